#include "entente/parse.h"

#include <algorithm>

#include "parse/encode.h"
#include "parse/features.h"
#include "parse/names.h"
#include "parse/one_subject.h"
#include "parse/parse_tokens.h"
#include "parse/place_names.h"
#include "parse/reported_clauses.h"
#include "parse/sentences.h"
#include "parse/tokens.h"
#include "parse/words.h"

namespace entente {
namespace {

using Impl = ParseModel::Impl;

// So many sentences are analysed at a time: enough for full batches, bounded memory for a book.
constexpr std::size_t group = 256;

// Blocks are parted by blank lines.
std::vector<Span> blocks_of(std::string_view text) {
  std::vector<Span> blocks;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    if (end > at) blocks.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end + 1;
    while (at < text.size() && text[at] == '\n') ++at;
  }
  return blocks;
}

Sentence sentence_of(std::span<const Span> spans, const Report& report) {
  Sentence s;
  s.span = {spans.front().begin, spans.back().end};
  s.title = !report.title.empty() && report.title.contains(s.span);
  s.tokens.resize(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) s.tokens[i].span = spans[i];
  return s;
}

// A chain under the first word: a tree, but nothing to be read from it.
void make_fallback(Sentence& s) {
  s.fallback = true;
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    s.tokens[i].relation = i == 0 ? "root" : "dep";
    s.tokens[i].head = i == 0 ? no_token : static_cast<TokenIndex>(i - 1);
  }
}

// A sentence over the limit is cut into fallbacks.
void add_sentence(std::span<const Span> spans, const Report& report, std::size_t max_tokens, std::vector<Sentence>& out) {
  const bool too_long = spans.size() > max_tokens;
  for (std::size_t at = 0; at < spans.size(); at += max_tokens) {
    out.push_back(sentence_of(spans.subspan(at, std::min(max_tokens, spans.size() - at)), report));
    if (too_long) make_fallback(out.back());
  }
}

std::vector<Sentence> split(const Impl& model, const Report& report, const ParseOptions& options) {
  std::vector<Sentence> out;
  Splitter splitter(model.splitter);
  Tokeniser tokeniser;
  std::vector<Span> tokens;
  std::vector<std::uint32_t> ends;
  const std::size_t max_tokens = std::clamp<std::size_t>(options.max_tokens, 1, 2000);
  for (const Span block : blocks_of(report.text)) {
    tokens.clear();
    tokeniser.run(report.text, block, tokens);
    splitter.run(report.text, tokens, ends);
    std::uint32_t from = 0;
    for (const std::uint32_t end : ends) {
      add_sentence(std::span(tokens).subspan(from, end - from), report, max_tokens, out);
      from = end;
    }
  }
  return out;
}

// A head or relation that a rule changed has no margin.
void mark_repairs(const Impl& m, const Analysis& a, std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& t = tokens[i];
    if (t.head != (a.heads[i] == 0 ? no_token : a.heads[i] - 1)) t.margins.head = 0;
    if (t.relation != m.relations[a.relations[i]]) t.margins.relation = 0;
  }
}

void apply(const Impl& m, const Analysis& a, std::string_view text, Sentence& s) {
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    Token& t = s.tokens[i];
    const TagName& tag = m.tags[a.tags[i]];
    t.upos = tag.upos;
    t.xpos = tag.xpos;
    t.lemma = m.lemmas.of(text.substr(t.span.begin, t.span.size()), t.xpos);
    t.head = a.heads[i] == 0 ? no_token : a.heads[i] - 1;
    t.relation = m.relations[a.relations[i]];
    t.margins = a.margins[i];
  }
  keep_one_subject(s.tokens, text);
  mark_reported_clauses(s.tokens);
  mark_repairs(m, a, s.tokens);
  s.names = names_of(a.names);
  mark_place_names(s.tokens, s.names);
  set_features(s.tokens, text);
}

void apply_nothing(std::string_view text, Sentence& s) {
  for (Token& t : s.tokens) t.lemma = lower(text.substr(t.span.begin, t.span.size()));
}

}  // namespace

void parse_tokens(std::string_view text, std::span<Sentence> sentences, Workspace& work) {
  std::vector<std::vector<std::string_view>> words;
  std::vector<Analysis> analyses;
  for (std::size_t from = 0; from < sentences.size(); from += group) {
    const auto part = sentences.subspan(from, std::min(group, sentences.size() - from));
    words.assign(part.size(), {});
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (part[i].fallback) continue;
      for (const Token& t : part[i].tokens) words[i].push_back(text.substr(t.span.begin, t.span.size()));
    }
    analyse(words, work, analyses);
    for (std::size_t i = 0; i < part.size(); ++i)
      part[i].fallback ? apply_nothing(text, part[i]) : apply(work.model, analyses[i], text, part[i]);
  }
}

std::vector<Sentence> parse(const ParseModel& model, const Report& report, const ParseOptions& options) {
  std::vector<Sentence> sentences = split(model.impl(), report, options);
  const Impl& impl = model.impl();
  std::unique_ptr<Workspace> work = impl.workspaces.take(impl);
  parse_tokens(report.text, sentences, *work);
  impl.workspaces.put(std::move(work));
  return sentences;
}

}  // namespace entente
