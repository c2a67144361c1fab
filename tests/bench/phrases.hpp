// SPDX-License-Identifier: BSL-1.0
// phrases: what bots listen for, in a help channel, at work and among friends: forms with a place for a subject, and patterns without one.

#ifndef MONONGUSA_TESTS_BENCH_PHRASES_HPP
#define MONONGUSA_TESTS_BENCH_PHRASES_HPP

#include <iterator>
#include <span>
#include <string_view>

namespace bench {

// clang-format off
inline constexpr std::string_view programs[] = {
    "grub", "sound", "windows", "kernel", "desktop", "firefox", "gnome", "apache", "kde", "wine", "java", "flash", "nvidia", "samba",
    "xorg", "ssh", "mplayer", "alsa", "vim", "wifi", "raid", "mysql", "postfix", "nautilus", "openvpn", "squid", "totem", "xine", "gimp",
    "evolution", "pidgin", "swap", "python", "unity", "emacs", "xchat", "irssi", "compiz", "thunderbird", "virtualbox", "skype", "php",
    "perl", "gcc", "cups", "vlc", "rhythmbox", "amarok", "screen", "cron", "iptables", "bluetooth", "ati", "intel", "pulseaudio",
    "network-manager", "synaptic", "dhcp", "openoffice", "gedit", "chromium", "dropbox", "rsync", "fglrx",
};
inline constexpr std::string_view commands[] = {
    "ban", "kick", "mute", "invite", "quote", "poll", "vote", "stats", "uptime", "weather", "define", "translate", "google", "seen",
    "tell", "remind", "roll", "flip", "topic", "rules", "lock", "pin", "subscribe", "follow", "karma", "rank", "play", "skip", "queue",
    "search", "list", "ping",
};
inline constexpr std::string_view things[] = {
    "server", "build", "website", "printer", "database", "backup", "laptop", "projector", "release", "wiki", "router", "invoice",
    "calendar", "mailbox", "coffee", "meeting", "cluster", "firewall", "deadline", "ticket", "branch", "dashboard", "budget",
    "newsletter", "kitchen", "keyboard", "monitor", "camera", "parking", "contract", "elevator", "badge",
};
inline constexpr std::string_view japanese[] = {
    "パソコン", "サーバー", "会議", "資料", "天気", "昼ご飯", "電車", "写真", "予定", "宿題", "映画", "音楽", "ゲーム", "コーヒー", "鍵", "辞書",
};

/// A pattern with '~' where the subject belongs.
struct form {
    std::string_view text;
    std::span<std::string_view const> subjects;
};
inline constexpr form forms[] = {
    {R"(^!~(?: (\w+))?)", programs},
    {R"((?i)\b(?:how|where) (?:do|can) (?:i|you|we) (?:install|get|find) ~\b)", programs},
    {R"(\b~ is (?:down|broken|slow|offline)(?: since (\S+))?)", things},
    {R"(https?://(?:www\.)?~\.(?:org|com|net)(/\S*)?)", programs},
    {R"(apt(?:-get|itude)? (install|remove|purge) ~)", programs},
    {R"(^[.!]~ (\S+)(?: (.+))?$)", commands},
    {R"(\b~ (?:is|does not|doesn't|won't|can't|crashe[sd]) (\w+))", programs},
    {R"(~(?:は|って)(?:何|なに)(?:ですか)?)", japanese},
    {R"((?i)\b(?:what is|what's|use|using) ~\b)", programs},
    {R"(~[- ]v?(\d+(?:\.\d+)*))", programs},
    {R"(/etc/~(?:/|\.conf)(\S*))", programs},
    {R"((?i)\bdeploy(?:ing)? (?:the )?~ to (staging|production)\b)", things},
    {R"((?i)^(?:bot|robot)[:,] ~(?: (.+))?)", commands},
    {R"(sudo (?:service|systemctl|invoke-rc\.d) (start|stop|restart) ~)", programs},
    {R"((?i)\b(?:anyone|somebody|anybody) (?:using|tried|knows?) ~\b)", programs},
    {R"((?i)\bmy ~ (?:is|was|got) (\w+)(?: (again|today|yesterday))?)", things},
    {R"(\blib~(\d*)-dev\b)", programs},
    {R"((?i)\bplease ~ (?:me|us|him|her|them)\b)", commands},
    {R"((?i)\b(?:upgrade|update)d? ~ (?:from (\S+) )?to (\S+))", programs},
    {R"(~を(?:ください|お願いします))", japanese},
    {R"(/usr/(?:bin|lib|share)/~\b)", programs},
    {R"((?i)remind (?:me|us) (?:of|about) (?:the )?~ (?:at (\d+):(\d+)|tomorrow))", things},
    {R"((?i)~ (?:plugin|module|driver|theme)s?\b)", programs},
    {R"(^~(\+\+|--)$)", programs},
    {R"((?i)^!help ~$)", commands},
    {R"(kill(?:all)? (?:-(\d+) )?~\b)", programs},
    {R"((?i)\berrors? (?:in|from|with) ~: (.+))", programs},
    {R"((?i)\bwho (?:owns|has|took) the ~\?)", things},
    {R"(~_(\d[\w.+-]*)_(?:i386|amd64|all)\.deb)", programs},
    {R"((?i)\bcan (?:you|someone) ~ (\w+)\?)", commands},
    {R"((?i)\b(?:start|run|launch)(?:ing)? ~ (?:as|with) (\S+))", programs},
    {R"((?i)\b~ (?:ticket|issue) #?(\d+))", things},
    {R"((?i)^!(?:info|find|search) ~(?: (\S+))?$)", programs},
    {R"(~が(?:壊れ|動か|止まっ)(?:た|ない))", japanese},
    {R"(\bdpkg -(?:l|L|s|r|P) ~)", programs},
    {R"((?i)\bwhere (?:is|are) (?:the|my) ~\b)", things},
    {R"((?i)\b~ (?:vs\.?|or|versus) (\w+)\?)", programs},
    {R"(--~(?:=(\S+))?\b)", commands},
    {R"((\w+)@~\.(?:org|net|com)\b)", programs},
    {R"((?i)\bbug in ~ (?:#|number )?(\d+))", programs},
    {R"((?:^| )#~\b)", things},
    {R"((?i)\bman ~\b)", programs},
    {R"((?i)^un~ (\S+)$)", commands},
    {R"(\b~\.(?:log|conf|deb|rpm|tar\.gz)\b)", programs},
    {R"(:~:(?: ?:(\w+):)?)", things},
    {R"((?i)\bi (?:love|hate|like) ~\b)", programs},
    {R"((?:おすすめの|新しい)~)", japanese},
    {R"((?i)\buninstall(?:ed|ing)? ~\b)", programs},
    {R"((?i)\bdon't ~ (?:in|on) (?:the|this) channel\b)", commands},
    {R"((?i)\bversion (\S+) of ~\b)", programs},
    {R"((?i)\bnew ~ (?:for|from) (\w+))", things},
    {R"((?i)^~ (?:rocks|sucks)[.!]*$)", programs},
    {R"(^/~ (\w+)(?: (\w+))?)", commands},
    {R"(^(?:bash: )?~: (?:command )?not found)", programs},
    {R"((?i)\bbook the ~ for (\w+) from (\d+) to (\d+))", things},
};

/// Each is there once; those that much chat holds come late, or a short table would seldom miss.
inline constexpr std::string_view singles[] = {
    R"((?i)^(?:hi|hello|hey)\b(?:,? (\w+))?)", R"(remind me to (.+) in (\d+) (minutes|hours))", R"((?i)thanks?\b)",
    R"(\b[A-Z]{2,5}-(\d+)\b)",
    R"((\w+)\+\+)", R"(ありがとう(?:ございます)?)", R"(:-?\))", R"(https?://github\.com/([\w.-]+)/([\w.-]+)(?:/(?:issues|pull)/(\d+))?)",
    R"((?i)\b(?:lol|rofl|lmao)\b)", R"((?i)\bthanks?,? (\w+)!)", R"(\b(\d{4})-(\d{2})-(\d{2})\b)", R"(👍|🎉|🚀)", R"(#(\d+)\b)",
    R"(\$(\d+(?:\.\d\d)?))", R"(^!roll (\d*)d(\d+)(?:\+(\d+))?$)", R"((?i)^good (morning|afternoon|evening|night)\b)", R"(<3)",
    R"((?i)^!(?:kick|ban|mute) (\S+)(?: (.+))?$)", R"((\d+)月(\d+)日)", R"((?i)^remind (\w+) to (.+) at (\d{1,2}:\d{2}))",
    R"(\bCVE-(\d{4})-(\d{4,7})\b)", R"(^s/([^/]+)/([^/]*)/(g?)$)", R"((?i)\bhappy (?:birthday|new year|christmas)\b)", R"(こんにち[はわ])",
    R"((?i)^(?:brb|afk|bbl)(?: (.+))?$)", R"(https?://(?:www\.)?youtube\.com/watch\?v=([\w-]{11}))", R"((?i)\bpermission denied\b)",
    R"(^!tell (\S+) about (\S+))", R"(😀|😂|🤣)", R"((?i)\bRFC ?(\d{3,4})\b)", R"((?i)\bconvert (\d+) (\w+) to (\w+))",
    R"(€ ?(\d+)(?:,(\d\d))?)", R"((?i)\b(?:meeting|standup) at (\d{1,2})(?::(\d{2}))? ?(am|pm)?\b)", R"(/dev/([hs]d[a-z])(\d*))",
    R"((?i)^translate (.+) (?:to|into) (\w+)$)", R"((?i)\bgood bot\b)", R"(了解(?:です|しました)?)", R"((?i)\b(?:fixes|closes|resolves) #(\d+))",
    R"((?i)^(?:bye|goodbye|see you|cya)\b)", R"(https?://(?:\w+\.)?wikipedia\.org/wiki/(\S+))", R"(\bchmod ([0-7]{3,4}) (\S+))",
    R"((?i)^weather (?:in|for) (.+)$)", R"((-?\d+) ?°(C|F)\b)", R"((?i)^!(?:op|deop|voice) (\w+)$)", R"(\\o/)",
    R"((?i)\b(\d{1,2})(?:st|nd|rd|th) of (january|february|march|april|may|june|july|august|september|october|november|december)\b)",
    R"((?i)\bkernel panic\b)", R"(^!seen (\S+)$)", R"(おはよう(?:ございます)?)", R"((?i)\b(?:pull|merge) request #?(\d+))",
    R"(192\.168\.(\d{1,3})\.(\d{1,3}))", R"((?i)^(?:set )?(?:a )?timer for (\d+) (seconds|minutes|hours)$)", R"(❤|💔)",
    R"(https?://(?:pastebin|paste\.ubuntu)\.com/(\w+))", R"((?i)\bfree (?:money|nitro|gift cards?)\b)", R"(^!quote(?: add (.+))?$)",
    R"((?i)\bwelcome back\b)", R"(£(\d+))", R"(E: Unable to locate package (\S+))", R"((?i)спасибо|пожалуйста)",
    R"_(^!poll "([^"]+)" "([^"]+)"(?: "([^"]+)")?)_", R"((?i)\b(\d+) ?gb (?:of )?(ram|disk|memory|swap)\b)", R"(\^_\^)",
    R"((?i)\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday) at (\d{1,2})\b)", R"((\w{2,})--(?:\s|$))",
    R"((?i)\bsegmentation fault\b|\bsegfault)", R"(おやすみ)", R"(\bgit (clone|push|pull|commit)(?: (\S+))?)", R"((?i)\boff-?topic\b)",
    R"(([\w.+-]+)@gmail\.com)", R"((?i)^choose (.+) or (.+)$)", R"((?i)\bkudos to (\w+))", R"(¥(\d{1,3}(?:,\d{3})*))",
    R"((?i)\bhow are you\b)", R"(127\.0\.0\.1(?::(\d+))?)", R"((?i)\bLP: ?#?(\d+))", R"(🍕|🍺|☕)", R"((?i)^define (\w+)$)",
    R"((?i)\bdual[- ]?boot(?:ing)?\b)", R"((\d+)時(?:(\d+)分)?)", R"(https?://\S+\.(png|jpe?g|gif)\b)", R"((?i)^!warn (\w+) for (.+)$)",
    R"((?i)\bin (\d+) (?:days?|weeks?|months?)\b)", R"(\bssh (?:-p (\d+) )?(\w+)@(\S+))", R"((?i)\bcode of conduct\b)",
    R"((?i)(?:viele grüße|danke schön))", R"((?i)^flip a coin)", R"((?i)\bbug (?:number |#)?(\d{3,}))", R"(誰か(.+)(?:知って|教えて))",
    R"(\bo_O\b)", R"((?i)\bcould not get lock (\S+))", R"(https?://bugs\.launchpad\.net/\S*?/(\d+))", R"((?i)^play (.+) by (.+)$)",
    R"((?i)\b(\d+) (?:dollars|bucks|euros)\b)", R"(:\+1:)", R"((?i)\bwhat(?:'s| is) the time(?: in (\w+))?)", R"(\brm -rf (\S+))",
    R"(¿(?:cómo|dónde|qué) (\w+))", R"((?i)\bany(?:one|body) (?:here|around|awake)\b)", R"(\b(\d{1,2})/(\d{1,2})/(\d{2,4})\b)",
    R"((?i)^!(?:8ball|ask) (.+)\?$)", R"(疲れ(?:さま|様))", R"((?i)\bI(?:'m| am) new (?:to|here)\b)", R"((?i)discord\.gg/(\w+))", R"(😭|😢)",
    R"((?i)\bwake me (?:up )?in (\d+) ?(s|min|h)\b)", R"(\bv(\d+)\.(\d+)\.(\d+)\b)", R"(;-?\))", R"((?i)\bgoogle (?:it|for|is)\b)",
    R"(https?://\S+\.(?:iso|img|torrent)\b)", R"(¯\\_\(ツ\)_/¯)", R"((?i)\b(?:wtf|stfu|rtfm)\b)", R"(今日の(\S+))",
    R"((?i)\bwhich version\b)", R"(^!(?:add|learn) (\w+) (?:is|as) (.+)$)", R"((?i)\bnice to meet you\b)", R"(ftp://(\S+))", R"((\d+)円)",
    R"((?i)\b(?:doesn't|does not|won't) (?:work|boot|start)\b)", R"(:-?[DP](?:\s|$))", R"(🇯🇵|🇩🇪|🇫🇷)",
    R"((?i)\bplease (?:stop|don't) (?:spam|flood)(?:ming|ing)?\b)", R"((?i)\bno such (?:file|nick|channel)\b)", R"((\d+)%)", R"(ｗｗ+|草$)",
    R"((?i)\bsince (yesterday|monday|last week)\b)", R"(:-?\()", R"(\b([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?\b)",
};

/// These hold no text, or next to none, that a message must have for a match.
inline constexpr std::string_view vague[] = {
    R"(^\d+$)", R"((\w+) or (\w+)\?)", R"(^[A-Z\d ]{12,}$)", R"(\b\d{3}[- ]\d{4}\b)",
    R"(^(\d+) ?[-+*/] ?(\d+)$)", R"(\b[0-9a-f]{32}\b)", R"([ァ-ヶー]{3,})", R"(^\w+\?$)",
    R"(\b(\d{1,3})[.](\d{1,3})[.]\d{1,3}[.]\d{1,3}\b)", R"([\x{1F600}-\x{1F64F}])", R"(^[^\w\s]{3,}$)", R"([ぁ-ん]{4,})",
    R"((\d{3,4})[x×](\d{3,4}))", R"((?i)[а-яё]{4,})", R"(^(?:y|n|yes|no)$)", R"(\b[A-Z]{2}\d{2} ?\d{4}\b)",
};
// clang-format on

}  // namespace bench

#endif
