// SPDX-License-Identifier: BSL-1.0
// multipart: what stands in the body, and that no file can break out of its part.
#include <monongusa/wire/discord/multipart.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace monongusa::wire::discord;
using monongusa::action::file;

std::string boundary_of(multipart const& form) {
    constexpr std::string_view head = "multipart/form-data; boundary=";
    BOOST_TEST(form.content_type.starts_with(head));
    return form.content_type.substr(head.size());
}

// The test's own reader: what stands between the boundaries.
std::vector<std::string> parts_of(multipart const& form) {
    auto const line = "--" + boundary_of(form);
    std::vector<std::string> parts;
    std::string_view rest = form.body;
    BOOST_TEST(rest.starts_with(line + "\r\n"));
    rest.remove_prefix(line.size());
    while (rest.starts_with("\r\n")) {
        rest.remove_prefix(2);
        auto const end = rest.find("\r\n" + line);
        if (end == std::string_view::npos) break;
        parts.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end + 2 + line.size());
    }
    BOOST_TEST_EQ(rest, "--\r\n");
    return parts;
}

void each_part_has_its_name_and_type() {
    std::vector<file> const files{{"tea.png", std::string{"\0\r\n--\xFF", 6}, ""}, {"", "", ""}};
    auto const parts = parts_of(multipart_of(R"({"content":"tea"})", files, 1));
    BOOST_TEST_EQ(parts.size(), 3u);
    if (parts.size() != 3) return;
    BOOST_TEST_EQ(parts[0],
                  "Content-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\r\n{\"content\":\"tea\"}");
    BOOST_TEST(parts[1] ==
               "Content-Disposition: form-data; name=\"files[0]\"; filename=\"tea.png\"\r\n"
               "Content-Type: application/octet-stream\r\n\r\n" +
                   files[0].content);
    BOOST_TEST_EQ(parts[2],
                  "Content-Disposition: form-data; name=\"files[1]\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n");
}

void a_name_cannot_leave_its_quotes() {
    std::vector<file> const files{{"a\"; name=\"x\r\nX: y\x7F é.txt", "", ""}};
    auto const parts = parts_of(multipart_of("{}", files, 1));
    BOOST_TEST_EQ(parts.size(), 2u);
    if (parts.size() == 2) BOOST_TEST(parts[1].find("filename=\"a%22; name=%22x%0D%0AX: y%7F é.txt\"\r\n") != std::string::npos);
}

void a_file_that_holds_the_boundary_gets_another() {
    std::vector<file> files{{"a", "tea", ""}};
    auto const first = boundary_of(multipart_of("{}", files, 1));
    BOOST_TEST_EQ(boundary_of(multipart_of("{}", files, 1)), first);
    BOOST_TEST_NE(boundary_of(multipart_of("{}", files, 2)), first);
    files.push_back({"b", "\r\n--" + first + "--\r\n", ""});
    auto const form = multipart_of("{}", files, 1);
    BOOST_TEST_NE(boundary_of(form), first);
    BOOST_TEST_EQ(parts_of(form).size(), 3u);
    BOOST_TEST(boundary_of(form).size() <= 70);  // RFC 2046, section 5.1.1.
}

}  // namespace

int main() {
    each_part_has_its_name_and_type();
    a_name_cannot_leave_its_quotes();
    a_file_that_holds_the_boundary_gets_another();
    return boost::report_errors();
}
