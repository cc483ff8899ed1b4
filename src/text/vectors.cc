// File: "ENTV", u32 version, u32 words, u32 dims, u32 bytes of words, f32 scale; u8 length of each word; the words;
// u8 rarity of each; i8 [words][dims].
#include "text/vectors.h"

#include <cmath>

namespace entente {
namespace {

constexpr std::uint32_t version = 1;

double root(std::int64_t x) { return std::sqrt(static_cast<double>(x)); }

std::int64_t dot(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

Result<std::shared_ptr<const WordVectors>> WordVectors::load(std::string_view bytes) {
  ByteReader in(bytes);
  const auto damaged = [&](std::string what) { return Error{Error::Kind::model, "word vectors " + what, static_cast<std::int64_t>(in.offset())}; };
  if (in.take(4) != "ENTV") return damaged("are none");
  if (in.number<std::uint32_t>() != version) return damaged("have another version");
  const auto words = in.number<std::uint32_t>();
  const auto dims = in.number<std::uint32_t>();
  in.number<std::uint32_t>();
  in.number<float>();
  if (dims == 0 || dims > 1024) return damaged("have impossible sizes");
  auto table = std::make_shared<WordVectors>();
  table->dims_ = dims;
  table->words_ = KeyTable::read(in, words);
  const std::string_view rarity = in.take(words);
  const std::string_view rows = in.take(std::size_t{words} * dims);
  if (!in.ok() || in.left() != 0) return damaged("are cut short or damaged");
  table->rarity_.assign(rarity.begin(), rarity.end());
  table->rows_.assign(rows.begin(), rows.end());
  return std::shared_ptr<const WordVectors>(std::move(table));
}

float WordVectors::similarity(std::uint32_t a, std::uint32_t b) const {
  const double length = root(dot(of(a), of(a))) * root(dot(of(b), of(b)));
  return length > 0 ? static_cast<float>(static_cast<double>(dot(of(a), of(b))) / length) : 0.0f;
}

std::vector<float> WordVectors::mean(std::span<const std::string_view> words) const {
  std::vector<float> sum(dims_, 0.0f);
  for (const std::string_view word : words) {
    const auto i = find(word);
    if (!i) continue;
    const float weight = rarity(*i);
    for (std::size_t k = 0; k < dims_; ++k) sum[k] += weight * static_cast<float>(of(*i)[k]);
  }
  double squares = 0;
  for (const float x : sum) squares += static_cast<double>(x) * x;
  if (squares > 0)
    for (float& x : sum) x = static_cast<float>(x / std::sqrt(squares));
  return sum;
}

float cosine(std::span<const float> a, std::span<const float> b) {
  double product = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    product += static_cast<double>(a[i]) * b[i];
    aa += static_cast<double>(a[i]) * a[i];
    bb += static_cast<double>(b[i]) * b[i];
  }
  return aa > 0 && bb > 0 ? static_cast<float>(product / std::sqrt(aa * bb)) : 0.0f;
}

}  // namespace entente
