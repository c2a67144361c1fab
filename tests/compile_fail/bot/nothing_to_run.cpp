// expect: monongusa: run(bots...): this is no bot that can run
// expect: monongusa: run(bots...): this is no bot that can run
// expect: monongusa: run(bots...): this is no bot that can run
// expect: monongusa: run(bots...): this is no bot that can run
#include <monongusa/core.hpp>
#include <monongusa/bot/run.hpp>

#include <memory>
#include <vector>

namespace mg = monongusa;

constexpr mg::table reactions{mg::listen_to<"give">([] {})};

#ifdef MONONGUSA_MUST_FAIL
int main() {
    mg::bot const fixed{mg::transport::stdio{}, mg::executor::inplace{}, reactions};
    return mg::run(42) + mg::run(fixed) + mg::run(std::vector<int>{}) + mg::run(nullptr);
}
#else
using stdio_bot = mg::bot<mg::transport::stdio, mg::executor::inplace, decltype(reactions) const&>;
int main() {
    std::vector<std::unique_ptr<stdio_bot>> all;
    all.push_back(std::make_unique<stdio_bot>(mg::transport::stdio{}, mg::executor::inplace{}, reactions));
    return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions}, all, all.front().get());
}
#endif
