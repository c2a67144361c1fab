// SPDX-License-Identifier: BSL-1.0
#include "odr.hpp"

seen from_b() { return {help(), &monongusa::version}; }
