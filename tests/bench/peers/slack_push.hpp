// SPDX-License-Identifier: BSL-1.0
// slack_push: Boost.JSON's parser without a document, for envelopes.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_SLACK_PUSH_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_SLACK_PUSH_HPP

#include "push_texts.hpp"
#include "slack_extract.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bench::peers {

class slack_push_parser {
public:
    static constexpr char const* name = "Boost.JSON's push parser";

    bool read(std::string_view envelope, found_envelope& out) {
        auto& handler = parser_.handler();
        out = {};
        handler.texts.begin(envelope);
        handler.out = &out;
        handler.text = nullptr;
        handler.depth = handler.known = 0;
        parser_.reset();
        boost::json::error_code error;
        parser_.write_some(false, envelope.data(), envelope.size(), error);
        return !error;
    }

private:
    // What the parser calls.
    struct handler_type {
        static constexpr std::size_t max_object_size = std::size_t(-1);
        static constexpr std::size_t max_array_size = std::size_t(-1);
        static constexpr std::size_t max_key_size = std::size_t(-1);
        static constexpr std::size_t max_string_size = std::size_t(-1);
        using error_code = boost::json::error_code;
        using view = boost::json::string_view;

        push_texts texts{};
        found_envelope* out = nullptr;
        std::string_view key{};
        std::string_view* text = nullptr;  // Where the value of the last key goes.
        // How deep it is, and how deep it is on the way envelope, payload, event: the members there are the ones asked for.
        std::size_t depth = 0, known = 0;

        bool opened(bool object) {
            bool const way = object && depth == known && (depth == 0 || (depth == 1 && key == "payload") || (depth == 2 && key == "event"));
            ++depth;
            if (way) known = depth;
            return forget();
        }
        bool closed() {
            --depth;
            if (known > depth) known = depth;
            return forget();
        }
        bool forget() {
            text = nullptr;
            return true;
        }
        std::string_view* member() const {
            if (depth != known) return nullptr;
            if (depth == 2) return key == "event_id" ? &out->event_id : nullptr;
            return slack_member(depth == 1 ? slack_object::envelope : slack_object::event, key, *out);
        }

        bool on_document_begin(error_code&) { return true; }
        bool on_document_end(error_code&) { return true; }
        bool on_object_begin(error_code&) { return opened(true); }
        bool on_object_end(std::size_t, error_code&) { return closed(); }
        bool on_array_begin(error_code&) { return opened(false); }
        bool on_array_end(std::size_t, error_code&) { return closed(); }
        bool on_key_part(view some, std::size_t, error_code&) { return texts.keep_part(some); }
        bool on_key(view last, std::size_t, error_code&) {
            key = texts.kept(last);
            text = member();
            return true;
        }
        bool on_string_part(view some, std::size_t, error_code&) { return texts.keep_part(some); }
        bool on_string(view last, std::size_t, error_code&) {
            auto const all = texts.kept(last);
            if (text) *text = all;
            return forget();
        }
        bool on_number_part(view, error_code&) { return true; }
        bool on_int64(std::int64_t, view, error_code&) { return forget(); }
        bool on_uint64(std::uint64_t, view, error_code&) { return forget(); }
        bool on_double(double, view, error_code&) { return forget(); }
        bool on_bool(bool, error_code&) { return forget(); }
        bool on_null(error_code&) { return forget(); }
        bool on_comment_part(view, error_code&) { return true; }
        bool on_comment(view, error_code&) { return true; }
    };

    boost::json::basic_parser<handler_type> parser_{boost::json::parse_options{}};
};

}  // namespace bench::peers

#endif
