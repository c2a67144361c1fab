// expect: monongusa: bot: this is no transport: it lacks 'pause()' and 'resume()'
#include <monongusa.hpp>

namespace mg = monongusa;

struct toy_sink {
    template <class Action, class Done>
    void perform(Action, Done done) {
        done(std::error_code{}, mg::chat::sent{});
    }
};
struct toy {
    static constexpr auto emits = mg::types<mg::event::message>;
    static constexpr auto performs = mg::types<mg::action::reply>;
    toy_sink sink() { return {}; }
    template <class Listener>
    std::error_code run(Listener&) {
        return {};
    }
    void stop() {}
#ifndef MONONGUSA_MUST_FAIL
    void pause() {}
#endif
    void resume() {}
};
constexpr mg::table reactions{mg::listen_to<"give">([] {})};

#ifdef MONONGUSA_MUST_FAIL
int main() { return mg::run(mg::bot{toy{}, mg::executor::inplace{}, reactions}); }
#else
int main() { return mg::run(mg::bot{toy{}, mg::executor::inplace{}, reactions}); }
#endif
