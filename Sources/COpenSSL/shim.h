#ifndef CERTCHECK_COPENSSL_SHIM_H
#define CERTCHECK_COPENSSL_SHIM_H

// What Swift can't import by itself: each macro gets one `static inline shim_<macro>`.

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/pkcs7.h>
#include <openssl/provider.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

static inline int shim_ERR_GET_LIB(unsigned long code) { return ERR_GET_LIB(code); }
static inline int shim_ERR_GET_REASON(unsigned long code) { return ERR_GET_REASON(code); }

static inline int shim_EVP_PKEY_PUBLIC_KEY(void) { return EVP_PKEY_PUBLIC_KEY; }
static inline int shim_EVP_PKEY_KEYPAIR(void) { return EVP_PKEY_KEYPAIR; }
static inline int shim_EVP_PKEY_KEY_PARAMETERS(void) { return EVP_PKEY_KEY_PARAMETERS; }

// A parameter builder keeps the pointers to the names it is given, so they must be C's own.
static inline const char *shim_OSSL_PKEY_PARAM_RSA_N(void) { return OSSL_PKEY_PARAM_RSA_N; }
static inline const char *shim_OSSL_PKEY_PARAM_RSA_E(void) { return OSSL_PKEY_PARAM_RSA_E; }
static inline const char *shim_OSSL_PKEY_PARAM_FFC_P(void) { return OSSL_PKEY_PARAM_FFC_P; }
static inline const char *shim_OSSL_PKEY_PARAM_FFC_G(void) { return OSSL_PKEY_PARAM_FFC_G; }
static inline const char *shim_OSSL_PKEY_PARAM_GROUP_NAME(void) {
    return OSSL_PKEY_PARAM_GROUP_NAME;
}
static inline const char *shim_OSSL_PKEY_PARAM_PUB_KEY(void) { return OSSL_PKEY_PARAM_PUB_KEY; }

static inline int shim_sk_SSL_CIPHER_num(const STACK_OF(SSL_CIPHER) *ciphers) {
    return sk_SSL_CIPHER_num(ciphers);
}
static inline const SSL_CIPHER *shim_sk_SSL_CIPHER_value(
    const STACK_OF(SSL_CIPHER) *ciphers, int index) {
    return sk_SSL_CIPHER_value(ciphers, index);
}

static inline int shim_SSL_CTX_set_min_proto_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_min_proto_version(context, version);
}
static inline int shim_SSL_CTX_set_max_proto_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_max_proto_version(context, version);
}
static inline int shim_SSL_CTX_set1_sigalgs_list(SSL_CTX *context, const char *list) {
    return SSL_CTX_set1_sigalgs_list(context, list);
}
static inline void shim_SSL_CTX_set_max_cert_list(SSL_CTX *context, long octets) {
    SSL_CTX_set_max_cert_list(context, octets);
}
static inline long shim_SSL_CTX_set_session_cache_mode(SSL_CTX *context, long mode) {
    return SSL_CTX_set_session_cache_mode(context, mode);
}
static inline long shim_SSL_CTX_set_tlsext_status_type(SSL_CTX *context, int type) {
    return SSL_CTX_set_tlsext_status_type(context, type);
}
static inline void shim_SSL_set_msg_callback_arg(SSL *connection, void *argument) {
    SSL_set_msg_callback_arg(connection, argument);
}
static inline int shim_SSL_set_tlsext_host_name(SSL *connection, const char *name) {
    return SSL_set_tlsext_host_name(connection, name);
}
static inline uint64_t shim_SSL_OP_NO_RX_CERTIFICATE_COMPRESSION(void) {
#ifdef SSL_OP_NO_RX_CERTIFICATE_COMPRESSION
    return SSL_OP_NO_RX_CERTIFICATE_COMPRESSION;
#else
    return 0;
#endif
}
static inline uint64_t shim_SSL_OP_LEGACY_SERVER_CONNECT(void) {
    return SSL_OP_LEGACY_SERVER_CONNECT;
}

#endif
