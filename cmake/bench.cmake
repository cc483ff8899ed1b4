find_package(benchmark REQUIRED)
file(GLOB benches CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/bench/*_bench.cc)
foreach(file ${benches})
  get_filename_component(name ${file} NAME_WE)
  add_executable(${name} ${file})
  target_include_directories(${name} PRIVATE src)
  target_link_libraries(${name} PRIVATE entente entente_options fmt::fmt benchmark::benchmark)
  target_compile_definitions(${name} PRIVATE ENTENTE_SOURCE="${PROJECT_SOURCE_DIR}")
  if(name STREQUAL "system_bench")   # writes the pages of the command
    target_sources(${name} PRIVATE src/cli/system_page.cc src/cli/system_html.cc src/cli/system_text.cc src/cli/network.cc src/cli/ledger_words.cc
                   src/cli/html.cc src/cli/page.cc src/cli/about.cc src/cli/tag.cc src/cli/terminal.cc)
    target_link_libraries(${name} PRIVATE PkgConfig::utf8proc)
  endif()
endforeach()
