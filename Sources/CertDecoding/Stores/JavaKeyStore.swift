package import CertModel

/// The entries of a Java key store, JKS or JCEKS, as far as they can be read without its password:
/// certificates and aliases.
///
/// The form is Java's own: a magic number, a version, a count, entries of big-endian fields, and a
/// keyed digest over all of it.
package struct JavaKeyStore {
    private var fields: Fields
    private var version = 0
    private var count = 0
    /// How many entries were read.
    private var position = 0
    /// Why reading ended early; nil where all of it was read.
    package private(set) var failure: CertificateError?

    /// One entry.
    package struct Entry {
        package let alias: String
        /// DER of the certificates: the chain of a key, leaf first, or one that is trusted.
        package let certificates: [[UInt8]]
        package let kind: Kind

        /// What it holds; keys only the password opens.
        package enum Kind {
            case privateKey, trustedCertificate, secretKey
        }
    }

    private static let jks: [UInt8] = [0xFE, 0xED, 0xFE, 0xED]
    private static let jceks: [UInt8] = [0xCE, 0xCE, 0xCE, 0xCE]

    /// Whether some bytes begin as a key store does.
    package static func isKeyStore(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: jks) || bytes.starts(with: jceks)
    }

    /// Looks at the beginning.
    package init(_ bytes: [UInt8]) {
        fields = Fields(rest: bytes.dropFirst(4))
        guard let version = fields.integer(), let count = fields.integer() else {
            failure = Self.damage("is cut short")
            return
        }
        guard version == 1 || version == 2 else {
            failure = Self.damage("has version \(version), not 1 or 2")
            return
        }
        (self.version, self.count) = (version, count)
    }

    /// The next entry; nil behind the last one, and where it is damaged.
    package mutating func next() -> Entry? {
        guard failure == nil, position < count else { return nil }
        position += 1
        guard let entry = fields.entry(version: version) else {
            failure = Self.damage("is damaged or cut short in entry \(position) of \(count)")
            return nil
        }
        return entry
    }

    private static func damage(_ what: String) -> CertificateError {
        CertificateError(
            .malformed,
            reason: "the Java key store \(what)",
            help: "Copy the store again, as binary, from its source."
        )
    }
}

/// Reads the fields of a store; every read that leads beyond the end gives nil.
private struct Fields {
    var rest: ArraySlice<UInt8>

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func integer() -> Int? {
        take(4)?.reduce(0) { $0 << 8 | Int($1) }
    }

    /// Java's modified UTF-8, behind its length in two octets.
    mutating func string() -> String? {
        guard let length = take(2)?.reduce(0, { $0 << 8 | Int($1) }), let text = take(length)
        else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    mutating func block() -> ArraySlice<UInt8>? {
        integer().flatMap { take($0) }
    }

    mutating func entry(version: Int) -> JavaKeyStore.Entry? {
        guard let kind = integer(), let alias = string(), take(8) != nil else { return nil }
        switch kind {
        case 1:
            guard block() != nil, let count = integer() else { return nil }
            var chain: [[UInt8]] = []
            // Each certificate takes octets: a count that lies ends at the end of the file.
            for _ in 0..<count {
                guard let certificate = certificate(version: version) else { return nil }
                chain.append(certificate)
            }
            return JavaKeyStore.Entry(alias: alias, certificates: chain, kind: .privateKey)
        case 2:
            return certificate(version: version).map {
                JavaKeyStore.Entry(alias: alias, certificates: [$0], kind: .trustedCertificate)
            }
        case 3:
            // A secret key of JCEKS is a serialized Java object.
            guard let behind = JavaObjectStream.rest(behind: rest) else { return nil }
            rest = behind
            return JavaKeyStore.Entry(alias: alias, certificates: [], kind: .secretKey)
        default:
            return nil
        }
    }

    private mutating func certificate(version: Int) -> [UInt8]? {
        // The second version names the type of each certificate, "X.509".
        if version == 2, string() == nil { return nil }
        return block().map { Array($0) }
    }
}
