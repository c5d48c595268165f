/// What a deployment's key adds to its verdict.
extension Deployment {
    /// Takes the key that was found for it.
    ///
    /// - Parameters:
    ///   - matches: Nil for a key that could not be opened.
    ///   - findings: What is wrong with the key itself.
    mutating func take(_ key: Location, matches: Bool?, _ findings: [Finding] = []) {
        self.key = PlacedKey(location: key, matches: matches)
        self.findings += findings
    }

    /// Takes a key that was meant for it and belongs to another certificate.
    ///
    /// - Parameters:
    ///   - owner: The certificate that the key belongs to instead.
    ///   - fitting: Where the key is that fits the certificate.
    mutating func takeMismatched(
        _ key: Location,
        belongsTo owner: KeyOwner,
        fitting: Location? = nil
    ) {
        take(key, matches: false)
        findings.append(
            .keyMismatch(
                key: key,
                certificate: certificate.location,
                certificateName: name,
                belongsTo: owner,
                fitting: fitting
            )
        )
    }
}
