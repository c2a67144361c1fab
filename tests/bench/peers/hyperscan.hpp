// SPDX-License-Identifier: BSL-1.0
// Hyperscan: one pass tells the patterns; it has no groups, so RE2 finds them.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_HYPERSCAN_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_HYPERSCAN_HPP

#include "re2.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <hs/hs.h>

namespace bench::peers {

class hyperscan {
public:
    static constexpr char const* name = "Hyperscan + RE2";
    explicit hyperscan(std::span<std::string_view const> patterns) : patterns_(patterns) {
        std::vector<std::string> texts{patterns.begin(), patterns.end()};
        std::vector<char const*> pointers;
        std::vector<unsigned> flags;
        std::vector<unsigned> numbers;
        for (auto const& text : texts) {
            pointers.push_back(text.c_str());
            flags.push_back(HS_FLAG_SINGLEMATCH | (needs_utf8(text) ? HS_FLAG_UTF8 : 0U));
            numbers.push_back(static_cast<unsigned>(numbers.size()));
        }
        hs_database_t* database = nullptr;
        hs_compile_error_t* error = nullptr;
        auto const count = static_cast<unsigned>(texts.size());
        if (hs_compile_multi(pointers.data(), flags.data(), numbers.data(), count, HS_MODE_BLOCK, nullptr, &database, &error) != 0) {
            std::string const which = error->expression < 0 ? std::string{} : texts[static_cast<std::size_t>(error->expression)];
            std::string const reason = error->message;
            hs_free_compile_error(error);
            throw std::runtime_error{"Hyperscan refuses " + which + ": " + reason};
        }
        database_.reset(database);
        hs_scratch_t* scratch = nullptr;
        if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) throw std::bad_alloc{};
        scratch_.reset(scratch);
    }

    void look(std::string_view text, tally& all) {
        found_.clear();
        hs_scan(database_.get(), text.data(), static_cast<unsigned>(text.size()), 0, scratch_.get(), note, &found_);
        for (unsigned const number : found_) patterns_.take(number, text, all);
    }

private:
    // In that mode texts must be valid, and it is no faster: so only where a pattern asks for it.
    static bool needs_utf8(std::string_view pattern) {
        return pattern.find("\\x{") != pattern.npos || std::any_of(pattern.begin(), pattern.end(), [](char c) { return (c & 0x80) != 0; });
    }

    static int note(unsigned number, unsigned long long, unsigned long long, unsigned, void* found) {
        static_cast<std::vector<unsigned>*>(found)->push_back(number);
        return 0;
    }

    struct release {
        void operator()(hs_database_t* database) const noexcept { hs_free_database(database); }
        void operator()(hs_scratch_t* scratch) const noexcept { hs_free_scratch(scratch); }
    };

    patterns_of_re2 patterns_;
    std::unique_ptr<hs_database_t, release> database_;
    std::unique_ptr<hs_scratch_t, release> scratch_;
    std::vector<unsigned> found_;
};

}  // namespace bench::peers

#endif
