// expect: monongusa: log: this is no sink: it lacks 'void write(mg::log::record const&)'
#include <monongusa/log/log.hpp>

namespace mg = monongusa;

struct of_text {
    void write(char const*) {}
};
struct sound {
    void write(mg::log::record const&) {}
};

int main() {
#ifdef MONONGUSA_MUST_FAIL
    of_text sink;
#else
    sound sink;
#endif
    mg::log::redirection const here{sink};
}
