# SPDX-License-Identifier: BSL-1.0
"""What the fakes of tests/support share, whatever platform they are of: ports, HTTP, websockets, faults, waiting."""
