# SPDX-License-Identifier: BSL-1.0
"""What ends the bot, or keeps it from beginning: one sentence, its exit status, and no further try."""

import socket
import tempfile
from pathlib import Path

from fake_discord import Plan, faults
from fake_discord_parts import intents
from staging import check, same, scenario, stage

# Words that the one sentence in the log must hold: what is wrong, or what to do about it.
WORDS = {
    "no token": ["DISCORD_BOT_TOKEN", "developer portal"],
    "wrong token": ["DISCORD_BOT_TOKEN", "developer portal"],
    "disallowed intents": ["'Message Content Intent'", "developer portal", "rule 1", "MESSAGE_CONTENT"],
    "invalid intents": ["does not know the intents"],
    "invalid shard": ["shard"],
    "sharding required": ["shard"],
    "invalid version": ["version of the gateway"],
    "no network": ["cannot be reached", "refused"],
    "other name": ["certificate", "another host"],
    "expired": ["certificate", "expired"],
    "self signed": ["certificate", "trusts"],
    "unknown authority": ["certificate", "trusts"],
    "identify budget": ["sessions", "token"],
}
NO_TOKEN, GAVE_UP = 2, 1  # exit statuses


def gives_up(on, why: str, status: int = GAVE_UP, within: float = 20.0) -> None:
    on.fake.gave_up = lambda: ""
    same(on.bot.wait(within), status, "the exit status")
    same(len(on.bot.errors()), 1, f"errors in\n{on.bot.log}")
    for word in WORDS[why]:
        check(word in on.bot.errors()[0], f"{word!r} is not in {on.bot.errors()[0]!r}")


@scenario
def without_a_token(program):
    with stage(program) as on:
        on.start(DISCORD_BOT_TOKEN=None)
        gives_up(on, "no token", NO_TOKEN)
        same(on.fake.accepted, 0, "connections")


@scenario
def with_an_empty_token(program):
    with stage(program) as on:
        on.start(DISCORD_BOT_TOKEN="")
        gives_up(on, "no token", NO_TOKEN)
        same(on.fake.accepted, 0, "connections")


@scenario
def with_a_wrong_token(program):
    for gateway in (True, False):
        with stage(program) as on:
            on.start("-vvv", DISCORD_BOT_TOKEN="wrong.but-as-secret-as-the-right-one", gateway=gateway)
            gives_up(on, "wrong token")
            check(b"wrong.but-as-secret" not in on.bot.output, "the wrong token was printed")
            check(on.identified() + len(on.fake.rest.invalid) <= 2, "tried again")


def fatal(code: int, why: str):
    def play(program):
        with stage(program, plan=Plan(on_identify=code)) as on:
            on.start()
            gives_up(on, why)
            same((len(on.fake.connections), on.identified()), (1, 1), "connections, and identified")
    play.__name__ = f"refused_with_{code}"
    scenario(play)

    def later(program):
        with stage(program) as on:
            on.start()
            on.ready()
            on.fake.do(lambda one: one.close(code, "planned"))
            gives_up(on, why)
            same((len(on.fake.connections), on.identified()), (1, 1), "connections, and identified")
    later.__name__ = f"ended_with_{code}"
    scenario(later)


for close_code, reason in ((4004, "wrong token"), (4010, "invalid shard"), (4011, "sharding required"), (4012, "invalid version"),
                           (4013, "invalid intents"), (4014, "disallowed intents")):
    fatal(close_code, reason)


@scenario
def without_a_privileged_intent(program):
    with stage(program) as on:
        on.fake.account.allowed_intents = intents.DEFINED & ~(1 << intents.CONTENT)
        on.start()
        gives_up(on, "disallowed intents")
        same(on.identified(), 1, "identified")


@scenario
def without_a_network(program):
    with stage(program) as on:
        on.fake.refuse()
        on.start(gateway=False)
        gives_up(on, "no network")


def bad_certificate(name: str, why: str):
    def play(program):
        with stage(program, certificate=name) as on:
            on.start(gateway=False)
            gives_up(on, why)
            same((on.fake.requests, on.fake.connections), ([], []), "what came through")
    play.__name__ = f"certificate_{name}"
    scenario(play)


for file, reason in (("other_name", "other name"), ("expired", "expired"), ("self_signed", "self signed")):
    bad_certificate(file, reason)


@scenario
def certificate_of_an_unknown_authority(program):
    with stage(program) as on:
        on.start(gateway=False, SSL_CERT_FILE=None)
        gives_up(on, "unknown authority")
        same((on.fake.requests, on.fake.connections), ([], []), "what came through")


@scenario
def gateway_with_a_bad_certificate_later(program):
    """The API is sound, the address to resume at is not: nothing is said there, and the bot comes back where it may."""
    with stage(program) as on:
        there = on.fake.another_port(certificate="other_name")
        on.fake.resume_port = there.port
        on.start()
        on.ready()
        on.fake.do(lambda one: one.abort())
        on.fake.wait(lambda: len(on.fake.connections) > 1 and on.fake.connections[-1].state == "ready", "it to come back elsewhere", 25)
        same([one.port for one in on.fake.connections], [on.fake.gateway.port] * 2, "ports")
        on.violations = ("gateway #2: resumed at port",)
        on.leave()


@scenario
def no_identifies_are_left(program):
    with stage(program) as on:
        on.fake.account.remaining = 0
        on.start(gateway=False)
        gives_up(on, "identify budget")
        same(on.identified(), 0, "identified")


@scenario
def the_token_is_nowhere(program):
    with tempfile.TemporaryDirectory() as folder, stage(program) as on:
        record = Path(folder) / "record.jsonl"
        on.start("-vvv", "--record", str(record))
        on.ready()
        on.fake.fault("POST /channels/{c}/messages", faults.refused(403, 50013, "Missing Permissions"))
        on.fake.say("alice", "general", f"@fakebot give me {on.fake.account.token}")  # somebody who knows it
        on.fake.wait_request("POST /channels/{c}/messages")
        on.fake.do(lambda one: one.close(4000, on.fake.account.token))
        on.ready(2)
        on.answers()
        on.leave()
        check(record.read_bytes(), "the recording is empty")
        check(on.fake.account.token.encode() not in record.read_bytes(), "the token is in the recording")
        check(len(on.bot.output) > 1000, "the log says too little to have been looked through")


@scenario
def says_what_was_begun_before_it_leaves(program):
    with stage(program) as on:
        on.start()
        on.ready()
        gate = on.fake.gate()
        on.fake.fault("POST /channels/{c}/messages", faults.held(gate))
        on.fake.say("alice", "general", "Can someone help me?")
        on.fake.wait(lambda: gate.held, "the first answer to be held")
        on.bot.ask_to_end()
        gate.open()
        on.fake.gave_up = lambda: ""
        on.fake.wait_said("Here's a threaded reply")
        same(on.bot.wait(), 0, "the exit status")
        same(on.fake.wait_end(on.fake.connections[0]), ("bot", 1000), "how the connection ended")


@scenario
def ends_while_it_tries_to_come_back(program):
    with stage(program) as on:
        on.start()
        on.ready()
        on.fake.refuse()
        on.fake.do(lambda one: one.abort())
        on.fake.gave_up = lambda: ""
        on.bot.ask_to_end()
        same(on.bot.wait(10), 0, "the exit status")


@scenario
def ends_while_nobody_answers(program):
    with stage(program) as on:
        on.fake.gateway.deaf = 1000
        raw = socket.create_connection(("127.0.0.1", on.fake.gateway.port))  # so that it is known to be deaf
        on.start(gateway=False)
        on.fake.wait(lambda: sum(note.kind == "deaf" for note in on.fake.notes) > 1, "the bot to come")
        on.bot.ask_to_end()
        on.fake.gave_up = lambda: ""
        check(on.bot.wait(15) in (0, 1), "the exit status")
        raw.close()
