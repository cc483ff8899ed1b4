# One test program a folder of src/ that has tests; tests/ has those that cross folders; eval/ makes entente-eval.
find_package(GTest REQUIRED)

function(entente_test name label)
  add_executable(${name} ${ARGN})
  target_include_directories(${name} PRIVATE src eval ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE entente entente_options fmt::fmt nlohmann_json::nlohmann_json EXPAT::EXPAT
                        ZLIB::ZLIB PkgConfig::utf8proc PkgConfig::zstd PkgConfig::xxhash GTest::gtest GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE ENTENTE_SOURCE="${PROJECT_SOURCE_DIR}"
                             ENTENTE_BUILD="${PROJECT_BINARY_DIR}"
                             ENTENTE_COMMAND="$<TARGET_FILE:entente_command>")
  add_test(NAME ${name} COMMAND ${name} --gtest_output=xml:${PROJECT_BINARY_DIR}/reports/${name}.xml)
  set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT 1500)
endfunction()

foreach(folder values text read parse code gather reconcile follow engine store cli)
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${folder}/*_test.cc)
  if(tests)
    entente_test(${folder}_test unit ${tests})
  endif()
endforeach()

file(GLOB eval_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/eval/*.cc)
# Scores are measured once, on the release build: under the sanitizers neither the command nor the tests of scores are built.
if(eval_sources AND NOT ENTENTE_SANITIZE)
  list(FILTER eval_sources EXCLUDE REGEX "_test\\.cc$")
  add_executable(entente-eval ${eval_sources})
  target_include_directories(entente-eval PRIVATE src)
  target_link_libraries(entente-eval PRIVATE entente entente_options fmt::fmt CLI11::CLI11
                        nlohmann_json::nlohmann_json ZLIB::ZLIB PkgConfig::utf8proc Threads::Threads)
  target_compile_definitions(entente-eval PRIVATE ENTENTE_SOURCE_MODELS="${PROJECT_SOURCE_DIR}/models")
endif()

file(GLOB house_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/*_test.cc)
foreach(file ${house_tests})
  get_filename_component(name ${file} NAME_WE)
  # What is built outside knows nothing of the sanitizers.
  file(STRINGS ${file} scored REGEX "ENTENTE_EVAL")
  if(ENTENTE_SANITIZE AND (name STREQUAL "install_test" OR scored))
    continue()
  endif()
  # *_floor_test.cc measures quality on $ENTENTE_DATA: minutes, so `ctest -LE slow` leaves it out.
  if(name MATCHES "_floor_test$")
    entente_test(${name} slow ${file})
  else()
    entente_test(${name} house ${file})
  endif()
  add_dependencies(${name} entente_command)
  if(TARGET entente-eval)
    add_dependencies(${name} entente-eval)
    target_compile_definitions(${name} PRIVATE ENTENTE_EVAL="$<TARGET_FILE:entente-eval>")
  endif()
endforeach()
