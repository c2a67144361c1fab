// SPDX-License-Identifier: BSL-1.0
// prometheus: the metrics of bots as a page that Prometheus reads.

#ifndef MONONGUSA_BOT_PROMETHEUS_HPP
#define MONONGUSA_BOT_PROMETHEUS_HPP

#include <monongusa/bot/metrics.hpp>
#include <monongusa/bot/rule_name.hpp>
#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/nanoseconds.hpp>
#include <monongusa/detail/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace monongusa {

/// What an HTTP server says of such a page.
inline constexpr std::string_view prometheus_content_type = "text/plain; version=0.0.4; charset=utf-8";

namespace detail {

// All of this is templates, so that only who asks for a page compiles it.

/// Inside of quotation marks; what is no UTF-8 becomes U+FFFD.
template <class = void>
std::string prometheus_label(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        auto const size = utf8::decode(text.data(), text.data() + text.size()).size;
        if (size == 0) {
            out += "\xEF\xBF\xBD";
        } else if (text[0] == '\n') {
            out += "\\n";
        } else {
            if (text[0] == '\\' || text[0] == '"') out += '\\';
            out += text.substr(0, size);
        }
        text.remove_prefix(size == 0 ? 1 : size);
    }
    return out;
}

/// Seconds, exactly, without a binary fraction: `0.00125`.
template <class = void>
std::string prometheus_seconds(instant::duration time) {
    std::int64_t const whole = std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
    std::string out = joined(whole / second);
    if (whole % second == 0) return out;
    std::string const digits = joined(whole % second);
    out += '.';
    out.append(9 - digits.size(), '0');
    out += digits;
    out.erase(out.find_last_not_of('0') + 1);
    return out;
}

/// Writes all lines of a name together, below one HELP and one TYPE, as the format wants it.
template <class = void>
class page_for_prometheus {
public:
    explicit page_for_prometheus(std::span<metrics const> bots) : bots_(bots) {
        // Two lines with the same labels would be one value twice.
        for (auto const& each : bots) {
            std::string const name = prometheus_label(shown(each.bot, most_characters_of_a_rule));
            std::string label = name;
            for (std::size_t number = 2; has_label(label); ++number) label = joined(name, ' ', number);
            labels_.push_back(std::move(label));
        }
    }

    /// `lines` is called with the metrics of each bot.
    template <class Lines>
    void family(std::string_view name, std::string_view type, std::string_view help, Lines const& lines) {
        name_ = name;
        append_part(out_, joined("# HELP ", prefix, name, ' ', help, "\n# TYPE ", prefix, name, ' ', type, '\n'));
        for (std::size_t i = 0; i < bots_.size(); ++i) {
            label_ = labels_[i];
            lines(bots_[i]);
        }
    }
    /// One line for each bot.
    template <class Value>
    void family(std::string_view name, std::string_view type, std::string_view help, Value metrics::* value) {
        family(name, type, help, [&](metrics const& of) { line({}, {}, of.*value); });
    }
    /// One line for each rule of each bot.
    template <class Value>
    void of_rules(std::string_view name, std::string_view type, std::string_view help, Value metrics::rule::* value) {
        family(name, type, help, [&](metrics const& of) {
            for (auto const& rule : of.rules) line({}, label_of(rule), rule.*value);
        });
    }

    /// Labels are those beside that of the bot, and begin with a comma.
    template <class Value>
    void line(std::string_view suffix, std::string_view labels, Value const& value) {
        append_part(out_, joined(prefix, name_, suffix, "{bot=\"", label_, '"', labels, "} "));
        if constexpr (std::is_same_v<Value, instant::duration>) {
            out_ += prometheus_seconds(value);
        } else {
            append_part(out_, value);
        }
        out_ += '\n';
    }

    // Not by the line in the source, which changes with every edit above it.
    static std::string label_of(named_rule const& rule) {
        return joined(",rule=\"", rule.position, "\",name=\"", prometheus_label(words_of_rule(rule)), '"');
    }

    std::string take() { return std::move(out_); }

private:
    static constexpr std::string_view prefix = "monongusa_";

    bool has_label(std::string_view label) const noexcept {
        for (auto const& each : labels_) {
            if (each == label) return true;
        }
        return false;
    }

    std::span<metrics const> bots_;
    std::vector<std::string> labels_;
    std::string_view name_;
    std::string_view label_;
    std::string out_;
};
using prometheus_page = page_for_prometheus<>;

}  // namespace detail

/// The page of several bots, in the text exposition format 0.0.4; empty for none.  Bots of the same name are told apart by a number: `bot`, `bot 2`.
///
/// All names begin with `monongusa_`, all lines have the label `bot`; those of a rule `rule`, its position, and `name`, the words it is written in.
/// Texts are bounded and without secrets.
template <class = void>
std::string to_prometheus(std::span<metrics const> bots) {
    using rule = metrics::rule;
    if (bots.empty()) return {};
    detail::prometheus_page page{bots};
    page.family("uptime_seconds", "gauge", "For how long the bot has been up.", &metrics::uptime);
    page.family("events_total", "counter", "Events heard.", [&](metrics const& of) {
        for (auto const& event : of.events) {
            page.line({}, detail::joined(",event=\"", detail::prometheus_label(event.name), '"'), event.heard);
        }
    });
    page.of_rules("rule_matches_total", "counter", "Events that the rule has accepted.", &rule::matches);
    page.of_rules("rule_calls_total", "counter", "Calls of the rule's handler.", &rule::calls);
    page.of_rules("rule_errors_total", "counter", "What the rule has thrown, and its actions that could not be done.", &rule::errors);
    page.of_rules("rule_busy_seconds_total", "counter", "For how long the rule's handler held a thread.", &rule::busy);
    page.of_rules("rule_longest_seconds", "gauge", "The longest time for which the rule's handler held its thread.", &rule::longest);
    page.family("rule_info", "gauge", "Where the rule is written.", [&](metrics const& of) {
        for (auto const& each : of.rules) {
            auto const line = each.line == 0 ? std::string{} : detail::joined(",line=\"", each.line, '"');
            page.line({}, page.label_of(each) + line, 1);
        }
    });
    page.family("handler_seconds", "histogram", "For how long handlers held their thread.", [&](metrics const& of) {
        static constexpr std::string_view bounds[] = {"0.001", "0.01", "0.1", "1", "10", "+Inf"};
        static_assert(std::size(bounds) == std::tuple_size_v<decltype(handler_times::counts)>);
        std::uint64_t so_far = 0;
        for (std::size_t i = 0; i < std::size(bounds); ++i) {
            so_far += of.handler_times.counts[i];
            page.line("_bucket", detail::joined(",le=\"", bounds[i], '"'), so_far);
        }
        page.line("_sum", {}, of.handler_times.total);
        page.line("_count", {}, so_far);
    });
    page.family("actions_total", "counter", "Actions begun.", &metrics::actions_begun);
    page.family("actions_failed_total", "counter", "Actions that could not be done.", &metrics::actions_failed);
    page.family("handlers_dropped_total", "counter", "Handlers that were not called for want of room or time.", &metrics::handlers_dropped);
    page.family("events_dropped_total", "counter", "Events that had no room in a stream.", &metrics::events_dropped);
    page.family("tasks", "gauge", "Handlers that run or wait for the executor.", &metrics::tasks);
    page.family("timers_waiting", "gauge", "Timers that are not due yet.", &metrics::timers_waiting);
    page.family("coroutines_running", "gauge", "Coroutines under way that do not wait.", &metrics::coroutines_running);
    page.family("coroutines_waiting", "gauge", "Coroutines that wait for an event or a time.", &metrics::coroutines_waiting);
    return page.take();
}

/// The page of one bot.
template <class = void>
std::string to_prometheus(metrics const& bot) { return to_prometheus(std::span{&bot, 1}); }

}  // namespace monongusa

#endif
