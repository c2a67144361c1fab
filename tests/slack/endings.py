# SPDX-License-Identifier: BSL-1.0
"""What ends the bot, or keeps it from beginning: one sentence, its exit status, and no further try."""

from fake_slack import faults
from staging import check, same, scenario, stage

NO_TOKEN, GAVE_UP = 2, 1  # exit statuses
OPEN = "apps.connections.open"


def gives_up(on, *words: str, status: int = GAVE_UP) -> None:
    """words: that the one sentence in the log must hold: what is wrong, or what to do about it."""
    on.fake.gave_up = lambda: ""
    same(on.bot.wait(), status, "the exit status")
    same(len(on.bot.errors()), 1, f"errors in\n{on.bot.log}")
    for word in words:
        check(word in on.bot.errors()[0], f"{word!r} is not in {on.bot.errors()[0]!r}")


@scenario
def without_a_token(program):
    for missing in (None, ""):
        with stage(program) as on:
            on.start(SLACK_BOT_TOKEN=missing)
            gives_up(on, "SLACK_BOT_TOKEN", "xoxb-", status=NO_TOKEN)
            same(on.fake.accepted, 0, "connections")


@scenario
def without_a_way_for_events(program):
    with stage(program) as on:
        on.start(SLACK_APP_TOKEN=None)
        gives_up(on, "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", status=NO_TOKEN)
        same(on.fake.accepted, 0, "connections")


@scenario
def with_a_wrong_token(program):
    with stage(program) as on:
        on.start("-vvv", SLACK_BOT_TOKEN="xoxb-wrong-but-as-secret-as-the-right-one")
        gives_up(on, "SLACK_BOT_TOKEN", "invalid_auth")
        same(len(on.fake.replied("auth.test")), 1, "tries")
        check("as-secret-as" not in on.bot.log, "the token was printed")


@scenario
def with_a_token_that_is_no_more(program):
    for error in ("token_revoked", "account_inactive", "token_expired"):
        with stage(program) as on:
            on.fake.account.error = error
            on.start()
            gives_up(on, error)


@scenario
def with_tokens_in_each_others_place(program):
    with stage(program) as on:
        on.start(SLACK_BOT_TOKEN=on.fake.app.token, SLACK_APP_TOKEN=on.fake.account.token)
        gives_up(on, "SLACK_BOT_TOKEN", "xapp-")


@scenario
def connections_may_not_be_opened(program):
    for error in ("invalid_auth", "not_allowed_token_type", "missing_scope", "account_inactive", "token_revoked"):
        with stage(program) as on:
            on.fake.fault(OPEN, faults.refused(error), 100)
            on.start()
            gives_up(on, "SLACK_APP_TOKEN", error)
            same(len(on.fake.replied(OPEN)), 1, "tries")


@scenario
def certificates_that_are_none(program):
    for name, words in (("other_name", "another host"), ("expired", "expired"), ("self_signed", "trusts")):
        with stage(program, certificate=name) as on:
            on.start()
            gives_up(on, "certificate", words)


@scenario
def asked_to_end(program):
    with stage(program) as on:
        on.start()
        on.ready()
        on.fake.say("alice", "random", "@fakebot give me tea")
        on.fake.wait_said(on.to("alice", "Here is tea"))
        on.leave()


@scenario
def asked_to_end_before_the_hello(program):
    with stage(program) as on:
        gate = on.fake.gate()
        on.fake.fault(OPEN, faults.held(gate))
        on.start()
        on.fake.wait(lambda: gate.held, "the call")
        on.bot.ask_to_end()
        on.fake.gave_up = lambda: ""
        check(on.bot.wait(5) in (0, GAVE_UP), "the exit status")
        gate.open()
