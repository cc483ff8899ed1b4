// NEON, as every 64-bit Arm has it: weights widened to 16 bits once, eight columns beside each other, summed exactly by
// vmlal.
#if defined(__aarch64__)
#include <arm_neon.h>

#include "parse/kernel_floats.h"

namespace entente::kernels {
namespace {

constexpr std::size_t wide = 8;          // columns of a stripe
constexpr std::size_t max_inner = 1024;  // model files are refused above it
constexpr std::size_t tile_rows = 6;

std::size_t packed_bytes(std::size_t columns, std::size_t inner) { return columns * inner * 2; }

void pack(const std::int8_t* weights, std::size_t columns, std::size_t inner, void* packed) {
  auto* out = static_cast<std::int16_t*>(packed);
  for (std::size_t c = 0; c < columns; c += wide)
    for (std::size_t k = 0; k < inner; ++k)
      for (std::size_t j = 0; j < wide; ++j) *out++ = weights[(c + j) * inner + k];
}

template <std::size_t R>
struct Sums {
  int32x4_t low[R], high[R];

  template <int Lane>
  inline void add(const int16x4_t (&x)[R], const std::int16_t* w) {
    const int16x8_t weights = vld1q_s16(w);
    for (std::size_t r = 0; r < R; ++r) {
      low[r] = vmlal_lane_s16(low[r], vget_low_s16(weights), x[r], Lane);
      high[r] = vmlal_lane_s16(high[r], vget_high_s16(weights), x[r], Lane);
    }
  }
};

template <std::size_t R>
inline void tile(const std::int16_t* a, std::size_t inner, const std::int16_t* w, std::int32_t* out, std::size_t out_stride) {
  Sums<R> sums;
  for (std::size_t r = 0; r < R; ++r) sums.low[r] = sums.high[r] = vdupq_n_s32(0);
  for (std::size_t k = 0; k < inner; k += inner_step) {
    int16x4_t x[R];
    for (std::size_t r = 0; r < R; ++r) x[r] = vld1_s16(a + r * inner + k);
    const std::int16_t* at = w + k * wide;
    sums.template add<0>(x, at);
    sums.template add<1>(x, at + wide);
    sums.template add<2>(x, at + 2 * wide);
    sums.template add<3>(x, at + 3 * wide);
  }
  for (std::size_t r = 0; r < R; ++r) {
    vst1q_s32(out + r * out_stride, sums.low[r]);
    vst1q_s32(out + r * out_stride + 4, sums.high[r]);
  }
}

void widen(const std::uint8_t* from, std::size_t n, std::int16_t* to) {
  for (std::size_t k = 0; k < n; ++k) to[k] = from[k];
}

// Up to `tile_rows` rows, widened, by all columns.
template <std::size_t R>
void group(const std::uint8_t* a, std::size_t a_stride, std::size_t inner, const std::int16_t* w, std::size_t columns,
           std::int32_t* out, std::size_t out_stride) {
  std::int16_t x[R * max_inner];
  for (std::size_t r = 0; r < R; ++r) widen(a + r * a_stride, inner, x + r * inner);
  for (std::size_t c = 0; c < columns; c += wide) tile<R>(x, inner, w + c * inner, out + c, out_stride);
}

void multiply(const std::uint8_t* a, std::size_t a_stride, std::size_t rows, std::size_t inner, const void* packed,
              std::size_t columns, std::int32_t* out, std::size_t out_stride) {
  const auto* w = static_cast<const std::int16_t*>(packed);
  for (; rows >= tile_rows; rows -= tile_rows, a += tile_rows * a_stride, out += tile_rows * out_stride)
    group<tile_rows>(a, a_stride, inner, w, columns, out, out_stride);
  for (; rows > 0; --rows, a += a_stride, out += out_stride) group<1>(a, a_stride, inner, w, columns, out, out_stride);
}

}  // namespace

const Kernels& neon() {
  static constexpr Kernels kernels{Path::neon, packed_bytes, pack, multiply, cell_step,
                                   positive_codes, positive_sum_codes, signed_codes};
  return kernels;
}

}  // namespace entente::kernels
#endif
