# SPDX-License-Identifier: BSL-1.0
"""What tests/support/fake_slack.py is made of: a folder of nouns."""
