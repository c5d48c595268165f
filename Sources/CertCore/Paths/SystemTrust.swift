internal import COpenSSL

import SystemCalls

/// Where this system keeps its trust anchors.
struct SystemTrust {
    /// Folders that may be hashed.
    let folders: [String]
    /// A bundle that somebody asked for by name.
    let namedBundle: String?
    /// Bundles to try where no folder is hashed.
    let bundles: [String]

    init() {
        let named = Self.environment("SSL_CERT_FILE")
        namedBundle = named
        if let folder = Self.environment("SSL_CERT_DIR") {
            folders = folder.split(separator: ":").map(String.init)
        } else if named == nil {
            folders = [String(cString: X509_get_default_cert_dir()), "/etc/ssl/certs"]
        } else {
            folders = []
        }
        bundles =
            named.map { [$0] } ?? [
                String(cString: X509_get_default_cert_file()),
                "/etc/ssl/certs/ca-certificates.crt",
                "/etc/pki/tls/certs/ca-bundle.crt",
                "/etc/ssl/cert.pem",
            ]
    }

    private static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}

/// Folders in which each certificate is filed under the hash of its subject, as `openssl rehash`
/// makes them.
struct HashedFolder {
    private let folders: [String]

    /// Nil where none of the folders holds a hashed name.
    init?(_ folders: [String]) {
        self.folders = folders.filter { FileTree.folder($0, holds: Self.isHashed) }
        if self.folders.isEmpty { return nil }
    }

    /// Eight hexadecimal digits, a point and a number.
    private static func isHashed(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "."))
        return parts.count == 2 && parts[0].count == 8
            && parts[0].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
            && parts[1].allSatisfy { 0x30...0x39 ~= $0 }
    }

    /// How many certificates of one hash are looked at.
    private static let maximumOfOneHash = 64

    /// The certificates of a name, without unreadable ones.
    func certificates(named name: DistinguishedName, engine: Engine) -> [Certificate] {
        guard let hash = Self.hash(of: name, in: engine.context) else { return [] }
        var found: [Certificate] = []
        for folder in folders {
            for number in 0..<Self.maximumOfOneHash {
                let path = "\(folder)/\(hash).\(number)"
                guard let bytes = try? FileReader.read(path).bytes else { break }
                let contents = FileContents(
                    parsing: bytes,
                    path: path,
                    engine: engine
                )
                for place in contents.certificates
                where place.certificate.subject.matches(name)
                    && !found.contains(place.certificate)
                {
                    found.append(place.certificate)
                }
            }
        }
        return found
    }

    /// OpenSSL's hash of a name's canonical form, in the eight digits of a file name.
    static func hash(of name: DistinguishedName, in context: LibraryContext) -> String? {
        isolatingErrors {
            let decoded = name.der.withUnsafeBufferPointer { buffer in
                var cursor = buffer.baseAddress
                return d2i_X509_NAME(nil, &cursor, buffer.count)
            }
            // OpenSSL refuses names that this program reads, and can't hash what it did not decode.
            guard let decoded else { return nil }
            defer { X509_NAME_free(decoded) }
            var isDone: Int32 = 0
            let hash = X509_NAME_hash_ex(decoded, context.pointer, nil, &isDone)
            guard isDone == 1 else { return nil }
            let digits = String(hash, radix: 16)
            return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        }
    }
}
