// expect: monongusa: secret: it cannot be logged
#include <monongusa/log/log.hpp>
#include <monongusa/secret/secret.hpp>

namespace mg = monongusa;

int main() {
    mg::secret const token{"abcdef", "TOKEN"};
#ifdef MONONGUSA_MUST_FAIL
    mg::log::of_bot{"tea"}(token);
#else
    mg::log::of_bot{"tea"}(token.name());
#endif
}
