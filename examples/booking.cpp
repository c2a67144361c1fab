// Books a table in a conversation: each question waits a while for an answer that makes sense, and a reaction confirms it all.
// Try: booking, then @bot book a table; or booking --check booking.chat
#include <monongusa.hpp>
#include <monongusa/coroutine.hpp>

#include <charconv>
#include <chrono>
#include <compare>
#include <mutex>
#include <string>
#include <string_view>

namespace mg = monongusa;
using namespace std::chrono_literals;

struct time_of_day {
    int minutes = 0;

    auto operator<=>(time_of_day const&) const = default;

    std::string text() const {
        auto const two = [](int number) { return std::string(number < 10 ? 1 : 0, '0') + std::to_string(number); };
        return two(minutes / 60) + ':' + two(minutes % 60);
    }
};

// By this an answer becomes one; what does not is asked for again.
bool from_text(std::string_view text, time_of_day& time) noexcept {
    auto const found = mg::pattern::search<"^([01]?[0-9]|2[0-3])[:.]([0-5][0-9])$">(text);
    if (!found) return false;
    auto const number = [](std::string_view digits) {
        int value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    };
    time.minutes = number(*found[1]) * 60 + number(*found[2]);
    return true;
}

// What is left for tonight.  Conversations run beside each other, those of two channels perhaps on two threads.
class evening {
public:
    static constexpr time_of_day opens{18 * 60};
    static constexpr time_of_day closes{22 * 60};

    bool take(int wanted) {
        std::lock_guard const lock{mutex_};
        if (wanted > seats_) return false;
        seats_ -= wanted;
        return true;
    }
    int seats() const {
        std::lock_guard const lock{mutex_};
        return seats_;
    }

private:
    mutable std::mutex mutex_;
    int seats_ = 12;
};

// It says beforehand what it does beside to talk, and which events it waits for.
constexpr auto book = [](mg::context<mg::action::edit, mg::event::reaction_added>& chat, evening& tonight) -> mg::task<> {
    auto const guests =
        co_await chat.async_ask<int>("for how many?", "a number from 1 to 8, please", mg::between{1, 8}, mg::attempts{3}, 1min);
    if (!guests) co_return chat.reply("another time, then");
    auto const time = co_await chat.async_ask<time_of_day>("at what time?", "we are open from 18:00 to 22:00; when will you come?",
                                                           mg::between{evening::opens, evening::closes}, mg::attempts{3}, 1min);
    if (!time) co_return chat.reply("another time, then");

    auto const table = "a table for " + std::to_string(*guests) + " at " + time->text();
    auto const offer = co_await chat.async_send(table + ": yes or no?");
    co_await chat.async_react("thumbsup", offer);
    co_await chat.async_react("thumbsdown", offer);
    auto const answer = co_await chat.async_wait_for<mg::event::reaction_added>(
        mg::matcher::from{chat.author()}, mg::matcher::about{offer}, mg::matcher::emoji<"thumbsup">{} || mg::matcher::emoji<"thumbsdown">{},
        10min);

    if (!answer) {
        co_await chat.async_edit(table + ": not booked, since nobody said yes", offer);
    } else if (answer->emoji.name == "thumbsdown") {
        co_await chat.async_edit(table + ": not booked", offer);
    } else if (!tonight.take(*guests)) {  // Somebody else was faster.
        co_await chat.async_edit(table + ": too late, there are only " + std::to_string(tonight.seats()) + " seats left", offer);
    } else {
        co_await chat.async_edit(table + ": booked", offer);
        chat.reply("see you at " + time->text());
    }
};

constexpr mg::table reactions{
    mg::respond_to<"book a table">(book),
    mg::respond_to<"how many seats">([](evening& tonight) { return std::to_string(tonight.seats()); }),
};

int main(int argc, char** argv) {
    evening tonight;
    return mg::launch(argc, argv, reactions, mg::with(tonight));
}
