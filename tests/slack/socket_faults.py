# SPDX-License-Identifier: BSL-1.0
"""What goes wrong with Socket Mode, and what the bot makes of it: the next connection in time, and every event heard once."""

import time

from fake_slack import Plan, faults
from staging import check, greeting, same, scenario, stage

OPEN = "apps.connections.open"


def apart(on) -> list[float]:
    """Seconds between one try to connect and the next."""
    times = [one.at for one in on.fake.requests if one.route == OPEN]
    return [later - earlier for earlier, later in zip(times, times[1:])]


def thing(on, text: str, count: int = 1) -> None:
    on.fake.wait_said(on.to("alice", f"Here is {text}"), count)


def asks(on, text: str) -> None:
    on.fake.say("alice", "random", f"@fakebot give me {text}")


@scenario
def a_warning_makes_before_it_breaks(program):
    with greeting(program) as on:
        on.fake.shrink()
        old = on.fake.connections[0]
        on.fake.do(lambda one: one.disconnect("warning"))
        on.ready(2)
        same(old.end, None, "the end of the old connection")
        on.fake.on_loop(old.disconnect, "refresh_requested")
        for number in range(4):
            asks(on, f"cup {number}")
            thing(on, f"cup {number}")
        used = {attempt.connection.number for one in on.fake.deliveries.all for attempt in one.attempts if attempt.acked_at}
        same(used, {1, 2}, "the connections that acknowledged")
        on.fake.on_loop(old.close, 1000)
        same(on.fake.wait_end(old), ("fake", 1000), "the end of the old connection")
        on.answers()
        same((len(on.texts()), len(on.fake.connections)), (5, 2), "answers and connections")


@scenario
def a_refresh_without_a_warning(program):
    for reason in ("refresh_requested", "something_new"):
        with greeting(program) as on:
            on.fake.do(lambda one: one.disconnect(reason, close_after=0.3))
            on.ready(2)
            on.answers()
            on.fake.wait_end(on.fake.connections[0])
            on.answers()
            same(len(on.fake.connections), 2, "connections")


@scenario
def the_connection_is_lost(program):
    for end in (lambda one: one.abort(), lambda one: one.reset(in_a_frame=False), lambda one: one.reset(in_a_frame=True),
                lambda one: one.close(1000), lambda one: one.close(1011), lambda one: one.close(None)):
        with greeting(program) as on:
            on.fake.shrink()
            on.fake.do(end)
            on.fake.wait_end(on.fake.connections[0])
            asks(on, "tea")
            on.ready(2)
            thing(on, "tea")
            on.answers()
            same(len(on.fake.said(on.to("alice", "Here is tea"))), 1, "answers")


@scenario
def too_many_websockets(program):
    with stage(program) as on:
        on.fake.plan(Plan(first=('{"type":"disconnect","reason":"too_many_websockets","num_connections":11}',), hello=False))
        on.start()
        first = on.fake.wait_connection()
        on.ready(2)
        same(first.end, ("bot", 1000), "how the first ended, before the next began")
        on.answers()
        on.leave()


@scenario
def the_link_is_disabled(program):
    with stage(program) as on:
        on.start()
        on.ready()
        on.fake.do(lambda one: one.disconnect("link_disabled", close_after=0.1))
        on.fake.gave_up = lambda: ""
        same(on.bot.wait(), 1, "the exit status")
        same(len(on.bot.errors()), 1, f"errors in\n{on.bot.log}")
        check("Socket Mode" in on.bot.errors()[0], on.bot.errors()[0])
        same(len(on.fake.done(OPEN)), 1, "connections asked for")


@scenario
def the_handshake_is_refused(program):
    with stage(program) as on:
        on.fake.plan(Plan(upgrade=409), Plan(upgrade=403))
        on.start()
        on.ready(1)
        same(len(on.fake.done(OPEN)), 3, "tickets: one for each try")
        on.answers()
        on.leave()


@scenario
def no_hello(program):
    with stage(program) as on:
        on.fake.plan(Plan(hello=False))
        on.start()
        on.ready(2, within=25)
        same(on.fake.wait_end(on.fake.connections[0])[0], "bot", "who ended the connection without a hello")
        on.answers()
        on.leave()


@scenario
def apps_connections_open_fails_for_a_while(program):
    for fault in (faults.unavailable(500), faults.refused("internal_error"), faults.refused("unheard_of"), faults.says({"ok": True}),
                  faults.not_json(), faults.slow(0.5), faults.slow_body(0.5), faults.cut("all"), faults.cut("half"),
                  faults.says({"ok": True, "url": 7}), faults.says([])):
        with stage(program) as on:
            on.fake.fault(OPEN, fault)
            on.start()
            on.ready()
            on.answers()
            on.leave()


@scenario
def apps_connections_open_is_limited(program):
    with stage(program) as on:
        on.fake.fault(OPEN, faults.rate_limited(3))
        on.start()
        on.ready()
        check(apart(on)[0] >= 3, f"it asked again after {apart(on)[0]:.2f} s")
        on.answers()
        on.leave()


@scenario
def a_close_is_never_answered(program):
    with stage(program, plan=Plan(answer_close=False)) as on:
        on.start()
        connection = on.ready()
        on.bot.ask_to_end()
        on.fake.gave_up = lambda: ""
        same(on.bot.wait(5), 0, "the exit status")
        same(on.fake.wait_end(connection), ("lost", None), "how the connection ended")


@scenario
def silence_is_noticed(program):
    with greeting(program) as on:
        on.may_take(90)
        on.fake.do(lambda one: one.fall_silent())
        silent = on.fake.connections[0]
        begun = time.monotonic()
        on.ready(2, within=60)
        took = time.monotonic() - begun
        check(20 <= took <= 46 * on.fake.patience, f"it came back after {took:.1f} s")
        check(silent.pings, "it never asked whether anybody is there")
        on.answers()


@scenario
def port_is_closed_for_a_while(program):
    with greeting(program) as on:
        on.fake.shrink()
        on.fake.refuse()
        on.fake.do(lambda one: one.abort())
        on.fake.wait_end(on.fake.connections[0])
        on.fake.listen()
        on.ready(2)
        on.answers()
