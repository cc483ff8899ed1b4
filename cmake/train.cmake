# Programs that make the tables and weights of data/ and models/: never linked into the library.
add_library(entente_sets STATIC ${PROJECT_SOURCE_DIR}/eval/story_sets.cc ${PROJECT_SOURCE_DIR}/eval/files.cc
            ${PROJECT_SOURCE_DIR}/eval/partition.cc ${PROJECT_SOURCE_DIR}/eval/briefs.cc ${PROJECT_SOURCE_DIR}/eval/ecb_mentions.cc
            ${PROJECT_SOURCE_DIR}/eval/stance_pairs.cc ${PROJECT_SOURCE_DIR}/eval/entity_gold.cc ${PROJECT_SOURCE_DIR}/eval/made_copies.cc
            ${PROJECT_SOURCE_DIR}/eval/tree_rewriter.cc)
target_include_directories(entente_sets PUBLIC ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(entente_sets PUBLIC entente entente_options nlohmann_json::nlohmann_json ZLIB::ZLIB PkgConfig::utf8proc)
file(GLOB_RECURSE programs CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/train/*.cc)
foreach(file ${programs})
  file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR}/train ${file})
  string(REGEX REPLACE "\\.cc$" "" name ${name})
  string(REPLACE "/" "_" name ${name})
  add_executable(train_${name} ${file})
  target_include_directories(train_${name} PRIVATE src ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/eval)
  target_link_libraries(train_${name} PRIVATE entente_sets entente entente_options fmt::fmt nlohmann_json::nlohmann_json)
endforeach()
