#include "code/grammar/pattern.h"

#include <algorithm>

namespace entente {
namespace {

bool is_class(std::string_view name) { return name[0] >= 'A' && name[0] <= 'Z'; }

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
    } else if (text[at] == '\'') {
      const std::size_t end = std::min(text.find('\'', at + 2), text.size() - 1);
      words.emplace_back(text.substr(at, end + 1 - at));
      at = end + 1;
    } else if (std::string_view("()[]/!?~").find(text[at]) != std::string_view::npos) {
      words.emplace_back(1, text[at++]);
    } else {
      const std::size_t end = std::min(text.find_first_of(" ()[]/!?~", at), text.size());
      words.emplace_back(text.substr(at, end - at));
      at = end;
    }
  }
  return words;
}

Error fault(std::string what) { return {Error::Kind::model, std::move(what), -1}; }

/// The sequences of a group that is still open, and of the alternatives before it.
struct Open {
  std::vector<Sequence> done;            // alternatives already closed by '/'
  std::vector<Sequence> current{{}};     // the one being read
  std::vector<Sequence> before_last;     // `current` before the last item, for '?'
  bool glue = false;                     // '~' before the group
};

bool append(std::vector<Sequence>& to, const std::vector<Sequence>& tails) {
  if (to.size() * tails.size() > max_sequences) return false;
  std::vector<Sequence> out;
  out.reserve(to.size() * tails.size());
  for (const Sequence& head : to) {
    for (const Sequence& tail : tails) {
      out.push_back(head);
      out.back().insert(out.back().end(), tail.begin(), tail.end());
    }
  }
  to = std::move(out);
  return true;
}

std::uint32_t symbol_of(Lexicon& lexicon, std::string_view word) {
  if (is_class(word)) return lexicon.class_of(word);
  if (word.size() >= 3 && word.front() == '\'' && word.back() == '\'') word = word.substr(1, word.size() - 2);
  return lexicon.literal(word);
}

/// Reads words [from, to) as one side condition: "[ X / Y ]" or "[! X / Y ]".
void read_condition(Lexicon& lexicon, const std::vector<std::string>& words, std::size_t from, std::size_t to, std::vector<ClassId>& classes,
                    bool& negated) {
  for (std::size_t i = from; i < to; ++i) {
    if (words[i] == "!") negated = true;
    else if (words[i] != "/") classes.push_back(static_cast<ClassId>(symbol_of(lexicon, words[i])));
  }
}

Result<std::vector<Sequence>> expand(Lexicon& lexicon, const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::vector<Open> stack(1);
  bool glue = false;
  for (std::size_t i = from; i < to; ++i) {
    Open& top = stack.back();
    const std::string& word = words[i];
    if (word == "(") {
      stack.emplace_back();
      stack.back().glue = std::exchange(glue, false);
    } else if (word == "/") {
      top.done.insert(top.done.end(), top.current.begin(), top.current.end());
      top.current = {{}};
    } else if (word == ")") {
      if (stack.size() < 2) return fault("a bracket closes that none opened");
      Open group = std::move(top);
      stack.pop_back();
      group.done.insert(group.done.end(), group.current.begin(), group.current.end());
      if (group.glue) {
        for (Sequence& s : group.done) {
          if (!s.empty()) s[0] |= glued_bit;
        }
      }
      stack.back().before_last = stack.back().current;
      if (!append(stack.back().current, group.done)) return fault("the pattern stands for too many sequences");
    } else if (word == "?") {
      top.current.insert(top.current.end(), top.before_last.begin(), top.before_last.end());
      if (top.current.size() > max_sequences) return fault("the pattern stands for too many sequences");
    } else if (word == "~") {
      glue = true;
    } else if (word == "[" || word == "]" || word == "!") {
      return fault("a side condition stands inside the pattern");
    } else {
      top.before_last = top.current;
      const std::uint32_t symbol = symbol_of(lexicon, word) | (std::exchange(glue, false) ? glued_bit : 0u);
      for (Sequence& s : top.current) s.push_back(symbol);
    }
  }
  if (stack.size() != 1) return fault("a bracket is not closed");
  std::vector<Sequence> out = std::move(stack[0].done);
  out.insert(out.end(), stack[0].current.begin(), stack[0].current.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.empty() || out.front().empty()) return fault("the pattern can be empty");
  return out;
}

}  // namespace

Result<Pattern> read_pattern(Lexicon& lexicon, std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  std::size_t from = 0, to = words.size();
  Pattern pattern;
  if (from < to && words[from] == "[") {
    const std::size_t close = static_cast<std::size_t>(std::find(words.begin(), words.end(), "]") - words.begin());
    if (close == words.size()) return fault("a side condition is not closed");
    read_condition(lexicon, words, from + 1, close, pattern.before, pattern.not_before);
    from = close + 1;
  }
  if (from < to && words[to - 1] == "]") {
    std::size_t open = to - 1;
    while (open > from && words[open] != "[") --open;
    if (words[open] != "[") return fault("a side condition is not opened");
    read_condition(lexicon, words, open + 1, to - 1, pattern.after, pattern.not_after);
    to = open;
  }
  Result<std::vector<Sequence>> sequences = expand(lexicon, words, from, to);
  if (!sequences) return sequences.error();
  pattern.sequences = std::move(*sequences);
  return pattern;
}

}  // namespace entente
