#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""A misspelt command is understood with what follows it, and shouting is heard unless it asks."""

from expect import expect_answers

expect_answers("@bot wether Tokyo\n@bot wetaher?\nWHY IS NOBODY HERE\nWHAT?\n",
               ["@you: it rains in Tokyo", "@you: it rains", "please do not shout", ':ear: on "WHAT?"'])
for word in ("weather", "wweather", "eather", "weathe", "weather!", "waether", "weathre", "weathxr", "Weather"):
    expect_answers(f"@bot {word}\n", ["@you: it rains"])
for word in ("water", "wweatherr", "weath", "WEather", "", "?", "xx weather"):
    expect_answers(f"@bot {word}\n", [])
expect_answers("weather in Tokyo\n@bot, weather  . New York \ngood weather, @bot\nWeather, weather\n", ["@you: it rains in New York"])
expect_answers("time Paris, @bot\n@bot tim\n@bot ime\n@bot tme\n@bot te\n", ["@you: it is tea time"] * 4)
expect_answers("OK\nOK!?\nHELP!\nHELLO 世界\nHELLo\nABCD?\nA.B.C.D\n",
               ["please do not shout", "please do not shout", ':ear: on "ABCD?"', "please do not shout"])
# Each message is matched by itself, on whatever thread its handler runs.
expect_answers("@bot weathr A\n@bot weathr B\n" * 500, ["@you: it rains in A", "@you: it rains in B"] * 500, "--threads", "4")
