/// A kind of TLS client whose members judge a server's certificates alike.
public enum ClientFamily: String, Sendable, Hashable, CaseIterable {
    /// OpenSSL's `s_client`, curl, Python up to 3.12, PHP, Ruby: what one of them refuses counts.
    case openssl
    /// Node, which brings its own OpenSSL and compares host names itself.
    case node
    /// Python from 3.13 on, which sets OpenSSL's strict flags.
    case pythonStrict = "python-strict"
    /// Chromium and the browsers made from it.
    case chromium
    /// Firefox.
    case firefox
    /// Java's own trust manager.
    case java
    /// Go's crypto/tls.
    case go
    /// GnuTLS: gnutls-cli, wget.
    case gnutls
    /// rustls with rustls-webpki: uv, many programs in Rust.
    case rustls
    /// Mbed TLS.
    case mbedtls

    /// The name as people know it.
    public var name: String {
        switch self {
        case .openssl: "OpenSSL (curl, Python)"
        case .node: "Node"
        case .pythonStrict: "Python's strict flags (3.13)"
        case .chromium: "Chromium"
        case .firefox: "Firefox"
        case .java: "Java"
        case .go: "Go"
        case .gnutls: "GnuTLS"
        case .rustls: "rustls"
        case .mbedtls: "Mbed TLS"
        }
    }

    /// The version that the rules were measured with.
    package var measured: String {
        switch self {
        case .openssl: "OpenSSL 3.0.22, curl 7.88.1, Python 3.11"
        case .node: "Node 20.20.2"
        case .pythonStrict: "Python 3.11 with the flags of 3.13, OpenSSL 3.0.22"
        case .chromium: "Chromium 156"
        case .firefox: "Firefox ESR 153"
        case .java: "OpenJDK 17.0.15"
        case .go: "Go 1.27.3"
        case .gnutls: "GnuTLS 3.7.9"
        case .rustls: "uv 0.13.9"
        case .mbedtls: "Mbed TLS 2.28.8"
        }
    }
}

/// A set of client families.
public struct ClientFamilies: OptionSet, Sendable, Hashable {
    /// Bit n stands for the family that `ClientFamily.allCases` holds at n.
    public let rawValue: UInt16

    /// Creates a set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// OpenSSL's s_client, curl and Python.
    public static let openssl = ClientFamilies(rawValue: 1 << 0)
    /// Node.
    public static let node = ClientFamilies(rawValue: 1 << 1)
    /// Python from 3.13 on.
    public static let pythonStrict = ClientFamilies(rawValue: 1 << 2)
    /// Chromium.
    public static let chromium = ClientFamilies(rawValue: 1 << 3)
    /// Firefox.
    public static let firefox = ClientFamilies(rawValue: 1 << 4)
    /// Java.
    public static let java = ClientFamilies(rawValue: 1 << 5)
    /// Go.
    public static let go = ClientFamilies(rawValue: 1 << 6)
    /// GnuTLS.
    public static let gnutls = ClientFamilies(rawValue: 1 << 7)
    /// rustls.
    public static let rustls = ClientFamilies(rawValue: 1 << 8)
    /// Mbed TLS.
    public static let mbedtls = ClientFamilies(rawValue: 1 << 9)

    /// Every family.
    public static let all = ClientFamilies(rawValue: 1 << 10 - 1)
    /// Those that a verdict is for where none is named.
    public static let firstRank: ClientFamilies = [
        .openssl, .node, .chromium, .firefox, .java, .go,
    ]
    /// Those that use OpenSSL's X509_verify_cert.
    package static let opensslLibrary: ClientFamilies = [.openssl, .node, .pythonStrict]
    /// Those that go on looking where the first path found does not hold.
    package static let backtracking: ClientFamilies = [.chromium, .firefox, .java, .go, .rustls]

    /// The set of one family.
    public init(_ family: ClientFamily) {
        let place = ClientFamily.allCases.firstIndex(of: family) ?? 0
        rawValue = 1 << UInt16(place)
    }

    /// The families, in their fixed order.
    public var families: [ClientFamily] {
        ClientFamily.allCases.enumerated().filter { rawValue >> $0.offset & 1 == 1 }
            .map(\.element)
    }

    /// All but some.
    package static func allBut(_ others: ClientFamilies) -> ClientFamilies {
        all.subtracting(others)
    }
}

extension ClientFamilies {
    /// The families of a list of names, separated by commas; `all` stands for every one.
    ///
    /// - Throws: `badRequest` that names what is not known and lists what is.
    public init(names: String) throws(CertificateError) {
        let parts = names.split(separator: ",", omittingEmptySubsequences: false)
        try self.init(names: parts.map(String.init))
    }

    /// The families of some names.
    ///
    /// - Throws: `badRequest` that names what is not known and lists what is.
    public init(names: [String]) throws(CertificateError) {
        self = []
        for name in names {
            if name == "all" {
                formUnion(.all)
            } else if let family = ClientFamily(rawValue: name) {
                insert(ClientFamilies(family))
            } else {
                throw CertificateError(.badRequest, .setting(.client(name)))
            }
        }
    }
}
