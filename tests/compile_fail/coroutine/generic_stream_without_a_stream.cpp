// expect: monongusa: on_stream<Event>: its handler is a coroutine that takes the stream by value, and no groups
// within: 16
#include <monongusa.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on_stream<mg::event::message>([](auto& chat) -> mg::task<> { co_await chat.async_sleep_for(1s); })};
#else
constexpr mg::table reactions{mg::on_stream<mg::event::message>([](auto& chat, mg::stream<mg::event::message> events) -> mg::task<> {
    while (auto said = co_await events.next()) chat.log(said->text);
})};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
