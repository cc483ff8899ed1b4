// Texts that several threads make and one stream takes in their order.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace entente::cli {

/// Passes texts 0, 1, 2 ... on to `put`, in this order whatever the order they come in.
template <class Put>
class InOrder {
 public:
  explicit InOrder(Put put) : put_(std::move(put)) {}

  void add(std::size_t number, std::string text) {
    const std::lock_guard lock(busy_);
    waiting_.emplace(number, std::move(text));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_; first = waiting_.erase(first), ++next_) put_(first->second);
  }

 private:
  Put put_;
  std::mutex busy_;
  std::size_t next_ = 0;
  std::map<std::size_t, std::string> waiting_;
};

}  // namespace entente::cli
