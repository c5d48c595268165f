internal import CertModel

extension English {
    static func message(_ detail: TimeDetail) -> String {
        switch detail {
        case .expired(let end, let now, let role):
            "\(prefix(role))expired \(duration(now.seconds(since: end))) ago, on \(end)"
        case .notYetValid(let beginning, let now, let role):
            "\(prefix(role))not valid before \(beginning),"
                + " in \(duration(beginning.seconds(since: now)))"
        case .expiresSoon(let end, let now, _, let role):
            "\(prefix(role))expires in \(duration(end.seconds(since: now))), on \(end)"
        }
    }

    static func remedy(_ detail: TimeDetail) -> String {
        switch detail {
        case .expired(_, _, let role), .expiresSoon(_, _, _, let role):
            renewal(role)
        case .notYetValid(_, _, .leaf):
            "Serve the previous certificate until then, and check this machine's clock."
        case .notYetValid(_, _, .authority), .notYetValid(_, _, .unneeded):
            "Present the authority's current certificate, and check this machine's clock."
        }
    }

    private static func renewal(_ role: CertificateRole) -> String {
        switch role {
        case .leaf: "Renew the certificate, then reload the server."
        case .authority: "Replace it with the authority's current certificate."
        case .unneeded: "Remove it from the file: no path needs it."
        }
    }
}
