// SPDX-License-Identifier: BSL-1.0
// rewriter: reaches every text of an event or action, and keeps the body where it is.
#include <monongusa/wire/jsonl/rewriter.hpp>

#include <monongusa/secret/scrubber.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/wire/jsonl/line.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa;
using namespace monongusa::wire::jsonl;

// Writes `.` for each character of whatever text it is given.
struct dots {
    bool keeps_all_users = false;

    bool keeps(chat::user const&) const { return keeps_all_users; }
    void operator()(meaning, std::string& text) const { text.assign(text.size(), '.'); }
};

event::message some_message() {
    event::message message;
    message.id = "id";
    message.text = "text";
    message.raw = "raw";
    message.author = {"U1", "alice", false, false, {"role", ""}};
    message.channel = {"C1", "general"};
    message.thread = "thread";
    message.attachments = {{"F1", "name", "url", "type", 3}};
    return message;
}

void every_text_is_changed() {
    auto message = some_message();
    rewrite(dots{}, message);
    std::string line;
    write_event(line, 1, {}, message);
    BOOST_TEST_EQ(line, R"({"v":1,"type":"message","event":1,"id":"..","text":"....","raw":"...","user":"..","user_name":".....",)"
                        R"("user_roles":["....",""],"channel":"..","channel_name":".......","thread":"......",)"
                        R"("attachments":[{"id":"..","name":"....","url":"...","type":"....","size":3}]})"
                        "\n");
}

void so_is_that_of_files_and_frames() {
    action::upload upload{"text", {{"name", "content", "what it is"}, {}}, {}};
    rewrite(dots{}, upload);
    BOOST_TEST(upload == (action::upload{"....", {{"....", ".......", ".........."}, {}}, {}}));
    action::embed framed{"text", "title", "url", {{"name", "value", true}}, "image", "footer", 7, {}};
    rewrite(dots{}, framed);
    BOOST_TEST(framed == (action::embed{"....", ".....", "...", {{"....", ".....", true}}, ".....", "......", 7, {}}));
}

void a_user_may_be_kept() {
    auto message = some_message();
    rewrite(dots{true}, message);
    BOOST_TEST(message.author == some_message().author);
    BOOST_TEST_EQ(message.text, "....");
}

// Doubles every `a`.
struct longer {
    static bool keeps(chat::user const&) { return false; }
    void operator()(meaning, std::string& text) const {
        std::string out;
        for (char const character : text) out.append(character == 'a' ? 2 : 1, character);
        text = out;
    }
};

std::string_view body_after(std::string_view text, std::string_view body, auto&& how, event::message& message) {
    message.text = text;
    auto const begin = text.find(body);
    message.body_range = {begin, begin + body.size()};
    rewrite(how, message);
    return message.body();
}

void the_body_stays_the_same_part() {
    event::message message;
    BOOST_TEST_EQ(body_after("@aa: say a, @aa", "say a", longer{}, message), "saay aa");
    BOOST_TEST_EQ(body_after("@bot hello", "hello", longer{}, message), "hello");
    BOOST_TEST(message.body_range == (detail::text_range{5, 10}));
    BOOST_TEST_EQ(body_after("aaa", "aaa", longer{}, message), "aaaaaa");
    message.body_range = {};
    message.text = "a";
    rewrite(longer{}, message);
    BOOST_TEST(!message.body_range.present());
}

// What stands there depends on more than the part.
struct replaces_all {
    static bool keeps(chat::user const&) { return false; }
    void operator()(meaning, std::string& text) const { text = text.size() > 8 ? "x" : "something else"; }
};

void a_body_that_cannot_be_told_is_the_whole_text() {
    event::message message;
    BOOST_TEST_EQ(body_after("@bot tell me", "tell me", replaces_all{}, message), "x");
    BOOST_TEST(message.body_range == (detail::text_range{0, 1}));
}

void secrets_go_out_of_every_text() {
    secret const token{"planted-token-value", "PLANTED"};
    action::reply reply{"it is planted-token-value", {{"planted-token-value", ""}, {"U1", "planted-token-value"}, "", ""}};
    rewrite(scrubbed{&scrub_known}, reply);
    BOOST_TEST_EQ(reply.text, "it is (secret PLANTED)");
    BOOST_TEST_EQ(reply.to.channel.id, "(secret PLANTED)");
    BOOST_TEST_EQ(reply.to.user.name, "(secret PLANTED)");
    BOOST_TEST_EQ(reply.to.user.id, "U1");
}

}  // namespace

int main() {
    every_text_is_changed();
    so_is_that_of_files_and_frames();
    a_user_may_be_kept();
    the_body_stays_the_same_part();
    a_body_that_cannot_be_told_is_the_whole_text();
    secrets_go_out_of_every_text();
    return boost::report_errors();
}
