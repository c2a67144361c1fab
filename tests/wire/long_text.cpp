// SPDX-License-Identifier: BSL-1.0
// long_text: splitting is what happens unasked.
#include <monongusa/wire/long_text.hpp>

#include <monongusa/wire/discord/deed.hpp>
#include <monongusa/wire/slack/deed.hpp>

#include <boost/core/lightweight_test.hpp>

int main() {
    using monongusa::wire::long_text;
    BOOST_TEST(long_text{} == long_text::split);
    BOOST_TEST(monongusa::wire::discord::deed_options{}.when_long == long_text::split);
    BOOST_TEST(monongusa::wire::slack::deed_options{}.when_long == long_text::split);
    return boost::report_errors();
}
