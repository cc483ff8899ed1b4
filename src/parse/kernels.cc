#include "parse/kernels.h"

namespace entente::kernels {

bool available(Path path) {
  if (path == Path::scalar) return true;
#if defined(__x86_64__)
  if (path == Path::avx2) return __builtin_cpu_supports("avx2");
  return path == Path::vnni && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni");
#elif defined(__aarch64__)
  return path == Path::neon;
#else
  return false;
#endif
}

Path fastest() {
  if (available(Path::vnni)) return Path::vnni;
  if (available(Path::avx2)) return Path::avx2;
  return available(Path::neon) ? Path::neon : Path::scalar;
}

const Kernels& of([[maybe_unused]] Path path) {
#if defined(__x86_64__)
  if (path == Path::avx2) return avx2();
  if (path == Path::vnni) return vnni();
#elif defined(__aarch64__)
  if (path == Path::neon) return neon();
#endif
  return scalar();
}

}  // namespace entente::kernels
