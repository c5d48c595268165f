import CertDecoding

/// What makes two public keys the same key, whatever the form they are written in: a digest of the
/// key's own numbers.
///
/// The octets of a SubjectPublicKeyInfo differ for one key: RSA restricted to PSS or not, a curve
/// by name or by parameters, a point compressed or not.
struct KeyIdentity: Hashable, Comparable, Sendable {
    private let digest: Digest

    /// - Parameter work: Pays for what OpenSSL calculates.
    /// - Returns: Nil where that must not be calculated.
    init?(_ publicKey: PublicKey, in context: LibraryContext, within work: Budget.Share) {
        guard let octets = Self.octets(of: publicKey, in: context, within: work) else { return nil }
        digest = Digest(context.sha256(octets))
    }

    /// What has to do where no more may be calculated: the key's encoding.
    init(encodingOf publicKey: PublicKey, in context: LibraryContext) {
        digest = Digest(context.sha256(publicKey.subjectPublicKeyInfo))
    }

    /// The identity of one key by itself, which costs little.
    init(_ publicKey: PublicKey, in context: LibraryContext) {
        self =
            Self(publicKey, in: context, within: Budget.Share())
            ?? Self(encodingOf: publicKey, in: context)
    }

    static func < (left: KeyIdentity, right: KeyIdentity) -> Bool { left.digest < right.digest }

    /// Octets that are the same for all forms of a key; nil where they cost too much to find.
    private static func octets(
        of publicKey: PublicKey,
        in context: LibraryContext,
        within work: Budget.Share
    ) -> [UInt8]? {
        let encoding = publicKey.subjectPublicKeyInfo
        guard let stated = try? SubjectPublicKeyInfo(der: encoding) else { return encoding }
        let info = stated.namingCurve(sha256: context.sha256) ?? stated
        switch info.form {
        case .rsa(let modulus, let exponent), .rsaPSS(let modulus, let exponent):
            return Array("rsa ".utf8) + exponent + [0] + modulus
        case .ec(let curve, let point) where point.first == 0x04:
            let half = point.count / 2
            return ec(curve.groupName, x: point.dropFirst().prefix(half), y: point.suffix(half))
        case .ec(let curve, _):
            return calculated(info, work.spend(KeyBounds.costOfPoint(ofBits: curve.bits)), context)
        case .other where info.algorithm == .ec:
            let bits = KeyBounds.maximumBits(of: .ec)
            return calculated(info, work.spend(KeyBounds.costOfPoint(ofBits: bits)), context)
        case .explicitEC, .edwards, .other:
            // A curve of its own has no other form.
            return encoding
        }
    }

    /// The octets of a point that OpenSSL decodes; nil where that is not paid.
    private static func calculated(
        _ info: SubjectPublicKeyInfo,
        _ isPaid: Bool,
        _ context: LibraryContext
    ) -> [UInt8]? {
        guard isPaid else { return nil }
        guard let key = try? Key.publicKey(of: info, in: context), let group = key.groupName,
            let point = key.affineCoordinates
        else { return info.der }
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
