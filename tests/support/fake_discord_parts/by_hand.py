# SPDX-License-Identifier: BSL-1.0
"""A Discord on loopback, to play with by hand or to feed a bench.  Prints the environment that brings a bot here."""

import argparse
import json

from fake_parts.by_hand import play

from . import blast
from .connection import Plan


def obey(fake, line: str) -> None:
    who, colon, text = line.partition(":")
    words = who.split()
    if not colon and line.strip():
        fake.do(lambda connection: connection.close(int(line)))
    elif words[:1] == ["dm"]:
        fake.direct(words[1], text.strip())
    elif words[:1] == ["react"]:
        fake.react(words[1], list(fake.world.messages.values())[-1], text.strip())
    elif colon:
        fake.say(words[0], words[1] if words[1:] else "general", text.strip())


def main(made) -> int:
    parser = argparse.ArgumentParser(formatter_class=argparse.RawDescriptionHelpFormatter, description=__doc__, epilog="""lines on stdin:
  alice: hello            in #general          dm bob: hello       to the bot
  alice random: hello     in #random           react alice: 🎉     on the last message
  4000                    closes the connection with that code     an empty line: the log goes on""")
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--certificate", default="localhost", help="localhost, other_name, expired or self_signed")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=made.TOKEN)
    parser.add_argument("--heartbeat", type=float, default=41.25, help="seconds")
    parser.add_argument("--blast", type=int, metavar="N",
                        help="when a bot is ready: N dispatches as fast as it reads, a line of figures, and the end")
    parser.add_argument("--what", default="messages", choices=["messages", "reactions", "guilds"], help="to blast")
    parser.add_argument("--size", type=int, default=1600, help="bytes of each")
    given = parser.parse_args()
    with made(tls=given.tls, certificate=given.certificate, token=given.token, port=given.port,
                     plan=Plan(heartbeat_interval=given.heartbeat)) as fake:
        print("\n".join(f"{name}={value}" for name, value in fake.environment().items()), flush=True)
        if given.blast:
            connection = fake.wait_ready(within=3600)
            event = {"messages": "MESSAGE_CREATE", "reactions": "MESSAGE_REACTION_ADD", "guilds": "GUILD_CREATE"}[given.what]
            payloads = {"messages": lambda: blast.messages(fake.world, "general", given.size),
                        "reactions": lambda: blast.reactions(fake.world, "general"),
                        "guilds": lambda: blast.guilds(fake.world, given.size)}[given.what]()
            print(json.dumps(fake.blast(blast.prepare(event, payloads, given.blast, compressed=connection.compressed))), flush=True)
        else:
            play(fake, obey)
    return 0
