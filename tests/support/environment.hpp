// SPDX-License-Identifier: BSL-1.0
// support::variable: a variable of the environment, set or not as long as it lives.

#ifndef MONONGUSA_TESTS_SUPPORT_ENVIRONMENT_HPP
#define MONONGUSA_TESTS_SUPPORT_ENVIRONMENT_HPP

#include <optional>
#include <string>

#include <stdlib.h>

namespace support {

class variable {
public:
    /// Null for one that is not set.
    variable(char const* name, char const* value) : name_(name) {
        if (char const* const before = ::getenv(name)) before_ = before;
        set(value);
    }
    variable(variable const&) = delete;
    variable& operator=(variable const&) = delete;
    ~variable() { set(before_ ? before_->c_str() : nullptr); }

private:
    void set(char const* value) const { value ? ::setenv(name_, value, 1) : ::unsetenv(name_); }

    char const* name_;
    std::optional<std::string> before_;
};

}  // namespace support

#endif
