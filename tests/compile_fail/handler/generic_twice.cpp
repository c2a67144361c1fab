// expect: monongusa: handler: only the first parameter, the context, may be auto
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give (.+)">([](auto& chat, auto what) { chat.reply(what); })};
#else
constexpr mg::table reactions{mg::listen_to<"give (.+)">([](auto& chat, std::string what) { chat.reply(what); })};
#endif
