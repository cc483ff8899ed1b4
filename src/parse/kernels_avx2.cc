// AVX2: weights widened to 16 bits once, two inputs of eight columns beside each other, so that vpmaddwd sums them exactly
// (vpmaddubsw would be wider but saturates).
#if defined(__x86_64__)
#include <immintrin.h>

#include "parse/kernel_floats.h"

namespace entente::kernels {
namespace {

constexpr std::size_t wide = 8;          // columns a register
constexpr std::size_t max_inner = 1024;  // model files are refused above it

std::size_t packed_bytes(std::size_t columns, std::size_t inner) { return columns * inner * 2; }

void pack(const std::int8_t* weights, std::size_t columns, std::size_t inner, void* packed) {
  auto* out = static_cast<std::int16_t*>(packed);
  for (std::size_t c = 0; c < columns; c += wide)
    for (std::size_t k = 0; k < inner; k += 2)
      for (std::size_t j = 0; j < wide; ++j)
        for (std::size_t i = 0; i < 2; ++i) *out++ = weights[(c + j) * inner + k + i];
}

template <std::size_t R>
inline void tile(const std::int16_t* a, std::size_t inner, const std::int16_t* w, std::int32_t* out, std::size_t out_stride) {
  const std::int16_t* w1 = w + wide * inner;
  __m256i sum[R][2];
  for (std::size_t r = 0; r < R; ++r) sum[r][0] = sum[r][1] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < inner; k += 2) {
    const __m256i b0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w + k * wide));
    const __m256i b1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w1 + k * wide));
    for (std::size_t r = 0; r < R; ++r) {
      int pair;
      std::memcpy(&pair, a + r * inner + k, sizeof pair);
      const __m256i x = _mm256_set1_epi32(pair);
      sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(x, b0));
      sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(x, b1));
    }
  }
  for (std::size_t r = 0; r < R; ++r) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + r * out_stride), sum[r][0]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + r * out_stride + wide), sum[r][1]);
  }
}

constexpr std::size_t tile_rows = 5;
constexpr std::size_t group_rows = 40;   // widened at a time: their codes stay in the first cache beside a stripe of weights

// Rows already widened, by all columns.
void group(const std::int16_t* x, std::size_t rows, std::size_t inner, const std::int16_t* w, std::size_t columns,
           std::int32_t* out, std::size_t out_stride) {
  for (std::size_t c = 0; c < columns; c += 2 * wide) {
    const std::int16_t* stripe = w + c * inner;
    std::size_t r = 0;
    for (; r + tile_rows <= rows; r += tile_rows) tile<tile_rows>(x + r * inner, inner, stripe, out + r * out_stride + c, out_stride);
    const std::int16_t* from = x + r * inner;
    std::int32_t* to = out + r * out_stride + c;
    switch (rows - r) {
      case 4: tile<4>(from, inner, stripe, to, out_stride); break;
      case 3: tile<3>(from, inner, stripe, to, out_stride); break;
      case 2: tile<2>(from, inner, stripe, to, out_stride); break;
      case 1: tile<1>(from, inner, stripe, to, out_stride); break;
      default: break;
    }
  }
}

void multiply(const std::uint8_t* a, std::size_t a_stride, std::size_t rows, std::size_t inner, const void* packed,
              std::size_t columns, std::int32_t* out, std::size_t out_stride) {
  std::int16_t x[group_rows * max_inner];
  for (std::size_t r = 0; r < rows; r += group_rows) {
    const std::size_t n = rows - r < group_rows ? rows - r : group_rows;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t k = 0; k < inner; ++k) x[i * inner + k] = a[(r + i) * a_stride + k];
    group(x, n, inner, static_cast<const std::int16_t*>(packed), columns, out + r * out_stride, out_stride);
  }
}

}  // namespace

const Kernels& avx2() {
  static constexpr Kernels kernels{Path::avx2, packed_bytes, pack, multiply, cell_step,
                                   positive_codes, positive_sum_codes, signed_codes};
  return kernels;
}

}  // namespace entente::kernels
#endif
