// Stage follow: what a stated dependence means if it stops. Stated shares only; no money, no duration, no probability.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/ledger.h"
#include "entente/result.h"

namespace entente {

/// Supplier gives user a good. Shares are fractions in [0, 1]; absent: not stated.
struct Supply {
  std::string supplier, user, good;
  std::optional<Interval> share;             ///< of what the user gets of the good
  std::optional<Interval> market;            ///< of what the supplier sells of it ("buys a third of its exports")
  std::vector<LedgerCite> cites;             ///< where it is stated
  friend bool operator==(const Supply&, const Supply&) = default;
};

/// "CHN -> KOR rare earths -50%": a fraction of one supply stops. "CHN -> * rare earths -100%": of every user's.
struct Shock {
  std::string supplier;
  std::string user;                          ///< empty: every user
  std::string good;
  double fraction = 1;                       ///< in [0, 1]
  friend bool operator==(const Shock&, const Shock&) = default;
};

/// Grammar: STATE "->" (STATE | "*") GOOD "-" NUMBER "%". STATE is three letters. Errors: format, with the offset.
Result<Shock> shock_of(std::string_view text);

/// One hop of what a shock reaches.
struct Gap {
  std::string user, good;
  std::uint32_t hop = 1;                     ///< 1: the supply itself; up to 3
  bool market = false;                       ///< `user` is the supplier, and what is missing is a buyer
  std::optional<Interval> share;             ///< of the user's supply (of its market) that is missing; absent: unknown, never 0
  std::vector<LedgerCite> cites;             ///< the sentences of this hop
  std::vector<Supply> others;                ///< remaining suppliers with what is stated of them
  friend bool operator==(const Gap&, const Gap&) = default;
};

/// Interval arithmetic on stated shares: gap = share x fraction x (1 - substitution); chains only along stated needs, by the
/// min rule (what is made falls by as much of the input as is missing at most, by nothing at least), at most three hops.
/// Errors: none; an unknown good gives one gap without a share.
/// Invariants: fraction 0 or substitution 1 gives 0; monotone in fraction; low <= high; what is not connected is untouched.
std::vector<Gap> what_if(std::span<const Supply> supplies, std::span<const NeedRow> needs, const Shock& shock, double substitution = 0);

/// The supplies that a ledger states; conflicting shares are joined.
std::vector<Supply> supplies_of(std::span<const LedgerRow> ledger);

/// Users and goods whose stated shares sum above 1: indices into `supplies`, grouped.
std::vector<std::vector<std::uint32_t>> over_one(std::span<const Supply> supplies);

}  // namespace entente
