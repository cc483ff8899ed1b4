// What a single line says of itself, without the page around it.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

/// Kinds of lines that are never the article's words.
enum class Furniture : std::uint8_t {
  none,
  label,        ///< "Also read:", "More from": what follows is a list of links
  link,         ///< "Read more ...", "Related: ..."
  byline,
  date,
  credit,       ///< photo, copyright, contributors
  comment,      ///< opens a comment form
  form,         ///< newsletter, account, cookie, share row
  contact,
  advert,
};

/// Kind of a line of text (UTF-8, trimmed). Linear in the line; only its first 300 bytes are looked at.
Furniture furniture_of(std::string_view line);
inline bool is_furniture(std::string_view line) { return furniture_of(line) != Furniture::none; }

/// Ends with the mark of a sentence, closing quotes and brackets aside.
bool ends_sentence(std::string_view line);
/// Number of words (runs of letters and digits).
std::size_t count_words(std::string_view line);
/// Share of words of four letters and more, numbers aside, that begin with a capital; 1 for a headline in title case.
/// The first word is not counted.
double capital_share(std::string_view line);
/// `line` without a bullet ("•", "-", "*", "–", "»") and the blanks after it.
std::string_view without_bullet(std::string_view line);
std::string_view trimmed(std::string_view line);
/// The name in a byline ("By Ada Holm, Oslo" -> "Ada Holm"); empty: it is none.
std::string_view byline_name(std::string_view line);

}  // namespace entente
