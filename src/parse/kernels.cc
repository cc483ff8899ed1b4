#include "parse/kernels.h"

namespace entente::kernels {

bool available(Path path) {
  if (path == Path::scalar) return true;
#if defined(__x86_64__)
  if (path == Path::avx2) return __builtin_cpu_supports("avx2");
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni");
#else
  return false;
#endif
}

Path fastest() {
  if (available(Path::vnni)) return Path::vnni;
  return available(Path::avx2) ? Path::avx2 : Path::scalar;
}

const Kernels& of([[maybe_unused]] Path path) {
#if defined(__x86_64__)
  if (path == Path::avx2) return avx2();
  if (path == Path::vnni) return vnni();
#endif
  return scalar();
}

}  // namespace entente::kernels
