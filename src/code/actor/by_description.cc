// Descriptions: "the South Korean leader", "the ministry", "both countries", "the island".
#include <algorithm>

#include "code/actor/coref.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Clusters newest mention first, each once, as far as `sentences` back.
class Recent {
 public:
  Recent(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention, std::uint32_t sentences)
      : clusters_(clusters), found_(found), at_(mention), from_(found[mention].sentence), back_(sentences) {}

  template <class Fits>
  std::int32_t first(Fits fits) const {
    for (std::uint32_t i = at_; i-- > 0;) {
      if (found_[i].sentence + back_ < from_) break;
      const std::int32_t c = clusters_.of(static_cast<std::int32_t>(i));
      if (c != no_cluster && fits(c, found_[i])) return c;
    }
    return no_cluster;
  }

  /// Is there one that fits, and no second?
  template <class Fits>
  bool only(Fits fits) const {
    const std::int32_t last = first([&](std::int32_t at, const Found&) { return fits(at); });
    return last != no_cluster && first([&](std::int32_t at, const Found&) { return at != last && fits(at); }) == no_cluster;
  }

 private:
  const Clusters& clusters_;
  const std::vector<Found>& found_;
  std::uint32_t at_, from_, back_;
};

bool is_country(const Cluster& c) { return c.key.starts_with("s:"); }

bool same_office(const Found& m, const Cluster& c) {
  if (c.office == m.says.office || contains(c.lemmas, m.lemma)) return true;
  if (m.says.office == "leader" || m.says.office == "head") return c.leads;
  return c.office.ends_with(" " + m.says.office);
}

bool meets(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return a.empty() || b.empty() || a.front() == b.front();
}

/// The two (three) states or leaders most spoken of, among those of the last sentences, when "the two sides" come up.
std::vector<std::int32_t> most_spoken_of(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention, bool persons) {
  struct Candidate {
    std::size_t weight;
    std::int32_t cluster;
  };
  const std::size_t wanted = found[mention].count;
  std::vector<Candidate> all;
  for (std::uint32_t i = mention; i-- > 0;) {
    if (found[i].sentence + 6 < found[mention].sentence) break;
    const std::int32_t c = clusters.of(static_cast<std::int32_t>(i));
    if (c == no_cluster || found[i].form == Form::pronoun) continue;
    const Cluster& entity = clusters[c];
    const bool fits = persons ? entity.kind == EntityKind::person && !entity.variants.empty() && !entity.former
                              : is_country(entity) && found[i].stance == Stance::doer;
    if (!fits) continue;
    const bool near = found[i].sentence + 1 >= found[mention].sentence;
    auto it = std::find_if(all.begin(), all.end(), [&](const Candidate& k) { return k.cluster == c; });
    if (it == all.end()) all.push_back({entity.mentions.size(), c}), it = all.end() - 1;
    it->weight += near ? 3 : 0;
  }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  std::vector<std::int32_t> out;
  for (const Candidate& k : all) {
    if (out.size() < wanted) out.push_back(k.cluster);
  }
  if (out.size() != wanted) out.clear();
  std::sort(out.begin(), out.end());
  return out;
}

/// "both countries", "the two leaders": an entity of its own with its members; the same again if they are the same.
std::int32_t find_group(Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  const bool persons = one_of(m.lemma, {"leader", "president", "minister", "man", "woman", "official", "politician", "person", "premier"});
  const bool states = one_of(m.lemma, {"country", "nation", "side", "state", "neighbour", "neighbor", "government", "ally", "party",
                                       "power", "korea", "rival", "capital", "economy", "partner", "neighbours"});
  if (!persons && !states) return no_cluster;
  const std::vector<std::int32_t> members = most_spoken_of(clusters, found, mention, persons);
  if (members.empty()) return no_cluster;
  for (std::uint32_t i = mention; i-- > 0 && found[i].sentence + 60 > m.sentence;) {
    const std::int32_t c = clusters.of(static_cast<std::int32_t>(i));
    if (c != no_cluster && clusters[c].members == members) return c;
  }
  const std::int32_t made = clusters.make();
  clusters[made].members = members;
  clusters[made].kind = EntityKind::group;
  clusters[made].surely = true;
  clusters[made].number = Number::plural;
  return made;
}

std::int32_t find_person(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  const bool stated = !m.says.states.empty();
  const Recent recent(clusters, found, mention, stated ? 60 : 6);
  return recent.first([&](std::int32_t at, const Found&) {
    const Cluster& c = clusters[at];
    if (c.kind != EntityKind::person || (m.gender != Gender::none && c.gender != Gender::none && c.gender != m.gender)) return false;
    if (m.says.former != c.former && stated && m.says.former) return false;
    if (stated) return !c.states.empty() && c.states == m.says.states && same_office(m, c);
    if (m.owner >= 0 && clusters.of(m.owner) != c.owner) return false;
    return same_office(m, c);
  });
}

/// Could "the agency", "the paper" be this body, by its sector?
bool of_sort(std::string_view lemma, const Cluster& c) {
  const std::string_view sector = c.sectors.empty() ? std::string_view() : std::string_view(c.sectors.front());
  if (lemma == "agency") return one_of(sector, {"GOV", "COP", "SPY", "MIL", "JUD", "JRN"}) || (!c.states.empty() && one_of(c.states.front(), {"UNO", "IGO"}));
  if (lemma == "party") return sector.empty() || sector == "PTY";
  if (lemma == "university") return sector == "EDU";      // others have it in their name
  if (one_of(lemma, {"newspaper", "paper", "magazine"})) return sector.empty() || sector == "JRN";
  if (one_of(lemma, {"company", "firm", "bank"})) return sector.empty() || sector == "BUS" || sector == "JRN";
  if (one_of(lemma, {"group", "organisation", "organization", "association"}) && c.key.empty() && sector == "PTY") return true;      // a super PAC
  if (one_of(lemma, {"group", "association", "club", "team", "party"}) && sector == "JRN") return false;
  return !one_of(sector, {"PTY", "GOV", "LEG", "JUD", "COP", "MIL"});
}

/// "the ministry" after "the Foreign Ministry", "the company" after a firm's name, "the bloc", "the alliance".
std::int32_t find_body(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  const bool generic = one_of(m.lemma, {"company", "firm", "group", "organisation", "organization", "agency", "body", "institution",
                                        "club", "party", "university", "bank", "newspaper", "paper", "magazine", "association", "team"});
  const Recent recent(clusters, found, mention, 4);
  const bool only_firm = m.says.office == "company" && m.owner < 0 && recent.only([&](std::int32_t at) {      // "the Lima tile maker", "the reorganised company"
    return !clusters[at].variants.empty() && clusters[at].office == "company" && meets(m.says.states, clusters[at].states);
  });
  return recent.first([&](std::int32_t at, const Found&) {
    const Cluster& c = clusters[at];
    if (c.kind != EntityKind::organisation || !meets(m.says.states, c.states)) return false;
    if (one_of(m.lemma, {"bloc", "union"}) && (c.key == "b:European Union" || c.key.starts_with("b:Association of South") )) return true;
    if (m.lemma == "alliance" && c.key.starts_with("b:North Atlantic")) return true;
    if (c.variants.empty()) return false;
    if (c.variants.front().back() == m.lemma || (!c.office.empty() && c.office == m.says.office && (m.modifiers.empty() || m.says.office != "company" || only_firm))) return true;
    if (one_of(m.lemma, {"company", "firm"}) && !c.sectors.empty() && c.sectors.front() != "BUS") return false;
    return generic && !is_country(c) && m.modifiers.empty() && c.surely && of_sort(m.lemma, c);
  });
}

std::int32_t find_country(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  if (m.owner >= 0) return no_cluster;
  const Recent recent(clusters, found, mention, 2);
  return recent.first([&](std::int32_t at, const Found& other) {
    return is_country(clusters[at]) && (other.form != Form::nominal || contains(clusters[at].lemmas, m.lemma));
  });
}

/// "the North" where North Korea is spoken of.
std::int32_t find_half(const Clusters& clusters, const Found& m) {
  if (!m.definite || m.number == Number::plural || m.lemma.size() != 5) return no_cluster;
  if (m.lemma == "north") return clusters.with_key("s:North Korea");
  if (m.lemma == "south") return clusters.with_key("s:South Korea");
  return no_cluster;
}

/// The same head noun again, with no modifier that the earlier mentions lack.
std::int32_t find_same_words(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  const Recent recent(clusters, found, mention, m.kind == EntityKind::other ? 3 : 12);
  return recent.first([&](std::int32_t at, const Found& other) {
    const Cluster& c = clusters[at];
    if (!contains(c.lemmas, m.lemma) || other.number != m.number || c.kind != m.kind) return false;
    if (!meets(m.says.states, c.states) || (m.says.states.empty() != c.states.empty() && c.variants.empty() && !m.says.states.empty())) return false;
    const std::int32_t owner = m.owner >= 0 ? clusters.of(m.owner) : no_cluster;
    if (owner != c.owner && (owner != no_cluster)) return false;
    return std::all_of(m.modifiers.begin(), m.modifiers.end(), [&](const std::string& w) { return contains(c.modifiers, w); });
  });
}

}  // namespace

std::int32_t find_by_description(const ActorTable&, Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  if (m.other || !m.members.empty()) return no_cluster;
  if (m.count > 1 && m.number != Number::singular) {
    if (const std::int32_t c = find_group(clusters, found, mention); c != no_cluster) return c;
  }
  if (const std::int32_t c = find_half(clusters, m); c != no_cluster) return c;
  if (!m.definite || m.indefinite) return no_cluster;
  if (m.kind == EntityKind::person && !m.says.office.empty()) {
    if (const std::int32_t c = find_person(clusters, found, mention); c != no_cluster) return c;
  }
  if (m.number != Number::plural && one_of(m.lemma, {"country", "nation", "state"}) && m.modifiers.empty()) {
    if (const std::int32_t c = find_country(clusters, found, mention); c != no_cluster) return c;
  }
  if (m.kind == EntityKind::organisation && m.number != Number::plural) {
    if (const std::int32_t c = find_body(clusters, found, mention); c != no_cluster) return c;
  }
  return find_same_words(clusters, found, mention);
}

}  // namespace entente
