// AVX-512 VNNI: four inputs of sixteen columns beside each other, summed by vpdpbusd (unsigned by signed, exact).
#if defined(__x86_64__)
#include <immintrin.h>

#include "parse/kernel_floats.h"

namespace entente::kernels {
namespace {

constexpr std::size_t wide = 16;  // columns a register

std::size_t packed_bytes(std::size_t columns, std::size_t inner) { return columns * inner; }

void pack(const std::int8_t* weights, std::size_t columns, std::size_t inner, void* packed) {
  auto* out = static_cast<std::int8_t*>(packed);
  for (std::size_t c = 0; c < columns; c += wide)
    for (std::size_t k = 0; k < inner; k += 4)
      for (std::size_t j = 0; j < wide; ++j)
        for (std::size_t i = 0; i < 4; ++i) *out++ = weights[(c + j) * inner + k + i];
}

// The loops are unrolled by hand: left to itself GCC keeps a copy of every sum in memory, which halves the speed.
template <std::size_t R, std::size_t C>
inline void tile(const std::uint8_t* a, std::size_t a_stride, std::size_t inner, const std::int8_t* w, std::int32_t* out,
                 std::size_t out_stride) {
  __m512i sum[R][C];
#pragma GCC unroll 6
  for (std::size_t r = 0; r < R; ++r)
#pragma GCC unroll 4
    for (std::size_t c = 0; c < C; ++c) sum[r][c] = _mm512_setzero_si512();
  for (std::size_t k = 0; k < inner; k += 4) {
    __m512i b[C];
#pragma GCC unroll 4
    for (std::size_t c = 0; c < C; ++c) b[c] = _mm512_loadu_si512(w + c * wide * inner + k * wide);
#pragma GCC unroll 6
    for (std::size_t r = 0; r < R; ++r) {
      int four;
      std::memcpy(&four, a + r * a_stride + k, sizeof four);
      const __m512i x = _mm512_set1_epi32(four);
#pragma GCC unroll 4
      for (std::size_t c = 0; c < C; ++c) sum[r][c] = _mm512_dpbusd_epi32(sum[r][c], x, b[c]);
    }
  }
#pragma GCC unroll 6
  for (std::size_t r = 0; r < R; ++r)
#pragma GCC unroll 4
    for (std::size_t c = 0; c < C; ++c) _mm512_storeu_si512(out + r * out_stride + c * wide, sum[r][c]);
}

// All rows by C registers of columns, whose weights stay in the first cache.
template <std::size_t C>
void stripe(const std::uint8_t* a, std::size_t a_stride, std::size_t rows, std::size_t inner, const std::int8_t* w,
            std::int32_t* out, std::size_t out_stride) {
  std::size_t r = 0;
  for (; r + 6 <= rows; r += 6) tile<6, C>(a + r * a_stride, a_stride, inner, w, out + r * out_stride, out_stride);
  a += r * a_stride;
  out += r * out_stride;
  switch (rows - r) {
    case 5: tile<5, C>(a, a_stride, inner, w, out, out_stride); break;
    case 4: tile<4, C>(a, a_stride, inner, w, out, out_stride); break;
    case 3: tile<3, C>(a, a_stride, inner, w, out, out_stride); break;
    case 2: tile<2, C>(a, a_stride, inner, w, out, out_stride); break;
    case 1: tile<1, C>(a, a_stride, inner, w, out, out_stride); break;
    default: break;
  }
}

void multiply(const std::uint8_t* a, std::size_t a_stride, std::size_t rows, std::size_t inner, const void* packed,
              std::size_t columns, std::int32_t* out, std::size_t out_stride) {
  const auto* w = static_cast<const std::int8_t*>(packed);
  std::size_t c = 0;
  for (; c + 4 * wide <= columns; c += 4 * wide) stripe<4>(a, a_stride, rows, inner, w + c * inner, out + c, out_stride);
  for (; c < columns; c += wide) stripe<1>(a, a_stride, rows, inner, w + c * inner, out + c, out_stride);
}

}  // namespace

const Kernels& vnni() {
  static constexpr Kernels kernels{Path::vnni, packed_bytes, pack, multiply, cell_step,
                                   positive_codes, positive_sum_codes, signed_codes};
  return kernels;
}

}  // namespace entente::kernels
#endif
