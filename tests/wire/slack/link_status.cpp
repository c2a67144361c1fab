// SPDX-License-Identifier: BSL-1.0
// wire/slack/link_status: every state has a name of its own, and every end a reason.
#include <monongusa/wire/slack/link_status.hpp>

#include <boost/core/lightweight_test.hpp>

#include <set>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;

void every_status_has_a_name() {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(link_status::ended); ++i) {
        auto const name = name_of(static_cast<link_status>(i));
        BOOST_TEST(!name.empty());
        BOOST_TEST(names.insert(name).second);
    }
    BOOST_TEST_EQ(name_of(link_status::backing_off), std::string_view{"backing off"});
    BOOST_TEST(name_of(static_cast<link_status>(99)).empty());
}

void every_end_has_a_reason() {
    std::set<std::string_view> reasons;
    for (auto const end : {link_end::stopped, link_end::link_disabled, link_end::fatal}) BOOST_TEST(reasons.insert(what_of(end)).second);
    BOOST_TEST(what_of(link_end::link_disabled).find("Socket Mode") != std::string_view::npos);
    BOOST_TEST(what_of(static_cast<link_end>(99)).empty());
}

}  // namespace

int main() {
    every_status_has_a_name();
    every_end_has_a_reason();
    return boost::report_errors();
}
