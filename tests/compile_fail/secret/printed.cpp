// expect: monongusa: secret: it cannot be printed
#include <monongusa/secret/secret.hpp>

#include <iostream>

namespace mg = monongusa;

int main() {
    mg::secret const token{"abcdef", "TOKEN"};
#ifdef MONONGUSA_MUST_FAIL
    std::cout << token;
#else
    std::cout << token.name();
#endif
}
