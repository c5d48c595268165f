/// Parameters for making keys, in a block of their own: of Diffie-Hellman (PKCS#3 §9 or
/// RFC 3279 §2.3.3), of DSA (RFC 3279 §2.3.2), or an elliptic curve (RFC 5480 §2.1.1).
public struct KeyParameters: Sendable, Hashable {
    /// The label of their PEM block, or the one that they would have.
    public let label: String
    /// The algorithm of the keys.
    public let algorithm: PublicKey.Algorithm
    /// The size in bits: of the prime, or of the curve's field; 0 where it is not known.
    public let bits: Int
    /// The curve's NIST or SEC name; nil for an unnamed one, and for other algorithms.
    public let curve: String?
    /// The name of a Diffie-Hellman group of RFC 7919 (`ffdhe2048`) or RFC 3526 (`modp_2048`); nil
    /// for other groups and algorithms.
    public let group: String?

    package init(
        label: String,
        algorithm: PublicKey.Algorithm,
        bits: Int,
        curve: String? = nil,
        group: String? = nil
    ) {
        self.label = label
        self.algorithm = algorithm
        self.bits = bits
        self.curve = curve
        self.group = group
    }
}
