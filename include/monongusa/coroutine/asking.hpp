// SPDX-License-Identifier: BSL-1.0
// asking: a question that is asked again until its answer is one.

#ifndef MONONGUSA_COROUTINE_ASKING_HPP
#define MONONGUSA_COROUTINE_ASKING_HPP

#include <monongusa/action/text.hpp>
#include <monongusa/concept/from_text.hpp>
#include <monongusa/coroutine/task.hpp>
#include <monongusa/coroutine/waiting.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/table/conversion.hpp>

#include <boost/asio/use_awaitable.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa {

/// How often `async_ask` asks at most; without it, until there is an answer or none comes in time.
class attempts {
public:
    explicit attempts(std::size_t most) noexcept : most_(most) {}
    std::size_t most() const noexcept { return most_; }

private:
    std::size_t most_;
};

/// Accepts an answer from `least` to `most`: `co_await chat.async_ask<int>("How many?", mg::between{1, 12}, 30s)`.
template <std::totally_ordered Value>
class between {
public:
    between(Value least, Value most) : least_(std::move(least)), most_(std::move(most)) {}
    bool operator()(Value const& answer) const { return !(answer < least_) && !(most_ < answer); }

private:
    Value least_;
    Value most_;
};

/// A way out of a question: who says what the matcher accepts gives no answer, and is not asked again.  `mg::unless{mg::matcher::regex<"^(cancel|never mind)$">{}}`.
template <class Matcher>
class unless {
public:
    using matcher_type = Matcher;

    explicit unless(Matcher matcher) : matcher_(std::move(matcher)) {}
    bool match(event::message const& message) const { return static_cast<bool>(matcher_.match(message)); }

private:
    Matcher matcher_;
};

namespace detail {

template <class Part>
inline constexpr bool is_way_out = false;
template <class Matcher>
inline constexpr bool is_way_out<unless<Matcher>> = true;

/// What was said in answer, as a value; nothing if it is none.  A mention of the bot and spaces around do not count.
template <class Value>
std::optional<Value> answer_in(event::message const& message) {
    using conversion = detail::conversion<Value>;
    static constexpr std::string_view spaces = " \t\r\n";
    auto body = message.body();
    auto const first = body.find_first_not_of(spaces);
    body = first == body.npos ? std::string_view{} : body.substr(first, body.find_last_not_of(spaces) - first + 1);
    typename conversion::stored stored{};
    if (body.empty() || !conversion::accept(text_range::of(body, body), body, stored)) return std::nullopt;
    return Value(conversion::make(stored, body));
}

/// The parts of a question are told apart by their types.
template <class Part, class Value>
consteval bool is_part_of_question() {
    if constexpr (duration_like<Part> || std::is_same_v<Part, monongusa::attempts> || is_way_out<Part> || std::is_convertible_v<Part, std::string_view>) {
        return true;
    } else {
        return std::is_invocable_r_v<bool, Part const&, Value const&>;
    }
}

template <class Value>
class question {
public:
    template <class... Parts>
    explicit question(std::string first, Parts... parts) : first_(std::move(first)) {
        again_ = first_;
        (take(std::move(parts)), ...);
    }

    std::string const& text(bool again) const noexcept { return again ? again_ : first_; }
    instant::duration time() const noexcept { return time_; }
    std::size_t most() const noexcept { return most_; }
    bool is_given_up_by(event::message const& message) const { return way_out_ && (*way_out_)(message); }
    bool accepts(Value const& answer) const { return !valid_ || valid_call_(valid_.get(), answer); }

private:
    template <class Rep, class Period>
    void take(std::chrono::duration<Rep, Period> time) {
        time_ = whole(time);
    }
    void take(monongusa::attempts attempts) noexcept { most_ = attempts.most(); }
    template <class Part>
    void take(Part part) {
        if constexpr (std::is_convertible_v<Part, std::string_view>) {
            again_ = std::string{std::string_view{part}};
        } else if constexpr (is_way_out<Part>) {
            way_out_.emplace(std::in_place, std::move(part));
        } else {
            valid_ = {new Part{std::move(part)}, [](void* held) { delete static_cast<Part*>(held); }};
            valid_call_ = [](void const* held, Value const& answer) -> bool { return (*static_cast<Part const*>(held))(answer); };
        }
    }

    std::string first_;
    std::string again_;
    instant::duration time_{};
    std::size_t most_ = static_cast<std::size_t>(-1);
    std::optional<wanted<event::message>> way_out_{};
    std::unique_ptr<void, void (*)(void*)> valid_{nullptr, [](void*) {}};
    bool (*valid_call_)(void const* held, Value const& answer) = nullptr;
};

/// Asks, and waits from before the question is out, so that no answer comes too early.
template <class Performer>
auto ask_once(Performer const& performer, wanted<event::message> what, std::string text, instant::duration time) {
    auto& bot = engine_of(performer.bot());
    return wait_for_event<event::message>(
        bot, performer.origin(), std::move(what), time,
        [performer, &bot, text = std::move(text)](std::uint64_t number) {
            auto& all = coroutines::of(bot);
            performer.perform(action::reply{text},
                              [link = all.link(), &list = all.waits(), number](std::error_code error, chat::sent const&) {
                                  if (error) link->enter([&](engine&) { list.fail(number, boost_error{error}); });
                              });
        },
        boost::asio::use_awaitable);
}

template <class Value, class Performer, class MakeWanted>
task<std::optional<Value>> ask(Performer performer, MakeWanted make_wanted, std::unique_ptr<question<Value>> asked) {
    for (std::size_t asks = 0; asks < asked->most(); ++asks) {
        auto const message = co_await ask_once(performer, make_wanted(), asked->text(asks > 0), asked->time());
        if (!message || asked->is_given_up_by(*message)) break;
        auto answer = answer_in<Value>(*message);
        if (answer && asked->accepts(*answer)) co_return answer;
    }
    co_return std::nullopt;
}

}  // namespace detail
}  // namespace monongusa

#endif
