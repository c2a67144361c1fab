// expect: monongusa: on_stream<Event>: its handler is a coroutine that takes the stream by value, and no groups
// within: 16
#include <monongusa.hpp>
#include <monongusa/coroutine.hpp>

#include <string>

namespace mg = monongusa;
using mg::event::message;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{
    mg::on_stream<message>(mg::matcher::regex<"give tea">{}, [](auto& chat, mg::stream<message> events, std::string what) -> mg::task<> {
        while (co_await events.next()) chat.log(what);
    })};
#else
constexpr mg::table reactions{
    mg::on_stream<message>(mg::matcher::regex<"give (tea)">{}, [](auto& chat, mg::stream<message> events) -> mg::task<> {
        while (auto said = co_await events.next()) chat.log(said->text);
    })};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
