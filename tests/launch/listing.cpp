// SPDX-License-Identifier: BSL-1.0
// Tests what `--list` and `\list` say of a table.
#include <monongusa/launch/listing.hpp>

#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;

namespace {

constexpr unsigned first = __LINE__ + 2;
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

// Of rules without a literal only some compilers know the line.
std::string line(std::size_t position) {
    auto const line = mg::rules(reactions)[position - 1].line;
    return line == 0 ? "\n" : "  line " + std::to_string(line) + "\n";
}

void a_table_is_described_row_by_row() {
    BOOST_TEST_EQ(line(1), "  line " + std::to_string(first) + "\n");
    BOOST_TEST_EQ(mg::detail::description_of_table(reactions),
                  "1   listen_to      message           /Can someone help me/" + line(1) +
                  "2   respond_to     message           (addressed && /add (\\d+) (\\d+)/)  2 groups" + line(2) +
                  "3   respond_to     message           (addressed && /say (.*)\\n/)  1 group" + line(3) +
                  "4   listen_to      message           /^[a-z]+$/" + line(4) +
                  "5   listen_to      message           /(?:...|a)*$/" + line(5) +
                  "6   on_emoji       reaction_added    :tada:  from anyone" + line(6) +
                  "7   on             message           everything  from anyone  from self" + line(7) +
                  "8   default_reply  message           addressed" + line(8) +
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
