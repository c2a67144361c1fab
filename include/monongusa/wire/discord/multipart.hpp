// SPDX-License-Identifier: BSL-1.0
// multipart: a message with its files, as multipart/form-data.

#ifndef MONONGUSA_WIRE_DISCORD_MULTIPART_HPP
#define MONONGUSA_WIRE_DISCORD_MULTIPART_HPP

#include <monongusa/action/upload.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/random.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace monongusa::wire::discord {

struct multipart {
    std::string content_type;  ///< With the boundary.
    std::string body;
};

namespace multipart_form {

// A line that stands in none of the files; so what a file holds cannot end it.
inline std::string boundary_for(std::span<action::file const> files, detail::random chance) {
    for (;;) {
        auto const boundary = detail::joined("monongusa-", chance.next(), "-", chance.next());
        bool const taken = std::any_of(files.begin(), files.end(),
                                       [&](action::file const& file) { return file.content.find(boundary) != std::string::npos; });
        if (!taken) return boundary;
    }
}

// A file's name between quotes; what would end the quotes or the line is written as browsers do (the HTML standard, Multipart form data).
inline void append_name(std::string& out, std::string_view name) {
    constexpr char digits[] = "0123456789ABCDEF";
    for (char const character : name) {
        auto const byte = static_cast<unsigned char>(character);
        if (character == '"' || byte < 0x20 || byte == 0x7F) {
            out += {'%', digits[byte >> 4], digits[byte & 15]};
        } else {
            out += character;
        }
    }
}

}  // namespace multipart_form

/// The part `payload_json` and then `files[0]`, `files[1]` and so on, whose true names stand in the JSON.  Two with one seed have the same boundary,
/// unless a file holds it.  See Discord's documentation, Uploading Files.
inline multipart multipart_of(std::string_view json, std::span<action::file const> files, std::uint64_t seed) {
    auto const boundary = multipart_form::boundary_for(files, detail::random{seed});
    std::size_t size = json.size() + 512;
    for (auto const& file : files) size += file.content.size() + 3 * file.name.size() + 256;
    multipart out{"multipart/form-data; boundary=" + boundary, {}};
    auto& body = out.body;
    body.reserve(size);
    auto const begin_part = [&](std::string_view name) {
        ((((body += "--") += boundary) += "\r\nContent-Disposition: form-data; name=\"") += name) += '"';
    };
    begin_part("payload_json");
    (body += "\r\nContent-Type: application/json\r\n\r\n") += json;
    for (std::size_t n = 0; n < files.size(); ++n) {
        body += "\r\n";
        begin_part(detail::joined("files[", n, "]"));
        body += "; filename=\"";
        multipart_form::append_name(body, files[n].name.empty() ? std::string_view{"file"} : files[n].name);
        (body += "\"\r\nContent-Type: application/octet-stream\r\n\r\n") += files[n].content;
    }
    ((body += "\r\n--") += boundary) += "--\r\n";
    return out;
}

}  // namespace monongusa::wire::discord

#endif
