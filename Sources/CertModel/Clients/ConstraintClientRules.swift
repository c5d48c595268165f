extension ClientRuleGroup {
    /// Name constraints of forms that a client can't handle.
    static let constraints = ClientRuleGroup(
        "constraints",
        [
            .init(
                "name-constraints-empty",
                .extensionRefused,
                .init(
                    intermediate: [.go, .chromium, .firefox, .mbedtls],
                    anchor: [.go, .chromium, .firefox, .mbedtls]
                ),
                source: "RFC 5280 §4.2.1.10: MUST NOT be an empty sequence"
            ) { view in
                guard let constraints = view.known.nameConstraints else { return nil }
                return constraints.permitted.isEmpty && constraints.excluded.isEmpty
                    ? .extension(.constraintsEmpty) : nil
            },
            .init(
                "name-constraints-mask",
                .extensionRefused,
                .init(
                    intermediate: [.go, .gnutls, .rustls, .chromium, .mbedtls],
                    anchor: [.go, .gnutls, .rustls, .chromium, .mbedtls]
                ),
                source: "RFC 4632: a mask is a run of ones"
            ) { view in
                view.constrained.contains(where: \.hasBrokenMask)
                    ? .extension(.constraintsMask) : nil
            },
            .init(
                "name-constraints-kind-of-go",
                .extensionRefused,
                .init(intermediate: .go, anchor: .go),
                source: "Go parseNameConstraintsExtension: DNS, IP, e-mail and URI alone"
            ) { view in
                guard view.isCritical(.nameConstraints) else { return nil }
                return view.constrained.contains(where: \.isUnknownToGo)
                    ? .extension(.constraintsUnknownToGo) : nil
            },
            .init(
                "name-constraints-kind-of-rustls",
                .extensionRefused,
                .init(intermediate: .rustls, anchor: .rustls),
                source: "webpki: no directory name lies in a permitted subtree"
            ) { view in
                view.known.nameConstraints?.permitted.contains(where: \.isDirectory) ?? false
                    ? .extension(.constraintsUnknownToRustls) : nil
            },
            .init(
                "name-constraints-kind-of-gnutls",
                .extensionRefused,
                .init(intermediate: [.gnutls, .mbedtls], anchor: [.gnutls, .mbedtls]),
                source: "measured"
            ) { view in
                view.constrained.contains(where: \.isUnknownToGnuTLS)
                    ? .extension(.constraintsUnknownToGnuTLS) : nil
            },
            .init(
                "name-constraints-critical",
                .unhandledCriticalExtension,
                .init(leaf: .mbedtls, intermediate: .mbedtls, anchor: .mbedtls),
                source: "Mbed TLS 2.28 and 3.6 know no name constraints",
                isOnlyWhenNamed: true
            ) { view in
                view.isCritical(.nameConstraints) ? .extension(.constraintsCritical) : nil
            },
            .init(
                "name-constraints-dot-at-end",
                .extensionRefused,
                .init(intermediate: [.go, .rustls, .firefox], anchor: [.go, .rustls, .firefox]),
                source: "Go domainToReverseLabels; mozilla::pkix; webpki MalformedNameConstraint"
            ) { view in
                view.constrained.contains(where: \.endsInDot)
                    ? .extension(.constraintsDotAtEnd) : nil
            },
        ]
    ) { $0.known.nameConstraints != nil }
}

extension ClientView {
    fileprivate var constrained: [GeneralName] {
        guard let constraints = known.nameConstraints else { return [] }
        return constraints.permitted + constraints.excluded
    }
}

extension GeneralName {
    /// Whether it is an address range whose mask is not contiguous.
    fileprivate var hasBrokenMask: Bool {
        guard case .ip(let octets) = self, octets.count == 8 || octets.count == 32 else {
            return false
        }
        var hasEnded = false
        for octet in octets[(octets.count / 2)...] {
            if hasEnded, octet != 0 { return true }
            guard octet != 0xFF else { continue }
            hasEnded = true
            if ~octet & (~octet &+ 1) != 0 { return true }
        }
        return false
    }

    fileprivate var isUnknownToGo: Bool {
        switch self {
        case .dns, .ip, .email, .uri: false
        default: true
        }
    }

    fileprivate var isUnknownToGnuTLS: Bool {
        switch self {
        case .dns, .ip, .email, .uri, .directory: false
        default: true
        }
    }

    fileprivate var isDirectory: Bool { if case .directory = self { true } else { false } }

    fileprivate var endsInDot: Bool {
        if case .dns(let name) = self { name.utf8.last == UInt8(ascii: ".") } else { false }
    }
}
