/// An Internet mail address that a certificate is to cover (RFC 5280 §7.5).
public struct EmailAddress: Sendable, Hashable {
    /// What stands before the last `@`, compared to the octet.
    public let localPart: String
    /// The mail host.
    public let host: DNSName

    /// Reads `local-part@host`.
    ///
    /// - Throws: `badRequest` where the text is no such address.
    public init(_ text: String) throws(CertificateError) {
        guard let at = text.lastIndex(of: "@"), at != text.startIndex else {
            throw CertificateError(
                .badRequest,
                source: text.printable.shortened(to: 100),
                reason: "is no e-mail address"
            )
        }
        localPart = String(text[..<at])
        do throws(CertificateError) {
            host = try DNSName(String(text[text.index(after: at)...]))
        } catch { throw error.at(text.printable.shortened(to: 100)) }
    }
}

extension EmailAddress: CustomStringConvertible {
    /// The address, its host in ASCII.
    public var description: String { "\(localPart)@\(host.ascii)" }
}

extension GeneralName {
    /// Whether it is an e-mail address, and this one.
    ///
    /// > RFC 5280 §7.5: "Two email addresses are considered to match if: 1) the local-part of each
    /// > name is an exact match, AND 2) the host-part of each name matches using a case-insensitive
    /// > ASCII comparison."
    func covers(_ email: EmailAddress) -> Bool {
        guard case .email(let text) = self, let at = text.lastIndex(of: "@") else { return false }
        return text[..<at] == email.localPart
            && text[text.index(after: at)...].lowercased() == email.host.ascii
    }
}
