// SPDX-License-Identifier: BSL-1.0
// options: the command line of a launched bot.

#ifndef MONONGUSA_LAUNCH_OPTIONS_HPP
#define MONONGUSA_LAUNCH_OPTIONS_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/executor/order.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/log/colour.hpp>
#include <monongusa/log/filter_text.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/transport/console_config.hpp>

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace monongusa::detail {

/// Where a launched bot lives.
enum class home_of_bot : unsigned char { stdio, discord, slack };

constexpr std::string_view name_of(home_of_bot one) noexcept {
    return one == home_of_bot::stdio ? "stdio" : one == home_of_bot::discord ? "discord" : "slack";
}

/// How results of scripts are told.
enum class report_form : unsigned char { diff, tap, junit };

struct launch_options {
    std::string_view program;
    home_of_bot on = home_of_bot::stdio;
    transport::console_config console;
    bool named = false;  ///< The bot's name was given.
    executor::thread_pool_config threads{.threads = 0};
    std::chrono::seconds grace{5};
    std::chrono::seconds patience{60};
    std::vector<std::string_view> scripts;
    bool check = false;
    bool update = false;
    report_form report = report_form::diff;
    std::string_view record;  ///< A file, or empty.
    bool pseudonyms = false;
    std::string_view replay;  ///< A file, or empty.
    log::filter shown;
    int verbosity = 0;
    bool log_is_json = false;
    log::colour colour = log::colour::automatic;
    bool list = false;
    bool intents = false;
    bool manifest = false;
    std::string_view events_url;  ///< Where Slack sends the events, in the manifest; empty: Socket Mode.
    std::optional<std::string_view> explain{};
    bool help = false;
    bool version = false;
};

// Tells of a wrong option; the exit status says so too.
template <class... Parts>
int wrong_option(Parts const&... parts) {
    log::error("monongusa: ", parts..., "; --help lists the options");
    return 2;
}

// A whole number up to `most`, and nothing else.
inline bool read_count(std::string_view text, long most, long& count) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    return error == std::errc{} && end == text.data() + text.size() && count >= 0 && count <= most;
}

inline int take_seconds(std::chrono::seconds& seconds, std::string_view value, std::string_view what) {
    long count = 0;
    if (!read_count(value, 86400, count)) return wrong_option("'", value, "' is no ", what, "; it is a number of seconds from 0 to 86400");
    seconds = std::chrono::seconds{count};
    return 0;
}
inline int take_file(std::string_view& file, std::string_view value) {
    if (value.empty()) return wrong_option("an empty name is no file's");
    file = value;
    return 0;
}
// Slack sends events to https alone; what else may be wrong with it Slack says.
inline int take_events_url(launch_options& options, std::string_view value) {
    constexpr std::string_view scheme = "https://";
    constexpr std::size_t longest = 1000;
    bool sound = value.starts_with(scheme) && value.size() > scheme.size() && value.size() <= longest;
    for (char const character : value) sound = sound && character > ' ' && character <= '~';
    if (!sound) return wrong_option("'", value, "' is no address that Slack sends events to; write https://host/path");
    options.manifest = true;
    options.events_url = value;
    return 0;
}
inline int take_script(launch_options& options, std::string_view value) { return take_file(options.scripts.emplace_back(), value); }

/// One option: what stands for its value in the help, none for a switch, and what it does; an exit status other than 0 if it is wrong, which has been told.
struct launch_option {
    std::string_view name;
    std::string_view value;
    std::string_view help;
    int (*take)(launch_options& options, std::string_view value);
};

inline constexpr launch_option all_launch_options[] = {
    {"--on", "TRANSPORT", "where the bot lives: stdio (the default); or discord (docs/discord.md) or slack (docs/slack.md), in\n"
                          "a program that was built with the network",
     [](launch_options& options, std::string_view value) {
         for (auto const one : {home_of_bot::stdio, home_of_bot::discord, home_of_bot::slack}) {
             if (value != name_of(one)) continue;
             options.on = one;
             return 0;
         }
         return wrong_option("there is no transport '", value, "'");
     }},
    {"--format", "FORMAT", "what stdio reads and writes: lines, irc ([hh:mm] <nick> text), jsonl (docs/recordings.md)\n"
                           "or chat (docs/scripts.md); without it chat on a terminal, else irc if the first line\n"
                           "certainly is that, else lines",
     [](launch_options& options, std::string_view value) {
         auto const format = transport::format_called(value);
         if (!format) return wrong_option("there is no format '", value, "'");
         options.console.speaks = *format;
         options.console.format = value == "irc" ? transport::line_format::irc : transport::line_format::lines;
         return 0;
     }},
    {"--name", "NAME", "what the bot is called, @NAME speaks to it (bot)",
     [](launch_options& options, std::string_view value) {
         if (value.empty() || value.find_first_of(" \t\n@") != std::string_view::npos) {
             return wrong_option("'", value, "' cannot be a name; it is one word without '@'");
         }
         options.console.name = value;
         options.named = true;
         return 0;
     }},
    {"--threads", "N", "runs the handlers on N threads, 0 (the default): where the messages are read",
     [](launch_options& options, std::string_view value) {
         long count = 0;
         if (!read_count(value, 1024, count)) return wrong_option("'", value, "' is no number of threads; it is one from 0 to 1024");
         options.threads.threads = static_cast<std::size_t>(count);
         return 0;
     }},
    {"--order", "ORDER", "what never overtakes itself on threads: channel (the default), author, none",
     [](launch_options& options, std::string_view value) {
         auto const order = executor::order_called(value);
         if (!order) return wrong_option("there is no order '", value, "'");
         options.threads.order = *order;
         return 0;
     }},
    {"--grace", "SECONDS", "how long handlers may go on when the bot is to end (5)",
     [](launch_options& options, std::string_view value) { return take_seconds(options.grace, value, "grace period"); }},
    {"--check", "FILE...", "plays conversations (.chat) and tells where the bot does not do what they expect",
     [](launch_options& options, std::string_view value) {
         options.check = true;
         return take_script(options, value);
     }},
    {"--update", "", "the same, and writes into the files what the bot does",
     [](launch_options& options, std::string_view) {
         options.check = options.update = true;
         return 0;
     }},
    {"--tap", "", "with --check: tells it in the Test Anything Protocol",
     [](launch_options& options, std::string_view) {
         options.report = report_form::tap;
         return 0;
     }},
    {"--junit", "", "with --check: tells it as JUnit's XML",
     [](launch_options& options, std::string_view) {
         options.report = report_form::junit;
         return 0;
     }},
    {"--patience", "SECONDS", "with --check and --threads: how long a handler may take (60); the bot's own timers take no time",
     [](launch_options& options, std::string_view value) { return take_seconds(options.patience, value, "patience"); }},
    {"--record", "FILE", "writes down what the bot hears and does (docs/recordings.md)",
     [](launch_options& options, std::string_view value) { return take_file(options.record, value); }},
    {"--pseudonyms", "", "with --record: gives people and channels other names",
     [](launch_options& options, std::string_view) {
         options.pseudonyms = true;
         return 0;
     }},
    {"--replay", "FILE", "lets the bot hear a recording, and tells where it does something else now",
     [](launch_options& options, std::string_view value) { return take_file(options.replay, value); }},
    {"--history", "FILE", "keeps what is typed at the prompt for the next time",
     [](launch_options& options, std::string_view value) {
         std::string_view file;
         if (int const status = take_file(file, value)) return status;
         options.console.history = file;
         return 0;
     }},
    {"--log", "LEVELS", "what is logged: off, error, warning, info (the default), debug, trace or bytes, also of one part\n"
                        "alone: info,rule=debug,stdio=off",
     [](launch_options& options, std::string_view value) {
         auto const wrong = log::read_filter(value, options.shown);
         return wrong.empty() ? 0 : wrong_option("--log: ", wrong);
     }},
    {"--log-format", "FORM", "text (the default) or json, a line an object",
     [](launch_options& options, std::string_view value) {
         if (value != "text" && value != "json") return wrong_option("there is no form '", value, "' of the log; there are text and json");
         options.log_is_json = value == "json";
         return 0;
     }},
    {"--color", "WHEN", "whether the log has colours: auto (the default), always, never",
     [](launch_options& options, std::string_view value) {
         using when = log::colour;
         if (value != "auto" && value != "always" && value != "never") {
             return wrong_option("'", value, "' does not say when; there are auto, always and never");
         }
         options.colour = value == "auto" ? when::automatic : value == "always" ? when::always : when::never;
         return 0;
     }},
    {"--list", "", "prints the table of reactions",
     [](launch_options& options, std::string_view) {
         options.list = true;
         return 0;
     }},
    {"--intents", "", "prints what the table asks of Discord, and the link that invites the bot",
     [](launch_options& options, std::string_view) {
         options.intents = true;
         return 0;
     }},
    {"--manifest", "", "prints the manifest of an app for Slack that may what the table needs (docs/slack.md)",
     [](launch_options& options, std::string_view) {
         options.manifest = true;
         return 0;
     }},
    {"--manifest-url", "URL", "the same for events over HTTP, which Slack sends to URL, instead of Socket Mode",
     [](launch_options& options, std::string_view value) { return take_events_url(options, value); }},
    {"--explain", "TEXT", "prints what each rule says to somebody who says TEXT, and how far its pattern came",
     [](launch_options& options, std::string_view value) {
         options.explain = value;
         return 0;
     }},
    {"--help", "", "prints this",
     [](launch_options& options, std::string_view) {
         options.help = true;
         return 0;
     }},
    {"--version", "", "prints the version of monongusa",
     [](launch_options& options, std::string_view) {
         options.version = true;
         return 0;
     }},
};

inline std::string launch_help(std::string_view program) {
    constexpr std::size_t margin = 21;
    auto out = joined("usage: ", program, " [option...]\n\n");
    auto const row = [&](std::string_view left, std::string_view help) {
        (out += "  ") += left;
        out.append(left.size() + 2 < margin ? margin - left.size() - 2 : 1, ' ');
        for (char const character : help) {
            out += character;
            if (character == '\n') out.append(margin, ' ');
        }
        out += '\n';
    };
    for (auto const& one : all_launch_options) row(one.value.empty() ? std::string{one.name} : joined(one.name, " ", one.value), one.help);
    row("-v, -vv, -vvv", "logs what the bot hears, decides and does; with -vv also what is said, with -vvv the bytes");
    out +=
        "\n"
        "A line of input is a message, a line of output an answer; logs go to stderr.\n"
        "SIGINT and SIGTERM end the bot when its handlers have ended, a second one at once.\n"
        "Exit status: 0 at the end of the input, 1 after an error or where a check differs, 2 for a wrong option\n"
        "or a mistake in a script or a recording.\n";
    return out;
}

inline launch_option const* option_called(std::string_view name) noexcept {
    for (auto const& one : all_launch_options) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

// How often `v` stands behind one `-`; 0 if that is not what it is.
inline int verbosity_in(std::string_view option) noexcept {
    bool const only = option.size() > 1 && option.front() == '-' && option.find_first_not_of('v', 1) == std::string_view::npos;
    return only ? static_cast<int>(option.size() - 1) : 0;
}

// What makes no sense together.
inline int check_options(launch_options const& options) {
    if (options.check && options.scripts.empty()) return wrong_option("--check and --update need the name of a script");
    for (auto const script : options.scripts) {
        if (options.update && script == "-") return wrong_option("--update writes into files, and '-' is none");
    }
    if (!options.check && options.report != report_form::diff) return wrong_option("--tap and --junit go with --check");
    if (options.check && !options.replay.empty()) return wrong_option("--check and --replay do not go together");
    if (!options.record.empty() && (options.check || !options.replay.empty())) return wrong_option("--record goes with neither --check nor --replay");
    if (options.pseudonyms && options.record.empty()) return wrong_option("--pseudonyms goes with --record");
    return 0;
}

/// Reads the arguments; an exit status other than 0 if they are wrong, which has been told.
inline int read_options(int argc, char const* const* argv, launch_options& options) {
    if (argc > 0) options.program = argv[0];
    bool files = false;  // What is no option is a script's name.
    for (int i = 1; i < argc; ++i) {
        std::string_view const argument = argv[i];
        auto const equals = argument.find('=');
        bool const has_value = equals != std::string_view::npos;
        auto const* const option = option_called(argument == "-h" ? "--help" : argument.substr(0, equals));
        if (argument == "--check") {
            options.check = true;  // Its files follow, perhaps behind another option.
        } else if (option && !option->value.empty()) {
            if (!has_value && i + 1 == argc) return wrong_option("the option '", option->name, "' needs a value");
            if (int const status = option->take(options, has_value ? argument.substr(equals + 1) : std::string_view{argv[++i]})) return status;
        } else if (option && !has_value) {
            if (int const status = option->take(options, {})) return status;
        } else if (int const more = verbosity_in(argument); more > 0) {
            options.verbosity += more;
        } else if (files && (argument == "-" || !argument.starts_with('-'))) {
            if (int const status = take_script(options, argument)) return status;
        } else {
            return wrong_option("there is no option '", argument, "'");
        }
        files = files || options.check;
    }
    return check_options(options);
}

}  // namespace monongusa::detail

#endif
