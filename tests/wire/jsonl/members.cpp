// SPDX-License-Identifier: BSL-1.0
// members: every event and action is described, and no two members of one share a name (line.cpp has what they mean).
#include <monongusa/wire/jsonl/members.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace monongusa;
using namespace monongusa::wire::jsonl;

/// Writes down the names.
struct names {
    std::vector<std::string> all{};

    void note(member_name const& name) {
        std::string text;
        append_to(text, name);
        for (auto const& other : all) BOOST_TEST_NE(other, text);
        all.push_back(text);
    }
    void text(member_name const& name, auto&) { note(name); }
    void text_like(member_name const& name, auto&, auto&) { note(name); }
    void id(member_name const& name, auto&) { note(name); }
    void user_id(member_name const& name, auto&) { note(name); }
    void user_name(member_name const& name, auto&) { note(name); }
    void channel_id(member_name const& name, auto&) { note(name); }
    void channel_name(member_name const& name, auto&) { note(name); }
    void channel_kind(member_name const& name, auto&) { note(name); }
    void flag(member_name const& name, auto&) { note(name); }
    void number(member_name const& name, auto&) { note(name); }
    void texts(member_name const& name, auto&) { note(name); }
    void attachments(member_name const& name, auto&) { note(name); }
    void files(member_name const& name, auto&) { note(name); }
    void fields(member_name const& name, auto&) { note(name); }
    void range(member_name const& first, member_name const& last, auto&, auto&) {
        note(first);
        note(last);
    }
    void user(std::string_view stem, auto& user) { describe(*this, user, stem); }
    void channel(std::string_view stem, auto& channel) { describe(*this, channel, stem); }
};

template <class What>
std::vector<std::string> names_of() {
    names all;
    for (auto const* const own : {"v", "type", "event", "rule", "number", "failure", "at", "sent", "error"}) all.note(own);
    What what{};
    describe(all, what);
    What const constant{};
    names again;
    describe(again, constant);
    BOOST_TEST_ALL_EQ(all.all.begin() + 9, all.all.end(), again.all.begin(), again.all.end());
    return again.all;
}

template <class... Types>
void each_is_described(detail::type_list<Types...>) {
    (BOOST_TEST(!names_of<Types>().empty()), ...);
}

void every_event_and_action_has_members() {
    each_is_described(event::list{});
    each_is_described(action::list{});
}

void the_parts_of_files_and_fields_are_described() {
    auto const file = names_of<action::file>();
    std::vector<std::string> const of_file{"name", "content", "description"};
    BOOST_TEST_ALL_EQ(file.begin(), file.end(), of_file.begin(), of_file.end());
    auto const field = names_of<action::embed_field>();
    std::vector<std::string> const of_field{"name", "value", "beside"};
    BOOST_TEST_ALL_EQ(field.begin(), field.end(), of_field.begin(), of_field.end());
}

void a_user_and_a_channel_have_a_member_for_each_part() {
    auto const joined = names_of<event::member_joined>();
    std::vector<std::string> const expected{"user",       "user_name", "user_bot",     "user_self",
                                            "user_roles", "channel",   "channel_name", "channel_kind"};
    BOOST_TEST_ALL_EQ(joined.begin(), joined.end(), expected.begin(), expected.end());
}

}  // namespace

int main() {
    every_event_and_action_has_members();
    the_parts_of_files_and_fields_are_described();
    a_user_and_a_channel_have_a_member_for_each_part();
    return boost::report_errors();
}
