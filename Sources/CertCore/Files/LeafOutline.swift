import CertDecoding

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

    /// Whether the first certificate of a PEM file is a leaf's, without decoding the file in full;
    /// false also where only that would show it.
    static func showLeaf(in bytes: [UInt8]) -> Bool {
        var scanner = PEMScanner(bytes)
        while let block = scanner.next() {
            guard block.faults.isEmpty else { return false }
            guard BlockLabel(block.label) == .certificate else { continue }
            guard case .decoded(let der) = Base64.decode(bytes[block.body]),
                let outline = try? CertificateOutline(der)
            else { return false }
            return !outline.isCA
        }
        return false
    }
}
