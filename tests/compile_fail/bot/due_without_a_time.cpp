// expect: monongusa: bot: a rule hears an event that the transport never emits
// note: event::due
// note: rule_number<2
#include <monongusa.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::every(1min, [] {}), mg::on<mg::event::due>([] {})};
#else
constexpr mg::table reactions{mg::every(1min, [](mg::event::due const&) {}), mg::at<"@hourly">([](mg::event::due const&) {})};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
