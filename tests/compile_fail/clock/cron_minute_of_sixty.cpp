// expect: monongusa: at: the first field is the minute, and a minute is 0 to 59
// note: 60 3 * * *
#include <monongusa/clock/cron_literal.hpp>

#ifdef MONONGUSA_MUST_FAIL
using nightly = monongusa::clock::cron_literal<"60 3 * * *">;
#else
using nightly = monongusa::clock::cron_literal<"59 3 * * *">;
#endif

int main() {
    nightly::verdict::require();
    return nightly::value.takes_month(1) ? 0 : 1;
}
