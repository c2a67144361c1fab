// expect: monongusa: bot: a rule hears an event that the transport never emits
#include <monongusa.hpp>

namespace mg = monongusa;

struct thunder {
    static constexpr std::string_view event_name = "thunder";
    friend bool operator==(thunder const&, thunder const&) = default;
};

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on<thunder>([] {})};
#else
constexpr mg::table reactions{mg::on<mg::event::ready>([] {})};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
