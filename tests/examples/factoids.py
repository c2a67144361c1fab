#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The factoids give one answer to each question: on a few lines by the letter, on the real log as many as grep counts."""

import resource
import subprocess
import sys
from pathlib import Path

from expect import BOT, expect, expect_answers

expect_answers(
    "!info vim\n!tell alice about ssh\n!emacs\nhello !vim\n!\n!info\n",
    [
        "vim is an editor; :q leaves it",
        "alice: ssh gives a shell on another machine; the package openssh-server lets others in",
        "I know nothing about emacs",
        "I know nothing about info",
    ],
)

log = Path(__file__).resolve().parents[3] / "shared" / "data" / "ubuntu-irc.log"
if not log.exists():
    print("the real log is not here; its part is skipped")
    sys.exit(0)


def on_log(times: int, *options: str) -> tuple[bytes, int]:
    """The answers, and the peak memory in kB, on the log so many times over."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    with subprocess.Popen(["cat", *[str(log)] * times], stdout=subprocess.PIPE) as cat:
        ended = subprocess.run([BOT, "--format", "irc", *options], stdin=cat.stdout, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    expect("exit status on the log", ended.returncode, 0)
    return ended.stdout, max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


question = r"^\[[0-9:]+\] <[^>]+> (!info [A-Za-z0-9_.+-]+|!tell [^ ]+ about [A-Za-z0-9_.+-]+|![A-Za-z0-9_.+-]+)"
counted = int(subprocess.run(["grep", "-cE", question, str(log)], stdout=subprocess.PIPE).stdout)
answers, once = on_log(1)
expect("answers on the log, beside what grep counts", answers.count(b"\n"), counted)
thrice_answers, thrice = on_log(3)
expect("answers on the log three times over", thrice_answers == 3 * answers, True)
expect(f"memory does not grow with the input ({once} kB, {thrice} kB)", thrice <= once + 2048, True)
for threads in ("1", "2", "4"):
    expect(f"the same to the byte on {threads} threads", on_log(1, "--threads", threads)[0] == answers, True)
pooled, memory = on_log(3, "--threads", "4")
expect("the same three times over on 4 threads", pooled == thrice_answers, True)
expect(f"memory stays flat on 4 threads ({thrice} kB, {memory} kB)", memory <= thrice + 4096, True)
