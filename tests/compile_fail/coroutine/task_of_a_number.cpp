// expect: monongusa: handler: what it returns cannot be sent
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <string>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::respond_to<"book">([]() -> mg::task<int> { co_return 42; })};
#else
constexpr mg::table reactions{mg::respond_to<"book">([]() -> mg::task<std::string> { co_return "42"; })};
#endif
