// expect: monongusa: at: none of the months has such a day, so the time never comes
// note: 0 0 30 feb *
#include <monongusa/clock/cron_literal.hpp>

#ifdef MONONGUSA_MUST_FAIL
using nightly = monongusa::clock::cron_literal<"0 0 30 feb *">;
#else
using nightly = monongusa::clock::cron_literal<"0 0 29 feb *">;
#endif

int main() {
    nightly::verdict::require();
    return nightly::value.takes_month(1) ? 0 : 1;
}
