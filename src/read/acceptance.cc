#include "read/acceptance.h"

namespace entente {
namespace {

std::string_view path_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  const std::size_t path = url.find('/', scheme + 3);
  if (path == url.npos) return "/";
  return url.substr(path, url.find_first_of("?#", path) - path);
}

// Folders that hold lists on most of the web's publishing systems.
bool names_a_list(std::string_view path) {
  for (const std::string_view folder : {"/forum/", "/forums/", "/collections/", "/category/", "/categories/", "/tag/", "/tags/", "/browse/", "/departments/",
                                        "/search/", "/shop/", "/jobs/", "/job/", "/products/", "/product/", "/topic/"}) {
    const std::size_t at = path.find(folder);
    if (at != path.npos || (path.size() + 1 == folder.size() && folder.starts_with(path))) return true;
  }
  return false;
}

}  // namespace

bool is_report_page(const Article& article, const PageMetadata& metadata, std::string_view url) {
  if (!article.is_article) return false;
  const std::string_view path = path_of(url);
  const bool start_page = path == "/" && url.find('?') == url.npos;
  if (path == "/" && (start_page || !metadata.declared_article)) return false;
  const float kept = article.kept_text, long_share = kept > 0 ? article.long_text / kept : 0;
  const float mean = article.blocks.empty() ? 0 : kept / static_cast<float>(article.blocks.size());
  if (metadata.declared_article) return article.sentence_text >= 350 || article.sentence_text > 0.5f * article.page_sentence_text;
  if (names_a_list(path)) return false;
  if (long_share < 0.3f && mean < 60) return false;
  if (article.sentence_text < 0.25f * article.page_sentence_text) return false;
  if (metadata.published || !metadata.author.empty()) return true;
  return long_share >= 0.7f && mean >= 100 && article.sentence_text >= 0.5f * article.link_text && article.sentence_text >= 500;
}

}  // namespace entente
