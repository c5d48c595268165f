/// What an error says, as values; each area has an enumeration of its own.
package enum ErrorDetail: Sendable, Hashable {
    /// A host name, an address or an e-mail address that is not one.
    case name(NameRefusal)
    /// A setting that can't be understood.
    case setting(SettingRefusal)
    /// A file or a folder that can't be read.
    case file(FileRefusal)
    /// A file that holds something else than what is needed.
    case content(ContentRefusal)
    /// A structure that can't be decoded.
    case decoding(DecodingRefusal)
    /// A failure of OpenSSL itself.
    case library(LibraryRefusal)
    /// A private key that can't be read.
    case key(KeyRefusal)
    /// A store of keys and certificates that can't be read.
    case store(StoreRefusal)
    /// A signature that can't be verified.
    case signature(SignatureRefusal)
    /// A line of a batch that is not a request.
    case request(RequestRefusal)
    /// A server's configuration that can't be read.
    case configuration(ConfigurationRefusal)
    /// An endpoint that presented no certificate, and its address where the host may have several.
    case probe(ProbeFailure, address: String?)
    /// A target of a probe that can't be used.
    case target(TargetRefusal)
    /// Findings that a report has no room for.
    case findingsLeftOut(Int)
    /// Further errors of one kind, which are only counted.
    indirect case more(Int, first: ErrorDetail)

    /// The values in a fixed order, for logs.
    package var values: [Finding.Value] {
        switch self {
        case .name(let refusal): refusal.values
        case .setting(let refusal): refusal.values
        case .file(let refusal): refusal.values
        case .content(let refusal): refusal.values
        case .decoding(let refusal): refusal.values
        case .library: []
        case .key(let refusal): refusal.values
        case .store(let refusal): refusal.values
        case .signature(let refusal): refusal.values
        case .more(let count, let first): [.number("count", Int64(count))] + first.values
        case .request(let refusal): refusal.values
        case .configuration(let refusal): refusal.values
        case .probe(let failure, let address):
            (address.map { [.text("address", $0)] } ?? []) + failure.values
        case .target(let refusal): refusal.values
        case .findingsLeftOut(let count): [.number("count", Int64(count))]
        }
    }
}

/// What OpenSSL can't provide.
package enum LibraryRefusal: Sendable, Hashable {
    case context
    case tlsContext
    /// A TLS handshake.
    case handshake
    /// SHA-256 or SHA-1.
    case digests
    /// Any cipher of a list.
    case noCipher
}

/// Why a text is not a host name, an address or an e-mail address.
package enum NameRefusal: Sendable, Hashable {
    case hostTooLong(maximum: Int)
    case hostEmpty
    /// A URL, and the host in it; nil where it has none.
    case url(host: String?)
    case path(host: String?)
    case emailAsHost(host: String?)
    case port(host: String?)
    case wildcard
    /// An IPv6 address with a zone.
    case zone(address: String)
    case notAHost
    case notAnEmailAddress
    case nameTooLong
    case endsInNumber
    case labelEmpty
    case labelTooLong
    /// More combining marks in a row than a label may have.
    case marks(maximum: Int)
    case beginsWithMark
    /// An internationalized label begins or ends with a hyphen.
    case hyphenAtEnd
    /// An internationalized label has hyphens in its third and fourth place.
    case hyphensInThirdPlace
    case whiteSpace
    case character(Unicode.Scalar)
    /// A character that is not allowed in internationalized labels, or not in its place.
    case internationalCharacter(Unicode.Scalar)

    fileprivate var values: [Finding.Value] {
        switch self {
        case .hostTooLong(let maximum), .marks(let maximum): [.number("maximum", Int64(maximum))]
        case .url(let host?), .path(let host?), .emailAsHost(let host?), .port(let host?):
            [.text("host", host)]
        case .zone(let address): [.text("address", address)]
        case .character(let scalar), .internationalCharacter(let scalar):
            [.text("character", String(scalar))]
        case .hostEmpty, .url(nil), .path(nil), .emailAsHost(nil), .port(nil), .wildcard, .notAHost,
            .notAnEmailAddress, .nameTooLong, .endsInNumber, .labelEmpty, .labelTooLong,
            .beginsWithMark, .hyphenAtEnd, .hyphensInThirdPlace, .whiteSpace:
            []
        }
    }
}

/// A setting that can't be understood, and what was given.
package enum SettingRefusal: Sendable, Hashable {
    case client(String)
    case time(String)
    case threshold(String)
    case pattern(String, PatternFault)
    /// A word that is neither the id of a finding nor the code of an error.
    case acceptedID(String)
    /// A file that is not a baseline.
    case baseline(BaselineFault)

    /// What is wrong with a pattern of file names.
    package enum PatternFault: Sendable, Hashable {
        case empty
        case endsInBackslash
        case rangeBackwards
        case bracketOpen
    }

    fileprivate var values: [Finding.Value] {
        switch self {
        case .client(let text), .time(let text), .threshold(let text), .pattern(let text, _),
            .acceptedID(let text):
            [.text("given", text.shortened(to: 200))]
        case .baseline(let fault): fault.values
        }
    }
}
