#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The greeter on a fake Discord: what it says, and what it makes of each fault.  Each scenario has a fake and a bot of its own."""

import argparse
import concurrent.futures
import sys
import time
import traceback

import staging
import conversation  # noqa: F401  (these fill the list)
import endings  # noqa: F401
import events  # noqa: F401
import gateway_faults  # noqa: F401
import rest_faults  # noqa: F401


def play(name: str, program: str) -> tuple:
    """What went wrong, or None; and how long it took."""
    begun = time.monotonic()
    try:
        staging.SCENARIOS[name](program)
        return None, time.monotonic() - begun
    except Exception as error:
        what = str(error) if isinstance(error, AssertionError) else traceback.format_exc()
        return f"{what}\n--- the fake's log\n{getattr(error, 'told', '')}", time.monotonic() - begun


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", nargs="?", help="examples/greeter, built with the network")
    parser.add_argument("scenarios", nargs="*", help="all, unless some are named")
    parser.add_argument("--jobs", type=int, default=4, help="scenarios at the same time; they wait more than they work")
    parser.add_argument("--patience", type=float, default=1.0, help="so much longer may all take, as with a sanitizer or on a slow machine")
    parser.add_argument("--list", action="store_true", help="prints the names")
    given = parser.parse_args()
    if given.list:
        print("\n".join(staging.SCENARIOS))
        return 0
    if given.program is None:
        parser.error("which program?")
    staging.FakeDiscord.patience = given.patience
    names = given.scenarios or list(staging.SCENARIOS)
    unknown = [name for name in names if name not in staging.SCENARIOS]
    if unknown:
        parser.error(f"there is no scenario {', '.join(unknown)}")
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(given.jobs) as together:
        for name, (wrong, took) in zip(names, together.map(lambda one: play(one, given.program), names)):
            print(f"{'ok    ' if wrong is None else 'FAILED'} {name} ({took:.1f} s)", flush=True)
            if wrong is not None:
                failed += 1
                print("    " + wrong.replace("\n", "\n    "), flush=True)
    print(f"{len(names) - failed} of {len(names)} as they should be")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
