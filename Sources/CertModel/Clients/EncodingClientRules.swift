extension ClientRuleGroup {
    /// Octets that are not DER, versions, serial numbers and times.
    static let encodings = ClientRuleGroup("encodings", forms + fields) { !$0.isPlainlyEncoded }

    private static let forms: [ClientRule] = [
        .flaw(
            "octets-behind",
            .trailingOctets,
            .octetsBehind,
            .init(
                leaf: [.openssl, .node, .pythonStrict, .go, .gnutls, .rustls, .chromium, .firefox],
                intermediate: [
                    .openssl, .node, .pythonStrict, .go, .gnutls, .rustls, .chromium, .firefox,
                ],
                anchor: [.node, .go, .gnutls, .rustls, .chromium, .firefox],
                unneeded: [.openssl, .node, .pythonStrict, .go, .gnutls]
            )
        ),
        .flaw(
            "long-length",
            .longLength,
            .longLength,
            .init(
                leaf: [.go, .rustls, .chromium, .firefox],
                intermediate: [.go, .rustls, .chromium, .firefox],
                anchor: [.go, .rustls, .chromium, .firefox],
                unneeded: .go
            )
        ),
        .flaw(
            "true-not-ff",
            .oddTrue,
            .oddTrue,
            .init(
                leaf: [.go, .rustls, .chromium, .firefox],
                intermediate: [.go, .rustls, .chromium, .firefox],
                anchor: [.go, .rustls, .chromium, .firefox],
                unneeded: .go
            )
        ),
        .flaw(
            "critical-false",
            .criticalFalse,
            .criticalFalse,
            .path(.chromium)
        ),
        .flaw(
            "version-1-written",
            .writtenDefaultVersion,
            .writtenDefaultVersion,
            .path(.chromium)
        ),
        .flaw(
            "no-extension-in-list",
            .emptyExtensions,
            .emptyExtensions,
            .path([.chromium])
        ),
    ]

    private static let fields: [ClientRule] = [
        .init(
            "serial-number-padded",
            .encodingInvalid,
            .decoding([.openssl, .node, .pythonStrict, .go, .firefox]),
            source: "X.690 §8.3.2"
        ) { view in
            view.certificate.isSerialPadded ? .encoding(.serialNumberPadded) : nil
        },
        .init(
            "serial-number-negative",
            .encodingInvalid,
            .decoding(.go),
            source: "Go parseCertificate, since 1.23: x509negativeserial"
        ) { view in
            view.certificate.serialNumber.first.map { $0 >= 0x80 } ?? false
                ? .encoding(.serialNumberNegative) : nil
        },
        .init(
            "version-unknown",
            .encodingInvalid,
            .decoding([.java, .go, .mbedtls, .rustls, .chromium]),
            source: "RFC 5280 §4.1.2.1"
        ) { view in
            view.certificate.version > 3
                ? .encoding(.versionUnknown(view.certificate.version)) : nil
        },
        .init(
            "version-1-with-extensions",
            .encodingInvalid,
            .init(
                leaf: [.pythonStrict, .java, .go, .gnutls, .mbedtls, .rustls, .chromium],
                intermediate: [.pythonStrict, .java, .go, .gnutls, .mbedtls, .rustls, .chromium],
                anchor: [.pythonStrict, .java, .gnutls, .mbedtls, .rustls, .chromium],
                unneeded: [.java, .gnutls, .mbedtls]
            ),
            source: "RFC 5280 §4.1.2.9: extensions appear in version 3 alone"
        ) { view in
            view.certificate.version < 3 && !view.certificate.extensions.isEmpty
                ? .encoding(.versionWithExtensions(view.certificate.version)) : nil
        },
        .init(
            "version-of-leaf",
            .encodingInvalid,
            .init(leaf: .rustls),
            source: "webpki UnsupportedCertVersion"
        ) { view in
            view.certificate.version < 3
                ? .encoding(.versionOfLeaf(view.certificate.version)) : nil
        },
        .init(
            "time-before-1970",
            .encodingInvalid,
            .init(
                leaf: [.rustls, .firefox],
                intermediate: [.rustls, .firefox],
                anchor: .firefox
            ),
            source: "mozilla::pkix TimeChoice; webpki"
        ) { view in
            view.certificate.notBefore < .epoch
                ? .encoding(.timeBefore1970) : nil
        },
    ]
}

extension ClientRule {
    fileprivate static func flaw(
        _ name: String,
        _ flaw: EncodingFlaws,
        _ fault: EncodingClientFault,
        _ refusals: Refusals
    ) -> ClientRule {
        ClientRule(
            name,
            .encodingInvalid,
            refusals,
            source: "X.690 §10, §11; RFC 5280 §4.1"
        ) { $0.certificate.encodingFlaws.contains(flaw) ? .encoding(fault) : nil }
    }
}

extension Certificate {
    /// Whether none of the rules about encodings can apply.
    fileprivate var isPlainlyEncoded: Bool {
        encodingFlaws.isEmpty && version == 3 && !isSerialPadded
            && serialNumber.first.map { $0 < 0x80 } ?? false && notBefore >= .epoch
    }

    fileprivate var isSerialPadded: Bool {
        guard serialNumber.count > 1 else { return false }
        return serialNumber[0] == 0 && serialNumber[1] < 0x80
            || serialNumber[0] == 0xFF && serialNumber[1] >= 0x80
    }
}

extension Timestamp {
    fileprivate static let epoch = Timestamp(secondsSinceEpoch: 0)
}
