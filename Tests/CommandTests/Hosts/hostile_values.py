"""Kinds of hostile extensions, stores, texts and documents, for hostile-kinds."""
import base64


def register(tools):
    """Registers the kinds with what hostile-kinds has to make certificates."""
    kind, pem, leaf, certificate = tools.kind, tools.pem, tools.leaf, tools.certificate
    element, sequence, context = tools.element, tools.sequence, tools.context
    oid, string, integer, extension = tools.oid, tools.string, tools.integer, tools.extension
    name = tools.name

    def named(*names):
        return pem(certificate("leaf", "root", extension("2.5.29.17", sequence(*names))))

    @kind(25_000, "check", "inspect")
    def other_names(r, n):
        return named(*(context(0, oid(f"1.2.{i}"), context(0, element(0x0C, b"a")))
                       for i in range(n)))

    @kind(10_000, "check", "check --profile strict")
    def names_of_every_kind(r, n):
        return named(*(r.choice([
            element(0x81, b"a@b%d.test" % i), element(0x82, b"*.a%d.test" % i),
            element(0x86, b"http://a%d/" % i), element(0x87, bytes([10, i >> 16 & 255, i >> 8 & 255, i & 255])),
            context(4, name(f"a{i}")), element(0x88, b"\x2a\x03"),
        ]) for i in range(n)))

    @kind(10_000, "check --profile strict", "check --format html", "check --format sarif")
    def names_with_faults(r, n):
        return named(*(element(0x82, b"a_%d..-x\x1b[1m.t\xff" % i) for i in range(n)))

    @kind(5000, "check --format junit", "check --format github", "check --format prometheus",
          "inspect --format json")
    def names_in_documents(r, n):
        return named(*(element(0x82, b"<&'\"%d>.test" % i) for i in range(n)))

    @kind(500, "check --verbose", "check --format html", "check --format gitlab")
    def names_of_strangers(r, n):
        return b"".join(pem(certificate("\u0301<&>" * 500 + str(i), "root")) for i in range(n))

    @kind(2500, "check")
    def hosts_and_names_of_leaves(r, n):
        hosts = [word for i in range(n // 10) for word in ("--host", f"a{i}.x.test")]
        many = pem(certificate("leaf", "root", tools.san(*(f"*.b{i}.test" for i in range(n)))))
        return [many, pem(leaf("root")), *hosts]

    @kind(10_000, "check")
    def constraints_of_addresses(r, n):
        net = lambda i: sequence(element(0x87, bytes([10, i >> 16 & 255, i >> 8 & 255, i & 255] + [255] * 4)))
        value = extension("2.5.29.30", sequence(element(0xA1, *map(net, range(n)))), True)
        addresses = (element(0x87, bytes([11, i >> 16 & 255, i >> 8 & 255, i & 255])) for i in range(n))
        many = certificate("leaf", "ca", extension("2.5.29.17", sequence(*addresses)))
        return pem(many) + pem(certificate("ca", "root", tools.AUTHORITY, value))

    @kind(200, "check")
    def constraints_of_a_chain(r, n):
        tree = lambda i: sequence(element(0x82, f"c{i}.test".encode()))
        value = extension("2.5.29.30", sequence(element(0xA1, *map(tree, range(n)))), True)
        many = certificate("leaf", "c0", tools.san(*(f"a{i}.test" for i in range(n))))
        chain = [certificate(f"c{i}", f"c{i + 1}" if i < 30 else "root", tools.AUTHORITY, value)
                 for i in range(31)]
        return b"".join(map(pem, [many, *chain]))

    @kind(2000, "check")
    def policies_that_cross(r, n):
        any_policy = "2.5.29.32.0"
        all_of = extension("2.5.29.32", sequence(*(
            sequence(oid(one)) for one in [any_policy, *(f"1.2.3.{i}" for i in range(n))])))
        mapped = extension("2.5.29.33", sequence(*(
            sequence(oid(f"1.2.3.{i}"), oid(f"1.2.3.{j}"))
            for i in range(40) for j in range(min(n // 40, 100)))), True)
        chain = [leaf("c1", all_of)]
        chain += [certificate(f"c{i}", f"c{i + 1}" if i < 12 else "root", tools.AUTHORITY, all_of, mapped)
                  for i in range(1, 13)]
        return b"".join(map(pem, chain))

    @kind(10_000, "check", "inspect")
    def qualifiers_of_policies(r, n):
        notice = sequence(oid("1.3.6.1.5.5.7.2.2"), sequence(element(0x0C, b"a" * 200)))
        return pem(leaf("root", extension("2.5.29.32", sequence(
            sequence(oid("1.2.3"), sequence(*[notice] * n))))))

    @kind(10_000, "check", "check --profile strict", "inspect")
    def places_of_issuers(r, n):
        one = lambda i: sequence(oid("1.3.6.1.5.5.7.48.1"), element(0x86, b"http://a%d/" % i))
        return pem(leaf("root", extension("1.3.6.1.5.5.7.1.1", sequence(*map(one, range(n))))))

    @kind(10_000, "check", "inspect")
    def timestamps_of_logs(r, n):
        one = b"\0" + bytes(32) + bytes(8) + b"\0\0\4\3\0\7" + bytes(7)
        body = (len(one).to_bytes(2, "big") + one) * min(n, 1100)
        return pem(leaf("root", extension(
            "1.3.6.1.4.1.11129.2.4.2", string((len(body) & 65535).to_bytes(2, "big"), body))))

    @kind(20_000, "check", "check --profile strict")
    def purposes(r, n):
        return pem(leaf("root", extension("2.5.29.37", sequence(*(oid(f"1.2.3.{i}") for i in range(n))))))

    @kind(10_000, "check", "check --profile strict")
    def extensions_of_one_kind(r, n):
        return pem(leaf("root", *[extension("2.5.29.17", sequence(element(0x82, b"a")), True)] * n))

    @kind(200, "check")
    def lists_by_reasons(r, n):
        lists = [tools.crl("root", i, extension("2.5.29.28", sequence(
            element(0x83, bytes([1, 2 << i % 6]))), True)) for i in range(n)]
        places = extension("2.5.29.31", sequence(*(sequence(
            context(0, context(0, element(0x86, b"http://a/%d" % i))), element(0x81, bytes([1, 2 << i % 6])))
            for i in range(n))))
        return [pem(leaf("root", places)), ("--crl", b"".join(pem(one, "X509 CRL") for one in lists))]

    @kind(20_000, "check", "inspect")
    def entries_with_extensions(r, n):
        entry = lambda i: sequence(
            integer(i + 2), element(0x17, b"260101000000Z"),
            sequence(extension("2.5.29.21", element(10, b"\1")), extension("1.2.3", b"\5\0", True)))
        one = pem(tools.crl("root", 1, entries=[entry(i) for i in range(n)]), "X509 CRL")
        return [pem(leaf("root")) + one, ("--crl", one)]

    @kind(500, "inspect", "check")
    def messages_in_messages(r, n):
        data = "1.2.840.113549.1.7.2"
        value = b""
        for _ in range(n):
            value = sequence(oid(data), context(0, sequence(
                integer(1), element(0x31), value or sequence(oid(data)), element(0x31))))
        return [value, pem(value, "PKCS7")]

    @kind(20_000, "inspect", "check")
    def lists_in_a_message(r, n):
        parts = sequence(integer(1), element(0x31), sequence(oid("1.2.840.113549.1.7.1")),
                         context(1, *[tools.crl("root", 1)] * (n // 10)), element(0x31))
        return sequence(oid("1.2.840.113549.1.7.2"), context(0, parts))

    @kind(2000, "inspect", "check")
    def chains_in_a_store(r, n):
        one = certificate("a", "a")
        entry = b"\0\0\0\1\0\1a" + bytes(8) + b"\0\0\0\0" + n.to_bytes(4, "big")
        entry += (b"\0\5X.509" + len(one).to_bytes(4, "big") + one) * n
        return b"\xfe\xed\xfe\xed\0\0\0\2\0\0\0\1" + entry + bytes(20)

    @kind(200_000, "inspect")
    def names_in_a_store(r, n):
        entry = b"\0\0\0\2\xff\xff" + b"\xcc\x81" * 32767 + b"a" + bytes(8) + b"\0\5X.509\0\0\0\0"
        return b"\xfe\xed\xfe\xed\0\0\0\2" + (n // 20_000).to_bytes(4, "big") + entry * (n // 20_000) + bytes(20)

    @kind(20_000, "inspect")
    def bags_with_attributes(r, n):
        value = sequence(oid("1.2.840.113549.1.9.20"), element(0x31, element(0x1E, b"\0a" * 50)))
        return tools.pkcs12([sequence(oid(tools.CERT), context(0, sequence(
            oid("1.2.840.113549.1.9.22.1"), context(0, string(certificate("a", "a"))))),
            element(0x31, *[value] * n))] * 3)

    @kind(500, "inspect", passphrase=True)
    def safes_that_are_sealed(r, n):
        safe = sequence(oid("1.2.840.113549.1.7.6"), context(0, sequence(integer(0), sequence(
            oid(tools.DATA), tools.pbes2(100_000), element(0x80, bytes(64))))))
        return sequence(integer(3), sequence(oid(tools.DATA), context(0, string(sequence(*[safe] * n)))))

    @kind(100_000, "inspect", "check")
    def headers_of_blocks(r, n):
        head = b"".join(b"X-%d: a\n" % i for i in range(n))
        return b"-----BEGIN CERTIFICATE-----\n" + head + b"\nAAAA\n-----END CERTIFICATE-----\n"

    @kind(500_000, "inspect", "check")
    def text_between_blocks(r, n):
        return pem(leaf("root")) + r.choice([b"# a\n", b"a: b\n", b"----\n", b"\xef\xbb\xbf\n", b"\r"]) * n \
            + pem(tools.ROOT)

    @kind(500_000, "inspect", "check")
    def wide_text(r, n):
        return b"\xff\xfe" + ("-----BEGIN CERTIFICATE-----\n" + "A\n" * n).encode("utf-16-le")

    @kind(500_000, "inspect", "check")
    def base64_of_base64(r, n):
        text = pem(leaf("root")) * (n // 500)
        for _ in range(3):
            text = base64.b64encode(text)
        return text

    @kind(2000, "inspect", "check")
    def secrets_of_kubernetes(r, n):
        text = base64.b64encode(pem(leaf("root")))
        return b"apiVersion: v1\nkind: Secret\ndata:\n" + b"".join(
            b"  a%d.crt: %s\n" % (i, text) for i in range(n))

    @kind(5000, "domains", "expiry")
    def leaves_of_many_names(r, n):
        return b"".join(pem(certificate(f"l{i}", "root", tools.san(*(f"a{j}.test" for j in range(50)))))
                        for i in range(n // 20))

    @kind(5000, "inspect", "check")
    def points_that_are_compressed(r, n):
        curve = lambda i: sequence(
            sequence(oid("1.2.840.10045.2.1"), oid("1.3.132.0.35")),
            tools.bits(b"\2" + (i + 3).to_bytes(66, "big")))
        return b"".join(pem(certificate(f"c{i}", "ca", key=curve(i))) for i in range(n))

    @kind(1000, "inspect", "check")
    def curves_by_their_parameters(r, n):
        b = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
        curve = sequence(string((tools.PRIME - 3).to_bytes(32, "big")), string(b.to_bytes(32, "big")))
        field = sequence(oid("1.2.840.10045.1.1"), integer(tools.PRIME))
        parameters = sequence(integer(1), field, curve, string(tools.POINT), integer(tools.ORDER), integer(1))
        key = sequence(sequence(oid("1.2.840.10045.2.1"), parameters), tools.bits(tools.POINT))
        return b"".join(pem(certificate(f"c{i}", "ca", key=key)) for i in range(n))

    @kind(5000, "inspect")
    def bare_public_keys(r, n):
        return b"".join(pem(tools.explicit_key(r), "PUBLIC KEY") for _ in range(n))

    @kind(100_000, "check", "inspect")
    def serial_numbers_that_are_long(r, n):
        return pem(certificate("leaf", "root", serial=1 << 8 * n)) + pem(tools.ROOT)
