// SPDX-License-Identifier: BSL-1.0
// upload: a plain value of a text and files.
#include <monongusa/action/upload.hpp>

#include <monongusa/action/view.hpp>
#include <monongusa/concept/action.hpp>

#include "../laws/value.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <utility>

namespace {

using monongusa::action::file;
using monongusa::action::upload;

static_assert(monongusa::action_type<upload> && upload::action_name == "upload");

monongusa::chat::origin const somewhere{{"C1", "general"}, {"U1", "alice"}, "m1", "t1"};
file const picture{"tea.png", std::string{"\x89PNG\0", 5}, "a cup of tea"};

void both_obey_the_value_laws() {
    laws::value(picture, &file::name, &file::content, &file::description);
    laws::value(upload{"tea", {picture}, somewhere}, &upload::text, &upload::files, &upload::to);
}

void its_text_is_seen() {
    upload const one{"tea", {picture}, somewhere};
    monongusa::action::view const seen{one};
    BOOST_TEST(seen.is<upload>());
    BOOST_TEST(seen.text == &one.text);
    BOOST_TEST(seen.to == &one.to);
}

void moving_does_not_copy_what_is_large() {
    upload from{"tea", {{"large.bin", std::string(100'000, 'x')}}};
    char const* const bytes = from.files[0].content.data();
    upload const to = std::move(from);
    BOOST_TEST(to.files[0].content.data() == bytes);
}

}  // namespace

int main() {
    both_obey_the_value_laws();
    its_text_is_seen();
    moving_does_not_copy_what_is_large();
    return boost::report_errors();
}
