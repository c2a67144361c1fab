// expect: monongusa: bot: this is no transport: it cannot be moved into its bot; keep its state on the heap
#include <monongusa/core.hpp>

#include <mutex>

namespace mg = monongusa;

struct locked : mg::transport::stdio {
#ifdef MONONGUSA_MUST_FAIL
    std::mutex mutex;
#endif
};

int main() {
    mg::bot bot{locked{}, mg::executor::inplace{}, mg::table{mg::listen_to<"tea">([](auto& chat) { chat.reply("here"); })}};
    return bot.run() ? 1 : 0;
}
