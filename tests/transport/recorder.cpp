// SPDX-License-Identifier: BSL-1.0
// recorder: what it writes holds no secret, is its owner's alone, and its end is no end of the bot.
#include <monongusa/transport/recorder.hpp>

#include "../support/descriptors.hpp"

#include <monongusa/error/error.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/wire/jsonl/recording.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

namespace mg = monongusa;
namespace jsonl = mg::wire::jsonl;
using namespace std::string_view_literals;
using mg::transport::recorded_config;
using mg::transport::recorder;

struct folder {
    char path[32] = "/tmp/monongusa-test-XXXXXX";
    folder() {
        if (!::mkdtemp(path)) throw std::system_error{errno, std::generic_category(), "mkdtemp"};
    }
    ~folder() {
        ::unlink(file().c_str());
        ::rmdir(path);
    }
    std::string file() const { return std::string{path} + "/a.jsonl"; }
};

std::string contents(int file) {
    ::lseek(file, 0, SEEK_SET);
    return support::read_all(file);
}
std::string contents(std::string const& path) { return support::read_all(support::opened(path.c_str(), O_RDONLY).get()); }

mg::event::message said(std::string_view text) {
    mg::event::message message;
    message.text = message.raw = text;
    message.author = {"U1", "alice"};
    message.channel = {"C1", "general"};
    return message;
}

// Half a second later each time it is asked.
struct steps {
    mg::instant now{};
    static mg::instant next(void* self) {
        auto& of = *static_cast<steps*>(self);
        return of.now += std::chrono::milliseconds{500};
    }
};

void events_and_actions_are_lines_in_their_order() {
    auto const file = support::file_with("");
    steps clock;
    recorder notes{{.descriptor = file.get(), .transport = "stdio", .now = &steps::next, .clock = &clock}};
    BOOST_TEST(!notes.start("bot"));
    BOOST_TEST(!notes.start("other"));  // Nothing the second time.
    notes.heard(said("tea"));
    auto line = notes.begun(mg::action::send{"here", {{"C1", ""}, {}, "", ""}}, {1, 2, 1, 0});
    notes.heard(said("more"));
    notes.done(std::move(line), {}, "b1");
    notes.done(notes.begun(mg::action::react{"tada", {}}, {2, 1, 1, 0}), mg::error::not_supported, "");
    BOOST_TEST_EQ(contents(file.get()), R"({"v":1,"type":"recording","bot":"bot","transport":"stdio"}
{"v":1,"type":"message","event":1,"at":0.500,"text":"tea","user":"U1","user_name":"alice","channel":"C1","channel_name":"general"}
{"v":1,"type":"message","event":2,"at":1.500,"text":"more","user":"U1","user_name":"alice","channel":"C1","channel_name":"general"}
{"v":1,"type":"send","event":1,"rule":2,"number":1,"at":1.000,"text":"here","to_channel":"C1","sent":"b1"}
{"v":1,"type":"react","event":2,"rule":1,"number":1,"at":2.000,"emoji":"tada","error":"the transport does not perform this action"}
)");
}

void of_a_long_file_no_more_is_kept_than_what_it_is_known_by() {
    auto const file = support::file_with("");
    mg::secret const token{"planted-token-value", "PLANTED"};
    std::string const large(jsonl::most_file_content + 1, 'x');
    recorder notes{{.descriptor = file.get()}};
    BOOST_TEST(!notes.start("bot"));
    mg::action::upload const upload{"look", {{"a.csv", "a,planted-token-value"}, {"b.bin", large}}, {}};
    notes.done(notes.begun(upload, {1, 1, 1, 0}), {}, "b1");
    auto const all = contents(file.get());
    BOOST_TEST(all.size() < 1000);
    BOOST_TEST_NE(all.find(R"-("files":[{"name":"a.csv","content":"a,(secret PLANTED)"},{"name":"b.bin","content":"(262145 bytes, )-"),
                  std::string::npos);
}

void a_new_file_is_its_owners_alone() {
    folder const here;
    ::umask(0);
    {
        recorder notes{{.path = here.file()}};
        BOOST_TEST(!notes.start("bot"));
    }
    struct stat status {};
    BOOST_TEST_EQ(::stat(here.file().c_str(), &status), 0);
    BOOST_TEST_EQ(status.st_mode & 0777U, 0600U);
    BOOST_TEST_EQ(contents(here.file()), "{\"v\":1,\"type\":\"recording\",\"bot\":\"bot\"}\n");
}

void what_was_there_is_overwritten() {
    folder const here;
    support::write_all(support::opened(here.file().c_str(), O_WRONLY | O_CREAT | O_TRUNC).get(), "");
    ::truncate(here.file().c_str(), 5000);
    recorder notes{{.path = here.file()}};
    BOOST_TEST(!notes.start("bot"));
    BOOST_TEST_EQ(contents(here.file()).size(), "{\"v\":1,\"type\":\"recording\",\"bot\":\"bot\"}\n"sv.size());
}

void what_cannot_be_opened_is_told_once() {
    recorder notes{{.path = "/nowhere/today.jsonl"}};
    std::error_code error;
    auto const told = support::logged_by([&] {
        error = notes.start("bot");
        if (notes.start("bot") != error) std::abort();
        notes.heard(said("tea"));
        notes.done(notes.begun(mg::action::send{}, {}), {}, "");
    });
    BOOST_TEST(error == std::errc::no_such_file_or_directory);
    BOOST_TEST_NE(told.find("the recording '/nowhere/today.jsonl': No such file or directory"), std::string::npos);
    BOOST_TEST_EQ(told.find('\n'), told.size() - 1);
}

void what_cannot_be_written_any_more_is_told_once() {
    auto const full = support::opened("/dev/full", O_WRONLY);
    recorder notes{{.descriptor = full.get()}};
    auto const told = support::logged_by([&] {
        if (notes.start("bot")) std::abort();  // That it could be opened.
        notes.heard(said("tea"));
        notes.done(notes.begun(mg::action::send{"a", {}}, {}), {}, "");
    });
    BOOST_TEST_NE(told.find("; what follows is not recorded"), std::string::npos);
    BOOST_TEST_EQ(told.find('\n'), told.size() - 1);
    BOOST_TEST_EQ(notes.begun(mg::action::send{"a", {}}, {}), "");
}

void without_a_place_nothing_is_recorded() {
    recorder notes{{}};
    auto const told = support::logged_by([&] {
        if (notes.start("bot")) std::abort();
        notes.heard(said("tea"));
        if (!notes.begun(mg::action::send{"a", {}}, {}).empty()) std::abort();
    });
    BOOST_TEST_EQ(told, "");
}

void an_action_under_way_when_writing_fails_does_no_harm() {
    support::pipe_ends ends;
    mg::transport::no_broken_pipe_signal const guard;
    recorder notes{{.descriptor = ends.writing.get()}};
    BOOST_TEST(!notes.start("bot"));
    auto line = notes.begun(mg::action::send{"a", {}}, {});
    BOOST_TEST(!line.empty());
    ends.reading.close();
    auto const told = support::logged_by([&] {
        notes.heard(said("tea"));
        notes.done(std::move(line), {}, "");
    });
    BOOST_TEST_EQ(told.find('\n'), told.size() - 1);
}

void a_closed_stdin_is_not_taken_for_the_recording() {
    folder const here;
    support::descriptor const before{::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 100)};
    ::close(STDIN_FILENO);
    {
        recorder notes{{.path = here.file()}};
        BOOST_TEST(!notes.start("bot"));
        BOOST_TEST_EQ(::fcntl(STDIN_FILENO, F_GETFD), -1);
    }
    if (before.get() >= 0) ::dup2(before.get(), STDIN_FILENO);
    BOOST_TEST(contents(here.file()).starts_with("{"));
}

void no_secret_is_recorded() {
    constexpr std::string_view planted = "planted\"token\\with\tquotes";
    mg::secret const token{planted, "PLANTED"};
    auto const file = support::file_with("");
    recorder notes{{.descriptor = file.get(), .transport = std::string{planted}}};
    BOOST_TEST(!notes.start(planted));
    auto const text = "it is " + std::string{planted};
    auto message = said(text);
    message.raw = text + "!";
    message.id = message.thread = message.author.id = message.author.name = message.channel.id = message.channel.name = text;
    message.author.roles = {text};
    message.attachments = {{text, text, text, text, 0}};
    notes.heard(message);
    mg::chat::origin const to{message.channel, message.author, text, text};
    notes.done(notes.begun(mg::action::reply{text, to}, {}), {}, text);
    notes.done(notes.begun(mg::action::react{text, to}, {}), std::make_error_code(std::errc::io_error), text);
    notes.heard(said("Authorization: Bot MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB"));
    auto const all = contents(file.get());
    BOOST_TEST_EQ(all.find("planted"), std::string::npos);
    BOOST_TEST_EQ(all.find("token"), std::string::npos);
    BOOST_TEST_EQ(all.find("abcdefghij"), std::string::npos);
    BOOST_TEST(jsonl::read_recording(all, "all").mistakes.empty());
    BOOST_TEST_NE(all.find("(secret PLANTED)"), std::string::npos);
}

void a_body_is_still_the_body_when_a_secret_went() {
    mg::secret const token{"planted-token", "PLANTED"};
    auto const file = support::file_with("");
    recorder notes{{.descriptor = file.get()}};
    BOOST_TEST(!notes.start("bot"));
    auto message = said("@bot keep planted-token");
    message.body_range = {5, message.text.size()};
    notes.heard(message);
    auto const all = jsonl::read_recording(contents(file.get()), "all");
    BOOST_TEST(all.mistakes.empty());
    auto const& event = get<jsonl::event_line>(all.entries.at(0));
    BOOST_TEST_EQ(get<mg::event::message>(event.what).body(), "keep (secret PLANTED)");
}

void pseudonyms_are_of_one_recording() {
    auto const recorded = [] {
        auto const file = support::file_with("");
        recorder notes{{.descriptor = file.get(), .pseudonyms = true}};
        BOOST_TEST(!notes.start("bot"));
        notes.heard(said("@bot alice is here"));
        notes.done(notes.begun(mg::action::reply{"hi alice", {{"C1", "general"}, {"U1", "alice"}, "", ""}}, {1, 1, 1, 0}),
                   std::make_error_code(std::errc::io_error), "b1");
        auto const all = contents(file.get());
        for (auto const known : {"alice", "U1", "C1", "general"}) BOOST_TEST_EQ(all.find(known), std::string::npos);
        auto const read = jsonl::read_recording(all, "all");
        BOOST_TEST_EQ(read.entries.size(), 2u);
        auto const& event = get<mg::event::message>(get<jsonl::event_line>(read.entries.at(0)).what);
        auto const& reply = get<mg::action::reply>(get<jsonl::action_line>(read.entries.at(1)).what);
        BOOST_TEST_EQ(event.text, "@bot " + event.author.name + " is here");
        BOOST_TEST_EQ(reply.text, "hi " + event.author.name);
        BOOST_TEST_EQ(reply.to.user.id, event.author.id);
        return event.author.name;
    };
    BOOST_TEST_NE(recorded(), recorded());
}

struct toy_event {};

void an_event_of_ones_own_is_counted_but_not_recorded() {
    auto const file = support::file_with("");
    recorder notes{{.descriptor = file.get()}};
    BOOST_TEST(!notes.start("bot"));
    notes.heard(toy_event{});
    notes.heard(said("tea"));
    auto const all = jsonl::read_recording(contents(file.get()), "all");
    BOOST_TEST_EQ(all.entries.size(), 1u);
    BOOST_TEST_EQ(get<jsonl::event_line>(all.entries.at(0)).number, 2u);
}

void lines_of_many_threads_stay_whole() {
    auto const file = support::file_with("");
    recorder notes{{.descriptor = file.get(), .pseudonyms = true}};
    BOOST_TEST(!notes.start("bot"));
    constexpr std::size_t each = 200;
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < 3; ++thread) {
        threads.emplace_back([&notes, thread] {
            for (std::size_t i = 1; i <= each; ++i) {
                mg::chat::user const user{"U" + std::to_string(i), "name" + std::to_string(i)};
                notes.done(
                    notes.begun(mg::action::reply{std::string(i, 'x') + " @" + user.name, {{"C1", ""}, user, "", ""}}, {i, thread, 1, 0}),
                    {}, "b");
            }
        });
    }
    for (std::size_t i = 0; i < each; ++i) notes.heard(said("tea"));
    for (auto& thread : threads) thread.join();
    auto const all = jsonl::read_recording(contents(file.get()), "all");
    BOOST_TEST(all.mistakes.empty());
    BOOST_TEST_EQ(all.entries.size(), 4 * each);
}

}  // namespace

int main() {
    events_and_actions_are_lines_in_their_order();
    of_a_long_file_no_more_is_kept_than_what_it_is_known_by();
    a_new_file_is_its_owners_alone();
    what_was_there_is_overwritten();
    what_cannot_be_opened_is_told_once();
    what_cannot_be_written_any_more_is_told_once();
    without_a_place_nothing_is_recorded();
    an_action_under_way_when_writing_fails_does_no_harm();
    a_closed_stdin_is_not_taken_for_the_recording();
    no_secret_is_recorded();
    a_body_is_still_the_body_when_a_secret_went();
    pseudonyms_are_of_one_recording();
    an_event_of_ones_own_is_counted_but_not_recorded();
    lines_of_many_threads_stay_whole();
    return boost::report_errors();
}
