#include "parse/encode.h"

namespace entente {
namespace {

// The chart of a sentence grows with the square of its length; that of an odd one is not kept.
constexpr std::size_t usual_chart = 1u << 20;

}  // namespace

Workspaces::Workspaces() = default;
Workspaces::~Workspaces() = default;

std::unique_ptr<Workspace> Workspaces::take(const ParseModel::Impl& model) {
  const std::lock_guard lock(hold_);
  if (resting_.empty()) return std::make_unique<Workspace>(model);
  std::unique_ptr<Workspace> work = std::move(resting_.back());
  resting_.pop_back();
  return work;
}

void Workspaces::put(std::unique_ptr<Workspace> work) {
  if (work->trees.score.size() > usual_chart) work->trees = {};
  const std::lock_guard lock(hold_);
  resting_.push_back(std::move(work));
}

}  // namespace entente
