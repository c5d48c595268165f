#ifndef CERTCHECK_BENCHMARKS_SHIM_H
#define CERTCHECK_BENCHMARKS_SHIM_H

// What Swift can't import by itself: functions with any number of parameters, and macros.

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

static inline EVP_PKEY *shim_EVP_RSA_gen(unsigned bits) { return EVP_RSA_gen(bits); }
static inline EVP_PKEY *shim_EVP_EC_gen(const char *curve) { return EVP_EC_gen(curve); }

static inline int shim_MBSTRING_UTF8(void) { return MBSTRING_UTF8; }

#endif
