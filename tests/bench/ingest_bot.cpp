// SPDX-License-Identifier: BSL-1.0
#include "ingest_bot.hpp"

#include <monongusa/matcher/emoji.hpp>

#include "quiet.hpp"
#include "table.hpp"

#include <cstddef>
#include <system_error>
#include <utility>

namespace bench {

namespace {

using feeding = void (*)(mg::transport::listener_ref&, tally const&);

struct fed_transport : quiet_transport {
    feeding feed;
    tally const* all;

    template <class Listener>
    std::error_code run(Listener& listener) const {
        mg::transport::listener_ref hears{listener};
        feed(hears, *all);
        return {};
    }
};

template <std::size_t... Number>
constexpr auto make_ingest_table(std::index_sequence<Number...>) {
    return mg::table{make_rule<Number>(std::make_index_sequence<mg::pattern::literal<pattern<Number>>::groups>{})...,
                     mg::on<mg::event::reaction_added>(mg::matcher::emoji<"+1">{}, [](tally& all) { ++all.hits; })};
}
constexpr auto reactions = make_ingest_table(std::make_index_sequence<64>{});

}  // namespace

void with_ingest_bot(feeding feed) {
    tally all;
    mg::bot bot{fed_transport{{}, feed, &all}, mg::executor::inplace{}, reactions, mg::with(all)};
    bot.run();
}

}  // namespace bench
