// SPDX-License-Identifier: BSL-1.0
// verb: what HTTP calls the methods, and which may be repeated.
#include <monongusa/wire/verb.hpp>

namespace {

using namespace monongusa::wire;

static_assert(name_of(verb::get) == "GET" && name_of(verb::post) == "POST" && name_of(verb::put) == "PUT");
static_assert(name_of(verb::patch) == "PATCH" && name_of(verb::delete_) == "DELETE");
static_assert(is_idempotent(verb::get) && is_idempotent(verb::put) && is_idempotent(verb::delete_));
static_assert(!is_idempotent(verb::post) && !is_idempotent(verb::patch));

}  // namespace

int main() {}
