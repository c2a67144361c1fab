// expect: monongusa: bot: a rule hears an event that the transport never emits
// note: reaction_added
// note: toy
// note: rule_number<1
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
constexpr mg::table reactions{mg::on_emoji<"tada">([] {})};
#else
constexpr mg::table reactions{mg::listen_to<"tada">([] {})};
#endif

int main() { return mg::run(mg::bot{toy{}, mg::executor::inplace{}, reactions}); }
