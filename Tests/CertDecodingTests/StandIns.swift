import CertDecoding
import CertModel

extension CryptographicFunctions {
    /// Functions that need no library: what they return has the right length and depends on every
    /// octet, and no group has a name.
    static var standIns: CryptographicFunctions {
        CryptographicFunctions(
            sha256: { checksum(of: $0, count: 32) },
            sha1: { checksum(of: $0, count: 20) },
            groupName: { _, _ in nil }
        )
    }

    private static func checksum(of octets: [UInt8], count: Int) -> [UInt8] {
        var sum = octets.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return (0..<count).map { _ in
            sum = sum &* 6_364_136_223_846_793_005 &+ 1
            return UInt8(truncatingIfNeeded: sum >> 56)
        }
    }
}

extension Certificate {
    /// Decodes a certificate.
    convenience init(der: [UInt8]) throws(CertificateError) {
        do throws(DERError) {
            try self.init(CertificateOutline(der), using: .standIns)
        } catch {
            throw error.inDecoding(.certificate)
        }
    }
}
