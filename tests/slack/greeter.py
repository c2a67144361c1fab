#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The greeter on a fake Slack: what it says, and what it makes of each fault.  Each scenario has a fake and a bot of its own."""

import sys

import staging
import conversation  # noqa: F401  (these fill the list)
import deliveries  # noqa: F401
import endings  # noqa: F401
import over_http  # noqa: F401
import socket_faults  # noqa: F401
import web_faults  # noqa: F401

if __name__ == "__main__":
    sys.exit(staging.main(__doc__))
