// What is done in floats, compiled once in each kernel file for its processor. No standard templates in here: an inline function
// compiled for AVX-512 could otherwise be the copy that the linker keeps for everyone.
#pragma once

#include <cstring>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

#include "parse/kernels.h"

namespace entente::kernels {
namespace {

// As wide as the registers: a wider vector is taken apart through memory.
#if defined(__AVX512F__)
inline constexpr std::size_t lanes = 16;
#elif defined(__AVX2__)
inline constexpr std::size_t lanes = 8;
#else
inline constexpr std::size_t lanes = 4;
#endif
using Floats = float __attribute__((vector_size(4 * lanes)));
using Ints = std::int32_t __attribute__((vector_size(4 * lanes)));

inline Floats all(float x) { return Floats{} + x; }

inline Floats load(const float* p) {
  Floats v;
  std::memcpy(&v, p, sizeof v);
  return v;
}

inline Floats load(const std::int32_t* p) {
  Ints v;
  std::memcpy(&v, p, sizeof v);
  return __builtin_convertvector(v, Floats);
}

#if defined(__AVX512F__)
inline constexpr __mmask16 every_lane = 0xffff;   // GCC 12 warns of its own header without a mask
#endif

// By the instruction: GCC makes a comparison and a blend of `x > limit ? limit : x`.
inline Floats at_most(Floats x, float limit) {
#if defined(__AVX512F__)
  return _mm512_maskz_min_ps(every_lane, all(limit), x);
#elif defined(__AVX2__)
  return _mm256_min_ps(all(limit), x);
#else
  return x > all(limit) ? all(limit) : x;
#endif
}

inline Floats at_least(Floats x, float limit) {
#if defined(__AVX512F__)
  return _mm512_maskz_max_ps(every_lane, all(limit), x);
#elif defined(__AVX2__)
  return _mm256_max_ps(all(limit), x);
#else
  return x < all(limit) ? all(limit) : x;
#endif
}

inline Floats clamped(Floats x, float limit) { return at_least(at_most(x, limit), -limit); }

inline void store_bytes(Floats x, void* to) {
  using Bytes = std::uint8_t __attribute__((vector_size(lanes)));
  const Bytes bytes = __builtin_convertvector(__builtin_convertvector(x, Ints), Bytes);
  std::memcpy(to, &bytes, sizeof bytes);
}

// Lambert's continued fraction for tanh, cut at the seventh power; within 1.2e-4 of tanh, and 1 at the limit.
inline Floats tanh_of(Floats x) {
  x = clamped(x, 4.97f);
  const Floats s = x * x;
  const Floats above = x * (135135.0f + s * (17325.0f + s * (378.0f + s)));
  const Floats below = 135135.0f + s * (62370.0f + s * (3150.0f + s * 28.0f));
  return above / below;
}

inline Floats sigmoid_of(Floats x) { return 0.5f + 0.5f * tanh_of(0.5f * x); }

// A gate of a row: what the inputs give, and what the state before gives if there is one.
struct Gate {
  const CellStep& s;
  const std::int32_t* inputs;
  const std::int32_t* recurrent;

  template <bool carried>
  Floats at(std::size_t k) const {
    const Floats x = load(inputs + k) * load(s.input_scale + k) + load(s.bias + k);
    if constexpr (!carried) return x;
    return x + (load(recurrent + k) * load(s.recurrent_scale + k) + load(s.recurrent_bias + k));
  }
};

// Cells first, states after: short loops leave the processor more steps to overlap.
template <bool carried>
inline void cell_row(const CellStep& s, std::size_t row) {
  const std::size_t h = s.hidden;
  const Gate gate{s, s.inputs[row], s.recurrent + (carried ? row * 4 * h : 0)};
  float* cells = s.cells + row * h;
  std::uint8_t* states = s.states + row * s.state_stride;
  for (std::size_t j = 0; j < h; j += lanes) {
    Floats cell = sigmoid_of(gate.at<carried>(j)) * tanh_of(gate.at<carried>(2 * h + j));
    if constexpr (carried) cell = cell + sigmoid_of(gate.at<carried>(h + j)) * load(cells + j);
    std::memcpy(cells + j, &cell, sizeof cell);
  }
  for (std::size_t j = 0; j < h; j += lanes) {
    const Floats state = sigmoid_of(gate.at<carried>(3 * h + j)) * tanh_of(load(cells + j));
    store_bytes(state * 127.0f + 128.5f, states + j);   // above zero, so that cutting off the fraction rounds
  }
}

inline void cell_step(const CellStep& s) {
  for (std::size_t row = 0; row < s.rows; ++row) row < s.carried ? cell_row<true>(s, row) : cell_row<false>(s, row);
}

inline Floats value_at(const Columns& c, std::size_t i) { return load(c.products + i) * load(c.scale + i) + load(c.bias + i); }

inline Floats positive_code(Floats x, float inverse) {
  return at_most(at_least(x * inverse + 0.5f, 0.0f), 255.0f);
}

inline void positive_codes(const Columns& c, std::size_t n, float inverse, std::uint8_t* to) {
  for (std::size_t i = 0; i < n; i += lanes) store_bytes(positive_code(value_at(c, i), inverse), to + i);
}

inline void positive_sum_codes(const Columns& a, const Columns& b, std::size_t n, float inverse, std::uint8_t* to) {
  for (std::size_t i = 0; i < n; i += lanes) store_bytes(positive_code(value_at(a, i) + value_at(b, i), inverse), to + i);
}

inline void signed_codes(const Columns& c, std::size_t n, float inverse, std::int8_t* to) {
  for (std::size_t i = 0; i < n; i += lanes) {
    const Floats x = clamped(value_at(c, i) * inverse, 127.0f);
    store_bytes(x < all(0.0f) ? x - 0.5f : x + 0.5f, to + i);
  }
}

}  // namespace
}  // namespace entente::kernels
