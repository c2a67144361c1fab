# SPDX-License-Identifier: BSL-1.0
# What `cmake --install` puts where, so that find_package and pkg-config find it, also after the prefix has been moved.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/monongusa)
set(pkgconfig_dir ${CMAKE_INSTALL_DATADIR}/pkgconfig)

target_include_directories(monongusa INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
set(installed_src ${CMAKE_INSTALL_INCLUDEDIR}/monongusa/src.cpp)
if(NOT IS_ABSOLUTE ${installed_src})
  set(installed_src $<INSTALL_PREFIX>/${installed_src})
endif()
target_sources(monongusa_network INTERFACE $<INSTALL_INTERFACE:$<${in_a_program}:${installed_src}>>)
install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/monongusa)

install(TARGETS monongusa EXPORT monongusa-targets)
install(EXPORT monongusa-targets NAMESPACE monongusa:: DESTINATION ${package_dir})
# In a set of its own, read only for COMPONENTS network: a terminal bot never needs what the network needs.
install(TARGETS monongusa_network EXPORT monongusa-network-targets)
install(EXPORT monongusa-network-targets NAMESPACE monongusa:: DESTINATION ${package_dir})
configure_package_config_file(cmake/monongusa-config.cmake.in monongusa-config.cmake INSTALL_DESTINATION ${package_dir})
# Before 1.0 a new minor version may break its users.
write_basic_package_version_file(monongusa-config-version.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/monongusa-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/monongusa-config-version.cmake
        cmake/monongusa-chat-test.cmake DESTINATION ${package_dir})

file(RELATIVE_PATH INCLUDE_FROM_PKGCONFIG ${CMAKE_INSTALL_FULL_DATADIR}/pkgconfig ${CMAKE_INSTALL_FULL_INCLUDEDIR})
foreach(package monongusa monongusa-network)
  configure_file(cmake/${package}.pc.in ${package}.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${package}.pc DESTINATION ${pkgconfig_dir})
endforeach()
