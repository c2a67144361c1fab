#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tools/check_floors.py refuses what the house does not allow, and nothing else."""

import unittest

from tree import Tree


class Floors(Tree):
    def refuses(self, saying: str) -> None:
        self.fails("check_floors.py", "--root", self.root, saying=saying)

    def accepts(self) -> None:
        self.passes("check_floors.py", "--root", self.root)

    def test_a_house_in_order_is_accepted(self):
        self.add("monongusa/detail/a.hpp", "#include <boost/hana/tuple.hpp>", "#include <string_view>")
        self.add("monongusa/chat/b.hpp", "#include <monongusa/detail/a.hpp>")
        self.add("monongusa/chat/c.hpp", "#include <monongusa/chat/b.hpp>")
        self.add("monongusa/executor/pool.hpp", "#include <boost/asio/thread_pool.hpp>")
        self.add("monongusa/verbs.hpp", "#include <monongusa/chat/c.hpp>")
        self.add("monongusa/core.hpp", "#include <monongusa/verbs.hpp>", "// #include <iostream>", 'auto a = "\\\n#include <map>";')
        self.add("monongusa.hpp", "#include <monongusa/core.hpp>", "#include <monongusa/executor/pool.hpp>")
        self.accepts()

    def test_a_higher_floor_is_out_of_reach(self):
        self.add("monongusa/table/t.hpp")
        self.add("monongusa/chat/b.hpp", "#include <monongusa/table/t.hpp>")
        self.refuses("chat (floor 1) may not know table (floor 4)")

    def test_siblings_do_not_know_each_other(self):
        for above, below in (("matcher", "table"), ("event", "action"), ("bot", "transport"), ("transport", "bot")):
            with self.subTest(above=above, below=below):
                self.add(f"monongusa/{below}/b.hpp")
                self.add(f"monongusa/{above}/a.hpp", f"#include <monongusa/{below}/b.hpp>")
                self.refuses(f"{above} (floor ")

    def test_no_floor_includes_a_door(self):
        self.add("monongusa.hpp")
        self.add("monongusa/launch.hpp", "#include <monongusa.hpp>")
        self.refuses("launch.hpp (floor 7) may not know monongusa.hpp (floor 8)")

    def test_a_cycle_of_files_is_refused(self):
        self.add("monongusa/chat/a.hpp", "#include <monongusa/chat/b.hpp>")
        self.add("monongusa/chat/b.hpp", "#include <monongusa/chat/a.hpp>")
        self.refuses("includes itself by way of")

    def test_a_folder_without_a_floor_is_refused(self):
        self.add("monongusa/util/a.hpp")
        self.refuses("util has no floor")

    def test_a_header_that_is_not_there_is_refused(self):
        self.add("monongusa/chat/a.hpp", "#include <monongusa/chat/b.hpp>")
        self.refuses("there is no such header")

    def test_a_relative_include_is_refused(self):
        self.add("monongusa/chat/b.hpp")
        self.add("monongusa/chat/a.hpp", '#include "b.hpp"')
        self.refuses("write includes in angle brackets")

    def test_what_may_come_from_outside_depends_on_the_folder(self):
        refused = {
            "pattern": "boost/hana/tuple.hpp", "chat": "boost/asio.hpp", "detail": "boost/hana.hpp", "matcher": "boost/mp11.hpp",
            "table": "boost/asio/post.hpp", "event": "unistd.h", "executor": "openssl/ssl.h", "bot": "boost/json.hpp", "clock": "re2/re2.h",
        }
        for folder, path in refused.items():
            with self.subTest(folder=folder, path=path):
                self.add(f"monongusa/{folder}/a.hpp", f"#include <{path}>")
                self.refuses(f"<{path}>: {folder} does not include this from outside")
                self.add(f"monongusa/{folder}/a.hpp")

    def test_the_light_door_stays_light_however_long_the_way(self):
        for heavy in ("iostream", "map", "deque", "functional", "regex", "chrono"):
            with self.subTest(heavy=heavy):
                self.add("monongusa/detail/a.hpp", f"#include <{heavy}>")
                self.add("monongusa/chat/b.hpp", "#include <monongusa/detail/a.hpp>")
                self.add("monongusa/core.hpp", "#include <monongusa/chat/b.hpp>")
                self.refuses(f"monongusa/core.hpp: leads to <{heavy}> by way of monongusa/detail/a.hpp")

    def test_asio_stays_behind_the_wide_door(self):
        self.add("monongusa/executor/pool.hpp", "#include <boost/asio/thread_pool.hpp>")
        self.add("monongusa/core.hpp", "#include <monongusa/executor/pool.hpp>")
        self.refuses("monongusa/core.hpp: leads to <boost/asio/thread_pool.hpp>")

    def test_the_heavy_half_stands_behind_a_condition(self):
        self.add("monongusa/src.hpp", "#include <openssl/ssl.h>")
        self.add("monongusa.hpp", "#ifdef MONONGUSA_IMPLEMENTATION", "#include <monongusa/src.hpp>", "#endif")
        self.accepts()
        self.add("monongusa.hpp", "#include <monongusa/src.hpp>")
        self.refuses("monongusa.hpp: leads to <openssl/ssl.h> by way of monongusa/src.hpp")
        self.add("monongusa.hpp", "#ifdef SOMETIMES", "#include <openssl/ssl.h>", "#endif")
        self.refuses("monongusa.hpp: leads to <openssl/ssl.h> by way of monongusa.hpp")

    def test_no_headers_at_all_is_no_success(self):
        self.fails("check_floors.py", "--root", self.root, saying="there are no headers")


if __name__ == "__main__":
    unittest.main()
