# SPDX-License-Identifier: BSL-1.0
"""A Slack on loopback, to play with by hand.  Prints the environment that brings a bot here."""

import argparse

from fake_parts.by_hand import play


def obey(fake, line: str) -> None:
    who, colon, text = line.partition(":")
    words = who.split()
    if not colon and line.strip():
        fake.do(lambda connection: connection.disconnect(line.strip(), close_after=10))
    elif words[:1] == ["dm"]:
        fake.direct(words[1], text.strip())
    elif words[:1] == ["react"]:
        last = max((one for found in fake.world.messages.values() for one in found.values()), key=lambda one: one["ts"])
        fake.react(words[1], last, text.strip())
    elif words[:1] == ["http"]:
        print("verified" if fake.verify(text.strip()) else "it does not answer the challenge", flush=True)
    elif colon:
        fake.say(words[0], words[1] if words[1:] else "general", text.strip())


def main(made) -> int:
    parser = argparse.ArgumentParser(formatter_class=argparse.RawDescriptionHelpFormatter, description=__doc__, epilog="""lines on stdin:
  alice: hello            in #general          dm bob: hello        to the bot
  alice random: hello     in #random           react alice: tada    on the last message
  warning                 disconnects, and closes ten seconds later: also refresh_requested, link_disabled, too_many_websockets
  http: URL               events go there from now on               an empty line: the log goes on""")
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--certificate", default="localhost", help="localhost, other_name, expired or self_signed")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--http", action="store_true", help="the environment of a bot that Slack comes to")
    given = parser.parse_args()
    with made(tls=given.tls, certificate=given.certificate, port=given.port) as fake:
        print("\n".join(f"{name}={value}" for name, value in fake.environment(http=given.http).items()), flush=True)
        play(fake, obey)
    return 0
