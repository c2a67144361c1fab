// SPDX-License-Identifier: BSL-1.0
// Launches the shared table here, or with the argument "other" in the other file.
#include "shared.hpp"

#ifdef EXPECTS_LAUNCH_IN_THE_OTHER_FILE
extern template int mg::launch(int, char const* const*, decltype(reactions)&, mg::components<>);
#endif

int main(int argc, char** argv) {
    bool const other = argc > 1 && std::string_view{argv[1]} == "other";
    return other ? launch_in_the_other_file(1, argv) : mg::launch(argc, argv, reactions);
}
