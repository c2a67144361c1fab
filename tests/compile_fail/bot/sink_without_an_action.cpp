// expect: monongusa: bot: the transport says that it performs an action
// note: action::reply
#include <monongusa.hpp>

namespace mg = monongusa;

struct toy_sink {
#ifdef MONONGUSA_MUST_FAIL
    template <class Done>
    void perform(mg::action::send, Done done) {
#else
    template <class Action, class Done>
    void perform(Action, Done done) {
#endif
        done(std::error_code{}, mg::chat::sent{});
    }
};
struct toy {
    static constexpr auto emits = mg::types<mg::event::message>;
    static constexpr auto performs = mg::types<mg::action::reply, mg::action::send>;
    toy_sink sink() { return {}; }
    template <class Listener>
    std::error_code run(Listener&) {
        return {};
    }
    void stop() {}
    void pause() {}
    void resume() {}
};

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give">([] { return "yes"; })};
#else
constexpr mg::table reactions{mg::listen_to<"give">([] { return "yes"; })};
#endif

int main() { return mg::run(mg::bot{toy{}, mg::executor::inplace{}, reactions}); }
