// SPDX-License-Identifier: BSL-1.0
// hmac: whether a text comes from somebody who knows the key.

#ifndef MONONGUSA_NET_HMAC_HPP
#define MONONGUSA_NET_HMAC_HPP

#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace monongusa::net {

/// HMAC with SHA-256 (RFC 2104) of `message` as 64 hexadecimal digits in lower case.  Empty where OpenSSL refuses, as it does for a key longer than
/// an int can tell.
inline std::string hmac_sha256(std::string_view key, std::string_view message) {
    constexpr char digits[] = "0123456789abcdef";
    if (key.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return {};
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned size = 0;
    // A null key would mean the one of before.
    char const* const secret = key.empty() ? "" : key.data();
    if (!::HMAC(::EVP_sha256(), secret, static_cast<int>(key.size()), reinterpret_cast<unsigned char const*>(message.data()),
                message.size(), bytes.data(), &size)) {
        return {};
    }
    std::string made;
    made.reserve(2 * size);
    for (unsigned i = 0; i < size; ++i) made += {digits[bytes[i] >> 4], digits[bytes[i] & 15]};
    return made;
}

/// Whether both are the same; how long it takes tells their lengths alone.
inline bool same_in_constant_time(std::string_view left, std::string_view right) noexcept {
    return left.size() == right.size() && (left.empty() || ::CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0);
}

/// Whether `hex` is what `hmac_sha256` gives.
inline bool is_hmac_sha256(std::string_view key, std::string_view message, std::string_view hex) {
    auto const expected = hmac_sha256(key, message);
    return !expected.empty() && same_in_constant_time(expected, hex);
}

}  // namespace monongusa::net

#endif
