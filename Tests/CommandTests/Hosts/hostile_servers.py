"""Kinds of hostile configurations of nginx and lines of a batch, for hostile-kinds."""
import json

LEAF = "0.pem"
TLS = f"listen 443 ssl; ssl_certificate {LEAF}; ssl_certificate_key {LEAF};"


def register(tools):
    """Registers the kinds with what hostile-kinds has to make certificates."""
    kind, pem, leaf = tools.kind, tools.pem, tools.leaf
    files = {LEAF: pem(leaf("root"))}

    def configuration(text):
        return [text.encode(), files]

    def http(text):
        return configuration("http { " + text + " }")

    def site(text, names="a.test"):
        return f"server {{ {TLS} server_name {names}; {text} }}\n"

    def plain(text, names="a.test"):
        return http(site("", names) + f"server {{ listen 80; server_name {names}; {text} }}")

    @kind(50_000, "server")
    def blocks_in_blocks(r, n):
        return http("location / { " * n + "}" * n)

    @kind(20_000, "server")
    def entries_of_maps(r, n):
        block = "map $host $a { default 0; " + "".join(f"a{i}.test {i}; " for i in range(n // 20)) + "}"
        return http(block * 20 + site(""))

    @kind(20_000, "server")
    def networks_of_geo(r, n):
        return http("geo $a { " + "".join(f"10.{i >> 8 & 255}.{i & 255}.0/24 {i}; "
                                          for i in range(n)) + "}" + site(""))

    @kind(2000, "server")
    def names_and_sites(r, n):
        names = " ".join(f"a{i}.test *.b{i}.test" for i in range(n // 20))
        return http("".join(site("", names) for _ in range(n // 20)))

    @kind(2000, "server")
    def sites_of_one_name_each(r, n):
        return http("".join(site("", f"a{i}.test") for i in range(n)))

    @kind(1000, "server")
    def sites_without_redirect(r, n):
        return http("".join(
            site("", f"a{i}.test") + f"server {{ listen 80; server_name a{i}.test; }}"
            for i in range(n)
        ))

    @kind(5000, "server")
    def patterns_as_names(r, n):
        return http(site("", " ".join(f"~^(?<a{i}>.+)\\.a{i}\\.test$" for i in range(n))))

    @kind(2000, "server")
    def addresses_of_sites(r, n):
        listens = "".join(f"listen 127.0.{i >> 8}.{i & 255}:443 ssl; " for i in range(n // 20))
        return http("".join(site(listens, f"a{i}.test") for i in range(n // 40)))

    @kind(20_000, "server")
    def addresses_of_one_site(r, n):
        return http(site("".join(f"listen 10.{i >> 16}.{i >> 8 & 255}.{i & 255}:443 ssl; "
                                 for i in range(n))))

    @kind(5000, "server")
    def variables_of_variables(r, n):
        return http(site("".join(f"set $a{i + 1} $a{i}$a{i}; " for i in range(n))
                         + f"return 301 https://$a{n};"))

    @kind(5000, "server")
    def redirects_by_variables(r, n):
        return plain("".join(f"set $a{i + 1} $a{i}$a{i}; " for i in range(n))
                     + f"return 301 https://$a{n};")

    @kind(2000, "server")
    def rewrites_and_names(r, n):
        names = " ".join(f"a{i}.test" for i in range(n // 10))
        return plain("".join(f"rewrite ^/(a|{i})*$ https://$1; " for i in range(n // 10)), names)

    @kind(2000, "server")
    def locations_in_locations(r, n):
        return plain("".join(f"location /{'a/' * (i % 90)} {{ return 301 https://a; }} "
                             for i in range(n)))

    @kind(2000, "server")
    def costly_expressions(r, n):
        return plain("".join(f"if ($host ~ ^(a+)+(b*)*{i}c$) {{ return 301 https://a; }} "
                             for i in range(n)), "a" * 60 + ".test")

    @kind(2000, "server")
    def long_words(r, n):
        return http(site("".join(f"set $a {'x' * 4000}; " for _ in range(n))))

    @kind(500_000, "server")
    def quotes_without_end(r, n):
        return configuration(r.choice(["\"", "'", "\\", "${", "#", "{", "}"]) * n)

    @kind(50_000, "server")
    def quotes_and_ends(r, n):
        return configuration("a 'b' \"c\" \\; ; " * n)

    @kind(50_000, "server")
    def lua_of_braces(r, n):
        return http("content_by_lua_block { " + "{ --[[ ]] '}' " * n + "} " * n + "}")

    @kind(20_000, "server")
    def upstreams(r, n):
        return http("".join(f"upstream a{i} {{ server b{i}:80; }} " for i in range(n)) + site(""))

    @kind(100, "server")
    def lists_of_ciphers(r, n):
        return http("".join(site(f"ssl_ciphers {'ALL:' * 900}!a{i};", f"a{i}.test")
                            for i in range(n)))

    @kind(2000, "server")
    def protocols_of_sites(r, n):
        return http(f"ssl_protocols {'TLSv1 TLSv1.3 ' * 20};" + "".join(
            site("ssl_protocols TLSv1.1 SSLv3;", f"a{i}.test") for i in range(n)))

    @kind(2000, "server")
    def certificates_of_one_site(r, n):
        return http(site(f"ssl_certificate {LEAF}; ssl_certificate_key {LEAF}; " * n))

    @kind(2000, "server")
    def certificates_that_are_missing(r, n):
        return http(site("".join(f"ssl_certificate b{i}; ssl_certificate_key c{i}; "
                                 for i in range(n))))

    @kind(5000, "server")
    def passwords_of_sites(r, n):
        key = pem(tools.sealed(tools.pbes2(2048)), "ENCRYPTED PRIVATE KEY")
        more = {"0.key": key, "words": b"a\n" * 40, LEAF: files[LEAF]}
        text = "".join(
            f"server {{ listen 443 ssl; server_name a{i}.test; ssl_certificate {LEAF};"
            " ssl_certificate_key 0.key; ssl_password_file words; }" for i in range(n // 10))
        return [("http { " + text + " }").encode(), more]

    @kind(5000, "server")
    def inclusions_of_nothing(r, n):
        return http("include nothing/*.conf; include none.conf; " * n)

    @kind(1000, "server")
    def inclusions_in_sites(r, n):
        more = {**files, "tls": (TLS + " ssl_stapling on;\n" * 20).encode()}
        text = "".join(f"server {{ include tls; server_name a{i}.test; }} " for i in range(n))
        return [("http { " + text + " }").encode(), more]

    @kind(20_000, "server")
    def inclusions_by_turns(r, n):
        more = {**files, "x": b"include y;\n" * (n // 1000), "y": b"include x;\n" * (n // 1000)}
        return [b"http { include x; }", more]

    @kind(500, "server")
    def authorities_for_clients(r, n):
        many = b"".join(pem(tools.certificate(f"c{i}", "c")) for i in range(n))
        text = "".join(site("ssl_client_certificate ca; ssl_verify_client on; ", f"a{i}.test")
                       for i in range(n // 5))
        return [("http { " + text + " }").encode(), {**files, "ca": many}]

    @kind(500_000, "server")
    def marks_in_names(r, n):
        return http(site("", "a" + "\u0301\u0323" * min(n, 900) + (" a\u0301.test" * (n // 50))))

    def lines(values, count=1):
        return [b"".join(json.dumps(value).encode() + b"\n" for value in values) * count]

    one = pem(leaf("root")).decode()

    @kind(50_000, "batch")
    def lines_of_nothing(r, n):
        return [r.choice([b"{}\n", b"\n", b"[]\n", b"0\n", b"\xff\n", b'{"id":1}\n']) * n]

    @kind(5000, "batch")
    def hosts_that_do_not_fit(r, n):
        hosts = [f"xn--a{i}-.{'a.' * 20}test" for i in range(min(n, 10_000))]
        return lines([{"certificates": [one], "trust_anchors": [], "hosts": hosts}])

    @kind(2000, "batch")
    def hosts_and_names(r, n):
        many = pem(tools.certificate("leaf", "root", tools.san(*(f"*.a{i}.test" for i in range(n)))))
        return lines([{"certificates": [many.decode()], "trust_anchors": [],
                       "hosts": [f"x.b{i}.test" for i in range(n)]}])

    @kind(5000, "batch")
    def intermediates_of_one_name(r, n):
        many = [pem(tools.certificate("ca", "ca", sign=tools.badly, serial=i + 1)).decode()
                for i in range(n)]
        return lines([{"certificates": [pem(leaf("ca")).decode()], "intermediates": many,
                       "trust_anchors": [one]}])

    @kind(1000, "batch")
    def costly_lines(r, n):
        many = pem(tools.certificate("ca", "ca", key=tools.rsa_key(r, 3072, 3071), sign=tools.badly))
        bad = pem(leaf("ca", algorithm=tools.RSA, sign=lambda part, a: tools.badly(part, a, 384)))
        return lines([{"certificates": [bad.decode(), many.decode()], "trust_anchors": []}], n // 50)

    @kind(200_000, "batch")
    def escapes(r, n):
        escape = r.choice(["\\ud800", "\\u0041", "\\n", "\\ud83d\\ude00", "\\u0301"])
        return [('{"id":"' + escape * n + '","certificates":["' + escape * n + '"]}\n').encode()]

    @kind(200_000, "batch")
    def fields_of_one_name(r, n):
        return [b'{' + b'"id":1,' * n + b'"a":0}\n', ]

    @kind(100_000, "batch")
    def fields_that_are_unknown(r, n):
        return [('{' + "".join(f'"a{i}":[],' for i in range(n)) + '"id":0}\n').encode()]

    @kind(1000, "batch")
    def policies_of_a_request(r, n):
        return lines([{"certificates": [one], "trust_anchors": [],
                       "policies": {"initial": [f"1.2.{i}" for i in range(min(n, 1000))]}}], 10)

    @kind(1000, "batch")
    def lists_of_a_request(r, n):
        many = [pem(tools.crl("root", i, sign=tools.badly), "X509 CRL").decode() for i in range(n)]
        return lines([{"certificates": [one], "crls": many, "trust_anchors": [
            pem(tools.ROOT).decode()]}])

    @kind(500_000, "batch")
    def numbers_that_are_long(r, n):
        return [b'{"max_intermediates":' + b"9" * n + b',"id":' + b"1" * n + b'}\n']
