#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>

#include "code/confidence/confidence.h"
#include "values/tokens.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 8> official_sectors = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP"};
constexpr std::array<std::string_view, 4> business_sectors = {"BUS", "MNC", "MED", "JRN"};

double is(bool value) { return value ? 1 : 0; }
double capped(double value, double most) { return std::min(value, most) / most; }
double of_length(double n, double usual) { return std::log1p(n) / std::log1p(usual); }
// Odds against the choice: 1 where the next best is as good, 0 where nothing comes near.
double odds(std::uint8_t margin) {
  static const std::array<double, 256> all = [] {
    std::array<double, 256> out{};
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = std::exp(-static_cast<double>(i) / 8);
    return out;
  }();
  return all[margin];
}

template <std::size_t N>
bool has_sector(const Actor& actor, const std::array<std::string_view, N>& sectors) {
  return !actor.sectors.empty() && std::find(sectors.begin(), sectors.end(), actor.sectors.front()) != sectors.end();
}

/// The parser's doubts over a set of words.
struct Parsing {
  double words = 0, head = 0, relation = 0, tag = 0, name = 0;         // sums of odds
  double worst_head = 0, worst_relation = 0, worst_tag = 0, worst_name = 0;

  void add(const Token& token) {
    const double h = odds(token.margins.head), r = odds(token.margins.relation), t = odds(token.margins.tag), n = odds(token.margins.name);
    words += 1;
    head += h, relation += r, tag += t, name += n;
    worst_head = std::max(worst_head, h), worst_relation = std::max(worst_relation, r);
    worst_tag = std::max(worst_tag, t), worst_name = std::max(worst_name, n);
  }
  double mean(double sum) const { return words > 0 ? sum / words : 0; }
};

/// How well the actors of one side are known.
struct Side {
  double actors = 0, stateless = 0, sectorless = 0, nameless = 0, elsewhere = 0, linked = 0, official = 0, states = 0;

  Side(const std::vector<Actor>& side, const Sentence& sentence) {
    for (const Actor& a : side) {
      actors += 1;
      stateless += is(a.state.empty());
      sectorless += is(a.sectors.empty());
      nameless += is(a.name.empty());
      linked += is(!a.name.empty() && a.name.find(a.text) == std::string::npos && a.text.find(a.name) == std::string::npos);
      elsewhere += is(a.span.empty() || !sentence.span.contains(a.span));
      official += is(has_sector(a, official_sectors));
      states += is(!a.state.empty() && a.sectors.empty());
    }
  }
  double share(double of) const { return actors > 0 ? of / actors : 0; }
};

bool pronoun(const Token& token) { return token.xpos == "PRP" || token.xpos == "PRP$" || token.xpos == "DT" || token.xpos == "WDT" || token.xpos == "WP"; }

class Reading {
 public:
  Reading(const Report& report, const Sentence& sentence, const Coding& coding, const Topic& topic, const Claim& claim)
      : report_(report), sentence_(sentence), coding_(coding), topic_(topic), claim_(claim) {}

  std::vector<Doubt> of_claim() {
    out_.reserve(128);
    put("bias", 1);
    parsing();
    surroundings();
    shape();
    arguments();
    return std::move(out_);
  }

 private:
  void put(std::string_view name, double value) { out_.push_back({name, value}); }

  const Token* at(std::uint32_t begin) const {
    const TokenIndex t = token_beginning_at(sentence_, begin);
    return t == no_token ? nullptr : &sentence_.tokens[t];
  }

  void parsing() {
    Parsing core, whole, inside;
    for (const Token& t : sentence_.tokens) {
      if (t.upos == Upos::PUNCT) continue;
      whole.add(t);
      if (claim_.cite.span.contains(t.span)) inside.add(t);
    }
    if (const Token* t = at(claim_.head.begin)) core.add(*t);
    const Token* predicate = at(claim_.head.begin);
    for (const Argument& arg : claim_.args) if (const Token* t = at(arg.head.begin)) core.add(*t);
    put("head_worst", core.worst_head);
    put("head_mean", core.mean(core.head));
    put("relation_worst", core.worst_relation);
    put("relation_mean", core.mean(core.relation));
    put("tag_worst", core.worst_tag);
    put("name_worst", core.worst_name);
    put("predicate_head", predicate != nullptr ? odds(predicate->margins.head) : 1);
    put("predicate_tag", predicate != nullptr ? odds(predicate->margins.tag) : 1);
    put("predicate_relation", predicate != nullptr ? odds(predicate->margins.relation) : 1);
    put("clause_heads", capped(inside.head, 3));
    put("clause_relations", capped(inside.relation, 3));
    put("clause_names", capped(inside.name, 3));
    put("sentence_head", whole.mean(whole.head) * 4);
    put("sentence_relation", whole.mean(whole.relation) * 4);
    put("sentence_tag", whole.mean(whole.tag) * 4);
  }

  void surroundings() {
    const double tokens = static_cast<double>(sentence_.tokens.size());
    const std::string_view text = report_.at(sentence_.span);
    const double names = static_cast<double>(sentence_.names.size());
    const auto claims = std::ranges::equal_range(coding_.claims, claim_.sentence, {}, &Claim::sentence);
    const auto next = std::ranges::upper_bound(coding_.quotes, claim_.head.begin, {}, [](const Quote& q) { return q.span.begin; });
    const bool quoted = next != coding_.quotes.begin() && std::prev(next)->kind != QuoteKind::indirect && std::prev(next)->span.contains(claim_.head);
    put("length", of_length(tokens, 30));
    put("short", is(tokens < 9));
    put("names", capped(names, 5));
    put("claims", capped(static_cast<double>(claims.size()), 8));
    put("title", is(sentence_.title || sentence_.span.begin == 0));
    put("stopless", is(text.find_last_of(".?!") == std::string_view::npos));
    put("asks", is(text.find('?') != std::string_view::npos));
    put("quoted", is(quoted));
    put("first_lines", is(claim_.sentence < 4));
    put("states_named", topic_.states);
    put("state_mentions", topic_.state_mentions);
    put("officials", topic_.officials);
    put("business", topic_.business);
  }

  void shape() {
    const double cite = claim_.cite.span.size(), all = std::max<double>(sentence_.span.size(), 1);
    put("cite_length", of_length(cite, 150));
    put("cite_share", cite / all);
    put("frameless", is(claim_.frame.empty()));
    put("negated", is(claim_.negated));
    for (const ClaimKind kind : {ClaimKind::comment, ClaimKind::tie, ClaimKind::state, ClaimKind::statement, ClaimKind::plan}) put(name_of(kind), is(claim_.kind == kind));
    put("background", is(claim_.status == Status::background));
    put("ongoing", is(claim_.status == Status::ongoing));
    put("ahead", is(claim_.status == Status::planned || claim_.status == Status::expected));
    put("supposed", is(claim_.status == Status::possible || claim_.status == Status::conditional || claim_.status == Status::counterfactual));
    put("denied", is(claim_.status == Status::denied || claim_.status == Status::unclear));
    std::string_view form;
    for (const std::string& rule : claim_.rules) if (rule.starts_with("clause: ")) form = std::string_view(rule).substr(8);
    const std::size_t blank = form.find(' ');
    const std::string_view link = blank == std::string_view::npos ? std::string_view() : form.substr(blank + 1);
    form = form.substr(0, blank);
    for (const std::string_view f : {"light", "copular", "existential", "nominal", "appositive"}) put(f, is(form == f));
    for (const std::string_view l : {"root", "ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "parataxis"}) put(l, is(link == l));
    put("holders", capped(static_cast<double>(claim_.holders.size()), 2));
  }

  void arguments() {
    double farthest = 0, pronouns = 0, unsure = 0, strangers = 0, nameless = 0, longest = 0, stateless = 0;
    std::array<double, 13> roles{};
    double agent_pronoun = 0, agent_nobody = 0, known = 0;
    std::set<std::uint32_t> heads;
    for (const Argument& arg : claim_.args) {
      roles[static_cast<std::size_t>(arg.role)] += 1;
      heads.insert(arg.head.begin);
      farthest = std::max(farthest, std::abs(static_cast<double>(arg.head.begin) - static_cast<double>(claim_.head.begin)));
      longest = std::max<double>(longest, arg.span.size());
      const Token* t = at(arg.head.begin);
      const bool pro = t != nullptr && pronoun(*t);
      pronouns += is(pro);
      strangers += is(t == nullptr);
      if (arg.entity >= 0) {
        const Entity& e = coding_.entities[static_cast<std::size_t>(arg.entity)];
        nameless += is(!e.named && !arg.actors.empty());
        const auto m = std::ranges::lower_bound(e.mentions, arg.head.begin, {}, [](const Mention& x) { return x.head.begin; });
        unsure += is(m != e.mentions.end() && m->head == arg.head && !m->sure);
      }
      known += is(!arg.actors.empty());
      for (const Actor& a : arg.actors) stateless += is(a.state.empty()), nameless += is(a.name.empty() && a.state.empty() && a.sectors.empty());
      if (arg.role == Role::agent) agent_pronoun += is(pro), agent_nobody += is(arg.actors.empty());
    }
    const auto n = [&](Role role) { return roles[static_cast<std::size_t>(role)]; };
    put("arguments", capped(static_cast<double>(claim_.args.size()), 5));
    put("one_argument", is(claim_.args.size() < 2));
    put("no_argument", is(claim_.args.empty()));
    put("doubled", is(heads.size() < claim_.args.size()));
    put("distance", of_length(farthest, 80));
    put("longest", of_length(longest, 60));
    put("agents", capped(n(Role::agent), 2));
    put("themes", capped(n(Role::theme), 2));
    put("recipients", is(n(Role::recipient) > 0));
    put("contents", is(n(Role::content) > 0));
    put("topics", is(n(Role::topic) > 0));
    put("places", is(n(Role::place) > 0));
    put("times", is(n(Role::time) > 0));
    put("attributes", is(n(Role::attribute) > 0));
    put("others", capped(n(Role::of) + n(Role::cause) + n(Role::source) + n(Role::instrument) + n(Role::measure), 2));
    put("pronouns", capped(pronouns, 2));
    put("unsure", capped(unsure, 2));
    put("strangers", capped(strangers, 2));
    put("known", capped(known, 2));
    put("nameless", capped(nameless, 2));
    put("stateless", capped(stateless, 2));
    put("agent_pronoun", is(agent_pronoun > 0));
    put("agent_nobody", is(agent_nobody > 0));
  }

  const Report& report_;
  const Sentence& sentence_;
  const Coding& coding_;
  const Topic& topic_;
  const Claim& claim_;
  std::vector<Doubt> out_;
};

/// What the event of a claim adds to the doubts of the claim.
class EventDoubts {
 public:
  EventDoubts(std::vector<Doubt> of_claim, const Sentence& sentence, const Claim& claim) : out_(std::move(of_claim)), sentence_(sentence), claim_(claim) {}

  std::vector<Doubt> of_event() {
    typed();
    sides();
    return std::move(out_);
  }

 private:
  void put(std::string_view name, double value) { out_.push_back({name, value}); }

  void typed() {
    const Event& e = *claim_.event;
    for (int i = 0; i < event_types; ++i) put(name_of(static_cast<EventType>(i)), is(e.type == static_cast<EventType>(i)));
    double steps = 0;
    for (const std::string& rule : claim_.rules) steps += rule.starts_with("event: ");
    put("steps", capped(std::max(steps - 1, 0.0), 3));
    put("modeless", is(e.mode.empty()));
    put("contexts", is(!e.contexts.empty()));
  }

  void sides() {
    const Event& e = *claim_.event;
    const Side a(e.actors, sentence_), r(e.recipients, sentence_);
    put("actors", capped(a.actors - 1, 2));
    put("recipientless", is(e.recipients.empty()));
    put("several_recipients", is(e.recipients.size() > 1));
    put("actor_stateless", a.share(a.stateless));
    put("actor_sectorless", a.share(a.sectorless));
    put("actor_nameless", a.share(a.nameless));
    put("actor_elsewhere", a.share(a.elsewhere));
    put("actor_linked", a.share(a.linked));
    put("actor_official", a.share(a.official));
    put("actor_state", a.share(a.states));
    put("recipient_stateless", r.share(r.stateless));
    put("recipient_sectorless", r.share(r.sectorless));
    put("recipient_nameless", r.share(r.nameless));
    put("recipient_elsewhere", r.share(r.elsewhere));
    put("recipient_linked", r.share(r.linked));
    put("recipient_official", r.share(r.official));
    put("recipient_state", r.share(r.states));
    const auto states = [](const std::vector<Actor>& side) {
      std::set<std::string> out;
      for (const Actor& x : side) if (!x.state.empty()) out.insert(x.state);
      return out;
    };
    const std::set<std::string> of_actors = states(e.actors), of_recipients = states(e.recipients);
    put("between_states", is(!of_actors.empty() && !of_recipients.empty() && of_actors != of_recipients));
    put("at_home", is(!of_actors.empty() && of_actors == of_recipients));
    put("states_act", is(a.states + a.official > 0 && r.states + r.official > 0));
  }

  std::vector<Doubt> out_;
  const Sentence& sentence_;
  const Claim& claim_;
};

}  // namespace

Topic topic_of(std::span<const Sentence> sentences, const Coding& coding) {
  Topic out;
  std::set<std::string> states;
  double mentions = 0, stated = 0, officials = 0, business = 0;
  for (const Entity& e : coding.entities) {
    const double n = static_cast<double>(e.mentions.size());
    if (e.actors.empty()) continue;
    const Actor& a = e.actors.front();
    mentions += n;
    stated += a.state.empty() ? 0 : n;
    officials += has_sector(a, official_sectors) ? n : 0;
    business += has_sector(a, business_sectors) ? n : 0;
    if (!a.state.empty()) states.insert(a.state);
  }
  out.states = capped(static_cast<double>(states.size()), 10);
  out.state_mentions = std::min(stated / std::max<double>(static_cast<double>(sentences.size()), 1), 2.0);
  out.officials = mentions > 0 ? officials / mentions : 0;
  out.business = mentions > 0 ? business / mentions : 0;
  return out;
}

std::vector<Doubt> doubts_of_claim(const Report& report, const Sentence& sentence, const Coding& coding, const Topic& topic, const Claim& claim) {
  return Reading(report, sentence, coding, topic, claim).of_claim();
}

std::vector<Doubt> doubts_of_event(std::vector<Doubt> of_claim, const Sentence& sentence, const Claim& claim) {
  return EventDoubts(std::move(of_claim), sentence, claim).of_event();
}

}  // namespace entente
