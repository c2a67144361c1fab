// expect: monongusa: at: the names after '@' are hourly, daily
// note: @noon
#include <monongusa/clock/cron_literal.hpp>

#ifdef MONONGUSA_MUST_FAIL
using nightly = monongusa::clock::cron_literal<"@noon">;
#else
using nightly = monongusa::clock::cron_literal<"@midnight">;
#endif

int main() {
    nightly::verdict::require();
    return nightly::value.takes_month(1) ? 0 : 1;
}
