// expect: monongusa: bot: this is no executor: it lacks 'bool try_execute(task)'
#include <monongusa.hpp>

namespace mg = monongusa;

struct thing {};
constexpr mg::table reactions{mg::listen_to<"give">([] {})};

#ifdef MONONGUSA_MUST_FAIL
int main() { return mg::run(mg::bot{mg::transport::stdio{}, thing{}, reactions}); }
#else
int main() { return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions}); }
#endif
