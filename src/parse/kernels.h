// The arithmetic of the encoder. Sums are of integers, and what is done in floats is done element by element without
// contraction, so that every path gives the same bits: the tests hold that, and trees do not depend on the machine.
#pragma once

#include <cstddef>
#include <cstdint>

namespace entente::kernels {

enum class Path : std::uint8_t { scalar, avx2, vnni, neon };
inline constexpr Path every_path[] = {Path::scalar, Path::avx2, Path::vnni, Path::neon};

/// Columns are padded to this many, inputs of a product to `inner_step`.
inline constexpr std::size_t column_step = 16;
inline constexpr std::size_t inner_step = 4;
constexpr std::size_t padded(std::size_t n, std::size_t step) { return (n + step - 1) / step * step; }

/// One LSTM step over `rows` sentences; arrays are [rows][4 * hidden] or [rows][hidden], gates in the order i f g o.
struct CellStep {
  std::size_t rows = 0;
  std::size_t carried = 0;                 ///< the first so many rows continue `cells`; the rest begin at zero
  std::size_t hidden = 0;
  const std::int32_t* const* inputs = nullptr;  ///< input products of each row, [4 * hidden]
  const std::int32_t* recurrent = nullptr; ///< state products of the carried rows
  const float* input_scale = nullptr;      ///< [4 * hidden]
  const float* recurrent_scale = nullptr;
  const float* bias = nullptr;
  const float* recurrent_bias = nullptr;
  float* cells = nullptr;                  ///< read and replaced
  std::uint8_t* states = nullptr;          ///< written as codes, `state_stride` apart
  std::size_t state_stride = 0;
};

/// Columns of a product and what makes values of them: value[i] = products[i] * scale[i] + bias[i].
struct Columns {
  const std::int32_t* products = nullptr;
  const float* scale = nullptr;
  const float* bias = nullptr;
};

struct Kernels {
  Path path = Path::scalar;
  /// Bytes that `pack` writes for weights of [columns][inner] (both padded).
  std::size_t (*packed_bytes)(std::size_t columns, std::size_t inner);
  /// Rearranges row-major [columns][inner] weights for `multiply`.
  void (*pack)(const std::int8_t* weights, std::size_t columns, std::size_t inner, void* packed);
  /// out[row][column] = sum over inner of a[row][inner] * weight[column][inner]; exact.
  void (*multiply)(const std::uint8_t* a, std::size_t a_stride, std::size_t rows, std::size_t inner, const void* packed,
                   std::size_t columns, std::int32_t* out, std::size_t out_stride);
  void (*cell)(const CellStep& step);
  /// Codes of max(0, value) in units of 1 / inverse, at most 255; of a sum of two values; of a value, in [-127, 127].
  /// `n` is a multiple of 16.
  void (*positive_codes)(const Columns& columns, std::size_t n, float inverse, std::uint8_t* to);
  void (*positive_sum_codes)(const Columns& a, const Columns& b, std::size_t n, float inverse, std::uint8_t* to);
  void (*signed_codes)(const Columns& columns, std::size_t n, float inverse, std::int8_t* to);
};

/// State codes: round(h * 127) + 128.
inline constexpr int state_zero = 128;
inline constexpr float state_scale = 1.0f / 127.0f;

const Kernels& scalar();
#if defined(__x86_64__)
const Kernels& avx2();
const Kernels& vnni();
#elif defined(__aarch64__)
const Kernels& neon();
#endif

/// Whether this processor can run `path`, and the fastest that it can.
bool available(Path path);
Path fastest();
const Kernels& of(Path path);

}  // namespace entente::kernels
