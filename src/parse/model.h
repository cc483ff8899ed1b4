// What a model file holds, ready for the arithmetic of this machine.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "entente/parse.h"
#include "parse/kernels.h"
#include "parse/lemmas.h"
#include "parse/sentences.h"
#include "text/key_table.h"

namespace entente {

/// A dense layer: value = scale[c] * (sum of code * weight) + bias[c]. The zero point of the input codes is in `bias`.
struct Linear {
  std::size_t columns = 0;        ///< as trained
  std::size_t inner = 0;
  std::size_t wide = 0;           ///< columns with padding
  std::vector<float> scale;       ///< [wide]
  std::vector<float> bias;
  std::vector<std::uint8_t> packed;
};

/// Where each head begins in the columns of the joint head layer.
struct HeadColumns {
  std::size_t tag = 0, arc_head = 0, arc_dep = 0, label_head = 0, label_dep = 0, name = 0, end = 0;
};

struct ModelSizes {
  std::uint32_t word = 0, affix = 0, vector = 0, hidden = 0, arc = 0, label = 0, name = 0;
  std::size_t input() const { return word + affix * 5 + vector; }
};

struct TagName {
  Upos upos = Upos::X;
  std::string xpos;
};

/// An LSTM layer: [0] reads forwards, [1] backwards.
struct Direction {
  Linear input;
  Linear state;
};

struct Workspace;

/// Workspaces at rest: each is a thread's for the time of one call, and keeps what it met for the next.
class Workspaces {
 public:
  Workspaces();
  ~Workspaces();
  std::unique_ptr<Workspace> take(const ParseModel::Impl& model);
  void put(std::unique_ptr<Workspace> work);

 private:
  std::mutex hold_;
  std::vector<std::unique_ptr<Workspace>> resting_;
};

struct ParseModel::Impl {
  std::string hash;
  std::string training;            ///< what it was trained on, as the file says
  ModelSizes sizes;
  std::vector<TagName> tags;
  std::vector<std::string> relations;
  std::int32_t root_relation = -1; ///< number of "root" in `relations`
  KeyTable words;                  ///< word -> row - 2
  std::vector<std::int8_t> word_rows;
  KeyTable vectors;
  std::vector<std::int8_t> vector_rows;
  std::vector<std::int8_t> affix_rows;  ///< [5][buckets + 1][affix]
  Direction layers[2][2];
  Linear heads, arc, label, name;
  HeadColumns at;
  float arc_head_scale = 1, arc_dep_scale = 1, arc_scale = 1, label_scale = 1, name_scale = 1;  ///< of codes
  Lemmas lemmas;
  SplitterWeights splitter;
  const kernels::Kernels* kernels = nullptr;
  mutable Workspaces workspaces;
};

/// As ParseModel::load, on a chosen path. The tests compare paths.
Result<std::unique_ptr<ParseModel::Impl>> load_model(std::string_view bytes, kernels::Path path);

}  // namespace entente
