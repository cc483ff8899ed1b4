#include "parse/encode.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "parse/names.h"

namespace entente {
namespace {

using kernels::CellStep;
using Impl = ParseModel::Impl;

// Enough rows to fill the registers and few enough for the products to stay in the cache.
constexpr std::size_t batch_rows = 640;
constexpr std::size_t batch_sentences = 48;

// Sentences, longest first, with their words packed by time: row(time, sentence) = begin[time] + sentence.
struct Batch {
  std::span<const std::uint32_t> order;     // positions of the sentences in the caller's array
  std::vector<std::uint32_t> begin;         // [times + 1]
  std::size_t rows() const { return begin.back(); }
  std::size_t times() const { return begin.size() - 1; }
  std::size_t active(std::size_t time) const { return begin[time + 1] - begin[time]; }
  std::size_t row(std::size_t time, std::size_t sentence) const { return begin[time] + sentence; }
};

Batch batch_of(std::span<const std::vector<WordKeys>> sentences, std::span<const std::uint32_t> order) {
  Batch b{order, {0}};
  std::size_t active = order.size();
  for (std::size_t time = 0; time <= sentences[order[0]].size(); ++time) {
    while (active > 0 && sentences[order[active - 1]].size() < time) --active;
    b.begin.push_back(b.begin.back() + static_cast<std::uint32_t>(active));
  }
  return b;
}

// Input codes of a row: i8 values moved to u8.
class InputRow {
 public:
  explicit InputRow(std::uint8_t* to) : to_(to) {}
  void add(const std::int8_t* values, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) to_[i] = static_cast<std::uint8_t>(values[i] + 128);
    to_ += n;
  }
  void add_zeros(std::size_t n) {
    std::memset(to_, 128, n);
    to_ += n;
  }

 private:
  std::uint8_t* to_;
};

const std::int8_t* affix_row(const Impl& m, std::size_t table, std::uint32_t bucket) {
  return m.affix_rows.data() + (table * (affix_buckets + 1) + bucket) * m.sizes.affix;
}

void root_input(const Impl& m, std::uint8_t* to) {
  InputRow row(to);
  row.add(m.word_rows.data() + m.sizes.word, m.sizes.word);
  for (std::size_t k = 0; k < affix_count; ++k) row.add(affix_row(m, k, affix_buckets), m.sizes.affix);
  row.add_zeros(m.sizes.vector);
}

void word_input(const Impl& m, const WordKeys& keys, std::uint8_t* to) {
  InputRow row(to);
  const auto word = m.words.find(keys.word);
  row.add(m.word_rows.data() + (word ? *word + 2 : 0) * m.sizes.word, m.sizes.word);
  for (std::size_t k = 0; k < affix_count; ++k) row.add(affix_row(m, k, keys.affixes[k]), m.sizes.affix);
  if (const auto v = m.vectors.find(keys.vector)) row.add(m.vector_rows.data() + *v * m.sizes.vector, m.sizes.vector);
  else row.add_zeros(m.sizes.vector);
}

void fill_inputs(const Impl& m, std::span<const std::vector<WordKeys>> sentences, const Batch& b, std::vector<std::uint8_t>& inputs) {
  const std::size_t width = m.sizes.input();
  inputs.resize(b.rows() * width);
  for (std::size_t i = 0; i < b.order.size(); ++i) {
    const auto& words = sentences[b.order[i]];
    root_input(m, inputs.data() + b.row(0, i) * width);
    for (std::size_t t = 0; t < words.size(); ++t) word_input(m, words[t], inputs.data() + b.row(t + 1, i) * width);
  }
}

void run_direction(const Impl& m, const Direction& layer, bool backwards, const Batch& b, const std::uint8_t* inputs,
                   std::size_t width, std::uint8_t* states, Workspace& w) {
  const std::size_t hidden = m.sizes.hidden, gates = 4 * hidden, stride = 2 * hidden;
  w.products.resize(b.rows() * gates);
  w.recurrent.resize(b.order.size() * gates);
  w.cells.resize(b.order.size() * hidden);
  m.kernels->multiply(inputs, width, b.rows(), width, layer.input.packed.data(), gates, w.products.data(), gates);
  std::uint8_t* side = states + (backwards ? hidden : 0);
  for (std::size_t step = 0; step < b.times(); ++step) {
    const std::size_t time = backwards ? b.times() - 1 - step : step;
    const std::size_t before = backwards ? time + 1 : time - 1;
    const std::size_t rows = b.active(time);
    const std::size_t carried = step == 0 ? 0 : std::min(rows, b.active(before));
    if (carried > 0) {
      m.kernels->multiply(side + b.begin[before] * stride, stride, carried, hidden, layer.state.packed.data(), gates,
                          w.recurrent.data(), gates);
    }
    m.kernels->cell({.rows = rows, .carried = carried, .hidden = hidden,
                     .inputs = w.products.data() + b.begin[time] * gates, .recurrent = w.recurrent.data(),
                     .input_scale = layer.input.scale.data(), .recurrent_scale = layer.state.scale.data(),
                     .bias = layer.input.bias.data(), .recurrent_bias = layer.state.bias.data(), .cells = w.cells.data(),
                     .states = side + b.begin[time] * stride, .state_stride = stride});
  }
}

void run_layer(const Impl& m, const Direction (&layer)[2], const Batch& b, const std::vector<std::uint8_t>& inputs,
               std::size_t width, std::vector<std::uint8_t>& states, Workspace& w) {
  states.resize(b.rows() * 2 * m.sizes.hidden);
  for (const bool backwards : {false, true})
    run_direction(m, layer[backwards ? 1 : 0], backwards, b, inputs.data(), width, states.data(), w);
}

float value(const Linear& l, const std::int32_t* products, std::size_t column) {
  return static_cast<float>(products[column]) * l.scale[column] + l.bias[column];
}

kernels::Columns columns(const Linear& l, const std::int32_t* products, std::size_t from = 0) {
  return {products + from, l.scale.data() + from, l.bias.data() + from};
}

std::uint16_t best_column(const Linear& l, const std::int32_t* products, std::size_t column, std::size_t n, std::size_t skip) {
  std::size_t best = n;
  float most = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const float x = value(l, products, column + i);
    if (i != skip && (best == n || x > most)) best = i, most = x;
  }
  return static_cast<std::uint16_t>(best == n ? 0 : best);
}

// The heads' products of one sentence, a row a node, the root first.
class SentenceHeads {
 public:
  SentenceHeads(const Impl& m, const Batch& b, std::size_t sentence, std::size_t words, Workspace& w)
      : m_(m), b_(b), i_(sentence), n_(words), w_(w) {}

  void run(Analysis& out) {
    tags(out);
    arcs(out);
    relations(out);
    names(out);
  }

 private:
  const std::int32_t* row(std::size_t node) const { return w_.products.data() + b_.row(node, i_) * m_.heads.wide; }

  void tags(Analysis& out) const {
    out.tags.resize(n_);
    for (std::size_t t = 0; t < n_; ++t) out.tags[t] = best_column(m_.heads, row(t + 1), m_.at.tag, m_.tags.size(), m_.tags.size());
  }

  // score[head][dependent] = code(head) . code(arc(dependent)): the dependents are the weights of a product.
  void arcs(Analysis& out) {
    const std::size_t arc = m_.sizes.arc, nodes = n_ + 1, wide = kernels::padded(nodes, kernels::column_step);
    w_.codes.resize(2 * nodes * arc);
    std::uint8_t* heads = w_.codes.data();
    std::uint8_t* deps = heads + nodes * arc;
    for (std::size_t k = 0; k < nodes; ++k) {
      m_.kernels->positive_codes(columns(m_.heads, row(k), m_.at.arc_head), arc, 1.0f / m_.arc_head_scale, heads + k * arc);
      m_.kernels->positive_codes(columns(m_.heads, row(k), m_.at.arc_dep), arc, 1.0f / m_.arc_dep_scale, deps + k * arc);
    }
    w_.scores.resize(nodes * std::max(wide, m_.arc.wide));
    m_.kernels->multiply(deps, arc, nodes, arc, m_.arc.packed.data(), m_.arc.wide, w_.scores.data(), m_.arc.wide);
    w_.signed_codes.assign(wide * arc, 0);
    const float inverse = 1.0f / m_.arc_scale;
    for (std::size_t k = 0; k < nodes; ++k)
      m_.kernels->signed_codes(columns(m_.arc, w_.scores.data() + k * m_.arc.wide), arc, inverse, w_.signed_codes.data() + k * arc);
    w_.packed.resize(m_.kernels->packed_bytes(wide, arc));
    m_.kernels->pack(w_.signed_codes.data(), wide, arc, w_.packed.data());
    m_.kernels->multiply(heads, arc, nodes, arc, w_.packed.data(), wide, w_.scores.data(), wide);
    projective_heads({n_, wide, w_.scores}, w_.trees, out.heads);
  }

  void relations(Analysis& out) {
    const std::size_t label = m_.sizes.label;
    w_.codes.resize(n_ * label);
    const float inverse = 1.0f / m_.label_scale;
    for (std::size_t t = 0; t < n_; ++t) {
      m_.kernels->positive_sum_codes(columns(m_.heads, row(out.heads[t]), m_.at.label_head), columns(m_.heads, row(t + 1), m_.at.label_dep),
                                     label, inverse, w_.codes.data() + t * label);
    }
    w_.scores.resize(n_ * m_.label.wide);
    m_.kernels->multiply(w_.codes.data(), label, n_, label, m_.label.packed.data(), m_.label.wide, w_.scores.data(), m_.label.wide);
    out.relations.resize(n_);
    const auto root = static_cast<std::size_t>(m_.root_relation);
    for (std::size_t t = 0; t < n_; ++t) {
      // "root" is for the word under the root, and for no other.
      if (out.heads[t] == 0) out.relations[t] = static_cast<std::uint16_t>(root);
      else out.relations[t] = best_column(m_.label, w_.scores.data() + t * m_.label.wide, 0, m_.relations.size(), root);
    }
  }

  void names(Analysis& out) {
    const std::size_t inner = m_.sizes.name;
    w_.codes.resize(n_ * inner);
    for (std::size_t t = 0; t < n_; ++t)
      m_.kernels->positive_codes(columns(m_.heads, row(t + 1), m_.at.name), inner, 1.0f / m_.name_scale, w_.codes.data() + t * inner);
    w_.scores.resize(n_ * m_.name.wide);
    m_.kernels->multiply(w_.codes.data(), inner, n_, inner, m_.name.packed.data(), m_.name.wide, w_.scores.data(), m_.name.wide);
    w_.values.resize(n_ * name_tags);
    for (std::size_t t = 0; t < n_; ++t)
      for (std::size_t k = 0; k < name_tags; ++k) w_.values[t * name_tags + k] = value(m_.name, w_.scores.data() + t * m_.name.wide, k);
    best_names(w_.values, n_, out.names);
  }

  const Impl& m_;
  const Batch& b_;
  std::size_t i_, n_;
  Workspace& w_;
};

void run_batch(const Impl& m, std::span<const std::vector<WordKeys>> sentences, const Batch& b, Workspace& w, std::vector<Analysis>& out) {
  fill_inputs(m, sentences, b, w.inputs);
  run_layer(m, m.layers[0], b, w.inputs, m.sizes.input(), w.states[0], w);
  run_layer(m, m.layers[1], b, w.states[0], 2 * m.sizes.hidden, w.states[1], w);
  w.products.resize(b.rows() * m.heads.wide);
  m.kernels->multiply(w.states[1].data(), 2 * m.sizes.hidden, b.rows(), 2 * m.sizes.hidden, m.heads.packed.data(), m.heads.wide,
                      w.products.data(), m.heads.wide);
  for (std::size_t i = 0; i < b.order.size(); ++i)
    SentenceHeads(m, b, i, sentences[b.order[i]].size(), w).run(out[b.order[i]]);
}

}  // namespace

void analyse(const Impl& model, std::span<const std::vector<WordKeys>> sentences, Workspace& work, std::vector<Analysis>& out) {
  out.assign(sentences.size(), {});
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < sentences.size(); ++i)
    if (!sentences[i].empty()) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return sentences[a].size() > sentences[b].size(); });
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from, rows = 0;
    while (to < order.size() && to - from < batch_sentences && (to == from || rows + sentences[order[to]].size() + 1 <= batch_rows))
      rows += sentences[order[to++]].size() + 1;
    run_batch(model, sentences, batch_of(sentences, std::span(order).subspan(from, to - from)), work, out);
    from = to;
  }
}

}  // namespace entente
