#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""One program lives on a terminal, on a fake Discord and on a fake Slack, over Socket Mode and over HTTP: it says the same everywhere."""

import contextlib
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / "slack"), str(ROOT / "tests" / "support")]

import playing  # noqa: E402
import staging as on_slack  # noqa: E402
from fake_discord import FakeDiscord  # noqa: E402
from fake_discord_parts.world import PUBLIC_THREAD  # noqa: E402
from playing import check, main, same, scenario  # noqa: E402

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.search(r"^\$ printf '(.*)' \| examples/run\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SAID = SHOWN[1].replace("\\n", "\n").splitlines()
PICTURES = {"📜": "scroll"}


def texts(printed: str) -> list[str]:
    """Lines of the terminal, without whom they are for."""
    return [re.sub(r"^@you( \(thread\))?: ", "", line) for line in printed.splitlines()]


ANSWERS = texts(SHOWN[2])


def typed(program: str, said: str, *options: str) -> str:
    """What the program prints to what it is told on the terminal."""
    ended = subprocess.run([program, *options], input=said, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                           timeout=30 * playing.Journal.patience, check=False)
    same(ended.returncode, 0, f"the exit status; its log:\n{ended.stderr}")
    return ended.stdout


# A network is two functions of a stage: all that was said so far, as (channel, whether in a thread, text without whom it is for); and
# which reactions a message has of the bot.

class Slack:
    @staticmethod
    def said(on) -> list[tuple]:
        told = [one.arguments for one in on.fake.said()]
        names = {one["id"]: one.get("name", "dm") for one in on.fake.world.channels.values()}
        return [(names[one["channel"]], "thread_ts" in one, re.sub(r"^<@U\w+> ", "", one["text"])) for one in told]

    @staticmethod
    def reactions(on, message: dict) -> list[str]:
        return [one["name"] for one in message.get("reactions", []) if on.fake.account.user["id"] in one["users"]]


class Discord:
    @staticmethod
    def said(on) -> list[tuple]:
        found = []
        for one in on.fake.said():
            place = on.fake.world.channels[one.parts[0]]
            parent = on.fake.world.channels.get(place.get("parent_id") or "")
            found.append(((parent or place).get("name") or "dm", parent is not None, one.json["content"]))
        return found

    @staticmethod
    def reactions(on, message: dict) -> list[str]:
        people = on.fake.world.reactions.get(message["id"], {})
        return [PICTURES.get(key, key) for key, who in people.items() if on.fake.account.user["id"] in who]


@contextlib.contextmanager
def on_discord(program: str):
    with FakeDiscord() as fake:
        made = playing.Stage(program, fake)
        for on in playing.on_stage(made):
            on.begin(fake.environment(), "--on", "discord")
            on.ready()
            yield on
            on.leave()


HOMES = {"discord": (on_discord, Discord, "🎉"), "slack": (on_slack.greeting, Slack, "tada"),
         "slack over HTTP": (on_slack.called_on, Slack, "tada")}


def in_channels(said: list[tuple]) -> dict:
    """Each channel's, in order; between channels there is none."""
    found: dict = {}
    for channel, *what in said:
        found.setdefault(channel, []).append(tuple(what))
    return found


def once_all_is_said(on, network, count: int) -> dict:
    on.fake.wait(lambda: len(network.said(on)) >= count, f"{count} answers", 20)
    return in_channels(network.said(on))


@scenario
def the_readmes_conversation(program):
    check(len(SAID) > 3 and len(ANSWERS) > 5, "the README shows no conversation")
    same(texts(typed(program, "\n".join(SAID) + "\n")), ANSWERS, "on the terminal")
    of_first = len(ANSWERS) - len(SAID) + 1  # The first of them has several answers.
    expected = {"general": [(number == of_first - 1, text) for number, text in enumerate(ANSWERS[:of_first])],
                "random": [(False, text) for text in ANSWERS[of_first:]]}
    for name, (home, network, _) in HOMES.items():
        with home(program) as on:
            on.prompt = None  # How soon it acknowledges is looked at elsewhere.
            for number, text in enumerate(SAID):
                on.fake.say("alice", "random" if number else "general", text.replace("@bot", "@fakebot"))
            same(once_all_is_said(on, network, len(ANSWERS)), expected, f"on {name}")
        same(len(network.said(on)), len(ANSWERS), f"answers on {name} when it had left")


@scenario
def reactions_threads_and_direct_messages(program):
    long = "x" * 501
    printed = typed(program, f"@Alice #random: done at last\n%react :tada: m1 as Bob\n=q @Bob #general: lost\n"
                             f"@Alice #general >q: Can someone help me\n@Bob dm: give me tea\n@Alice #random: {long}\n", "--format", "chat")
    lines = [re.fullmatch(r"< #?(\w+)( >\w+)?(?: @\w+)?: (.*)", line) for line in printed.splitlines()]
    expected = in_channels([(line[1], bool(line[2]), line[3]) for line in lines if line])
    reaction = re.findall(r"^< react :(\w+):", printed, re.MULTILINE)
    same((expected["random"], expected["dm"], len(expected["general"]), reaction),
         ([(False, "Bob is happy")], [(False, "Here is tea")], 3, ["scroll"]), f"on the terminal, in\n{printed}")
    for name, (home, network, tada) in HOMES.items():
        with home(program) as on:
            on.prompt = None  # How soon it acknowledges is looked at elsewhere.
            done = on.fake.say("alice", "random", "done at last")
            on.fake.react("bob", done, tada)
            question = on.fake.say("bob", "general", "lost")
            in_thread(on, network, question, "Can someone help me")
            on.fake.direct("bob", "give me tea")
            much = on.fake.say("alice", "random", long)
            same(once_all_is_said(on, network, 5), expected, f"on {name}")
            on.fake.wait(lambda: network.reactions(on, much), "a reaction")
            same(network.reactions(on, much), reaction, f"the reaction on {name}")


def in_thread(on, network, parent: dict, text: str) -> dict:
    """Alice says something in the thread that begins with a message, and is made for it where a thread is something of its own."""
    if network is Slack:
        return on.fake.say("alice", "general", text, thread=parent)

    def open_thread() -> dict:
        channel = on.fake.world.channels[parent["channel_id"]]
        thread = on.fake.world.add_channel("lost", PUBLIC_THREAD, id=parent["id"], parent_id=channel["id"])
        on.fake.tell("THREAD_CREATE", {**thread, "newly_created": True}, channel)
        return thread
    return on.fake.say("alice", on.fake.on_loop(open_thread)["id"], text)


if __name__ == "__main__":
    sys.exit(main(__doc__))
