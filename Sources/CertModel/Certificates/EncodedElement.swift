/// One element of an encoding (X.690) as it is, for rules that judge the encoding itself.
///
/// Nothing is copied: contents are slices of the octets read.
struct EncodedElement {
    /// The tag octet.
    let tag: UInt8
    /// The content octets.
    let content: ArraySlice<UInt8>
    /// Tag, length and content.
    let whole: ArraySlice<UInt8>
    /// Whether no shorter form of the length exists, as DER wants it (X.690 §10.1).
    let hasShortestLength: Bool

    /// Takes the first element off `rest`; nil where there is none, where it is cut
    /// off, or where its tag or length has a form that certificates do not have.
    init?(takenFrom rest: inout ArraySlice<UInt8>) {
        guard rest.count >= 2, let tag = rest.first, tag & 0x1F != 0x1F else { return nil }
        let start = rest.startIndex
        let first = Int(rest[start + 1])
        var (length, header) = (first, 2)
        if first >= 0x80 {
            let octets = rest.dropFirst(2).prefix(first & 0x7F)
            guard 1...7 ~= octets.count, octets.count == first & 0x7F else { return nil }
            length = octets.reduce(0) { $0 << 8 | Int($1) }
            header += octets.count
            hasShortestLength = length >= 0x80 && octets.first != 0
        } else {
            hasShortestLength = true
        }
        guard rest.count - header >= length else { return nil }
        self.tag = tag
        whole = rest.prefix(header + length)
        content = whole.dropFirst(header)
        rest = rest.dropFirst(header + length)
    }

    /// The one element that some octets hold; nil where they hold none or more.
    init?(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        self.init(takenFrom: &rest)
        guard rest.isEmpty else { return nil }
    }

    /// Whether its content is elements.
    var isConstructed: Bool { tag & 0x20 != 0 }

    /// The elements that its content consists of, up to the first that is not one.
    var children: [EncodedElement] {
        var rest = content
        var elements: [EncodedElement] = []
        while let element = EncodedElement(takenFrom: &rest) { elements.append(element) }
        return elements
    }
}

/// The fields of a certificate's signed part as they were encoded (RFC 5280 §4.1).
struct EncodedFields {
    /// The whole certificate; nil where it is not laid out as one.
    let certificate: EncodedElement?
    /// The explicit version; nil where it is left out.
    let version: EncodedElement?
    /// The two times of the validity, in order.
    let validity: [EncodedElement]
    /// Algorithm and key of the SubjectPublicKeyInfo.
    let publicKey: [EncodedElement]
    /// issuerUniqueID and subjectUniqueID.
    let uniqueIdentifiers: [EncodedElement]
    /// The extensions, each a SEQUENCE; nil where the field is left out.
    let extensions: [EncodedElement]?

    init(_ certificate: Certificate) {
        self.certificate = EncodedElement(certificate.der[...])
        var fields = self.certificate?.children.first?.children ?? []
        version = fields.first?.tag == 0xA0 ? fields.removeFirst() : nil
        // serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo
        validity = fields.count > 3 ? fields[3].children : []
        publicKey = fields.count > 5 ? fields[5].children : []
        let optional = fields.dropFirst(6)
        uniqueIdentifiers = optional.filter { 1...2 ~= $0.tag & 0x1F }
        extensions = optional.first { $0.tag == 0xA3 }?.children.first?.children
    }
}
