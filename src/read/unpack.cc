#include "read/unpack.h"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <memory>

namespace entente {
namespace {

constexpr std::size_t chunk = 1 << 18;
constexpr std::size_t free_ratio_bytes = 1 << 20;  // so much may come out of any input, whatever the ratio

struct Budget {
  std::size_t most;
  std::string what;
};

Budget budget(std::size_t packed, const ReadOptions& options) {
  const std::size_t by_ratio = packed > options.max_bytes / std::max<std::size_t>(1, options.max_ratio)
                                   ? options.max_bytes
                                   : std::max(free_ratio_bytes, packed * options.max_ratio);
  if (by_ratio < options.max_bytes) return {by_ratio, fmt::format("unpacks to more than {} times its size", options.max_ratio)};
  return {options.max_bytes, fmt::format("unpacks to more than {} bytes", options.max_bytes)};
}

Result<std::string> gunzip(std::string_view bytes, const std::string& name, const Budget& limit) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return Error{Error::Kind::limit, name + ": no memory to unpack"};
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> owner(&stream, &inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  for (;;) {
    const std::size_t before = out.size();
    out.resize(before + chunk);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = chunk;
    const int status = inflate(&stream, Z_NO_FLUSH);
    out.resize(before + chunk - stream.avail_out);
    if (out.size() > limit.most) return Error{Error::Kind::limit, name + ": gzip data " + limit.what};
    const auto offset = static_cast<std::int64_t>(bytes.size() - stream.avail_in);
    if (status == Z_STREAM_END) {
      // Another member, or padding that is not one.
      if (stream.avail_in < 2 || stream.next_in[0] != 0x1f || stream.next_in[1] != 0x8b) return out;
      if (inflateReset(&stream) != Z_OK) return Error{Error::Kind::format, name + ": damaged gzip data", offset};
    } else if (status == Z_BUF_ERROR || (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)) {
      return Error{Error::Kind::format, name + ": gzip data is cut off", offset};
    } else if (status != Z_OK) {
      return Error{Error::Kind::format, name + ": damaged gzip data", offset};
    }
  }
}

Result<std::string> unzstd(std::string_view bytes, const std::string& name, const Budget& limit) {
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
  if (!context) return Error{Error::Kind::limit, name + ": no memory to unpack"};
  ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, 27);
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  std::string out;
  std::size_t status = 0;
  while (in.pos < in.size || status != 0) {
    const std::size_t before = out.size(), consumed = in.pos;
    out.resize(before + chunk);
    ZSTD_outBuffer to{out.data() + before, chunk, 0};
    status = ZSTD_decompressStream(context.get(), &to, &in);
    out.resize(before + to.pos);
    const auto offset = static_cast<std::int64_t>(in.pos);
    if (ZSTD_isError(status)) return Error{Error::Kind::format, name + ": damaged zstd data", offset};
    if (out.size() > limit.most) return Error{Error::Kind::limit, name + ": zstd data " + limit.what};
    if (status != 0 && to.pos == 0 && in.pos == consumed) return Error{Error::Kind::format, name + ": zstd data is cut off", offset};
  }
  return out;
}

}  // namespace

Result<std::string> unpack(std::string bytes, const std::string& name, const ReadOptions& options) {
  const std::string_view view = bytes;
  const bool gzip = view.starts_with("\x1f\x8b"), zstd = view.starts_with("\x28\xb5\x2f\xfd");
  if (!gzip && !zstd) {
    if (bytes.size() > options.max_bytes) {
      return Error{Error::Kind::limit, fmt::format("{}: larger than {} bytes", name, options.max_bytes)};
    }
    return bytes;
  }
  if (bytes.size() > options.max_bytes) {
    return Error{Error::Kind::limit, fmt::format("{}: larger than {} bytes", name, options.max_bytes)};
  }
  const Budget limit = budget(bytes.size(), options);
  return gzip ? gunzip(view, name, limit) : unzstd(view, name, limit);
}

}  // namespace entente
