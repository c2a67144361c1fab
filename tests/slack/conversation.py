# SPDX-License-Identifier: BSL-1.0
"""What the greeter of the README says on Slack, and how it says it."""

import random

from staging import check, greeting, same, scenario


def the_readme(on) -> None:
    """The conversation of the README, whichever way events come."""
    asked = on.fake.say("alice", "general", "Can someone help me?")
    in_order = [on.to("alice", "Yes, I can!"), "I can help everybody!", "Here's a threaded reply"]
    for text in in_order:
        on.fake.wait_said(text)
    same(on.texts(), in_order, "the order")
    posted = [one.arguments for one in on.fake.said()]
    same([one["channel"] for one in posted], [on.fake.world.channel("general")["id"]] * 3, "where it was said")
    same([one.get("thread_ts") for one in posted], [None, None, asked["ts"]], "the thread")
    on.fake.say("alice", "random", "@fakebot give me tea")
    on.fake.wait_said(on.to("alice", "Here is tea"))
    on.fake.say("alice", "random", "@fakebot: add 2 40")
    on.fake.wait_said(on.to("alice", "42"))
    on.fake.say("alice", "random", "@fakebot what?")
    on.fake.wait_said(on.to("alice", "I know: give me THING, add A B"))


@scenario
def logs_in_and_says_so(program):
    with greeting(program) as on:
        same(len(on.fake.done("auth.test")), 1, "calls of auth.test")
        same(len(on.fake.done("apps.connections.open")), 1, "calls of apps.connections.open")
        same(on.fake.requests[0].headers["authorization"], f"Bearer {on.fake.account.token}", "Authorization of auth.test")
        on.answers()
        check("here as " in on.bot.log and "fakebot" in on.bot.log, f"its name is not in\n{on.bot.log}")
        check("ticket=" not in on.bot.output.decode(), "the URL of the websocket, which is a secret, was printed")


@scenario
def says_what_the_readme_says(program):
    with greeting(program) as on:
        the_readme(on)
        on.all_acknowledged()


@scenario
def stays_in_a_thread(program):
    with greeting(program) as on:
        parent = on.fake.say("alice", "general", "Anything new?")
        on.fake.say("bob", "general", "Can someone help me", thread=parent)
        for text in ("Yes, I can!", "I can help everybody!", "Here's a threaded reply"):
            same(on.fake.wait_said(text).arguments["thread_ts"], parent["ts"], f"the thread of {text!r}")


@scenario
def answers_direct_messages(program):
    with greeting(program) as on:
        on.fake.direct("alice", "give me tea")
        place = on.fake.wait_said("Here is tea").arguments["channel"]
        check(place.startswith("D"), f"it was said in {place}")
        on.fake.together(["alice", "bob"], "@fakebot give me milk")
        on.fake.wait_said(on.to("alice", "Here is milk"))


@scenario
def answers_in_private_channels(program):
    with greeting(program) as on:
        on.fake.world.add_channel("secret", "group", list(on.fake.world.users))
        on.answers("secret")


@scenario
def is_happy_and_reacts(program):
    with greeting(program) as on:
        said = on.fake.say("bob", "general", "done at last")
        on.fake.react("alice", said, "tada")
        on.fake.wait_said("Alice is happy")
        on.fake.react("alice", said, "fire")
        on.fake.react("alice", said, "tada", added=False)
        long = on.fake.say("bob", "general", "x" * 501)
        request = on.fake.wait_request("reactions.add")
        same((request.arguments["channel"], request.arguments["timestamp"], request.arguments["name"]),
             (on.fake.world.channel("general")["id"], long["ts"], "scroll"), "the reaction")
        on.answers()
        same(len(on.fake.said("Alice is happy")), 1, "answers")


@scenario
def does_not_answer_bots_or_itself(program):
    with greeting(program) as on:
        asks = "Can someone help me?"
        on.fake.say(on.fake.world.add_bot("parrot")["id"], "general", asks)
        on.fake.say(on.fake.account.user["id"], "general", asks)
        on.fake.by_hook("general", asks)
        on.fake.by_hook("general", asks, bot_id=on.fake.account.user["profile"]["bot_id"])
        on.fake.say("alice", "general", asks, user="USLACKBOT")
        said = on.fake.say("bob", "general", "hello")
        on.fake.react("fakebot", said, "tada")
        on.answers("general")
        same(len(on.fake.said()), 1, "what it said")


@scenario
def hears_what_is_a_message_and_nothing_else(program):
    with greeting(program) as on:
        asks = "Can someone help me?"
        for subtype in ("channel_topic", "channel_name", "pinned_item", "reminder_add", "something_new"):
            on.fake.say("alice", "general", asks, subtype=subtype)
        said = on.fake.say("alice", "general", "see http://example.org/")
        on.fake.unfurl(said)
        on.fake.delete(said)
        on.answers("general")
        same(len(on.fake.said()), 1, "what it said")
        on.fake.share("alice", "random", "a.txt", b"content", "@fakebot give me tea")
        on.fake.wait_said(on.to("alice", "Here is tea"))
        on.fake.say("alice", "random", "@fakebot give me milk", subtype="me_message")
        on.fake.wait_said(on.to("alice", "Here is milk"))


@scenario
def cannot_be_made_to_ping(program):
    with greeting(program) as on:
        alice = on.fake.world.user("alice")["id"]
        on.fake.say("bob", "general", f"@fakebot give me &lt;!here&gt; <!everyone> <@{alice}> & <https://evil.example|good>".replace(
            "@fakebot", f"<@{on.fake.account.user['id']}>"), raw=True)
        text = on.fake.wait(on.fake.said, "the answer")[0].arguments["text"]
        before, _, after = text.partition("> ")
        same(before, f"<@{on.fake.world.user('bob')['id']}", "who is addressed")
        check("<" not in after and ">" not in after, f"markup in {text!r}")


@scenario
def lives_without_tls_on_loopback(program):
    with greeting(program, tls=False) as on:
        on.answers()


@scenario
def keys_come_in_any_order(program):
    with greeting(program) as on:
        on.fake.chance = random.Random(5)
        the_readme(on)


@scenario
def keeps_connections(program):
    with greeting(program) as on:
        on.answers()
        before = on.fake.accepted
        for _ in range(4):
            on.answers()
        same(on.fake.accepted, before, "connections after four more messages")
