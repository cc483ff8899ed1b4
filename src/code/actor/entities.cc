#include "code/actor/entities.h"

#include <algorithm>

#include "code/actor/actors_of.h"
#include "code/actor/clusters.h"
#include "code/actor/coref.h"
#include "code/actor/mentions.h"

namespace entente {
namespace {

/// Of named antecedents this probable 96 in 100 were right (docs/actors.md).
constexpr double sure_from = 0.8;
/// A pronoun below this may mean somebody else.
constexpr double told_from = 0.6;

Mention mention_of(const Sentence& sentence, const Found& m) {
  Mention out;
  out.head = span_of(sentence, {m.core_begin, m.core_end});
  TokenRange range = m.range;
  range.widen({m.core_begin, m.core_end});
  if (!m.members.empty()) range = m.range;
  out.span = span_of(sentence, range);
  out.pronoun = m.form == Form::pronoun;
  out.sure = m.trust >= sure_from;
  return out;
}

/// Things count only where something else refers to them; coordinations only where they are taken up again.
bool wanted(const Cluster& c, const std::vector<Found>& found) {
  if (c.mentions.empty()) return false;
  if (c.mentions.size() == 1 && !found[c.mentions.front()].members.empty()) return false;
  return c.kind != EntityKind::other || !c.variants.empty() || c.mentions.size() > 1;
}

/// The name most often written, a person's full one if there is one, of equals the first; what stands only in a headline ("Holm Slams Prado") is its last resort.
std::string_view usual_name(const Cluster& c, const Report& report, std::span<const Sentence> sentences, const std::vector<Found>& found) {
  struct Written {
    std::string_view name;
    int weight = 0, times = 0;
  };
  std::vector<Written> all;
  constexpr int full = 1000, in_text = 10;
  for (const std::uint32_t i : c.mentions) {
    const Found& m = found[i];
    if (m.form != Form::name) continue;
    const std::string_view name = report.at(span_of(sentences[m.sentence], {m.core_begin, m.core_end}));
    auto at = std::find_if(all.begin(), all.end(), [&](const Written& w) { return w.name == name; });
    if (at == all.end()) at = all.insert(all.end(), {name, 0, 0});
    const bool title = sentences[m.sentence].title;
    at->weight += title ? 1 : in_text;
    if (title) continue;
    // "Kamala Holm" once among many a "Mr. Holm" is somebody else's name.
    const bool first = std::none_of(all.begin(), all.end(), [](const Written& w) { return w.times > 0; });
    ++at->times;
    if (c.kind == EntityKind::person && m.parts.size() > 1 && (first || at->times > 1) && at->weight < full) at->weight += full;
  }
  const auto best = std::max_element(all.begin(), all.end(), [](const Written& a, const Written& b) { return a.weight < b.weight; });
  return best == all.end() ? std::string_view() : best->name;
}

std::string name_of_cluster(const Cluster& c, const Report& report, std::span<const Sentence> sentences, const std::vector<Found>& found) {
  if (c.key.starts_with("s:")) return c.name;      // "China", though "Beijing" is longer
  std::string_view best = usual_name(c, report, sentences, found);
  for (const std::uint32_t i : c.mentions) {
    if (best.empty() && found[i].form == Form::nominal && c.variants.empty()) best = report.at(mention_of(sentences[found[i].sentence], found[i]).span);
  }
  if (best.empty()) best = report.at(mention_of(sentences[found[c.mentions.front()].sentence], found[c.mentions.front()]).head);
  return std::string(best);
}

}  // namespace

EntityReading entities(const ActorTable& table, const Report& report, std::span<const Sentence> sentences, std::span<const Tree> trees,
                       std::span<const RoleEvidence> evidence, std::span<const Quote> quotes) {
  EntityReading out;
  std::vector<Found> found = find_mentions(table, report, sentences, trees, out.places);
  name_speakers(sentences, quotes, found);
  Clusters clusters = resolve(table, found);
  settle(clusters, found, evidence);
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    Cluster& named = clusters[at];
    if (named.variants.empty() || !named.key.empty()) continue;      // names of the tables stay theirs
    if (const std::string_view usual = usual_name(named, report, sentences, found); !usual.empty()) named.name = usual;
  }
  std::vector<std::int32_t> index(static_cast<std::size_t>(clusters.size()), -1);
  std::vector<std::int32_t> order;
  for (std::int32_t at = 0; at < clusters.size(); ++at) {
    if (wanted(clusters[at], found)) order.push_back(at);
  }
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) { return clusters[a].mentions.front() < clusters[b].mentions.front(); });
  for (const std::int32_t at : order) {
    const Cluster& c = clusters[at];
    Entity entity;
    entity.kind = c.kind;
    entity.name = name_of_cluster(c, report, sentences, found);
    entity.named = !c.variants.empty();
    entity.actors = actors_of_cluster(clusters, at);
    for (Actor& actor : entity.actors) {
      if (actor.text.empty()) actor.text = entity.name;
      actor.span = mention_of(sentences[found[c.mentions.front()].sentence], found[c.mentions.front()]).span;
    }
    for (const std::uint32_t i : c.mentions) {
      entity.mentions.push_back(mention_of(sentences[found[i].sentence], found[i]));
    }
    index[static_cast<std::size_t>(at)] = static_cast<std::int32_t>(out.entities.size());
    out.entities.push_back(std::move(entity));
  }
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    const std::int32_t at = clusters.of(static_cast<std::int32_t>(i));
    if (at == no_cluster || index[static_cast<std::size_t>(at)] < 0) continue;
    const Mention mention = mention_of(sentences[found[i].sentence], found[i]);
    const bool doubtful = found[i].form == Form::pronoun && found[i].person == 3 && found[i].trust < told_from;
    MentionActors actors{mention.head, mention.span, index[static_cast<std::size_t>(at)], actors_in(clusters, found, i)};
    actors.doubtful = doubtful;
    for (Actor& actor : actors.actors) {
      if (found[i].members.empty()) actor.text = report.at(mention.span), actor.span = mention.span;
      if (actor.name.empty() && clusters[at].kind == EntityKind::person) actor.name = clusters[at].name;
    }
    out.mentions.push_back(std::move(actors));
    RoleEvidence role = role_of(clusters, found, i);
    if (role.person.empty()) continue;
    role.person = out.entities[static_cast<std::size_t>(index[static_cast<std::size_t>(at)])].name;
    role.when = report.published.days;
    role.cite = {report.id, mention.span};
    out.roles.push_back(std::move(role));
  }
  std::stable_sort(out.mentions.begin(), out.mentions.end(), [](const MentionActors& a, const MentionActors& b) {
    return a.head != b.head ? a.head < b.head : a.span.size() < b.span.size();
  });
  return out;
}

const MentionActors* MentionIndex::mention_at(Span span) const {
  const auto& all = reading_->mentions;
  const auto begins = [](const MentionActors& m, std::uint32_t at) { return m.head.begin < at; };
  // Heads do not overlap but for coordinations, which share the head of their first member and come after it.
  auto it = std::lower_bound(all.begin(), all.end(), span.begin + 1, begins);
  const MentionActors* inside = nullptr;
  while (it != all.begin()) {
    --it;
    if (it->head.begin > span.begin) continue;
    if (it->head.end <= span.begin) break;
    if (it->head.contains(span) || it->span == span) inside = &*it;
  }
  if (inside) return inside;
  for (auto m = std::lower_bound(all.begin(), all.end(), span.begin, begins); m != all.end() && m->head.begin < span.end; ++m) {
    if (m->span == span || m->head == span) return &*m;
  }
  return nullptr;
}

std::int32_t MentionIndex::at(Span span) const {
  const MentionActors* mention = mention_at(span);
  return mention ? mention->entity : -1;
}

std::vector<Actor> MentionIndex::actors_at(Span span) const {
  const MentionActors* mention = mention_at(span);
  return mention ? mention->actors : std::vector<Actor>{};
}

std::vector<Actor> MentionIndex::actors_of(std::int32_t entity, const Mention& mention) const {
  for (const MentionActors& m : reading_->mentions) {
    if (m.entity == entity && m.head == mention.head && m.span == mention.span) return m.actors;
  }
  return {};
}

}  // namespace entente
