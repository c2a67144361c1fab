// expect: monongusa: bot: a rule hears an event that the transport never emits
// note: event::due
// note: rule_number<1
#include <monongusa.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::when([](mg::event::due const& now) { return now.count % 2 == 0; }, [] {}), mg::every(1min, [] {})};
#else
constexpr mg::table reactions{mg::from_anyone(mg::every(1min, [] {})), mg::at("0 9 * * *", [] {})};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
