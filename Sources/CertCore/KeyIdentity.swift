import CertDecoding

/// What makes two public keys the same key, whatever the form they are written in: a digest of the
/// key's own numbers.
///
/// The octets of a SubjectPublicKeyInfo differ for one key: RSA restricted to PSS or not, a curve
/// by name or by parameters, a point compressed or not.
struct KeyIdentity: Hashable, Comparable, Sendable {
    private let digest: Digest

    init(_ publicKey: PublicKey, in context: LibraryContext) {
        let octets = Self.octets(of: publicKey, in: context) ?? publicKey.subjectPublicKeyInfo
        digest = Digest(context.sha256(octets))
    }

    static func < (left: KeyIdentity, right: KeyIdentity) -> Bool { left.digest < right.digest }

    /// Octets that are the same for all forms of a key; nil where its encoding has to do.
    private static func octets(of publicKey: PublicKey, in context: LibraryContext) -> [UInt8]? {
        guard let info = try? SubjectPublicKeyInfo(der: publicKey.subjectPublicKeyInfo) else {
            return nil
        }
        switch info.form {
        case .rsa(let modulus, let exponent), .rsaPSS(let modulus, let exponent):
            return Array("rsa ".utf8) + exponent + [0] + modulus
        case .ec(let curve, let point) where point.first == 0x04:
            let half = point.count / 2
            return ec(curve.groupName, x: point.dropFirst().prefix(half), y: point.suffix(half))
        case .ec:
            break
        case .edwards, .other:
            // A curve of its own has no other form; that it has no name took OpenSSL to find out.
            guard info.algorithm == .ec, publicKey.curve != nil || !info.hasExplicitCurve else {
                return nil
            }
        }
        guard let key = try? Key.publicKey(of: info, in: context), let group = key.groupName,
            let point = key.affineCoordinates
        else { return nil }
        return ec(group, x: point.x, y: point.y)
    }

    private static func ec(
        _ group: String,
        x: some Sequence<UInt8>,
        y: some Sequence<UInt8>
    ) -> [UInt8] {
        Array("ec \(group) ".utf8) + x.drop { $0 == 0 } + [0] + y.drop { $0 == 0 }
    }
}
