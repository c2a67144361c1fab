// SPDX-License-Identifier: BSL-1.0
// file_requests: files that go up and down, as requests.

#ifndef MONONGUSA_WIRE_SLACK_FILE_REQUESTS_HPP
#define MONONGUSA_WIRE_SLACK_FILE_REQUESTS_HPP

#include <monongusa/wire/character.hpp>
#include <monongusa/wire/json_writer.hpp>
#include <monongusa/wire/slack/call.hpp>
#include <monongusa/wire/slack/web_request.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::slack {

/// A file whose bytes are with Slack, and how it is called there.
struct stored_file {
    std::string id;
    std::string title;

    friend bool operator==(stored_file const&, stored_file const&) = default;
};

namespace requests {

namespace building {

inline constexpr std::string_view nameless = "file";

// The first characters of a text, at most so many code points.
inline std::string_view beginning(std::string_view text, std::size_t most) {
    std::size_t size = 0;
    for (std::size_t points = 0; size < text.size();) {
        auto const next = character_at(text.substr(size));
        points += next.points;
        if (points > most) break;
        size += next.size;
    }
    return text.substr(0, size);
}

}  // namespace building

/// The first of three steps: where the bytes go, and how the file will be called.  Slack takes no empty file; of a description the first
/// 1,000 characters. (Slack API documentation, files.getUploadURLExternal)
inline web_request upload_url(std::string_view name, std::size_t size, std::string_view description = {}) {
    form fields;
    fields.add("filename", name.empty() ? building::nameless : name).add("length", size);
    fields.add_given("alt_txt", building::beginning(description, 1000));
    return building::question("files.getUploadURLExternal", std::move(fields));
}

/// The second: the bytes.  They are nobody's before the third, so once more does no harm.  No token goes along.
inline web_request upload(std::string_view url, std::string content) {
    web_request made;
    made.name = "upload";
    made.url = url;
    made.body = std::move(content);
    made.content_type = "application/octet-stream";
    made.token = token_kind::none;
    made.repeat = web_repeat::freely;
    return made;
}

/// The third, for all files of one message; only once for each.  `comment` is the text over them.  (Slack API documentation,
/// files.completeUploadExternal)
inline web_request complete_upload(std::span<stored_file const> files, std::string_view channel, std::string_view comment = {},
                                   std::string_view thread = {}) {
    std::string json;
    json_writer out{json};
    out.open('[');
    for (auto const& file : files) {
        out.open('{')
            .key("id")
            .text(file.id)
            .key("title")
            .text(file.title.empty() ? building::nameless : std::string_view{file.title})
            .close('}');
    }
    out.close(']');
    form fields;
    fields.add("files", json).add("channel_id", channel).add_given("initial_comment", comment).add_given("thread_ts", thread);
    auto made = building::in_lane(call("files.completeUploadExternal", std::move(fields)), channel);
    made.pace = channel;
    return made;
}

inline web_request file(std::string_view id) { return building::question("files.info", std::move(form{}.add("file", id))); }

/// A file's bytes by the address that came with a message.  Whoever sends it gives the token to Slack's own hosts only; a token that may
/// not read files is answered with a page, not with an error.  (Slack API documentation, Working with files)
inline web_request download(std::string_view url) {
    web_request made;
    made.method = verb::get;
    made.name = "download";
    made.url = url;
    made.content_type.clear();
    made.repeat = web_repeat::freely;
    return made;
}

}  // namespace requests

}  // namespace monongusa::wire::slack

#endif
