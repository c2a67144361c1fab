// SPDX-License-Identifier: BSL-1.0
// slack_tree: a whole envelope as a document first, then the members by their names.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_SLACK_TREE_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_SLACK_TREE_HPP

#include "slack_extract.hpp"
#include "tree.hpp"

#include <string_view>

namespace bench::peers {

template <class Tree>
class slack_from_tree {
    using value = typename Tree::value;

public:
    static constexpr char const* name = Tree::name;

    bool read(std::string_view envelope, found_envelope& out) {
        out = {};
        auto const* const whole = tree_.parse(envelope);
        if (!whole) return false;
        text(*whole, "type", out.kind);
        text(*whole, "envelope_id", out.envelope_id);
        auto const* const payload = Tree::member(*whole, "payload");
        auto const* const event = payload ? Tree::member(*payload, "event") : nullptr;
        if (!event) return true;
        text(*payload, "event_id", out.event_id);
        for (char const* const key : {"type", "subtype", "user", "bot_id", "channel", "channel_type", "ts", "thread_ts", "text"}) {
            text(*event, key, *slack_member(slack_object::event, key, out));
        }
        return true;
    }

private:
    static void text(value const& of, char const* key, std::string_view& out) {
        if (auto const* const one = Tree::member(of, key)) Tree::text(*one, out);
    }

    Tree tree_;
};

}  // namespace bench::peers

#endif
