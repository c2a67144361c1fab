// expect: monongusa: secret: it cannot be compared
#include <monongusa/secret/secret.hpp>

namespace mg = monongusa;

int main() {
    mg::secret const token{"abcdef", "TOKEN"};
#ifdef MONONGUSA_MUST_FAIL
    return token == token;
#else
    return token.empty();
#endif
}
