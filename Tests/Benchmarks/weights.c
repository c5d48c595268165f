// Prints what OpenSSL takes for the work that Docs/Reference/Limits.md weighs, the best of five runs.
//
// gcc -O1 Tests/Benchmarks/weights.c -lcrypto -o weights && ./weights
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>
#include <openssl/pkcs12.h>
#include <stdio.h>
#include <time.h>

enum { runs = 5 };
static const unsigned char salt[8] = "saltsalt";
static unsigned char out[4096];

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

#define BEST(result, ...)                                  \
    double result = 1e18;                                  \
    for (int run = 0; run < runs; run++) {                 \
        double start = now();                              \
        __VA_ARGS__;                                       \
        double end = now() - start;                        \
        if (end < result) result = end;                    \
    }

static void derive(const char *name) {
    enum { iterations = 100000 };
    EVP_MD *digest = EVP_MD_fetch(NULL, name, NULL);
    if (digest == NULL) return;
    int size = EVP_MD_get_size(digest);
    BEST(pkcs12, PKCS12_key_gen_utf8_ex("hunter2", 7, (unsigned char *)salt, 8, PKCS12_MAC_ID,
                                        iterations, size, out, digest, NULL, NULL))
    BEST(pbkdf2, PKCS5_PBKDF2_HMAC("hunter2", 7, salt, 8, iterations, digest, size, out))
    printf("%-12s an iteration: PKCS#12 %4.0f ns, PBKDF2 %4.0f ns\n", name, pkcs12 / iterations,
           pbkdf2 / iterations);
    EVP_MD_free(digest);
}

static void scrypt(uint64_t n, uint64_t r, uint64_t p) {
    BEST(time, EVP_PBE_scrypt("hunter2", 7, salt, 8, n, r, p, 1 << 30, out, 32))
    printf("scrypt N=%llu r=%llu p=%llu: %.0f ns for each of N*r*p\n", (unsigned long long)n,
           (unsigned long long)r, (unsigned long long)p, time / (n * r * p));
}

static void verify(const char *curve) {
    EVP_PKEY *key = EVP_EC_gen(curve);
    if (key == NULL) return;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    unsigned char digest[32] = {1}, signature[300];
    size_t count = sizeof signature;
    EVP_PKEY_sign_init(context);
    EVP_PKEY_sign(context, signature, &count, digest, sizeof digest);
    EVP_PKEY_verify_init(context);
    BEST(time, EVP_PKEY_verify(context, signature, count, digest, sizeof digest))
    int bits = EVP_PKEY_get_bits(key);
    printf("%-16s verify %5.0f us: bits^3 / %.0f ns\n", curve, time / 1e3,
           (double)bits * bits * bits / time);
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(key);
}

static void power(int bits, int exponentBits, const char *what) {
    BIGNUM *modulus = BN_new(), *base = BN_new(), *exponent = BN_new(), *result = BN_new();
    BN_CTX *scratch = BN_CTX_new();
    BN_rand(modulus, bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ODD);
    BN_rand(base, bits - 1, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY);
    BN_rand(exponent, exponentBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ODD);
    BEST(open, BN_mod_exp_mont(result, base, exponent, modulus, scratch, NULL))
    BEST(secret, BN_mod_exp_mont_consttime(result, base, exponent, modulus, scratch, NULL))
    double work = (double)bits * bits * exponentBits;
    printf("%s of %d bits to %d bits: %.0f us, work / %.0f ns; in secret %.0f us, work / %.0f ns\n",
           what, bits, exponentBits, open / 1e3, work / open, secret / 1e3, work / secret);
    BN_free(modulus);
    BN_free(base);
    BN_free(exponent);
    BN_free(result);
    BN_CTX_free(scratch);
}

int main(void) {
    const char *digests[] = {"MD5", "SHA1", "SHA2-224", "SHA2-256", "SHA2-384", "SHA2-512",
                             "SHA2-512/256", "SHA3-256", "SHA3-512", "SM3", "RIPEMD160",
                             "BLAKE2B-512"};
    for (size_t i = 0; i < sizeof digests / sizeof *digests; i++) derive(digests[i]);
    scrypt(1 << 14, 8, 1);
    scrypt(1 << 17, 8, 1);
    scrypt(2, 1, 1 << 17);
    const char *curves[] = {"P-224", "P-256", "P-384", "P-521", "secp256k1", "brainpoolP256r1",
                            "brainpoolP512r1", "sect163k1", "sect283r1", "sect571r1"};
    for (size_t i = 0; i < sizeof curves / sizeof *curves; i++) verify(curves[i]);
    int sizes[][2] = {{1024, 17}, {2048, 17}, {3072, 17}, {4096, 17}, {8192, 17}, {16384, 17},
                      {2048, 2048}, {3072, 3072}, {4096, 256}, {8192, 8192}, {10000, 10000}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) power(sizes[i][0], sizes[i][1], "power");
}
