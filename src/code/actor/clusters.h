// Entities while a report is read: what is known of each, and the ways to find one again.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "code/actor/actor_table.h"
#include "code/actor/mentions.h"

namespace entente {

inline constexpr std::int32_t no_cluster = -1;

/// What is known so far of one entity.
struct Cluster {
  std::vector<std::uint32_t> mentions;              ///< indices of Found, ascending
  EntityKind kind = EntityKind::other;
  bool surely = false;
  Gender gender = Gender::none;
  Number number = Number::none;
  std::vector<std::vector<std::string>> variants;   ///< words of its names
  std::vector<std::string> alone;                   ///< single words it was named by ("Lee")
  std::string name;                                 ///< fullest name, as written
  std::string key;                                  ///< of the tables: "s:South Korea"; empty: not theirs
  std::vector<std::string> states;
  std::vector<std::string> sectors;
  std::string office;
  std::string body;
  std::string_view usual;                           ///< state that alone has its office by that name; empty: none
  bool leads = false;                               ///< holds an office that leads a state or body
  bool former = false;
  bool state_alone = false;                         ///< "the country"
  bool relational = false;                          ///< "ally of Norway": the owner's state is not its own
  bool stands = false;                              ///< for election
  bool generic = true;                              ///< its sectors come from no word that says them
  std::vector<std::string> lemmas;                  ///< head nouns it was described by
  std::vector<std::string> modifiers;
  std::vector<std::int32_t> members;                ///< clusters of "both countries"
  std::int32_t owner = no_cluster;                  ///< of "her government"
};

class Clusters {
 public:
  explicit Clusters(const std::vector<Found>& found) : found_(found), of_(found.size(), no_cluster) {}

  std::int32_t make();
  /// Puts a mention into a cluster; the cluster learns what the mention says.
  void add(std::uint32_t mention, std::int32_t cluster);
  /// Makes two clusters one; the lower index stays.
  std::int32_t join(std::int32_t a, std::int32_t b);
  std::int32_t of(std::int32_t mention) const { return mention < 0 ? no_cluster : of_[mention]; }
  Cluster& operator[](std::int32_t i) { return all_[i]; }
  const Cluster& operator[](std::int32_t i) const { return all_[i]; }
  std::int32_t size() const { return static_cast<std::int32_t>(all_.size()); }
  std::int32_t with_key(const std::string& key) const;
  /// Clusters with a name that has this word, in the order of their making; may hold joined ones.
  const std::vector<std::int32_t>& with_word(const std::string& word) const;
  /// The cluster a joined one became part of.
  std::int32_t final(std::int32_t cluster) const;

 private:
  void learn_name(const Found& m, std::int32_t cluster);
  void learn(const Found& m, std::int32_t cluster);

  const std::vector<Found>& found_;
  std::vector<Cluster> all_;
  std::vector<std::int32_t> of_;
  std::vector<std::int32_t> joined_into_;
  std::unordered_map<std::string, std::int32_t> keys_;
  std::unordered_map<std::string, std::vector<std::int32_t>> words_;
};

/// Key of a name of the tables; empty: not theirs, or one that needs the context.
std::string key_of(const Found& m);
/// "leejaemyung".
std::string joined_name(const std::vector<std::string>& parts);
/// Sectors of a former holder: PLOVER's ELI.
void make_former(std::vector<std::string>& sectors);

}  // namespace entente
