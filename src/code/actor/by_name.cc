// The same name again: as it was, shortened, or spelt another way.
#include <algorithm>
#include <array>

#include "code/actor/coref.h"

namespace entente {
namespace {

using Words = std::vector<std::string>;

bool contains(const Words& words, const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); }

bool all_in(const Words& few, const Words& many) {
  return std::all_of(few.begin(), few.end(), [&](const std::string& w) { return contains(many, w); });
}

bool small(const std::string& word) {
  static constexpr std::array<std::string_view, 10> words = {"of", "the", "and", "for", "de", "in", "on", "to", "&", "'s"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string initials(const Words& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!small(word)) out += word.front();
  }
  return out;
}

bool acronym_of(const Found& m, const Words& full) {
  if (m.parts.size() != 1 || full.size() < 2 || m.parts.front().size() < 2) return false;
  for (const char c : m.name) {
    if (!((c >= 'A' && c <= 'Z') || c == '.' || c == '&')) return false;
  }
  return initials(full) == m.parts.front();
}

/// "Ada Holm" and "Holm", "Ada B. Holm"; "Lee Jae-myung" and "Lee", "Lee Jae Myung", "Jae-myung Lee".
bool same_person(const Words& a, const Words& b) {
  const Words& few = a.size() < b.size() ? a : b;
  const Words& many = a.size() < b.size() ? b : a;
  if (joined_name(a) == joined_name(b)) return true;
  if (few.size() == 1) return few.front().size() > 1 && (few.front() == many.front() || few.front() == many.back());
  if (all_in(few, many)) return true;
  const bool ends = few.front() == many.front() && few.back() == many.back();
  return ends && few.size() == 2 && many.size() == 3 && many[1].size() == 1;
}

bool same_body(const Found& m, const Words& variant, const Clusters& clusters, std::int32_t cluster) {
  if (joined_name(m.parts) == joined_name(variant) || acronym_of(m, variant)) return true;
  if (variant.size() == 1 && m.parts.size() > 1 && initials(m.parts) == variant.front()) {
    const std::string& shown = clusters[cluster].name;
    return std::none_of(shown.begin(), shown.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  // "Huawei Technologies" and "Huawei": the front of a name stands for it, if it is no word on its own.
  const Words& few = m.parts.size() < variant.size() ? m.parts : variant;
  const Words& many = m.parts.size() < variant.size() ? variant : m.parts;
  return few.size() < many.size() && few.front().size() > 3 && std::equal(few.begin(), few.end(), many.begin());
}

bool kinds_meet(const Found& m, const Cluster& c) {
  if (m.kind == c.kind) return true;
  return m.kind == EntityKind::other || c.kind == EntityKind::other || !m.surely || !c.surely;
}

bool genders_meet(Gender a, Gender b) { return a == Gender::none || b == Gender::none || a == b; }

/// "Holm-Prado" in one word: two names of a pair, or the two halves of one, but not one of the halves alone.
bool paired(std::string_view name) { return name.find('-') != std::string_view::npos && name.find(' ') == std::string_view::npos; }

bool is_half(const Found& m, const Words& variant, const Cluster& c) {
  if (variant.size() == 1) return m.parts.size() == 2 && paired(m.name);
  return m.parts.size() == 1 && variant.size() == 2 && paired(c.name);
}

bool matches(const Found& m, const Clusters& clusters, std::int32_t at) {
  const Cluster& c = clusters[at];
  if (!c.key.empty() && m.term) return false;      // both are the tables': their keys decide
  if (!kinds_meet(m, c) || !genders_meet(m.gender, c.gender)) return false;
  for (const Words& variant : c.variants) {
    const bool personal = m.kind == EntityKind::person || c.kind == EntityKind::person ||
                          (m.kind == EntityKind::other && c.kind == EntityKind::other);
    if (personal && !is_half(m, variant, c) && names_a_thing(m.parts) == names_a_thing(variant) && same_person(m.parts, variant)) return true;
    if (m.kind == EntityKind::place || c.kind == EntityKind::place) {
      if (joined_name(m.parts) == joined_name(variant)) return true;
      continue;
    }
    if (m.kind != EntityKind::person && c.kind != EntityKind::person && same_body(m, variant, clusters, at)) return true;
  }
  return false;
}

/// "Ada Holm" after "Ada Holm Shoe Co.": the firm, if nothing says a person or a known place.
std::int32_t firm_by_front(const Clusters& clusters, const Found& m) {
  if (m.term || m.title_begin != no_token || !m.says.office.empty()) return no_cluster;
  std::int32_t firm = no_cluster;
  for (const std::int32_t listed : clusters.with_word(m.parts.front())) {
    const std::int32_t at = clusters.final(listed);
    const Cluster& c = clusters[at];
    if (c.mentions.empty()) continue;
    if (c.office != "company") return no_cluster;      // the word is somebody else's too
    const bool front = std::any_of(c.variants.begin(), c.variants.end(), [&](const Words& v) {
      return m.parts.size() < v.size() && std::equal(m.parts.begin(), m.parts.end(), v.begin());
    });
    if (front && firm != no_cluster && firm != at) return no_cluster;
    if (front) firm = at;
  }
  return firm;
}

/// Does something besides the shared word speak for this one: state, office, gender?
bool second_cue(const Found& m, const Cluster& c) {
  if (m.gender != Gender::none && m.gender == c.gender) return true;
  if (!m.says.office.empty() && m.says.office == c.office) return true;
  return !m.says.states.empty() && !c.states.empty() && m.says.states.front() == c.states.front();
}

/// "Kim" when two Kims are known: the one that a second cue names, else the only one so named before, else nobody.
std::int32_t choose(const Clusters& clusters, const Found& m, const std::vector<std::int32_t>& fits) {
  if (fits.size() == 1) return fits.front();
  std::int32_t cued = no_cluster, alone = no_cluster;
  std::size_t cues = 0, alones = 0;
  for (const std::int32_t c : fits) {
    if (second_cue(m, clusters[c])) cued = c, ++cues;
    if (m.parts.size() == 1 && contains(clusters[c].alone, m.parts.front())) alone = c, ++alones;
  }
  if (cues == 1) return cued;
  if (m.parts.size() > 1) {       // "Xi" and "Jinping" of a headline are parts of this full name
    const bool parts_of_it = std::all_of(fits.begin(), fits.end(), [&](std::int32_t c) {
      return std::all_of(clusters[c].variants.begin(), clusters[c].variants.end(), [&](const Words& v) { return all_in(v, m.parts); });
    });
    if (parts_of_it) {
      return *std::max_element(fits.begin(), fits.end(), [&](std::int32_t a, std::int32_t b) {
        return clusters[a].mentions.size() < clusters[b].mentions.size();
      });
    }
  }
  if (alones == 1) return alone;
  for (const std::int32_t c : fits) {
    for (const Words& variant : clusters[c].variants) {
      if (variant == m.parts) return c;
    }
  }
  return no_cluster;
}

void add_fits(const Clusters& clusters, const Found& m, const std::string& word, std::vector<std::int32_t>& fits) {
  for (const std::int32_t listed : clusters.with_word(word)) {
    const std::int32_t c = clusters.final(listed);
    if (std::find(fits.begin(), fits.end(), c) == fits.end() && matches(m, clusters, c)) fits.push_back(c);
  }
}

/// Acronyms share no word with what they stand for; only bodies of several words are looked at.
void add_acronyms(const Clusters& clusters, const Found& m, std::vector<std::int32_t>& fits) {
  const bool acronym = m.parts.size() == 1 && m.name.size() >= 2 && m.name.size() <= 8 &&
                       std::none_of(m.name.begin(), m.name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const std::int32_t from = std::max(0, clusters.size() - 200);
  if (!acronym) return;
  for (std::int32_t c = from; c < clusters.size(); ++c) {
    if (clusters.final(c) != c || clusters[c].variants.empty() || clusters[c].kind == EntityKind::person) continue;
    if (matches(m, clusters, c) && std::find(fits.begin(), fits.end(), c) == fits.end()) fits.push_back(c);
  }
}

}  // namespace

std::int32_t find_by_name(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t mention) {
  const Found& m = found[mention];
  const std::string key = key_of(m);
  if (!key.empty()) {
    if (key == "s:Belgium" && m.term->kind == TermKind::capital) {     // "Brussels" acts for the Union where that is spoken of
      if (const std::int32_t union_ = clusters.with_key("b:European Union"); union_ >= 0) return union_;
    }
    return clusters.with_key(key);
  }
  if (m.parts.empty()) return no_cluster;
  std::vector<std::int32_t> fits;
  add_fits(clusters, m, m.parts.front(), fits);
  if (m.parts.size() > 1) {
    add_fits(clusters, m, m.parts.back(), fits);
    add_fits(clusters, m, joined_name(m.parts), fits);
    add_fits(clusters, m, initials(m.parts), fits);
  } else {
    add_acronyms(clusters, m, fits);
  }
  return fits.empty() ? firm_by_front(clusters, m) : choose(clusters, m, fits);
}

}  // namespace entente
