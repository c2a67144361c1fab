// SPDX-License-Identifier: BSL-1.0
// patterns: what the bot of a help channel listens to: 256 patterns, of which each bench takes the first few.

#ifndef MONONGUSA_TESTS_BENCH_PATTERNS_HPP
#define MONONGUSA_TESTS_BENCH_PATTERNS_HPP

#include <monongusa/core.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace bench {

namespace mg = monongusa;
using mg::detail::fixed_string;

inline constexpr std::tuple subjects{
    fixed_string{"sound"},   fixed_string{"grub"},    fixed_string{"windows"}, fixed_string{"kernel"},   fixed_string{"desktop"},
    fixed_string{"firefox"}, fixed_string{"gnome"},   fixed_string{"apache"},  fixed_string{"kde"},      fixed_string{"wine"},
    fixed_string{"java"},    fixed_string{"flash"},   fixed_string{"nvidia"},  fixed_string{"samba"},    fixed_string{"xorg"},
    fixed_string{"ssh"},     fixed_string{"mplayer"}, fixed_string{"alsa"},    fixed_string{"vim"},      fixed_string{"wifi"},
    fixed_string{"raid"},    fixed_string{"mysql"},   fixed_string{"postfix"}, fixed_string{"nautilus"}, fixed_string{"openvpn"},
    fixed_string{"squid"},   fixed_string{"totem"},   fixed_string{"xine"},    fixed_string{"gimp"},     fixed_string{"evolution"},
    fixed_string{"pidgin"},  fixed_string{"swap"},
};
inline constexpr std::size_t subject_count = std::tuple_size_v<decltype(subjects)>;
inline constexpr std::size_t form_count = 8;
inline constexpr std::size_t most = subject_count * form_count;

// The form and the subject change from rule to rule, so that a short table is as varied as a long one.
template <std::size_t Number>
constexpr auto make_pattern() {
    constexpr auto subject = std::get<(Number / form_count + Number) % subject_count>(subjects);
    constexpr std::size_t form = Number % form_count;
    if constexpr (form == 0) return fixed_string{"^!"} + subject + fixed_string{"(?: (\\w+))?"};
    if constexpr (form == 1)
        return fixed_string{"(?i)\\b(?:how|where) (?:do|can) (?:i|you) (?:install|get|find) "} + subject + fixed_string{"\\b"};
    if constexpr (form == 2) return fixed_string{"\\b"} + subject + fixed_string{" (?:is|does not|doesn't|won't|can't|crashe[sd]) (\\w+)"};
    if constexpr (form == 3) return fixed_string{"https?://(?:www\\.)?"} + subject + fixed_string{"\\.(?:org|com|net)(/\\S*)?"};
    if constexpr (form == 4) return fixed_string{"apt(?:-get|itude)? (install|remove|purge) "} + subject;
    if constexpr (form == 5) return fixed_string{"(?i)\\b(?:what is|what's|use|using) "} + subject + fixed_string{"\\b"};
    if constexpr (form == 6) return subject + fixed_string{"[- ]v?(\\d+(?:\\.\\d+)*)"};
    if constexpr (form == 7) return fixed_string{"/etc/"} + subject + fixed_string{"(?:/|\\.conf)"};
}
template <std::size_t Number>
inline constexpr auto pattern = make_pattern<Number>();

template <std::size_t... Number>
constexpr std::array<std::string_view, sizeof...(Number)> texts_of(std::index_sequence<Number...>) {
    return {pattern<Number>.view()...};
}
/// The same patterns as text, for engines that read them at run time.
inline constexpr auto texts = texts_of(std::make_index_sequence<most>{});

/// What handlers do: nothing that costs, and nothing that can be left out.
struct tally {
    std::size_t hits = 0;
    std::size_t bytes = 0;
};

template <std::size_t Number>
struct count_hit {
    void operator()(tally& all) const { all.hits += Number + 1; }
};
template <std::size_t Number>
struct count_group {
    void operator()(tally& all, std::string_view group) const {
        all.hits += Number + 1;
        all.bytes += group.size();
    }
};
template <std::size_t Number>
struct count_optional_group {
    void operator()(tally& all, std::optional<std::string_view> group) const {
        all.hits += Number + 1;
        if (group) all.bytes += group->size();
    }
};

template <std::size_t Number>
constexpr auto make_rule() {
    constexpr auto text = pattern<Number>;
    constexpr std::size_t form = Number % form_count;
    if constexpr (form == 0 || form == 3) {
        return mg::listen_to<text>(count_optional_group<Number>{});
    } else if constexpr (form == 2 || form == 4 || form == 6) {
        return mg::listen_to<text>(count_group<Number>{});
    } else {
        return mg::listen_to<text>(count_hit<Number>{});
    }
}

template <std::size_t... Number>
constexpr auto make_table(std::index_sequence<Number...>) {
    return mg::table{make_rule<Number>()...};
}
template <std::size_t Rules>
inline constexpr auto table_of = make_table(std::make_index_sequence<Rules>{});

}  // namespace bench

#endif
