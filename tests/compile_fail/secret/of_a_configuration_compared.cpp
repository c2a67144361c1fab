// expect: monongusa: secret: it cannot be compared
#include <monongusa/secret/secret.hpp>

namespace mg = monongusa;

struct configuration {
    mg::secret token;
    int shards = 1;

#ifdef MONONGUSA_MUST_FAIL
    friend bool operator==(configuration const&, configuration const&) = default;
#else
    friend bool operator==(configuration const& one, configuration const& other) { return one.shards == other.shards; }
#endif
};

int main() { return configuration{} == configuration{}; }
