// SPDX-License-Identifier: BSL-1.0
// slack_downloads: files that are fetched from Slack.

#ifndef MONONGUSA_TRANSPORT_SLACK_DOWNLOADS_HPP
#define MONONGUSA_TRANSPORT_SLACK_DOWNLOADS_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/http_client.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/transport/slack_address.hpp>
#include <monongusa/transport/slack_request.hpp>
#include <monongusa/wire/slack/api_error.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace monongusa::transport {

struct slack_download_limits {
    std::size_t at_once = 4;
    std::size_t waiting = 64;
    unsigned redirections = 3;
    instant::duration timeout = std::chrono::minutes{5};  ///< For one file, from each redirection anew.
};

/// Fetches files behind the token.  Redirections are followed; the token goes where slack_address says, and nowhere else.  Nothing is tried
/// again.
///
/// All on the loop's thread, where it is also made and ended; every completion is called exactly once, there, and none in `fetch` but to
/// say that nothing is fetched.
class slack_downloads {
public:
    /// All that is referred to outlives it.  `told` hears what people should know, for the log; it may be null.
    slack_downloads(std::shared_ptr<net::loop> on, net::config how, slack_address const& where, secret const& token,
                    void (*told)(std::string_view what), slack_download_limits limits = {})
        : loop_(std::move(on)), how_(std::move(how)), where_(where), token_(token), told_(told), limits_(limits) {}
    slack_downloads(slack_downloads const&) = delete;
    slack_downloads& operator=(slack_downloads const&) = delete;
    /// As `stop`.
    ~slack_downloads() { stop(); }

    /// More than `most` bytes are net::error::body_too_large, and not kept.  Where Slack shows its sign-in page instead of a file, which is
    /// what it does with a token that may not have it, that is api_error::missing_scope.  (Slack API documentation, File object,
    /// url_private)
    void fetch(std::string url, std::size_t most, slack_downloaded done) {
        if (stopped_) return done(make_error_code(error::stopped), {});
        if (auto const refused = where_.refusal(url)) return done(refused, {});
        if (waiting_.size() >= limits_.waiting) return done(std::make_error_code(std::errc::resource_unavailable_try_again), {});
        waiting_.push_back({std::move(url), most, 0, std::move(done), nullptr});
        start_some();
    }

    /// Nothing is under way.
    bool idle() const noexcept { return waiting_.empty() && running_.empty(); }

    /// What is under way completes as stopped, and so does what comes later.
    void stop() {
        if (std::exchange(stopped_, true)) return;
        for (auto& [id, one] : std::exchange(running_, {})) end(one, make_error_code(error::stopped), {});
        for (auto& one : std::exchange(waiting_, {})) end(one, make_error_code(error::stopped), {});
    }

private:
    struct download {
        std::string url;
        std::size_t most;
        unsigned redirections;
        slack_downloaded done;
        std::unique_ptr<net::http_client> client;  // Of its own: how much is taken differs.
    };

    void start_some() {
        while (!stopped_ && running_.size() < limits_.at_once && !waiting_.empty()) {
            auto const id = ++last_;
            auto& one = running_.emplace(id, std::move(waiting_.front())).first->second;
            waiting_.pop_front();
            auto how = how_;
            how.longest_body = std::max(one.most, longest_page);
            one.client = std::make_unique<net::http_client>(loop_, std::move(how));
            ask(id, one);
        }
    }

    void ask(std::uint64_t id, download& one) {
        net::http_request out;
        out.url = one.url;
        out.timeout = limits_.timeout;
        out.repeatable = true;
        where_.sign(out, token_.reveal());
        one.client->send(out, [this, id, lives = std::weak_ptr{lives_}](std::error_code error, net::http_response answer, bool) {
            if (!lives.expired()) answered(id, error, std::move(answer));
        });
    }

    void answered(std::uint64_t id, std::error_code failed, net::http_response answer) {
        auto const found = running_.find(id);
        if (found == running_.end()) return;
        auto& one = found->second;
        bool const moved =
            answer.status == 301 || answer.status == 302 || answer.status == 303 || answer.status == 307 || answer.status == 308;
        if (!failed && moved && one.redirections++ < limits_.redirections) {
            auto to = slack_address::redirected(one.url, answer.header("location"));
            failed = where_.refusal(to);
            if (!failed) {
                one.url = std::move(to);
                return ask(id, one);
            }
        }
        if (!failed && (answer.status < 200 || answer.status > 299)) failed = wire::slack::status_error(answer.status);
        if (!failed && is_sign_in_page(answer)) {
            failed = wire::slack::api_error::missing_scope;
            if (told_) told_("Slack sent its sign-in page instead of a file; the token needs files:read, and the bot has to be where the file is");
        }
        if (!failed && answer.body.size() > one.most) failed = net::error::body_too_large;
        if (failed) answer.body.clear();
        auto ended = std::move(one);
        running_.erase(found);
        auto const lives = std::weak_ptr{lives_};
        end(ended, failed, std::move(answer.body));
        if (!lives.expired()) start_some();
    }

    // A file says by what name it is to be kept, also one of HTML; a page of the site does not.
    static bool is_sign_in_page(net::http_response const& answer) noexcept {
        auto const type = answer.header("content-type");
        constexpr std::string_view page = "text/html";
        return type.size() >= page.size() && net::http_text::same(type.substr(0, page.size()), page) &&
               answer.header("content-disposition").empty();
    }

    // On this thread live the connections of every bot: what a completion throws ends here.
    void end(download& one, std::error_code failed, std::string bytes) const {
        auto const told = told_;
        try {
            one.done(failed, std::move(bytes));
        } catch (std::exception const& error) {
            if (told) told(detail::joined("what was called with a file threw an exception: ", error.what()));
        } catch (...) {
            if (told) told("what was called with a file threw an exception");
        }
    }

    // What comes instead of a file is read whatever the file may have, so that it is known for what it is.
    static constexpr std::size_t longest_page = 256 * 1024;

    std::shared_ptr<net::loop> loop_;
    net::config how_;
    slack_address const& where_;
    secret const& token_;
    void (*told_)(std::string_view what);
    slack_download_limits limits_;
    std::unordered_map<std::uint64_t, download> running_{};
    std::deque<download> waiting_{};
    std::uint64_t last_ = 0;
    bool stopped_ = false;
    std::shared_ptr<bool const> lives_ = std::make_shared<bool const>(true);
};

}  // namespace monongusa::transport

#endif
