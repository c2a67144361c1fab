# SPDX-License-Identifier: BSL-1.0
"""What the gateway dispatches, as it should not be: in pieces, twice, unknown, malformed, too much at once."""

from fake_discord import Plan
from staging import greeting, same, scenario


@scenario
def messages_come_in_pieces(program):
    for tls, pieces in ((True, 3), (True, 1000), (False, 2)):
        with greeting(program, plan=Plan(pieces=pieces), tls=tls) as on:
            on.answers()
            same(len(on.fake.connections), 1, "connections")


@scenario
def replayed_events_come_twice(program):
    with greeting(program) as on:
        on.answers()
        kept = on.fake.connections[0].session.kept
        sequence, event, data = next(one for one in reversed(kept) if one[1] == "MESSAGE_CREATE" and not one[2]["author"]["bot"])
        said = len(on.fake.said())
        on.fake.do(lambda one: one.abort())
        on.ready(2)
        on.fake.do(lambda one: one.dispatch(event, data, sequence=sequence))
        on.answers()
        same(len(on.fake.said()), said + 1, "answers")


@scenario
def unknown_things_are_passed_over(program):
    with greeting(program) as on:
        alice, general = on.fake.world.user("alice"), on.fake.world.channel("general")
        message = on.fake.world.as_event(on.fake.on_loop(on.fake.world.add_message, alice, general, "hi"))
        for event, data in (("SOMETHING_NEW", {"id": "1", "deep": [[[{}]]]}),
                            ("MESSAGE_CREATE", {}), ("MESSAGE_CREATE", None), ("MESSAGE_CREATE", []),
                            ("MESSAGE_CREATE", {**message, "type": 999, "content": "Can someone help me?"}),
                            ("MESSAGE_CREATE", {**message, "author": None, "content": None, "mentions": None}),
                            ("MESSAGE_CREATE", {**message, "id": 7, "channel_id": {}, "new": {"content": "Can someone help me?"}}),
                            ("MESSAGE_REACTION_ADD", {"user_id": 1, "emoji": {"id": "5", "name": None}, "member": None}),
                            ("MESSAGE_REACTION_ADD", {"emoji": "tada"}), ("", {}), (None, None)):
            on.fake.dispatch(event, data)
        on.fake.do(lambda one: one.send(77, {"x": 1}))
        on.fake.do(lambda one: one.send(5))
        on.answers()
        same((len(on.fake.said()), len(on.fake.connections)), (1, 1), "answers and connections")


@scenario
def ids_come_as_numbers(program):
    with greeting(program) as on:
        alice, general = on.fake.world.user("alice"), on.fake.world.channel("general")
        message = on.fake.world.as_event(on.fake.on_loop(on.fake.world.add_message, alice, general, "Can someone help me?"))
        on.fake.dispatch("MESSAGE_CREATE", {**message, "id": int(message["id"]), "channel_id": int(message["channel_id"]),
                                            "author": {**alice, "id": int(alice["id"])}})
        request = on.fake.wait_said("Yes, I can!")
        same((request.parts[0], request.json["message_reference"]["message_id"]), (general["id"], message["id"]), "where the answer goes")


@scenario
def many_events_at_once(program):
    with greeting(program) as on:
        alice, random = on.fake.world.user("alice"), on.fake.world.channel("random")
        on.fake.on_loop(lambda: [on.fake.say_now(alice, random, f"text {number}") for number in range(2000)])
        on.answers()
        same(len(on.fake.connections), 1, "connections")
