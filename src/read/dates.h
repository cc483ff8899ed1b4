// Calendar days written in page furniture: datelines, attributes, addresses. Not time expressions of the article's words.
#pragma once

#include <optional>
#include <string_view>

#include "entente/day.h"

namespace entente {

/// Which of the first two numbers of "3/4/2031" is the month where both could be.
enum class DateOrder { day_first, month_first };

struct WrittenDay {
  Day day;
  std::size_t begin = 0, end = 0;   ///< bytes of the text
};

/// The first full date (day, month, year) in `text`: ISO, numeric, or with a month's name in one of the languages of
/// data/read/months.txt. Only the first 400 bytes are looked at.
std::optional<WrittenDay> find_day(std::string_view text, DateOrder order = DateOrder::day_first);

/// A machine-readable value ("2031-05-03T10:00:00Z", "20310503", "Sat, 03 May 2031 10:00 GMT"): the day as given, in the
/// zone as given.
std::optional<Day> day_of_value(std::string_view value, DateOrder order = DateOrder::month_first);

/// The day an address carries: /2031/05/03/, /2031-05-03-..., /20310503/.
std::optional<Day> day_of_url(std::string_view url);

}  // namespace entente
