# SPDX-License-Identifier: BSL-1.0
"""How events are brought: again, in turn over several connections, in pairs, in odd shapes; each is acknowledged, and heard once."""

from fake_slack import Plan
from staging import check, greeting, same, scenario


def asks(on, thing: str, **more) -> dict:
    return on.fake.say("alice", "general", f"@fakebot give me {thing}", **more)


def said_once(on, *things: str) -> None:
    for thing in things:
        on.fake.wait_said(on.to("alice", f"Here is {thing}"))
    on.answers("general")
    for thing in things:
        same(len(on.fake.said(on.to("alice", f"Here is {thing}"))), 1, f"answers about {thing}")


@scenario
def an_answer_is_not_heard(program):
    with greeting(program) as on:
        on.fake.shrink()
        on.fake.deliveries.unheard = 1
        asks(on, "tea")
        delivery = on.fake.wait_acked(on.fake.deliveries.all[0], 2)
        same([one.number for one in delivery.attempts], [0, 1], "attempts")
        said_once(on, "tea")


@scenario
def the_same_envelope_comes_again(program):
    with greeting(program) as on:
        asks(on, "tea")
        delivery = on.fake.wait_acked(on.fake.deliveries.all[0])
        on.fake.on_loop(on.fake.deliveries.again, delivery)
        on.fake.wait_acked(delivery, 2)
        said_once(on, "tea")


@scenario
def the_first_attempt_is_lost(program):
    with greeting(program) as on:
        on.fake.shrink()
        on.fake.deliveries.lose = 1
        asks(on, "tea")
        said_once(on, "tea")
        same([one.number for one in on.fake.deliveries.all[0].attempts], [0, 1], "attempts")


@scenario
def there_are_ghosts(program):
    with greeting(program) as on:
        on.fake.shrink()
        on.fake.deliveries.ghosts = 1
        for number in range(4):
            asks(on, f"cup {number}")
        said_once(on, *(f"cup {number}" for number in range(4)))


@scenario
def a_mention_comes_twice(program):
    for first in (False, True):
        with greeting(program) as on:
            on.fake.subscriptions.add("app_mention")
            on.fake.mention_first = first
            asks(on, "tea")
            said_once(on, "tea")


@scenario
def only_mentions_come(program):
    with greeting(program) as on:
        on.fake.subscriptions = {"app_mention", "message.im"}
        on.fake.account.scopes -= {"channels:history", "groups:history", "mpim:history"}
        asks(on, "tea")
        on.fake.say("alice", "general", "Can someone help me?")
        said_once(on, "tea")
        same(len(on.fake.said("I can help everybody!")), 0, "answers to what it was not told")


@scenario
def odd_frames_are_passed_over(program):
    with greeting(program) as on:
        for text in ("null", "[]", "{}", '"x"', "7", "{", '{"type":7}', '{"type":"news","payload":{}}', '{"type":"events_api"}',
                     '{"type":"events_api","envelope_id":7,"payload":[]}', '{"type":"disconnect"', ""):
            on.fake.do(lambda one: one.send_text(text))
        on.fake.do(lambda one: (one.send_binary(b"\0\1\2"), one.send({"type": "news", "padding": "x" * (5 << 20)}),
                                one.send_text('{"type":"in pieces"}', count=9)))
        on.fake.wait_read()
        for payload in ({"type": "event_callback", "event_id": "Ev1"}, {"type": "event_callback", "event_id": "Ev2", "event": None},
                        {"type": "event_callback", "event_id": "Ev3", "event": []},
                        {"type": "event_callback", "event": {"type": "message"}}, {}):
            on.fake.wait_acked(on.fake.deliver(payload))
        on.fake.wait_acked(on.fake.deliver(on.fake.limited_notice()))
        asks(on, "tea")
        said_once(on, "tea")
        same(len(on.fake.connections), 1, "connections")


@scenario
def messages_come_in_pieces(program):
    for tls, pieces in ((True, 3), (True, 1000), (False, 2)):
        with greeting(program, plan=Plan(pieces=pieces), tls=tls) as on:
            on.answers()
            same(len(on.fake.connections), 1, "connections")


@scenario
def commands_and_buttons_are_acknowledged(program):
    with greeting(program) as on:
        said = on.fake.say("alice", "general", "hello")
        same(on.fake.wait_acked(on.fake.press("alice", said, "ok")).response, None, "the payload of the answer")
        told = on.fake.wait_acked(on.fake.command("alice", "general", "/deploy")).response
        check(isinstance(told, dict) and "/deploy" in told["text"], f"a command is answered with {told!r}")
        on.answers("general")
        same(len(on.fake.said()), 1, "what it said")


@scenario
def many_events_at_once(program):
    with greeting(program) as on:
        alice, random = on.fake.world.user("alice"), on.fake.world.channel("random")
        on.prompt = 2.0
        on.fake.on_loop(lambda: [on.fake.say_now(alice, random, f"text {number}") for number in range(2000)])
        on.answers()
        on.all_acknowledged()
        same(len(on.fake.connections), 1, "connections")
