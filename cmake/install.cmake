include(CMakePackageConfigHelpers)
install(TARGETS entente EXPORT entente FILE_SET HEADERS)
install(TARGETS entente_command)
install(DIRECTORY models/ DESTINATION ${CMAKE_INSTALL_DATADIR}/entente/models)
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
install(EXPORT entente NAMESPACE entente:: FILE ententeTargets.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/entente)
configure_package_config_file(cmake/ententeConfig.cmake.in ententeConfig.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/entente)
write_basic_package_version_file(ententeConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/ententeConfig.cmake ${PROJECT_BINARY_DIR}/ententeConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/entente)
