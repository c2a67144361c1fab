// expect: monongusa: on<Event>(matcher, handler): the 'match' of the matcher must return bool or mg::chat::captures<N>
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
struct matcher {
    std::string match(mg::event::message const&) const { return {}; }
};
constexpr mg::table reactions{mg::on<mg::event::message>(matcher{}, [] {})};
#else
struct matcher {
    mg::chat::captures<1> match(mg::event::message const&) const { return {}; }
};
constexpr mg::table reactions{mg::on<mg::event::message>(matcher{}, [] {})};
#endif
