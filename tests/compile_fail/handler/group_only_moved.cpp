// expect: monongusa: handler: a group cannot become this 'Type'
// note: group_number<1
#include <monongusa/core.hpp>

#include <memory>
#include <optional>
#include <string_view>

namespace mg = monongusa;

struct ticket {
#ifdef MONONGUSA_MUST_FAIL
    std::unique_ptr<int> number{};
#else
    std::shared_ptr<int> number{};
#endif
    static std::optional<ticket> from_text(std::string_view text) noexcept {
        return ticket{std::make_unique<int>(static_cast<int>(text.size()))};
    }
};

constexpr mg::table reactions{mg::respond_to<"close (.+)">([](ticket) {})};
