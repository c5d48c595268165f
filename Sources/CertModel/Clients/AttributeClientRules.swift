extension ClientRuleGroup {
    /// The strings of subject and issuer.
    static let attributes = ClientRuleGroup("attributes", attributeStrings) { certificate in
        let names = [certificate.subject, certificate.issuer]
        return !names.allSatisfy { $0.relativeNames.joined().allSatisfy(\.isPlain) }
    }

    private static let attributeStrings: [ClientRule] = [
        .attribute("printable-string", [.go, .chromium], "Go isPrintable; Chromium") { attribute in
            attribute.tag == 0x13 && !attribute.bytes.allSatisfy(\.isLenientlyPrintable)
                ? .printableString : nil
        },
        .attribute("printable-ampersand", .chromium, "Chromium X509NameAttribute") { attribute in
            attribute.tag == 0x13 && attribute.bytes.allSatisfy(\.isLenientlyPrintable)
                && attribute.bytes.contains(UInt8(ascii: "&"))
                ? .printableAmpersand : nil
        },
        .attribute("ia5-string", [.go, .chromium], "Go parseASN1String") { attribute in
            attribute.tag == 0x16 && attribute.bytes.contains { $0 >= 0x80 }
                ? .ia5String : nil
        },
        .attribute(
            "utf8-string",
            [.openssl, .node, .pythonStrict, .go],
            "OpenSSL asn1_ex_c2i and the canonical form of names"
        ) { attribute in
            attribute.tag == 0x0C && String(validating: attribute.bytes, as: UTF8.self) == nil
                ? .utf8String : nil
        },
        .attribute(
            "bmp-string",
            [.openssl, .node, .pythonStrict, .go, .chromium],
            "OpenSSL asn1_ex_c2i"
        ) { attribute in
            guard attribute.tag == 0x1E else { return nil }
            if attribute.bytes.count % 2 != 0 { return .bmpString }
            return attribute.bytes.units(of: 2).allSatisfy { Unicode.Scalar($0) != nil }
                ? nil : .bmpStringSurrogate
        },
        .attribute(
            "universal-string",
            [.openssl, .node, .pythonStrict, .chromium],
            "OpenSSL asn1_ex_c2i"
        ) { attribute in
            guard attribute.tag == 0x1C else { return nil }
            if attribute.bytes.count % 4 != 0 { return .universalString }
            return attribute.bytes.units(of: 4).allSatisfy { Unicode.Scalar($0) != nil }
                ? nil : .universalStringNumber
        },
        .attribute("numeric-string", [.chromium, .mbedtls], "measured") { attribute in
            attribute.tag == 0x12 ? .numericString : nil
        },
        .attribute("numeric-string-content", .go, "Go isNumericString") { attribute in
            attribute.tag == 0x12
                && !attribute.bytes.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x20 }
                ? .numericStringContent : nil
        },
        .attribute(
            "other-string",
            [.openssl, .node, .pythonStrict, .chromium, .mbedtls],
            "RFC 5280 §4.1.2.4: DirectoryString has five kinds"
        ) { attribute in
            // videotex, graphic, visible, general strings
            [0x15, 0x19, 0x1A, 0x1B].contains(attribute.tag)
                ? .otherString : nil
        },
    ]
}

extension ClientRule {
    fileprivate static func attribute(
        _ name: String,
        _ families: ClientFamilies,
        _ source: String,
        _ fault: @escaping @Sendable (DistinguishedName.Attribute) -> AttributeStringFault?
    ) -> ClientRule {
        ClientRule(
            name,
            .encodingInvalid,
            .decoding(families),
            source: source
        ) { view in
            for attribute in view.certificate.subject.relativeNames.joined() {
                if let found = fault(attribute) { return .encoding(.subject(found)) }
            }
            for attribute in view.certificate.issuer.relativeNames.joined() {
                if let found = fault(attribute) { return .encoding(.issuer(found)) }
            }
            return nil
        }
    }
}

extension DistinguishedName.Attribute {
    /// Whether it is a string that every client reads.
    fileprivate var isPlain: Bool {
        switch tag {
        case 0x0C: text != nil
        case 0x13: bytes.allSatisfy { $0.isLenientlyPrintable && $0 != UInt8(ascii: "&") }
        case 0x16: bytes.allSatisfy { $0 < 0x80 }
        default: false
        }
    }
}

extension [UInt8] {
    /// The numbers that so many octets each make, most significant first.
    fileprivate func units(of size: Int) -> [UInt32] {
        stride(from: 0, to: count - size + 1, by: size).map { start in
            self[start..<start + size].reduce(0) { $0 << 8 | UInt32($1) }
        }
    }
}

extension UInt8 {
    /// PrintableString's characters, and the two that issuers put there by mistake.
    fileprivate var isLenientlyPrintable: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "'")...UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "="),
            UInt8(ascii: "?"), UInt8(ascii: "&"):
            true
        default: false
        }
    }
}
