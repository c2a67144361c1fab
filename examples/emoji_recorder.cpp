// Records who uses which emoji, in what is said and as reactions, in an SQLite database: emoji.db, or what EMOJI_DB names.
// To be linked with -lsqlite3.
// Try: printf 'done :tada: 🎉\nall of it :tada:\n@bot top\n@bot who :tada:\n' | EMOJI_DB=:memory: emoji_recorder --threads 4
#include <monongusa.hpp>

#include <sqlite3.h>

#include <cstdlib>
#include <exception>
#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mg = monongusa;

template <auto End>
struct ended_by {
    void operator()(auto* what) const { End(what); }
};

// One connection behind a mutex of ours: the values, rows and reset of a statement belong together, while SQLite's serialized mode
// would lock each call alone.  Hence SQLITE_OPEN_NOMUTEX.
class database {
public:
    explicit database(std::string file) : file_(std::move(file)) {
        sqlite3* opened = nullptr;
        constexpr int how = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
        int const result = sqlite3_open_v2(file_.c_str(), &opened, how, nullptr);
        connection_.reset(opened);  // What could not be opened is to be closed, too.
        require(result == SQLITE_OK);
        ask("pragma journal_mode = wal");
        ask("pragma synchronous = normal");
        ask("create table if not exists uses(emoji text, user text, name text, message text, way text)");
    }

    /// Does what the statement, a literal, says, with these values for its question marks.  Gives the first column of its rows.
    std::string ask(std::string_view sql, std::initializer_list<std::string_view> values = {}) {
        std::lock_guard const lock{mutex_};
        auto& prepared = prepared_[sql];
        if (!prepared) {
            sqlite3_stmt* statement = nullptr;
            require(sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) == SQLITE_OK);
            prepared.reset(statement);
        }
        std::unique_ptr<sqlite3_stmt, ended_by<sqlite3_reset>> const asked{prepared.get()};
        int place = 0;
        for (auto const value : values) {
            require(sqlite3_bind_text(asked.get(), ++place, value.data(), static_cast<int>(value.size()), SQLITE_STATIC) == SQLITE_OK);
        }
        std::string rows;
        int result = SQLITE_ROW;
        while ((result = sqlite3_step(asked.get())) == SQLITE_ROW) {
            auto const* const text = reinterpret_cast<char const*>(sqlite3_column_text(asked.get(), 0));
            (rows += rows.empty() ? "" : ", ").append(text, static_cast<std::size_t>(sqlite3_column_bytes(asked.get(), 0)));
        }
        require(result == SQLITE_DONE);
        return rows;
    }

    /// Whether it was ever asked in vain.
    bool failed() const { return failed_; }

private:
    void require(bool fine) {
        if (fine) return;
        failed_ = true;
        throw std::runtime_error{file_ + ": " + sqlite3_errmsg(connection_.get())};
    }

    std::string file_;
    bool failed_ = false;
    std::mutex mutex_;
    std::unique_ptr<sqlite3, ended_by<sqlite3_close>> connection_;
    std::map<std::string_view, std::unique_ptr<sqlite3_stmt, ended_by<sqlite3_finalize>>> prepared_;
};

// Calls `use(emoji)` for each `:name:` and each picture of a text.  What a word begins is none, be it 12:30:45 or std::vector::iterator.
template <class Use>
void each_emoji(std::string_view text, Use const& use) {
    constexpr auto find = [](std::string_view in) {
        return mg::pattern::search<
            R"((:[\w+-]+:|[\x{1F1E6}-\x{1F1FF}]{2}|[0-9#*]\x{FE0F}?\x{20E3})"  // A name, a flag, a keycap.
            R"(|(?:[^\x00-\x{A8}]\x{FE0F}|[\x{1F000}-\x{1FAFF}⌚⌛⏩-⏬⏰⏳☔☕♈-♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽)"
            R"(✅✊✋✨❌❎❓-❕❗➕-➗➰➿⬛⬜⭐⭕])(?:[\x{FE0F}\x{1F3FB}-\x{1F3FF}\x{E0020}-\x{E007F}]|\x{200D}.)*))"  // A picture and what is joined.
            R"(|\w[\w:]*)">(in);
    };
    for (auto found = find(text); found; found = find(text)) {
        if (found[1]) use(*found[1]);
        text.remove_prefix(found.range(0).end);
    }
}

// As people write it: a picture is its own name.
std::string written(std::string_view name) { return mg::chat::read_emoji(name).valid ? std::string{name} : ':' + std::string{name} + ':'; }

constexpr auto record_text = [](mg::event::message const& message, database& uses) {
    each_emoji(message.text, [&](std::string_view emoji) {
        uses.ask("insert into uses values(?, ?, ?, ?, 'said')", {emoji, message.author.id, message.author.name, message.id});
    });
};
constexpr auto record_reaction = [](mg::event::reaction_added const& added, database& uses) {
    uses.ask("insert into uses values(?, ?, ?, ?, 'reacted')", {written(added.emoji.name), added.user.id, added.user.name, added.message});
};
constexpr auto forget_reaction = [](mg::event::reaction_removed const& removed, database& uses) {
    uses.ask("delete from uses where emoji = ? and user = ? and message = ? and way = 'reacted'",
             {written(removed.emoji.name), removed.user.id, removed.message});
};
constexpr auto tell_top = [](database& uses) {
    auto const top = uses.ask("select emoji || ' ' || count(*) from uses group by emoji order by count(*) desc, emoji limit 5");
    return top.empty() ? "no emoji so far" : top;
};
constexpr auto tell_who = [](mg::chat::emoji const& emoji, database& uses) {
    constexpr auto sql = "select name || ' ' || count(*) from uses where emoji = ? group by user order by count(*) desc, name limit 5";
    auto const who = uses.ask(sql, {written(emoji.name)});
    return who.empty() ? "nobody so far" : who;
};

// What is said to the bot itself is about emoji, and not recorded.
constexpr mg::table reactions{
    mg::on<mg::event::message>(!mg::matcher::addressed{}, record_text),
    mg::on<mg::event::reaction_added>(record_reaction),
    mg::on<mg::event::reaction_removed>(forget_reaction),
    mg::respond_to<"^top$">(tell_top),
    mg::respond_to<R"(^who (\S+)$)">(tell_who),
    mg::default_reply([](auto& chat) { chat.reply("ask me: top, who :tada:"); }),
};

int main(int argc, char** argv) try {
    char const* const file = std::getenv("EMOJI_DB");
    database uses{file ? file : "emoji.db"};
    int const status = mg::launch(argc, argv, reactions, mg::with(uses));
    return status == 0 && uses.failed() ? 1 : status;
} catch (std::exception const& error) {
    mg::log::error(error.what());
    return 1;
}
