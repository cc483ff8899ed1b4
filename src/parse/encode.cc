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

Batch batch_of(std::span<const std::vector<std::string_view>> sentences, std::span<const std::uint32_t> order) {
  Batch b{order, {0}};
  std::size_t active = order.size();
  for (std::size_t time = 0; time <= sentences[order[0]].size(); ++time) {
    while (active > 0 && sentences[order[active - 1]].size() < time) --active;
    b.begin.push_back(b.begin.back() + static_cast<std::uint32_t>(active));
  }
  return b;
}

template <class T>
T* room(std::vector<T>& buffer, std::size_t n) {
  if (buffer.size() < n) buffer.resize(n);
  return buffer.data();
}

// The first layer reads kept products of words, the second multiplies what the first wrote.
void first_rows(std::span<const std::vector<std::string_view>> sentences, const Batch& b, Workspace& w) {
  w.forms.resize(b.rows());
  for (std::size_t i = 0; i < b.order.size(); ++i) {
    const auto& words = sentences[b.order[i]];
    w.forms[b.row(0, i)] = {};
    for (std::size_t t = 0; t < words.size(); ++t) w.forms[b.row(t + 1, i)] = words[t];
  }
  w.words.find(w.forms, w.slots);
}

// Products of all rows with the weights that read the inputs of one direction: w.input_rows.
void multiply_inputs(std::size_t layer, bool backwards, const Batch& b, Workspace& w) {
  const Impl& m = w.model;
  const std::size_t gates = 4 * m.sizes.hidden, width = 2 * m.sizes.hidden;
  room(w.input_rows, b.rows());
  if (layer == 0) {
    for (std::size_t row = 0; row < b.rows(); ++row) w.input_rows[row] = w.words.of(w.slots[row], backwards);
    return;
  }
  std::int32_t* products = room(w.products, b.rows() * gates);
  m.kernels->multiply(w.states[0].data(), width, b.rows(), width, m.layers[layer][backwards ? 1 : 0].input.packed.data(), gates, products, gates);
  for (std::size_t row = 0; row < b.rows(); ++row) w.input_rows[row] = products + row * gates;
}

void run_direction(const Direction& d, bool backwards, const Batch& b, std::uint8_t* states, Workspace& w) {
  const Impl& m = w.model;
  const std::size_t hidden = m.sizes.hidden, gates = 4 * hidden, stride = 2 * hidden;
  std::int32_t* recurrent = room(w.recurrent, b.order.size() * gates);
  float* cells = room(w.cells, b.order.size() * hidden);
  std::uint8_t* side = states + (backwards ? hidden : 0);
  for (std::size_t step = 0; step < b.times(); ++step) {
    const std::size_t time = backwards ? b.times() - 1 - step : step;
    const std::size_t before = backwards ? time + 1 : time - 1;
    const std::size_t rows = b.active(time);
    const std::size_t carried = step == 0 ? 0 : std::min(rows, b.active(before));
    if (carried > 0) m.kernels->multiply(side + b.begin[before] * stride, stride, carried, hidden, d.state.packed.data(), gates, recurrent, gates);
    m.kernels->cell({.rows = rows, .carried = carried, .hidden = hidden,
                     .inputs = w.input_rows.data() + b.begin[time], .recurrent = recurrent,
                     .input_scale = d.input.scale.data(), .recurrent_scale = d.state.scale.data(),
                     .bias = d.input.bias.data(), .recurrent_bias = d.state.bias.data(), .cells = cells,
                     .states = side + b.begin[time] * stride, .state_stride = stride});
  }
}

void run_layer(std::size_t layer, const Batch& b, Workspace& w) {
  std::uint8_t* states = room(w.states[layer], b.rows() * 2 * w.model.sizes.hidden);
  for (const bool backwards : {false, true}) {
    multiply_inputs(layer, backwards, b, w);
    run_direction(w.model.layers[layer][backwards ? 1 : 0], backwards, b, states, w);
  }
}

float value(const Linear& l, const std::int32_t* products, std::size_t column) {
  return static_cast<float>(products[column]) * l.scale[column] + l.bias[column];
}

kernels::Columns columns(const Linear& l, const std::int32_t* products, std::size_t from = 0) {
  return {products + from, l.scale.data() + from, l.bias.data() + from};
}

std::uint8_t margin_of(float logits) { return static_cast<std::uint8_t>(std::clamp(logits * 8, 0.0f, 255.0f)); }

struct Best {
  std::uint16_t column = 0;
  std::uint8_t margin = 0;
};

Best best_column(const Linear& l, const std::int32_t* products, std::size_t column, std::size_t n, std::size_t skip) {
  constexpr float never = -1e9f;
  std::size_t best = 0;
  float most = never, second = never;
  for (std::size_t i = 0; i < n; ++i) {
    const float x = value(l, products, column + i);
    if (i == skip) continue;
    if (x > most) second = most, most = x, best = i;
    else second = std::max(second, x);
  }
  return {static_cast<std::uint16_t>(best), margin_of(most - second)};
}

// The heads' products of one sentence, a row a node, the root first.
class SentenceHeads {
 public:
  SentenceHeads(const Batch& b, std::size_t sentence, std::size_t words, Workspace& w)
      : m_(w.model), b_(b), i_(sentence), n_(words), w_(w) {}

  void run(Analysis& out) {
    out.margins.assign(n_, {});
    tags(out);
    arcs(out);
    relations(out);
    names(out);
  }

 private:
  const std::int32_t* row(std::size_t node) const { return w_.products.data() + b_.row(node, i_) * m_.heads.wide; }

  void tags(Analysis& out) const {
    out.tags.resize(n_);
    for (std::size_t t = 0; t < n_; ++t) {
      const Best best = best_column(m_.heads, row(t + 1), m_.at.tag, m_.tags.size(), m_.tags.size());
      out.tags[t] = best.column;
      out.margins[t].tag = best.margin;
    }
  }

  // score[head][dependent] = code(head) . code(arc(dependent)): the dependents are the weights of a product.
  void arcs(Analysis& out) {
    const std::size_t arc = m_.sizes.arc, nodes = n_ + 1, wide = kernels::padded(nodes, kernels::column_step);
    std::uint8_t* heads = room(w_.codes, 2 * nodes * arc);
    std::uint8_t* deps = heads + nodes * arc;
    for (std::size_t k = 0; k < nodes; ++k) {
      m_.kernels->positive_codes(columns(m_.heads, row(k), m_.at.arc_head), arc, 1.0f / m_.arc_head_scale, heads + k * arc);
      m_.kernels->positive_codes(columns(m_.heads, row(k), m_.at.arc_dep), arc, 1.0f / m_.arc_dep_scale, deps + k * arc);
    }
    std::int32_t* scores = room(w_.scores, nodes * std::max(wide, m_.arc.wide));
    m_.kernels->multiply(deps, arc, nodes, arc, m_.arc.packed.data(), m_.arc.wide, scores, m_.arc.wide);
    w_.signed_codes.assign(wide * arc, 0);
    const float inverse = 1.0f / m_.arc_scale;
    for (std::size_t k = 0; k < nodes; ++k)
      m_.kernels->signed_codes(columns(m_.arc, scores + k * m_.arc.wide), arc, inverse, w_.signed_codes.data() + k * arc);
    std::uint8_t* packed = room(w_.packed, m_.kernels->packed_bytes(wide, arc));
    m_.kernels->pack(w_.signed_codes.data(), wide, arc, packed);
    m_.kernels->multiply(heads, arc, nodes, arc, packed, wide, scores, wide);
    const ArcScores all{n_, wide, w_.scores};
    projective_heads(all, w_.trees, out.heads);
    head_margins(all, out.heads, w_.trees.best);
    const float logit = m_.arc_head_scale * m_.arc_scale;
    for (std::size_t t = 0; t < n_; ++t) out.margins[t].head = margin_of(static_cast<float>(w_.trees.best[t]) * logit);
  }

  void relations(Analysis& out) {
    const std::size_t label = m_.sizes.label;
    std::uint8_t* codes = room(w_.codes, n_ * label);
    const float inverse = 1.0f / m_.label_scale;
    for (std::size_t t = 0; t < n_; ++t) {
      m_.kernels->positive_sum_codes(columns(m_.heads, row(out.heads[t]), m_.at.label_head), columns(m_.heads, row(t + 1), m_.at.label_dep),
                                     label, inverse, codes + t * label);
    }
    std::int32_t* scores = room(w_.scores, n_ * m_.label.wide);
    m_.kernels->multiply(codes, label, n_, label, m_.label.packed.data(), m_.label.wide, scores, m_.label.wide);
    out.relations.resize(n_);
    const auto root = static_cast<std::size_t>(m_.root_relation);
    for (std::size_t t = 0; t < n_; ++t) {
      // "root" is for the word under the root, and for no other.
      Best best{static_cast<std::uint16_t>(root), 255};
      if (out.heads[t] != 0) best = best_column(m_.label, scores + t * m_.label.wide, 0, m_.relations.size(), root);
      out.relations[t] = best.column;
      out.margins[t].relation = best.margin;
    }
  }

  void names(Analysis& out) {
    const std::size_t inner = m_.sizes.name;
    std::uint8_t* codes = room(w_.codes, n_ * inner);
    for (std::size_t t = 0; t < n_; ++t)
      m_.kernels->positive_codes(columns(m_.heads, row(t + 1), m_.at.name), inner, 1.0f / m_.name_scale, codes + t * inner);
    std::int32_t* scores = room(w_.scores, n_ * m_.name.wide);
    m_.kernels->multiply(codes, inner, n_, inner, m_.name.packed.data(), m_.name.wide, scores, m_.name.wide);
    float* values = room(w_.values, n_ * name_tags);
    for (std::size_t t = 0; t < n_; ++t)
      for (std::size_t k = 0; k < name_tags; ++k) values[t * name_tags + k] = value(m_.name, scores + t * m_.name.wide, k);
    best_names({values, n_ * name_tags}, n_, out.names);
    for (std::size_t t = 0; t < n_; ++t) {
      const float* of = values + t * name_tags;
      float other = -1e9f;
      for (std::size_t k = 0; k < name_tags; ++k)
        if (k != out.names[t]) other = std::max(other, of[k]);
      out.margins[t].name = margin_of(of[out.names[t]] - other);
    }
  }

  const Impl& m_;
  const Batch& b_;
  std::size_t i_, n_;
  Workspace& w_;
};

void run_batch(std::span<const std::vector<std::string_view>> sentences, const Batch& b, Workspace& w, std::vector<Analysis>& out) {
  const Linear& heads = w.model.heads;
  first_rows(sentences, b, w);
  run_layer(0, b, w);
  run_layer(1, b, w);
  w.model.kernels->multiply(w.states[1].data(), heads.inner, b.rows(), heads.inner, heads.packed.data(), heads.wide,
                            room(w.products, b.rows() * heads.wide), heads.wide);
  for (std::size_t i = 0; i < b.order.size(); ++i) SentenceHeads(b, i, sentences[b.order[i]].size(), w).run(out[b.order[i]]);
}

}  // namespace

void analyse(std::span<const std::vector<std::string_view>> sentences, Workspace& work, std::vector<Analysis>& out) {
  out.assign(sentences.size(), {});
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].empty()) continue;
    if (const Analysis* met = work.sentences.find(sentences[i])) out[i] = *met;
    else order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return sentences[a].size() > sentences[b].size(); });
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from, rows = 0;
    while (to < order.size() && to - from < batch_sentences && (to == from || rows + sentences[order[to]].size() + 1 <= batch_rows))
      rows += sentences[order[to++]].size() + 1;
    run_batch(sentences, batch_of(sentences, std::span(order).subspan(from, to - from)), work, out);
    from = to;
  }
  for (const std::uint32_t i : order) work.sentences.add(sentences[i], out[i]);
}

}  // namespace entente
