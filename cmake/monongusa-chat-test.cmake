# SPDX-License-Identifier: BSL-1.0
# monongusa_add_chat_test: conversations (docs/scripts.md) as tests of CTest.
#
#   monongusa_add_chat_test(<target> <file>...
#                           [ARGS <argument>...] [NAME_SUFFIX <suffix>] [PROPERTIES <name> <value>...])
#
# For each file a test runs `<target> --check <file> <argument>...`, a process of its own, so that what the bot is made of starts fresh.  The
# target is a program whose main() is mg::launch.  A test is called <target>.<file><suffix>, the file as seen from this folder and without
# .chat: `bot.tea` for tea.chat, `bot.chats/tea` for chats/tea.chat; MONONGUSA_TEST_PREFIX stands before it where that is set.  The suffix tells
# runs of one file apart, and the properties are those of set_tests_properties:
#
#   enable_testing()
#   monongusa_add_chat_test(bot chats/tea.chat chats/sugar.chat)
#   monongusa_add_chat_test(bot chats/tea.chat ARGS --threads 4 NAME_SUFFIX .threads PROPERTIES ENVIRONMENT TEA_DB=:memory: TIMEOUT 60)

# Whatever its caller still wants to be like, this is read like that.
cmake_policy(VERSION 3.21...3.31)

function(monongusa_add_chat_test target)
  cmake_parse_arguments(PARSE_ARGV 1 chat "" "NAME_SUFFIX" "ARGS;PROPERTIES")
  if(NOT TARGET ${target})
    message(FATAL_ERROR "monongusa_add_chat_test: there is no target '${target}'")
  endif()
  if(NOT chat_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "monongusa_add_chat_test: '${target}' is given no script to play")
  endif()
  foreach(file IN LISTS chat_UNPARSED_ARGUMENTS)
    get_filename_component(path "${file}" ABSOLUTE)
    if(NOT EXISTS "${path}" OR IS_DIRECTORY "${path}")
      message(FATAL_ERROR "monongusa_add_chat_test: there is no file '${path}'")
    endif()
    file(RELATIVE_PATH name "${CMAKE_CURRENT_SOURCE_DIR}" "${path}")
    string(REGEX REPLACE "^(\\.\\./)+|\\.chat$" "" name "${name}")
    set(name "${MONONGUSA_TEST_PREFIX}${target}.${name}${chat_NAME_SUFFIX}")
    add_test(NAME "${name}" COMMAND ${target} --check "${path}" ${chat_ARGS})
    if(chat_PROPERTIES)
      set_tests_properties("${name}" PROPERTIES ${chat_PROPERTIES})
    endif()
  endforeach()
endfunction()
