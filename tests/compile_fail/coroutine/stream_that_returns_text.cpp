// expect: monongusa: on_stream<Event>: its handler is a coroutine that takes the stream by value, and no groups
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <string>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on_stream<mg::event::message>([](mg::stream<mg::event::message> events) -> mg::task<std::string> {
    co_await events.next();
    co_return "bye";
})};
#else
constexpr mg::table reactions{
    mg::on_stream<mg::event::message>([](mg::context<>& chat, mg::stream<mg::event::message> events) -> mg::task<> {
        co_await events.next();
        chat.log("bye");
    })};
#endif
