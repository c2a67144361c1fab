// expect: monongusa: bot: what follows the table is no components; write mg::with(database), or mg::with() before a clock
#include <monongusa.hpp>

namespace mg = monongusa;

struct database {};
constexpr mg::table reactions{mg::listen_to<"give">([](database&) {})};

int main() {
    database all;
#ifdef MONONGUSA_MUST_FAIL
    return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions, all});
#else
    return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions, mg::with(all)});
#endif
}
