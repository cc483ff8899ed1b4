#include "code/frame/frame_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "text/rows.h"

namespace entente {
namespace {

using Words = std::vector<std::string_view>;

std::string with_blanks(std::string_view word) {
  std::string out(word);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

template <class E>
std::optional<E> named(std::string_view name, E last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<E>(i)) == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

SlotPlace place_of(std::string_view name) {
  SlotPlace out;
  out.actor = name.ends_with('@');
  out.site = name.ends_with('#');
  out.somebody = name.ends_with('%');
  if (out.actor || out.site || out.somebody) name.remove_suffix(1);
  constexpr std::array<std::string_view, 11> kinds = {"subj", "obj", "iobj", "comp", "inf", "adj", "wh", "poss", "cmp", "mod", "doer"};
  const auto found = std::find(kinds.begin(), kinds.end(), name);
  out.kind = found == kinds.end() ? SlotKind::prep : static_cast<SlotKind>(found - kinds.begin());
  if (found == kinds.end() && name != "bare") out.prep = with_blanks(name);
  return out;
}

class Reader {
 public:
  Reader(std::vector<Frame>& frames, StringMap<Role>& bound, std::string_view sorts) : frames_(frames), bound_(bound), sorts_(sorts) {}

  // Empty, or what is wrong with the line.
  std::string read(std::string_view line, std::uint32_t number) {
    const Words words = rows::words(line);
    if (words.empty() || words[0][0] == '#') return {};
    const std::string_view rest = rows::trimmed(line.substr(static_cast<std::size_t>(words[0].data() + words[0].size() - line.data())));
    if (words[0] == "set") return set_of(words);
    if (words[0] == "bound") return bound(rest);
    if (words[0] == "frame") return begin(words);
    if (frames_.empty()) return "a row before the first frame";
    Frame& frame = frames_.back();
    if (words[0] == "no") return frame.counterexamples.emplace_back(rest), std::string();
    if (words[0] == "tie") return tie(frame, words);
    if (words[0] == "v") return row(frame, RowKind::verb, rest, number);
    if (words[0] == "n") return row(frame, RowKind::noun, rest, number);
    if (words[0] == "c") return row(frame, RowKind::copular, rest, number);
    return "unknown kind of line";
  }

  std::string finish() const {
    for (const Frame& frame : frames_) {
      if (frame.rows.empty()) return fmt::format("frame {} has no rows", frame.name);
      if (frame.kind == ClaimKind::tie && !frame.tie) return fmt::format("frame {} is a tie without a tie line", frame.name);
      if (frame.counterexamples.empty()) return fmt::format("frame {} has no counterexample", frame.name);
    }
    return {};
  }

 private:
  std::string set_of(const Words& words) {
    if (words.size() < 3) return "a set without words";
    std::vector<std::string>& set = sets_[std::string(words[1])];
    for (std::size_t i = 2; i < words.size(); ++i) {
      const auto other = sets_.find(std::string(words[i]));
      if (other != sets_.end()) set.insert(set.end(), other->second.begin(), other->second.end());
      else if (words[i].starts_with("sort:") && !add_sort(words[i].substr(5), set)) return "unknown sort";
      else if (!words[i].starts_with("sort:")) set.push_back(with_blanks(words[i]));
    }
    return {};
  }

  // Lines "NAME: WORD, WORD" of the sorts. False if there is none.
  bool add_sort(std::string_view name, std::vector<std::string>& set) const {
    const std::size_t before = set.size();
    for (std::string_view line : rows::words(sorts_, "\n")) {
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos || line.substr(0, colon) != name) continue;
      for (std::string_view word : rows::words(line.substr(colon + 1), ",")) set.emplace_back(rows::trimmed(word));
    }
    return set.size() > before;
  }

  // ROLE PREP|PREP: VERBS
  std::string bound(std::string_view rest) {
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos) return "bound ROLE PREP: VERBS";
    const Words head = rows::words(rest.substr(0, colon));
    const auto role = head.size() == 2 ? named(head[0], Role::attribute) : std::nullopt;
    if (!role) return "bound ROLE PREP: VERBS";
    for (std::string_view verb : rows::words(rest.substr(colon + 1))) {
      for (std::string_view prep : rows::words(head[1], "|")) {
        const bool fresh = bound_.emplace(fmt::format("{}/{}", with_blanks(verb), with_blanks(prep)), *role).second;
        if (!fresh) return fmt::format("bound twice: {} {}", verb, prep);
      }
    }
    return {};
  }

  std::string begin(const Words& words) {
    const bool everyday = words.size() == 4 && words[3] == "everyday";
    if (words.size() != 3 && !everyday) return "frame NAME KIND [everyday]";
    if (!names_.insert(std::string(words[1])).second) return "a frame twice";
    const auto kind = named(words[2], ClaimKind::plan);
    if (!kind) return "unknown kind of claim";
    Frame& frame = frames_.emplace_back();
    frame.name = words[1];
    frame.kind = *kind;
    frame.everyday = everyday;
    return {};
  }

  static std::string tie(Frame& frame, const Words& words) {
    if (words.size() < 5) return "tie KIND SUBJECT OBJECT GOOD [symmetric]";
    const auto kind = named(words[1], TieKind::relations);
    const auto subject = named(words[2], Role::attribute);
    const auto object = named(words[3], Role::attribute);
    const auto good = named(words[4], Role::attribute);
    if (!kind || !subject || !object || !good) return "unknown tie or role";
    frame.tie = FrameTie{*kind, *subject, *object, *good, words.size() > 5 && words[5] == "symmetric"};
    return {};
  }

  std::string row(Frame& frame, RowKind kind, std::string_view text, std::uint32_t number) const {
    const std::size_t colon = text.find(':');
    const std::size_t bar = text.find(" | ");
    if (colon == std::string_view::npos || bar == std::string_view::npos || bar < colon) return "LEMMAS: SLOTS | EXAMPLE";
    FrameRow row;
    row.kind = kind;
    row.line = number;
    row.example = rows::trimmed(text.substr(bar + 3));
    for (std::string_view lemma : rows::words(text.substr(0, colon), " |")) row.lemmas.push_back(with_blanks(lemma));
    if (row.lemmas.empty() || row.example.empty()) return "a row without lemma or example";
    for (std::string_view word : rows::words(text.substr(colon + 1, bar - colon - 1), " \t")) {
      if (word.starts_with("degree=")) {
        row.degree = static_cast<std::int8_t>(word == "degree=+1" ? 1 : word == "degree=-1" ? -1 : 0);
        continue;
      }
      Slot slot;
      const std::string wrong = read_slot(word, slot);
      if (!wrong.empty()) return wrong;
      row.slots.push_back(std::move(slot));
    }
    frame.rows.push_back(std::move(row));
    return {};
  }

  // [+-]PLACE|PLACE[WORDS]/INNER@=ROLE
  std::string read_slot(std::string_view word, Slot& slot) const {
    const std::string whole(word);
    if (word.starts_with('+')) slot.required = true, word.remove_prefix(1);
    else if (word.starts_with('-')) slot.excluded = true, word.remove_prefix(1);
    const std::size_t equals = word.rfind('=');
    if (slot.excluded != (equals == std::string_view::npos)) return "slot without a role, or exclusion with one: " + whole;
    if (!slot.excluded) {
      slot.idle = word.substr(equals + 1) == "none";
      const auto role = slot.idle ? std::optional(Role::attribute) : named(word.substr(equals + 1), Role::attribute);
      if (!role) return "unknown role: " + whole;
      slot.role = *role;
      word = word.substr(0, equals);
    }
    if (word.ends_with('@') && word.find_first_of("[/") != std::string_view::npos) slot.actor = true, word.remove_suffix(1);
    const std::size_t slash = word.rfind('/');
    if (slash != std::string_view::npos) {
      for (std::string_view place : rows::words(word.substr(slash + 1), "|")) slot.inner.push_back(place_of(place));
      word = word.substr(0, slash);
    }
    const std::size_t bracket = word.find('[');
    if (bracket != std::string_view::npos) {
      if (!word.ends_with(']')) return "bracket not closed: " + whole;
      for (std::string_view item : rows::words(word.substr(bracket + 1, word.size() - bracket - 2), ",")) {
        const auto set = sets_.find(std::string(item));
        if (set != sets_.end()) slot.words.insert(slot.words.end(), set->second.begin(), set->second.end());
        else slot.words.push_back(with_blanks(item));
      }
      std::sort(slot.words.begin(), slot.words.end());
      word = word.substr(0, bracket);
    }
    for (std::string_view place : rows::words(word, "|")) slot.places.push_back(place_of(place));
    return slot.places.empty() ? "slot without a place: " + whole : std::string();
  }

  std::vector<Frame>& frames_;
  StringMap<Role>& bound_;
  std::string_view sorts_;
  std::map<std::string, std::vector<std::string>> sets_;
  std::set<std::string> names_;
};

}  // namespace

Result<FrameLexicon> FrameLexicon::load(std::string_view text, std::string_view sorts) {
  FrameLexicon lexicon;
  Reader reader(lexicon.frames_, lexicon.bound_, sorts);
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    ++number;
    const std::string wrong = reader.read(text.substr(at, end - at), number);
    if (!wrong.empty()) {
      return Error{Error::Kind::model, fmt::format("frames.txt, line {}: {}", number, wrong), static_cast<std::int64_t>(at)};
    }
    at = end + 1;
  }
  const std::string wrong = reader.finish();
  if (!wrong.empty()) return Error{Error::Kind::model, "frames.txt: " + wrong, -1};
  for (std::uint32_t f = 0; f < lexicon.frames_.size(); ++f) {
    for (std::uint32_t r = 0; r < lexicon.frames_[f].rows.size(); ++r) {
      const FrameRow& row = lexicon.frames_[f].rows[r];
      for (const std::string& lemma : row.lemmas) lexicon.index_[static_cast<int>(row.kind)][lemma].push_back({f, r});
    }
  }
  return lexicon;
}

std::optional<Role> FrameLexicon::bound(std::string_view verb, std::string_view prep) const {
  const auto at = [&](std::string_view lemma) { return bound_.find(fmt::format("{}/{}", lemma, prep)); };
  auto found = at(verb);
  if (found == bound_.end() && verb.find(' ') != std::string_view::npos) found = at(verb.substr(0, verb.find(' ')));
  return found == bound_.end() ? std::nullopt : std::optional(found->second);
}

const std::vector<FrameLexicon::RowRef>* FrameLexicon::rows(RowKind kind, std::string_view lemma) const {
  const auto& index = index_[static_cast<int>(kind)];
  const auto found = index.find(lemma);
  return found == index.end() ? nullptr : &found->second;
}

}  // namespace entente
