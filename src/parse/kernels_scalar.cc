// Any processor. Weights stay as they are: [columns][inner].
#include "parse/kernel_floats.h"

namespace entente::kernels {
namespace {

std::size_t packed_bytes(std::size_t columns, std::size_t inner) { return columns * inner; }

void pack(const std::int8_t* weights, std::size_t columns, std::size_t inner, void* packed) {
  std::memcpy(packed, weights, columns * inner);
}

void multiply(const std::uint8_t* a, std::size_t a_stride, std::size_t rows, std::size_t inner, const void* packed,
              std::size_t columns, std::int32_t* out, std::size_t out_stride) {
  const auto* weights = static_cast<const std::int8_t*>(packed);
  for (std::size_t c = 0; c < columns; ++c) {
    const std::int8_t* w = weights + c * inner;
    for (std::size_t r = 0; r < rows; ++r) {
      const std::uint8_t* x = a + r * a_stride;
      std::int32_t sum = 0;
      for (std::size_t k = 0; k < inner; ++k) sum += static_cast<std::int16_t>(x[k]) * static_cast<std::int16_t>(w[k]);
      out[r * out_stride + c] = sum;
    }
  }
}

}  // namespace

const Kernels& scalar() {
  static constexpr Kernels kernels{Path::scalar, packed_bytes, pack, multiply, cell_step,
                                   positive_codes, positive_sum_codes, signed_codes};
  return kernels;
}

}  // namespace entente::kernels
