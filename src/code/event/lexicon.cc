// Reads data/lexicon/events: classes.txt, contexts.txt, compose.txt, and the frames. Format: docs/events.md.
#include "code/event/lexicon.h"

#include <algorithm>
#include <set>

#include "text/tables.h"

namespace entente {
namespace event {
namespace {

constexpr std::string_view frame_files[] = {
    "verbal_cooperation.txt", "material_cooperation.txt", "verbal_conflict.txt", "material_conflict.txt", "operators.txt",
    "silent.txt"};
constexpr std::string_view compose_names[] = {"none",     "perform", "promise", "refuse", "request",
                                              "threaten", "stop",    "lift",    "accept",  "future", "undergo",
                                              "announce"};

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

std::vector<std::string_view> split(std::string_view s, char by) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = s.find(by);
    if (const std::string_view part = trim(s.substr(0, at)); !part.empty()) parts.push_back(part);
    if (at == std::string_view::npos) return parts;
    s.remove_prefix(at + 1);
  }
}

/// First word of `s`, which it loses.
std::string_view word(std::string_view& s) {
  s = trim(s);
  const std::size_t end = std::min(s.find_first_of(" \t"), s.size());
  const std::string_view first = s.substr(0, end);
  s = trim(s.substr(end));
  return first;
}

std::optional<Compose> compose_of(std::string_view name) {
  for (int i = 0; i < compose_kinds; ++i) {
    if (compose_names[i] == name) return static_cast<Compose>(i);
  }
  return std::nullopt;
}

std::optional<Selector> selector_of(std::string_view s) {
  Selector out;
  if (s.ends_with('~')) out.depth = Depth::whose;
  if (s.ends_with('^')) out.depth = Depth::whom;
  if (out.depth != Depth::itself) s.remove_suffix(1);
  constexpr std::pair<std::string_view, Where> places[] = {
      {"subject", Where::subject}, {"object", Where::object}, {"iobject", Where::iobject}, {"owner", Where::owner},
      {"comp", Where::comp}, {"comp.subject", Where::comp_subject}, {"comp.modal", Where::comp_modal}, {"comp.to", Where::comp_to},
      {"condition.subject", Where::condition_subject}, {"support", Where::support}, {"mark", Where::mark}};
  for (const auto& [name, where] : places) {
    if (s == name) {
      out.where = where;
      return out;
    }
  }
  static constexpr std::string_view prepositions[] = {
      "about", "across", "after", "against", "alongside", "amid", "among", "around", "as", "at", "before", "behind", "between",
      "by", "concerning", "during", "for", "from", "in", "inside", "into", "near", "of", "off", "on", "onto", "out", "out_of", "following", "over",
      "regarding", "through", "throughout", "to", "together_with", "toward", "towards", "upon", "via", "with", "within", "without",
      "because_of", "along_with", "outside", "under", "along", "that", "behind"};
  for (const std::string_view p : prepositions) {
    if (s == p) {
      out.where = Where::prep;
      out.prep = p;
      std::replace(out.prep.begin(), out.prep.end(), '_', ' ');
      return out;
    }
  }
  return std::nullopt;
}

/// Reads the files line by line into the lexicon; the first fault ends it.
class Reader {
 public:
  explicit Reader(EventLexicon::Impl& lexicon) : lexicon_(lexicon) {}

  bool classes(std::string_view file, std::string_view text) { return lines(file, text, &Reader::class_line); }
  bool contexts(std::string_view file, std::string_view text) { return lines(file, text, &Reader::context_line); }
  bool compose(std::string_view file, std::string_view text) { return lines(file, text, &Reader::compose_line); }
  bool frames(std::string_view file, std::string_view text) {
    block_ = Frame{};
    return lines(file, text, &Reader::frame_line) && end_of_block();
  }
  const std::string& error() const { return error_; }

  NamedClasses named() const {
    return {.inverse = class_bit("undergo"),
            .force = class_bit("force") | class_bit("weapon") | class_bit("arms"),
            .text = class_bit("text"),
            .vague = class_bit("vague"),
            .person = class_bit("person") | class_bit("captive"),
            .topic = class_bit("topic"),
            .blow = class_bit("blow"),
            .suffered = class_bit("suffered"),
            .fight = class_bit("fight"),
            .idea = class_bit("idea"),
            .beast = class_bit("beast"),
            .undergone = class_bit("undergone"),
            .harm = class_bit("harm"),
            .release = class_bit("release"),
            .sites = {class_bit("civil_site"), class_bit("business_site"), class_bit("court_site"), class_bit("army_site")}};
  }

 private:
  using Line = bool (Reader::*)(std::string_view line, bool indented);

  bool fail(std::string what) {
    error_ = "lexicon/events/" + file_ + ":" + std::to_string(number_) + ": " + std::move(what);
    return false;
  }

  bool lines(std::string_view file, std::string_view text, Line read) {
    file_ = file;
    number_ = 0;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      ++number_;
      const std::string_view content = trim(line);
      if (content.empty() || content.front() == '#') continue;
      if (!(this->*read)(content, line.front() == ' ')) return false;
    }
    return true;
  }

  /// "aid: relief, medicine"; a class of the same name goes on, "@food" takes in another class.
  bool class_line(std::string_view line, bool) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return fail("a class without a colon");
    const std::string name(trim(line.substr(0, colon)));
    auto& names = lexicon_.class_names;
    std::size_t bit = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    if (bit == names.size()) names.push_back(name);
    if (bit >= 64) return fail("more than 64 classes");
    for (const std::string_view entry : split(line.substr(colon + 1), ',')) {
      if (entry.front() == '@') {
        const Classes other = class_bit(entry.substr(1));
        if (other == 0) return fail("no class " + std::string(entry));
        for (auto& [lemma, mask] : lexicon_.classes) {
          if (mask & other) mask |= Classes{1} << bit;
        }
      } else {
        lexicon_.classes[std::string(entry)] |= Classes{1} << bit;
      }
    }
    return true;
  }

  bool context_line(std::string_view line, bool) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return fail("a context without a colon");
    const std::string name(trim(line.substr(0, colon)));
    if (!is_context(name)) return fail("no context " + name);
    auto& names = lexicon_.context_names;
    const std::size_t bit = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    if (bit == names.size()) names.push_back(name);
    for (const std::string_view lemma : split(line.substr(colon + 1), ',')) {
      lexicon_.contexts[std::string(lemma)] |= std::uint64_t{1} << bit;
    }
    return true;
  }

  Classes class_bit(std::string_view name) const {
    for (std::size_t i = 0; i < lexicon_.class_names.size(); ++i) {
      if (lexicon_.class_names[i] == name) return Classes{1} << i;
    }
    return 0;
  }

  bool type_and_mode(std::string_view text, Outcome& out) {
    const std::string_view name = word(text);
    out.known = true;
    if (name == "SAME") {
      out.same = true;
      return text.empty() || fail("SAME has no mode");
    }
    if (name == "NONE") {
      out.silent = true;
      return text.empty() || fail("NONE has no mode");
    }
    const std::optional<EventType> type = event_type_of(name);
    if (!type) return fail("no type " + std::string(name));
    if (!is_mode(*type, text)) return fail("no mode " + std::string(text) + " of " + std::string(name));
    out.type = *type;
    out.mode = text;
    return true;
  }

  /// "promise" opens a table; "  AID, COERCE arrest -> AGREE" is a row, "*" any type.
  bool compose_line(std::string_view line, bool indented) {
    if (!indented) {
      const std::optional<Compose> kind = compose_of(line);
      if (!kind || *kind == Compose::none) return fail("no composition " + std::string(line));
      kind_ = *kind;
      return true;
    }
    const std::size_t arrow = line.find("->");
    if (arrow == std::string_view::npos) return fail("a row without an arrow");
    Outcome to;
    if (!type_and_mode(trim(line.substr(arrow + 2)), to)) return false;
    for (std::string_view from : split(line.substr(0, arrow), ',')) {
      EventLexicon::Impl::Row row{std::nullopt, {}, to};
      if (from != "*") {
        Outcome left;
        if (!type_and_mode(from, left)) return false;
        row.from = left.type;
        row.from_mode = left.mode;
      }
      lexicon_.compose[static_cast<std::size_t>(kind_)].push_back(std::move(row));
    }
    return true;
  }

  bool selectors(std::string_view text, std::vector<Selector>& out) {
    for (const std::string_view part : split(text, ',')) {
      const std::optional<Selector> selector = selector_of(part);
      if (!selector) return fail("no selector " + std::string(part));
      out.push_back(*selector);
    }
    return true;
  }

  /// "!object @aid|rice": the phrase, then what its head must (not) be.
  bool condition(std::string_view text, Frame& frame) {
    Condition out;
    if (text.starts_with('!')) {
      out.negated = true;
      text.remove_prefix(1);
    }
    const std::optional<Selector> selector = selector_of(word(text));
    if (!selector) return fail("no selector in the condition " + std::string(text));
    out.selector = *selector;
    for (const std::string_view w : split(text, '|')) {
      if (w.front() != '@') {
        out.words.emplace_back(w);
        continue;
      }
      const Classes bit = class_bit(w.substr(1));
      if (bit == 0) return fail("no class " + std::string(w));
      out.classes |= bit;
    }
    std::sort(out.words.begin(), out.words.end());
    frame.conditions.push_back(std::move(out));
    return true;
  }

  /// "v ban, bar [object @goods] : subject > object, from": lemmas, conditions, whose the roles are.
  bool lexemes(Part part, std::string_view text) {
    Frame frame = block_;
    frame.part = part;
    const std::size_t colon = text.find(':');
    std::string_view left = trim(text.substr(0, colon));
    if (const std::size_t open = left.find('['); open != std::string_view::npos) {
      if (!left.ends_with(']')) return fail("conditions are not closed");
      for (const std::string_view c : split(left.substr(open + 1, left.size() - open - 2), ';')) {
        if (!condition(c, frame)) return false;
      }
      left = trim(left.substr(0, open));
    }
    for (const std::string_view lemma : split(left, ',')) frame.lemmas.emplace_back(lemma);
    if (frame.lemmas.empty()) return fail("no lemma");
    if (colon == std::string_view::npos) {
      if (!frame.silent) return fail("no roles");
    } else if (!roles(text.substr(colon + 1), frame)) {
      return false;
    }
    pending_.push_back({std::move(frame), number_});
    return true;
  }

  bool roles(std::string_view text, Frame& frame) {
    const std::size_t arrow = text.find('>');
    std::string_view actors = text.substr(0, arrow);
    std::string joined(actors);
    if (joined.find('&') != std::string::npos) {
      frame.join = true;
      std::replace(joined.begin(), joined.end(), '&', ',');
    }
    if (!selectors(joined, frame.actors)) return false;
    return arrow == std::string_view::npos || selectors(text.substr(arrow + 1), frame.recipients);
  }

  /// Two frames that match the same clauses and differ in what they say are a fault, unless their priorities differ.
  void add(Frame frame) {
    const auto id = static_cast<std::uint32_t>(lexicon_.frames.size());
    for (const std::string& lemma : frame.lemmas) {
      auto& ids = lexicon_.index[static_cast<std::size_t>(frame.part)][lemma];
      std::string key = signature(frame) + "|" + std::to_string(static_cast<int>(frame.part)) + "|" + lemma;
      if (!seen_.insert(std::move(key)).second) {
        fail(block_.name + ": duplicate: " + lemma + " with the same conditions and priority");
        return;
      }
      ids.push_back(id);
    }
    lexicon_.frames.push_back(std::move(frame));
  }

  static std::string signature(const Frame& frame) {
    std::string out = std::to_string(frame.priority);
    for (const Condition& c : frame.conditions) {
      out += c.negated ? ";!" : ";";
      out += std::to_string(static_cast<int>(c.selector.where)) + c.selector.prep + std::to_string(c.classes);
      out += std::to_string(static_cast<int>(c.selector.depth));
      for (const std::string& w : c.words) out += "|" + w;
    }
    return out;
  }

  /// What stands after the lemmas holds for all of the block, so frames are taken in at its end.
  bool end_of_block() {
    if (!block_.name.empty() && pending_.empty()) return fail("frame " + block_.name + " has no lemmas");
    const int here = number_;
    for (auto& [frame, line] : pending_) {
      frame.compose = block_.compose;
      frame.on = block_.on;
      frame.priority = block_.priority;
      frame.needs_recipient = block_.needs_recipient;
      frame.doer_implied = block_.doer_implied;
      frame.denies = block_.denies;
      frame.status = block_.status;
      number_ = line;
      add(std::move(frame));
      if (!error_.empty()) return false;
    }
    number_ = here;
    pending_.clear();
    return true;
  }

  bool head_line(std::string_view line) {
    if (!end_of_block()) return false;
    block_ = Frame{};
    block_.name = word(line);
    if (!names_.insert(block_.name).second) return fail("a second frame " + block_.name);
    if (line == "OPERATOR") {
      block_.bare = true;
      return true;
    }
    Outcome what;
    if (!type_and_mode(line, what)) return false;
    if (what.same) return fail("SAME is for compositions");
    block_.silent = what.silent;
    block_.type = what.type;
    block_.mode = what.mode;
    return true;
  }

  bool example(std::string_view text, bool positive) {
    Example out{block_.name, {}, {}, positive};
    const std::size_t arrow = text.rfind("=>");
    if (arrow != std::string_view::npos) out.want = trim(text.substr(arrow + 2));
    out.text = trim(text.substr(0, arrow));
    if (out.text.empty()) return fail("an empty example");
    lexicon_.examples.push_back(std::move(out));
    return true;
  }

  bool frame_line(std::string_view line, bool indented) {
    if (!indented) return head_line(line);
    if (block_.name.empty()) return fail("a line outside a frame");
    const std::string_view key = word(line);
    if (key == "v") return lexemes(Part::verb, line);
    if (key == "n") return lexemes(Part::noun, line);
    if (key == "a") return lexemes(Part::adjective, line);
    if (key == "+" || key == "-") return example(line, key == "+");
    if (key == "compose") {
      const std::optional<Compose> kind = compose_of(word(line));
      if (!kind || word(line) != "on") return fail("compose KIND on SELECTORS");
      block_.compose = *kind;
      return selectors(line, block_.on);
    }
    if (key == "denies") {
      block_.denies = true;
      return block_.silent ? selectors(line, block_.on) : fail("only a silent frame denies");
    }
    if (key == "status") {
      block_.status = status_of(line);
      return block_.status.has_value() || fail("no status " + std::string(line));
    }
    if (key == "swallow") return block_.silent ? selectors(line, block_.on) : fail("only a silent frame swallows");
    if (key == "priority") {
      block_.priority = 0;
      for (const char c : line) {
        if (c < '0' || c > '9') return fail("a priority is a number");
        block_.priority = block_.priority * 10 + (c - '0');
      }
      return true;
    }
    if (key == "needs" && line == "recipient") return block_.needs_recipient = true;
    if (key == "doer" && line == "implied") return block_.doer_implied = true;
    return fail("what is \"" + std::string(key) + "\"?");
  }

  EventLexicon::Impl& lexicon_;
  std::string file_, error_;
  int number_ = 0;
  Compose kind_ = Compose::none;
  Frame block_;
  std::vector<std::pair<Frame, int>> pending_;
  std::set<std::string> names_, seen_;
};

}  // namespace

/// A parser's slip in a regular verb ("bombe" for "bomb") must not hide it: the endings are taken off the form as written.
std::vector<std::string> regular_lemmas(std::string_view form) {
  std::vector<std::string> out;
  std::string word(form);
  for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  for (const std::string_view ending : {"ied", "ed", "d", "ing", "ies", "es", "s"}) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) continue;
    std::string stem = word.substr(0, word.size() - ending.size());
    if (ending == "ied" || ending == "ies") stem += 'y';
    out.push_back(stem);
    if (ending == "ing") out.push_back(stem + "e");
    if (stem.size() > 3 && stem.back() == stem[stem.size() - 2]) out.push_back(stem.substr(0, stem.size() - 1));
  }
  return out;
}

}  // namespace event

event::Classes EventLexicon::Impl::classes_of(const std::string& lemma) const {
  if (!class_words.passes(lemma)) return 0;
  const auto found = classes.find(lemma);
  return found == classes.end() ? 0 : found->second;
}

std::uint64_t EventLexicon::Impl::contexts_of(const std::string& lemma) const {
  const auto found = contexts.find(lemma);
  return found == contexts.end() ? 0 : found->second;
}

event::Outcome EventLexicon::Impl::composed(event::Compose kind, EventType type, std::string_view mode) const {
  for (const Row& row : compose[static_cast<std::size_t>(kind)]) {
    if ((row.from && *row.from != type) || (!row.from_mode.empty() && row.from_mode != mode)) continue;
    return row.to.same ? event::Outcome{true, false, false, type, std::string(mode)} : row.to;
  }
  return {};
}

Result<EventLexicon> EventLexicon::load() {
  std::vector<EventText> files;
  for (const std::string_view name : event::frame_files) {
    files.push_back({name, table("lexicon/events/" + std::string(name))});
  }
  const EventText classes[] = {{"classes.txt", table("lexicon/events/classes.txt")}, {"sorts.txt", table("lexicon/events/sorts.txt")}};
  return load(classes, {"contexts.txt", table("lexicon/events/contexts.txt")},
              {"compose.txt", table("lexicon/events/compose.txt")}, files);
}

Result<EventLexicon> EventLexicon::load(std::span<const EventText> classes, EventText contexts, EventText compose,
                                        std::span<const EventText> frames) {
  auto impl = std::make_shared<Impl>();
  event::Reader reader(*impl);
  bool fine = std::all_of(classes.begin(), classes.end(), [&](const EventText& file) { return reader.classes(file.name, file.text); }) && reader.contexts(contexts.name, contexts.text) &&
              reader.compose(compose.name, compose.text);
  for (const EventText& file : frames) {
    if (file.text.empty()) return Error{Error::Kind::model, "lexicon/events/" + std::string(file.name) + ": is missing"};
    fine = fine && reader.frames(file.name, file.text);
  }
  if (!fine) return Error{Error::Kind::model, reader.error()};
  impl->named = reader.named();
  impl->class_words = Sieve(impl->classes.size());
  for (const auto& [lemma, _] : impl->classes) impl->class_words.add(lemma);
  return EventLexicon(std::move(impl));
}

}  // namespace entente
