/// An Internet mail address that a certificate is to cover (RFC 5280 §7.5).
public struct EmailAddress: Sendable, Hashable {
    /// The part before the last `@`, compared to the octet.
    public let localPart: String
    /// The mail host.
    public let host: DNSName

    /// Reads `local-part@host`.
    ///
    /// - Throws: `badRequest` where the text is not such an address.
    public init(_ text: String) throws(CertificateError) {
        guard text.utf8.count <= ReferenceIdentifier.maximumOctets,
            let at = text.utf8.lastIndex(of: UInt8(ascii: "@")), at != text.startIndex
        else {
            throw CertificateError(
                .badRequest,
                source: text.printable.shortened(to: 100),
                .name(.notAnEmailAddress)
            )
        }
        localPart = String(text[..<at])
        do throws(CertificateError) {
            host = try DNSName(String(Substring(text.utf8[at...].dropFirst())))
        } catch { throw error.at(text.printable.shortened(to: 100)) }
    }
}

extension EmailAddress: CustomStringConvertible {
    /// The address, its host in ASCII.
    public var description: String { "\(localPart)@\(host.ascii)" }
}

/// The e-mail addresses of a certificate, made ready to be asked for many.
///
/// > RFC 5280 §7.5: "Two email addresses are considered to match if: 1) the local-part of each name
/// > is an exact match, AND 2) the host-part of each name matches using a case-insensitive ASCII
/// > comparison."
struct EmailIndex {
    /// Octets, which are compared as they are: equal texts may differ in them.
    private var known: Set<[UInt8]> = []

    init(_ names: [GeneralName]) {
        for case .email(let text) in names {
            guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { continue }
            let host = text.utf8[at...].map { $0.isUppercase ? $0 | 0x20 : $0 }
            known.insert(Array(text.utf8[..<at]) + host)
        }
    }

    /// Whether one of the addresses is this one.
    func covers(_ email: EmailAddress) -> Bool {
        known.contains(Array(email.localPart.utf8) + Array("@\(email.host.ascii)".utf8))
    }
}

extension UInt8 {
    fileprivate var isUppercase: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
}
