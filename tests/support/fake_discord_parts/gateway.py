# SPDX-License-Identifier: BSL-1.0
"""What a bot asks of the gateway on its connection, and what it is told (Discord's documentation, Gateway)."""

import time
from typing import TYPE_CHECKING

from .intents import DEFINED, GUILDS, PRIVILEGED
from .session import Session

if TYPE_CHECKING:
    from .connection import Connection


def obey(connection: "Connection", op: int, data) -> None:
    if op == 1:
        connection.beat.set()
        if connection.hello_at is None:
            return connection.wrong(4003, "a heartbeat before hello")
        if data is not None and (connection.session is None or type(data) is not int or data > connection.session.sequence):
            connection.fake.violation(f"gateway #{connection.number}: a heartbeat with {data!r}, which was never sent")
        connection.expect_heartbeat(1.5 * connection.plan.heartbeat_interval + 1)
        if connection.plan.acknowledge:
            connection.send(11)
    elif op in (2, 6):
        if connection.hello_at is None:
            return connection.wrong(4003, f"op {op} before hello")
        if connection.session is not None:
            return connection.wrong(4005, f"op {op} again")
        if not isinstance(data, dict):
            return connection.wrong(4002, f"op {op} without an object")
        planned = connection.plan.on_identify if op == 2 else connection.plan.on_resume
        if op == 2 and planned is not None and data.get("token") in connection.fake.accounts:  # it counts, whatever is answered
            if connection.fake.accounts[data["token"]].take_identify(0) is not None:
                connection.fake.note("throttled", f"#{connection.number}", connection)
        if isinstance(planned, bool):
            if op == 6 and not planned:
                connection.fake.forget(connection.fake.sessions.get(data.get("session_id")))
            connection.send(9, planned)
        elif isinstance(planned, int):
            connection.close(planned, "planned")
        elif planned is None:
            identify(connection, data) if op == 2 else resume(connection, data)
    elif connection.session is None:
        connection.wrong(4003, f"op {op} without a session")
    elif op == 3:
        connection.presences = [at for at in connection.presences if at > time.monotonic() - 20] + [time.monotonic()]
        if len(connection.presences) > 5:
            connection.fake.violation(f"gateway #{connection.number}: more than 5 presences within 20 seconds")
        if not isinstance(data, dict) or data.get("status") not in ("online", "dnd", "idle", "invisible", "offline"):
            connection.wrong(4002, f"presence {data!r}")
    elif op == 8:
        members = [connection.fake.world.member(one) for one in connection.fake.world.users.values()]
        connection.dispatch("GUILD_MEMBERS_CHUNK", {"guild_id": data["guild_id"], "members": members, "chunk_index": 0, "chunk_count": 1,
                                                    "nonce": data.get("nonce")})
    elif op not in (4, 31, 43):
        connection.wrong(4001, f"unknown op {op!r}")


def identify(connection: "Connection", data: dict) -> None:
    account = connection.fake.accounts.get(data.get("token"))
    if account is None:
        return connection.close(4004, "Authentication failed.")
    properties, intents = data.get("properties"), data.get("intents")
    if not isinstance(properties, dict) or not {"os", "browser", "device"} <= properties.keys():
        connection.fake.violation(f"gateway #{connection.number}: identify with properties {properties!r}")
    if type(intents) is not int or intents & ~DEFINED:
        return connection.wrong(4013, f"intents {intents!r}")
    shard = data.get("shard", [0, 1])
    if not (isinstance(shard, list) and len(shard) == 2 and all(type(one) is int for one in shard) and 0 <= shard[0] < shard[1]):
        return connection.wrong(4010, f"shard {shard!r}")
    if account.sharding_required and shard[1] == 1:
        return connection.close(4011, "Sharding required.")
    answer = account.take_identify(shard[0])
    if answer is not None:  # too soon, or one too many
        connection.fake.note("throttled", f"#{connection.number}", connection)
        return connection.send(9, False) if answer == "throttled" else connection.close(4004, "Authentication failed.")
    if intents & PRIVILEGED & ~account.allowed_intents:
        return connection.close(4014, "Disallowed intent(s).")
    session = connection.fake.new_session(account, intents, tuple(shard))
    take(connection, session)
    guilds = connection.fake.guilds_of(session)
    unavailable = [{"unavailable": True, "id": one["id"]} for one in guilds]
    connection.dispatch("READY", {"v": 10, "user_settings": {}, "user": account.user, "session_type": "normal", "session_id": session.id,
                                  "resume_gateway_url": connection.fake.gateway_url(session.resume_port), "relationships": [],
                                  "private_channels": [], "presences": [], "guilds": unavailable, "guild_join_requests": [],
                                  "geo_ordered_rtc_regions": ["loopback"], "game_relationships": [], "auth": {}, "shard": shard,
                                  "application": {"id": account.application_id, "flags": 0}, "_trace": ["[\"fake\"]"]})
    if intents >> GUILDS & 1:
        for guild in guilds:
            connection.dispatch("GUILD_CREATE", guild)
    ready(connection)


def resume(connection: "Connection", data: dict) -> None:
    if data.get("token") not in connection.fake.accounts:
        return connection.close(4004, "Authentication failed.")
    session, sequence = connection.fake.sessions.get(data.get("session_id")), data.get("seq")
    if session is None or session.account is not connection.fake.accounts[data["token"]]:
        return connection.send(9, False)
    if type(sequence) is not int or not 0 <= sequence <= session.sequence:
        connection.fake.forget(session)
        return connection.wrong(4007, f"seq {sequence!r} of {session.sequence}")
    if connection.port != session.resume_port:
        connection.fake.violation(f"gateway #{connection.number}: resumed at port {connection.port} instead of {session.resume_port}")
    if session.connection is not None:
        session.connection.close(4000, "resumed elsewhere")
    take(connection, session)
    for number, event, kept in [one for one in session.kept if one[0] > sequence and one[1] != "RESUMED"]:
        connection.send(0, kept, s=number, t=event)
    connection.dispatch("RESUMED", {"_trace": ["[\"fake\"]"]})
    ready(connection)


def take(connection: "Connection", session: Session) -> None:
    connection.session = session
    session.connection = connection


def ready(connection: "Connection") -> None:
    connection.state = "ready"
    connection.fake.note("ready", f"#{connection.number} session {connection.session.id}", connection)
