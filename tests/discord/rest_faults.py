# SPDX-License-Identifier: BSL-1.0
"""What goes wrong with REST, and what the bot makes of it: said once, in order, and as often as Discord allows."""

from fake_discord import faults
from fake_discord_parts.limits import Limit
from staging import check, greeting, same, scenario, stage

MESSAGES = "POST /channels/{c}/messages"
REACTIONS = "PUT /channels/{c}/messages/{m}/reactions/{e}/@me"


def tea(on, what: str, where: str = "general") -> dict:
    return on.fake.say("alice", where, f"@fakebot give me {what}")


def texts(on) -> list:
    """What stands in the channels, said by the bot."""
    return [one["content"] for one in on.fake.world.messages.values() if one["author"] is on.fake.account.user]


def tries(on) -> list:
    return on.fake.replied(MESSAGES)


def said_once(on, fault, times: int = 1) -> None:
    """In spite of the fault: the same request again, with the same nonce."""
    on.fake.fault(MESSAGES, fault, times)
    tea(on, "tea")
    on.fake.wait_said("Here is tea", within=20)
    on.answers(within=20)
    same(texts(on).count("Here is tea"), 1, "messages")
    same(len({one.json["nonce"] for one in tries(on) if one.json["content"] == "Here is tea"}), 1, "nonces")
    check(len([one for one in tries(on) if one.json["content"] == "Here is tea"]) > times, "tried again")


# --- 429

def waited(on, after: float) -> None:
    first, second = [one for one in tries(on) if one.json["content"] == "Here is tea"][:2]
    check(second.at - first.at >= after, f"tried again after {second.at - first.at:.3f} s instead of {after}")


@scenario
def limited_for_the_user(program):
    with greeting(program) as on:
        said_once(on, faults.rate_limited("user", 1.2))
        waited(on, 1.2)


@scenario
def limited_for_all(program):
    with greeting(program) as on:
        said_once(on, faults.rate_limited("shared", 1.2), times=2)
        waited(on, 1.2)
        same(on.fake.rest.invalid, [], "what counts as invalid")


@scenario
def limited_globally(program):
    with greeting(program) as on:
        on.fake.fault(MESSAGES, faults.rate_limited("global", 1.5))
        tea(on, "tea")
        limited = on.fake.wait_request(MESSAGES)
        on.has_read()
        on.has_read()  # so it has read that answer too
        tea(on, "milk", "random")  # another channel waits too
        on.fake.wait_said("Here is tea")
        on.fake.wait_said("Here is milk")
        check(all(one.at - limited.at >= 1.5 for one in on.fake.requests if one.at > limited.at), "asked within the time")


@scenario
def limited_below_the_bucket(program):
    with greeting(program) as on:
        said_once(on, faults.rate_limited("user", 1.2, remaining=4, code=20016))
        waited(on, 1.2)


@scenario
def limited_by_cloudflare(program):
    with greeting(program) as on:
        on.fake.fault(MESSAGES, faults.cloudflare(2))
        tea(on, "tea")
        banned = on.fake.wait_request(MESSAGES)
        on.answers(within=20)
        check(texts(on).count("Here is tea") <= 1, "said twice")
        check(all(one.at - banned.at >= 2 for one in on.fake.requests if one.at > banned.at), "asked again within the time")


@scenario
def heeds_a_bucket(program):
    with greeting(program) as on:
        on.fake.rest.limiter.of_routes[MESSAGES] = Limit("a", 3, 1.0)
        for number in range(10):
            tea(on, f"cup {number}")
        on.fake.wait_said("Here is cup 9", within=20)
        same(texts(on), [f"Here is cup {number}" for number in range(10)], "what was said, in order")
        check(on.fake.rest.limiter.overruns <= 1, f"{on.fake.rest.limiter.overruns} requests more than the headers allow")


@scenario
def bucket_changes_its_hash(program):
    with greeting(program) as on:
        for turn, limit in enumerate((Limit("a", 5, 1.0), Limit("b", 2, 1.0), Limit("a", 5, 1.0))):
            on.fake.rest.limiter.of_routes[MESSAGES] = limit
            for number in range(5):
                tea(on, f"cup {turn} {number}")
            on.fake.wait_said(f"Here is cup {turn} 4", within=20)
        same(len(texts(on)), 15, "messages")
        check(on.fake.rest.limiter.overruns <= 1, f"{on.fake.rest.limiter.overruns} requests too many")


@scenario
def channels_have_buckets_of_their_own(program):
    with greeting(program) as on:
        on.fake.rest.limiter.of_routes[MESSAGES] = Limit("a", 1, 8.0)
        tea(on, "tea")
        on.fake.wait_said("Here is tea")
        tea(on, "milk")
        tea(on, "juice", "random")
        on.fake.wait_said("Here is juice", within=5)
        same(on.fake.said("Here is milk"), [], "said within the time")
        on.fake.wait_said("Here is milk", within=15)
        same(on.fake.rest.limiter.overruns, 0, "requests too many")


@scenario
def reacts_no_faster_than_discord_likes(program):
    with greeting(program) as on:
        for number in range(4):
            on.fake.say("bob", "general", f"{number}" + "x" * 500)
        last = on.fake.wait_request(REACTIONS, 4, within=20)
        same(last.replied.status, 204, "the last one's status")
        check(on.fake.rest.limiter.overruns <= 1, f"{on.fake.rest.limiter.overruns} reactions too soon")


# --- the server is not well

@scenario
def server_is_unavailable(program):
    with greeting(program) as on:
        said_once(on, faults.unavailable(502), times=2)


@scenario
def server_is_unavailable_after_the_deed(program):
    with greeting(program) as on:
        said_once(on, faults.unavailable(503, done=True))


@scenario
def connection_ends_before_the_answer(program):
    with greeting(program) as on:
        said_once(on, faults.cut("all", done=True))


@scenario
def connection_ends_inside_the_answer(program):
    with greeting(program) as on:
        said_once(on, faults.cut("half", done=True))


@scenario
def connection_is_reset_inside_the_answer(program):
    with greeting(program) as on:
        said_once(on, faults.cut("reset", done=True))


@scenario
def a_slow_channel_holds_up_no_other(program):
    with greeting(program) as on:
        gate = on.fake.gate()
        on.fake.fault(MESSAGES, faults.held(gate))
        tea(on, "tea")
        on.fake.wait(lambda: gate.held, "the first to be held")
        tea(on, "milk")
        tea(on, "juice", "random")
        on.fake.wait_said("Here is juice")
        on.has_read()  # the gateway is not held up either
        same([one.json["content"] for one in on.fake.requests if one.route == MESSAGES], ["Here is tea", "Here is juice"], "asked so far")
        gate.open()
        on.fake.wait_said("Here is milk")
        on.answers()
        same([one for one in texts(on) if "juice" not in one][:2], ["Here is tea", "Here is milk"], "the order")


@scenario
def an_action_that_is_refused_is_told_and_that_is_all(program):
    with greeting(program) as on:
        on.fake.fault(MESSAGES, faults.refused(403, 50013, "Missing Permissions"))
        tea(on, "tea")
        on.answers()
        same(len([one for one in tries(on) if one.json["content"] == "Here is tea"]), 1, "tries")
        check(on.bot.log, "the log is empty")


@scenario
def a_message_that_is_gone_meanwhile(program):
    with greeting(program) as on:
        on.fake.fault(REACTIONS, faults.refused(404, 10008, "Unknown Message"))
        on.fake.say("bob", "general", "x" * 501)
        on.fake.wait_request(REACTIONS)
        on.answers()
        same(len(on.fake.replied(REACTIONS)), 1, "tries")


@scenario
def a_thread_that_somebody_else_made(program):
    with greeting(program) as on:
        on.fake.fault("POST /channels/{c}/messages/{m}/threads",
                      faults.refused(400, 160004, "A thread has already been created for this message"))
        asked = on.fake.say("alice", "general", "Can someone help me?")
        on.fake.on_loop(lambda: on.fake.world.add_channel("theirs", 11, id=asked["id"], parent_id=asked["channel_id"]))
        same(on.fake.wait_said("Here's a threaded reply").parts, [asked["id"]], "the thread")


@scenario
def replies_to_what_was_deleted(program):
    with greeting(program) as on:
        gate = on.fake.gate()
        on.fake.fault(MESSAGES, faults.held(gate))
        asked = tea(on, "tea")
        on.fake.wait(lambda: gate.held, "the answer to be held")
        on.fake.on_loop(lambda: on.fake.world.messages.pop(asked["id"]))
        gate.open()
        on.fake.wait_said("Here is tea")


@scenario
def a_long_text_is_split(program):
    with greeting(program) as on:
        on.fake.say("alice", "general", "@fakebot give me " + "word " * 396)  # "Here is …" makes it too long
        on.answers()
        pieces = [one.json["content"] for one in on.fake.said()][:-1]
        check(len(pieces) >= 1 and all(len(one) <= 2000 for one in pieces), f"{len(pieces)} messages")
        same(" ".join(pieces).split(), ["Here", "is"] + ["word"] * 396, "what they say together")


@scenario
def the_token_is_revoked_while_it_runs(program):
    with stage(program) as on:
        on.start()
        on.ready()
        on.fake.fault("*", faults.refused(401, 0, "401: Unauthorized"), times=1000)
        for number in range(5):
            tea(on, f"cup {number}")
        on.fake.wait_request(MESSAGES)
        on.fake.gave_up = lambda: ""
        if on.bot.ended() is None:
            on.bot.ask_to_end()
        check(on.bot.wait() in (0, 1), "the exit status")
        same(len(tries(on)), 1, "requests with a token that is not accepted")
