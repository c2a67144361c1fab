// expect: monongusa: bot: what follows the table is no components; write mg::with(database), or mg::with() before a clock
#include <monongusa.hpp>

namespace mg = monongusa;

constexpr mg::table reactions{mg::listen_to<"give">([] {})};

#ifdef MONONGUSA_MUST_FAIL
int main() { return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions, mg::clock::manual{}}); }
#else
int main() { return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions, mg::with(), mg::clock::manual{}}); }
#endif
