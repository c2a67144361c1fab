// SPDX-License-Identifier: BSL-1.0
// Tests what a stdio session hears and writes on pipes, files and devices, and how it is paused, stopped and broken.
#include <monongusa/transport/stdio_session.hpp>

#include <monongusa/action/completion.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/transport/line_reader.hpp>
#include <monongusa/transport/plain_dialect.hpp>

#include "../support/descriptors.hpp"
#include "../support/without_a_clock.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <future>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include <sys/ioctl.h>

namespace mg = monongusa;
namespace action = mg::action;
using mg::transport::line_format;
using mg::transport::stdio_config;
using stdio_session = mg::transport::stdio_session<mg::transport::plain_dialect, mg::transport::line_reader>;

namespace {

// Writes down what it hears; `then` is called with each message.
template <class Then>
struct hearing : support::without_a_clock {
    template <class Event>
    static constexpr bool wants = true;

    Then then;
    std::string heard;

    explicit hearing(Then what) : then(what) {}

    bool hear(mg::event::ready& ready) {
        (heard += "ready ") += ready.self.name + ";";
        return true;
    }
    bool hear(mg::event::disconnected& gone) {
        (heard += gone.final ? "gone: " : "gone for now: ") += gone.reason + ";";
        return true;
    }
    bool hear(mg::event::message& message) {
        ((heard += message.author.name) += ": ") += message.text + ";";
        then(message);
        return true;
    }
    template <class Event>
    bool hear(Event&) {
        heard += "?;";
        return false;
    }
};

struct nothing {
    template <class Event>
    void operator()(Event&) const {}
};

template <class Then = nothing>
std::string heard_by(stdio_session& session, Then then = {}) {
    hearing<Then> listener{then};
    auto const error = session.run(listener);
    if (error) listener.heard += "error: " + error.message();
    return listener.heard;
}

constexpr std::string_view hello = "ready bot;";
constexpr std::string_view end = "gone: end of input;";

std::string between_hello_and_end(std::string_view inner) { return std::string{hello} + std::string{inner} + std::string{end}; }

template <class Then = nothing>
std::string heard_in(std::string_view input, stdio_config config = {}, Then then = {}) {
    auto const file = support::file_with(input);
    auto const null = support::opened("/dev/null", O_WRONLY);
    config.input = file.get();
    config.output = null.get();
    stdio_session session{config};
    return heard_by(session, then);
}

void ready_comes_first_and_disconnected_last() {
    BOOST_TEST_EQ(heard_in(""), between_hello_and_end(""));
    BOOST_TEST_EQ(heard_in("tea\ncoffee"), between_hello_and_end("you: tea;you: coffee;"));
    stdio_config config;
    config.name = "hal";
    BOOST_TEST_EQ(heard_in("", config), "ready hal;gone: end of input;");
}

void blank_lines_are_nothing() {
    BOOST_TEST_EQ(heard_in("\n  \n\t\ntea\n\n\r\n"), between_hello_and_end("you: tea;"));
    BOOST_TEST_EQ(heard_in("\n  \n[12:00] <ann> tea\n \n[12:01] <bob> \n"), between_hello_and_end("ann: tea;"));
}

void an_input_that_is_none_is_at_its_end() {
    stdio_config config;
    auto const null = support::opened("/dev/null", O_WRONLY);
    config.input = -1;
    config.output = null.get();
    stdio_session session{config};
    BOOST_TEST_EQ(heard_by(session, nothing{}), between_hello_and_end(""));
}

void a_message_has_all_its_parts() {
    std::vector<mg::event::message> messages;
    heard_in("tea\n@bot: more tea\nno, @bot, not that\n", {}, [&](mg::event::message const& message) { messages.push_back(message); });
    BOOST_TEST_EQ(messages.size(), 3u);
    if (messages.size() != 3) return;
    mg::event::message expected;
    expected.id = "m1";
    expected.text = expected.raw = "tea";
    expected.author = {"you", "you", false, false};
    expected.channel = {"console", "console", mg::chat::channel_kind::open};
    expected.body_range = {0, 3};
    BOOST_TEST(messages[0] == expected);
    expected.id = "m2";
    expected.text = expected.raw = "@bot: more tea";
    expected.addressed = true;
    expected.body_range = {6, 14};
    BOOST_TEST(messages[1] == expected);
    BOOST_TEST_EQ(messages[1].body(), "more tea");
    BOOST_TEST(messages[2].addressed);
    BOOST_TEST_EQ(messages[2].body(), "no, @bot, not that");
}

void what_a_message_left_behind_is_not_in_the_next() {
    std::vector<mg::event::message> messages;
    heard_in("@bot tea\ncoffee\n", {}, [&](mg::event::message& message) {
        messages.push_back(message);
        // As if a bot had taken it away and put another one there.
        message = {};
        message.thread = "m7";
        message.attachments.emplace_back();
        message.author.self = message.author.bot = true;
    });
    BOOST_TEST(messages.size() == 2 && messages[1].thread.empty() && messages[1].attachments.empty() && !messages[1].addressed);
    BOOST_TEST(messages.size() == 2 && !messages[1].author.self && !messages[1].author.bot);
}

void bytes_that_are_no_text_are_text_as_they_are() {
    using namespace std::string_literals;
    BOOST_TEST_EQ(heard_in("a\0b\n\xFF\xFE\n\xEF\xBB\xBF"s), between_hello_and_end("you: a\0b;you: \xFF\xFE;you: \xEF\xBB\xBF;"s));
    BOOST_TEST_EQ(heard_in("\xEF\xBB\xBFtea\n"), between_hello_and_end("you: tea;"));
}

constexpr std::string_view log = "[12:00] <ann> @bot tea\n[12:01] <bot> here\nann waves\n\n[12:02] <eve>  two\n<eve> none\n";

void irc_is_read_if_the_first_line_certainly_is_irc() {
    std::string heard;
    auto const told = support::logged_by([&] { heard = heard_in(log); });
    BOOST_TEST_EQ(heard, between_hello_and_end("ann: @bot tea;bot: here;eve:  two;"));
    BOOST_TEST_EQ(told,
                  "warning: stdin:3: not in the format [hh:mm] <nick> text; skipped, as will be all such lines\n"
                  "warning: stdin: 2 lines were not in the format [hh:mm] <nick> text\n");
    BOOST_TEST_EQ(heard_in("\n[12:00] <ann> tea\n"), between_hello_and_end("ann: tea;"));
    BOOST_TEST_EQ(heard_in("tea\n[12:00] <ann> tea\n"), between_hello_and_end("you: tea;you: [12:00] <ann> tea;"));
}

void a_format_that_was_named_stands() {
    stdio_config lines;
    lines.format = line_format::lines;
    BOOST_TEST_EQ(heard_in("[12:00] <ann> tea\n", lines), between_hello_and_end("you: [12:00] <ann> tea;"));
    stdio_config irc;
    irc.format = line_format::irc;
    std::string heard;
    auto const told = support::logged_by([&] { heard = heard_in("tea\n[12:00] <ann> tea\n", irc); });
    BOOST_TEST_EQ(heard, between_hello_and_end("ann: tea;"));
    BOOST_TEST_EQ(told,
                  "warning: stdin:1: not in the format [hh:mm] <nick> text; skipped, as will be all such lines\n"
                  "warning: stdin: 1 line was not in the format [hh:mm] <nick> text\n");
}

void who_has_the_name_of_the_bot_is_the_bot() {
    std::string heard;
    auto const remember = [&](mg::event::message const& message) {
        heard += message.author.name + (message.author.self ? " self" : "") + (message.author.bot ? " bot;" : ";");
    };
    heard_in("[12:00] <ann> tea\n[12:00] <bot> tea\n[12:00] <bot2> tea\n", {}, remember);
    BOOST_TEST_EQ(heard, "ann;bot self bot;bot2;");
    heard.clear();
    stdio_config config;
    config.name = "ann";
    heard_in("[12:00] <ann> tea\n[12:00] <bot> tea\n", config, remember);
    BOOST_TEST_EQ(heard, "ann self bot;bot;");
}

void a_line_that_is_too_long_is_skipped_with_a_sentence() {
    stdio_config config;
    config.longest_line = 5;
    std::string heard;
    auto const told = support::logged_by([&] { heard = heard_in("12345\n123456\ntea\n", config); });
    BOOST_TEST_EQ(heard, between_hello_and_end("you: 12345;you: tea;"));
    BOOST_TEST_EQ(told, "warning: stdin:2: the line is longer than 5 bytes and was skipped\n");
}

// One that says by `wants` that nobody hears messages is given none.
struct deaf : support::without_a_clock {
    template <class Event>
    static constexpr bool wants = false;
    int messages = 0;
    template <class Event>
    bool hear(Event&) {
        messages += std::is_same_v<Event, mg::event::message>;
        return false;
    }
};
void a_message_that_nobody_wants_is_not_made() {
    auto const file = support::file_with("tea\n");
    stdio_config config;
    config.input = file.get();
    stdio_session session{config};
    deaf listener;
    BOOST_TEST(!session.run(listener));
    BOOST_TEST_EQ(listener.messages, 0);
}

mg::chat::origin to_ann(std::string message) { return {{"console", "console"}, {"ann", "ann"}, std::move(message), ""}; }

void actions_are_written_a_line_each() {
    auto const file = support::file_with("");
    stdio_config config;
    config.output = file.get();
    stdio_session session{config};
    std::vector<mg::chat::sent> all;
    auto const done = [&](std::error_code error, mg::chat::sent const& sent) {
        BOOST_TEST(!error);
        all.push_back(sent);
    };
    session.perform(action::send{"one\ntwo", to_ann("")}, done);
    session.perform(action::reply{"three", to_ann("")}, done);
    BOOST_TEST(all.size() == 2 && all[0].message == "m1" && all[1].message == "m2" && all[0].channel.name == "console");
    session.perform(action::react{"tada", to_ann("m1")}, done);
    session.perform(action::edit{"other words", to_ann("m1")}, done);
    session.perform(action::unreact{"tada", to_ann("m1")}, done);
    session.perform(action::delete_message{to_ann("m2")}, done);
    session.perform(action::delete_message{to_ann("m99")}, mg::ignored);
    BOOST_TEST(all.size() == 6 && all[2].message.empty() && all[3].message == "m1" && all[4].message.empty() && all[5].message.empty());
    session.perform(action::typing{to_ann("")}, done);
    session.perform(action::upload{"", {{"tea.csv", "a,b"}}, to_ann("")}, done);
    session.perform(action::embed{.title = "Tea", .footer = "till six", .to = to_ann("")}, done);
    BOOST_TEST(all.size() == 9 && all[6].message.empty() && all[7].message == "m3" && all[8].message == "m4");
    session.perform(action::react{"eyes", to_ann("m3")}, done);
    session.perform(action::react{"eyes", to_ann("m4")}, done);
    ::lseek(file.get(), 0, SEEK_SET);
    BOOST_TEST_EQ(support::read_all(file.get()),
                  "one\\ntwo\n@ann: three\n:tada: on \"one\\ntwo\"\nedited: other words\n:tada: off \"other words\"\n"
                  "deleted: \"three\"\ndeleted: \"m99\"\n"
                  "typing\nuploaded tea.csv (3 bytes)\nembedded: Tea\\ntill six\n:eyes: on \"tea.csv\"\n:eyes: on \"Tea\"\n");
}

struct wants_messages {
    template <class Event>
    static constexpr bool wants = true;
};

// Else a busy chat would push what waits for its handler out of memory.
void what_nobody_accepts_is_forgotten() {
    constexpr int many = 10'000;
    std::string input = "the first\n";
    for (int i = 0; i < many; ++i) input += "chatter\n";
    auto const from = support::file_with(input);
    auto const to = support::file_with("");
    stdio_config config;
    config.input = from.get();
    config.output = to.get();
    stdio_session session{config};
    struct accepts_the_first : support::without_a_clock {
        int heard = 0;
        std::string last{};

        bool hear(mg::event::ready&) { return true; }
        bool hear(mg::event::disconnected&) { return true; }
        bool hear(mg::event::message& message) {
            last = message.id;
            return ++heard == 1;
        }
    };
    struct listening : accepts_the_first, wants_messages {};
    listening listener;
    BOOST_TEST(!session.run(listener));
    BOOST_TEST_EQ(listener.heard, many + 1);
    // Their ids are not given out again.
    BOOST_TEST_EQ(listener.last, "m10001");
    session.perform(action::react{"tada", to_ann("m1")}, mg::ignored);
    session.perform(action::react{"tada", to_ann(listener.last)}, mg::ignored);
    ::lseek(to.get(), 0, SEEK_SET);
    BOOST_TEST_EQ(support::read_all(to.get()), ":tada: on \"the first\"\n:tada: on \"m10001\"\n");
}

void bytes_are_logged_where_that_is_wanted() {
    auto const bytes = [](bool shown) {
        stdio_config config;
        auto const before = mg::log::process().shown();
        if (shown) mg::log::process().show(mg::log::level::bytes);
        auto const told = support::logged_by([&] {
            auto const file = support::file_with("tea\r\n");
            auto const null = support::opened("/dev/null", O_WRONLY);
            config.input = file.get();
            config.output = null.get();
            stdio_session session{config};
            heard_by(session, [&](mg::event::message const&) { session.perform(action::send{"coffee", to_ann("")}, mg::ignored); });
        });
        mg::log::process().show(before);
        return told;
    };
    auto const told = bytes(true);
    auto const read = told.find("stdin: 00000000  74 65 61 0d 0a                                    |tea..|\n");
    auto const written = told.find("stdout: 00000000  63 6f 66 66 65 65 0a                              |coffee.|\n");
    BOOST_TEST(read != std::string::npos && written != std::string::npos && read < written);
    BOOST_TEST_EQ(bytes(false), "");
}

// --- on another thread

struct running {
    support::pipe_ends input;
    support::pipe_ends output;
    stdio_session session;
    std::atomic<pid_t> thread_id = 0;

    running() : session{configured()} {}
    stdio_config configured() {
        stdio_config config;
        config.input = input.reading.get();
        config.output = output.writing.get();
        return config;
    }

    template <class Then = nothing>
    std::future<std::string> start(Then then = {}) {
        return std::async(std::launch::async, [this, then] {
            thread_id = ::gettid();
            thread_id.notify_all();
            return heard_by(session, then);
        });
    }
    // Until the session can do nothing by itself.
    void settle() {
        thread_id.wait(0);
        support::until_waiting(thread_id);
    }
};

void a_line_is_heard_before_the_next_is_there() {
    running other;
    std::promise<void> first;
    auto heard = other.start([&](mg::event::message const& message) {
        if (message.text == "tea") first.set_value();
    });
    support::write_all(other.input.writing.get(), "tea\ncof");
    first.get_future().wait();
    support::write_all(other.input.writing.get(), "fee\n");
    other.input.writing.close();
    BOOST_TEST_EQ(heard.get(), between_hello_and_end("you: tea;you: coffee;"));
}

void stop_ends_a_wait_for_input() {
    running other;
    auto heard = other.start();
    other.settle();
    other.session.stop();
    BOOST_TEST(heard.get().starts_with("ready bot;gone: "));
    // The writer is still there: it was not the end of the input.
    BOOST_TEST(::fcntl(other.input.writing.get(), F_GETFD) >= 0);
}

void stop_in_a_handler_leaves_what_was_read() {
    running other;
    support::write_all(other.input.writing.get(), "tea\ncoffee\ncake\n");
    auto heard = other.start([&](mg::event::message const& message) {
        if (message.text == "coffee") other.session.stop();
    });
    auto const all = heard.get();
    BOOST_TEST(all.starts_with("ready bot;you: tea;you: coffee;gone: "));
}

void nothing_is_heard_while_paused() {
    running other;
    std::atomic<int> messages = 0;
    std::promise<void> paused;
    support::write_all(other.input.writing.get(), "one\ntwo\n");
    auto heard = other.start([&](mg::event::message const& message) {
        ++messages;
        if (message.text != "one") return;
        other.session.pause();
        paused.set_value();
    });
    paused.get_future().wait();
    other.settle();
    support::write_all(other.input.writing.get(), "three\n");
    other.settle();
    // Neither what had been read already nor what has come since; that is left in the pipe.
    BOOST_TEST_EQ(messages.load(), 1);
    int left = 0;
    BOOST_TEST_EQ(::ioctl(other.input.reading.get(), FIONREAD, &left), 0);
    BOOST_TEST_EQ(left, 6);
    other.input.writing.close();
    other.session.resume();
    BOOST_TEST_EQ(heard.get(), between_hello_and_end("you: one;you: two;you: three;"));
}

void paused_while_it_waits_it_reads_nothing() {
    running other;
    auto heard = other.start();
    other.settle();
    other.session.pause();
    support::write_all(other.input.writing.get(), "tea\n");
    other.settle();
    int left = 0;
    BOOST_TEST_EQ(::ioctl(other.input.reading.get(), FIONREAD, &left), 0);
    BOOST_TEST_EQ(left, 4);
    other.session.resume();
    other.input.writing.close();
    BOOST_TEST_EQ(heard.get(), between_hello_and_end("you: tea;"));
}

void stop_ends_a_pause() {
    running other;
    other.session.pause();
    auto heard = other.start();
    other.settle();
    other.session.stop();
    BOOST_TEST(heard.get().starts_with("ready bot;gone: "));
}

void actions_go_out_while_paused() {
    running other;
    other.session.pause();
    auto heard = other.start();
    other.settle();
    other.session.perform(action::send{"tea", to_ann("")}, mg::ignored);
    char line[4];
    BOOST_TEST_EQ(::read(other.output.reading.get(), line, sizeof line), 4);
    other.session.stop();
    heard.wait();
}

// A reader that is slow is waited for, also where the output does not block by itself.
void an_output_that_is_full_for_now_is_waited_for() {
    running other;
    BOOST_TEST_EQ(::fcntl(other.output.writing.get(), F_SETFL, O_NONBLOCK), 0);
    auto const text = std::string(1 << 20, 'x');
    std::thread writer{[&] {
        other.session.perform(action::send{text, to_ann("")}, [](std::error_code error, auto const&) { BOOST_TEST(!error); });
        other.output.writing.close();
    }};
    BOOST_TEST(support::read_all(other.output.reading.get()) == text + "\n");
    writer.join();
}

// --- what is broken

template <class Descriptor>
std::string heard_from(Descriptor const& input) {
    auto const null = support::opened("/dev/null", O_WRONLY);
    stdio_config config;
    config.input = input.get();
    config.output = null.get();
    stdio_session session{config};
    return heard_by(session);
}

void inputs_that_have_nothing_end_cleanly() {
    BOOST_TEST_EQ(heard_from(support::opened("/dev/null", O_RDONLY)), between_hello_and_end(""));
    auto const file = support::opened("/dev/null", O_RDONLY);
    int const number = ::fcntl(file.get(), F_DUPFD_CLOEXEC, 200);
    ::close(number);
    stdio_config config;
    config.input = number;
    stdio_session session{config};
    BOOST_TEST_EQ(heard_by(session), between_hello_and_end(""));
}

void an_input_that_cannot_be_read_is_an_error() {
    auto const words = std::make_error_code(std::errc::is_a_directory).message();
    BOOST_TEST_EQ(heard_from(support::opened("/", O_RDONLY | O_DIRECTORY)), "ready bot;gone: " + words + ";error: " + words);
}

// The input goes on, but nobody can be answered any more.
void an_output_that_cannot_be_written_ends_the_run() {
    support::pipe_ends without_reader;
    without_reader.reading.close();
    struct row {
        int descriptor;
        std::errc error;
    };
    auto const full = support::opened("/dev/full", O_WRONLY);
    for (auto const& row : {row{full.get(), std::errc::no_space_on_device}, row{without_reader.writing.get(), std::errc::broken_pipe},
                            row{-1, std::errc::bad_file_descriptor}}) {
        support::pipe_ends input;
        support::write_all(input.writing.get(), "one\ntwo\n");
        stdio_config config;
        config.input = input.reading.get();
        config.output = row.descriptor;
        stdio_session session{config};
        std::vector<std::error_code> outcomes;
        auto const heard = heard_by(session, [&](mg::event::message const&) {
            for (int i = 0; i < 2; ++i) {
                session.perform(action::send{"tea", to_ann("")}, [&](std::error_code error, auto const&) { outcomes.push_back(error); });
            }
        });
        auto const words = std::make_error_code(row.error).message();
        BOOST_TEST_EQ(heard, "ready bot;you: one;gone: " + words + ";error: " + words);
        BOOST_TEST(outcomes.size() == 2 && outcomes[0] == row.error && outcomes[1] == row.error);
    }
}

using handler = void (*)(int);
handler handler_of_broken_pipes() {
    struct sigaction now = {};
    ::sigaction(SIGPIPE, nullptr, &now);
    return now.sa_handler;
}
void ours(int) {}

void the_signal_of_a_broken_pipe_is_as_before() {
    for (handler const before : {SIG_DFL, SIG_IGN, &ours}) {
        ::signal(SIGPIPE, before);
        handler during = nullptr;
        heard_in("tea\n", {}, [&](mg::event::message const&) { during = handler_of_broken_pipes(); });
        BOOST_TEST(during == (before == SIG_DFL ? SIG_IGN : before));
        BOOST_TEST(handler_of_broken_pipes() == before);
    }
    ::signal(SIGPIPE, SIG_DFL);
}

}  // namespace

int main() {
    ready_comes_first_and_disconnected_last();
    blank_lines_are_nothing();
    an_input_that_is_none_is_at_its_end();
    a_message_has_all_its_parts();
    what_a_message_left_behind_is_not_in_the_next();
    bytes_that_are_no_text_are_text_as_they_are();
    irc_is_read_if_the_first_line_certainly_is_irc();
    a_format_that_was_named_stands();
    who_has_the_name_of_the_bot_is_the_bot();
    a_line_that_is_too_long_is_skipped_with_a_sentence();
    a_message_that_nobody_wants_is_not_made();
    actions_are_written_a_line_each();
    what_nobody_accepts_is_forgotten();
    bytes_are_logged_where_that_is_wanted();
    a_line_is_heard_before_the_next_is_there();
    stop_ends_a_wait_for_input();
    stop_in_a_handler_leaves_what_was_read();
    nothing_is_heard_while_paused();
    paused_while_it_waits_it_reads_nothing();
    stop_ends_a_pause();
    actions_go_out_while_paused();
    an_output_that_is_full_for_now_is_waited_for();
    inputs_that_have_nothing_end_cleanly();
    an_input_that_cannot_be_read_is_an_error();
    an_output_that_cannot_be_written_ends_the_run();
    the_signal_of_a_broken_pipe_is_as_before();
    return boost::report_errors();
}
