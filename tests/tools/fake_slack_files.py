#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/support/fake_slack.py, files: the three steps of an upload, when it is shared, and downloads."""

import json
import sys
import unittest
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from fake_slack import faults  # noqa: E402
from slack_client import OnFake  # noqa: E402


class Uploads(OnFake):
    def begun(self, content=b"content", name="a.txt"):
        wanted = self.call("files.getUploadURLExternal", filename=name, length=len(content))
        return wanted["file_id"], urlsplit(wanted["upload_url"]).path

    def test_three_steps(self):
        client, _ = self.live()
        ids = []
        for kind, body in (("application/octet-stream", b"content"),
                           ("multipart/form-data; boundary=b",
                            b'--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\ncontent\r\n--b--\r\n')):
            identity, path = self.begun()
            reply = self.request("POST", path, body, {"Content-Type": kind})
            self.assertEqual((reply.status, reply.json), (200, b"OK - 7"))
            ids.append(identity)
        parent = self.fake.say("alice", "general", "parent")
        client.event()
        made = self.call("files.completeUploadExternal", files=json.dumps([{"id": ids[0], "title": "T"}, {"id": ids[1]}]),
                         channel_id=self.id_of("general"), thread_ts=parent["ts"], initial_comment="look")
        self.assertEqual([(one["title"], "shares" in one) for one in made["files"]], [("T", False), ("a.txt", False)])
        event = client.event()
        self.assertEqual((event["subtype"], event["text"], event["thread_ts"]), ("file_share", "look", parent["ts"]))
        self.assertEqual([one["id"] for one in event["files"]], ids)
        shares = self.call("files.info", file=ids[0])["file"]["shares"]["public"]
        self.assertEqual(shares[self.id_of("general")][0]["ts"], event["ts"])
        self.assertEqual(self.error("files.completeUploadExternal", files=json.dumps([{"id": ids[0]}])), "file_not_found")

    def test_what_is_refused(self):
        for more in ({"length": 0}, {"length": "x"}, {"filename": ""}, {"alt_txt": "x" * 1001}):
            self.assertEqual(self.error("files.getUploadURLExternal", **{"filename": "a", "length": 1, **more}), "invalid_arguments")
        identity, path = self.begun()
        self.assertEqual(self.error("files.completeUploadExternal", files=json.dumps([{"id": identity}])), "file_not_found")
        self.assertEqual(self.error("files.completeUploadExternal", files="[]"), "invalid_arguments")
        self.assertEqual(self.request("POST", path, b"short").status, 400)
        self.violated("[5] bytes in place of 7")
        self.assertEqual(self.request("POST", path, b"content", {"Authorization": "Bearer x"}).status, 200)
        self.violated("with a token")
        self.assertEqual(self.request("POST", path, b"content").status, 404)
        self.violated("which takes nothing")
        elsewhere = self.fake.world.add_channel("elsewhere", "channel", [])["id"]
        for channel, error in ((elsewhere, "not_in_channel"), ("C0", "channel_not_found")):
            self.assertEqual(self.error("files.completeUploadExternal", files=json.dumps([{"id": identity}]), channel_id=channel), error)

    def test_a_download(self):
        file = self.fake.share("alice", "general", "a.txt", b"content")["files"][0]
        path = urlsplit(file["url_private_download"]).path
        good = {"Authorization": f"Bearer {self.fake.account.token}"}
        reply = self.request("GET", path, headers=good)
        self.assertEqual((reply.status, reply.getheader("Content-Type"), reply.json), (200, "text/plain", b"content"))
        for headers in ({}, {"Authorization": "Bearer x"}):
            reply = self.request("GET", path, headers=headers)
            self.assertEqual((reply.status, reply.getheader("Content-Type")), (200, "text/html; charset=utf-8"))
        self.fake.fault("download", faults.sign_in_page())
        self.assertIn(b"Sign in", self.request("GET", path, headers=good).json)
        self.fake.fault("download", faults.redirected("https://elsewhere.example/"))
        reply = self.request("GET", path, headers=good)
        self.assertEqual((reply.status, reply.getheader("Location")), (302, "https://elsewhere.example/"))
        self.fake.account.scopes.discard("files:read")
        self.assertIn(b"Sign in", self.request("GET", path, headers=good).json)


if __name__ == "__main__":
    unittest.main()
