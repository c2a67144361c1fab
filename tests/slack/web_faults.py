# SPDX-License-Identifier: BSL-1.0
"""What goes wrong with calls of the Web API, and what the bot makes of it: in order, at Slack's pace, and once."""

from fake_slack import faults
from staging import check, greeting, same, scenario, stage

POST = "chat.postMessage"


def asks(on, text: str, where: str = "random") -> None:
    on.fake.say("alice", where, f"@fakebot give me {text}")


@scenario
def limited_in_a_burst(program):
    with greeting(program) as on:
        on.may_overrun = True
        on.fake.fault(lambda request: request.route == POST and "cup 2" in request.form.get("text", ""), faults.rate_limited(2))
        for number in range(5):
            asks(on, f"cup {number}")
        on.fake.wait_said(on.to("alice", "Here is cup 4"), within=25)
        same(on.texts(), [on.to("alice", f"Here is cup {number}") for number in range(5)], "what was said, in order")
        tries = [one for one in on.fake.requests if one.route == POST]
        gaps = [later.at - earlier.at for earlier, later in zip(tries, tries[1:])]
        check(all(one >= 0.99 for one in gaps), f"posts to one channel {gaps} s apart")
        limited = next(one for one in tries if one.replied.status == 429)
        again = next(one for one in tries if one.at > limited.at)
        check(again.at - limited.at >= 2, f"asked again after {again.at - limited.at:.2f} s")


@scenario
def another_channel_does_not_wait(program):
    with greeting(program) as on:
        for number in range(3):
            asks(on, f"cup {number}")
        asks(on, "milk", "general")
        on.fake.wait_said(on.to("alice", "Here is milk"))
        on.fake.wait_said(on.to("alice", "Here is cup 2"))
        check(on.texts().index(on.to("alice", "Here is milk")) < 3, f"the order {on.texts()}")


@scenario
def a_post_is_not_repeated(program):
    """What may have been done is not done again; what cannot have been done is."""
    for fault, expected in ((faults.refused("internal_error", done=True), 1), (faults.unavailable(500, done=True), 1),
                            (faults.cut("all"), 1), (faults.cut("half"), 1), (faults.refused("service_unavailable"), 1),
                            (faults.refused("ratelimited"), 1), (faults.refused("fatal_error"), 0)):
        with greeting(program) as on:
            on.may_overrun = True
            on.fake.fault(POST, fault)
            asks(on, "tea")
            on.fake.wait_request(POST)
            on.answers(within=25)
            shown = [one for one in on.fake.world.messages[on.fake.world.channel("random")["id"]].values() if "Here is tea" in one["text"]]
            same(len(shown), expected, "messages")


@scenario
def a_reaction_is_repeated(program):
    for fault in (faults.unavailable(500, done=True), faults.refused("internal_error", done=True), faults.cut("all")):
        with greeting(program) as on:
            on.fake.fault("reactions.add", fault)
            on.fake.say("bob", "general", "x" * 501)
            on.fake.wait_request("reactions.add", 2)
            on.answers()
            same(on.bot.errors(), [], "errors: it is there already")


@scenario
def long_texts_are_split(program):
    with greeting(program) as on:
        asks(on, "tea " * 1200)
        on.fake.wait(lambda: len(on.texts()) >= 2, "the parts")
        on.answers()
        parts = on.texts()[:-1]
        check(all(len(one) <= 4000 for one in parts), f"{[len(one) for one in parts]} characters")
        same("".join(parts).count("tea"), 1200, "words that arrived")


@scenario
def a_scope_is_missing(program):
    with stage(program) as on:
        on.fake.account.scopes -= {"reactions:write", "channels:history"}
        on.start()
        on.ready()
        on.fake.wait(lambda: "reactions:write" in on.bot.log and "channels:history" in on.bot.log, "the scopes in the log")
        on.fake.direct("alice", "give me tea")
        on.fake.wait_said("Here is tea")
        on.leave()


@scenario
def names_cannot_be_read(program):
    with greeting(program) as on:
        on.fake.fault("users.info", faults.unavailable(500), 100)
        on.answers()


@scenario
def the_token_is_revoked_while_it_runs(program):
    with stage(program) as on:
        on.start()
        on.ready()
        on.answers()
        on.fake.account.error = "token_revoked"
        asks(on, "tea")
        on.fake.wait(lambda: "token_revoked" in on.bot.log, "Slack's word in the log")
        calls = len(on.fake.requests)
        for number in range(3):
            asks(on, f"cup {number}")
        on.fake.wait_read()
        on.bot.ask_to_end()
        on.fake.gave_up = lambda: ""
        same(on.bot.wait(), 0, "the exit status")
        check(len(on.fake.requests) - calls <= 6, f"{len(on.fake.requests) - calls} calls with a token that is no more")
