// SPDX-License-Identifier: BSL-1.0
// certificates: an authority and what it signs, made when a test wants them.

#ifndef MONONGUSA_TESTS_SUPPORT_CERTIFICATES_HPP
#define MONONGUSA_TESTS_SUPPORT_CERTIFICATES_HPP

#include <memory>
#include <stdexcept>
#include <string>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <unistd.h>

namespace support {

struct openssl_freed {
    void operator()(EVP_PKEY* one) const noexcept { ::EVP_PKEY_free(one); }
    void operator()(X509* one) const noexcept { ::X509_free(one); }
    void operator()(SSL_CTX* one) const noexcept { ::SSL_CTX_free(one); }
};
template <class Type>
using openssl_owned = std::unique_ptr<Type, openssl_freed>;

inline void must(bool good, char const* what) {
    if (!good) throw std::runtime_error{what};
}

/// A certificate with its key.
struct certificate {
    openssl_owned<EVP_PKEY> key;
    openssl_owned<X509> signed_one;
};

/// How one is made; times are in seconds from now.
struct certificate_wish {
    char const* name = "loopback";
    char const* for_hosts = "DNS:localhost,IP:127.0.0.1,IP:::1";  ///< Null for an authority.
    long from = -3600;
    long until = 3600;
};

inline void add_extension(X509* to, X509* issuer, int kind, char const* value) {
    X509V3_CTX about;
    X509V3_set_ctx_nodb(&about);
    ::X509V3_set_ctx(&about, issuer, to, nullptr, nullptr, 0);
    auto* const made = ::X509V3_EXT_conf_nid(nullptr, &about, kind, value);
    must(made && ::X509_add_ext(to, made, -1) == 1, "X509_add_ext");
    ::X509_EXTENSION_free(made);
}

/// Signed by itself where there is no issuer.
inline certificate make_certificate(certificate_wish const& wish, certificate const* issuer = nullptr) {
    certificate made{openssl_owned<EVP_PKEY>{::EVP_EC_gen("P-256")}, openssl_owned<X509>{::X509_new()}};
    auto* const one = made.signed_one.get();
    must(made.key && one, "EVP_EC_gen");
    static long serial = 1;
    ::X509_set_version(one, 2);
    ::ASN1_INTEGER_set(::X509_get_serialNumber(one), serial++);
    ::X509_gmtime_adj(::X509_getm_notBefore(one), wish.from);
    ::X509_gmtime_adj(::X509_getm_notAfter(one), wish.until);
    ::X509_set_pubkey(one, made.key.get());
    auto const* const name = reinterpret_cast<unsigned char const*>(wish.name);
    ::X509_NAME_add_entry_by_txt(::X509_get_subject_name(one), "CN", MBSTRING_UTF8, name, -1, -1, 0);
    auto* const by = issuer ? issuer->signed_one.get() : one;
    ::X509_set_issuer_name(one, ::X509_get_subject_name(by));
    add_extension(one, by, NID_basic_constraints, wish.for_hosts ? "critical,CA:FALSE" : "critical,CA:TRUE");
    if (wish.for_hosts) add_extension(one, by, NID_subject_alt_name, wish.for_hosts);
    must(::X509_sign(one, (issuer ? issuer->key : made.key).get(), ::EVP_sha256()) > 0, "X509_sign");
    return made;
}

/// What a server shows: the certificate, and the settings to speak TLS with it.
inline openssl_owned<SSL_CTX> server_context(certificate const& shown) {
    openssl_owned<SSL_CTX> made{::SSL_CTX_new(::TLS_server_method())};
    must(made && ::SSL_CTX_use_certificate(made.get(), shown.signed_one.get()) == 1, "SSL_CTX_use_certificate");
    must(::SSL_CTX_use_PrivateKey(made.get(), shown.key.get()) == 1, "SSL_CTX_use_PrivateKey");
    return made;
}

/// A file with a certificate in PEM, as long as this lives.
class pem_file {
public:
    explicit pem_file(certificate const& one) {
        int const number = ::mkstemp(path_);
        must(number >= 0, "mkstemp");
        auto* const file = ::fdopen(number, "w");
        must(file && ::PEM_write_X509(file, one.signed_one.get()) == 1, "PEM_write_X509");
        ::fclose(file);
    }
    pem_file(pem_file const&) = delete;
    pem_file& operator=(pem_file const&) = delete;
    ~pem_file() { ::unlink(path_); }

    std::string path() const { return path_; }

private:
    char path_[32] = "/tmp/monongusa-test-XXXXXX";
};

/// An authority, and one certificate of each kind a client meets.
struct certificates {
    certificate authority = make_certificate({.name = "test authority", .for_hosts = nullptr});
    certificate good = make_certificate({}, &authority);
    certificate for_another = make_certificate({.for_hosts = "DNS:elsewhere.test,IP:127.0.0.2"}, &authority);
    certificate expired = make_certificate({.from = -7200, .until = -3600}, &authority);
    certificate not_yet = make_certificate({.from = 3600, .until = 7200}, &authority);
    certificate self_signed = make_certificate({});
    pem_file trusted{authority};

    /// Those of the process: making them takes a while.
    static certificates const& all() {
        static certificates const made;
        return made;
    }
};

}  // namespace support

#endif
