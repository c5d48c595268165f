/* Asks Mbed TLS: a target a line on standard input, an answer a line on standard output. */

#include <stdio.h>
#include <string.h>

#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/error.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/ssl.h>
#include <mbedtls/version.h>

static mbedtls_ctr_drbg_context drbg;

struct session {
    mbedtls_net_context net;
    mbedtls_ssl_context ssl;
    mbedtls_ssl_config config;
    mbedtls_x509_crt anchors;
};

static int converse(mbedtls_ssl_context *ssl) {
    static const char request[] = "GET / HTTP/1.0\r\n\r\n";
    unsigned char answer[100];
    int result = mbedtls_ssl_handshake(ssl);
    if (result == 0) result = mbedtls_ssl_write(ssl, (const unsigned char *)request, strlen(request));
    if (result > 0) result = mbedtls_ssl_read(ssl, answer, sizeof answer);
    return result > 0 ? 0 : result == 0 ? -1 : result;
}

static int ask(struct session *s, const char *host, const char *address, const char *port,
               const char *anchors) {
    int result = mbedtls_x509_crt_parse_file(&s->anchors, anchors);
    if (result != 0) return result < 0 ? result : -1;
    result = mbedtls_net_connect(&s->net, address, port, MBEDTLS_NET_PROTO_TCP);
    if (result != 0) return result;
    result = mbedtls_ssl_config_defaults(&s->config, MBEDTLS_SSL_IS_CLIENT,
                                         MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
    if (result != 0) return result;
    mbedtls_ssl_conf_ca_chain(&s->config, &s->anchors, NULL);
    mbedtls_ssl_conf_rng(&s->config, mbedtls_ctr_drbg_random, &drbg);
    mbedtls_ssl_conf_read_timeout(&s->config, 20000);
    result = mbedtls_ssl_setup(&s->ssl, &s->config);
    if (result == 0) result = mbedtls_ssl_set_hostname(&s->ssl, host);
    if (result != 0) return result;
    mbedtls_ssl_set_bio(&s->ssl, &s->net, mbedtls_net_send, NULL, mbedtls_net_recv_timeout);
    return converse(&s->ssl);
}

/* Prints the answer; `words` loses its newlines. */
static void report(struct session *s, const char *name, int result) {
    char words[600] = "", faults[500] = "";
    if (result != 0) {
        mbedtls_strerror(result, words, 100);
        uint32_t flags = mbedtls_ssl_get_verify_result(&s->ssl);
        if (flags != 0 && flags != (uint32_t)-1) {
            mbedtls_x509_crt_verify_info(faults, sizeof faults, ": ", flags);
            strncat(words, faults, sizeof words - strlen(words) - 1);
        }
    }
    for (char *c = words; *c; c++)
        if (*c == '\n' || *c == '\t') *c = ' ';
    printf("%s\t%s\t%s\n", name, result == 0 ? "yes" : "no", words);
    fflush(stdout);
}

static void answer(char *line) {
    struct session s;
    char *name = strtok(line, "\t\n"), *host = strtok(NULL, "\t\n");
    char *address = strtok(NULL, "\t\n"), *port = strtok(NULL, "\t\n");
    char *anchors = strtok(NULL, "\t\n");
    if (!anchors) return;
    mbedtls_net_init(&s.net);
    mbedtls_ssl_init(&s.ssl);
    mbedtls_ssl_config_init(&s.config);
    mbedtls_x509_crt_init(&s.anchors);
    report(&s, name, ask(&s, host, address, port, anchors));
    mbedtls_ssl_free(&s.ssl);
    mbedtls_ssl_config_free(&s.config);
    mbedtls_x509_crt_free(&s.anchors);
    mbedtls_net_free(&s.net);
}

int main(int count, char **arguments) {
    static char line[4096];
    mbedtls_entropy_context entropy;
    if (count > 1 && strcmp(arguments[1], "version") == 0) {
        mbedtls_version_get_string(line);
        puts(line);
        return 0;
    }
    mbedtls_entropy_init(&entropy);
    mbedtls_ctr_drbg_init(&drbg);
    if (mbedtls_ctr_drbg_seed(&drbg, mbedtls_entropy_func, &entropy, NULL, 0) != 0) return 1;
    while (fgets(line, sizeof line, stdin)) answer(line);
    return 0;
}
