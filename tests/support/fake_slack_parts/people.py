# SPDX-License-Identifier: BSL-1.0
"""auth.test, users.*, bots.info, and apps.connections.open (Slack API documentation)."""

from .call import Call, Refused, method


@method("auth.test", None)
def auth_test(call: Call) -> dict:
    user = call.account.user
    return {"url": "https://fake.slack.example/", "team": "the fake's", "user": user["name"], "team_id": call.world.team_id,
            "user_id": user["id"], "bot_id": user["profile"]["bot_id"], "is_enterprise_install": False}


@method("apps.connections.open", None, "connections:write", app=True)
def connections_open(call: Call) -> dict:
    if not call.fake.socket_mode:
        raise Refused("access_denied")
    return {"url": call.fake.new_ticket()}


@method("users.info", 4, "users:read", takes="user include_locale", reads=True)
def user_info(call: Call) -> dict:
    user = call.world.users.get(call.text("user", required=True))
    if user is None or user["id"] in call.fake.unseen_users:
        raise Refused("user_not_found" if user is None else "user_not_visible")
    return {"user": user}


@method("users.list", 2, "users:read", takes="limit cursor include_locale team_id", reads=True)
def users_list(call: Call) -> dict:
    part, more = call.page(list(call.world.users.values()))
    return {"members": part, "cache_ts": 1, "response_metadata": more}


@method("bots.info", 3, "users:read", takes="bot team_id", reads=True)
def bot_info(call: Call) -> dict:
    bot = call.world.bots.get(call.text("bot"))
    if bot is None:
        raise Refused("bot_not_found")
    return {"bot": bot}
