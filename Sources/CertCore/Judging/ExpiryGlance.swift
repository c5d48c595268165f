/// The short look that is all a file needs that is well.
extension ExpiryScan {
    /// Whether a file has a leaf, where all that stands in it is well and nobody wants to see it;
    /// nil where it takes a closer look.
    func glance(at bytes: [UInt8]) -> Bool? {
        guard !keepsAll else { return nil }
        var scanner = ArmourScanner(bytes)
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
            if !hasLeaf { hasLeaf = !outline.isAuthority }
        }
        return certificates > 0 ? hasLeaf : nil
    }
}

extension CertificateOutline {
    /// Whether its basic constraints say that it is an authority's.
    fileprivate var isAuthority: Bool {
        var isAuthority = false
        try? forEachExtension { (oid, _, value) throws(DERError) in
            guard oid == .basicConstraints else { return true }
            var cursor = DERCursor(der, in: value)
            let constraints = try cursor.basicConstraints()
            try cursor.expectEnd(of: "the value")
            isAuthority = constraints.isAuthority
            return false
        }
        return isAuthority
    }
}
