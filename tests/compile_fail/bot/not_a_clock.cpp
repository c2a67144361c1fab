// expect: monongusa: bot: this is no clock: it lacks 'mg::instant now() const'
// expect: monongusa: bot: this is no clock: it lacks 'mg::clock::timer_queue& timers()'
// expect: monongusa: bot: this is no clock: it lacks 'static constexpr bool passes_by_itself'
#include <monongusa.hpp>

namespace mg = monongusa;

struct of_stone {};
struct without_timers {
    mg::instant now() const { return {}; }
};
struct of_unknown_passing : without_timers {
    mg::clock::timer_queue& timers();
};
constexpr mg::table reactions{mg::listen_to<"give">([] {})};

template <class Clock>
int run_by(Clock clock) {
    return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions, mg::with(), clock});
}

#ifdef MONONGUSA_MUST_FAIL
int main() { return run_by(of_stone{}) + run_by(without_timers{}) + run_by(of_unknown_passing{}); }
#else
int main() {
    mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions, mg::with(), mg::clock::real{}});
    return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions, mg::with(), mg::clock::manual{}});
}
#endif
