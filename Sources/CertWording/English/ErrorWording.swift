internal import CertModel

/// Errors: why there is nothing to judge.
extension English {
    static func message(_ detail: ErrorDetail) -> String {
        switch detail {
        case .name(let refusal): message(refusal)
        case .setting(let refusal): message(refusal)
        case .file(let refusal): message(refusal)
        case .content(let refusal): message(refusal)
        case .decoding(let refusal): message(refusal)
        case .library(.context): "OpenSSL has no library context"
        case .library(.tlsContext): "OpenSSL has no TLS context"
        case .library(.handshake):
            "OpenSSL does not know the settings of this program's handshakes"
        case .library(.digests): "SHA-256 and SHA-1 are not available"
        case .library(.noCipher): "OpenSSL knows no cipher of the list"
        case .key(let refusal): message(refusal)
        case .store(let refusal): message(refusal)
        case .signature(let refusal): message(refusal)
        case .more(let count, let first):
            "\(count) more of this kind, the first of them: \(message(first))"
        case .request(let refusal): message(refusal)
        case .configuration(let refusal): message(refusal)
        case .probe(let failure, let address): message(failure, at: address)
        case .target(let refusal): message(refusal)
        case .findingsLeftOut(let count):
            "\(count) further findings do not fit into this report"
        }
    }

    static func remedy(_ detail: ErrorDetail) -> String? {
        switch detail {
        case .name(let refusal): remedy(refusal)
        case .setting(let refusal): remedy(refusal)
        case .file(let refusal): remedy(refusal)
        case .content(let refusal): remedy(refusal)
        case .decoding, .library: nil
        case .key(let refusal): remedy(refusal)
        case .store(let refusal): remedy(refusal)
        case .signature(let refusal): remedy(refusal)
        case .more(_, let first): remedy(first)
        case .request, .findingsLeftOut: nil
        case .configuration(let refusal): remedy(refusal)
        case .probe(let failure, _): remedy(failure)
        case .target(let refusal): remedy(refusal)
        }
    }
}

/// Host names, addresses and e-mail addresses.
extension English {
    private static func message(_ refusal: NameRefusal) -> String {
        switch refusal {
        case .hostTooLong(let maximum): "the host is longer than \(maximum) octets"
        case .hostEmpty: "the host is empty"
        case .url: "a URL is not a host"
        case .path: "a path is not a host"
        case .emailAsHost: "an e-mail address is not a host"
        case .port: "a port is not part of a host"
        case .wildcard: "a wildcard is not a host"
        case .zone: "an address with a zone is in no certificate"
        case .notAHost: "neither a host name nor an IP address"
        case .notAnEmailAddress: "is not an e-mail address"
        case .nameTooLong: "the name is longer than 253 octets"
        case .endsInNumber:
            "a name that ends in a number is neither a host name nor an IP address"
        case .labelEmpty: "a label is empty"
        case .labelTooLong: "a label is longer than 63 octets"
        case .marks(let maximum): "a label has more than \(maximum) combining marks in a row"
        case .beginsWithMark: "a label begins with a combining mark"
        case .hyphenAtEnd: "an internationalized label begins or ends with a hyphen"
        case .hyphensInThirdPlace:
            "an internationalized label has hyphens in its third and fourth place"
        case .whiteSpace: "host names have no white space"
        case .character(let scalar): "host names have no \(String(scalar).printable)"
        case .internationalCharacter(let scalar):
            "host names have no \(String(scalar).printable) (\(codePoint(scalar)))"
        }
    }

    private static func remedy(_ refusal: NameRefusal) -> String? {
        switch refusal {
        case .url(let host), .path(let host), .emailAsHost(let host), .port(let host):
            "Give the host alone: \(host?.printable ?? "www.example.test")"
        case .wildcard:
            "Give a host that the wildcard should cover, such as www.example.test."
        case .zone(let address):
            "Give the address alone: \(address.printable)"
        case .hostTooLong, .hostEmpty, .notAHost, .notAnEmailAddress, .nameTooLong, .endsInNumber,
            .labelEmpty, .labelTooLong, .marks, .beginsWithMark, .hyphenAtEnd, .hyphensInThirdPlace,
            .whiteSpace, .character, .internationalCharacter:
            nil
        }
    }

    private static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// Settings.
extension English {
    private static func message(_ refusal: SettingRefusal) -> String {
        switch refusal {
        case .client(let name):
            "'\(name.printable)' is none of \(clientNames), all"
        case .time(let text): "not a time: \(text.printable)"
        case .threshold(let text): "not a duration or a percentage: \(text.printable)"
        case .acceptedID(let text):
            "no finding and no error is called '\(text.printable.shortened(to: 60))'"
        case .baseline(let fault): message(fault)
        case .pattern(let text, .empty): "the pattern \(text.printable) is empty"
        case .pattern(let text, .endsInBackslash):
            "the pattern \(text.printable) ends in a backslash"
        case .pattern(let text, .rangeBackwards):
            "the pattern \(text.printable) has a range that runs backwards"
        case .pattern(let text, .bracketOpen):
            "the pattern \(text.printable) has a [ without its ]"
        }
    }

    private static var clientNames: String {
        ClientFamily.allCases.map(\.rawValue).joined(separator: ", ")
    }

    private static func remedy(_ refusal: SettingRefusal) -> String? {
        switch refusal {
        case .time:
            "Give RFC 3339 (2026-02-01T12:00:00Z), a day (2026-02-01), seconds since the epoch, or"
                + " a distance from now (+30d, -12h)."
        case .threshold:
            "Give a number with s, m, h, d or w (30d), or a share of the lifetime from 0% to 100%"
                + " (33%)."
        case .baseline: "Give a file that --write-baseline made."
        case .client, .pattern, .acceptedID: nil
        }
    }
}
