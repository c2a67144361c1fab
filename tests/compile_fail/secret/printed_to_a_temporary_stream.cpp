// expect: monongusa: secret: it cannot be printed
#include <monongusa/secret/secret.hpp>

#include <sstream>

namespace mg = monongusa;

int main() {
    mg::secret const token{"abcdef", "TOKEN"};
#ifdef MONONGUSA_MUST_FAIL
    std::ostringstream{} << "token " << token;
#else
    std::ostringstream{} << "token " << token.name();
#endif
}
