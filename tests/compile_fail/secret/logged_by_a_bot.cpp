// expect: monongusa: secret: it cannot be logged
#include <monongusa/log/log.hpp>
#include <monongusa/secret/secret.hpp>

namespace mg = monongusa;

int main() {
    mg::secret const token{"abcdef", "TOKEN"};
#ifdef MONONGUSA_MUST_FAIL
    mg::log::logger{"tea"}.in("bot")(token);
#else
    mg::log::logger{"tea"}.in("bot")(token.name());
#endif
}
