// SPDX-License-Identifier: BSL-1.0
// bracket: each kind is told from the others, in the order in which Slack's documentation tests them.
#include <monongusa/wire/slack/bracket.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

int main() {
    using namespace monongusa::wire::slack;
    using monongusa::detail::joined;
    using enum bracket_kind;
    struct {
        std::string_view text;
        bracket_kind kind;
        std::string_view id, label;
    } const rows[] = {
        {"<@U1>", user, "U1", ""},
        {"<@U1> hi", user, "U1", ""},
        {"<@W1|ann>", user, "W1", "ann"},
        {"<@U1|>", user, "U1", ""},
        {"<@U1|a|b>", user, "U1", "a|b"},
        {"<@B1>", bracket_kind::link, "@B1", ""},
        {"<@>", bracket_kind::link, "@", ""},
        {"<@U 1>", bracket_kind::link, "@U 1", ""},
        {"<#C1|general>", bracket_kind::channel, "C1", "general"},
        {"<#C1|>", bracket_kind::channel, "C1", ""},
        {"<#D1>", bracket_kind::channel, "D1", ""},
        {"<#G1>", bracket_kind::channel, "G1", ""},
        {"<#X1>", bracket_kind::link, "#X1", ""},
        {"<!subteam^S1|@ops>", usergroup, "S1", "@ops"},
        {"<!subteam^>", special, "subteam^", ""},
        {"<!date^1^{date}|then>", date, "date^1^{date}", "then"},
        {"<!date^1^{date}^https://tea.example|then>", date, "date^1^{date}^https://tea.example", "then"},
        {"<!here>", broadcast, "here", ""},
        {"<!channel|channel>", broadcast, "channel", "channel"},
        {"<!everyone|@everyone>", broadcast, "everyone", "@everyone"},
        {"<!hereabouts>", special, "hereabouts", ""},
        {"<!>", special, "", ""},
        {"<https://tea.example|tea>", bracket_kind::link, "https://tea.example", "tea"},
        {"<mailto:a@b.c|a@b.c>", bracket_kind::link, "mailto:a@b.c", "a@b.c"},
        {"<>", none, "", ""},
        {"<|x>", none, "", ""},
        {"<@U1", none, "", ""},
        {"<", none, "", ""},
        {"< <@U1>", none, "", ""},
    };
    for (auto const& row : rows) {
        auto const found = read_bracket(row.text);
        auto const written = row.kind == none ? std::string_view{} : row.text.substr(0, row.text.find('>') + 1);
        if (found.kind != row.kind || found.id != row.id || found.label != row.label || found.written != written) {
            BOOST_ERROR(joined(row.text, ": ", static_cast<int>(found.kind), ' ', found.id, ' ', found.label).c_str());
        }
    }
    static_assert(read_bracket("<@U1>").kind == user);
    return boost::report_errors();
}
