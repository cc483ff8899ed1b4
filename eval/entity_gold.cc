#include "entity_gold.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace entente::eval {
namespace {

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t at = text.find(by);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

std::string_view field_of(std::string_view features, std::string_view name) {
  for (const std::string_view part : split(features, '|')) {
    if (part.size() > name.size() && part.starts_with(name) && part[name.size()] == '=') return part.substr(name.size() + 1);
  }
  return {};
}

Features features_of(std::string_view feats) {
  Features f;
  if (field_of(feats, "Number") == "Sing") f.number = Number::singular;
  if (field_of(feats, "Number") == "Plur") f.number = Number::plural;
  if (field_of(feats, "Poss") == "Yes") f.possessive = true;
  if (field_of(feats, "Polarity") == "Neg") f.negative = true;
  if (field_of(feats, "VerbForm") == "Part") f.verb_form = VerbForm::participle;
  return f;
}

struct Open {
  std::string group, type;
  std::size_t sentence, token;
};

std::string kind_of(std::string_view type) {
  if (type == "person") return "person";
  if (type == "organization") return "organisation";
  return type == "place" ? "place" : "other";
}

class Reader {
 public:
  explicit Reader(const std::string& name) : name_(name) {}

  Result<std::vector<EntityDocument>> run(std::string_view bytes) {
    for (const std::string_view line : split(bytes, '\n')) {
      ++number_;
      if (line.empty()) end_sentence();
      else if (line.front() == '#') comment(line);
      else if (!word(line)) return Error{Error::Kind::format, fmt::format("{}:{}: not a line of CoNLL-U", name_, number_)};
    }
    end_sentence();
    end_document();
    return std::move(documents_);
  }

 private:
  void comment(std::string_view line) {
    if (line.starts_with("# newdoc")) {
      end_document();
      documents_.emplace_back();
      documents_.back().name = line.substr(std::min<std::size_t>(line.size(), 14));
    } else if (line == "# newpar" || line.starts_with("# newpar ")) {
      paragraph_ = true;
    } else if (line.starts_with("# text = ")) {
      text_ = line.substr(9);
    }
  }

  bool word(std::string_view line) {
    const auto f = split(line, '\t');
    if (f.size() != 10) return false;
    if (f[0].find('.') != std::string_view::npos) return true;
    if (const std::size_t dash = f[0].find('-'); dash != std::string_view::npos) {
      multi_ = std::string(f[1]);
      return true;
    }
    forms_.emplace_back(f[1]);
    Token token;
    token.lemma = f[2];
    token.upos = upos_of(f[3]).value_or(Upos::X);
    token.xpos = f[4];
    token.features = features_of(f[5]);
    const int head = std::stoi(std::string(f[6]));
    token.head = head == 0 ? no_token : static_cast<TokenIndex>(head - 1);
    token.relation = f[7];
    sentence_.tokens.push_back(std::move(token));
    misc_.emplace_back(field_of(f[9], "Entity"));
    return true;
  }

  void place_tokens() {
    Report& report = documents_.back().report;
    if (!report.text.empty()) report.text += paragraph_ ? "\n\n" : " ";
    paragraph_ = false;
    const auto base = static_cast<std::uint32_t>(report.text.size());
    report.text += text_;
    std::size_t at = 0;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const std::size_t found = text_.find(forms_[i], at);
      // A word of a multiword token that is not written so ("n't" of "can't" is; "de" of "du" is not) stands for nothing.
      const bool seen = found != std::string::npos && found <= at + 2;
      const std::size_t begin = seen ? found : at;
      at = seen ? found + forms_[i].size() : at;
      sentence_.tokens[i].span = {base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(at)};
    }
    sentence_.span = {base, base + static_cast<std::uint32_t>(text_.size())};
  }

  void close(const Open& open, std::size_t last) {
    EntityDocument& doc = documents_.back();
    Marked m;
    const auto& tokens = sentence_.tokens;
    m.span = tokens[open.token].span.joined(tokens[last].span);
    std::size_t head = open.token;
    for (std::size_t t = open.token; t <= last; ++t) {
      if (tokens[t].head == no_token || tokens[t].head < open.token || tokens[t].head > last) {
        head = t;
        break;
      }
    }
    m.head = tokens[head].span;
    m.pronoun = open.token == last && tokens[head].upos == Upos::PRON;
    const auto [it, made] = groups_.emplace(open.group, std::pair(static_cast<std::int32_t>(groups_.size()), kind_of(open.type)));
    m.cluster = it->second.first;
    doc.gold.push_back(m);
  }

  void read_marks(std::size_t token) {
    std::string_view rest = misc_[token];
    while (!rest.empty()) {
      if (rest.front() == '(') {
        std::size_t end = rest.find_first_of("()", 1);
        if (end == std::string_view::npos) end = rest.size();
        const auto parts = split(rest.substr(1, end - 1), '-');
        Open open{std::string(parts[0].substr(0, parts[0].find('['))), parts.size() > 1 ? std::string(parts[1]) : "", 0, token};
        const bool parted = parts[0].find('[') != std::string_view::npos;
        if (end < rest.size() && rest[end] == ')') {
          if (!parted) close(open, token);
          ++end;
        } else {
          open_.push_back(open);
        }
        rest.remove_prefix(end);
      } else {
        const std::size_t end = std::min(rest.find(')'), rest.size());
        const std::string group(rest.substr(0, std::min(end, rest.find('['))));
        for (std::size_t i = open_.size(); i-- > 0;) {
          if (open_[i].group != group) continue;
          close(open_[i], token);
          open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
          break;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }

  void end_sentence() {
    if (sentence_.tokens.empty()) return;
    if (documents_.empty()) documents_.emplace_back();
    place_tokens();
    for (std::size_t t = 0; t < misc_.size(); ++t) read_marks(t);
    open_.clear();
    documents_.back().sentences.push_back(std::move(sentence_));
    sentence_ = {};
    forms_.clear();
    misc_.clear();
  }

  void end_document() {
    if (documents_.empty()) return;
    std::map<std::int32_t, std::string> kinds;
    for (const auto& [group, made] : groups_) kinds[made.first] = made.second;
    for (Marked& m : documents_.back().gold) m.kind = kinds[m.cluster];
    documents_.back().report.id = hash_report(documents_.back().report.text);
    groups_.clear();
  }

  const std::string& name_;
  std::size_t number_ = 0;
  std::vector<EntityDocument> documents_;
  Sentence sentence_;
  std::vector<std::string> forms_, misc_;
  std::string multi_, text_;
  bool paragraph_ = false;
  std::vector<Open> open_;
  std::map<std::string, std::pair<std::int32_t, std::string>> groups_;
};

}  // namespace

Result<std::vector<EntityDocument>> read_entities(std::string_view bytes, const std::string& name) { return Reader(name).run(bytes); }

}  // namespace entente::eval
