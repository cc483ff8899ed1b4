// The days of happenings that times are counted from: "two days after the vote".
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entente/finding.h"
#include "reconcile/unit.h"

namespace entente::reconciling {

/// What the reports of one story date, by the words that name it.
class EventDays {
 public:
  /// `published`: the days of each text, as `dates_of` gives them.
  EventDays(const Texts& texts, const std::vector<Published>& published);

  /// Gives the times of `claim` that are counted from an event their days, if the story dates one happening of that name, or several
  /// whose days meet. A vote that two reports date apart dates nothing.
  void resolve(Claim& claim, const CodedReport& report) const;

 private:
  using Days = std::map<std::string, DayRange>;   // what all meet in; latest before earliest: they do not meet
  DayRange days_of(const std::string& name, const std::string& frame) const;

  Days by_name_, by_frame_;                       // by the stem of the predicate, by the frame
};

}  // namespace entente::reconciling
