#include "events_score.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>

namespace entente::eval {
namespace {

using nlohmann::json;
/// Country and first sector; either may be absent.
using Code = std::pair<std::string, std::string>;
using Side = std::optional<std::set<Code>>;   // nothing: the file gives no code, so anything fits

const std::set<std::string> sectors = {"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "REB", "PRM", "SPY", "UAF", "UNK", "AGR", "BUS",
                                       "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "OPP", "REF", "REL", "SOC", "PRE"};

std::string upper(std::string s) {
  for (char& c : s) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return s;
}

std::string lower(std::string s) {
  for (char& c : s) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return s;
}

std::string text_of(const json& e, const char* key) {
  const auto found = e.find(key);
  return found != e.end() && found->is_string() ? found->get<std::string>() : std::string();
}

struct Scored {
  std::string type;              // empty: no PLOVER type
  std::set<std::string> modes;
  std::string given;             // status as given
  std::string status;            // its class
  bool asserted = false;
  Side source, target;
  int reciprocal = -1;           // -1 not said, 0, 1
  std::string cameo;
};

std::string status_class(const std::string& s) {
  if (s.empty() || s == "happened" || s == "ongoing") return "happened";
  if (s == "expected" || s == "possible" || s == "conditional" || s == "counterfactual" || s == "hypothetical") return "hypothetical";
  return s;
}

Side side(const json& e, const char* name, const char* code_name) {
  std::set<Code> out;
  if (const auto list = e.find(name); list != e.end()) {
    if (list->is_null()) return out;
    for (const json& x : *list) {
      std::string sector;
      if (const auto s = x.find("sector"); s != x.end() && !s->is_null()) {
        if (s->is_string()) sector = s->get<std::string>();
        else if (!s->empty()) sector = s->front().get<std::string>();
      }
      out.insert({upper(text_of(x, "iso3")), upper(sector)});
    }
    return out;
  }
  const auto found = e.find(code_name);
  if (found == e.end()) return std::nullopt;
  const json codes = found->is_array() ? *found : json::array({*found});
  if (codes.empty()) return out;
  for (const json& c : codes) {
    std::string code = c.is_string() ? upper(c.get<std::string>()) : "";
    std::string first, rest;
    const std::size_t begin = code.find_first_not_of(' ');
    if (begin == std::string::npos) first = "---";
    else {
      const std::size_t end = std::min(code.find(' ', begin), code.size());
      first = code.substr(begin, end - begin);
      const std::size_t next = code.find_first_not_of(' ', end);
      if (next != std::string::npos) rest = code.substr(next, std::min(code.find(' ', next), code.size()) - next);
    }
    if (rest.empty() && first.size() > 3) {
      rest = first.substr(3, 3);
      first = first.substr(0, 3);
    }
    if (first.starts_with("---") || first.starts_with("###")) continue;
    if (sectors.contains(first)) {
      rest = first;
      first.clear();
    }
    out.insert({first, rest});
  }
  if (out.empty()) return std::nullopt;
  return out;
}

Scored scored(const json& e) {
  Scored out;
  out.type = upper(text_of(e, "type"));
  if (const auto mode = e.find("mode"); mode != e.end() && !mode->is_null()) {
    for (const json& m : mode->is_array() ? *mode : json::array({*mode})) {
      if (!m.is_string() || m.get<std::string>().empty()) continue;
      std::string name = lower(m.get<std::string>());
      std::replace_if(name.begin(), name.end(), [](char c) { return c == '_' || c == ' '; }, '-');
      out.modes.insert(name);
    }
  }
  out.given = lower(text_of(e, "status"));
  out.status = status_class(out.given);
  out.asserted = out.status == "happened" || out.status == "planned";
  out.source = side(e, "actor", "source_actor_code");
  out.target = side(e, "recipient", "target_actor_code");
  if (const auto r = e.find("reciprocal"); r != e.end() && r->is_boolean()) out.reciprocal = r->get<bool>() ? 1 : 0;
  out.cameo = text_of(e, "cameo");
  return out;
}

using Names = std::set<std::string>;

Names countries(const Side& s) {
  Names out;
  if (s) {
    for (const auto& [country, sector] : *s) {
      if (!country.empty()) out.insert(country);
    }
  }
  return out;
}

/// A gold IGO is met by UNO and EUR.
std::string fold(const std::string& c, const Names& gold) {
  return (c == "UNO" || c == "EUR") && gold.contains("IGO") && !gold.contains(c) ? "IGO" : c;
}

bool same_side(const Side& g, const Side& s, bool sector) {
  if (!g) return true;
  const Names want = countries(g);
  Names have;
  for (const std::string& c : countries(s)) have.insert(fold(c, want));
  if (have != want) return false;
  if (!sector) return true;
  for (const auto& [n, k] : *g) {
    if (n.empty() || k.empty()) continue;
    bool found = false;
    if (s) {
      for (const auto& [c, x] : *s) found = found || (x == k && fold(c, want) == n);
    }
    if (!found) return false;
  }
  return true;
}

bool same_event(const Scored& g, const Scored& s, bool sector = false) {
  return g.type == s.type && same_side(g.source, s.source, sector) && same_side(g.target, s.target, sector);
}

/// Size of the largest one-to-one map (Kuhn); sides are a handful of events.
template <class Fits>
int largest_match(int n, int m, Fits fits) {
  std::vector<int> mate(static_cast<std::size_t>(m), -1);
  int size = 0;
  for (int start = 0; start < n; ++start) {
    // Breadth first: `from[j]` is the left node by which the right node j was reached.
    std::vector<int> from(static_cast<std::size_t>(m), -1), queue{start};
    int end = -1;
    for (std::size_t q = 0; q < queue.size() && end < 0; ++q) {
      for (int j = 0; j < m && end < 0; ++j) {
        if (from[static_cast<std::size_t>(j)] >= 0 || !fits(queue[q], j)) continue;
        from[static_cast<std::size_t>(j)] = queue[q];
        if (mate[static_cast<std::size_t>(j)] < 0) end = j;
        else queue.push_back(mate[static_cast<std::size_t>(j)]);
      }
    }
    if (end < 0) continue;
    ++size;
    for (int j = end; j >= 0;) {
      const int i = from[static_cast<std::size_t>(j)];
      int next = -1;
      for (int k = 0; k < m; ++k) {
        if (k != j && mate[static_cast<std::size_t>(k)] == i) next = k;
      }
      mate[static_cast<std::size_t>(j)] = i;
      if (i == start) break;
      j = next;
    }
  }
  return size;
}

using Pairs = std::vector<std::pair<int, int>>;

/// One-to-one pairs of events of the same type: as many as can be, then by countries, status, mode.
std::map<int, int> best_pairs(const std::vector<Scored>& gold, const std::vector<Scored>& system) {
  std::map<int, int> out;
  std::set<std::string> types;
  for (const Scored& g : gold) types.insert(g.type);
  for (const std::string& type : types) {
    std::vector<int> gs, ss;
    for (std::size_t i = 0; i < gold.size(); ++i) {
      if (gold[i].type == type) gs.push_back(static_cast<int>(i));
    }
    for (std::size_t j = 0; j < system.size(); ++j) {
      if (system[j].type == type) ss.push_back(static_cast<int>(j));
    }
    const auto worth = [&](int i, int j) {
      const Scored& g = gold[static_cast<std::size_t>(i)];
      const Scored& s = system[static_cast<std::size_t>(j)];
      const bool mode = std::any_of(g.modes.begin(), g.modes.end(), [&](const std::string& m) { return s.modes.contains(m); });
      return 10000 + 1000 * same_event(g, s) + 100 * (same_side(g.source, s.source, false) + same_side(g.target, s.target, false)) +
             10 * (g.status == s.status) + mode;
    };
    if (gs.size() > 12) {
      std::vector<std::array<int, 3>> all;
      for (const int i : gs) {
        for (const int j : ss) all.push_back({-worth(i, j), i, j});
      }
      std::sort(all.begin(), all.end());
      std::set<int> free_gold(gs.begin(), gs.end()), free_system(ss.begin(), ss.end());
      for (const auto& [w, i, j] : all) {
        if (!free_gold.contains(i) || !free_system.contains(j)) continue;
        free_gold.erase(i);
        free_system.erase(j);
        out[i] = j;
      }
      continue;
    }
    struct State {
      unsigned used = 0;
      int worth = 0;
      Pairs pairs;
    };
    std::vector<State> best{{}};
    for (const int j : ss) {
      const std::vector<State> before = best;
      for (const State& state : before) {
        for (std::size_t k = 0; k < gs.size(); ++k) {
          if (state.used >> k & 1) continue;
          State next{state.used | 1u << k, state.worth + worth(gs[k], j), state.pairs};
          next.pairs.emplace_back(gs[k], j);
          const auto same = std::find_if(best.begin(), best.end(), [&](const State& s) { return s.used == next.used; });
          if (same == best.end()) best.push_back(std::move(next));
          else if (next.worth > same->worth) *same = std::move(next);
        }
      }
    }
    const State& top = *std::max_element(best.begin(), best.end(), [](const State& a, const State& b) {
      return std::tie(a.worth, a.pairs) < std::tie(b.worth, b.pairs);
    });
    for (const auto& [i, j] : top.pairs) out[i] = j;
  }
  return out;
}

std::vector<Scored> distinct(const std::vector<Scored>& events) {
  std::vector<Scored> out;
  for (const Scored& e : events) {
    const bool seen = std::any_of(out.begin(), out.end(), [&](const Scored& o) {
      return o.type == e.type && o.source == e.source && o.target == e.target && o.modes == e.modes && o.status == e.status &&
             o.reciprocal == e.reciprocal;
    });
    if (!seen) out.push_back(e);
  }
  return out;
}

/// Rule 2b: events that differ in type and sides alone.
std::vector<Scored> units(const std::vector<Scored>& events, bool sector) {
  std::vector<Scored> out;
  const auto same = [&](const Side& a, const Side& b) {
    if (a.has_value() != b.has_value()) return false;
    return !a || (sector ? *a == *b : countries(a) == countries(b));
  };
  for (const Scored& e : events) {
    const bool seen = std::any_of(out.begin(), out.end(), [&](const Scored& o) {
      return o.type == e.type && same(o.source, e.source) && same(o.target, e.target);
    });
    if (!seen) out.push_back(e);
  }
  return out;
}

struct Counts {
  int tp = 0, fp = 0, fn = 0;
  void add(const Counts& o) { tp += o.tp, fp += o.fp, fn += o.fn; }
};

Counts matched(const std::vector<Scored>& gold, const std::vector<Scored>& system, bool sector) {
  const std::vector<Scored> g = units(gold, sector), s = units(system, sector);
  const int k = largest_match(static_cast<int>(g.size()), static_cast<int>(s.size()), [&](int i, int j) {
    return same_event(g[static_cast<std::size_t>(i)], s[static_cast<std::size_t>(j)], sector);
  });
  return {k, static_cast<int>(s.size()) - k, static_cast<int>(g.size()) - k};
}

using Dyad = std::array<std::string, 3>;

Names or_none(const Side& s) {
  Names out = countries(s);
  if (out.empty()) out.insert("");
  return out;
}

std::set<Dyad> system_dyads(const std::vector<Scored>& events) {
  std::set<Dyad> out;
  for (const Scored& e : events) {
    const Names a = countries(e.source), b = countries(e.target);
    if (b.empty() && (e.reciprocal == 1 || (e.reciprocal == -1 && a.size() > 1))) {
      for (const std::string& x : a) {
        for (const std::string& y : a) {
          if (x != y || a.size() == 1) out.insert({e.type, x, y});
        }
      }
    } else {
      for (const std::string& x : or_none(e.source)) {
        for (const std::string& y : or_none(e.target)) out.insert({e.type, x, y});
      }
    }
  }
  return out;
}

bool body(const std::string& g, const std::string& s) {
  return g.empty() || g == s || (g == "IGO" && (s == "UNO" || s == "EUR"));
}

/// Gold units met, output units that meet none, gold units missed (rule 2).
Counts dyads(const std::vector<Scored>& gold, const std::vector<Scored>& system) {
  struct Want {
    std::string type, x, y;
    bool both = false;
    auto key() const { return std::tie(type, x, y, both); }
    bool operator<(const Want& o) const { return key() < o.key(); }
  };
  std::set<Want> want;
  for (const Scored& g : gold) {
    if (g.reciprocal == 1) {
      const Names a = countries(g.source);
      for (const std::string& x : a) {
        for (const std::string& y : a) {
          if (x < y || (x == y && a.size() == 1)) want.insert({g.type, x, y, true});
        }
      }
      continue;
    }
    for (const std::string& x : or_none(g.source)) {
      for (const std::string& y : or_none(g.target)) want.insert({g.type, x, y, false});
    }
  }
  const std::set<Dyad> have = system_dyads(system);
  std::set<Dyad> used;
  int met = 0;
  for (const Want& w : want) {
    bool hit = false;
    for (const Dyad& h : have) {
      if (h[0] != w.type) continue;
      const bool forth = body(w.x, h[1]) && body(w.y, h[2]);
      const bool back = w.both && body(w.y, h[1]) && body(w.x, h[2]);
      const bool alone = w.both && w.x == w.y && body(w.x, h[1]) && h[2].empty();
      if (!forth && !back && !alone) continue;
      hit = true;
      used.insert(h);
    }
    met += hit;
  }
  return {met, static_cast<int>(have.size() - used.size()), static_cast<int>(want.size()) - met};
}

struct Prf {
  double p = 0, r = 0, f = 0;
};

Prf prf(const Counts& c) {
  Prf out;
  out.p = c.tp + c.fp ? static_cast<double>(c.tp) / (c.tp + c.fp) : (c.fn == 0 ? 1.0 : 0.0);
  out.r = c.tp + c.fn ? static_cast<double>(c.tp) / (c.tp + c.fn) : (c.fp == 0 ? 1.0 : 0.0);
  out.f = out.p + out.r > 0 ? 2 * out.p * out.r / (out.p + out.r) : 0.0;
  return out;
}

/// To four digits, as the reference scorer prints.
double rounded(double x) { return std::strtod(fmt::format("{:.4f}", x).c_str(), nullptr); }

json share(const std::vector<bool>& x) {
  if (x.empty()) return nullptr;
  return rounded(static_cast<double>(std::count(x.begin(), x.end(), true)) / static_cast<double>(x.size()));
}

using Keyed = std::vector<std::pair<std::pair<std::string, int>, const json*>>;

Result<Keyed> keyed(const std::vector<json>& records, const char* which) {
  Keyed out;
  std::map<std::string, int> seen;
  for (const json& d : records) {
    if (!d.is_object() || !d.contains("id") || !d["id"].is_string()) {
      return Error{Error::Kind::format, std::string(which) + ": a record without an id"};
    }
    const std::string id = d["id"].get<std::string>();
    const int nth = ++seen[id];   // an id may stand for two sentences: the nth answers the nth
    out.push_back({{id, nth}, &d});
  }
  return out;
}

std::vector<Scored> events_of(const json& record) {
  std::vector<Scored> out;
  if (const auto events = record.find("events"); events != record.end() && events->is_array()) {
    for (const json& e : *events) out.push_back(scored(e));
  }
  return out;
}

std::vector<Scored> asserted(const std::vector<Scored>& events) {
  std::vector<Scored> out;
  for (const Scored& e : events) {
    if (e.asserted) out.push_back(e);
  }
  return out;
}

/// All counts over a set.
struct Tally {
  std::vector<std::array<Counts, 2>> rows;   // types and events, for resampling
  Counts type, event, dyad, sector;
  int sentences = 0, skipped = 0;
  std::vector<bool> mode, exact, alarm, alarm_any, relevant, status, status_found;
  std::map<std::string, std::array<int, 3>> types;   // gold, system, both

  void screen(const json& d, const std::vector<Scored>& system);
  void sentence(std::vector<Scored> gold, std::vector<Scored> system);
};

/// Sentences that only say whether there is anything to code.
void Tally::screen(const json& d, const std::vector<Scored>& system) {
  const auto any = [&](auto fits) { return std::any_of(system.begin(), system.end(), fits); };
  if (d.contains("votes_relevant")) {
    if (d["votes_relevant"] == 0) {
      alarm.push_back(any([](const Scored& s) { return s.asserted; }));
      alarm_any.push_back(!system.empty());
    } else if (d["votes_relevant"] == d["raters"]) {
      int saw = 0;
      for (const auto& [rater, r] : d["annotations"].items()) {
        bool act = false;
        for (const json& e : r["events"]) {
          const auto root = e.find("cameo_root");
          std::string code;
          if (root != e.end() && root->is_string()) code = root->get<std::string>().substr(0, 2);
          else if (root != e.end() && root->is_number_integer() && *root != 0) code = std::to_string(root->get<int>()).substr(0, 2);
          act = act || (code >= "03" && code <= "20");
        }
        saw += act;
      }
      if (2 * saw > d["raters"].get<int>()) relevant.push_back(any([](const Scored& s) { return s.asserted; }));
    }
    return;
  }
  if (d["quad"] == json::array({"statement"})) {
    alarm.push_back(any([](const Scored& s) { return s.asserted && s.type != "REQUEST"; }));
    alarm_any.push_back(any([](const Scored& s) { return s.type != "REQUEST"; }));
  }
}

void Tally::sentence(std::vector<Scored> gold, std::vector<Scored> system) {
  for (const Scored& g : gold) {
    if (!g.cameo.starts_with("163") || (g.type != "SANCTION" && g.type != "COERCE")) continue;
    const std::string other = g.type == "SANCTION" ? "COERCE" : "SANCTION";
    if (std::any_of(gold.begin(), gold.end(), [&](const Scored& x) { return x.type == other; })) continue;
    for (Scored& s : system) {
      if (s.type == other) s.type = g.type;
    }
  }
  system = distinct(system);
  const std::vector<Scored> ga = asserted(gold), sa = asserted(system);
  Names gt, st;
  for (const Scored& g : ga) gt.insert(g.type);
  for (const Scored& s : sa) st.insert(s.type);
  Counts row;
  for (const std::string& t : gt) ++types[t][0], st.contains(t) ? ++types[t][2], ++row.tp : ++row.fn;
  for (const std::string& t : st) ++types[t][1], row.fp += !gt.contains(t);
  const Counts event_row = matched(ga, sa, false);
  type.add(row);
  event.add(event_row);
  dyad.add(dyads(ga, sa));
  sector.add(matched(ga, sa, true));
  rows.push_back({row, event_row});
  ++sentences;
  const std::map<int, int> pairs = best_pairs(gold, system);
  bool fine = true;
  for (std::size_t x = 0; x < gold.size(); ++x) {
    const Scored& g = gold[x];
    const auto pair = pairs.find(static_cast<int>(x));
    const Scored* s = pair == pairs.end() ? nullptr : &system[static_cast<std::size_t>(pair->second)];
    const bool mode_fits = s != nullptr && std::any_of(g.modes.begin(), g.modes.end(), [&](const std::string& m) { return s->modes.contains(m); });
    if (!g.modes.empty() && s != nullptr) mode.push_back(mode_fits);
    if (!g.given.empty()) {
      status.push_back(s != nullptr && g.status == s->status);
      if (s != nullptr) status_found.push_back(g.status == s->status);
    }
    fine = fine && s != nullptr && same_event(g, *s) && (g.modes.empty() || mode_fits) &&
           (g.given.empty() ? s->asserted : g.status == s->status);
  }
  for (std::size_t j = 0; j < system.size(); ++j) {
    const bool paired = std::any_of(pairs.begin(), pairs.end(), [&](const auto& p) { return p.second == static_cast<int>(j); });
    fine = fine && (paired || !system[j].asserted);
  }
  exact.push_back(fine);
}

json interval(std::vector<double> x) {
  if (x.empty()) return nullptr;
  std::sort(x.begin(), x.end());
  json out = json::array();
  for (const double q : {0.025, 0.975}) out.push_back(rounded(x[std::min(x.size() - 1, static_cast<std::size_t>(q * static_cast<double>(x.size())))]));
  return out;
}

json intervals(const Tally& t, int resamples) {
  if (t.rows.empty()) return nullptr;
  PythonRandom random(20260101);
  std::vector<double> types, events;
  for (int b = 0; b < resamples; ++b) {
    Counts type, event;
    for (std::size_t i = 0; i < t.rows.size(); ++i) {
      const auto& row = t.rows[random.below(static_cast<std::uint32_t>(t.rows.size()))];
      type.add(row[0]);
      event.add(row[1]);
    }
    types.push_back(prf(type).f);
    events.push_back(prf(event).f);
  }
  return {{"type_f1", interval(std::move(types))}, {"event_f1", interval(std::move(events))}};
}

Scores report(const Tally& t, int resamples) {
  Scores out;
  out["sentences"] = t.sentences;
  out["skipped"] = t.skipped;
  const std::pair<const char*, const Counts*> parts[] = {{"type", &t.type}, {"event", &t.event}, {"dyad", &t.dyad}};
  for (const auto& [name, counts] : parts) {
    const Prf x = prf(*counts);
    const std::string key(name);
    out[key + "_p"] = t.sentences ? json(rounded(x.p)) : json();
    out[key + "_r"] = t.sentences ? json(rounded(x.r)) : json();
    out[key + "_f1"] = t.sentences ? json(rounded(x.f)) : json();
  }
  out["event_sector_f1"] = t.sentences ? json(rounded(prf(t.sector).f)) : json();
  out["mode_accuracy"] = share(t.mode);
  out["status_accuracy"] = share(t.status);
  out["status_accuracy_found"] = share(t.status_found);
  out["exact_sentences"] = share(t.exact);
  out["ci95"] = intervals(t, resamples);
  out["relevant_recall"] = share(t.relevant);
  out["false_alarm_rate"] = share(t.alarm);
  out["false_alarm_rate_any"] = share(t.alarm_any);
  out["counts"] = {{"gold_types", t.type.tp + t.type.fn}, {"gold_events", t.event.tp + t.event.fn},
                   {"system_events", t.event.tp + t.event.fp}, {"gold_dyads", t.dyad.tp + t.dyad.fn},
                   {"modes", t.mode.size()}, {"statuses", t.status.size()}, {"relevant", t.relevant.size()},
                   {"irrelevant_or_statement", t.alarm.size()}};
  Scores per_type = Scores::object();
  for (const auto& [name, n] : t.types) {
    const Prf x = prf({n[2], n[1] - n[2], n[0] - n[2]});
    per_type[name] = {{"p", rounded(x.p)}, {"r", rounded(x.r)}, {"f1", rounded(x.f)}, {"gold", n[0]}, {"system", n[1]}};
  }
  out["per_type"] = std::move(per_type);
  return out;
}

}  // namespace

PythonRandom::PythonRandom(std::uint32_t seed) {
  state_[0] = 19650218u;
  for (std::uint32_t i = 1; i < 624; ++i) state_[i] = 1812433253u * (state_[i - 1] ^ (state_[i - 1] >> 30)) + i;
  std::uint32_t i = 1;
  for (int k = 0; k < 624; ++k) {
    state_[i] = (state_[i] ^ ((state_[i - 1] ^ (state_[i - 1] >> 30)) * 1664525u)) + seed;
    if (++i >= 624) state_[0] = state_[623], i = 1;
  }
  for (int k = 0; k < 623; ++k) {
    state_[i] = (state_[i] ^ ((state_[i - 1] ^ (state_[i - 1] >> 30)) * 1566083941u)) - i;
    if (++i >= 624) state_[0] = state_[623], i = 1;
  }
  state_[0] = 0x80000000u;
}

std::uint32_t PythonRandom::next() {
  if (index_ >= 624) {
    for (int k = 0; k < 624; ++k) {
      const std::uint32_t y = (state_[k] & 0x80000000u) | (state_[(k + 1) % 624] & 0x7fffffffu);
      state_[k] = state_[(k + 397) % 624] ^ (y >> 1) ^ ((y & 1u) ? 0x9908b0dfu : 0u);
    }
    index_ = 0;
  }
  std::uint32_t y = state_[index_++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

std::uint32_t PythonRandom::below(std::uint32_t n) {
  int bits = 0;
  while (n >> bits) ++bits;
  std::uint32_t r = 0;
  do {
    r = next() >> (32 - bits);
  } while (r >= n);
  return r;
}

Result<Scores> score_events(const std::vector<json>& gold, const std::vector<json>& system, int resamples) {
  const Result<Keyed> want = keyed(gold, "gold");
  if (!want) return want.error();
  const Result<Keyed> have = keyed(system, "system");
  if (!have) return have.error();
  std::map<std::pair<std::string, int>, const json*> by_key(have->begin(), have->end());
  Tally tally;
  for (const auto& [key, d] : *want) {
    const auto found = by_key.find(key);
    const std::vector<Scored> s = found == by_key.end() ? std::vector<Scored>{} : distinct(events_of(*found->second));
    if (d->contains("votes_relevant") || d->contains("quad")) {
      tally.screen(*d, s);
      continue;
    }
    if (!d->contains("events")) return Error{Error::Kind::format, key.first + ": neither events nor votes_relevant nor quad"};
    const std::vector<Scored> g = distinct(events_of(*d));
    if (text_of(*d, "audit") == "doubtful" || std::any_of(g.begin(), g.end(), [](const Scored& x) { return x.type.empty(); })) {
      ++tally.skipped;
      continue;
    }
    tally.sentence(g, s);
  }
  return report(tally, resamples);
}

}  // namespace entente::eval
