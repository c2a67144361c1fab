#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Handlers that take long, more events than a bot can hold, several connections, a bot on Discord beside it: slow_bot.cpp on a fake Slack."""

import contextlib
import socket
import sys
from urllib.parse import urlsplit

import staging
from fake_discord import FakeDiscord
from fake_slack import faults
from slow_staging import MOST, at_the_door, begin, fill, goes_to_the_door, learn_names, note, noted, notes, slow, through, told
from staging import check, main, same, scenario

EXECUTORS = {"in place": ("executor=inplace",), "on threads": ("executor=thread_pool", "threads=4")}
# No second handler begins while one is at the door, whatever the executor.
FULL = {"in place": (f"most_events={MOST}", "executor=inplace"),
        "on threads": (f"most_events={MOST}", "executor=thread_pool", "threads=1", "capacity=1")}


def acknowledged_meanwhile(program, how: str, http: bool) -> None:
    with slow(program, *EXECUTORS[how], http=http) as (on, door):
        goes_to_the_door(on, door, "the kettle")
        before = len(notes(on))
        here, elsewhere = [f"here {number}" for number in range(10)], [f"there {number}" for number in range(10)]
        for one, other in zip(here, elsewhere):
            note(on, one)
            note(on, other, "random")
        on.all_acknowledged()  # How soon is looked at in the end.
        if not http:
            on.fake.wait_read()
        if how == "on threads":
            noted(on, *elsewhere)
        same(len(notes(on)), before + (len(elsewhere) if how == "on threads" else 0), "notes while a handler of the channel goes on")
        same(on.fake.said(), [], "answers meanwhile")
        door.let_in()
        on.fake.wait_said(on.to("bob", "waited for the kettle"))
        noted(on, *here, *elsewhere)
        if not http:  # Requests may overtake each other.
            for all_ in (here, elsewhere):
                same([one for one in notes(on) if one in all_], all_, "the order")
        same([len(one.attempts) for one in on.fake.deliveries.all if len(one.attempts) > 1], [], "deliveries that came twice")


def reading_stops_and_goes_on(program, how: str) -> None:
    with slow(program, *FULL[how]) as (on, door):
        things = fill(on, door, 100)
        door.let_in()
        noted(on, *things)
        on.all_acknowledged()
        through(on)
        noted(on, *things)
        same([one for one in notes(on) if one in things], things, "the order")
        on.fake.wait_read()
        same(len(on.fake.connections), 1, "connections")


def leaves_while_it_is_full(program, how: str) -> None:
    with slow(program, *FULL[how], leaves=False) as (on, door):
        things = fill(on, door, 100)
        on.bot.ask_to_end()
        on.fake.wait(lambda: "stopping" in on.bot.log, "it to begin to leave")
        same(len(on.fake.said()), 0, "answers before the handler is done")
        door.let_in()
        on.fake.gave_up = lambda: ""
        same(on.bot.wait(), 0, "the exit status")
        same(on.fake.wait_end(on.fake.connections[0]), ("bot", 1000), "how the connection ended")
        same(on.texts(), [on.to("bob", "waited for the kettle")], "what was begun, and is said")
        # On threads the bot had heard one more, which waited for a thread.
        same([one for one in notes(on) if one in things], things[:how == "on threads"], "what it did beside that")


def has_work_left(on, door) -> tuple:
    """Slack answers no post, more wait behind the first, and a handler is at the door; gives the gate, and what will be said."""
    gate = on.fake.gate()
    on.fake.fault("chat.postMessage", faults.held(gate), 100)
    for word in ("one", "two"):
        on.fake.say("bob", "random", f"@fakebot say {word}")
    on.fake.wait(lambda: gate.held, "a post")
    goes_to_the_door(on, door, "the kettle")
    return gate, [on.to("bob", text) for text in ("one", "two", "waited for the kettle")]


def does_what_is_left(on, door, gate, said: list) -> None:
    """Slack says one thing more, to a bot that has left; nobody of this process takes it, so that Slack says it to another."""
    same(on.fake.said(), [], "what it said before it was let in")
    note(on, "too late")
    door.let_in()
    gate.open()
    on.fake.gave_up = lambda: ""
    same(on.bot.wait(), 0, "the exit status")
    same(sorted(on.texts()), sorted(said), "what it still said")
    same(on.fake.delivered("note too late")[0].acks, 0, "acknowledgements of what nobody hears")
    check("too late" not in notes(on), "it heard what came behind its goodbye")


def leaves_at_once_and_says_the_rest(program, how: str) -> None:
    with slow(program, *EXECUTORS[how], leaves=False) as (on, door):
        gate, said = has_work_left(on, door)
        on.bot.ask_to_end()
        same(on.fake.wait_end(on.fake.connections[0]), ("bot", 1000), "how the connection ended")
        does_what_is_left(on, door, gate, said)
        same(len(on.fake.connections), 1, "connections")


def takes_nothing_behind_its_goodbye(program, how: str) -> None:
    with slow(program, *EXECUTORS[how], leaves=False) as (on, door):
        gate, said = has_work_left(on, door)
        connection = on.fake.connections[0]
        connection.plan.answer_close = False  # For Slack it still stands.
        on.bot.ask_to_end()
        on.fake.wait(lambda: "#1 by the bot with 1000" in [one.text for one in on.fake.notes if one.kind == "close"], "its goodbye")
        does_what_is_left(on, door, gate, said)
        same(on.fake.delivered("note too late")[0].attempts[0].connection, connection, "the connection that brought it")


def lets_nobody_in_behind_its_goodbye(program, how: str) -> None:
    with slow(program, *EXECUTORS[how], http=True, leaves=False) as (on, door):
        gate, said = has_work_left(on, door)
        where = urlsplit(on.fake.request_url)

        def closed() -> bool:
            with contextlib.suppress(ConnectionRefusedError):
                socket.create_connection((where.hostname, where.port)).close()
                return False
            return True
        on.bot.ask_to_end()
        on.fake.wait(closed, "its port to be closed")
        does_what_is_left(on, door, gate, said)
        late = on.fake.delivered("note too late")[0].attempts
        same({one.status for one in late}, {None}, "answers to it")


def requests_are_sent_again(program, how: str) -> None:
    with slow(program, *FULL[how], http=True) as (on, door):
        on.prompt = None
        on.fake.shrink(ack_within=3.0, retries=(0.5, 1.0, 3.0))
        goes_to_the_door(on, door, "the kettle")
        things = [f"thing {number}" for number in range(MOST + 6)]
        for thing in things:
            note(on, thing)
        mine = [on.fake.delivered(f"note {thing}")[0] for thing in things]
        on.fake.wait(lambda: all(one.attempts[0].status for one in mine), "each to be answered")
        first = [one.attempts[0].status for one in mine]
        same(set(first), {200, 503}, "answers")
        check(MOST - 2 <= first.count(200) <= MOST + 2, f"{first.count(200)} were taken where {MOST} may wait")
        door.let_in()
        on.all_acknowledged()
        same([one.attempts[1].reason for one in mine if len(one.attempts) > 1], ["http_error"] * first.count(503), "why they came again")
        noted(on, *things)
        through(on)
        noted(on, *things)


def in_both_ways(play, *more) -> None:
    for how in EXECUTORS:
        def one(program, how=how):
            play(program, how, *more)
        one.__name__ = "_".join((play.__name__, *(["over_http"] if more == (True,) else []), how.replace(" ", "_")))
        scenario(one)


in_both_ways(acknowledged_meanwhile, False)
in_both_ways(acknowledged_meanwhile, True)
in_both_ways(reading_stops_and_goes_on)
in_both_ways(leaves_while_it_is_full)
in_both_ways(leaves_at_once_and_says_the_rest)
in_both_ways(takes_nothing_behind_its_goodbye)
in_both_ways(lets_nobody_in_behind_its_goodbye)
in_both_ways(requests_are_sent_again)


@scenario
def reading_stops_on_all_connections(program):
    with slow(program, "connections=3", *FULL["in place"]) as (on, door):
        on.ready(3)
        things = fill(on, door, 60)
        door.let_in()
        noted(on, *things)
        on.all_acknowledged()
        through(on)
        noted(on, *things)
        same(len(on.fake.connections), 3, "connections")


@scenario
def three_connections(program):
    with slow(program, "connections=3") as (on, _):
        on.ready(3)
        fake = on.fake
        fake.shrink()
        first = [f"thing {number}" for number in range(9)]
        for thing in first:
            note(on, thing)
        noted(on, *first)
        used = [fake.delivered(f"note {thing}")[0].attempts[0].connection.number for thing in first]
        same(sorted(used), [1, 1, 1, 2, 2, 2, 3, 3, 3], "the connections that brought them")
        # Two are left, and the bot stays connected; an event on its way to the lost one comes by another.
        lost = fake.connections[1]
        fake.on_loop(lambda: lost.abort())
        fake.wait_end(lost)
        then = [f"other thing {number}" for number in range(9)]
        for thing in then:
            note(on, thing)
        noted(on, *then)
        on.ready(4)
        fake.wait(lambda: len(fake.connections_now()) == 3, "three connections again")
        on.all_acknowledged()
        same([told(on).count(one) for one in ("ready", "disconnected")], [1, 0], "what it told of its connections")
        check("another program" not in on.bot.log, "it took its own connections for those of another program")
        # All are lost, which it does tell; not one after the other, since those that are left would be enough.
        on.fake.wait_read()
        fake.on_loop(lambda: [one.abort() for one in fake.connections_now()])
        fake.wait(lambda: told(on).count("ready") == 2, "the bot to be back", 20)
        same(told(on).count("disconnected"), 1, "what it told of its connections")
        fake.wait(lambda: fake.connections_now(), "a connection")
        note(on, "the end")
        noted(on, "the end")


@scenario
def aliases_speak_to_it(program):
    with slow(program, "alias=!", "alias=bot:") as (on, _):
        for text in ("!say a", "! say b", "bot: say c", "bot:say d", "@fakebot say e"):
            on.fake.say("alice", "general", text)
        for text in ("hey !say f", "robot: say g", "bot say h", "say i"):
            on.fake.say("alice", "general", text)
        through(on)
        same(on.texts()[:-1], [on.to("alice", one) for one in "abcde"], "what it said")


@contextlib.contextmanager
def on_both(program: str, *options: str):
    """Two bots in one process; gives the stage of Slack, the door and the other fake."""
    with at_the_door() as door, FakeDiscord() as discord, staging.stage(program) as on:
        on.secrets.append(discord.account.token)
        begin(on, f"door={door.path}", "discord=also", *options, **discord.environment())
        on.ready()
        discord.gave_up = on.fake.gave_up
        discord.wait_ready()
        for fake, said in ((on.fake, on.to("bob", "hello")), (discord, "hello")):
            fake.say("bob", "random", "@fakebot say hello")
            fake.wait_said(said)
        learn_names(on)
        yield on, door, discord
        door.close()
        same(discord.violations, [], "what Discord forbids")


def leaves_with(on, status: int, *connections) -> None:
    """connections: (fake, connection) that still stand."""
    on.bot.ask_to_end()
    on.fake.gave_up = lambda: ""
    for fake, _ in connections:
        fake.gave_up = lambda: ""
    same(on.bot.wait(), status, "the exit status")
    for fake, connection in connections:
        same(fake.wait_end(connection), ("bot", 1000), "how the connection ended")


@scenario
def slack_ends_and_discord_goes_on(program):
    with on_both(program) as (on, _, discord):
        on.fake.do(lambda one: one.disconnect("link_disabled", close_after=0.1))
        discord.wait(lambda: "ended" in told(on), "the bot on Slack to end")
        on.fake.wait_end(on.fake.connections[0])
        for number in range(3):
            discord.say("bob", "general", f"@fakebot say still {number}")
            discord.wait_said(f"still {number}")
        same((len(on.fake.connections), len(discord.connections)), (1, 1), "connections")
        same(len(on.bot.errors()), 1, f"errors in\n{on.bot.log}")
        check("Socket Mode" in on.bot.errors()[0], on.bot.errors()[0])
        leaves_with(on, 1, (discord, discord.connections[0]))


@scenario
def discord_ends_and_slack_goes_on(program):
    with on_both(program) as (on, _, discord):
        discord.do(lambda one: one.close(4004, "planned"))
        on.fake.wait(lambda: "ended" in told(on), "the bot on Discord to end")
        for number in range(3):
            on.fake.say("bob", "general", f"@fakebot say still {number}")
            on.fake.wait_said(on.to("bob", f"still {number}"))
        same((len(on.fake.connections), len(discord.connections)), (1, 1), "connections")
        same(len(on.bot.errors()), 1, f"errors in\n{on.bot.log}")
        leaves_with(on, 1, (on.fake, on.fake.connections[0]))


@scenario
def a_full_bot_holds_up_no_other(program):
    with on_both(program, *FULL["in place"]) as (on, door, discord):
        things = fill(on, door, 4 * MOST)
        discord.say("bob", "general", "@fakebot say hello there")
        discord.wait_said("hello there")
        same(on.fake.delivered(f"note {things[-1]}")[0].acks, 0, "acknowledgements of the last")
        door.let_in()
        noted(on, *things)
        leaves_with(on, 0, (on.fake, on.fake.connections[0]), (discord, discord.connections[0]))


if __name__ == "__main__":
    sys.exit(main(__doc__))
