// expect: monongusa: handler: the from_text of 'Type' must be noexcept
#include <monongusa/core.hpp>

namespace mg = monongusa;

enum class color { red };

#ifdef MONONGUSA_MUST_FAIL
bool from_text(std::string_view text, color&) { return text == "red"; }
constexpr mg::table reactions{mg::listen_to<"paint it (.+)">([](color) {})};
#else
bool from_text(std::string_view text, color&) noexcept { return text == "red"; }
constexpr mg::table reactions{mg::listen_to<"paint it (.+)">([](color) {})};
#endif
