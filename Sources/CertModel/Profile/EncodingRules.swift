/// Whether everything is encoded in DER.
///
/// > RFC 5280 §4.1: "the data that is to be signed is encoded using the ASN.1 distinguished
/// > encoding rules (DER) [X.690]."
enum EncodingRules {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        flaws(of: one) + defaults(of: one)
    }

    /// One fault for each place that has any.
    private static func flaws(of one: ProfiledCertificate) -> [ProfileFault] {
        var faults: [ProfileFault] = []
        func judge(_ element: EncodedElement?, _ place: ProfileFieldFault.EncodedPlace) {
            guard let flaw = element.flatMap(Self.flaw) else { return }
            faults.append(.field(.encoding(flaw, in: place)))
        }
        judge(one.fields.certificate, .certificate)
        for found in one.certificate.extensions where found.isDecoded {
            judge(EncodedElement(found.value[...]), .extension(found.label))
        }
        if one.certificate.publicKey.algorithm == .rsa, let key = one.fields.publicKey.last {
            judge(EncodedElement(key.content.dropFirst()), .publicKey)
        }
        if let usage = one.value(of: .keyUsage), hasTrailingZeros(usage) {
            faults.append(.field(.encoding(.trailingZeroBits, in: .extension("keyUsage"))))
        }
        return faults
    }

    /// The first flaw of an element or of one inside it.
    private static func flaw(_ root: EncodedElement) -> ProfileFieldFault.EncodingFlaw? {
        var waiting = [root]
        while let element = waiting.popLast() {
            if !element.hasShortestLength { return .longLength }
            if let flaw = element.flaw { return flaw }
            if element.isConstructed {
                let children = element.children
                if element.tag == 0x31, !isSorted(children) { return .unsortedSet }
                waiting += children.reversed()
            }
        }
        return nil
    }

    /// X.690 §11.6: the elements of a SET OF are in ascending order of their encodings.
    private static func isSorted(_ elements: [EncodedElement]) -> Bool {
        zip(elements, elements.dropFirst()).allSatisfy { left, right in
            !right.whole.lexicographicallyPrecedes(left.whole)
        }
    }

    /// X.690 §11.2.2: of a named bit list the zeros at the end are left out.
    private static func hasTrailingZeros(_ bits: EncodedElement) -> Bool {
        guard bits.tag == 0x03, let unused = bits.content.first, bits.content.count > 1,
            let last = bits.content.last
        else { return false }
        return last.trailingZeroBitCount != Int(unused)
    }

    /// > X.690 §11.5: "The encoding of a set value or sequence value shall not include an encoding
    /// > for any component value which is equal to its default value."
    private static func defaults(of one: ProfiledCertificate) -> [ProfileFault] {
        var faults: [ProfileFault] = []
        if one.fields.version?.children.first?.content.allSatisfy({ $0 == 0 }) ?? false {
            faults.append(.field(.defaultEncoded(.version)))
        }
        let spelled = one.fields.extensions?.contains { element in
            element.children.contains { $0.tag == 0x01 && $0.content.first == 0 }
        }
        if spelled ?? false { faults.append(.field(.defaultEncoded(.critical))) }
        if let first = one.value(of: .basicConstraints)?.children.first, first.tag == 0x01,
            first.content.first == 0
        {
            faults.append(.field(.defaultEncoded(.basicConstraintsCA)))
        }
        let subtrees = one.value(of: .nameConstraints)?.children.flatMap(\.children) ?? []
        if subtrees.contains(where: { $0.children.contains(where: \.isZeroMinimum) }) {
            faults.append(.field(.defaultEncoded(.subtreeMinimum)))
        }
        return faults
    }
}

extension EncodedElement {
    /// What is wrong with a primitive value of a universal type, or with a string in parts.
    fileprivate var flaw: ProfileFieldFault.EncodingFlaw? {
        switch tag {
        case 0x01:
            let isPlain = content.count == 1 && (content.first == 0 || content.first == 0xFF)
            return isPlain ? nil : .boolean
        case 0x02, 0x0A:
            return isShortestInteger ? nil : .longInteger
        case 0x03:
            return hasCleanBits ? nil : .unusedBits
        case 0x05:
            return content.isEmpty ? nil : .nullWithContent
        case 0x20...0x2F, 0x32...0x3F:
            return .stringInParts
        default:
            return nil
        }
    }

    private var isShortestInteger: Bool {
        guard let first = content.first, let second = content.dropFirst().first else {
            return !content.isEmpty
        }
        return !(first == 0 && second < 0x80) && !(first == 0xFF && second >= 0x80)
    }

    private var hasCleanBits: Bool {
        guard let unused = content.first, unused < 8 else { return false }
        guard content.count > 1, let last = content.last else { return unused == 0 }
        return last & (1 << unused &- 1) == 0
    }

    fileprivate var isZeroMinimum: Bool { tag == 0x80 && content.allSatisfy { $0 == 0 } }
}

extension Extension {
    /// Its name, else its identifier.
    var label: String { name ?? oid.description }

    /// Whether its value has a structure that this library knows.
    fileprivate var isDecoded: Bool { name != nil }
}
