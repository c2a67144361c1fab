// SPDX-License-Identifier: BSL-1.0
// push_texts: the texts of a push parser, which come in parts where they have escapes.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_PUSH_TEXTS_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_PUSH_TEXTS_HPP

#include <boost/json/string_view.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace bench::peers {

class push_texts {
    using view = boost::json::string_view;

public:
    void begin(std::string_view whole) {
        whole_ = whole;
        room_.clear();
        room_.reserve(whole.size());
        in_parts_ = false;
    }
    bool keep_part(view some) {
        if (!in_parts_) part_ = room_.size();
        in_parts_ = true;
        room_.append(some.data(), some.size());
        return true;
    }
    /// With its last part; a view into the whole if it stands there as it is.
    std::string_view kept(view last) {
        if (!in_parts_ && last.data() >= whole_.data() && last.data() <= whole_.data() + whole_.size()) return {last.data(), last.size()};
        if (!in_parts_) part_ = room_.size();
        room_.append(last.data(), last.size());
        in_parts_ = false;
        return std::string_view{room_}.substr(part_);
    }

private:
    std::string_view whole_{};
    std::string room_{};  // It has as much capacity as the whole has bytes.
    std::size_t part_ = 0;
    bool in_parts_ = false;
};

}  // namespace bench::peers

#endif
