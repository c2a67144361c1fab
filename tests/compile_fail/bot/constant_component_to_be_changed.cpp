// expect: monongusa: bot: a handler asks for a component that the bot was not given
#include <monongusa.hpp>

namespace mg = monongusa;

struct database {};
constexpr mg::table reactions{mg::listen_to<"give">([](database&) {})};

#ifdef MONONGUSA_MUST_FAIL
int main(int argc, char** argv) {
    database const data;
    return mg::launch(argc, argv, reactions, mg::with(data));
}
#else
int main(int argc, char** argv) {
    database data;
    return mg::launch(argc, argv, reactions, mg::with(data));
}
#endif
