// SPDX-License-Identifier: BSL-1.0
// launch: main() of a bot: its options, its transport, its exit status.

#ifndef MONONGUSA_LAUNCH_HPP
#define MONONGUSA_LAUNCH_HPP

#include <monongusa/bot/introspection.hpp>
#include <monongusa/bot/run.hpp>
#include <monongusa/context/any_sink.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/linkage.hpp>
#include <monongusa/transport/stdio.hpp>
#include <monongusa/version.hpp>

#include <boost/hana/unpack.hpp>

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <cerrno>
#include <unistd.h>

namespace monongusa {

namespace detail {

// A transport whose sink is `any_sink`, so that the handlers of a launched bot are compiled once for all transports.
template <class Transport>
class launched {
public:
    static constexpr auto emits = Transport::emits;
    static constexpr auto performs = Transport::performs;

    explicit launched(Transport transport) : transport_(std::move(transport)) {}

    std::string_view name() const noexcept { return transport_.name(); }
    any_sink sink() {
        sink_.emplace(transport_.sink());
        return any_sink::of(*sink_);
    }
    template <class Listener>
    std::error_code run(Listener& listener) {
        return transport_.run(listener);
    }
    void stop() { transport_.stop(); }
    void pause() { transport_.pause(); }
    void resume() { transport_.resume(); }
    void rearm()
        requires drives_clock<Transport>
    {
        transport_.rearm();
    }

private:
    Transport transport_;
    std::optional<decltype(std::declval<Transport&>().sink())> sink_;
};

// An executor that is chosen when the program starts, so that a launched bot is compiled once, whatever its options.
class launched_executor {
public:
    /// In place without threads.
    explicit launched_executor(executor::thread_pool_config const& how) {
        if (how.threads > 0) pool_.emplace(how);
    }

    bool in_place() const noexcept { return !pool_; }

    template <class Task>
    bool try_execute(Task&& task) {
        return pool_ ? pool_->try_execute(std::forward<Task>(task)) : executor::inplace{}.try_execute(task);
    }
    template <class Callback>
    void on_room(Callback&& callback) {
        pool_ ? pool_->on_room(std::forward<Callback>(callback)) : executor::inplace{}.on_room(callback);
    }
    bool drain(instant deadline) { return !pool_ || pool_->drain(deadline); }
    bool at_rest() const noexcept { return !pool_ || pool_->at_rest(); }

private:
    std::optional<executor::thread_pool> pool_;
};

struct launch_options {
    std::string_view program;
    transport::stdio_config stdio;
    executor::thread_pool_config threads{.threads = 0};
    std::chrono::seconds grace{5};
    int verbosity = 0;
    bool list = false;
    bool help = false;
    bool version = false;
};

constexpr std::string_view launch_help =
    " [option...]\n"
    "\n"
    "  --on TRANSPORT   where the bot lives: stdio (the default)\n"
    "  --format FORMAT  what the input of stdio looks like: lines, irc ([hh:mm] <nick> text);\n"
    "                   without it irc if the first line certainly is, else lines\n"
    "  --name NAME      what the bot is called, @NAME speaks to it (bot)\n"
    "  --threads N      runs the handlers on N threads, 0 (the default): where the messages are read\n"
    "  --order ORDER    what never overtakes itself on threads: channel (the default), author, none\n"
    "  --grace SECONDS  how long handlers may go on when the bot is to end (5)\n"
    "  -v, -vv          logs what the bot hears, decides and does; with -vv also what is said\n"
    "  --list           prints the table of reactions\n"
    "  --help           prints this\n"
    "  --version        prints the version of monongusa\n"
    "\n"
    "A line of input is a message, a line of output an answer; logs go to stderr.\n"
    "SIGINT and SIGTERM end the bot when its handlers have ended, a second one at once.\n"
    "Exit status: 0 at the end of the input, 1 after an error, 2 for a wrong option.\n";

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

inline int take_value(launch_options& options, std::string_view option, std::string_view value) {
    long count = 0;
    if (option == "--on") {
        if (value == "discord" || value == "slack") return wrong_option("this program was built without the transport '", value, "'");
        if (value != "stdio") return wrong_option("there is no transport '", value, "'");
    } else if (option == "--format") {
        if (value != "lines" && value != "irc") return wrong_option("there is no format '", value, "'");
        options.stdio.format = value == "irc" ? transport::line_format::irc : transport::line_format::lines;
    } else if (option == "--threads") {
        if (!read_count(value, 1024, count)) return wrong_option("'", value, "' is no number of threads; it is one from 0 to 1024");
        options.threads.threads = static_cast<std::size_t>(count);
    } else if (option == "--order") {
        auto const order = executor::order_called(value);
        if (!order) return wrong_option("there is no order '", value, "'");
        options.threads.order = *order;
    } else if (option == "--grace") {
        if (!read_count(value, 86400, count)) return wrong_option("'", value, "' is no grace period; it is a number of seconds from 0 to 86400");
        options.grace = std::chrono::seconds{count};
    } else {
        if (value.empty() || value.find_first_of(" \t\n@") != std::string_view::npos) {
            return wrong_option("'", value, "' cannot be a name; it is one word without '@'");
        }
        options.stdio.name = value;
    }
    return 0;
}

inline bool takes_value(std::string_view option) noexcept {
    for (std::string_view const one : {"--on", "--format", "--name", "--threads", "--order", "--grace"}) {
        if (option == one) return true;
    }
    return false;
}

// How often `v` stands behind one `-`; 0 if that is not what it is.
inline int verbosity_in(std::string_view option) noexcept {
    bool const only = option.size() > 1 && option.front() == '-' && option.find_first_not_of('v', 1) == std::string_view::npos;
    return only ? static_cast<int>(option.size() - 1) : 0;
}

/// Reads the arguments; an exit status other than 0 if they are wrong, which has been told.
inline int read_options(int argc, char const* const* argv, launch_options& options) {
    if (argc > 0) options.program = argv[0];
    for (int i = 1; i < argc; ++i) {
        std::string_view const argument = argv[i];
        auto const equals = argument.find('=');
        auto const option = argument.substr(0, equals);
        bool const has_value = equals != std::string_view::npos;
        if (takes_value(option)) {
            if (!has_value && i + 1 == argc) return wrong_option("the option '", option, "' needs a value");
            auto const value = has_value ? argument.substr(equals + 1) : std::string_view{argv[++i]};
            if (int const status = take_value(options, option, value)) return status;
        } else if (int const more = verbosity_in(argument); more > 0) {
            options.verbosity += more;
        } else if (argument == "--list") {
            options.list = true;
        } else if (argument == "--help" || argument == "-h") {
            options.help = true;
        } else if (argument == "--version") {
            options.version = true;
        } else {
            return wrong_option("there is no option '", argument, "'");
        }
    }
    return 0;
}

/// Writes to stdout; the exit status.
inline int print(std::string_view text) {
    transport::no_broken_pipe_signal const guard;
    while (!text.empty()) {
        auto const written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            log::error("monongusa: stdout: ", std::error_code{errno, std::generic_category()}.message());
            return 1;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

inline void append_column(std::string& out, std::string_view text, std::size_t width) {
    append_visible(out, text);
    out.append(text.size() < width ? width - text.size() : 1, ' ');
}

inline void append_row(std::string& out, rule_info const& row) {
    append_column(out, joined(row.position), 4);
    append_column(out, name_of(row.verb), 15);
    append_column(out, row.event, 18);
    append_visible(out, row.matcher);
    if (row.groups != 0) append_part(out, joined("  ", row.groups, row.groups == 1 ? " group" : " groups"));
    if (includes(row.audience, audience::bots)) out += "  from anyone";
    if (includes(row.audience, audience::self)) out += "  from self";
    out += '\n';
}

/// What the compiler knows of a table, for people.
template <class Table>
std::string description_of_table(Table const& table) {
    std::string out;
    for (auto const& row : rules(table)) append_row(out, row);
    auto const names = [&out](std::string_view title, auto... name) {
        out += title;
        [[maybe_unused]] std::string_view separator = " ";
        ((out += separator, out += name, separator = ", "), ...);
        out += '\n';
    };
    boost::hana::unpack(events(table), [&](auto... event) { names("hears:", decltype(event)::type::event_name...); });
    boost::hana::unpack(actions(table), [&](auto... action) { names("may:  ", decltype(action)::type::action_name...); });
    return out;
}

}  // namespace detail

inline namespace MONONGUSA_LINKAGE {  // with_network or terminal_only

/// Runs the table, which it refers to, as the command line says: `--on` which transport, `--threads`, `--list`, … (`--help` has them all).  `given` is
/// what `mg::with(…)` made.  Returns the exit status: 0 for a clean end, 1 after an error, 2 for a wrong option; errors are told on stderr.
template <class Table, class... Given>
int launch(int argc, char const* const* argv, Table const& reactions, components<Given...> given = components<>{}) {
    detail::MONONGUSA_LINKAGE::need_src();
    detail::launch_options options;
    if (int const status = detail::read_options(argc, argv, options)) return status;
    if (options.help) return detail::print(detail::joined("usage: ", options.program, detail::launch_help));
    if (options.version) return detail::print(detail::joined("monongusa ", version, "\n"));
    if constexpr (table_type<Table>) {
        if (options.list) return detail::print(detail::description_of_table(reactions));
    }
    bot<detail::launched<transport::stdio>, detail::launched_executor, Table const&, components<Given...>> on_stdio{
        detail::launched{transport::stdio{std::move(options.stdio)}}, detail::launched_executor{options.threads}, reactions, std::move(given)};
    on_stdio.grace(options.grace);
    on_stdio.verbose(options.verbosity);
    return run(on_stdio);
}

}  // namespace MONONGUSA_LINKAGE

}  // namespace monongusa

#endif
