// SPDX-License-Identifier: BSL-1.0
#include "odr.hpp"

seen from_a() { return {help(), &monongusa::version}; }

int main() {
    seen const a = from_a();
    seen const b = from_b();
    return a.status == 0 && b.status == 0 && a.version == b.version ? 0 : 1;
}
