package import CertModel

/// The entries of a Java key store, JKS or JCEKS, as far as they can be read without its password:
/// certificates and aliases.
///
/// The form is Java's own: a magic number, a version, a count, entries of big-endian fields, and a
/// keyed digest over all of it.
package struct JavaKeyStore {
    private var reader: BigEndianReader
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
        reader = BigEndianReader(bytes.dropFirst(4))
        guard let version = reader.integer(), let count = reader.integer() else {
            failure = Self.damage(.javaCutShort)
            return
        }
        guard version == 1 || version == 2 else {
            failure = Self.damage(.javaVersion(version))
            return
        }
        (self.version, self.count) = (version, count)
    }

    /// The next entry; nil after the last one, and where the store is damaged.
    package mutating func next() -> Entry? {
        guard failure == nil, position < count else { return nil }
        position += 1
        guard let entry = reader.entry(version: version) else {
            failure = Self.damage(.javaDamaged(entry: position, of: count))
            return nil
        }
        return entry
    }

    private static func damage(_ refusal: StoreRefusal) -> CertificateError {
        CertificateError(.malformed, .store(refusal))
    }
}

/// Reads the fields of a store.
extension BigEndianReader {
    fileprivate mutating func integer() -> Int? { number(UInt32.self).map(Int.init) }

    /// Java's modified UTF-8, after its length in two octets.
    fileprivate mutating func string() -> String? {
        block(lengthAs: UInt16.self).map { String(decoding: $0, as: UTF8.self) }
    }

    fileprivate mutating func entry(version: Int) -> JavaKeyStore.Entry? {
        // The date of the entry follows its alias.
        guard let kind = integer(), let alias = string(), octets(8) != nil else { return nil }
        switch kind {
        case 1:
            guard block(lengthAs: UInt32.self) != nil, let count = integer() else { return nil }
            var chain: [[UInt8]] = []
            // Each certificate takes octets: a count that is wrong ends at the end of the file.
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
            guard JavaObjectStream.skipObject(in: &self) else { return nil }
            return JavaKeyStore.Entry(alias: alias, certificates: [], kind: .secretKey)
        default:
            return nil
        }
    }

    private mutating func certificate(version: Int) -> [UInt8]? {
        // The second version names the type of each certificate, "X.509".
        if version == 2, string() == nil { return nil }
        return block(lengthAs: UInt32.self).map { Array($0) }
    }
}
