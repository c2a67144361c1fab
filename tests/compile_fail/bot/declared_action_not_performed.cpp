// expect: monongusa: bot: a handler performs an action that the transport cannot
// note: action::edit
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
    static constexpr auto performs = mg::types<mg::action::reply, mg::action::send, mg::action::react, mg::action::reply_in_thread>;
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
constexpr mg::table reactions{mg::listen_to<"give">([](mg::context<mg::action::edit>& chat) { chat.edit("yes"); })};
#else
constexpr mg::table reactions{mg::listen_to<"give">([](mg::context<>& chat) { chat.reply("yes"); })};
#endif

int main() { return mg::run(mg::bot{toy{}, mg::executor::inplace{}, reactions}); }
