// AVX-512 VNNI: four inputs of sixteen columns beside each other, summed by vpdpbusd (unsigned by signed, exact).
#if defined(__x86_64__)
#include <immintrin.h>

#include "parse/kernel_cell.h"

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

template <std::size_t R, std::size_t C>
inline void tile(const std::uint8_t* a, std::size_t a_stride, std::size_t inner, const std::int8_t* w, std::int32_t* out,
                 std::size_t out_stride) {
  __m512i sum[R][C];
  for (std::size_t r = 0; r < R; ++r)
    for (std::size_t c = 0; c < C; ++c) sum[r][c] = _mm512_setzero_si512();
  for (std::size_t k = 0; k < inner; k += 4) {
    __m512i b[C];
    for (std::size_t c = 0; c < C; ++c) b[c] = _mm512_loadu_si512(w + c * wide * inner + k * wide);
    for (std::size_t r = 0; r < R; ++r) {
      int four;
      std::memcpy(&four, a + r * a_stride + k, sizeof four);
      const __m512i x = _mm512_set1_epi32(four);
      for (std::size_t c = 0; c < C; ++c) sum[r][c] = _mm512_dpbusd_epi32(sum[r][c], x, b[c]);
    }
  }
  for (std::size_t r = 0; r < R; ++r)
    for (std::size_t c = 0; c < C; ++c) _mm512_storeu_si512(out + r * out_stride + c * wide, sum[r][c]);
}

template <std::size_t R>
void block(const std::uint8_t* a, std::size_t a_stride, std::size_t inner, const std::int8_t* w, std::size_t columns,
           std::int32_t* out, std::size_t out_stride) {
  std::size_t c = 0;
  for (; c + 4 * wide <= columns; c += 4 * wide) tile<R, 4>(a, a_stride, inner, w + c * inner, out + c, out_stride);
  for (; c < columns; c += wide) tile<R, 1>(a, a_stride, inner, w + c * inner, out + c, out_stride);
}

void multiply(const std::uint8_t* a, std::size_t a_stride, std::size_t rows, std::size_t inner, const void* packed,
              std::size_t columns, std::int32_t* out, std::size_t out_stride) {
  const auto* w = static_cast<const std::int8_t*>(packed);
  std::size_t r = 0;
  for (; r + 6 <= rows; r += 6) block<6>(a + r * a_stride, a_stride, inner, w, columns, out + r * out_stride, out_stride);
  const std::uint8_t* x = a + r * a_stride;
  std::int32_t* to = out + r * out_stride;
  switch (rows - r) {
    case 5: block<5>(x, a_stride, inner, w, columns, to, out_stride); break;
    case 4: block<4>(x, a_stride, inner, w, columns, to, out_stride); break;
    case 3: block<3>(x, a_stride, inner, w, columns, to, out_stride); break;
    case 2: block<2>(x, a_stride, inner, w, columns, to, out_stride); break;
    case 1: block<1>(x, a_stride, inner, w, columns, to, out_stride); break;
    default: break;
  }
}

}  // namespace

const Kernels& vnni() {
  static constexpr Kernels kernels{Path::vnni, packed_bytes, pack, multiply, cell_step};
  return kernels;
}

}  // namespace entente::kernels
#endif
