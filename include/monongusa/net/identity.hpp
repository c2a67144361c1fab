// SPDX-License-Identifier: BSL-1.0
// identity: the certificate that a server shows, with its key.

#ifndef MONONGUSA_NET_IDENTITY_HPP
#define MONONGUSA_NET_IDENTITY_HPP

#include <monongusa/net/error.hpp>

#include <memory>
#include <new>
#include <string>
#include <system_error>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace monongusa::net {

/// And the settings of all connections that show it: TLS 1.2 or later, no certificate is asked of clients.
class identity {
public:
    /// The files are PEM; that of the certificate may go on with those of its authorities.  Null, and why, where they cannot be used.
    static std::shared_ptr<identity const> of(std::string const& certificate_file, std::string const& key_file, std::error_code& failed) {
        auto const made = std::make_shared<identity>();
        auto* const context = made->context();
        ::ERR_clear_error();
        if (::SSL_CTX_use_certificate_chain_file(context, certificate_file.c_str()) != 1) {
            failed = error::identity_unreadable;
        } else if (::SSL_CTX_use_PrivateKey_file(context, key_file.c_str(), SSL_FILETYPE_PEM) != 1 ||
                   ::SSL_CTX_check_private_key(context) != 1) {
            failed = error::identity_key;
        } else {
            return made;
        }
        ::ERR_clear_error();
        return nullptr;
    }

    /// One that shows nothing.
    identity() : context_(::SSL_CTX_new(::TLS_server_method())) {
        if (!context_) throw std::bad_alloc{};
        ::SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
        ::SSL_CTX_set_session_cache_mode(context_.get(), SSL_SESS_CACHE_OFF);
        ::SSL_CTX_set_mode(context_.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        ::SSL_CTX_set_options(context_.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET);
        ::SSL_CTX_set_num_tickets(context_.get(), 0);
        // OpenSSL would ask for the password of a key at the terminal.
        ::SSL_CTX_set_default_passwd_cb(context_.get(), [](char*, int, int, void*) { return 0; });
    }

    SSL_CTX* context() const noexcept { return context_.get(); }

private:
    struct freed {
        void operator()(SSL_CTX* one) const noexcept { ::SSL_CTX_free(one); }
    };

    std::unique_ptr<SSL_CTX, freed> context_;
};

}  // namespace monongusa::net

#endif
