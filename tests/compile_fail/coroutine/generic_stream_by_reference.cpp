// expect: monongusa: on_stream<Event>: its handler is a coroutine that takes the stream by value, and no groups
// within: 16
#include <monongusa.hpp>
#include <monongusa/coroutine.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on_stream<mg::event::message>([](auto& chat, mg::stream<mg::event::message>& events) -> mg::task<> {
    while (auto said = co_await events.next()) chat.log(said->text);
})};
#else
constexpr mg::table reactions{mg::on_stream<mg::event::message>([](auto& chat, mg::stream<mg::event::message> events) -> mg::task<> {
    while (auto said = co_await events.next()) chat.log(said->text);
})};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
