package import CertModel

extension CertificateRevocationList {
    /// Decodes a CRL (RFC 5280 §5.1); octets that follow it are left out.
    ///
    /// What keeps it from being used for a verdict, but not from being inspected, becomes a fault.
    ///
    /// - Parameter location: Where it was found; nil for one that is in no file.
    package convenience init(
        der bytes: [UInt8],
        at location: Location?,
        using functions: CryptographicFunctions
    ) throws(DERError) {
        var file = DERCursor(bytes)
        let whole = try file.next(Tag.sequence, "the CRL")
        let der = whole.whole.upperBound == bytes.count ? bytes : Array(bytes[whole.whole])
        guard der.count <= Int(UInt32.max) else {
            throw DERError(at: 0, "the CRL is longer than 4 GiB")
        }
        var outer = DERCursor(der, inside: whole)
        let signed = try outer.next(Tag.sequence, "tbsCertList")
        let algorithm = try outer.algorithmIdentifier("signatureAlgorithm")
        let signatureBits = try outer.next(Tag.bitString, "signatureValue")
        try outer.expectEnd(of: "the CRL")
        // A signature is of whole octets; one that is not can't be verified, but the CRL can be inspected.
        let isWhole = der[signatureBits.content].first == 0
        let fields = try SignedFields(der, signed)
        self.init(
            der: der,
            signedRange: signed.whole,
            version: fields.version,
            innerSignatureAlgorithm: fields.algorithm,
            signatureAlgorithm: algorithm,
            signature: isWhole ? Array(der[signatureBits.content].dropFirst()) : [],
            issuer: fields.issuer,
            thisUpdate: fields.thisUpdate,
            nextUpdate: fields.nextUpdate,
            extensions: fields.extensions.all,
            known: fields.extensions.known,
            faults: fields.extensions.faults + fields.entryFaults,
            sha256: functions.sha256(der),
            location: location,
            entries: fields.entries
        )
    }
}

/// The fields of `TBSCertList` (RFC 5280 §5.1.2).
private struct SignedFields {
    let version: Int
    let algorithm: AlgorithmIdentifier
    let issuer: DistinguishedName
    let thisUpdate: Timestamp
    let nextUpdate: Timestamp?
    let entries: RevokedEntries
    let entryFaults: [RevocationListFault]
    let extensions: ListExtensions

    init(_ der: [UInt8], _ signed: DERElement) throws(DERError) {
        var list = DERCursor(der, inside: signed)
        let hasVersion = list.nextTag == Tag.integer
        version = hasVersion ? min(try list.count("version"), 1000) + 1 : 1
        algorithm = try list.algorithmIdentifier("signature")
        issuer = try list.distinguishedName("issuer")
        thisUpdate = try list.time("thisUpdate")
        let hasNextUpdate = list.nextTag == Tag.utcTime || list.nextTag == Tag.generalizedTime
        nextUpdate = hasNextUpdate ? try list.time("nextUpdate") : nil
        var indexing = EntryIndexing()
        if let revoked = try list.optional(Tag.sequence, "revokedCertificates") {
            try indexing.read(DERCursor(der, inside: revoked))
        }
        entries = indexing.entries
        entryFaults = indexing.faults
        extensions = try ListExtensions(list.optional(Tag.constructed(0), "crlExtensions"), in: der)
        try list.expectEnd(of: "tbsCertList")
    }
}

/// The extensions of a CRL (RFC 5280 §5.2), and what is wrong with them.
private struct ListExtensions {
    var all: [Extension] = []
    var known = CertificateRevocationList.KnownExtensions()
    var faults: [RevocationListFault] = []

    init(_ element: DERElement?, in der: [UInt8]) throws(DERError) {
        guard let element else { return }
        var outer = DERCursor(der, inside: element)
        var list = try outer.enter(Tag.sequence, "crlExtensions")
        try outer.expectEnd(of: "crlExtensions")
        var seen: Set<OID> = []
        while !list.isAtEnd {
            let one = try list.extension()
            all.append(one)
            if !seen.insert(one.oid).inserted {
                faults.append(.repeatedExtension(one.label))
            } else {
                take(one)
            }
        }
    }

    /// > RFC 5280 §5.2: "If a CRL contains a critical extension that the application cannot
    /// > process, then the application MUST NOT use that CRL to determine the status of
    /// > certificates."
    private mutating func take(_ one: Extension) {
        do throws(DERError) {
            guard try known.decode(one) || !one.isCritical else {
                faults.append(.unknownCriticalExtension(one.label))
                return
            }
        } catch {
            faults.append(.undecodableExtension(one.label, error.reason))
        }
    }
}

extension CertificateRevocationList.KnownExtensions {
    /// Decodes the value of one extension into its property; false for one that has no meaning here.
    fileprivate mutating func decode(_ one: Extension) throws(DERError) -> Bool {
        var cursor = DERCursor(one.value)
        switch one.oid {
        case .authorityKeyIdentifier: authorityKeyIdentifier = try cursor.authorityKeyIdentifier()
        case .cRLNumber: number = try cursor.natural("the number")
        case .deltaCRLIndicator: baseNumber = try cursor.natural("the base's number")
        case .issuingDistributionPoint:
            issuingDistributionPoint = try cursor.issuingDistributionPoint()
        case .freshestCRL: freshestCRL = try cursor.distributionPoints()
        // Other names and locations of the issuer, which do not change a verdict.
        case .issuerAlternativeName, .authorityInformationAccess: return true
        default: return false
        }
        try cursor.expectEnd(of: "the value")
        return true
    }
}

extension Extension {
    /// The name for people, else the dotted form.
    fileprivate var label: String { name ?? oid.description }
}

extension DERCursor {
    /// `Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue }`.
    fileprivate mutating func `extension`() throws(DERError) -> Extension {
        var one = try enter(Tag.sequence, "an extension")
        let oid = try one.oid("an extension's identifier")
        let isCritical = one.nextTag == Tag.boolean ? try one.boolean("critical") : false
        let value = try one.octets(Tag.octetString, "an extension's value")
        try one.expectEnd(of: "an extension")
        return Extension(oid: oid, isCritical: isCritical, value: value)
    }

    /// The octets of an INTEGER that is not negative.
    fileprivate mutating func natural(
        _ what: @autoclosure () -> String
    ) throws(DERError) -> [UInt8] {
        let octets = try integerBytes(what())
        guard octets[0] & 0x80 == 0 else { throw DERError(at: 0, "\(what()) is negative") }
        return octets
    }

    /// `IssuingDistributionPoint` (RFC 5280 §5.2.5).
    fileprivate mutating func issuingDistributionPoint()
        throws(DERError) -> IssuingDistributionPoint
    {
        var fields = try enter(Tag.sequence, "issuingDistributionPoint")
        var point = IssuingDistributionPoint()
        if let name = try fields.optional(Tag.constructed(0), "distributionPoint") {
            (point.fullName, point.relativeName) = try fields.distributionPointName(name)
        }
        point.onlyContainsUserCerts = try fields.flag(1, "onlyContainsUserCerts")
        point.onlyContainsCACerts = try fields.flag(2, "onlyContainsCACerts")
        if let reasons = try fields.optional(Tag.context(3), "onlySomeReasons") {
            point.onlySomeReasons = RevocationReasons(
                rawValue: Self.namedBits(bytes[reasons.content])
            )
        }
        point.indirectCRL = try fields.flag(4, "indirectCRL")
        point.onlyContainsAttributeCerts = try fields.flag(5, "onlyContainsAttributeCerts")
        try fields.expectEnd(of: "issuingDistributionPoint")
        return point
    }

    /// A BOOLEAN that is false where it is absent, below a tag of its own.
    private mutating func flag(
        _ number: UInt8,
        _ what: @autoclosure () -> String
    ) throws(DERError) -> Bool {
        guard let element = try optional(Tag.context(number), what()) else { return false }
        guard element.content.count == 1 else {
            throw DERError(at: element.start, "\(what()) is a BOOLEAN of other than one octet")
        }
        return bytes[element.content.lowerBound] != 0
    }
}
