// SPDX-License-Identifier: BSL-1.0
// utf8_locale: lets the C library take text for UTF-8, for one thread and for a while.

#ifndef MONONGUSA_TRANSPORT_UTF8_LOCALE_HPP
#define MONONGUSA_TRANSPORT_UTF8_LOCALE_HPP

#include <cstring>
#include <initializer_list>

#include <langinfo.h>
#include <locale.h>

namespace monongusa::transport {

/// The user's own locale if its text is UTF-8, else `C.UTF-8`.  The process's locale stays what it is: who sets that changes it for all threads.
class utf8_locale {
public:
    utf8_locale() noexcept {
        for (char const* const name : {"", "C.UTF-8", "C.utf8", "en_US.UTF-8"}) {
            locale_ = ::newlocale(LC_CTYPE_MASK, name, none);
            if (locale_ == none) continue;
            if (std::strcmp(::nl_langinfo_l(CODESET, locale_), "UTF-8") == 0) return;
            ::freelocale(locale_);
            locale_ = none;
        }
    }
    utf8_locale(utf8_locale const&) = delete;
    utf8_locale& operator=(utf8_locale const&) = delete;
    ~utf8_locale() {
        if (locale_ != none) ::freelocale(locale_);
    }

    /// Whether there is one.
    explicit operator bool() const noexcept { return locale_ != none; }

    /// As long as it lives, this thread uses it.
    class use {
    public:
        explicit use(utf8_locale const& with) noexcept : before_(::uselocale(with.locale_)) {}
        use(use const&) = delete;
        use& operator=(use const&) = delete;
        ~use() { ::uselocale(before_); }

    private:
        locale_t before_;
    };

private:
    static constexpr locale_t none = nullptr;

    locale_t locale_ = none;
};

}  // namespace monongusa::transport

#endif
