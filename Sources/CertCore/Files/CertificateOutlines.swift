import CertDecoding

/// The certificates of a PEM file in outline, one after the other, as far as that takes no full
/// decoding.
struct CertificateOutlines {
    private let bytes: [UInt8]
    private var scanner: PEMScanner

    enum Next {
        case certificate(CertificateOutline)
        /// There are no more.
        case end
        /// Only full decoding shows what comes next.
        case undecoded
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        scanner = PEMScanner(bytes)
    }

    mutating func next() -> Next {
        while let block = scanner.next() {
            guard block.faults.isEmpty else { return .undecoded }
            guard BlockLabel(block.label) == .certificate else { continue }
            guard case .decoded(let der) = Base64.decode(bytes[block.body]),
                let outline = try? CertificateOutline(der)
            else { return .undecoded }
            return .certificate(outline)
        }
        return .end
    }

    /// Whether the first certificate of a file is a leaf's; false also where only full decoding
    /// would show it.
    static func showLeaf(in bytes: [UInt8]) -> Bool {
        var outlines = CertificateOutlines(bytes)
        guard case .certificate(let outline) = outlines.next() else { return false }
        return !outline.isCA
    }
}

extension CertificateOutline {
    /// Whether its basic constraints assert `cA`.
    var isCA: Bool {
        var isCA = false
        try? forEachExtension { (oid, _, value) throws(DERError) in
            guard oid == .basicConstraints else { return true }
            var cursor = DERCursor(der, in: value)
            let constraints = try cursor.basicConstraints()
            try cursor.expectEnd(of: "the value")
            isCA = constraints.isCA
            return false
        }
        return isCA
    }
}
