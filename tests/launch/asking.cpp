// SPDX-License-Identifier: BSL-1.0
// Tests what the prompt can ask about its table.
#include <monongusa/launch/asking.hpp>

#include <monongusa/secret/secret.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;

namespace {

constexpr mg::table reactions{
    mg::respond_to<R"(add (\d+) (\d+))">([](auto& chat, int left, int right) { chat.reply(std::to_string(left + right)); }),
    mg::listen_to<"tea(\n.*)?">([] {}),
    mg::on_emoji<"tada">([] {}),
    mg::default_reply([] { return "?"; }),
};

mg::event::message said(std::string_view text, bool addressed) {
    mg::event::message message;
    message.text = message.raw = text;
    message.author = {"you", "you"};
    message.channel = {"console", "console"};
    message.addressed = addressed;
    message.body_range = {0, text.size()};
    return message;
}

std::string why(mg::transport::console_commands const& commands, std::string_view text, bool addressed = true) {
    return commands.why(commands.self, said(text, addressed));
}

void the_list_is_that_of_the_table() {
    auto const commands = mg::detail::commands_about(reactions);
    BOOST_TEST_EQ(commands.list(commands.self), mg::detail::description_of_table(reactions));
}

void each_rule_for_messages_has_a_line_with_its_reason() {
    auto const commands = mg::detail::commands_about(reactions);
    BOOST_TEST_EQ(why(commands, "add 2 40"),
                  "rule 1, respond_to (addressed && /add (\\d+) (\\d+)/): accepts: group 1 \"2\", group 2 \"40\"\n"
                  "rule 2, listen_to /tea(\\n.*)?/: /tea(\\n.*)?/ is not found in the text \"add 2 40\"\n"
                  "rule 4, default_reply addressed: rule 1 has answered\n");
    auto const too_large = why(commands, "add 2 99999999999");
    BOOST_TEST_NE(too_large.find("): group 2 \"99999999999\" is no int\n"), std::string::npos);
    BOOST_TEST_NE(too_large.find("addressed: accepts\n"), std::string::npos);
    BOOST_TEST_NE(why(commands, "hello", false).find("rule 4, default_reply addressed: it is neither a direct message nor does it mention the bot\n"),
                  std::string::npos);
}

void nothing_in_it_steers_a_terminal_or_begins_a_line() {
    auto const told = why(mg::detail::commands_about(reactions), "add 1 2\n\x1b[2J tea\r\nmore");
    std::size_t lines = 0;
    for (char const character : told) {
        lines += character == '\n';
        BOOST_TEST(character == '\n' || static_cast<unsigned char>(character) >= ' ');
    }
    BOOST_TEST_EQ(lines, 3u);
}

void no_secret_is_told() {
    mg::secret const token{"planted-4711-token", "PLANTED"};
    auto const told = why(mg::detail::commands_about(reactions), "tea planted-4711-token");
    BOOST_TEST_EQ(told.find("planted-4711"), std::string::npos);
}

void what_would_be_said_is_explained_without_a_prompt() {
    BOOST_TEST_EQ(mg::detail::explanation_of(reactions, "robot", "@robot add 2 forty"),
                  "rule 1, respond_to (addressed && /add (\\d+) (\\d+)/): /add (\\d+) (\\d+)/ is not found in the body \"add 2 forty\": it stops "
                  "before `\\d` (offset 11) where the body has \"forty\" (offset 6)\n"
                  "rule 2, listen_to /tea(\\n.*)?/: /tea(\\n.*)?/ is not found in the text \"@robot add 2 forty\"\n"
                  "rule 4, default_reply addressed: accepts\n");
    BOOST_TEST_NE(mg::detail::explanation_of(reactions, "bot", "@robot add 2 40").find("nor does it mention the bot"), std::string::npos);
    BOOST_TEST_EQ(mg::detail::explanation_of(mg::table{}, "bot", "tea"), "");
}

void an_empty_table_has_nothing_to_say() {
    mg::table const nothing{};
    auto const commands = mg::detail::commands_about(nothing);
    BOOST_TEST_EQ(why(commands, "tea"), "");
    BOOST_TEST_EQ(commands.list(commands.self), "hears:\nmay:  \n");
}

void of_what_is_no_table_nothing_can_be_asked() {
    struct no_table {};
    no_table const nothing;
    auto const commands = mg::detail::commands_about(nothing);
    BOOST_TEST(commands.list == nullptr && commands.why == nullptr);
}

}  // namespace

int main() {
    the_list_is_that_of_the_table();
    each_rule_for_messages_has_a_line_with_its_reason();
    nothing_in_it_steers_a_terminal_or_begins_a_line();
    no_secret_is_told();
    what_would_be_said_is_explained_without_a_prompt();
    an_empty_table_has_nothing_to_say();
    of_what_is_no_table_nothing_can_be_asked();
    return boost::report_errors();
}
