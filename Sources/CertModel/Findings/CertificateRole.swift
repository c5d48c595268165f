/// What a certificate is to the deployment checked; message and fix depend on it.
package enum CertificateRole: Sendable, Hashable {
    /// The deployment's own certificate.
    case leaf
    /// An authority of this name on the chosen path.
    case authority(DistinguishedName)
    /// A certificate of this name that is presented and that no path needs.
    case unneeded(DistinguishedName)
}
