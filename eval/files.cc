#include <zlib.h>

#include <memory>

#include "eval.h"

namespace entente::eval {

Result<std::string> file_bytes(const std::string& path) {
  // gzopen reads files that are not compressed as they are.
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) return Error{Error::Kind::io, path + ": cannot be opened"};
  std::string bytes;
  char buffer[1 << 16];
  int n = 0;
  while ((n = gzread(file.get(), buffer, sizeof buffer)) > 0) bytes.append(buffer, static_cast<std::size_t>(n));
  if (n < 0) return Error{Error::Kind::io, path + ": cannot be read"};
  return bytes;
}

}  // namespace entente::eval
