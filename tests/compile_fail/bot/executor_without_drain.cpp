// expect: monongusa: bot: this is no executor: it lacks 'drain(deadline)'; mg::executor::inplace has one
#include <monongusa.hpp>

namespace mg = monongusa;

struct sound {
    template <class Task>
    bool try_execute(Task&& task) {
        task();
        return true;
    }
    template <class Callback>
    void on_room(Callback&& callback) {
        callback();
    }
    void drain(mg::instant) {}
    bool at_rest() const { return true; }
};
struct cannot_be_drained : sound {
    void drain() = delete;
};
constexpr mg::table reactions{mg::listen_to<"give">([] {})};

#ifdef MONONGUSA_MUST_FAIL
int main() { return mg::run(mg::bot{mg::transport::stdio{}, cannot_be_drained{}, reactions}); }
#else
int main() { return mg::run(mg::bot{mg::transport::stdio{}, sound{}, reactions}); }
#endif
