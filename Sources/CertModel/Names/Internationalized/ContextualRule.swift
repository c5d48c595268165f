/// The rules for characters that a host name may have in some places only (RFC 5892 Appendix A).
enum ContextualRule {
    /// Whether the character at a place is allowed there; false for one without a rule.
    static func allows(_ index: Int, of label: [Unicode.Scalar]) -> Bool {
        let before = index > 0 ? label[index - 1] : nil
        let after = index + 1 < label.count ? label[index + 1] : nil
        switch label[index].value {
        case 0x200C:
            // The joining types are not in the standard library: between two letters of a cursive
            // script represents them.
            return before.isVirama || (before.isCursive && after.isCursive)
        case 0x200D:
            return before.isVirama
        case 0xB7:
            return before == "l" && after == "l"
        case 0x375:
            return after.map { 0x370...0x3FF ~= $0.value || 0x1F00...0x1FFF ~= $0.value } ?? false
        case 0x5F3, 0x5F4:
            return before.map { 0x590...0x5FF ~= $0.value } ?? false
        case 0x30FB:
            return label.contains(where: \.isJapanese)
        case 0x660...0x669:
            return !label.contains { 0x6F0...0x6F9 ~= $0.value }
        case 0x6F0...0x6F9:
            return !label.contains { 0x660...0x669 ~= $0.value }
        default:
            return false
        }
    }
}

extension Unicode.Scalar? {
    /// Canonical combining class 9: the sign that joins two consonants of an Indic script.
    fileprivate var isVirama: Bool {
        self?.properties.canonicalCombiningClass.rawValue == 9
    }

    /// A letter or mark of Arabic, Syriac, Thaana's neighbours, N'Ko, Mandaic or Mongolian.
    fileprivate var isCursive: Bool {
        guard let value = self?.value else { return false }
        return switch value {
        case 0x620...0x65F, 0x66E...0x6D3, 0x6D5...0x6DC, 0x6FA...0x6FF: true
        case 0x710...0x77F, 0x7CA...0x7EA, 0x840...0x85B, 0x8A0...0x8FF, 0x1820...0x18AA: true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// Hiragana, Katakana or Han.
    fileprivate var isJapanese: Bool {
        switch value {
        case 0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3005, 0x3007: true
        default: properties.isIdeographic
        }
    }
}
