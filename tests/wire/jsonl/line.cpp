// SPDX-License-Identifier: BSL-1.0
// line: what was written is read again, equal, whatever it holds.
#include <monongusa/wire/jsonl/line.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using namespace std::string_view_literals;
using namespace monongusa;
using monongusa::wire::jsonl::describe;
namespace jsonl = monongusa::wire::jsonl;

// --- the law, for values whose every member differs from its default

/// Visits members as the schema does, and fills each with something of its own.
class filler {
public:
    explicit filler(std::string_view odd) : odd_(odd) {}

    void text(jsonl::member_name const& name, std::string& text) {
        text = std::to_string(++count_);
        jsonl::append_to(text, name);
        text += odd_;
    }
    void text_like(jsonl::member_name const& name, std::string& text, std::string const&) { this->text(name, text); }
    void id(jsonl::member_name const& name, std::string& text) { this->text(name, text); }
    void user_id(jsonl::member_name const& name, std::string& text) { this->text(name, text); }
    void user_name(jsonl::member_name const& name, std::string& text) { this->text(name, text); }
    void channel_id(jsonl::member_name const& name, std::string& text) { this->text(name, text); }
    void channel_name(jsonl::member_name const& name, std::string& text) { this->text(name, text); }
    void file_name(jsonl::member_name const& name, std::string& text) { this->text(name, text); }
    void file_url(jsonl::member_name const& name, std::string& text) { this->text(name, text); }
    void channel_kind(jsonl::member_name const&, chat::channel_kind& kind) { kind = chat::channel_kind::group; }
    void flag(jsonl::member_name const&, bool& truth) { truth = true; }
    void number(jsonl::member_name const&, auto& number) { number = ~(number & 0) - ++count_; }
    void range(jsonl::member_name const&, jsonl::member_name const&, detail::text_range& range, std::string const& text) {
        range = {1, text.size() - 1};
    }
    void texts(jsonl::member_name const& name, std::vector<std::string>& texts) {
        texts.resize(3);
        for (auto& each : texts) text(name, each);
    }
    void attachments(jsonl::member_name const&, std::vector<chat::attachment>& attachments) {
        attachments.resize(2);
        for (auto& each : attachments) describe(*this, each);
    }
    void files(jsonl::member_name const&, std::vector<action::file>& files) {
        files.resize(2);
        for (auto& each : files) describe(*this, each);
    }
    void fields(jsonl::member_name const&, std::vector<action::embed_field>& fields) {
        fields.resize(2);
        for (auto& each : fields) describe(*this, each);
    }
    void user(std::string_view stem, chat::user& user) { describe(*this, user, stem); }
    void channel(std::string_view stem, chat::channel& channel) { describe(*this, channel, stem); }

private:
    std::string_view odd_;
    unsigned count_ = 0;
};

/// Whether no part of a value has been forgotten by its description: the parts are told from the value itself.
bool is_full(chat::user const& user) { return !user.id.empty() && !user.name.empty() && user.bot && user.self && !user.roles.empty(); }
bool is_full(chat::channel const& channel) {
    return !channel.id.empty() && !channel.name.empty() && channel.kind != chat::channel_kind::open;
}
bool is_full(std::string const& text) { return !text.empty(); }
bool is_full(bool truth) { return truth; }
bool is_full(chat::emoji const& emoji) { return !emoji.name.empty() && !emoji.id.empty(); }
bool is_full(detail::text_range const& range) { return range.present(); }
bool is_full(chat::origin const& to) { return is_full(to.channel) && is_full(to.user) && is_full(to.message) && is_full(to.thread); }
bool is_full(std::vector<chat::attachment> const& attachments) {
    bool full = !attachments.empty();
    for (auto const& [id, name, url, type, size] : attachments) {
        full = full && is_full(id) && is_full(name) && is_full(url) && is_full(type) && size != 0;
    }
    return full;
}

bool is_full(std::vector<action::file> const& files) {
    bool full = !files.empty();
    for (auto const& [name, content, description] : files) full = full && is_full(name) && is_full(content) && is_full(description);
    return full;
}
bool is_full(std::vector<action::embed_field> const& fields) {
    bool full = !fields.empty();
    for (auto const& [name, value, beside] : fields) full = full && is_full(name) && is_full(value) && beside;
    return full;
}

bool all_full(auto const&... parts) { return (is_full(parts) && ...); }

bool is_full(event::message const& event) {
    auto const& [id, text, raw, author, channel, thread, attachments, addressed, body] = event;
    return all_full(id, text, raw, author, channel, thread, attachments, addressed, body);
}
bool is_full(event::message_edited const& event) {
    auto const& [id, text, raw, author, channel, thread, previous] = event;
    return all_full(id, text, raw, author, channel, thread, previous);
}
bool is_full(event::message_deleted const& event) {
    auto const& [id, author, channel, thread, previous] = event;
    return all_full(id, author, channel, thread, previous);
}
template <class Reaction>
    requires requires(Reaction const& event) { event.emoji.id; }
bool is_full(Reaction const& event) {
    auto const& [emoji, user, channel, message, thread] = event;
    return all_full(emoji, user, channel, message, thread);
}
bool is_full(event::channel_created const& event) { return is_full(event.channel); }
bool is_full(event::channel_deleted const& event) { return is_full(event.channel); }
bool is_full(event::channel_renamed const& event) { return all_full(event.channel, event.previous); }
bool is_full(event::member_joined const& event) { return all_full(event.user, event.channel); }
bool is_full(event::member_left const& event) { return all_full(event.user, event.channel); }
bool is_full(event::member_changed const& event) { return all_full(event.user, event.previous); }
bool is_full(event::ready const& event) { return is_full(event.self); }
bool is_full(event::disconnected const& event) { return all_full(event.reason, event.final); }
bool is_full(action::upload const& action) { return all_full(action.text, action.files, action.to); }
bool is_full(action::embed const& action) {
    auto const& [text, title, url, fields, image, footer, color, to] = action;
    return color != 0 && all_full(text, title, url, fields, image, footer, to);
}
template <class Action>
    requires requires(Action const& action) { action.to; }
bool is_full(Action const& action) {
    bool full = is_full(action.to);
    if constexpr (requires { action.text; }) full = full && is_full(action.text);
    if constexpr (requires { action.emoji; }) full = full && is_full(action.emoji);
    return full;
}

template <class Entry>
void it_is_read_as_it_was_written(Entry const& entry) {
    std::string line;
    jsonl::write(line, entry);
    BOOST_TEST_EQ(line.find('\n'), line.size() - 1);
    jsonl::parse_error error;
    auto const again = jsonl::read(std::string_view{line}.substr(0, line.size() - 1), error);
    BOOST_TEST_EQ(error.what, "");
    auto const* const same = get_if<Entry>(&again);
    BOOST_TEST(same && *same == entry);
    if (!same || !(*same == entry)) BOOST_TEST_EQ(line, "");  // Shows it.
}

std::string every_byte() {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    return all;
}

template <class Event>
void an_event_keeps_its_law(std::string_view odd) {
    using namespace std::chrono_literals;
    Event event{};
    filler fill{odd};
    describe(fill, event);
    BOOST_TEST(is_full(event));
    it_is_read_as_it_was_written(jsonl::event_line{7, 12s + 345ms, event});
    it_is_read_as_it_was_written(jsonl::event_line{0, {}, Event{}});
}

template <class Action>
void an_action_keeps_its_law(std::string_view odd) {
    using namespace std::chrono_literals;
    Action action{};
    filler fill{odd};
    describe(fill, action);
    BOOST_TEST(is_full(action));
    it_is_read_as_it_was_written(
        jsonl::action_line{{~0ULL, 2, 3, 4}, 2h + 1ms, action, "sent" + std::string{odd}, std::string{odd} + "error"});
    it_is_read_as_it_was_written(jsonl::action_line{{}, {}, Action{}, "", ""});
}

template <class... Events>
void all_events(std::string_view odd, detail::type_list<Events...>) {
    (an_event_keeps_its_law<Events>(odd), ...);
}
template <class... Actions>
void all_actions(std::string_view odd, detail::type_list<Actions...>) {
    (an_action_keeps_its_law<Actions>(odd), ...);
}

void every_event_and_action_is_read_as_it_was_written() {
    auto const bytes = every_byte();
    for (std::string_view const odd : {""sv, "\xC3\xA9\xF0\x9F\x8E\x89"sv, "\"\\\n\r\0\x1B\x7F"sv, "\xED\xB2\x80\xC3\xA9\xFF\x80\xC3"sv,
                                       "\xE2\x80\xA8\xE2\x80"sv, std::string_view{bytes}}) {
        all_events(odd, event::list{});
        all_actions(odd, action::list{});
        it_is_read_as_it_was_written(jsonl::header{"bot" + std::string{odd}, std::string{odd} + "stdio"});
    }
    it_is_read_as_it_was_written(jsonl::header{});
}

void a_message_that_differs_little_from_the_default_is_kept() {
    event::message message;
    message.text = "hello";  // No raw text, which is not the same as one like the text.
    message.body_range = {0, 0};
    message.author.roles = {""};
    message.attachments.resize(1);
    it_is_read_as_it_was_written(jsonl::event_line{1, {}, message});
}

// --- the schema, letter by letter

std::string written(auto const& entry) {
    std::string line;
    jsonl::write(line, entry);
    return line;
}

void the_lines_look_as_documented() {
    using namespace std::chrono_literals;
    BOOST_TEST_EQ(written(jsonl::header{"bot", "stdio"}), R"({"v":1,"type":"recording","bot":"bot","transport":"stdio"})"
                                                          "\n");
    event::message message;
    message.id = "m1";
    message.text = message.raw = "@bot give me tea";
    message.author = {"U1", "alice", true, false, {"brewer", "admin"}};
    message.channel = {"C1", "general", chat::channel_kind::closed};
    message.addressed = true;
    message.body_range = {5, 16};
    message.attachments = {{"F1", "a.png", "https://example.org/a.png", "image/png", 17}};
    BOOST_TEST_EQ(written(jsonl::event_line{3, 12s + 5ms, message}),
                  R"({"v":1,"type":"message","event":3,"at":12.005,"id":"m1","text":"@bot give me tea","user":"U1","user_name":"alice",)"
                  R"("user_bot":true,"user_roles":["brewer","admin"],"channel":"C1","channel_name":"general","channel_kind":"closed",)"
                  R"("addressed":true,"body_begin":5,"body_end":16,)"
                  R"("attachments":[{"id":"F1","name":"a.png","url":"https://example.org/a.png","type":"image/png","size":17}]})"
                  "\n");
    action::reply_in_thread const reply{"here", {{"C1", "general"}, {"U1", "alice"}, "m1", "t1"}};
    BOOST_TEST_EQ(written(jsonl::action_line{{3, 2, 1, 0}, 12s + 50ms, reply, "b1", ""}),
                  R"({"v":1,"type":"reply_in_thread","event":3,"rule":2,"number":1,"at":12.050,"text":"here","to_channel":"C1",)"
                  R"("to_channel_name":"general","to_user":"U1","to_user_name":"alice","to_message":"m1","to_thread":"t1","sent":"b1"})"
                  "\n");
    BOOST_TEST_EQ(written(jsonl::action_line{{3, 2, 1, 4}, 100s, action::react{"tada", {}}, "", "refused"}),
                  R"({"v":1,"type":"react","event":3,"rule":2,"number":1,"failure":4,"at":100.000,"emoji":"tada","error":"refused"})"
                  "\n");
}

void files_and_frames_look_as_documented() {
    BOOST_TEST_EQ(written(jsonl::action_line{{3, 2, 1, 0}, {}, action::typing{{{"C1", ""}, {}, "", ""}}, "", ""}),
                  R"({"v":1,"type":"typing","event":3,"rule":2,"number":1,"to_channel":"C1"})"
                  "\n");
    BOOST_TEST_EQ(written(jsonl::action_line{{3, 2, 1, 0}, {}, action::upload{"look", {{"tea.csv", "a,b\n"}, {"b.png", "\x89PNG", "a cup"}}, {}}, "b1", ""}),
                  R"({"v":1,"type":"upload","event":3,"rule":2,"number":1,"text":"look","files":[{"name":"tea.csv","content":"a,b\n"},)"
                  R"({"name":"b.png","content":"\udc89PNG","description":"a cup"}],"sent":"b1"})"
                  "\n");
    action::embed const framed{"with milk", "Tea", "https://tea.example", {{"price", "3", true}, {"size", "large"}}, "i", "f", 255, {}};
    BOOST_TEST_EQ(written(jsonl::action_line{{3, 2, 1, 0}, {}, framed, "b1", ""}),
                  R"({"v":1,"type":"embed","event":3,"rule":2,"number":1,"text":"with milk","title":"Tea","url":"https://tea.example",)"
                  R"("fields":[{"name":"price","value":"3","beside":true},{"name":"size","value":"large"}],"image":"i","footer":"f","color":255,"sent":"b1"})"
                  "\n");
}

// --- mistakes

std::string mistake_in(std::string_view line) {
    jsonl::parse_error error;
    jsonl::read(line, error);
    return error ? detail::joined(error.column, ": ", error.what) : "";
}

void what_is_left_out_has_its_default() {
    jsonl::parse_error error;
    auto const line = jsonl::read(R"({"type":"message","text":"hi","new":{"a":[1]},"thread":null})", error);
    BOOST_TEST_EQ(error.what, "");
    auto const* const entry = get_if<jsonl::event_line>(&line);
    auto const* const message = entry ? get_if<event::message>(&entry->what) : nullptr;
    event::message expected;
    expected.text = expected.raw = "hi";
    BOOST_TEST(message && *message == expected);
}

void mistakes_have_their_column_and_a_sentence() {
    BOOST_TEST_EQ(mistake_in(""), "1: '{' is missing");
    BOOST_TEST_EQ(mistake_in("[]"), "1: '{' is missing");
    BOOST_TEST_EQ(mistake_in("{}"), "1: the member \"type\" is missing");
    BOOST_TEST_EQ(mistake_in(R"({"v":2,"type":"message"})"), "6: the line is of version 2; this program reads version 1");
    BOOST_TEST_EQ(mistake_in(R"({"v":"1","type":"message"})"), "6: \"v\" must be a whole number from 0 on");
    BOOST_TEST_EQ(mistake_in(R"({"v":1,"type":7})"), "15: \"type\" must be a text in quotes");
    BOOST_TEST_EQ(mistake_in(R"({"type":"massage"})"), "9: there is no event or action \"massage\"");
    BOOST_TEST_EQ(mistake_in(R"({"type":"message","text":5})"), "26: \"text\" must be a text in quotes");
    BOOST_TEST_EQ(mistake_in(R"({"type":"message","user_bot":"true"})"), "30: \"user_bot\" must be true or false");
    BOOST_TEST_EQ(mistake_in(R"({"type":"message","event":-1})"), "27: \"event\" must be a whole number from 0 on");
    BOOST_TEST_EQ(mistake_in(R"({"type":"message","event":1.0})"), "27: \"event\" must be a whole number from 0 on");
    BOOST_TEST_EQ(mistake_in(R"({"type":"message","event":18446744073709551616})"), "27: \"event\" must be a whole number from 0 on");
    BOOST_TEST_EQ(mistake_in(R"({"type":"message","channel_kind":"secret"})"),
                  "34: \"channel_kind\" must be open, closed, group or direct");
    BOOST_TEST_EQ(mistake_in(R"({"type":"send","to_user_roles":"admin"})"), "32: \"to_user_roles\" must be an array of texts");
    BOOST_TEST_EQ(mistake_in(R"({"type":"send","to_user_roles":["a",1]})"), "37: \"to_user_roles\" must be an array of texts");
    BOOST_TEST_EQ(mistake_in(R"({"type":"message","attachments":[{"size":0},{"size":true}]})"),
                  "53: \"size\" must be a whole number from 0 on");
    BOOST_TEST_EQ(mistake_in(R"({"type":"message","attachments":[{"id":"a","id":"b"}]})"), "49: the member \"id\" comes twice");
}

void a_body_outside_of_the_text_is_refused() {
    BOOST_TEST_EQ(mistake_in(R"({"type":"message","text":"tea","body_begin":0,"body_end":3})"), "");
    BOOST_TEST_EQ(mistake_in(R"({"type":"message","text":"tea","body_begin":3,"body_end":3})"), "");
    auto const refused = "\"body_begin\" and \"body_end\" must be the bounds of a part of the text"sv;
    for (auto const* const bounds :
         {R"("body_begin":0,"body_end":4)", R"("body_begin":2,"body_end":1)", R"("body_begin":1)", R"("body_end":1)",
          R"("body_begin":18446744073709551615,"body_end":2)", R"("body_begin":18446744073709551615)"}) {
        auto const mistake = mistake_in(detail::joined(R"({"type":"message","text":"tea",)", bounds, "}"));
        BOOST_TEST_EQ(mistake.substr(mistake.find(' ') + 1), refused);
    }
}

instant::duration time_in(std::string_view number) {
    jsonl::parse_error error;
    auto const line = jsonl::read(detail::joined(R"({"type":"ready","at":)", number, "}"), error);
    auto const* const entry = get_if<jsonl::event_line>(&line);
    return entry && !error ? entry->at : std::chrono::hours{-1};
}

void times_are_seconds() {
    using namespace std::chrono_literals;
    BOOST_TEST(time_in("0") == 0s);
    BOOST_TEST(time_in("12") == 12s);
    BOOST_TEST(time_in("12.3") == 12300ms);
    BOOST_TEST(time_in("12.34567") == 12345ms);
    BOOST_TEST(time_in("0.001") == 1ms);
    BOOST_TEST(time_in("4000000000.999") == 4000000000s + 999ms);
    for (auto const* const wrong : {"-1", "-0.5", "1e3", "1.5E1", "4000000001", "18446744073709551616", "\"1\""})
        BOOST_TEST(time_in(wrong) == -1h);
}

void long_lists_are_refused() {
    auto const list_of = [](std::string_view each, std::size_t count) {
        std::string list;
        for (std::size_t i = 0; i < count; ++i) (list += i == 0 ? "" : ",") += each;
        return list;
    };
    BOOST_TEST_EQ(mistake_in(detail::joined(R"({"type":"message","attachments":[)", list_of("{}", 1024), "]}")), "");
    auto const mistake = mistake_in(detail::joined(R"({"type":"message","attachments":[)", list_of("{}", 1025), "]}"));
    BOOST_TEST_EQ(mistake.substr(mistake.find(' ') + 1), "\"attachments\" has more than 1024 elements");
    for (std::string_view const list : {R"("upload","files")", R"("embed","fields")"}) {
        auto const comma = list.find(',');
        auto const line = [&](std::size_t count) {
            return detail::joined(R"({"type":)", list.substr(0, comma + 1), list.substr(comma + 1), ":[", list_of("{}", count), "]}");
        };
        BOOST_TEST_EQ(mistake_in(line(1024)), "");
        BOOST_TEST(mistake_in(line(1025)).ends_with("has more than 1024 elements"));
    }
}

void what_no_frame_can_have_is_refused() {
    BOOST_TEST_EQ(mistake_in(R"({"type":"embed","color":4294967296})"), "25: \"color\" must be a whole number from 0 on");
    BOOST_TEST_EQ(mistake_in(R"({"type":"embed","fields":["a"]})"), "27: \"fields\" must be an array of objects");
    BOOST_TEST_EQ(mistake_in(R"({"type":"embed","fields":[{"beside":1}]})"), "37: \"beside\" must be true or false");
    BOOST_TEST_EQ(mistake_in(R"({"type":"upload","files":[{"content":{}}]})"), "38: \"content\" must be a text in quotes");
}

void the_types_of_actions_are_known() {
    BOOST_TEST(jsonl::is_action("reply_in_thread"));
    BOOST_TEST(!jsonl::is_action("message"));
    BOOST_TEST(!jsonl::is_action(""));
}

}  // namespace

int main() {
    every_event_and_action_is_read_as_it_was_written();
    a_message_that_differs_little_from_the_default_is_kept();
    the_lines_look_as_documented();
    files_and_frames_look_as_documented();
    what_is_left_out_has_its_default();
    mistakes_have_their_column_and_a_sentence();
    a_body_outside_of_the_text_is_refused();
    times_are_seconds();
    long_lists_are_refused();
    what_no_frame_can_have_is_refused();
    the_types_of_actions_are_known();
    return boost::report_errors();
}
