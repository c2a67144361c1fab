// expect: monongusa: bot: a rule hears an event that the transport never emits
// note: event::due
#include <monongusa.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on_stream<mg::event::due>([](mg::stream<mg::event::due> times) -> mg::task<> { co_await times.next(); })};
#else
constexpr mg::table reactions{mg::every(1min, [](auto& chat) -> mg::task<> { co_await chat.async_sleep_for(1s); })};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
