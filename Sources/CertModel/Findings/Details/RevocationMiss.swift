/// Why a CRL of the right issuer does not answer for a certificate.
package struct RevocationMiss: Error, Sendable, Hashable {
    package let list: CertificateRevocationList
    package let reason: Reason

    package init(_ list: CertificateRevocationList, _ reason: Reason) {
        self.list = list
        self.reason = reason
    }

    /// What is in the way; the greater of two is nearer to an answer.
    package enum Kind: String, Sendable, Hashable, CaseIterable, Comparable {
        case scope, unusable, signature
        case notYetValid = "not-yet-valid"
        case expired

        package static func < (one: Kind, other: Kind) -> Bool { one.rank < other.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// What is the matter with the list.
    package enum Reason: Sendable, Hashable {
        /// It adds to a complete CRL, which is missing.
        case baseMissing
        /// The certificate is out of its scope.
        case outOfScope(RevocationScope.Mismatch)
        /// It must not be used at all.
        case faulty(RevocationListFault)
        /// No certificate of its issuer is given.
        case issuerMissing
        /// The key usage of its issuer is without `cRLSign`.
        case signerWithoutKeyUsage(DistinguishedName)
        /// The issuer that signed it has no valid path of its own.
        case signerWithoutPath(DistinguishedName)
        /// The key of its issuer does not verify its signature.
        case signatureInvalid(signer: DistinguishedName)
        /// Its signature can't be verified.
        case signatureUnusable(ErrorDetail)
        /// It was not tried: the signatures of this run would take longer than the limit.
        case beyondBudget(milliseconds: Int)
        case notYetValid
        case expired(since: Timestamp, at: Timestamp)

        package var kind: Kind {
            switch self {
            case .baseMissing, .outOfScope: .scope
            case .faulty, .beyondBudget, .issuerMissing, .signerWithoutKeyUsage, .signerWithoutPath:
                .unusable
            case .signatureInvalid, .signatureUnusable: .signature
            case .notYetValid: .notYetValid
            case .expired: .expired
            }
        }
    }
}

/// What RFC 5280 §5 forbids or requires of a CRL, for which it must not be used.
package enum RevocationListFault: Sendable, Hashable {
    /// It holds an extension twice.
    case repeatedExtension(String)
    /// A critical extension is not known.
    case unknownCriticalExtension(String)
    /// An extension can't be decoded, in the decoder's words.
    case undecodableExtension(String, String)
    /// An entry can't be decoded, in the decoder's words.
    case undecodableEntry(String)
    /// A critical extension of an entry is not known.
    case unknownCriticalEntryExtension(OID)
    /// It is of another version than 2.
    case version(Int)
    case nextUpdateMissing
    /// It does not name the key of its issuer.
    case keyIdentifierMissing
    case numberMissing
    /// Its number is longer than 20 octets.
    case numberTooLong
    /// An extension is critical that must not be.
    case criticalExtension(String)
    /// An extension is not critical that must be.
    case notCriticalExtension(String)
}

/// Where a CRL is published.
package enum RevocationListAddress: Sendable, Hashable {
    case uri(String)
    /// An entry of a directory.
    case directory(DistinguishedName)

    /// The address, as it was found and of a bounded length.
    package var text: String {
        switch self {
        case .uri(let text): text.shortened(to: 200)
        case .directory(let name): name.description.shortened(to: 200)
        }
    }
}

extension [GeneralName] {
    /// Of the names of one place the one to look it up by, a URI before a directory's entry; nil
    /// where there is neither.
    package var address: RevocationListAddress? {
        // Without making a list of them all.
        for name in self { if case .uri(let text) = name { return .uri(text) } }
        for name in self { if case .directory(let name) = name { return .directory(name) } }
        return nil
    }
}
