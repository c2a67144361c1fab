// SPDX-License-Identifier: BSL-1.0
// support::task_with_fate: a task of no bot, and a note of what became of it.

#ifndef MONONGUSA_TESTS_SUPPORT_TASK_WITH_FATE_HPP
#define MONONGUSA_TESTS_SUPPORT_TASK_WITH_FATE_HPP

#include <monongusa/concept/task.hpp>

#include <atomic>
#include <functional>
#include <utility>

namespace support {

/// What became of tasks: each is run or let go once, and then destroyed.
struct fate {
    std::atomic<int> run = 0;
    std::atomic<int> let_go = 0;
    std::atomic<int> destroyed = 0;

    bool is(int runs, int let_goes, int destructions) const { return run == runs && let_go == let_goes && destroyed == destructions; }
};

class hit_with_fate : public monongusa::detail::hit {
public:
    hit_with_fate(fate& told, std::function<void()> work, std::function<void()> drop, monongusa::chat::origin_ref from)
        : hit(
              [](hit& self) {
                  ++of(self).told_.run;
                  if (of(self).work_) of(self).work_();
              },
              [](hit& self) {
                  ++of(self).told_.let_go;
                  if (of(self).drop_) of(self).drop_();
              },
              [](hit& self) {
                  ++of(self).told_.destroyed;
                  delete &of(self);
              },
              from),
          told_(told),
          work_(std::move(work)),
          drop_(std::move(drop)) {}

private:
    static hit_with_fate& of(hit& base) { return static_cast<hit_with_fate&>(base); }

    fate& told_;
    std::function<void()> work_;
    std::function<void()> drop_;
};

inline monongusa::task_of_bot task_with_fate(fate& told, std::function<void()> work = {}, std::function<void()> drop = {},
                                             monongusa::chat::origin_ref from = {}) {
    return monongusa::task_of_bot{new hit_with_fate{told, std::move(work), std::move(drop), from}};
}

}  // namespace support

#endif
