/// What decoding asks of a cryptographic library; this module has none of its own.
package struct CryptographicFunctions {
    /// The SHA-256 digest of some octets, 32 octets.
    package let sha256: ([UInt8]) -> [UInt8]
    /// The SHA-1 digest of some octets, 20 octets.
    package let sha1: ([UInt8]) -> [UInt8]
    /// The name of the Diffie-Hellman group with a prime and a generator; nil where it has none.
    package let groupName: (_ prime: [UInt8], _ generator: [UInt8]) -> String?

    package init(
        sha256: @escaping ([UInt8]) -> [UInt8],
        sha1: @escaping ([UInt8]) -> [UInt8],
        groupName: @escaping (_ prime: [UInt8], _ generator: [UInt8]) -> String?
    ) {
        self.sha256 = sha256
        self.sha1 = sha1
        self.groupName = groupName
    }
}
