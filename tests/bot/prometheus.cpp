// SPDX-License-Identifier: BSL-1.0
// Tests that the page of metrics is one that Prometheus reads: by a strict reader of its own, which shares nothing with what writes.
#include <monongusa/bot/prometheus.hpp>

#include <monongusa/secret/secret.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::verb;
using namespace std::chrono_literals;

namespace {

struct bad_page : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using labels = std::map<std::string, std::string>;
struct family {
    std::string type;
    std::string help;
    std::map<std::pair<std::string, labels>, std::string> lines;  ///< By name and labels, as the format wants them: each once.
};

// Reads the text exposition format 0.0.4; throws at whatever the format does not allow, or only allows.
class reader {
public:
    explicit reader(std::string_view page) : rest_(page) {
        if (!rest_.empty() && rest_.back() != '\n') throw bad_page{"the last line does not end"};
        while (!rest_.empty()) {
            if (rest_.starts_with('#')) {
                heading();
            } else {
                sample();
            }
        }
        for (auto const& [name, one] : families) {
            if (one.type.empty()) throw bad_page{name + " has no type"};
            if (one.type == "counter" && !name.ends_with("_total")) throw bad_page{name + " is a counter"};
            if (one.type != "counter" && name.ends_with("_total")) throw bad_page{name + " is no counter"};
            if (one.type == "histogram") check_histogram(name, one);
        }
    }

    std::map<std::string, family> families;

    std::string value(std::string const& name, labels const& of) const {
        for (auto const& [_, one] : families) {
            if (auto const found = one.lines.find({name, of}); found != one.lines.end()) return found->second;
        }
        return "not there";
    }

private:
    void expect(std::string_view text) {
        if (!rest_.starts_with(text)) throw bad_page{"no " + std::string{text} + " before " + std::string{rest_.substr(0, 40)}};
        rest_.remove_prefix(text.size());
    }
    std::string taken_while(std::string_view allowed) {
        auto const end = std::min(rest_.find_first_not_of(allowed), rest_.size());
        std::string taken{rest_.substr(0, end)};
        if (taken.empty()) throw bad_page{"nothing that is allowed before " + std::string{rest_.substr(0, 40)}};
        rest_.remove_prefix(end);
        return taken;
    }
    std::string name() {
        static constexpr std::string_view all = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
        auto taken = taken_while(all);
        if (taken[0] >= '0' && taken[0] <= '9') throw bad_page{taken + " begins with a digit"};
        return taken;
    }
    std::string line() {
        auto const end = rest_.find('\n');
        std::string taken{rest_.substr(0, end)};
        rest_.remove_prefix(end + 1);
        return taken;
    }

    void heading() {
        expect("# ");
        bool const is_help = rest_.starts_with("HELP ");
        expect(is_help ? "HELP " : "TYPE ");
        auto const of = name();
        expect(" ");
        auto text = line();
        if (text.empty()) throw bad_page{of + " has an empty heading"};
        if (is_help) {
            if (!families.try_emplace(of).second) throw bad_page{of + " comes twice"};
            for (std::size_t i = 0; i < text.size(); ++i) {
                if (text[i] != '\\') continue;
                if (++i == text.size() || (text[i] != '\\' && text[i] != 'n')) throw bad_page{of + " has a bad escape"};
            }
            families[of].help = text;
        } else {
            if (last_ != of + " HELP") throw bad_page{"the type of " + of + " does not follow its help"};
            if (!std::set<std::string>{"counter", "gauge", "histogram"}.contains(text)) throw bad_page{text + " is no type"};
            families[of].type = text;
        }
        last_ = of + (is_help ? " HELP" : "");
        current_ = of;
    }

    std::string quoted() {
        expect("\"");
        std::string text;
        for (;;) {
            if (rest_.empty() || rest_[0] == '\n') throw bad_page{"a label does not end"};
            char const character = rest_[0];
            rest_.remove_prefix(1);
            if (character == '"') break;
            if (character != '\\') {
                text += character;
                continue;
            }
            auto const escaped = rest_.empty() ? ' ' : rest_[0];
            if (escaped != '\\' && escaped != '"' && escaped != 'n') throw bad_page{"a label has a bad escape"};
            text += escaped == 'n' ? '\n' : escaped;
            rest_.remove_prefix(1);
        }
        return text;
    }

    void sample() {
        auto const of = name();
        if (current_.empty() || families[current_].type.empty()) throw bad_page{of + " has no headings"};
        bool const histogram = families[current_].type == "histogram";
        bool const belongs = histogram ? of == current_ + "_bucket" || of == current_ + "_sum" || of == current_ + "_count" : of == current_;
        if (!belongs) throw bad_page{of + " stands below " + current_};
        labels all;
        expect("{");
        do {
            auto label = name();
            expect("=");
            auto text = quoted();
            if (!all.emplace(std::move(label), std::move(text)).second) throw bad_page{of + " has a label twice"};
            if (!rest_.starts_with(',')) break;
            expect(",");
        } while (true);
        expect("} ");
        if (!all.contains("bot")) throw bad_page{of + " does not name its bot"};
        auto value = line();
        std::size_t read = 0;
        if (value.find_first_not_of("0123456789.") != std::string::npos) throw bad_page{value + " is no number"};
        std::stod(value, &read);
        if (read != value.size()) throw bad_page{value + " is no number"};
        if (!families[current_].lines.emplace(std::pair{of, all}, value).second) throw bad_page{of + " has the same labels twice"};
        if (of.ends_with("_bucket")) buckets_[all["bot"]].push_back({all["le"], std::stoull(value)});
        last_.clear();
    }

    void check_histogram(std::string const& name, family const& one) {
        for (auto const& [bot, all] : buckets_) {
            if (all.empty() || all.back().first != "+Inf") throw bad_page{"the last bucket is not +Inf"};
            for (std::size_t i = 1; i < all.size(); ++i) {
                if (all[i].second < all[i - 1].second) throw bad_page{"a bucket has less than that before it"};
                if (i + 1 < all.size() && std::stod(all[i].first) <= std::stod(all[i - 1].first)) throw bad_page{"buckets are not in order"};
            }
            auto const count = one.lines.find({name + "_count", {{"bot", bot}}});
            if (count == one.lines.end() || std::stoull(count->second) != all.back().second) throw bad_page{"the count is not that of +Inf"};
            if (!one.lines.contains({name + "_sum", {{"bot", bot}}})) throw bad_page{"there is no sum"};
        }
    }

    std::string_view rest_;
    std::string current_;
    std::string last_;
    std::map<std::string, std::vector<std::pair<std::string, std::uint64_t>>> buckets_;
};

// So that what it says of a page is worth something.
void the_reader_is_strict() {
    std::string const good = "# HELP a_total x\n# TYPE a_total counter\na_total{bot=\"b\"} 1\n";
    reader{good};
    char const* const bad[] = {
        "a_total{bot=\"b\"} 1\n",
        "# HELP a_total x\na_total{bot=\"b\"} 1\n",
        "# HELP a_total x\n# TYPE a_total counter\na_total{bot=\"b\"} 1",
        "# HELP a_total x\n# TYPE a_total counter\na_total{bot=\"b\"} x\n",
        "# HELP a_total x\n# TYPE a_total counter\na_total{bot=\"b\",bot=\"b\"} 1\n",
        "# HELP a_total x\n# TYPE a_total counter\na_total{bot=\"\\t\"} 1\n",
        "# HELP a_total x\n# TYPE a_total counter\na_total{bot=\"\n\"} 1\n",
        "# HELP a_total x\n# TYPE a_total counter\na_total{other=\"b\"} 1\n",
        "# HELP a_total x\n# TYPE a_total counter\na_total{bot=\"b\"} 1\na_total{bot=\"b\"} 1\n",
        "# HELP a_total x\n# TYPE a_total counter\n# HELP a_total x\n# TYPE a_total counter\n",
        "# HELP a_total x\n# TYPE a_total gauge\n",
        "# HELP a x\n# TYPE a counter\n",
        "# HELP a x\n# TYPE a gauge\nb{bot=\"b\"} 1\n",
        "# HELP a x\n# TYPE a histogram\na_bucket{bot=\"b\",le=\"1\"} 1\na_sum{bot=\"b\"} 1\na_count{bot=\"b\"} 1\n",
        "# HELP a x\n# TYPE a histogram\na_bucket{bot=\"\",le=\"1\"} 2\na_bucket{bot=\"\",le=\"+Inf\"} 1\na_sum{bot=\"\"} 1\na_count{bot=\"\"} 1\n",
        "# HELP a x\n# TYPE a histogram\na_bucket{bot=\"b\",le=\"+Inf\"} 1\na_sum{bot=\"b\"} 1\na_count{bot=\"b\"} 2\n",
    };
    for (char const* const page : bad) BOOST_TEST_THROWS(reader{page}, bad_page);
}

mg::metrics some() {
    mg::metrics of;
    of.bot = "tea";
    of.uptime = 3min + 1500ms;
    of.events_heard = 12;
    of.events = {{"message", 10}, {"ready", 2}};
    mg::metrics::rule give{{1, verb::listen_to, "message", R"~(give "(\w+)")~", 41}};
    give.matches = 7;
    give.calls = 6;
    give.errors = 1;
    give.busy = 1250us;
    give.longest = 1ms;
    of.rules = {give, {{2, verb::on, "ready", "", 0}}};
    of.handler_times = {{1, 2, 0, 4, 5, 6}, 100s + 1ns};
    of.actions_begun = 20;
    of.actions_failed = 3;
    of.handlers_dropped = 4;
    of.events_dropped = 6;
    of.tasks = 5;
    of.timers_waiting = 6;
    of.coroutines_running = 7;
    of.coroutines_waiting = 8;
    return of;
}

void a_page_has_every_number() {
    reader const page{to_prometheus(some())};
    labels const bot{{"bot", "tea"}};
    auto const with = [&](labels more) {
        more.insert(bot.begin(), bot.end());
        return more;
    };
    auto const rule = with({{"rule", "1"}, {"name", R"~(listen_to "give "(\w+)"")~"}});
    auto const ready = with({{"rule", "2"}, {"name", "on ready"}});
    BOOST_TEST_EQ(page.value("monongusa_uptime_seconds", bot), "181.5");
    BOOST_TEST_EQ(page.value("monongusa_events_total", with({{"event", "message"}})), "10");
    BOOST_TEST_EQ(page.value("monongusa_events_total", with({{"event", "ready"}})), "2");
    BOOST_TEST_EQ(page.value("monongusa_rule_matches_total", rule), "7");
    BOOST_TEST_EQ(page.value("monongusa_rule_matches_total", ready), "0");
    BOOST_TEST_EQ(page.value("monongusa_rule_calls_total", rule), "6");
    BOOST_TEST_EQ(page.value("monongusa_rule_errors_total", rule), "1");
    BOOST_TEST_EQ(page.value("monongusa_rule_busy_seconds_total", rule), "0.00125");
    BOOST_TEST_EQ(page.value("monongusa_rule_longest_seconds", rule), "0.001");
    auto where = rule;
    where["line"] = "41";
    BOOST_TEST_EQ(page.value("monongusa_rule_info", where), "1");
    BOOST_TEST_EQ(page.value("monongusa_rule_info", ready), "1");
    char const* const buckets[][2] = {{"0.001", "1"}, {"0.01", "3"}, {"0.1", "3"}, {"1", "7"}, {"10", "12"}, {"+Inf", "18"}};
    for (auto const& [bound, count] : buckets) BOOST_TEST_EQ(page.value("monongusa_handler_seconds_bucket", with({{"le", bound}})), count);
    BOOST_TEST_EQ(page.value("monongusa_handler_seconds_sum", bot), "100.000000001");
    BOOST_TEST_EQ(page.value("monongusa_handler_seconds_count", bot), "18");
    BOOST_TEST_EQ(page.value("monongusa_actions_total", bot), "20");
    BOOST_TEST_EQ(page.value("monongusa_actions_failed_total", bot), "3");
    BOOST_TEST_EQ(page.value("monongusa_handlers_dropped_total", bot), "4");
    BOOST_TEST_EQ(page.value("monongusa_events_dropped_total", bot), "6");
    BOOST_TEST_EQ(page.value("monongusa_tasks", bot), "5");
    BOOST_TEST_EQ(page.value("monongusa_timers_waiting", bot), "6");
    BOOST_TEST_EQ(page.value("monongusa_coroutines_running", bot), "7");
    BOOST_TEST_EQ(page.value("monongusa_coroutines_waiting", bot), "8");
    BOOST_TEST_EQ(page.families.size(), 17U);
}

void bounds_are_those_of_the_classes() {
    reader const page{to_prometheus(some())};
    std::size_t found = 0;
    for (auto const& [key, _] : page.families.at("monongusa_handler_seconds").lines) {
        auto const bound = key.second.find("le");
        if (bound == key.second.end() || bound->second == "+Inf") continue;
        for (auto const known : mg::handler_times::bounds) found += std::chrono::duration<double>{known}.count() == std::stod(bound->second);
    }
    BOOST_TEST_EQ(found, mg::handler_times::bounds.size());
}

void several_bots_are_one_page() {
    std::vector<mg::metrics> all(4, some());
    all[1].bot = "tea 2";
    all[2].bot = "coffee";
    all[2].actions_begun = 99;
    reader const page{mg::to_prometheus(all)};  // Each heading once, and no line twice, or the reader throws.
    BOOST_TEST_EQ(page.value("monongusa_actions_total", {{"bot", "tea"}}), "20");
    BOOST_TEST_EQ(page.value("monongusa_actions_total", {{"bot", "tea 2"}}), "20");
    BOOST_TEST_EQ(page.value("monongusa_actions_total", {{"bot", "coffee"}}), "99");
    BOOST_TEST_EQ(page.value("monongusa_actions_total", {{"bot", "tea 3"}}), "20");
    BOOST_TEST_EQ(page.families.at("monongusa_actions_total").lines.size(), 4U);
    BOOST_TEST_EQ(mg::to_prometheus(std::span<mg::metrics const>{}), "");
}

std::string label_of_bot(std::string name) {
    auto metrics = some();
    metrics.bot = std::move(name);
    reader const page{to_prometheus(metrics)};
    return page.families.at("monongusa_tasks").lines.begin()->first.second.at("bot");
}

void a_name_may_hold_anything() {
    BOOST_TEST_EQ(label_of_bot(R"(a "b" \c\ d)"), R"(a "b" \c\ d)");
    BOOST_TEST_EQ(label_of_bot("a\nb"), "a\\nb");
    BOOST_TEST_EQ(label_of_bot("お茶"), "お茶");
    BOOST_TEST_EQ(label_of_bot("t\xFF" "ea\xE3\x81"), "t\xEF\xBF\xBD" "ea\xEF\xBF\xBD\xEF\xBF\xBD");
    BOOST_TEST_EQ(label_of_bot(""), "");
    BOOST_TEST_EQ(label_of_bot(std::string(200, 'x')), std::string(120, 'x') + "…");
    mg::secret const token{"tsv-ksnyiz-rypnrg", "TOKEN"};
    BOOST_TEST_EQ(label_of_bot("bot of tsv-ksnyiz-rypnrg"), "bot of (secret TOKEN)");
    BOOST_TEST_EQ(mg::detail::prometheus_label("a\nb"), "a\\nb");
}

void a_bot_without_rules_has_a_page() {
    mg::metrics nothing;
    nothing.bot = "bot";
    reader const page{to_prometheus(nothing)};
    BOOST_TEST_EQ(page.value("monongusa_handler_seconds_count", {{"bot", "bot"}}), "0");
    BOOST_TEST_EQ(page.value("monongusa_uptime_seconds", {{"bot", "bot"}}), "0");
    BOOST_TEST(page.families.at("monongusa_events_total").lines.empty());
}

void seconds_are_exact() {
    using mg::detail::prometheus_seconds;
    BOOST_TEST_EQ(prometheus_seconds(0s), "0");
    BOOST_TEST_EQ(prometheus_seconds(1ns), "0.000000001");
    BOOST_TEST_EQ(prometheus_seconds(100ms), "0.1");
    BOOST_TEST_EQ(prometheus_seconds(10s), "10");
    BOOST_TEST_EQ(prometheus_seconds(24h + 50ms), "86400.05");
    BOOST_TEST_EQ(prometheus_seconds(mg::instant::duration::max()), "9223372036.854775807");
}

}  // namespace

int main() {
    the_reader_is_strict();
    a_page_has_every_number();
    bounds_are_those_of_the_classes();
    several_bots_are_one_page();
    a_name_may_hold_anything();
    a_bot_without_rules_has_a_page();
    seconds_are_exact();
    return boost::report_errors();
}
