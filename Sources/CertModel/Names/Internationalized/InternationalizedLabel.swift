/// Labels of internationalized domain names (IDNA2008): U-labels and A-labels.
package enum InternationalizedLabel {
    /// The A-label or plain label of what a user wrote, in lower-case ASCII.
    ///
    /// > RFC 5895 §2: "Uppercase characters are mapped to their lowercase equivalents", "Fullwidth
    /// > and halfwidth characters ... are mapped to their decomposition mappings", "All characters
    /// > are mapped using Unicode Normalization Form C (NFC)."
    ///
    /// Of the widths only ASCII's is mapped, which is what input methods produce. The Bidi rule of
    /// RFC 5893 is not applied: the standard library does not know the classes it needs, and a
    /// label that breaks it is in no certificate.
    package static func ascii(of written: some StringProtocol) throws(CertificateError) -> String {
        let label = mapped(written)
        if label.allSatisfy(\.isASCII) { return String(String.UnicodeScalarView(label)) }
        if let refusal = refusal(of: label) { throw CertificateError(.badRequest, .name(refusal)) }
        guard let encoding = Punycode.encode(label) else { throw .longLabel }
        return "xn--" + encoding
    }

    /// The U-label of an A-label; nil where it is not an A-label, or no U-label leads to it.
    package static func unicode(of label: some StringProtocol) -> String? {
        guard label.hasPrefix("xn--"), let scalars = Punycode.decode(label.dropFirst(4)) else {
            return nil
        }
        let text = String(String.UnicodeScalarView(scalars))
        guard let ascii = try? ascii(of: text), ascii == label else { return nil }
        return text
    }

    private static func mapped(_ written: some StringProtocol) -> [Unicode.Scalar] {
        var lower = ""
        for scalar in written.unicodeScalars {
            lower += scalar.narrow.properties.lowercaseMapping
        }
        return lower.composed
    }

    /// What keeps a mapped text from being a U-label (RFC 5891 §4.2.3 and §5.4).
    private static func refusal(of label: [Unicode.Scalar]) -> NameRefusal? {
        if label.first == "-" || label.last == "-" {
            return .hyphenAtEnd
        }
        if label.dropFirst(2).starts(with: ["-", "-"]) {
            return .hyphensInThirdPlace
        }
        if label.first.map(\.isMark) ?? false {
            return .beginsWithMark
        }
        for index in label.indices where !isAllowed(at: index, of: label) {
            return .internationalCharacter(label[index])
        }
        return nil
    }

    private static func isAllowed(at index: Int, of label: [Unicode.Scalar]) -> Bool {
        switch label[index].value {
        case 0x200C, 0x200D, 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9:
            ContextualRule.allows(index, of: label)
        default:
            label[index].isProtocolValid
        }
    }
}

extension CertificateError {
    static let longLabel = CertificateError(.badRequest, .name(.labelTooLong))
}

extension Unicode.Scalar {
    /// ASCII for its fullwidth form.
    fileprivate var narrow: Unicode.Scalar {
        guard 0xFF01...0xFF5E ~= value else { return self }
        return Unicode.Scalar(value - 0xFEE0) ?? self
    }

    fileprivate var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Whether RFC 5892 §3 derives PVALID: exceptions first, then what is unstable or ignorable
    /// goes, and of the rest letters, marks and decimal digits stay.
    fileprivate var isProtocolValid: Bool {
        switch value {
        case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return true
        case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
        case 0x2D, 0x30...0x39, 0x61...0x7A: return true
        // Combining marks for symbols, musical symbols, and the parts of old Hangul.
        case 0x20D0...0x20FF, 0x1D100...0x1D24F: return false
        case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF: return false
        default: break
        }
        if properties.changesWhenNFKCCaseFolded || properties.isDefaultIgnorableCodePoint {
            return false
        }
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark,
            .spacingMark, .decimalNumber:
            return true
        default:
            return false
        }
    }
}
