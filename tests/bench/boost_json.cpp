// SPDX-License-Identifier: BSL-1.0
// Boost.JSON, which the library itself does not need: compiled here from its headers.
#include <boost/json/src.hpp>
