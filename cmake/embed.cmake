# entente_embed(TARGET FOLDER): every file below FOLDER becomes a byte range of the library, found by its path
# (src/text/tables.h). The assembler's .incbin takes the bytes as they are, so that tables of any size build at once.
function(entente_embed target folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/${folder} ${PROJECT_SOURCE_DIR}/${folder}/*)
  list(FILTER files EXCLUDE REGEX "(README.*|\\.md)$")
  list(SORT files)
  set(assembly "    .section .rodata\n")
  set(entries "")
  set(declarations "")
  set(depends "")
  set(n 0)
  foreach(file ${files})
    set(path ${PROJECT_SOURCE_DIR}/${folder}/${file})
    list(APPEND depends ${path})
    string(APPEND assembly "    .globl entente_table_${n}\n    .globl entente_table_${n}_end\n"
           "entente_table_${n}:\n    .incbin \"${path}\"\nentente_table_${n}_end:\n    .byte 0\n")
    string(APPEND declarations "extern \"C\" const char entente_table_${n}[];\nextern \"C\" const char entente_table_${n}_end[];\n")
    string(APPEND entries "  if (path == \"${file}\") return view(entente_table_${n}, entente_table_${n}_end);\n")
    math(EXPR n "${n}+1")
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/tables.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/tables.cc CONTENT "// Made by cmake/embed.cmake.
#include \"text/tables.h\"
${declarations}
namespace entente {
namespace {
std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}
}  // namespace
std::string_view table([[maybe_unused]] std::string_view path) {
  (void)view;
${entries}  return {};
}
}  // namespace entente
" @ONLY)
  set_source_files_properties(${PROJECT_BINARY_DIR}/tables.S PROPERTIES LANGUAGE ASM OBJECT_DEPENDS "${depends}")
  target_sources(${target} PRIVATE ${PROJECT_BINARY_DIR}/tables.S ${PROJECT_BINARY_DIR}/tables.cc)
endfunction()
