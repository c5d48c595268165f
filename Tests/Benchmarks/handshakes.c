// The handshakes of `certcheck probe` by a bare libssl client, one after the other: what they cost
// without the rest. usage: handshakes PORT NAME... (see fleet)

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int accept_all(X509_STORE_CTX *store, void *argument) { return 1; }

static SSL_CTX *context(const char *ciphers, const char *signatures, int newest) {
    SSL_CTX *made = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_cipher_list(made, ciphers);
    SSL_CTX_set_min_proto_version(made, TLS1_VERSION);
    SSL_CTX_set_max_proto_version(made, newest);
    if (signatures) SSL_CTX_set1_sigalgs_list(made, signatures);
    SSL_CTX_set_cert_verify_callback(made, accept_all, NULL);
    SSL_CTX_set_session_cache_mode(made, SSL_SESS_CACHE_OFF);
    return made;
}

static void handshake(SSL_CTX *context, int port, const char *name) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(descriptor, (struct sockaddr *)&address, sizeof address)) exit(1);
    SSL *connection = SSL_new(context);
    SSL_set_fd(connection, descriptor);
    if (name) SSL_set_tlsext_host_name(connection, name);
    if (SSL_connect(connection) == 1) SSL_shutdown(connection);
    SSL_free(connection);
    close(descriptor);
}

int main(int count, char **words) {
    SSL_CTX *all = context("ALL:!aNULL:!eNULL:@SECLEVEL=0", NULL, 0);
    SSL_CTX *rsa = context("aRSA:!eNULL:@SECLEVEL=0", "RSA+SHA256:RSA-PSS+SHA256", 0);
    SSL_CTX *old = context("ALL:!aNULL:!eNULL:@SECLEVEL=0", NULL, TLS1_1_VERSION);
    int port = atoi(words[1]);
    for (int place = 2; place < count; place++) {
        handshake(all, port, words[place]);
        handshake(rsa, port, words[place]);
        handshake(all, port, NULL);
        handshake(old, port, words[place]);
    }
    return 0;
}
