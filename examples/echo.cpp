// Says everything again.  Try: printf 'hello\n' | echo
#include <monongusa.hpp>

namespace mg = monongusa;

constexpr mg::table reactions{
    mg::on<mg::event::message>([](mg::event::message const& message) { return mg::action::send{message.text}; }),
};

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
