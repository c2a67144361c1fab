// SPDX-License-Identifier: BSL-1.0
// sink_for: what is a sink for an action, and that its laws hold for small ones.
#include <monongusa/concept/sink.hpp>

#include "../laws/sink.hpp"
#include "../support/recording_sink.hpp"
#include "../support/toy_transport.hpp"

#include <boost/core/lightweight_test.hpp>

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace {

namespace action = monongusa::action;
using monongusa::sink_for;

struct only_sends {
    template <class Done>
    void perform(action::send, Done) const;
};
struct not_copyable {
    not_copyable() = default;
    not_copyable(not_copyable&&) = default;
    not_copyable& operator=(not_copyable&&) = default;
    template <class Done>
    void perform(action::send, Done) const;
};
struct tells_nobody {
    void perform(action::send) const;
};
struct takes_ignored_alone {
    void perform(action::send, action::ignored_t) const;
};
struct takes_completions_alone {
    void perform(action::send, action::completion) const;
};

static_assert(sink_for<only_sends, action::send> && !sink_for<only_sends, action::react>);
static_assert(!sink_for<not_copyable, action::send>);
static_assert(!sink_for<tells_nobody, action::send>);
static_assert(!sink_for<takes_ignored_alone, action::send>);
// `ignored` is a completion too.
static_assert(sink_for<takes_completions_alone, action::send>);
static_assert(!sink_for<only_sends, int>);
static_assert(!sink_for<int, action::send>);
static_assert(sink_for<support::recording_sink, action::edit>);
static_assert(sink_for<support::toy_transport::sink_type, action::send> && !sink_for<support::toy_transport::sink_type, action::edit>);

// One that wants to know the order.
struct wants_stamps : only_sends {
    using only_sends::perform;
    template <class Done>
    void perform(action::send, Done, action::stamp const&) const;
};
struct wants_nothing_but_stamps {
    template <class Done>
    void perform(action::send, Done, action::stamp const&) const;
};
static_assert(monongusa::stamped_sink_for<wants_stamps, action::send> && !monongusa::stamped_sink_for<wants_stamps, action::react>);
static_assert(!monongusa::stamped_sink_for<only_sends, action::send>);
static_assert(!sink_for<wants_nothing_but_stamps, action::send>);

// Does nothing before it is told to, like one that waits for the network.
struct late_sink {
    struct queue {
        struct one {
            action::send send;
            action::completion done;
        };
        std::mutex mutex{};
        std::deque<one> waiting{};
        std::vector<std::string> texts{};

        void finish(std::error_code error) {
            for (auto& each : std::exchange(waiting, {})) {
                if (!error) texts.push_back(each.send.text);
                each.done(error, {"", each.send.to.channel});
            }
        }
    };

    std::shared_ptr<queue> later = std::make_shared<queue>();

    void perform(action::send send, action::completion done) const {
        std::lock_guard const lock{later->mutex};
        later->waiting.push_back({std::move(send), std::move(done)});
    }
};

void one_that_does_it_at_once_obeys_the_sink_laws() {
    support::record record;
    laws::sink_does(support::recording_sink{&record}, action::send{"tea"});
    record.answer = std::make_error_code(std::errc::timed_out);
    laws::sink_fails(support::recording_sink{&record}, action::delete_message{});
}

void one_that_does_it_later_obeys_the_sink_laws() {
    late_sink const sink;
    laws::sink_does(sink, action::send{"tea"}, [&] { sink.later->finish({}); });
    laws::sink_fails(sink, action::send{"tea"}, [&] { sink.later->finish(std::make_error_code(std::errc::timed_out)); });
    sink.later->texts.clear();
    laws::sink_keeps_the_order_of_a_channel(sink, [&] { sink.later->finish({}); }, [&] { return sink.later->texts; });
}

}  // namespace

int main() {
    one_that_does_it_at_once_obeys_the_sink_laws();
    one_that_does_it_later_obeys_the_sink_laws();
    return boost::report_errors();
}
