// SPDX-License-Identifier: BSL-1.0
// wire/slack/acknowledgement: it names the envelope, and holds an answer only where there is one.
#include <monongusa/wire/slack/acknowledgement.hpp>

#include <monongusa/wire/slack/frame.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using namespace monongusa::wire::slack;

void it_names_the_envelope() {
    BOOST_TEST_EQ(acknowledgement("57d6a792-4d35-4d0b-b6aa-3361493e1caf"), R"({"envelope_id":"57d6a792-4d35-4d0b-b6aa-3361493e1caf"})");
    BOOST_TEST_EQ(acknowledgement("e", R"({"text":"tea"})"), R"({"envelope_id":"e","payload":{"text":"tea"}})");
    BOOST_TEST_EQ(acknowledgement(""), R"({"envelope_id":""})");
}

// As it stood in the envelope, with its escapes: the same id again, and always valid JSON.
void a_strange_id_comes_back_as_it_was() {
    BOOST_TEST_EQ(acknowledgement(R"(a\"b\\c)"), R"({"envelope_id":"a\"b\\c"})");
    BOOST_TEST_EQ(acknowledgement(R"(\u0041\/)"), R"({"envelope_id":"A/"})");
    BOOST_TEST_EQ(acknowledgement("a\nb\xFF"), "{\"envelope_id\":\"a\\nb\xEF\xBF\xBD\"}");
    BOOST_TEST_EQ(acknowledgement("cut\\"), "{\"envelope_id\":\"cut\xEF\xBF\xBD\"}");
    for (std::string const id : {R"(a\"},{)", R"(\\\")", R"(\u00e4)"}) {
        auto const text = acknowledgement(id);
        BOOST_TEST(read_frame(text).kind == frame_kind::other);  // JSON.
        BOOST_TEST(!read_frame(text).envelope_id.empty());
    }
}

}  // namespace

int main() {
    it_names_the_envelope();
    a_strange_id_comes_back_as_it_was();
    return boost::report_errors();
}
