// expect: monongusa: at: there are five fields, minute, hour, day, month and weekday; write '*'
// note: 0 9 * *
#include <monongusa/clock/cron_literal.hpp>

#ifdef MONONGUSA_MUST_FAIL
using nightly = monongusa::clock::cron_literal<"0 9 * *">;
#else
using nightly = monongusa::clock::cron_literal<"0 9 * * *">;
#endif

int main() {
    nightly::verdict::require();
    return nightly::value.takes_month(1) ? 0 : 1;
}
