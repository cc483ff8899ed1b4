// Installs the library and uses it from outside, by find_package and by add_subdirectory.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

namespace fs = std::filesystem;

constexpr const char* program = R"(#include <entente/day.h>
#include <entente/read.h>
int main() {
  const auto report = entente::read({.path = "a.txt", .media_type = "", .bytes = "Norway and Uruguay signed a ferry treaty on Monday.\n", .facts = {}});
  return report && !report->text.empty() && entente::Day::parse("2031-05-03") ? 0 : 1;
}
)";

void write(const fs::path& path, const std::string& text) { std::ofstream(path) << text; }

int shell(const std::string& command) { return std::system(("(" + command + ") >>\"" ENTENTE_BUILD "/install_test.log\" 2>&1").c_str()); }

fs::path fresh(const char* name) {
  const fs::path folder = fs::path(ENTENTE_BUILD) / name;
  fs::remove_all(folder);
  fs::create_directories(folder);
  write(folder / "main.cc", program);
  return folder;
}

TEST(Install, FindPackageWorksFromOutside) {
  const fs::path folder = fresh("outside");
  const fs::path prefix = fs::path(ENTENTE_BUILD) / "installed";
  fs::remove_all(prefix);
  ASSERT_EQ(shell("cmake --install " ENTENTE_BUILD " --prefix " + prefix.string()), 0);
  EXPECT_TRUE(fs::exists(prefix / "bin/entente"));
  write(folder / "CMakeLists.txt",
        "cmake_minimum_required(VERSION 3.25)\nproject(outside C CXX)\nset(CMAKE_CXX_STANDARD 20)\nfind_package(entente REQUIRED)\n"
        "add_executable(outside main.cc)\ntarget_link_libraries(outside PRIVATE entente::entente)\n");
  ASSERT_EQ(shell("cmake -G Ninja -S " + folder.string() + " -B " + (folder / "build").string() + " -DCMAKE_PREFIX_PATH=" + prefix.string()), 0);
  ASSERT_EQ(shell("cmake --build " + (folder / "build").string()), 0);
  EXPECT_EQ(shell((folder / "build/outside").string()), 0);
}

TEST(Install, AddSubdirectoryConfigures) {
  const fs::path folder = fresh("inside");
  write(folder / "CMakeLists.txt",
        "cmake_minimum_required(VERSION 3.25)\nproject(inside C CXX)\nset(CMAKE_CXX_STANDARD 20)\n"
        "add_subdirectory(" ENTENTE_SOURCE " entente)\nadd_executable(inside main.cc)\n"
        "target_link_libraries(inside PRIVATE entente::entente)\n");
  ASSERT_EQ(shell("cmake -G Ninja -S " + folder.string() + " -B " + (folder / "build").string()), 0);
  // The headers alone: building the library a second time would say nothing new.
  EXPECT_EQ(shell("cmake --build " + (folder / "build").string() + " --target help | grep -q entente"), 0);
}

}  // namespace
