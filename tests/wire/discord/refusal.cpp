// SPDX-License-Identifier: BSL-1.0
// refusal: how long each 429 is to be waited for, and whose it is.
#include <monongusa/wire/discord/refusal.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <iostream>
#include <optional>
#include <string>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;
using namespace std::chrono_literals;
using duration = monongusa::instant::duration;

struct row {
    char const* what;
    rest_reply::header_list head;
    char const* body;
    bool is_discord;
    limit_scope scope;
    duration wait;
};

void each_is_read() {
    rest_reply::header_list const user{{"x-ratelimit-scope", "user"}, {"x-ratelimit-bucket", "b"}, {"retry-after", "2"}};
    row const rows[] = {
        {"user: the body knows the fraction", user, R"({"message":"slow","retry_after":1.337,"global":false})", true, limit_scope::user,
         1'337ms},
        {"a whole number", user, R"({"retry_after":3})", true, limit_scope::user, 3s},
        {"shared", {{"x-ratelimit-scope", "shared"}}, R"({"retry_after":0.3})", true, limit_scope::shared, 300ms},
        {"global by its head", {{"x-ratelimit-global", "true"}, {"retry-after", "1"}}, "", true, limit_scope::global, 1s},
        {"global by its body", {{"retry-after", "65"}}, R"({"retry_after":64.57,"global":true})", true, limit_scope::global, 64'570ms},
        {"no wait in the body", user, R"({"message":"slow"})", true, limit_scope::user, 2s},
        {"nonsense in the body", user, R"({"retry_after":"soon","global":"yes"})", true, limit_scope::user, 2s},
        {"negative", user, R"({"retry_after":-5.5})", true, limit_scope::user, 2s},
        {"an exponent, which Discord does not write", user, R"({"retry_after":1e308})", true, limit_scope::user, 2s},
        {"huge and whole", user, R"({"retry_after":18446744073709551615})", true, limit_scope::user, rest_headers::longest},
        {"nothing at all is never no wait", user, R"({"retry_after":0})", true, limit_scope::user, 50ms},
        {"by its reset", {{"x-ratelimit-reset-after", "0.75"}}, "", true, limit_scope::none, 750ms},
        {"told nothing", {{"x-ratelimit-scope", "user"}}, "", true, limit_scope::user, 1s},
        {"Cloudflare", {{"retry-after", "30"}}, "<html><body>error code: 1015</body></html>", false, limit_scope::none, 30s},
        {"Cloudflare, bare", {}, "error code: 1015", false, limit_scope::none, 1s},
        {"a body that ends early", {}, R"({"retry_after":1.3)", false, limit_scope::none, 1s},
    };
    for (auto const& row : rows) {
        rest_reply const reply{429, row.head, row.body};
        auto const read = read_refusal(reply, read_headers(reply), 0);
        bool fine = BOOST_TEST_EQ(read.is_discord, row.is_discord);
        fine = BOOST_TEST(read.scope == row.scope) && fine;
        fine = BOOST_TEST(read.wait == row.wait) && fine;
        if (!fine) std::cerr << "  " << row.what << ": " << read.wait.count() << "\n";
    }
}

void the_wait_grows_for_who_is_refused_again() {
    rest_reply const reply{429, {}, R"({"retry_after":0})"};
    BOOST_TEST(read_refusal(reply, {}, 0).wait == 50ms);
    BOOST_TEST(read_refusal(reply, {}, 1).wait == 100ms);
    BOOST_TEST(read_refusal(reply, {}, 6).wait == 3'200ms);
    BOOST_TEST(read_refusal(reply, {}, 4'000'000'000).wait == 1min);
    rest_reply const longer{429, {}, R"({"retry_after":5})"};
    BOOST_TEST(read_refusal(longer, {}, 3).wait == 5s);
}

void what_was_not_told_is_not_invented() {
    BOOST_TEST(!read_refusal({429, {}, "error code: 1015"}, {}, 0).told.has_value());
    BOOST_TEST(!read_refusal({429, {}, R"({"retry_after":-1})"}, {}, 0).told.has_value());
}

}  // namespace

int main() {
    each_is_read();
    the_wait_grows_for_who_is_refused_again();
    what_was_not_told_is_not_invented();
    return boost::report_errors();
}
