// SPDX-License-Identifier: BSL-1.0
// slack_pages: a long list of Slack's, page after page.

#ifndef MONONGUSA_TRANSPORT_SLACK_PAGES_HPP
#define MONONGUSA_TRANSPORT_SLACK_PAGES_HPP

#include <monongusa/detail/once.hpp>
#include <monongusa/transport/slack_web.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/call.hpp>
#include <monongusa/wire/slack/web_answer.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::transport {

/// Held by a shared_ptr, and by what it asks.  `ask(page)` is the request for a page, `read(body, out)` whether the body is one.  On the
/// loop's thread.
template <class Item, class Ask, class Read>
class slack_pages : public std::enable_shared_from_this<slack_pages<Item, Ask, Read>> {
public:
    using completion = detail::once<std::error_code, std::vector<Item> const&>;

    /// `done` has the first `most` items, or an error and none.
    slack_pages(slack_web& web, std::size_t most, Ask ask, Read read, completion done)
        : web_(web), most_(most), ask_(std::move(ask)), read_(std::move(read)), done_(std::move(done)) {}

    void next() {
        ++asked_;
        auto const limit = static_cast<unsigned>(std::clamp<std::size_t>(most_, 1, longest_page));
        // A stopped driver completes here and now.
        web_.call(ask_(wire::slack::page{limit, cursor_}),
                  [held = this->shared_from_this()](std::error_code error, wire::rest_reply& reply) { held->came(error, reply); });
    }

private:
    // What Slack advises for a page (Slack API documentation, Pagination), and how often nothing can come before there is no end in sight.
    static constexpr std::size_t longest_page = 200;
    static constexpr std::size_t most_pages = 500;

    void came(std::error_code error, wire::rest_reply const& reply) {
        std::vector<Item> some;
        if (!error && !read_(std::string_view{reply.body}, some)) error = std::make_error_code(std::errc::protocol_error);
        if (error) return done_(error, {});
        for (auto& one : some) {
            if (all_.size() < most_) all_.push_back(std::move(one));
        }
        auto cursor = wire::slack::read_answer(reply).next_cursor;
        if (cursor.empty() || all_.size() >= most_) return done_({}, all_);
        if (cursor == cursor_ || asked_ >= most_pages) return done_(std::make_error_code(std::errc::protocol_error), {});
        cursor_ = std::move(cursor);
        next();
    }

    slack_web& web_;
    std::size_t most_;
    Ask ask_;
    Read read_;
    completion done_;
    std::vector<Item> all_{};
    std::string cursor_{};
    std::size_t asked_ = 0;
};

/// Begins to ask.
template <class Item, class Ask, class Read>
void ask_slack_pages(slack_web& web, std::size_t most, Ask ask, Read read, detail::once<std::error_code, std::vector<Item> const&> done) {
    std::make_shared<slack_pages<Item, Ask, Read>>(web, most, std::move(ask), std::move(read), std::move(done))->next();
}

}  // namespace monongusa::transport

#endif
