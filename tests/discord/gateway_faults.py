# SPDX-License-Identifier: BSL-1.0
"""What goes wrong with the gateway, and what the bot makes of it: events of a lost connection are answered, and answered once."""

import threading

from staging import check, greeting, same, scenario, stage
from fake_discord import Plan

FAST = 1.0  # seconds between two heartbeats, where they are what it is about; a bot may refuse to beat more often


def comes_back(on, *, by: str, after: int = 1) -> None:
    """On the next connection, and what was said meanwhile is answered once.  by: "resume" or "identify"."""
    before = on.identified(), on.resumed()
    if by == "resume":
        on.fake.say("alice", "random", "@fakebot add 20 3")
    on.ready(after + 1)
    if by == "resume":
        on.fake.wait_said("23")
    on.answers()
    same(len(on.fake.said("23")), 1 if by == "resume" else 0, "answers to what was said meanwhile")
    same((on.identified() - before[0], on.resumed() - before[1]), (1, 0) if by == "identify" else (0, 1), "identified and resumed")


# --- heartbeats

@scenario
def beats_in_time(program):
    with greeting(program, plan=Plan(heartbeat_interval=FAST)) as on:
        connection = on.fake.connections[0]
        on.fake.wait_frame(1, 5)
        times = [at for at, op, _ in connection.received if op == 1]
        first = times[0] - connection.hello_at
        check(0 <= first <= FAST + 0.3 * on.fake.patience, f"the first beat {first:.2f} s after hello")
        gaps = [later - earlier for earlier, later in zip(times[1:], times[2:])]
        check(all(FAST * 0.6 <= one <= FAST * (1 + on.fake.patience) for one in gaps), f"beats {gaps} s apart")
        same(connection.of(1)[-1], connection.session.sequence, "what the beat says")


@scenario
def begins_to_beat_at_different_times(program):
    first = []
    for _ in range(3):
        with stage(program, plan=Plan(heartbeat_interval=3.0)) as on:
            on.start()
            connection = on.ready()
            on.fake.wait_frame(1, connection=connection)
            first.append(next(at for at, op, _ in connection.received if op == 1) - connection.hello_at)
            on.leave()
    check(max(first) <= 3 + 0.3 * on.fake.patience and max(first) - min(first) > 0.02, f"the first beats came {first} s after hello")


@scenario
def beats_when_it_is_asked(program):
    with greeting(program) as on:
        on.fake.do(lambda one: setattr(one.plan, "acknowledge", False))
        on.has_read()
        on.has_read()  # no answer to the beat that was asked for is no sign of death
        same(on.fake.connections[-1].of(1)[-1], on.fake.connections[-1].session.sequence, "what the beat says")
        on.answers()
        same(len(on.fake.connections), 1, "connections")


@scenario
def does_not_flood_when_it_is_asked_200_times(program):
    with greeting(program) as on:
        on.fake.do(lambda one: [one.send(1) for _ in range(200)])
        on.answers()
        check(on.fake.connections[0].end is None, "the connection ended")


@scenario
def notices_that_nobody_answers(program):
    with greeting(program, plan=Plan(heartbeat_interval=FAST)) as on:
        connection = on.fake.connections[0]
        on.fake.do(lambda one: setattr(one.plan, "acknowledge", False))
        who, code = on.fake.wait_end(connection)
        check(who in ("bot", "lost") and code not in (1000, 1001), f"ended by {who} with {code}, so that the session is lost")
        comes_back(on, by="resume")


@scenario
def takes_acknowledgements_it_did_not_ask_for(program):
    with greeting(program) as on:
        on.fake.do(lambda one: [one.send(11) for _ in range(5)])
        on.answers()
        same(len(on.fake.connections), 1, "connections")


# --- hello, op 7, op 9

@scenario
def waits_for_a_late_hello(program):
    with stage(program) as on:
        on.fake.plan(Plan(hello=False))
        on.start()
        connection = on.fake.wait_connection()
        same(connection.received, [], "said before hello")
        on.fake.do(lambda one: one.hello())
        on.ready()
        on.answers()
        on.leave()


@scenario
def is_told_to_reconnect(program):
    with greeting(program) as on:
        on.fake.do(lambda one: one.send(7))
        comes_back(on, by="resume")


@scenario
def is_told_to_reconnect_before_hello(program):
    with stage(program) as on:
        on.fake.plan(Plan(first=({"op": 7},), hello=False))
        on.start()
        on.ready(2)
        on.answers()
        same(on.identified(), 1, "identified")
        on.leave()


@scenario
def is_told_to_reconnect_before_hello_with_a_session(program):
    with greeting(program) as on:
        on.fake.plan(Plan(first=({"op": 7},), hello=False))
        on.fake.do(lambda one: one.abort())
        comes_back(on, by="resume", after=2)


@scenario
def session_is_invalid_but_resumable(program):
    with greeting(program) as on:
        on.fake.do(lambda one: one.send(9, True))
        comes_back(on, by="resume")


@scenario
def session_is_invalid(program):
    with greeting(program) as on:
        session = on.fake.connections[0].session.id
        on.fake.on_loop(on.fake.forget, on.fake.sessions[session])
        on.fake.do(lambda one: one.send(9, False))
        def another():
            return [one for one in on.fake.connections if one.state == "ready" and one.session.id != session]
        connection = on.fake.wait(another, "another session", 20)[0]
        same((on.identified(), connection.port), (2, on.fake.gateway.port), "identified, at the gateway's own address")
        on.answers()


@scenario
def resume_is_refused(program):
    with greeting(program) as on:
        on.fake.plan(Plan(on_resume=False))
        on.fake.do(lambda one: one.abort())
        on.fake.wait(lambda: on.identified() == 2 and on.fake.connections[-1].state == "ready", "another session", 20)
        same(on.resumed(), 1, "resumed")
        on.answers()


@scenario
def identify_is_refused_once(program):
    with stage(program) as on:
        on.fake.plan(Plan(on_identify=False))
        on.start()
        on.fake.wait(lambda: on.identified() == 2 and on.fake.connections[-1].state == "ready", "the second try", 20)
        on.answers()
        on.leave()


# --- ends of a connection

def closed(code: int, by: str):
    def play(program):
        with greeting(program) as on:
            on.fake.do(lambda one: one.close(code, "planned"))
            if by == "resume":
                comes_back(on, by=by)
            else:
                on.fake.wait(lambda: on.identified() == 2 and on.fake.connections[-1].state == "ready", "another session", 20)
                on.answers()
    play.__name__ = f"closed_with_{code}"
    scenario(play)


for close_code in (1000, 1001, 1011, 4000, 4001, 4002, 4005, 4008):
    closed(close_code, "resume")
for close_code in (4003, 4007, 4009):
    closed(close_code, "identify")


@scenario
def connection_is_lost(program):
    with greeting(program) as on:
        on.fake.do(lambda one: one.abort())
        comes_back(on, by="resume")


@scenario
def connection_is_reset_inside_a_frame(program):
    with greeting(program) as on:
        on.fake.do(lambda one: one.reset(in_a_frame=True))
        same(on.fake.wait_end(on.fake.connections[0]), ("reset", None), "the end")
        comes_back(on, by="resume")


@scenario
def what_is_sent_does_not_inflate(program):
    with greeting(program) as on:
        on.fake.do(lambda one: one.write(b"\x82\x08" + b"\xff\xff\0\0\0\0\xff\xff"))
        comes_back(on, by="resume")


@scenario
def what_is_sent_is_no_frame(program):
    with greeting(program) as on:
        on.fake.do(lambda one: one.send_text(b'{"t":"MESSAGE_CREATE","s":'))
        on.fake.wait(lambda: len(on.fake.connections) > 1, "another connection")
        comes_back(on, by="resume")


@scenario
def resumes_where_it_is_told_to(program):
    with stage(program) as on:
        there = on.fake.another_port()
        on.fake.resume_port = there.port
        on.start()
        on.ready()
        on.fake.do(lambda one: one.abort())
        comes_back(on, by="resume")
        same([one.port for one in on.fake.connections], [on.fake.gateway.port, there.port], "ports")
        on.leave()


@scenario
def resume_url_is_refused(program):
    with stage(program) as on:
        there = on.fake.another_port()
        on.fake.resume_port = there.port
        on.start()
        on.ready()
        on.fake.refuse(there)
        on.fake.do(lambda one: one.abort())
        on.fake.wait(lambda: len(on.fake.connections) > 1 and on.fake.connections[-1].state == "ready", "it to come back elsewhere", 25)
        same(on.fake.connections[-1].port, on.fake.gateway.port, "where it came back to")
        on.violations = ("gateway #2: resumed at port",)  # Discord may accept it there
        on.answers()
        on.leave()


@scenario
def gateway_refuses_connections_for_a_while(program):
    with greeting(program) as on:
        on.fake.refuse()
        on.fake.do(lambda one: one.abort())
        came_back = threading.Timer(2.5, on.fake.listen)  # some tries later
        came_back.start()
        comes_back(on, by="resume")
        came_back.join()


@scenario
def handshake_is_refused(program):
    with greeting(program) as on:
        on.fake.plan(Plan(upgrade=503), Plan(upgrade=429))
        on.fake.do(lambda one: one.abort())
        comes_back(on, by="resume")


@scenario
def connection_is_reset_as_it_comes(program):
    with greeting(program) as on:
        on.fake.gateway.slam = 2
        on.fake.do(lambda one: one.abort())
        on.ready(2, 20)
        check(on.resumed() >= 1, "resumed")
        on.answers()
