// expect: monongusa: at: there are only five fields, minute, hour, day, month and weekday
// note: 0 0 9 * * mon-fri
#include <monongusa/clock/cron_literal.hpp>

#ifdef MONONGUSA_MUST_FAIL
using nightly = monongusa::clock::cron_literal<"0 0 9 * * mon-fri">;
#else
using nightly = monongusa::clock::cron_literal<"0 9 * * mon-fri">;
#endif

int main() {
    nightly::verdict::require();
    return nightly::value.takes_month(1) ? 0 : 1;
}
