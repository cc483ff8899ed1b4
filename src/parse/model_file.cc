// Reads the model file that train/export.py writes. Little endian; text is u32 length + bytes, a table of keys is
// u32 count + u8 lengths + bytes. Every number is checked before it is used as a size or an index.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parse/encode.h"
#include "parse/model.h"
#include "parse/words.h"

namespace entente {
namespace {

constexpr std::uint32_t format_version = 2;
constexpr std::uint32_t feature_set = 1;   // what words.cc computes
constexpr std::uint32_t largest = 1024;    // width of any layer's input; the AVX2 product counts on it

using Impl = ParseModel::Impl;

class ModelReader {
 public:
  ModelReader(std::string_view bytes, kernels::Path path) : in_(bytes), m_(std::make_unique<Impl>()) {
    m_->kernels = &kernels::of(path);
  }

  Result<std::unique_ptr<Impl>> read() {
    if (in_.take(4) != "ENTP") return damaged("is no parse model");
    if (const auto v = in_.number<std::uint32_t>(); v != format_version) return damaged(fmt::format("has format {}, not {}", v, format_version));
    if (const auto v = in_.number<std::uint32_t>(); v != feature_set) return damaged(fmt::format("has features {}, not {}", v, feature_set));
    m_->training = in_.text();
    if (!sizes()) return damaged("has impossible sizes");
    if (!names()) return damaged("has impossible tags or relations");
    tables();
    if (!layers()) return damaged("has layers of the wrong size");
    bool sound = true;
    m_->lemmas = Lemmas::read(in_, sound);
    rows(m_->splitter.of, SplitterWeights::buckets);
    if (!in_.ok() || !sound || in_.left() != 0) return damaged("is cut short or damaged");
    return std::move(m_);
  }

 private:
  Error damaged(std::string_view what) const {
    return {Error::Kind::model, fmt::format("parse model {}", what), static_cast<std::int64_t>(in_.offset())};
  }

  bool sizes() {
    ModelSizes& s = m_->sizes;
    for (std::uint32_t* n : {&s.word, &s.affix, &s.vector, &s.hidden, &s.arc, &s.label, &s.name}) {
      *n = in_.number<std::uint32_t>();
      if (*n == 0 || *n > largest) return false;
    }
    for (float* x : {&m_->arc_head_scale, &m_->arc_dep_scale, &m_->arc_scale, &m_->label_scale, &m_->name_scale}) {
      *x = in_.number<float>();
      if (!(*x > 1e-9f && *x < 1e9f)) return false;
    }
    const auto bad = [](std::size_t n, std::size_t step) { return n > largest || n % step != 0; };
    return !(bad(s.input(), kernels::inner_step) || bad(2 * s.hidden, 32) || bad(s.arc, 16) || bad(s.label, 16) || bad(s.name, 16));
  }

  bool names() {
    const KeyTable tags = KeyTable::read(in_);
    for (std::size_t i = 0; i < tags.size(); ++i) {
      const std::string_view tag = tags.key(i);
      const std::size_t bar = tag.find('|');
      const auto upos = upos_of(tag.substr(0, bar));
      if (bar == tag.npos || !upos) return false;
      m_->tags.push_back({*upos, std::string(tag.substr(bar + 1))});
    }
    const KeyTable relations = KeyTable::read(in_);
    for (std::size_t i = 0; i < relations.size(); ++i) {
      m_->relations.emplace_back(relations.key(i));
      if (relations.key(i) == "root") m_->root_relation = static_cast<std::int32_t>(i);
    }
    const auto count = [](const auto& v) { return v.size() >= 2 && v.size() <= largest; };
    return count(m_->tags) && count(m_->relations) && m_->root_relation >= 0;
  }

  void rows(std::vector<std::int8_t>& to, std::size_t n) {
    const std::string_view raw = in_.take(n);
    to.resize(raw.size());
    if (!raw.empty()) std::memcpy(to.data(), raw.data(), raw.size());
  }

  void tables() {
    const ModelSizes& s = m_->sizes;
    m_->words = KeyTable::read(in_);
    rows(m_->word_rows, (m_->words.size() + 2) * s.word);
    m_->vectors = KeyTable::read(in_);
    rows(m_->vector_rows, m_->vectors.size() * s.vector);
    rows(m_->affix_rows, affix_count * (affix_buckets + 1) * s.affix);
  }

  bool finite(const std::vector<float>& values) const {
    return std::all_of(values.begin(), values.end(), [](float x) { return std::abs(x) < 1e12f; });
  }

  void floats(std::vector<float>& to, std::size_t n, std::size_t wide) {
    const std::string_view raw = in_.take(4 * n);
    to.assign(wide, 0.0f);
    if (!raw.empty()) std::memcpy(to.data(), raw.data(), raw.size());
  }

  bool linear(Linear& l, std::size_t columns, std::size_t inner) {
    if (in_.number<std::uint32_t>() != columns || in_.number<std::uint32_t>() != inner) return false;
    l.columns = columns;
    l.inner = inner;
    l.wide = kernels::padded(columns, 2 * kernels::column_step);
    floats(l.scale, columns, l.wide);
    floats(l.bias, columns, l.wide);
    const std::string_view raw = in_.take(columns * inner);
    if (!in_.ok() || !finite(l.scale) || !finite(l.bias)) return false;
    std::vector<std::int8_t> weights(l.wide * inner, 0);
    std::memcpy(weights.data(), raw.data(), raw.size());
    l.packed.resize(m_->kernels->packed_bytes(l.wide, inner));
    m_->kernels->pack(weights.data(), l.wide, inner, l.packed.data());
    return true;
  }

  bool layers() {
    const ModelSizes& s = m_->sizes;
    for (std::size_t layer = 0; layer < 2; ++layer)
      for (Direction& d : m_->layers[layer])
        if (!linear(d.input, 4 * s.hidden, layer == 0 ? s.input() : 2 * s.hidden) || !linear(d.state, 4 * s.hidden, s.hidden)) return false;
    HeadColumns& at = m_->at;
    at.arc_head = m_->tags.size();
    at.arc_dep = at.arc_head + s.arc;
    at.label_head = at.arc_dep + s.arc;
    at.label_dep = at.label_head + s.label;
    at.name = at.label_dep + s.label;
    at.end = at.name + s.name;
    return linear(m_->heads, at.end, 2 * s.hidden) && linear(m_->arc, s.arc, s.arc) &&
           linear(m_->label, m_->relations.size(), s.label) && linear(m_->name, name_tags, s.name);
  }

  ByteReader in_;
  std::unique_ptr<Impl> m_;
};

}  // namespace

Result<std::unique_ptr<ParseModel::Impl>> load_model(std::string_view bytes, kernels::Path path) {
  auto model = ModelReader(bytes, path).read();
  if (model) (*model)->hash = fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
  return model;
}

ParseModel::ParseModel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ParseModel::~ParseModel() = default;
const std::string& ParseModel::hash() const { return impl_->hash; }

Result<std::shared_ptr<const ParseModel>> ParseModel::load(std::string_view bytes) {
  auto impl = load_model(bytes, kernels::fastest());
  if (!impl) return std::move(impl).error();
  return std::shared_ptr<const ParseModel>(new ParseModel(std::move(*impl)));
}

}  // namespace entente
