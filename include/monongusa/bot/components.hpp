// SPDX-License-Identifier: BSL-1.0
// components: what handlers ask for by type: a database, a counter, a configuration.

#ifndef MONONGUSA_BOT_COMPONENTS_HPP
#define MONONGUSA_BOT_COMPONENTS_HPP

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa {

/// What `mg::with(…)` has been given: lvalues are referred to and must outlive the bot, others are kept.
template <class... Given>
class components {
public:
    constexpr explicit components(Given... given) : given_(std::forward<Given>(given)...) {}

    /// Whether a handler may ask for `Asked&`; a base class of what was given may be asked for.
    template <class Asked>
    static constexpr bool has = (std::is_convertible_v<std::remove_reference_t<Given>*, Asked*> || ...);

    template <class Asked>
        requires has<Asked>
    constexpr Asked& get() noexcept {
        return std::get<position_of<Asked>()>(given_);
    }

    /// The same, all of it referred to.
    constexpr components<std::remove_reference_t<Given>&...> referred() noexcept {
        return std::apply([](auto&... each) { return components<std::remove_reference_t<Given>&...>{each...}; }, given_);
    }

private:
    // The type itself goes before one that is merely derived from it.
    template <class Asked>
    static consteval std::size_t position_of() {
        constexpr bool exact[] = {std::is_same_v<std::remove_cv_t<std::remove_reference_t<Given>>, std::remove_cv_t<Asked>>...};
        constexpr bool fitting[] = {std::is_convertible_v<std::remove_reference_t<Given>*, Asked*>...};
        for (std::size_t i = 0; i < sizeof...(Given); ++i) {
            if (exact[i] && fitting[i]) return i;
        }
        std::size_t i = 0;
        while (!fitting[i]) ++i;
        return i;
    }

    std::tuple<Given...> given_;
};

namespace detail {

template <class Type>
inline constexpr bool is_components = false;
template <class... Given>
inline constexpr bool is_components<components<Given...>> = true;

}  // namespace detail

/// Hands components to the handlers that ask for them: `mg::launch(argc, argv, reactions, mg::with(database))`.  A handler that runs on a
/// pool of threads uses them from several; they must allow it.
template <class... Given>
constexpr components<Given...> with(Given&&... given) {
    return components<Given...>{std::forward<Given>(given)...};
}

}  // namespace monongusa

#endif
