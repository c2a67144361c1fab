// SPDX-License-Identifier: BSL-1.0
// secret: a text that does not get out by accident.

#ifndef MONONGUSA_SECRET_SECRET_HPP
#define MONONGUSA_SECRET_SECRET_HPP

#include <monongusa/detail/mistake.hpp>
#include <monongusa/secret/known.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace monongusa {
namespace mistake {

template <class Stream>
struct secret_printed {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Stream>,
                      "monongusa: secret: it cannot be printed, where everybody could read it; print its name(), which says where it came from");
    }
};

template <class Text>
struct secret_logged {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Text>,
                      "monongusa: secret: it cannot be logged, where everybody could read it; log its name(), which says where it came from");
    }
};

template <class Other>
struct secret_compared {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Other>,
                      "monongusa: secret: it cannot be compared, since its time tells; ask whether it is empty(), or for its name()");
    }
};

}  // namespace mistake

/// A token or password.  It can be moved, not copied, printed, logged or compared; what it is gets out by `reveal()` only, for the wire.  While
/// it lives its value is taken out of the log and out of what else goes through `mg::scrub`; when it ends its memory is overwritten.
///
/// Reading it is safe from any thread, as long as none moves or ends it.
class secret {
public:
    /// An empty one.
    secret() noexcept = default;

    /// `name` says where the value came from, as a variable's name; everybody may read it.
    explicit secret(std::string_view value, std::string_view name = {}) {
        if (value.empty() && name.empty()) return;
        known_ = new detail::known_value{value, name};
        if (is_looked_for()) detail::living_secrets.add(*known_);
    }

    secret(secret&& other) noexcept : known_{std::exchange(other.known_, nullptr)} {}
    secret& operator=(secret&& other) noexcept {
        secret taken{std::move(other)};
        std::swap(known_, taken.known_);
        return *this;
    }
    ~secret() {
        if (!known_) return;
        if (is_looked_for()) detail::living_secrets.remove(*known_);
        delete known_;
    }

    /// The value, for the wire.  It lasts until the secret that holds it at last ends, moves in between or not.
    std::string_view reveal() const noexcept { return known_ ? std::string_view{known_->value} : std::string_view{}; }

    bool empty() const noexcept { return reveal().empty(); }

    /// Where it came from, or nothing; one that was moved from knows nothing.  An empty secret can have a name.
    std::string_view name() const noexcept { return known_ ? std::string_view{known_->name} : std::string_view{}; }

    // What must not be done by accident.  Each of these is found, and then refused with a sentence.

    template <class Stream>
    friend Stream&& operator<<(Stream&& out, secret const&) {
        mistake::secret_printed<std::remove_cvref_t<Stream>>::require();
        return static_cast<Stream&&>(out);
    }
    template <class Text>
    friend void append_to(Text&, secret const&) {
        mistake::secret_logged<Text>::require();
    }
    template <class Other>
    friend bool operator==(secret const&, Other const&) {
        mistake::secret_compared<Other>::require();
        return false;
    }
    template <class Other>
    friend int operator<=>(secret const&, Other const&) {
        mistake::secret_compared<Other>::require();
        return 0;
    }

private:
    bool is_looked_for() const noexcept { return known_->value.size() >= detail::known_values::shortest; }

    detail::known_value* known_ = nullptr;
};

}  // namespace monongusa

#endif
