// expect: monongusa: bot: this is no transport: it lacks 'static constexpr auto emits
#include <monongusa.hpp>

namespace mg = monongusa;

struct thing {};
constexpr mg::table reactions{mg::listen_to<"give">([] {})};

#ifdef MONONGUSA_MUST_FAIL
int main() { return mg::run(mg::bot{thing{}, mg::executor::inplace{}, reactions}); }
#else
int main() { return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions}); }
#endif
