// SPDX-License-Identifier: BSL-1.0
// place: channels are found wherever events have them, and are of the kind that is told, not of the one that their id looks like.
#include <monongusa/wire/slack/place.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::chat::channel_kind;
using monongusa::detail::joined;
using monongusa::wire::json_reader;
namespace chat = monongusa::chat;

std::string told(std::string_view event, directory const& names) {
    place where;
    json_reader reader{event};
    reader.members([&](std::string_view name) { where.read(reader, name); });
    chat::channel out{"old", "old", channel_kind::group};
    where.decode(names, out);
    constexpr std::string_view kinds[] = {"open", "closed", "group", "direct"};
    BOOST_TEST(where.kind(names) == out.kind);
    return joined(out.id, ' ', out.name, ' ', kinds[static_cast<std::size_t>(out.kind)]);
}

}  // namespace

int main() {
    directory const nothing;
    directory names;
    BOOST_TEST(names.learn_channel(R"({"id":"C1","name":"tea","is_private":true})"));
    struct {
        std::string_view event, unknown, known;
    } const rows[] = {
        {R"({"channel":"C1","channel_type":"channel"})", "C1  open", "C1 tea open"},
        {R"({"channel":"C1","channel_type":"group"})", "C1  closed", "C1 tea closed"},
        {R"({"channel":"C1","channel_type":"mpim"})", "C1  group", "C1 tea group"},
        {R"({"channel":"C1","channel_type":"im"})", "C1  direct", "C1 tea direct"},
        {R"({"channel":"D1","channel_type":"app_home"})", "D1  direct", "D1  direct"},
        {R"({"channel":"C1"})", "C1  open", "C1 tea closed"},
        {R"({"channel":"C1","channel_type":"new"})", "C1  open", "C1 tea closed"},
        {R"({"channel":"C1","channel_type":"C"})", "C1  open", "C1 tea closed"},
        {R"({"channel":"C2","channel_type":"G"})", "C2  closed", "C2  closed"},
        {R"({"channel":"G2"})", "G2  open", "G2  open"},
        {R"({"channel":"D2"})", "D2  direct", "D2  direct"},
        {R"({"channel":"D2","channel_type":"mpim"})", "D2  group", "D2  group"},
        {R"({"channel":{"id":"C1","name":"other"}})", "C1  open", "C1 tea closed"},
        {R"({"channel_id":"C1"})", "C1  open", "C1 tea closed"},
        {R"({"channel_id":"C2","channel":"C1"})", "C1  open", "C1 tea closed"},
        {R"({"channel":"C1","channel_id":"C2"})", "C1  open", "C1 tea closed"},
        {R"({"channel":null,"channel_type":null})", "  open", "  open"},
        {R"({"channel":"../C1"})", "  open", "  open"},
        {R"({"channels":"C1"})", "  open", "  open"},
    };
    for (auto const& row : rows) {
        if (told(row.event, nothing) != row.unknown) BOOST_ERROR(joined(row.event, ": ", told(row.event, nothing)).c_str());
        if (told(row.event, names) != row.known) BOOST_ERROR(joined(row.event, ": ", told(row.event, names)).c_str());
    }
    return boost::report_errors();
}
