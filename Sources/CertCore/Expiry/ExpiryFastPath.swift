import CertDecoding

/// Fast path: a file with nothing to report is not decoded in full.
extension ExpiryScan {
    /// Whether a file has a leaf, where nothing in it is to be reported; nil where the file has to be
    /// decoded in full to know.
    func hasLeafAndNothingToReport(in bytes: [UInt8]) -> Bool? {
        guard !keepsAll else { return nil }
        var scanner = PEMScanner(bytes)
        var certificates = 0
        var hasLeaf = false
        while let block = scanner.next() {
            guard block.faults.isEmpty else { return nil }
            guard BlockLabel(block.label) == .certificate else { continue }
            guard case .decoded(let der) = Base64.decode(bytes[block.body]),
                let outline = try? CertificateOutline(der)
            else { return nil }
            let period = ValidityPeriod(notBefore: outline.notBefore, notAfter: outline.notAfter)
            let location = Location(path: "")
            guard check.finding(for: period, at: location) == nil else { return nil }
            certificates += 1
            if !hasLeaf { hasLeaf = !outline.isCA }
        }
        return certificates > 0 ? hasLeaf : nil
    }
}
