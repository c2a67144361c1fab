# SPDX-License-Identifier: BSL-1.0
"""Programs whose cost is measured: tables of any length, as people would write them, no two rules alike."""

import re

TASKS = "build install update remove restart deploy test review merge revert archive rename share print scan mount".split()
THINGS = ("server printer kernel driver backup mailbox firewall cluster calendar invoice ticket release branch package "
          "certificate database").split()
EMOJI = ("tada wave eyes fire rocket bug coffee tea pizza heart bell book bulb car cat dog "
         "key lock mag map moon sun star trophy").split()

# One rule of each kind, by turns: {task} and {thing} are words that no other rule has together.
KINDS = [
    r'''mg::listen_to<R"((?i)\b(?:can|could) (?:somebody|anyone) {task} (?:the|my) {thing}\b)">([](auto& chat) {{
        chat.reply("I can {task} the {thing}");
        chat.reply("The {thing} is next", mg::in_thread);
    }}),''',
    r'''mg::respond_to<R"({task} {thing} (\w+))">([](std::string_view name) {{ return "{task}: " + std::string{{name}}; }}),''',
    r'''mg::respond_to<R"({task} {thing}s? from (\d+) to (\d+))">([](int first, int last) {{ return std::to_string(last - first); }}),''',
    r'''mg::listen_to<R"(https?://{thing}\.example\.org/{task}/(\S+))">([](auto& chat, std::string_view path) {{
        chat.send("{thing}: " + std::string{{path}});
    }}),''',
    r'''mg::respond_to<R"(remind me in (\d+ ?(?:s|min|h)) to {task} (?:the |my )?{thing})">(
        [](auto& chat, std::chrono::seconds time, mg::event::message const& message) {{
            if (time.count() > {number}) chat.reply(message.author.name + ": {task}");
        }}),''',
    r'''mg::on<mg::event::reaction_added>(mg::matcher::emoji<"{emoji}">{{}} && mg::matcher::predicate{{[](mg::event::reaction_added const& r) {{
            return r.message.size() > {number};
        }}}}, [](mg::event::reaction_added const& added) {{ return mg::action::send{{added.user.name + " has seen {thing}"}}; }}),''',
    r'''mg::when([](mg::event::message const& m) {{ return m.text.size() > 400 + {number}; }}, [](auto& chat) {{ chat.react("{emoji}"); }}),''',
    r'''mg::listen_to<R"(^!{task}-{thing}(?: ([a-z]+))?$)">([](std::optional<std::string_view> whose) {{
        return "{thing} of " + std::string{{whose.value_or("nobody")}};
    }}),''',
    r'''mg::respond_to<R"(who (?:will|may) {task} (?:the )?{thing}\?)">([](auto& chat, ledger& all) {{
        all.seen += {number};
        chat.log("{task}");
    }}),''',
    r'''mg::on<mg::event::message>(mg::matcher::prefix<"{task} {thing}: ">{{}} && !mg::matcher::addressed{{}},
        [](mg::event::message const& message) {{ return std::tuple{{mg::action::react{{"{emoji}"}}, mg::action::reply{{message.text}}}}; }}),''',
]

BEFORE = r'''#include <monongusa/core.hpp>
#include <monongusa/bot/run.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace mg = monongusa;

struct ledger {
    long seen = 0;
};

constexpr mg::table reactions{
'''
AFTER = r'''};

int main() {
    ledger all;
    return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions, mg::with(all)});
}
'''

PLAIN_BOT = r'''#include <monongusa/core.hpp>
#include <monongusa/bot/run.hpp>

#include <string>

namespace mg = monongusa;

constexpr mg::table reactions{
    mg::respond_to<"[Gg]ive me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
    mg::default_reply([](auto& chat) { chat.reply("I know: give me THING"); }),
};

int main() { return mg::run(mg::bot{mg::transport::stdio{}, mg::executor::inplace{}, reactions}); }
'''
POOL_BOT = PLAIN_BOT.replace("core.hpp", "executor/thread_pool.hpp>\n#include <monongusa/core.hpp").replace("inplace{}", "thread_pool{4}")
LAUNCH_BOT = r'''#include <monongusa.hpp>

namespace mg = monongusa;

constexpr mg::table reactions{
    mg::respond_to<"[Gg]ive me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
    mg::default_reply([](auto& chat) { chat.reply("I know: give me THING"); }),
};

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
'''


def rule(kind: str, number: int) -> str:
    turn = number // len(TASKS)
    return "    " + kind.format(task=TASKS[number % len(TASKS)], thing=THINGS[(number + turn) % len(THINGS)],
                                emoji=EMOJI[number % len(EMOJI)], number=number + 1) + "\n"


def table(rules: int) -> str:
    """A bot with so many rules of all kinds."""
    return BEFORE + "".join(rule(KINDS[number % len(KINDS)], number) for number in range(rules)) + AFTER


def groups_of(pattern: str) -> int:
    """How many of its groups are captured."""
    return len(re.findall(r"\((?!\?)", re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "", pattern)))


def patterns(texts: list[str]) -> str:
    """A bot whose rules are these patterns, and whose handlers look at all of their groups."""
    rules = []
    for number, text in enumerate(texts):
        names = [f"group{i}" for i in range(groups_of(text))]
        parameters = ", ".join(["auto& chat"] + [f"std::optional<std::string_view> {name}" for name in names])
        answer = " + ".join([f'std::string{{"answer {number}"}}'] + [f'std::string{{{name}.value_or("")}}' for name in names])
        rules.append(f'    mg::listen_to<R"_({text})_">([]({parameters}) {{ chat.reply({answer}); }}),\n')
    return BEFORE + "".join(rules) + AFTER


def patterns_for_ctre(texts: list[str]) -> str:
    """The same for CTRE, one pattern after the other, without those that hold more than ASCII, since it wants them as another type of text."""
    looks = []
    for number, text in enumerate(text for text in texts if text.isascii()):
        flag = ", ctre::case_insensitive" if text.startswith("(?i)") else ""
        text = text.removeprefix("(?i)")
        sizes = "".join(f" + found.get<{i + 1}>().to_view().size()" for i in range(groups_of(text)))
        looks.append(f'    if (auto found = ctre::search<R"_({text})_"{flag}>(text)) sum += {number + 1}{sizes};\n')
    return ("#include <ctre.hpp>\n#include <cstddef>\n#include <string_view>\n\nstd::size_t look(std::string_view text) {\n    std::size_t sum = 0;\n"
            + "".join(looks) + "    return sum;\n}\n")
