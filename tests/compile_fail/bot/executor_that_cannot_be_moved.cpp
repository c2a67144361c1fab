// expect: monongusa: bot: this is no executor: it cannot be moved into its bot; keep its state on the heap
#include <monongusa/core.hpp>

#include <mutex>

namespace mg = monongusa;

struct locked : mg::executor::inplace {
#ifdef MONONGUSA_MUST_FAIL
    std::mutex mutex;
#endif
};

int main() {
    mg::bot bot{mg::transport::stdio{}, locked{}, mg::table{mg::listen_to<"tea">([](auto& chat) { chat.reply("here"); })}};
    return bot.run() ? 1 : 0;
}
