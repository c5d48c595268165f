/// The wording of everything about a server's settings.
extension Finding {
    /// Old versions of SSL or TLS.
    ///
    /// - Parameter isDefault: Whether nothing is written and the server's version decides.
    package static func serverProtocolObsolete(
        _ protocols: [String],
        hasCurrent: Bool,
        isDefault: Bool,
        at location: Location
    ) -> Finding {
        let are = protocols.count == 1 ? "is" : "are"
        let why = isDefault ? " by default of this nginx version" : ""
        let effect =
            hasCurrent
            ? ": weak versions that current clients have given up"
            : ", and nothing newer: current clients refuse to connect"
        return Finding(
            .serverProtocolObsolete,
            hasCurrent ? .warning : .error,
            "\(enumeration(protocols)) \(are) on\(why)\(effect)",
            remedy: "Write: ssl_protocols TLSv1.2 TLSv1.3;",
            at: [location],
            values: [.list("protocols", protocols)]
        )
    }

    /// Suites that RFC 9325 advises against; where some are forbidden, those are what matters.
    package static func serverCipherWeak(
        list: String,
        forbidden: [String],
        discouraged: [String],
        at location: Location
    ) -> Finding {
        let isForbidden = !forbidden.isEmpty
        let named = enumeration(isForbidden ? forbidden : discouraged)
        return Finding(
            .serverCipherWeak,
            isForbidden ? .warning : .info,
            isForbidden
                ? "the list lets in suites that must not be used: \(named)"
                : "the list lets in suites that should not be used: \(named)",
            remedy: "Name the suites of today alone, in ssl_ciphers:"
                + " ECDHE+AESGCM:ECDHE+CHACHA20",
            at: [location],
            values: [
                .text("ciphers", list), .list("must_not", forbidden),
                .list("should_not", discouraged),
            ]
        )
    }

    /// A name of a TLS site that the same server also serves in the clear.
    package static func serverPlainHTTP(
        names: [String],
        secured: Location,
        at location: Location
    ) -> Finding {
        let are = names.count == 1 ? "is" : "are"
        return Finding(
            .serverPlainHTTP,
            .warning,
            "\(enumeration(names.map(\.printable))) \(are) served on port 80 too, without a redirect"
                + " to HTTPS",
            remedy: "Answer there with nothing but: return 301 https://$host$request_uri;",
            at: [location, secured],
            values: [.list("names", names)]
        )
    }

    /// Names that an earlier site has already taken on the same address.
    package static func serverNameShadowed(
        names: [String],
        by first: Location,
        at location: Location
    ) -> Finding {
        Finding(
            .serverNameShadowed,
            .warning,
            "\(enumeration(names.map(\.printable))) on the same address belongs to the site at"
                + " \(first.path.printable):\(first.line): this one is never reached by it",
            remedy: "Remove the name from one of the two sites, or the site that is left over from"
                + " an earlier configuration.",
            at: [location, first],
            values: [.list("names", names)]
        )
    }

    /// A directive that some version dropped.
    package static func serverDirectiveRemoved(
        _ name: String,
        since version: String,
        isRefused: Bool,
        at location: Location
    ) -> Finding {
        let effect =
            isRefused ? "does not start with it" : "will not start with it after an upgrade"
        return Finding(
            .serverDirectiveRemoved,
            isRefused ? .error : .warning,
            "nginx \(version) dropped the directive \(name.printable): the server \(effect)",
            remedy: name == "ssl"
                ? "Delete the line, and write ssl behind the port: listen 443 ssl;"
                : "Delete the line.",
            at: [location],
            values: [.text("directive", name), .text("removed_in", version)]
        )
    }

    /// An included file that does not exist.
    package static func serverIncludeMissing(_ message: String, at location: Location) -> Finding {
        Finding(
            .serverIncludeMissing,
            .error,
            message,
            remedy: "Put the file there, or delete the line; nginx looks beside its own nginx.conf,"
                + " or where --config-root says.",
            at: [location]
        )
    }

    /// What nginx would not read.
    package static func serverSyntax(
        _ message: String,
        remedy: String = "Mend the line; nginx -t reads the same way, and says what it expects.",
        at location: Location
    ) -> Finding {
        Finding(.serverSyntax, .error, message, remedy: remedy, at: [location])
    }
}
