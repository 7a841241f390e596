# SPDX-License-Identifier: Apache-2.0
# The one flags target that everything links, and the functions that make targets.

add_library(chat_flags INTERFACE)
target_compile_features(chat_flags INTERFACE cxx_std_23)
target_include_directories(chat_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(chat_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    -Wno-missing-field-initializers) # designated initialisers leave the rest at its default on purpose
target_compile_definitions(chat_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_CONTEXTLESS_CONNECT
    QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    CHAT_VERSION="${PROJECT_VERSION}")
if(CHAT_WERROR)
    target_compile_options(chat_flags INTERFACE -Werror)
endif()
if(CHAT_SANITIZE) # a plain if: a generator expression breaks on the comma of address,undefined
    target_compile_options(chat_flags INTERFACE -fsanitize=${CHAT_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(chat_flags INTERFACE -fsanitize=${CHAT_SANITIZE})
    if(CHAT_SANITIZE MATCHES undefined) # vptr looks at memory through a pipe, and a test uses up all descriptors
        target_compile_options(chat_flags INTERFACE -fno-sanitize=vptr -fno-sanitize-recover=undefined)
    endif()
    target_compile_definitions(chat_flags INTERFACE CHAT_SANITIZED)
endif()
if(CHAT_COVERAGE)
    target_compile_options(chat_flags INTERFACE -fprofile-instr-generate -fcoverage-mapping)
    target_link_options(chat_flags INTERFACE -fprofile-instr-generate -fcoverage-mapping)
endif()
if(CHAT_FUZZ)
    target_compile_options(chat_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# What nearly every source includes, read once for all libraries and once for all tests. A target that reuses one
# must have every flag and macro with which it was made.
add_library(chat_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
target_link_libraries(chat_pch PRIVATE chat_flags Qt6::Core)
target_precompile_headers(chat_pch PRIVATE <cmake/pch.h>) # no path of this machine, so that ccache may share it
set_target_properties(chat_pch PROPERTIES AUTOMOC OFF)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    set(pch_for_ccache -Xclang -fno-pch-timestamp)
    # GCC 12's std::stable_sort calls what its own header deprecates for C++23; GCC itself watches our calls.
    target_compile_options(chat_flags INTERFACE -Wno-deprecated-declarations)
else()
    set(pch_for_ccache -fpch-preprocess)
    # Its collector takes 7 % of a build's time, and finds little before a file is done: up to 600 MB it does not look.
    target_compile_options(chat_flags INTERFACE --param=ggc-min-heapsize=600000)
endif()
target_compile_options(chat_flags INTERFACE ${pch_for_ccache})
if(CHAT_TESTS)
    add_library(chat_test_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
    target_link_libraries(chat_test_pch PRIVATE chat_flags Qt6::Core)
    target_include_directories(chat_test_pch SYSTEM PRIVATE $<TARGET_PROPERTY:Qt6::Test,INTERFACE_INCLUDE_DIRECTORIES>)
    target_compile_options(chat_test_pch PRIVATE -O0 -g1)
    target_precompile_headers(chat_test_pch PRIVATE <cmake/pch.h>
        <QtTest/qtestcase.h>) # not <QTest>, which looks at macros that differ from test to test
    set_target_properties(chat_test_pch PROPERTIES AUTOMOC OFF)
endif()

# chat_add_library(NAME [TEST] [UNITY] [LIGHT] SOURCES ... LINK ...): a static library of one layer; with TEST one that
# only tests use, with UNITY one whose sources are compiled several at a time where CHAT_UNITY is on: no two of them may
# give something of their own the same name. LIGHT is for what waits for people, in programs that do nothing else: -O1,
# which saves a fifth of its time to build. Never for what is linked into chat-server, whose inline functions are shared.
function(chat_add_library name)
    cmake_parse_arguments(ARG "TEST;UNITY;LIGHT" "" "SOURCES;LINK" ${ARGN})
    qt_add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC chat_flags ${ARG_LINK})
    if(ARG_TEST)
        chat_compile_as_test(${name})
    else()
        target_precompile_headers(${name} REUSE_FROM chat_pch)
    endif()
    if(ARG_UNITY AND CHAT_UNITY)
        set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 20)
    endif()
    if(ARG_LIGHT)
        target_compile_options(${name} PRIVATE $<$<CONFIG:RelWithDebInfo>:-O1>)
    endif()
endfunction()

# chat_add_app(NAME SOURCES ... LINK ...): an executable, which is main.cpp and libraries.
function(chat_add_app name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    qt_add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF) # main.cpp declares nothing
    target_link_libraries(${name} PRIVATE chat_flags ${ARG_LINK})
    target_precompile_headers(${name} REUSE_FROM chat_pch)
    install(TARGETS ${name} RUNTIME)
endfunction()

# A test's own code is not optimised: half of the time of a build would go there.
function(chat_compile_as_test name)
    target_compile_options(${name} PRIVATE -O0 -g1)
    target_precompile_headers(${name} REUSE_FROM chat_test_pch)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
endfunction()

# chat_add_test(NAME SOURCES ... LINK ... LABEL unit|integration|gui|architecture|fault):
# a Qt Test program; the source is NAME.cpp unless SOURCES says otherwise. Where the checkout lies stands in
# "tests/checkout.h", so that ccache shares all that does not include it.
function(chat_add_test name)
    cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LINK;ENV" ${ARGN})
    if(NOT ARG_SOURCES)
        set(ARG_SOURCES ${name}.cpp)
    endif()
    if(NOT ARG_LABEL)
        set(ARG_LABEL unit)
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    # One run of moc; CMake's automatic one takes three steps a target, a quarter of a build with so many of them.
    qt_generate_moc(${name}.cpp ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc TARGET ${name})
    target_sources(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
    target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    target_link_libraries(${name} PRIVATE chat_flags Qt6::Test ${ARG_LINK})
    chat_compile_as_test(${name})
    target_include_directories(${name} PRIVATE ${CMAKE_BINARY_DIR}/generated)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_NO_GLIB=1;${ARG_ENV}")
endfunction()
