// What is done in floats, compiled once in each kernel file for its processor. No standard templates in here: an inline function
// compiled for AVX-512 could otherwise be the copy that the linker keeps for everyone.
#pragma once

#include <cstring>

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

inline Floats clamped(Floats x, float limit) {
  const Floats high = all(limit), low = all(-limit);
  x = x > high ? high : x;
  return x < low ? low : x;
}

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

inline void cell_step(const CellStep& s) {
  const std::size_t h = s.hidden;
  for (std::size_t row = 0; row < s.rows; ++row) {
    const std::int32_t* x = s.inputs[row];
    const bool carried = row < s.carried;
    const std::int32_t* r = s.recurrent + (carried ? row * 4 * h : 0);
    float* cells = s.cells + row * h;
    std::uint8_t* states = s.states + row * s.state_stride;
    for (std::size_t j = 0; j < h; j += lanes) {
      Floats gate[4];
      for (std::size_t g = 0; g < 4; ++g) {
        const std::size_t k = g * h + j;
        gate[g] = load(x + k) * load(s.input_scale + k) + load(s.bias + k);
        if (carried) gate[g] = gate[g] + (load(r + k) * load(s.recurrent_scale + k) + load(s.recurrent_bias + k));
      }
      Floats cell = sigmoid_of(gate[0]) * tanh_of(gate[2]);
      if (carried) cell = cell + sigmoid_of(gate[1]) * load(cells + j);
      std::memcpy(cells + j, &cell, sizeof cell);
      const Floats state = sigmoid_of(gate[3]) * tanh_of(cell);
      store_bytes(state * 127.0f + 128.5f, states + j);   // above zero, so that cutting off the fraction rounds
    }
  }
}

inline Floats value_at(const Columns& c, std::size_t i) { return load(c.products + i) * load(c.scale + i) + load(c.bias + i); }

inline Floats positive_code(Floats x, float inverse) {
  x = x * inverse + 0.5f;
  const Floats low = all(0.0f), high = all(255.0f);
  x = x > low ? x : low;
  return x < high ? x : high;
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
