internal import CertModel

extension English {
    static func message(_ detail: ServerDetail) -> String {
        switch detail {
        case .certificateMissing(let substitute, let dialect): message(substitute, dialect)
        case .certificateShadowed(let algorithm):
            "a later certificate with a key of the same kind (\(algorithm)) is served instead of"
                + " this one"
        case .certificateUnreached(let algorithm):
            "an earlier certificate with a key of the same kind (\(algorithm)) has every name of"
                + " this one and is served instead, even after it expires"
        case .certificateUnknowable(let written, let reason): message(written.printable, reason)
        case .certificateOfProgram:
            "a program chooses the certificate at the handshake: only a handshake shows which one"
        case .certificateOfController:
            "the controller serves a certificate of its own, which is not written here"
        case .secretMissing(let fault): message(fault)
        case .fileUnreadable(let error, let written, _):
            "\(written.printable): \(message(error.detail).printable)"
        case .notTLS(let missing, _): message(missing)
        case .plainHTTP(let names, _) where names.count == 1:
            "\(names[0].printable) is served on port 80 too, without a redirect to HTTPS"
        case .plainHTTP(let names, _):
            "\(list(names.map(\.printable))) are served on port 80 too, without a redirect to HTTPS"
        case .nameImpossible(let names, let isAll):
            message(impossible: list(names.map(\.printable)), isOne: names.count == 1, isAll: isAll)
        case .nameShadowed(let names, let first):
            "the site at \(first.path.printable):\(first.line) has"
                + " \(list(names.map(\.printable))) on the same address: no request for that reaches"
                + " this site"
        case .setting(let detail, let dialect): message(detail, dialect)
        case .clientVerification(let detail): message(detail)
        case .directiveRemoved(let directive, let dialect): message(directive, dialect)
        case .includeMissing(let path, _): "\(path.printable) does not exist"
        case .syntax(let fault, let dialect): message(fault, dialect)
        }
    }

    private static func message(
        _ substitute: ServerDetail.Substitute,
        _ dialect: ServerDialect
    ) -> String {
        switch substitute {
        case .certificate(let name?, _):
            "listens with TLS and has no certificate; its clients get that of \(name.printable), the"
                + " default server there"
        case .certificate(nil, let location):
            "listens with TLS and has no certificate; its clients get that of the site at"
                + " \(location.path.printable):\(location.line), the default server there"
        case .nothing:
            "listens with TLS and has no certificate; neither has the default server there:"
                + " \(dialect.product) refuses to start"
        }
    }

    private static func message(
        _ written: String,
        _ reason: ServerDetail.UnknowableReason
    ) -> String {
        switch reason {
        case .variable: "\(written) holds a variable: only a handshake shows its value"
        case .data: "\(written) is data, not a file: only a handshake shows what it is"
        case .engine:
            "\(written) is in an OpenSSL engine: only a handshake shows what it is"
        case .store: "\(written) is in an OpenSSL store: only a handshake shows what it is"
        case .issued: "\(written) is issued in the cluster: only a handshake shows what it is"
        }
    }

    private static func message(_ missing: ServerDetail.MissingTLS) -> String {
        switch missing {
        case .onPort(let port):
            "listens on port \(port) without TLS: every client that speaks TLS fails"
        case .onPort80Alone: "names a certificate and listens on port 80 alone, without TLS"
        case .anywhere: "names a certificate and listens with TLS nowhere"
        }
    }

    private static func message(impossible names: String, isOne: Bool, isAll: Bool) -> String {
        switch (isOne, isAll) {
        case (true, true):
            "\(names) is a name that no client can ask for, and the site has no other"
        case (true, false): "\(names) is a name that no client can ask for"
        case (false, true):
            "\(names) are names that no client can ask for, and the site has no other"
        case (false, false): "\(names) are names that no client can ask for"
        }
    }

    private static func message(
        _ directive: ServerDetail.RemovedDirective,
        _ dialect: ServerDialect
    ) -> String {
        let fact =
            "\(dialect.product) \(directive.version) dropped the directive"
            + " \(directive.name.printable)"
        return directive.isRefused
            ? "\(fact): the server does not start with it"
            : "\(fact): the server will not start with it after an upgrade"
    }
}

/// What to do.
extension English {
    static func remedy(_ detail: ServerDetail) -> String {
        switch detail {
        case .certificateMissing(_, let dialect):
            "Name the site's certificate and key (\(dialect.certificate),"
                + " \(dialect.certificateKey)), or have it listen without TLS."
        case .certificateShadowed:
            "Remove the one that is not meant, and its key: a site serves one certificate for each"
                + " kind of key."
        case .certificateUnreached:
            "Remove the one that is not meant: the first that is loaded is served."
        case .secretMissing(let fault): remedy(fault)
        case .certificateUnknowable, .certificateOfProgram, .certificateOfController:
            "After the reload, look at what is served: openssl s_client -connect HOST:443"
                + " -servername NAME."
        case .fileUnreadable(let error, _, let dialect):
            remedy(error.detail)
                ?? "Put the file there, or name the right one: \(dialect.product) does not start"
                + " without it."
        case .notTLS(let missing, let dialect): remedy(missing, dialect)
        case .plainHTTP(_, let dialect):
            "Answer there with nothing but: \(dialect.redirectToHTTPS)"
        case .nameImpossible:
            "Write host names alone, with spaces between them: no commas, ports or schemes."
        case .nameShadowed:
            "Remove the name from one of the two sites, or the site that is left over from an"
                + " earlier configuration."
        case .setting(let detail, let dialect): remedy(detail, dialect)
        case .clientVerification(let detail): remedy(detail)
        case .directiveRemoved(let directive, _):
            directive.replacement.map { "Delete the line, and write this instead: \($0)" }
                ?? "Delete the line."
        case .includeMissing(_, let dialect):
            "Put the file there, or delete the line; relative names start from the folder of"
                + " \(dialect.rootOfNames)."
        case .syntax(let fault, let dialect): remedy(fault, dialect)
        }
    }

    private static func remedy(
        _ missing: ServerDetail.MissingTLS,
        _ dialect: ServerDialect
    ) -> String {
        switch missing {
        case .onPort, .anywhere: "Turn TLS on where the site listens: \(dialect.listenWithTLS)"
        case .onPort80Alone:
            "Have the site listen with TLS too (\(dialect.listenWithTLS)), or remove the"
                + " certificate from it."
        }
    }
}
