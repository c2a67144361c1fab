// expect: monongusa: bot: this is no table of rules
#include <monongusa.hpp>

namespace mg = monongusa;

constexpr mg::table reactions{mg::listen_to<"give">([] {})};

#ifdef MONONGUSA_MUST_FAIL
int main() { return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, 42}); }
#else
int main() { return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions}); }
#endif
