# SPDX-License-Identifier: BSL-1.0
"""A small made-up project in a temporary folder, and a tool run on it."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOLS = Path(__file__).resolve().parent.parent.parent / "tools"


def header(path: str, *body: str) -> str:
    guard = path.upper().replace("/", "_").replace(".", "_")
    head = ["// SPDX-License-Identifier: BSL-1.0", "// thing: a thing.", "", f"#ifndef {guard}", f"#define {guard}", ""]
    return "\n".join([*head, *body, "", "#endif", ""])


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def add(self, path: str, *body: str) -> None:
        """A well-written header under include/ with these lines inside its guard."""
        self.write(f"include/{path}", header(path, *body))

    def run_tool(self, tool: str, *arguments: str) -> tuple[int, str]:
        ended = subprocess.run([sys.executable, TOOLS / tool, *map(str, arguments)],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertNotIn("Traceback", ended.stdout)
        return ended.returncode, ended.stdout

    def passes(self, tool: str, *arguments: str) -> str:
        status, said = self.run_tool(tool, *arguments)
        self.assertEqual(status, 0, said)
        return said

    def fails(self, tool: str, *arguments: str, saying: str) -> str:
        status, said = self.run_tool(tool, *arguments)
        self.assertEqual(status, 1, said)
        self.assertIn(saying, said)
        return said
