// SPDX-License-Identifier: BSL-1.0
// mentioned: the users whom Discord says a message mentions.

#ifndef MONONGUSA_WIRE_DISCORD_MENTIONED_HPP
#define MONONGUSA_WIRE_DISCORD_MENTIONED_HPP

#include <monongusa/wire/discord/person.hpp>
#include <monongusa/wire/json_reader.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::wire::discord {

/// The `mentions` of a message by their ids.  Looks at their names only when somebody asks; refers to the data that were read.
class mentioned {
public:
    /// More than a text of 4000 characters, the longest there are, can name.  Those behind are as if they were not mentioned.
    static constexpr std::size_t most = 200;

    mentioned() noexcept {}  // NOLINT: `= default` would fill the array with zeros where somebody writes `{}`.

    /// Takes the next value, in the place of what it had.
    void read(json_reader& reader) {
        count_ = 0;
        reader.elements([&] {
            if (count_ == most) return;
            auto const begin = reader.rest();
            std::uint64_t id = 0;
            reader.members([&](std::string_view name) {
                if (name == "id") id = reader.id_number();
            });
            if (id != 0 && reader.fine()) users_[count_++] = {id, begin.data(), begin.size() - reader.rest().size()};
        });
    }

    /// An id as it was written.
    bool contains(std::string_view id) const noexcept { return find(id) != nullptr; }

    /// What people see of this user; as it was written, and empty if he is not mentioned.
    std::string_view name_of(std::string_view id) const {
        auto const* const found = find(id);
        if (!found) return {};
        person who;
        json_reader reader{{found->text, found->size}};
        people::read_user(reader, who);
        return who.name();
    }

private:
    // Without initialisers: a message mentions few, and all of them would be written for each.
    struct user {
        std::uint64_t id;
        char const* text;
        std::size_t size;
    };

    user const* find(std::string_view written) const noexcept {
        auto const id = count_ == 0 ? 0 : json_reader::number_of(written);
        if (id == 0) return nullptr;
        for (std::size_t i = 0; i < count_; ++i) {
            if (users_[i].id == id) return &users_[i];
        }
        return nullptr;
    }

    std::size_t count_ = 0;
    user users_[most];
};

}  // namespace monongusa::wire::discord

#endif
