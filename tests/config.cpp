// SPDX-License-Identifier: BSL-1.0
// Tests that what the other tests are built with is let through; tests/consume/consume.py refused_tools shows what is not.
#include <monongusa/config.hpp>

static_assert(__cplusplus >= 202002L && BOOST_VERSION >= 108100);

int main() {}
