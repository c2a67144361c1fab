#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The greeter on a fake Discord: what it says, and what it makes of each fault.  Each scenario has a fake and a bot of its own."""

import sys

import staging
import conversation  # noqa: F401  (these fill the list)
import endings  # noqa: F401
import events  # noqa: F401
import gateway_faults  # noqa: F401
import rest_faults  # noqa: F401

if __name__ == "__main__":
    sys.exit(staging.main(__doc__))
