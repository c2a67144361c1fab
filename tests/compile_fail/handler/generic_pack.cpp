// expect: monongusa: handler: only the first parameter, the context, may be auto
// expect: monongusa: handler: only the first parameter, the context, may be auto
// expect: monongusa: handler: only the first parameter, the context, may be auto
#include <monongusa/core.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table of_references{mg::listen_to<"give (.+)">([](auto& chat, auto&... all) { (chat.reply(all), ...); })};
constexpr mg::table behind_a_group{
    mg::listen_to<"give (.+) (.+)">([](auto& chat, std::string_view, auto&... all) { (chat.reply(all), ...); })};
constexpr mg::table of_all{mg::listen_to<"give (.+)">([](auto&... all) { (all.reply("tea"), ...); })};
#else
constexpr mg::table of_references{mg::listen_to<"give (.+)">([](auto& chat, std::string const& what) { chat.reply(what); })};
constexpr mg::table behind_a_group{
    mg::listen_to<"give (.+) (.+)">([](auto& chat, std::string_view, std::string_view to) { chat.reply(to); })};
constexpr mg::table of_all{mg::listen_to<"give (.+)">([](auto& chat) { chat.reply("tea"); })};
#endif
