# SPDX-License-Identifier: BSL-1.0
# What the library's own tests and examples are built with, and its users are not.
set(MONONGUSA_SANITIZE "" CACHE STRING "Sanitizers for the tests: 'address,undefined', 'thread' or none")
set(MONONGUSA_ONLY "" CACHE STRING "A regular expression: build only the tests beside headers whose names match it, and nothing else")
option(MONONGUSA_TEST_ONCE "Also test what one compiler shows for all: all headers of a folder together, the tools, the build systems" ON)
option(MONONGUSA_BUILD_BENCH "Build and test the benches with everything else, not only by the target 'bench'" OFF)
set(MONONGUSA_TEST_PREFIX "" CACHE STRING "Put before the name of each test, to tell several builds apart in one run")

if(PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(MONONGUSA_CCACHE ccache)
  mark_as_advanced(MONONGUSA_CCACHE)
  if(MONONGUSA_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${MONONGUSA_CCACHE})
  endif()
endif()

find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)

add_library(monongusa_strict INTERFACE)
target_link_libraries(monongusa_strict INTERFACE monongusa::monongusa)
target_compile_options(monongusa_strict INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

add_library(monongusa_sanitized INTERFACE)
if(MONONGUSA_SANITIZE)
  target_compile_options(monongusa_sanitized INTERFACE
    -fsanitize=${MONONGUSA_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
    # g++ warns of what its own instrumentation does.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-tsan>)
  target_link_options(monongusa_sanitized INTERFACE -fsanitize=${MONONGUSA_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND MONONGUSA_SANITIZE STREQUAL "thread")
    # As a library, since linked in it has an operator new that gives way to no other, and tests count with theirs.
    execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=libclang_rt.tsan-${CMAKE_SYSTEM_PROCESSOR}.so OUTPUT_VARIABLE runtime
                    OUTPUT_STRIP_TRAILING_WHITESPACE)
    get_filename_component(runtime ${runtime} DIRECTORY)
    target_link_options(monongusa_sanitized INTERFACE -shared-libsan LINKER:-rpath,${runtime})
  endif()
endif()

# The heavy half of the library, compiled once for all tests and examples of the network.
if(TARGET OpenSSL::SSL)
  add_library(monongusa_once STATIC ${PROJECT_SOURCE_DIR}/include/monongusa/src.cpp)
  target_link_libraries(monongusa_once PUBLIC monongusa::monongusa OpenSSL::SSL OpenSSL::Crypto PRIVATE monongusa_strict monongusa_sanitized)
  target_compile_definitions(monongusa_once PUBLIC MONONGUSA_NETWORK)
  set_target_properties(monongusa_once PROPERTIES CXX_EXTENSIONS OFF)
else()
  message(STATUS "OpenSSL was not found: the network is left out of the tests and examples")
endif()

# monongusa_list(<variable> <kind>): the names and files that tools/list_tests.py gives, one after the other.
function(monongusa_list variable kind)
  execute_process(COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/list_tests.py ${kind} COMMAND_ERROR_IS_FATAL ANY
                  OUTPUT_VARIABLE rows OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REPLACE "\n" ";" rows "${rows}")
  set(${variable} "${rows}" PARENT_SCOPE)
endfunction()

# monongusa_test(<name> <labels> <command>...)
function(monongusa_test name labels)
  add_test(NAME ${MONONGUSA_TEST_PREFIX}${name} COMMAND ${ARGN})
  set_tests_properties(${MONONGUSA_TEST_PREFIX}${name} PROPERTIES LABELS "${labels}" TIMEOUT 300 ENVIRONMENT
    "CXX=${CMAKE_CXX_COMPILER};ASAN_OPTIONS=detect_stack_use_after_return=1;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()

enable_testing()
