/// A host's DNS name as a client asks for it: one fully qualified name, no pattern.
public struct DNSName: Sendable, Hashable {
    /// The name in lower-case ASCII, U-labels as A-labels, without a trailing dot; names are
    /// compared in this form.
    public let ascii: String

    /// Reads a name as people write it.
    ///
    /// Letters may be of any case and width, labels U-labels or A-labels, separated by any of the
    /// dots of IDNA (U+002E, U+3002, U+FF0E, U+FF61), and one dot may end it. Underscores and
    /// hyphens may be anywhere in a plain label: RFC 1123 allows neither there, yet both occur.
    ///
    /// - Throws: `badRequest` where the text is not a host name.
    public init(_ text: String) throws(CertificateError) {
        // Each label that is split off takes memory.
        guard text.utf8.count <= ReferenceIdentifier.maximumOctets else { throw .longName }
        if let plain = Self.plain(text) {
            ascii = plain
            return
        }
        var written = text.unicodeScalars.split(
            omittingEmptySubsequences: false,
            whereSeparator: \.isLabelSeparator
        )
        if written.count > 1, written.last?.isEmpty ?? false { written.removeLast() }
        var labels: [String] = []
        for label in written {
            labels.append(try Self.label(Substring(label)))
        }
        guard let last = labels.last, !last.utf8.allSatisfy(\.isDigit) else {
            throw CertificateError(.badRequest, .name(.endsInNumber))
        }
        ascii = labels.joined(separator: ".")
        // RFC 1035 §2.3.4: 255 octets with the length octets of the first label and of the root.
        guard ascii.utf8.count <= 253 else { throw .longName }
    }

    /// Fast path: a name that every reader of names takes alike; nil for any other text.
    init?(plain text: String) {
        guard let plain = Self.plain(text) else { return nil }
        ascii = plain
    }

    /// Fast path: the name in lower case where every label is ASCII and not an A-label; nil
    /// for any other name, and for text that is not a name.
    private static func plain(_ text: String) -> String? {
        let octets = text.utf8
        guard octets.count <= 253 else { return nil }
        var length = 0
        var isNumber = true
        var last: UInt8 = 0
        for octet in octets {
            if octet == UInt8(ascii: ".") {
                guard length > 0 else { return nil }
                (length, isNumber) = (0, true)
            } else {
                // Two hyphens may begin an A-label.
                guard octet.isOfPlainName, octet != UInt8(ascii: "-") || last != octet,
                    length < 63
                else { return nil }
                length += 1
                if !octet.isDigit { isNumber = false }
            }
            last = octet
        }
        guard length > 0, !isNumber else { return nil }
        return text.lowercased()
    }

    private static func label(_ written: Substring) throws(CertificateError) -> String {
        guard !written.isEmpty else {
            throw CertificateError(.badRequest, .name(.labelEmpty))
        }
        // No label that could fit is as long, and mapping and encoding cost time.
        guard written.utf8.count <= 1024 else { throw .longLabel }
        guard !written.unicodeScalars.hasLongRunOfMarks else {
            throw CertificateError(.badRequest, .name(.marks(maximum: String.maximumMarks)))
        }
        let label = try InternationalizedLabel.ascii(of: written)
        guard label.utf8.count <= 63 else { throw .longLabel }
        guard let stray = label.unicodeScalars.first(where: { !$0.isOfHostLabel }) else {
            return label
        }
        let refusal = stray.properties.isWhitespace ? NameRefusal.whiteSpace : .character(stray)
        throw CertificateError(.badRequest, .name(refusal))
    }

    /// The labels from the most specific to the top level.
    public var labels: [Substring] { ascii.split(separator: ".") }

    /// The name with its A-labels shown as their U-labels, safe to print; labels that
    /// have none stay as they are.
    public var unicode: String {
        labels.map { label in
            InternationalizedLabel.unicode(of: label)?.printable ?? String(label)
        }.joined(separator: ".")
    }
}

extension DNSName: CustomStringConvertible {
    /// The name for people, and in parentheses the form compared where that differs:
    /// `bücher.example.test (xn--bcher-kva.example.test)`.
    public var description: String {
        let unicode = unicode
        return unicode == ascii ? ascii : "\(unicode) (\(ascii))"
    }
}

extension CertificateError {
    fileprivate static let longName = CertificateError(.badRequest, .name(.nameTooLong))
}

extension Unicode.Scalar {
    /// The dots that IDNA takes for a full stop (RFC 3490 §3.1): ASCII's, the ideographic one, and
    /// its fullwidth and halfwidth forms.
    fileprivate var isLabelSeparator: Bool {
        switch value {
        case 0x2E, 0x3002, 0xFF0E, 0xFF61: true
        default: false
        }
    }

    /// Lower-case letters, digits, hyphen and underscore.
    var isOfHostLabel: Bool {
        switch self {
        case "a"..."z", "0"..."9", "-", "_": true
        default: false
        }
    }
}

extension UInt8 {
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}

extension UInt8 {
    /// Whether it is an ASCII letter, a digit, a hyphen or an underscore.
    fileprivate var isOfPlainName: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
