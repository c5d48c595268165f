/// The wording of everything that keeps a site from serving the clients it is meant for.
extension Finding {
    /// A site that does not serve TLS, and is meant to.
    ///
    /// - Parameter port: The port of TLS that it listens on without; nil where it names a
    ///   certificate and listens with TLS nowhere.
    package static func serverNotTLS(
        port: UInt16?,
        isOnPort80Alone: Bool,
        at location: Location
    ) -> Finding {
        let message =
            if let port {
                "listens on port \(port) without TLS: every client that speaks TLS fails"
            } else if isOnPort80Alone {
                "names a certificate and listens on port 80 alone, which serves no TLS"
            } else {
                "names a certificate and listens with TLS nowhere"
            }
        return Finding(
            .serverNotTLS,
            isOnPort80Alone ? .info : .error,
            message,
            remedy: isOnPort80Alone
                ? "Add a listen with ssl on port 443, or remove the certificate from this block."
                : "Add ssl to the listen directive: listen 443 ssl;",
            at: [location],
            values: port.map { [.number("port", Int64($0))] } ?? []
        )
    }

    /// A list of ciphers without a suite for any of the site's keys.
    package static func serverNoSharedCipher(
        list: String,
        keys: [String],
        hasTLS13: Bool,
        at location: Location
    ) -> Finding {
        let kind = keys.count == 1 ? "key (\(keys[0]))" : "keys (\(enumeration(keys)))"
        return Finding(
            .serverNoSharedCipher,
            hasTLS13 ? .warning : .error,
            hasTLS13
                ? "no suite of the list fits the site's \(kind): only TLS 1.3 works"
                : "no suite of the list fits the site's \(kind): every handshake fails",
            remedy: "Name suites for the kind of key that the certificate has, in ssl_ciphers:"
                + " ECDHE+AESGCM:ECDHE+CHACHA20 fits RSA and ECDSA",
            at: [location],
            values: [.text("ciphers", list), .list("keys", keys)]
        )
    }

    /// Names that no client can ask for.
    ///
    /// - Parameter isAll: Whether the site has no other name.
    package static func serverNameImpossible(
        names: [String],
        isAll: Bool,
        at location: Location
    ) -> Finding {
        let named = enumeration(names.map(\.printable))
        let can = names.count == 1 ? "is a name" : "are names"
        return Finding(
            .serverNameImpossible,
            isAll ? .error : .warning,
            isAll
                ? "\(named) \(can) that no client can ask for, and the site has no other"
                : "\(named) \(can) that no client can ask for",
            remedy:
                "Write host names alone, with spaces between them: no commas, ports or schemes.",
            at: [location],
            values: [.list("names", names)]
        )
    }

    /// A certificate that demands a staple, on a site that sends none.
    ///
    /// - Parameter isIdle: Whether stapling is on and has nobody to ask.
    package static func stapleMissing(isIdle: Bool, at location: Location) -> Finding {
        Finding(
            .stapleMissing,
            .error,
            isIdle
                ? "the certificate demands a stapled OCSP answer and names no responder to ask"
                : "the certificate demands a stapled OCSP answer, and the site staples none",
            remedy: isIdle
                ? "Have the certificate issued without must-staple."
                : "Write ssl_stapling on; or have the certificate issued without must-staple.",
            at: [location]
        )
    }

    /// Authorities that certificates of clients are verified against, out of date.
    package static func serverClientAuthorityExpired(
        names: [String],
        isAll: Bool,
        at locations: [Location]
    ) -> Finding {
        let named = enumeration(names)
        let has = names.count == 1 ? "has" : "have"
        return Finding(
            .expired,
            isAll ? .error : .warning,
            isAll
                ? "every authority for client certificates has expired (\(named)): every client"
                    + " that presents one is refused"
                : "\(named) \(has) expired: clients with certificates from there are refused",
            remedy: "Put the current certificate of the authority into the file.",
            at: locations,
            values: [.list("authorities", names)]
        )
    }

    /// A file of revocation lists for certificates of clients that holds none.
    package static func serverClientListMissing(at locations: [Location]) -> Finding {
        Finding(
            .crlMissing,
            .error,
            "the file of CRLs for client certificates holds none: every client that presents a"
                + " certificate is refused",
            remedy: "Put the current CRL of the authority into the file.",
            at: locations
        )
    }

    /// Revocation lists for certificates of clients, out of date.
    package static func serverClientListExpired(
        issuers: [String],
        at locations: [Location]
    ) -> Finding {
        Finding(
            .crlExpired,
            .error,
            "the CRL of \(enumeration(issuers)) has expired: every client with a certificate from"
                + " there is refused",
            remedy:
                "Put the current CRL into the file, and renew it before its next update is due.",
            at: locations,
            values: [.list("issuers", issuers)]
        )
    }
}
