// expect: monongusa: at: a step is at least 1 and stays inside of its field; for longer intervals take every
// note: */90 * * * *
#include <monongusa/clock/cron_literal.hpp>

#ifdef MONONGUSA_MUST_FAIL
using nightly = monongusa::clock::cron_literal<"*/90 * * * *">;
#else
using nightly = monongusa::clock::cron_literal<"*/30 * * * *">;
#endif

int main() {
    nightly::verdict::require();
    return nightly::value.takes_month(1) ? 0 : 1;
}
