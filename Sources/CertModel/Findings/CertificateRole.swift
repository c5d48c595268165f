/// What a certificate is to the subject judged; it decides the words and the mend.
package enum CertificateRole: Sendable, Hashable {
    /// The subject's own certificate.
    case leaf
    /// An authority of this name on the chosen path.
    case authority(DistinguishedName)
    /// A certificate of this name that is presented and that no path needs.
    case unneeded(DistinguishedName)

    /// What a message begins with: nothing for the leaf, which the subject's name stands for.
    var prefix: String {
        switch self {
        case .leaf: ""
        case .authority(let name), .unneeded(let name): "\(Finding.name(name)): "
        }
    }
}
