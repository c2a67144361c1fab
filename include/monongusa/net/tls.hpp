// SPDX-License-Identifier: BSL-1.0
// tls: what is trusted, and one side of a TLS connection over a socket.

#ifndef MONONGUSA_NET_TLS_HPP
#define MONONGUSA_NET_TLS_HPP

#include <monongusa/net/error.hpp>
#include <monongusa/net/identity.hpp>
#include <monongusa/net/socket_bio.hpp>
#include <monongusa/net/url.hpp>

#include <cstddef>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace monongusa::net {

/// The trusted certificates and the settings of all connections that share them.  TLS 1.2 or later; the certificate is always verified.
class trust {
public:
    /// The same one for the same file as long as somebody holds it; empty for the system's.  Null, and why, where the file cannot be read.
    static std::shared_ptr<trust> of(std::string const& ca_file, std::error_code& failed) {
        static std::mutex mutex;
        static std::vector<std::pair<std::string, std::weak_ptr<trust>>> known;
        std::lock_guard const lock{mutex};
        std::erase_if(known, [](auto const& one) { return one.second.expired(); });
        for (auto const& [file, held] : known) {
            if (file != ca_file) continue;
            if (auto found = held.lock()) return found;
        }
        auto made = std::make_shared<trust>();
        if (!made->read(ca_file)) {
            failed = error::trust_unreadable;
            return nullptr;
        }
        known.emplace_back(ca_file, made);
        return made;
    }

    trust() : context_(::SSL_CTX_new(::TLS_client_method())) {
        if (!context_) throw std::bad_alloc{};
        ::SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
        ::SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
        ::SSL_CTX_set_session_cache_mode(context_.get(), SSL_SESS_CACHE_OFF);
        // An idle connection then keeps no buffers: 4 kB instead of 40.
        ::SSL_CTX_set_mode(context_.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        // No compression is the default; nor does anything here renegotiate.
        ::SSL_CTX_set_options(context_.get(), SSL_OP_NO_RENEGOTIATION);
    }

    SSL_CTX* context() const noexcept { return context_.get(); }

private:
    struct freed {
        void operator()(SSL_CTX* one) const noexcept { ::SSL_CTX_free(one); }
    };

    bool read(std::string const& ca_file) noexcept {
        ::ERR_clear_error();
        if (ca_file.empty()) return ::SSL_CTX_set_default_verify_paths(context_.get()) == 1;
        return ::SSL_CTX_load_verify_file(context_.get(), ca_file.c_str()) == 1;
    }

    std::unique_ptr<SSL_CTX, freed> context_;
};

/// What became of a step that does not wait.
struct transfer {
    enum class kind : unsigned char {
        some,   ///< `count` bytes went; or the handshake is done.
        again,  ///< Nothing now; later.
        ended,  ///< The other side has said all, in order.
        failed  ///< `error` says why.
    };
    kind what = kind::again;
    std::size_t count = 0;
    std::error_code error{};
    bool wants_write = false;  ///< After `again`: it waits for room to send, otherwise for bytes to read.
};

/// One side of TLS over a socket that does not block.  The socket must outlive it.
class tls_session {
public:
    /// The client's; `host` is whom the certificate must be for.
    tls_session(trust const& trusted, int socket, std::string const& host) : bio_(socket), ssl_(::SSL_new(trusted.context())) {
        if (!ssl_) throw std::bad_alloc{};
        bio_.attach(ssl_.get());
        ::SSL_set_connect_state(ssl_.get());
        auto* const wanted = ::SSL_get0_param(ssl_.get());
        ::X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        if (is_ip_address(host)) {
            usable_ = ::X509_VERIFY_PARAM_set1_ip_asc(wanted, host.c_str()) == 1;
        } else {
            // A name may be written with the root's dot at its end; certificates and SNI have none.
            auto const name = host.ends_with('.') ? host.substr(0, host.size() - 1) : host;
            usable_ = ::X509_VERIFY_PARAM_set1_host(wanted, name.c_str(), name.size()) == 1 &&
                      ::SSL_set_tlsext_host_name(ssl_.get(), name.c_str()) == 1;
        }
    }

    /// The server's.
    tls_session(identity const& own, int socket) : bio_(socket), ssl_(::SSL_new(own.context())), usable_(true) {
        if (!ssl_) throw std::bad_alloc{};
        bio_.attach(ssl_.get());
        ::SSL_set_accept_state(ssl_.get());
    }

    transfer handshake() noexcept {
        if (!usable_) return {transfer::kind::failed, 0, error::tls_failed};
        ::ERR_clear_error();
        auto const result = ::SSL_do_handshake(ssl_.get());
        if (result == 1) {
            ready_ = true;
            return {transfer::kind::some, 0, {}};
        }
        return what_happened(result);
    }
    transfer read(char* to, std::size_t size) noexcept {
        ::ERR_clear_error();
        std::size_t count = 0;
        auto const result = ::SSL_read_ex(ssl_.get(), to, size, &count);
        return result == 1 ? transfer{transfer::kind::some, count, {}} : what_happened(result);
    }
    /// After `again` the next call must begin with the same bytes.
    transfer write(std::string_view bytes) noexcept {
        ::ERR_clear_error();
        std::size_t count = 0;
        auto const result = ::SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &count);
        return result == 1 ? transfer{transfer::kind::some, count, {}} : what_happened(result);
    }
    /// Tells the other side, if that can be done at once, that nothing more follows; what it still says can be read.
    void close() noexcept {
        if (!ready_ || broken_) return;
        ::ERR_clear_error();
        ::SSL_shutdown(ssl_.get());
        ::ERR_clear_error();
    }

private:
    struct freed {
        void operator()(SSL* one) const noexcept { ::SSL_free(one); }
    };

    transfer what_happened(int result) noexcept {
        switch (::SSL_get_error(ssl_.get(), result)) {
            case SSL_ERROR_WANT_READ: return {};
            case SSL_ERROR_WANT_WRITE: return {transfer::kind::again, 0, {}, true};
            case SSL_ERROR_ZERO_RETURN: return {transfer::kind::ended, 0, {}};
            default: break;
        }
        broken_ = true;
        auto const why = failure();
        ::ERR_clear_error();
        return {transfer::kind::failed, 0, why};
    }

    std::error_code failure() noexcept {
        if (!ready_) {
            switch (::SSL_get_verify_result(ssl_.get())) {
                case X509_V_OK: break;
                case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
                case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
                case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
                case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
                case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
                case X509_V_ERR_CERT_UNTRUSTED: return error::certificate_untrusted;
                case X509_V_ERR_CERT_HAS_EXPIRED:
                case X509_V_ERR_CERT_NOT_YET_VALID: return error::certificate_expired;
                case X509_V_ERR_HOSTNAME_MISMATCH:
                case X509_V_ERR_IP_ADDRESS_MISMATCH: return error::certificate_host;
                default: return error::certificate_invalid;
            }
        }
        // An end without TLS's own: before the handshake was done the server just went, later somebody may have cut it short.  It goes first: OpenSSL
        // then tries to complain, which fails in its own way.
        if (bio_.ended()) return ready_ ? error::cut_off : error::closed;
        if (auto const number = bio_.failure(); number != 0) return {number, std::system_category()};
        return error::tls_failed;
    }

    socket_bio bio_;
    std::unique_ptr<SSL, freed> ssl_;
    bool usable_ = false;
    bool ready_ = false;
    bool broken_ = false;
};

}  // namespace monongusa::net

#endif
