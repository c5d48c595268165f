internal import CertModel

/// A site's settings for TLS.
extension English {
    static func message(_ detail: ServerSettingDetail, _ dialect: ServerDialect) -> String {
        switch detail {
        case .protocolObsolete(let versions, let hasCurrent, let isDefault):
            message(versions, hasCurrent: hasCurrent, isDefault: isDefault, dialect)
        case .cipherWeak(_, mustNot: let suites, _) where !suites.isEmpty:
            "the list lets in suites that must not be used: \(list(suites))"
        case .cipherWeak(_, _, shouldNot: let suites):
            "the list lets in suites that should not be used: \(list(suites))"
        case .noSharedCipher(_, let keys, let hasTLS13): message(keys, hasTLS13: hasTLS13)
        case .staplingIdle:
            "stapling is on, and the certificate names no OCSP responder to ask"
        case .stapleOff:
            "the certificate demands a stapled OCSP answer, and the site staples none"
        case .stapleWithoutResponder:
            "the certificate demands a stapled OCSP answer and names no responder to ask"
        }
    }

    private static func message(
        _ versions: [String],
        hasCurrent: Bool,
        isDefault: Bool,
        _ dialect: ServerDialect
    ) -> String {
        let named = list(versions)
        let on = versions.count == 1 ? "\(named) is on" : "\(named) are on"
        let fact = isDefault ? "\(on) by default in this version of \(dialect.product)" : on
        return hasCurrent
            ? "\(fact): weak versions that current clients have given up"
            : "\(fact), and nothing newer: current clients refuse to connect"
    }

    private static func message(_ keys: [PublicKey.Algorithm], hasTLS13: Bool) -> String {
        let named = list(keys.map(\.description))
        let keys = keys.count == 1 ? "the site's key (\(named))" : "the site's keys (\(named))"
        return hasTLS13
            ? "no suite of the list fits \(keys): only TLS 1.3 works"
            : "no suite of the list fits \(keys): every handshake fails"
    }

    static func remedy(_ detail: ServerSettingDetail, _ dialect: ServerDialect) -> String {
        switch detail {
        case .protocolObsolete: "Write: \(dialect.currentProtocols)"
        case .cipherWeak:
            "Name only current suites in \(dialect.ciphers): ECDHE+AESGCM:ECDHE+CHACHA20"
        case .noSharedCipher:
            "Name suites for the kind of key that the certificate has in \(dialect.ciphers):"
                + " ECDHE+AESGCM:ECDHE+CHACHA20 fits RSA and ECDSA"
        case .staplingIdle:
            "Delete \(dialect.stapling): it does nothing for certificates whose authority has no"
                + " OCSP, such as Let's Encrypt's."
        case .stapleOff:
            "Turn stapling on (\(dialect.staplingOn)), or have the certificate issued without"
                + " must-staple."
        case .stapleWithoutResponder: "Have the certificate issued without must-staple."
        }
    }
}

/// The files that client certificates are verified with.
extension English {
    static func message(_ detail: ClientVerificationDetail) -> String {
        switch detail {
        case .authoritiesExpired(let names, isAll: true):
            "every authority for client certificates has expired (\(list(names.map(name)))): every"
                + " client that presents one is refused"
        case .authoritiesExpired(let names, isAll: false) where names.count == 1:
            "\(name(names[0])) has expired: clients with certificates from there are refused"
        case .authoritiesExpired(let names, isAll: false):
            "\(list(names.map(name))) have expired: clients with certificates from there are"
                + " refused"
        case .listMissing:
            "the file of CRLs for client certificates holds none: every client that presents a"
                + " certificate is refused"
        case .listsExpired(let issuers):
            "the CRL of \(list(issuers.map(name))) has expired: every client with a certificate"
                + " from there is refused"
        }
    }

    static func remedy(_ detail: ClientVerificationDetail) -> String {
        switch detail {
        case .authoritiesExpired: "Put the current certificate of the authority into the file."
        case .listMissing: "Put the current CRL of the authority into the file."
        case .listsExpired:
            "Put the current CRL into the file, and renew it before its next update is due."
        }
    }
}
