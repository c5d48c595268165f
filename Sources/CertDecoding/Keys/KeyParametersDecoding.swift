package import CertModel

/// Decodes parameters that are not part of a key.
extension KeyParameters {
    /// Decodes what a block with a label holds.
    package init(label: String, der: [UInt8], using functions: CryptographicFunctions)
        throws(DERError)
    {
        guard label != "EC PARAMETERS" else {
            let (curve, bits) = try SubjectPublicKeyInfo.curve(der)
            self.init(label: label, algorithm: .ec, bits: bits, curve: curve?.name)
            return
        }
        let numbers = try Self.numbers(der)
        guard numbers.count >= 2 else { throw DERError(at: 0, "it has fewer numbers than two") }
        let isDSA = label == "DSA PARAMETERS"
        self.init(
            label: label,
            algorithm: isDSA ? .dsa : .dh,
            bits: numbers[0].bitWidth,
            group: isDSA
                ? nil : functions.groupName(numbers[0], numbers[1])
        )
    }

    /// The label that bare DER would have as a PEM block; nil for what is not parameters.
    ///
    /// Two numbers may be those of an RSA public key as well, whose exponent is odd: only with a
    /// generator that is even, or of a known group, are they taken for Diffie-Hellman's.
    package static func label(ofBare der: [UInt8], using functions: CryptographicFunctions)
        -> String?
    {
        if (try? SubjectPublicKeyInfo.curve(der)) != nil { return "EC PARAMETERS" }
        guard let numbers = try? numbers(der), numbers.count >= 2 else { return nil }
        let (prime, second) = (numbers[0], numbers[1])
        guard numbers.count > 2 else {
            let isEven = second.last.map { $0 & 1 == 0 } ?? false
            let isGroup =
                isEven || functions.groupName(prime, second) != nil
            return isGroup ? "DH PARAMETERS" : nil
        }
        // DSA's second number is its subgroup's order, X9.42's third; PKCS#3's third is a length.
        if numbers[2].bitWidth > second.bitWidth, 160...512 ~= second.bitWidth {
            return "DSA PARAMETERS"
        }
        return numbers[2].bitWidth <= 32 ? "DH PARAMETERS" : "X9.42 DH PARAMETERS"
    }

    /// The numbers that a SEQUENCE begins with.
    private static func numbers(_ der: [UInt8]) throws(DERError) -> [[UInt8]] {
        var outer = DERCursor(der)
        var inner = try outer.enter(Tag.sequence, "the parameters")
        try outer.expectEnd(of: "the parameters")
        var numbers: [[UInt8]] = []
        while inner.nextTag == Tag.integer, numbers.count < 4 {
            numbers.append(try inner.magnitude("a number"))
        }
        return numbers
    }
}
