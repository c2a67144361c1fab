// expect: monongusa: on<Event>(matcher, handler): the matcher has no 'match' for this event
#include <monongusa/core.hpp>

namespace mg = monongusa;

struct thing {};
struct matcher {
    bool match(mg::event::message const&) const { return true; }
};

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on<mg::event::message>(thing{}, [](auto& chat) { chat.reply("yes"); })};
#else
constexpr mg::table reactions{mg::on<mg::event::message>(matcher{}, [](auto& chat) { chat.reply("yes"); })};
#endif
