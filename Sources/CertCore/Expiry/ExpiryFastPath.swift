import CertDecoding

/// Fast path: a file with nothing to report is not decoded in full.
extension ExpiryScan {
    /// Whether a file has a leaf, where nothing in it is to be reported; nil where the file has to be
    /// decoded in full to know.
    func hasLeafAndNothingToReport(in bytes: [UInt8]) -> Bool? {
        guard !keepsAll else { return nil }
        var outlines = CertificateOutlines(bytes)
        var certificates = 0
        var hasLeaf = false
        scan: while true {
            switch outlines.next() {
            case .undecoded: return nil
            case .end: break scan
            case .certificate(let outline):
                let period = ValidityPeriod(
                    notBefore: outline.notBefore,
                    notAfter: outline.notAfter
                )
                guard check.finding(for: period, at: Location(path: "")) == nil else { return nil }
                certificates += 1
                if !hasLeaf { hasLeaf = !outline.isCA }
            }
        }
        return certificates > 0 ? hasLeaf : nil
    }
}
