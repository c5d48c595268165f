/// The outer form of PKCS#12 files (RFC 7292 §4); what is inside takes a passphrase to open.
package enum PersonalInformationExchange {
    /// Whether some octets begin as a PFX does: a SEQUENCE, version 3, and another SEQUENCE.
    package static func isPFX(_ octets: [UInt8]) -> Bool {
        guard let header = octets.leadingHeaderCount else { return false }
        return octets.dropFirst(header).starts(with: [Tag.integer, 1, 3, Tag.sequence])
    }
}
