// SPDX-License-Identifier: BSL-1.0
// push: Boost.JSON's parser without a document: it says what comes, and a handler keeps what is of interest.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_PUSH_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_PUSH_HPP

#include "extract.hpp"
#include "push_texts.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bench::peers {

class push_parser {
public:
    static constexpr char const* name = "Boost.JSON's push parser";

    template <class Wanted>
    bool read(std::string_view frame, found& out, Wanted&& wanted) {
        auto& handler = parser_.handler();
        handler.begin(frame, out);
        parser_.reset();
        boost::json::error_code error;
        handler.asked = [](void* who, std::string_view type) { return (*static_cast<Wanted*>(who))(type); };
        handler.who = &wanted;
        parser_.write_some(false, frame.data(), frame.size(), error);
        return !error || handler.finished;
    }

private:
    enum class at : unsigned char {
        nowhere,
        frame,
        data,
        author,
        member,
        member_roles,
        mentions,
        mention,
        mention_member,
        files,
        file,
        emoji,
        guild_roles,
        channels,
        threads,
        named,
    };

    // What the parser calls.  Where it is, is what it opened.
    struct handler_type {
        static constexpr std::size_t max_object_size = std::size_t(-1);
        static constexpr std::size_t max_array_size = std::size_t(-1);
        static constexpr std::size_t max_key_size = std::size_t(-1);
        static constexpr std::size_t max_string_size = std::size_t(-1);
        using error_code = boost::json::error_code;
        using view = boost::json::string_view;

        push_texts texts{};
        found* out = nullptr;
        bool (*asked)(void*, std::string_view) = nullptr;
        void* who = nullptr;
        bool wanted = false, finished = false;
        std::vector<at> open = std::vector<at>(64);
        std::size_t depth = 0;
        std::string_view key{};
        std::string_view* text = nullptr;  // Where the value of the last key goes.
        std::int64_t* number = nullptr;
        bool* truth = nullptr;

        void begin(std::string_view frame, found& into) {
            into.clear();
            texts.begin(frame);
            out = &into;
            wanted = finished = false;
            depth = 0;
            forget();
        }
        void forget() noexcept {
            text = nullptr;
            number = nullptr;
            truth = nullptr;
        }

        // What is inside of an object or array that begins here.
        at inside(bool array) {
            auto const here = depth == 0 ? at::nowhere : open[depth - 1];
            switch (here) {
                case at::nowhere: return depth == 0 ? at::frame : at::nowhere;
                case at::frame: return wanted && key == "d" ? at::data : at::nowhere;
                case at::data:
                    if (!array)
                        return key == "author" ? at::author : key == "member" ? at::member : key == "emoji" ? at::emoji : at::nowhere;
                    if (key == "mentions") return at::mentions;
                    if (key == "attachments") return at::files;
                    if (key == "roles") return at::guild_roles;
                    if (key == "channels") return at::channels;
                    return key == "threads" ? at::threads : at::nowhere;
                case at::member: return key == "roles" ? at::member_roles : key == "user" ? at::author : at::nowhere;
                case at::mentions: out->mentions.emplace_back(); return at::mention;
                case at::mention: return key == "member" ? at::mention_member : at::nowhere;
                case at::files: out->files.emplace_back(); return at::file;
                case at::guild_roles: out->guild_roles.emplace_back(); return at::named;
                case at::channels: out->channels.emplace_back(); return at::named;
                case at::threads: out->threads.emplace_back(); return at::named;
                default: return at::nowhere;
            }
        }

        bool opened(bool array) {
            auto const now = inside(array);
            if (depth == open.size()) open.push_back(now);
            open[depth++] = now;
            forget();
            return true;
        }
        bool closed() {
            --depth;
            forget();
            return true;
        }
        at here() const noexcept { return depth == 0 ? at::nowhere : open[depth - 1]; }

        void person(found_person& one) {
            if (key == "id") {
                text = &one.id;
            } else if (key == "username") {
                text = &one.username;
            } else if (key == "global_name") {
                text = &one.global_name;
            } else if (key == "bot") {
                truth = &one.bot;
            }
        }
        void named(found_name& one) {
            if (key == "id") {
                text = &one.id;
            } else if (key == "name") {
                text = &one.name;
            } else if (key == "type") {
                number = &one.type;
            }
        }
        void data() {
            if (key == "id") {
                text = &out->id;
            } else if (key == "type") {
                number = &out->kind;
            } else if (key == "content") {
                text = &out->content;
            } else if (key == "channel_id") {
                text = &out->channel;
            } else if (key == "channel_type") {
                number = &out->channel_type;
            } else if (key == "guild_id") {
                text = &out->guild;
            } else if (key == "user_id") {
                text = &out->user;
            } else if (key == "message_id") {
                text = &out->message;
            }
        }
        void file(found_file& one) {
            if (key == "id") {
                text = &one.id;
            } else if (key == "filename") {
                text = &one.name;
            } else if (key == "url") {
                text = &one.url;
            } else if (key == "content_type") {
                text = &one.type;
            } else if (key == "size") {
                number = &one.size;
            }
        }
        void ask() {
            switch (here()) {
                case at::frame:
                    if (key == "t") {
                        text = &out->type;
                    } else if (key == "op") {
                        number = &out->op;
                    } else if (key == "s") {
                        number = &out->sequence;
                    }
                    break;
                case at::data: data(); break;
                case at::author: person(out->author); break;
                case at::member:
                    if (key == "nick") text = &out->author.nick;
                    break;
                case at::mention: person(out->mentions.back()); break;
                case at::mention_member:
                    if (key == "nick") text = &out->mentions.back().nick;
                    break;
                case at::file: file(out->files.back()); break;
                case at::emoji:
                    if (key == "id") text = &out->emoji_id;
                    if (key == "name") text = &out->emoji_name;
                    break;
                case at::named: named(list().back()); break;
                default: break;
            }
        }
        std::vector<found_name>& list() {
            auto const of = open[depth - 2];
            return of == at::guild_roles ? out->guild_roles : of == at::channels ? out->channels : out->threads;
        }

        bool on_document_begin(error_code&) { return true; }
        bool on_document_end(error_code&) { return true; }
        bool on_object_begin(error_code&) { return opened(false); }
        bool on_object_end(std::size_t, error_code&) { return closed(); }
        bool on_array_begin(error_code&) { return opened(true); }
        bool on_array_end(std::size_t, error_code&) { return closed(); }
        bool on_key_part(view some, std::size_t, error_code&) { return texts.keep_part(some); }
        bool on_key(view last, std::size_t, error_code&) {
            key = texts.kept(last);
            forget();
            ask();
            return true;
        }
        bool on_string_part(view some, std::size_t, error_code&) { return texts.keep_part(some); }
        bool on_string(view last, std::size_t, error_code& error) {
            auto const all = texts.kept(last);
            if (text) *text = all;
            if (here() == at::member_roles) out->roles.push_back(all);
            if (depth == 1 && text == &out->type) {
                wanted = asked(who, all);
                finished = !wanted;
                if (finished) error = boost::json::error::incomplete;  // Which ends the parser.
                return wanted;
            }
            forget();
            return true;
        }
        bool on_number_part(view, error_code&) { return true; }
        bool on_int64(std::int64_t value, view, error_code&) {
            if (number) *number = value;
            forget();
            return true;
        }
        bool on_uint64(std::uint64_t, view, error_code&) { return forget(), true; }
        bool on_double(double, view, error_code&) { return forget(), true; }
        bool on_bool(bool value, error_code&) {
            if (truth) *truth = value;
            forget();
            return true;
        }
        bool on_null(error_code&) { return forget(), true; }
        bool on_comment_part(view, error_code&) { return true; }
        bool on_comment(view, error_code&) { return true; }
    };

    boost::json::basic_parser<handler_type> parser_{boost::json::parse_options{}};
};

}  // namespace bench::peers

#endif
