/// What a certificate is to the subject judged; it decides the words and the mend.
package enum CertificateRole: Sendable, Hashable {
    /// The subject's own certificate.
    case leaf
    /// An authority on the chosen path, said in words that are safe to print, such as
    /// `certificate 2 of 3, CN=…`.
    case authority(String)
    /// A certificate presented that no path needs, said in words that are safe to print.
    case unneeded(String)

    /// What a message begins with: nothing for the leaf, which the subject's name stands for.
    var prefix: String {
        switch self {
        case .leaf: ""
        case .authority(let words), .unneeded(let words): "\(words): "
        }
    }
}
