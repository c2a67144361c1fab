// SPDX-License-Identifier: BSL-1.0
// uploading: files on their way to Slack, where nobody sees them yet.

#ifndef MONONGUSA_WIRE_SLACK_UPLOADING_HPP
#define MONONGUSA_WIRE_SLACK_UPLOADING_HPP

#include <monongusa/action/upload.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/answers.hpp>
#include <monongusa/wire/slack/file_requests.hpp>
#include <monongusa/wire/slack/web_request.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::wire::slack {

/// One file after the other: it is announced, which gives an address, and its bytes go there.  Then all are to be shown by one more
/// request, `requests::complete_upload`.  See Slack API documentation, Working with files.  A machine on one thread, for one request at a
/// time.
class uploading {
public:
    uploading() = default;
    explicit uploading(std::vector<action::file> files) noexcept : files_(std::move(files)) {}

    /// Slack refuses files without content.
    bool has_empty() const noexcept {
        return std::any_of(files_.begin(), files_.end(), [](auto const& file) { return file.content.empty(); });
    }

    /// All of them are there; also if there are none.
    bool done() const noexcept { return stored_.size() == files_.size() && url_.empty(); }

    /// For the third step, once it is done.
    std::vector<stored_file> const& stored() const noexcept { return stored_; }

    /// The next request, while it is not done.  The bytes of a file go with it and are not kept.
    void next(web_request& out) {
        if (done()) return;
        if (!url_.empty()) {
            out = requests::upload(url_, std::exchange(files_[stored_.size() - 1].content, {}));
        } else {
            auto const& file = files_[stored_.size()];
            out = requests::upload_url(file.name, file.content.size(), file.description);
        }
    }

    /// That request was done.  An error where the answer is none.
    std::error_code replied(rest_reply const& reply) {
        if (done()) return {};
        if (!url_.empty()) return url_.clear(), std::error_code{};
        auto place = read_upload(reply.body);
        if (place.url.empty() || place.file.empty()) return std::make_error_code(std::errc::bad_message);
        stored_.push_back({std::move(place.file), files_[stored_.size()].name});
        url_ = std::move(place.url);
        return {};
    }

    std::size_t weight() const noexcept {
        std::size_t bytes = 0;
        for (auto const& file : files_) bytes += file.name.size() + file.content.size() + file.description.size();
        return bytes;
    }

private:
    std::vector<action::file> files_{};
    std::vector<stored_file> stored_{};  // Those that Slack has a place for.
    std::string url_{};                  // Where the bytes of the last of them go; empty: they are there.
};

}  // namespace monongusa::wire::slack

#endif
