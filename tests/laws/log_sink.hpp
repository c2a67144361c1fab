// SPDX-License-Identifier: BSL-1.0
// laws::log_sink: what every sink of the log keeps that writes lines to a descriptor.

#ifndef MONONGUSA_TESTS_LAWS_LOG_SINK_HPP
#define MONONGUSA_TESTS_LAWS_LOG_SINK_HPP

#include <monongusa/log/logger.hpp>
#include <monongusa/log/record.hpp>
#include <monongusa/log/sink.hpp>
#include <monongusa/secret/secret.hpp>

#include "../support/base64.hpp"
#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace laws {

/// What `use(sink)` makes a sink write that `make(descriptor)` gives; all of it when the sink has ended.
template <class Make, class Use>
std::string written_by(Make const& make, Use const& use) {
    auto const file = support::file_with("");
    {
        auto sink = make(file.get());
        use(sink);
    }
    ::lseek(file.get(), 0, SEEK_SET);
    return support::read_all(file.get());
}

inline std::ptrdiff_t lines_in(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

/// Whatever is in it, one record is one line of UTF-8 characters that steer nothing.
template <class Make>
void one_record_is_one_line(Make const& make) {
    std::string every_byte;
    for (int byte = 0; byte < 256; ++byte) every_byte += static_cast<char>(byte);
    for (std::string_view const text : {std::string_view{}, std::string_view{"a\nb\r\nc"}, std::string_view{every_byte},
                                        std::string_view{"\xe2\x80\xa8 \xc2\x85 \x1b[2J \" \\"}}) {
        monongusa::log::record const line{.subsystem = text, .bot = text, .rule = 1, .text = text};
        auto const written = written_by(make, [&](auto& sink) { sink.write(line); });
        BOOST_TEST_EQ(lines_in(written), 1);
        BOOST_TEST(written.ends_with('\n'));
        auto const steers = [](char character) {
            return (static_cast<unsigned char>(character) < 0x20 && character != '\t') || character == 0x7f;
        };
        BOOST_TEST(std::none_of(written.begin(), written.end() - 1, steers));
    }
}

template <class Make>
void a_long_line_is_written_in_full(Make const& make) {
    std::string const text(300'000, 'x');
    auto const written = written_by(make, [&](auto& sink) { sink.write({.text = text}); });
    BOOST_TEST(written.find(text) != std::string::npos);
    BOOST_TEST_EQ(lines_in(written), 1);
}

template <class Make>
void repetitions_are_told_at_the_latest_at_the_end(Make const& make) {
    auto const written = written_by(make, [](auto& sink) {
        for (int i = 0; i < 42; ++i) sink.write({.time = i, .text = "again"});
    });
    BOOST_TEST_EQ(lines_in(written), 2);
    BOOST_TEST(written.find("the last line came 41 more times") != std::string::npos);
    auto const flushed = written_by(make, [](auto& sink) {
        sink.write({.text = "again"});
        sink.write({.text = "again"});
        sink.flush();
        sink.flush();
        sink.write({.text = "another"});
    });
    BOOST_TEST_EQ(lines_in(flushed), 3);
    BOOST_TEST(flushed.find("the last line came 1 more time") < flushed.find("another"));
}

template <class Make>
void lines_of_several_threads_do_not_mix(Make const& make) {
    constexpr int threads = 4;
    constexpr int lines = 200;
    auto const written = written_by(make, [](auto& sink) {
        std::vector<std::thread> writing;
        for (int thread = 0; thread < threads; ++thread) {
            writing.emplace_back([&sink, thread] {
                for (int i = 0; i < lines; ++i) {
                    auto const text =
                        "<" + std::to_string(thread) + "/" + std::to_string(i) + std::string(60, static_cast<char>('a' + thread)) + ">";
                    sink.write({.text = text});
                }
            });
        }
        for (auto& one : writing) one.join();
    });
    BOOST_TEST_EQ(lines_in(written), threads * lines);
    for (int thread = 0; thread < threads; ++thread) {
        std::size_t at = 0;  // A thread's lines keep their order.
        for (int i = 0; i < lines; ++i) {
            auto const text =
                "<" + std::to_string(thread) + "/" + std::to_string(i) + std::string(60, static_cast<char>('a' + thread)) + ">";
            at = written.find(text, at);
            BOOST_TEST(at != std::string::npos);
            if (at == std::string::npos) return;
        }
    }
}

template <class Make>
void a_descriptor_that_is_gone_is_no_error(Make const& make) {
    auto sink = make(-1);
    BOOST_TEST_NO_THROW(sink.write({.text = "nobody hears this"}));
    auto const full = support::opened("/dev/full", O_WRONLY);
    auto other = make(full.get());
    BOOST_TEST_NO_THROW(other.write({.text = "nobody hears this"}));
}

inline std::string percent_encoded(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (char const character : text) {
        auto const byte = static_cast<unsigned char>(character);
        out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}
inline std::string json_escaped(std::string_view text) {
    std::string out;
    for (char const character : text) {
        if (character == '"' || character == '\\' || character == '/') out += '\\';
        out += character;
    }
    return out;
}

/// However somebody logs it, as text or as the name of a bot, nothing of a secret is written.
template <class Make>
void secrets_do_not_reach_it(Make const& make) {
    constexpr std::string_view value = "hu\"nt/er\\2.of.Telleria";
    monongusa::secret const token{value, "TOKEN"};
    std::vector<std::string> spellings{std::string{value}, percent_encoded(value), json_escaped(value)};
    for (std::string_view const before : {"", "a", "ab"}) {
        spellings.push_back(support::base64(std::string{before} + std::string{value} + "z"));
        spellings.push_back(support::base64(std::string{before} + std::string{value} + "z", support::url_alphabet, false));
    }
    // Any eight characters in a row of it would give it away.
    auto const shows = [](std::string_view written, std::string_view spelled) {
        for (std::size_t i = 4; i + 12 <= spelled.size(); ++i) {
            if (written.find(spelled.substr(i, 8)) != std::string_view::npos) return true;
        }
        return false;
    };
    for (auto const& spelled : spellings) {
        auto const written = written_by(make, [&](auto& sink) {
            monongusa::log::logger logger{"tea"};
            logger.to(sink);
            logger.show(monongusa::log::level::bytes);
            logger.in("bot")(spelled);
            logger.in("rule", 3).error("before <", spelled, "> behind");
            logger.in("stdio").bytes(spelled.substr(0, 5), spelled.substr(5));
            logger.bot(spelled);
            logger.in("chat", 1).warning("as a name");
        });
        BOOST_TEST_EQ(lines_in(written), 4);
        BOOST_TEST(!shows(written, spelled));
        BOOST_TEST(!shows(written, json_escaped(spelled)));
        std::size_t hidden = 0;
        for (auto at = written.find("(secret TOKEN)"); at != std::string::npos; at = written.find("(secret TOKEN)", at + 1)) ++hidden;
        BOOST_TEST_EQ(hidden, 4u);
    }
}

/// `make(descriptor)` gives a sink.
template <class Make>
void log_sink(Make const& make) {
    static_assert(monongusa::log::sink_policy<decltype(make(0))>);
    one_record_is_one_line(make);
    a_long_line_is_written_in_full(make);
    repetitions_are_told_at_the_latest_at_the_end(make);
    lines_of_several_threads_do_not_mix(make);
    a_descriptor_that_is_gone_is_no_error(make);
    secrets_do_not_reach_it(make);
}

}  // namespace laws

#endif
