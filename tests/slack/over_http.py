# SPDX-License-Identifier: BSL-1.0
"""The greeter where Slack comes to it: the challenge, signatures, retries, and requests that are none of Slack's."""

import json

from conversation import the_readme
from fake_slack import door
from staging import called_on, check, same, scenario


def event(on, thing: str) -> bytes:
    """A message that asks for something, as the body of a request."""
    channel, alice = on.fake.world.channel("general"), on.fake.world.user("alice")
    message = on.fake.on_loop(lambda: on.fake.world.add_message(channel, alice, on.fake.world.typed(f"@fakebot give me {thing}")))
    return json.dumps(on.fake.wrapped(on.fake.world.as_event(channel, message))).encode("utf-8")


@scenario
def says_over_http_what_the_readme_says(program):
    with called_on(program) as on:
        the_readme(on)
        same(len(on.fake.done("apps.connections.open")), 0, "connections that were asked for")
        same([len(one.attempts) for one in on.fake.deliveries.all if len(one.attempts) > 1], [], "deliveries that came twice")


@scenario
def bodies_come_in_chunks(program):
    with called_on(program) as on:
        on.fake.door.chunked = True
        on.answers()
        on.fake.door.keep_alive = True
        on.answers()


@scenario
def what_is_signed_badly_is_refused(program):
    with called_on(program) as on:
        for how in door.WRONG:
            answer = on.fake.knock(event(on, f"{how} things"), how=how)
            check(400 <= answer.status < 500, f"{answer.status} to a request that is signed as {how!r}")
            challenge = json.dumps({"type": "url_verification", "challenge": "c" * 20}).encode()
            answer = on.fake.knock(challenge, how=how)
            check(400 <= answer.status < 500 and b"cccc" not in answer.body, f"{answer.status} to a challenge that is signed as {how!r}")
        on.answers("general")
        same(len(on.fake.said()), 1, "what it said")


@scenario
def retries_are_heard_once(program):
    with called_on(program) as on:
        on.fake.shrink()
        on.fake.deliveries.unheard = 1
        on.fake.say("alice", "general", "@fakebot give me tea")
        delivery = on.fake.wait_acked(on.fake.deliveries.all[0], 2)
        same([one.reason for one in delivery.attempts], ["", "http_timeout"], "attempts")
        on.fake.wait_said(on.to("alice", "Here is tea"))
        on.answers("general")
        same(len(on.fake.said(on.to("alice", "Here is tea"))), 1, "answers")


@scenario
def only_the_retry_arrives(program):
    with called_on(program) as on:
        answer = on.fake.knock(event(on, "tea"), X_Slack_Retry_Num="1", X_Slack_Retry_Reason="http_timeout")
        same(answer.status, 200, "the answer")
        on.fake.wait_said(on.to("alice", "Here is tea"))


@scenario
def forms_and_odd_requests(program):
    with called_on(program) as on:
        on.fake.wait_acked(on.fake.command("alice", "general", "/deploy", "now"))
        said = on.fake.say("alice", "general", "hello")
        on.fake.wait_acked(on.fake.press("alice", said, "ok"))
        for body in (b"", b"null", b"[]", b"{}", b"{", b"\xff\xfe", b'{"type":"event_callback"}', b'{"type":"event_callback","event":7}',
                     json.dumps(on.fake.limited_notice()).encode(), b"[" * 100_000):
            check(on.fake.knock(body).status < 500, f"to {body[:40]!r}")
        url = on.fake.request_url
        for method, where in (("PUT", url), ("GET", url), ("POST", url.replace("/slack/events", "/elsewhere"))):
            status = on.fake.knock(b"{}", method=method, url=where).status
            check(status in (404, 405), f"{status} to {method} {where}")
        for bytes_ in (b"nonsense\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                       b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\n\r\n"):
            try:
                status = on.fake.on_loop(on.fake.door.raw, bytes_, url, 5.0).status
                check(400 <= status < 500, f"{status} to {bytes_[:40]!r}")
            except door.Unreached as unreached:
                same(unreached.reason, "connection_failed", f"to {bytes_[:40]!r}")
        on.answers("general")
        same(len(on.fake.said()), 1, "what it said")
