// expect: monongusa: secret: it cannot be compared
#include <monongusa/secret/secret.hpp>

#include <string_view>

namespace mg = monongusa;

int main() {
    mg::secret const token{"abcdef", "TOKEN"};
#ifdef MONONGUSA_MUST_FAIL
    return std::string_view{"abcdef"} != token;
#else
    return token.empty();
#endif
}
