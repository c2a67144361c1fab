#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/fake_discord.py as a whole: waiting, blasts, the command line.  Its parts: fake_gateway, fake_sessions, fake_rest."""

import json
import subprocess
import sys
import threading
import unittest
from pathlib import Path

SUPPORT = Path(__file__).resolve().parent.parent / "support"
sys.path.insert(0, str(SUPPORT))

from discord_client import OnFake  # noqa: E402
from fake_discord import Late, blast  # noqa: E402


class Waiting(OnFake):
    def test_what_does_not_come_is_told_with_the_log(self):
        client, _ = self.in_session()
        with self.assertRaisesRegex(Late, r"(?s)op 3.*#1 op 2"):
            self.fake.wait_frame(3, within=0.01)
        self.fake.gave_up = lambda: "the bot ended with 1"
        with self.assertRaisesRegex(Late, "but the bot ended with 1"):
            self.fake.wait_frame(3)


class Blast(OnFake):
    COUNT = 1234

    def test_all_come_in_order_and_the_end_is_known(self):
        world = self.fake.world
        kinds = {"MESSAGE_CREATE": blast.messages(world, "general", 1600), "MESSAGE_REACTION_ADD": blast.reactions(world, "general"),
                 "GUILD_CREATE": blast.guilds(world, 90_000)}
        for compress in (False, True):
            for event, payloads in kinds.items():
                with self.subTest(compress=compress, event=event):
                    count = self.COUNT if event != "GUILD_CREATE" else 20
                    client, _ = self.in_session(compress=compress)
                    client.until(0, "GUILD_CREATE")
                    prepared = blast.prepare(event, payloads, count, compressed=compress)
                    result = []  # the blast waits for the client, so it is on another thread
                    thread = threading.Thread(target=lambda: result.append(self.fake.blast(prepared)))
                    thread.start()
                    identities, sizes = set(), 0
                    for sequence in range(prepared.first, prepared.last + 1):
                        message = client.receive()
                        if message["op"] == 11:
                            message = client.receive()
                        self.assertEqual((message["t"], message["s"]), (event, sequence))
                        identities.add(message["d"].get("id") or message["d"]["message_id"])
                        sizes += len(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode())
                        if sequence == prepared.first + count // 2:
                            client.send(1, sequence)  # answered in the midst of it
                    while message["op"] != 1:
                        message = client.receive()
                    client.send(1, prepared.last)
                    thread.join()
                    self.assertEqual((len(identities), result[0]["count"], sizes), (count, count, prepared.text_bytes))
                    if event == "MESSAGE_CREATE":
                        self.assertAlmostEqual(sizes / count, 1600, delta=120)
                    self.fake.say("alice", "general", "afterwards")
                    self.assertEqual(client.until(0, "MESSAGE_CREATE")["d"]["content"], "afterwards")
                    client.close()


class ByHand(unittest.TestCase):
    def test_it_tells_where_it_is_and_takes_lines(self):
        ended = subprocess.run([sys.executable, "-B", SUPPORT / "fake_discord.py", "--tls"], input="alice: hello\nnonsense\n", text=True,
                               capture_output=True, timeout=60)
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        self.assertRegex(ended.stdout, r"DISCORD_API_BASE=https://127.0.0.1:\d+/api/v10\n")
        self.assertIn("what? ", ended.stdout)


if __name__ == "__main__":
    unittest.main()
