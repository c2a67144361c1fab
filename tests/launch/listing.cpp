// SPDX-License-Identifier: BSL-1.0
// Tests what `--list` and `\list` say of a table.
#include <monongusa/launch/listing.hpp>

#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;

namespace {

constexpr mg::table reactions{
    mg::listen_to<"Can someone help me">([](auto& chat) { chat.reply("Yes, I can!"); }),
    mg::respond_to<R"(add (\d+) (\d+))">([](int left, int right) { return std::to_string(left + right); }),
    mg::respond_to<"say (.*)\n">([](std::string_view text) { return text; }),
    mg::listen_to<"^[a-z]+$">([] {}),
    mg::listen_to<"(?:...|a)*$">([] {}),
    mg::from_anyone(mg::on_emoji<"tada">([](mg::context<mg::action::unreact>&) {})),
    mg::from_self(mg::from_anyone(mg::on<mg::event::message>([] {}))),
    mg::default_reply([] { return "?"; }),
};

void a_table_is_described_row_by_row() {
    BOOST_TEST_EQ(mg::detail::description_of_table(reactions),
                  "1   listen_to      message           /Can someone help me/\n"
                  "2   respond_to     message           (addressed && /add (\\d+) (\\d+)/)  2 groups\n"
                  "3   respond_to     message           (addressed && /say (.*)\\n/)  1 group\n"
                  "4   listen_to      message           /^[a-z]+$/\n"
                  "5   listen_to      message           /(?:...|a)*$/\n"
                  "6   on_emoji       reaction_added    :tada:  from anyone\n"
                  "7   on             message           everything  from anyone  from self\n"
                  "8   default_reply  message           addressed\n"
                  "asked about every text, for want of a literal: rules 4, 5\n"
                  "hears: message, reaction_added\n"
                  "may:   send, reply, reply_in_thread, react, unreact\n");
    BOOST_TEST_EQ(mg::detail::description_of_table(mg::table{}), "hears:\nmay:  \n");
}

void what_is_as_wide_as_its_column_is_still_apart() {
    std::string out;
    mg::detail::append_column(out, "abc", 3);
    mg::detail::append_column(out, "ab", 3);
    mg::detail::append_column(out, "a\nb", 2);
    BOOST_TEST_EQ(out, "abc ab a\\nb ");
}

}  // namespace

int main() {
    a_table_is_described_row_by_row();
    what_is_as_wide_as_its_column_is_still_apart();
    return boost::report_errors();
}
