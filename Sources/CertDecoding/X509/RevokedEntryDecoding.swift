package import CertModel

/// Goes once through the entries of a CRL and records the offset of each.
struct EntryIndexing {
    private var index: [UInt64] = []
    private var issuers: [RevokedEntries.CertificateIssuer] = []
    /// Why the CRL must not be used, each reason once.
    private(set) var faults: [RevocationListFault] = []

    /// The offsets of the entries.
    var entries: RevokedEntries { RevokedEntries(index: index, issuers: issuers) }

    /// Reads `SEQUENCE OF SEQUENCE { userCertificate, revocationDate, crlEntryExtensions }`.
    mutating func read(_ list: DERCursor) throws(DERError) {
        var list = list
        while !list.isAtEnd {
            let element = try list.next(Tag.sequence, "a revoked certificate")
            do throws(DERError) { try read(element, of: list.bytes) } catch {
                note(.undecodableEntry(error.reason))
            }
        }
        index.sort()
    }

    private mutating func read(_ element: DERElement, of der: [UInt8]) throws(DERError) {
        var entry = DERCursor(der, inside: element)
        let serial = try entry.next(Tag.integer, "userCertificate").content
        let hash = RevokedEntries.hash(der[serial].significant)
        index.append(hash | UInt64(element.start))
        _ = try entry.next("revocationDate")
        guard !entry.isAtEnd else { return }
        try entry.forEachEntryExtension { oid, isCritical, value throws(DERError) in
            switch oid {
            case .reasonCode, .invalidityDate: break
            case .certificateIssuer:
                issuers.append(.init(offset: element.start, names: value))
            // RFC 5280 §5.3: "If a CRL contains a critical CRL entry extension that the application
            // cannot process, then the application MUST NOT use that CRL to determine the status of
            // any certificates."
            default:
                guard isCritical else { break }
                note(.unknownCriticalEntryExtension(oid))
            }
        }
    }

    private mutating func note(_ fault: RevocationListFault) {
        if faults.count < 8, !faults.contains(fault) { faults.append(fault) }
    }
}

extension CertificateRevocationList {
    /// The entry about a certificate; nil where there is none (RFC 5280 §5.3.3, §6.3.3 (i), (j)).
    ///
    /// - Throws: `DERError` where an entry of its serial number can't be decoded.
    package func entry(for certificate: Certificate) throws(DERError) -> RevokedEntry? {
        let wanted = certificate.serialNumber[...].significant
        for offset in entries.offsets(hash: RevokedEntries.hash(wanted)) {
            var list = DERCursor(der, in: offset..<der.count)
            var entry = try list.enter(Tag.sequence, "a revoked certificate")
            let serial = try entry.next(Tag.integer, "userCertificate").content
            guard der[serial].significant == wanted,
                try isIssuer(certificate.issuer, at: offset)
            else { continue }
            return try RevokedEntry(&entry)
        }
        return nil
    }

    /// > §5.3.3: "If this extension is not present on the first entry in an indirect CRL, the
    /// > certificate issuer defaults to the CRL issuer. On subsequent entries in an indirect CRL,
    /// > if this extension is not present, the certificate issuer for the entry is the same as that
    /// > for the preceding entry."
    private func isIssuer(_ name: DistinguishedName, at offset: Int) throws(DERError) -> Bool {
        guard let named = entries.issuer(at: offset) else { return issuer.matches(name) }
        var value = DERCursor(der, in: named.names)
        return try value.names(of: "certificateIssuer").contains { $0.matches(.directory(name)) }
    }
}

extension RevokedEntry {
    /// Decodes what follows the serial number.
    fileprivate init(_ entry: inout DERCursor) throws(DERError) {
        let date = try entry.time("revocationDate")
        var reason = RevocationReason.unspecified
        var invalidityDate: Timestamp?
        let der = entry.bytes
        if !entry.isAtEnd {
            try entry.forEachEntryExtension { oid, _, value throws(DERError) in
                var cursor = DERCursor(der, in: value)
                switch oid {
                case .reasonCode:
                    let code = try cursor.count("the reason", tag: Tag.enumerated)
                    reason = UInt8(exactly: code).flatMap(RevocationReason.init) ?? .unspecified
                case .invalidityDate:
                    invalidityDate = try cursor.time("the invalidity date")
                default: break
                }
            }
        }
        self.init(date: date, reason: reason, invalidityDate: invalidityDate)
    }
}

extension DERCursor {
    /// Calls `body` with each extension of an entry, which must be the entry's last field.
    fileprivate mutating func forEachEntryExtension(
        _ body: (_ oid: OID, _ isCritical: Bool, _ value: Range<Int>) throws(DERError) -> Void
    ) throws(DERError) {
        var list = try enter(Tag.sequence, "crlEntryExtensions")
        try expectEnd(of: "a revoked certificate")
        while !list.isAtEnd {
            var one = try list.enter(Tag.sequence, "an entry's extension")
            let oid = try one.oid("an entry extension's identifier")
            let isCritical = one.nextTag == Tag.boolean ? try one.boolean("critical") : false
            let value = try one.next(Tag.octetString, "an entry extension's value").content
            try one.expectEnd(of: "an entry's extension")
            try body(oid, isCritical, value)
        }
    }
}

extension ArraySlice<UInt8> {
    /// An INTEGER's content without octets that only repeat its sign: serial numbers are equal
    /// however long they are written.
    fileprivate var significant: ArraySlice<UInt8> {
        var rest = self
        while let first = rest.first, let second = rest.dropFirst().first,
            (first == 0 && second < 0x80) || (first == 0xFF && second >= 0x80)
        {
            rest = rest.dropFirst()
        }
        return rest
    }
}

extension OID {
    fileprivate static let reasonCode = OID(2, 5, 29, 21)
    fileprivate static let invalidityDate = OID(2, 5, 29, 24)
    fileprivate static let certificateIssuer = OID(2, 5, 29, 29)
}
