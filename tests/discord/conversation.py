# SPDX-License-Identifier: BSL-1.0
"""What the greeter of the README says on Discord, and how it says it."""

from fake_discord_parts import intents
from staging import check, greeting, same, scenario

NOBODY = {"parse": []}


def silent(body: dict) -> bool:
    """Nobody is told of it whom the text happens to name."""
    asked = body.get("allowed_mentions") or {}
    return asked.get("parse") == [] and not asked.get("users") and not asked.get("roles") and not asked.get("replied_user")


@scenario
def says_what_the_readme_says(program):
    with greeting(program) as on:
        asked = on.fake.say("alice", "general", "Can someone help me?")
        reply = on.fake.wait_said("Yes, I can!").json
        on.fake.wait_said("I can help everybody!")
        threaded = on.fake.wait_said("Here's a threaded reply")
        in_order = ["Yes, I can!", "I can help everybody!", "Here's a threaded reply"]
        same([one.json["content"] for one in on.fake.said()], in_order, "the order")
        same(reply["message_reference"]["message_id"], asked["id"], "what it replies to")
        same(reply["message_reference"].get("fail_if_not_exists"), False, "a reply to what was deleted meanwhile")
        check("message_reference" not in on.fake.said("I can help everybody!")[0].json, "a send that is a reply")
        same(threaded.parts, [asked["id"]], "the thread's id, which is that of its message")
        check(0 < len(on.fake.replied("POST /channels/{c}/messages/{m}/threads")[0].json["name"]) <= 100, "the name of the thread")
        for one in on.fake.said():
            check(silent(one.json), f"somebody is told of {one.json}")
            check(one.json.get("enforce_nonce") is True and 0 < len(str(one.json.get("nonce", ""))) <= 25, f"no nonce in {one.json}")
        same(len({one.json["nonce"] for one in on.fake.said()}), 3, "different nonces")
        on.fake.say("alice", "random", "@fakebot give me tea")
        on.fake.wait_said("Here is tea")
        on.fake.say("alice", "random", "@fakebot: add 2 40")
        on.fake.wait_said("42")
        on.fake.say("alice", "random", "@fakebot what?")
        on.fake.wait_said("I know: give me THING, add A B")


@scenario
def joins_a_thread_that_is_there(program):
    with greeting(program) as on:
        on.fake.say("alice", "general", "Can someone help me?")
        threaded = on.fake.wait_said("Here's a threaded reply")
        thread = threaded.parts[0]
        on.fake.say("bob", thread, "Can someone help me")
        on.fake.wait_said("Here's a threaded reply", 2)
        same([one.parts[0] for one in on.fake.said("Yes, I can!")][1], thread, "an answer in a thread stays in it")
        same(on.fake.said("Here's a threaded reply")[1].parts[0], thread, "a threaded reply in a thread")
        same(len(on.fake.replied("POST /channels/{c}/messages/{m}/threads")), 1, "threads made")


@scenario
def answers_direct_messages(program):
    with greeting(program) as on:
        asked = on.fake.direct("alice", "give me tea")
        same(on.fake.wait_said("Here is tea").parts, [asked["channel_id"]], "the channel")
        on.fake.direct("alice", "Can someone help me")
        on.fake.wait_said("Here's a threaded reply")
        same(on.fake.replied("POST /channels/{c}/messages/{m}/threads"), [], "direct messages have no threads")


@scenario
def is_happy_and_reacts(program):
    with greeting(program) as on:
        said = on.fake.say("bob", "general", "done at last")
        on.fake.react("alice", said, "🎉")
        on.fake.wait_said("Alice is happy")
        on.fake.react("alice", said, "🔥")
        on.fake.react("alice", said, "🎉", added=False)
        long = on.fake.say("bob", "general", "x" * 501)
        request = on.fake.wait_request("PUT /channels/{c}/messages/{m}/reactions/{e}/@me")
        same(request.parts, [long["channel_id"], long["id"], "📜"], "the reaction")
        check(request.target.isascii() and "%F0%9F%93%9C" in request.target.upper(), f"the path {request.target}")
        same(request.headers.get("content-length"), "0", "Content-Length")
        on.answers()
        same(len(on.fake.said("Alice is happy")), 1, "answers")


@scenario
def does_not_answer_bots_or_itself(program):
    with greeting(program) as on:
        other = on.fake.world.add_user("parrot", bot=True)
        on.fake.say(other["id"], "general", "Can someone help me?")
        on.fake.say("alice", "general", "Can someone help me?", webhook_id=on.fake.world.new_id())
        on.fake.say(on.fake.account.user["id"], "general", "Can someone help me?")
        on.answers()
        same(len(on.fake.said()), 1, "what it said")


@scenario
def cannot_be_made_to_ping(program):
    with greeting(program) as on:
        alice = on.fake.world.user("alice")["id"]
        on.fake.say("bob", "general", f"@fakebot give me @everyone <@{alice}> <@&{on.fake.world.roles[1]['id']}>")
        request = on.fake.wait(lambda: on.fake.said(), "the answer")[0]
        check(silent(request.json), f"somebody is told of {request.json}")
        same(request.replied.json["mentions"], [], "who is told")


@scenario
def asks_for_the_least_intents(program):
    with greeting(program) as on:
        asked = on.fake.connections[0].of(2)[0]["intents"]
        needed = [intents.MESSAGES, intents.DIRECT_MESSAGES, intents.REACTIONS, intents.DIRECT_REACTIONS, intents.CONTENT]
        same(asked, sum(1 << one for one in needed), "the intents")


@scenario
def follows_an_api_that_names_the_gateway(program):
    with greeting(program, gateway=False, rest_port=0) as on:
        request = on.fake.wait_request("GET /gateway/bot")
        same(request.headers["authorization"], f"Bot {on.fake.account.token}", "Authorization")
        on.answers()


@scenario
def lives_without_tls_on_loopback(program):
    with greeting(program, tls=False) as on:
        on.answers()


@scenario
def keeps_connections(program):
    with greeting(program) as on:
        on.fake.rest.limiter.of_routes.clear()
        for _ in range(12):
            on.answers()
        check(on.fake.accepted <= 4, f"{on.fake.accepted} connections for 12 messages one after the other")
