/// A key in a form of SSH's own, mostly OpenSSH's, named for what it is: not a key for TLS.
public struct OpenSSHKey: Sendable, Hashable {
    /// Whether it is a private key.
    public let isPrivate: Bool
    /// The algorithm as SSH names it, `ssh-ed25519`.
    public let algorithm: String
    /// Whether a passphrase protects it.
    public let isEncrypted: Bool
    /// The comment after a public key on its line; nil where there is none.
    public let comment: String?

    /// Whether a public key is in the form that SSH's programs exchange (RFC 4716), not OpenSSH's.
    public let isExported: Bool

    package init(
        isPrivate: Bool,
        algorithm: String,
        isEncrypted: Bool,
        comment: String?,
        isExported: Bool = false
    ) {
        self.isPrivate = isPrivate
        self.algorithm = algorithm
        self.isEncrypted = isEncrypted
        self.comment = comment
        self.isExported = isExported
    }
}
