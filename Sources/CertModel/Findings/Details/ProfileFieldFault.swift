extension FindingID {
    /// Another version than 3.
    public static let profileVersion = FindingID("profile-version")
    /// A serial number that is not positive, or too long.
    public static let profileSerialNumber = FindingID("profile-serial-number")
    /// A serial number that can't hold 64 random bits.
    public static let profileSerialNumberShort = FindingID("profile-serial-number-short")
    /// A unique identifier of issuer or subject.
    public static let profileUniqueIdentifier = FindingID("profile-unique-identifier")
    /// A validity that is written in the wrong form, or ends before it begins.
    public static let profileValidity = FindingID("profile-validity")
    /// An encoding that is not DER.
    public static let profileEncoding = FindingID("profile-encoding")
    /// A default value that is written out.
    public static let profileDefaultEncoded = FindingID("profile-default-encoded")
    /// Issued for longer than a public authority may.
    public static let lifetimeOverLimit = FindingID("lifetime-over-limit")

    static let profileFieldFindings: [FindingID] = [
        .profileVersion, .profileSerialNumber, .profileSerialNumberShort, .profileUniqueIdentifier,
        .profileValidity, .profileEncoding, .profileDefaultEncoded, .lifetimeOverLimit,
    ]
}

/// What is wrong with the fields of a certificate and their encoding.
package enum ProfileFieldFault: Sendable, Hashable {
    /// Another version than 3.
    case version(Int)
    case serialNumber(SerialNumberFault)
    /// Too few octets for 64 random bits.
    case serialNumberShort(octets: Int)
    case uniqueIdentifier
    /// A time before 2050 is a GeneralizedTime.
    case validityForm(ValidityField)
    case validityOrder(from: Timestamp, to: Timestamp)
    case encoding(EncodingFlaw, in: EncodedPlace)
    case defaultEncoded(DefaultValue)
    /// Lengths in days of 86,400 seconds, what is begun counted whole.
    case lifetimeOverLimit(days: Int64, limit: Int64)

    /// What about a serial number.
    package enum SerialNumberFault: Sendable, Hashable {
        case zero, negative
        case tooLong(octets: Int)
    }

    /// One of the two times, as RFC 5280 names it.
    package enum ValidityField: String, Sendable, Hashable {
        case notBefore, notAfter
    }

    /// What in an encoding is not DER.
    package enum EncodingFlaw: Sendable, Hashable {
        case longLength, unsortedSet, boolean, longInteger, unusedBits, trailingZeroBits
        case nullWithContent, stringInParts
    }

    /// What is not encoded in DER.
    package enum EncodedPlace: Sendable, Hashable {
        case certificate, publicKey
        /// The extension of this name.
        case `extension`(String)
    }

    /// A default value that is written out.
    package enum DefaultValue: Sendable, Hashable {
        case version, critical, basicConstraintsCA, subtreeMinimum
    }

    var id: FindingID {
        switch self {
        case .version: .profileVersion
        case .serialNumber: .profileSerialNumber
        case .serialNumberShort: .profileSerialNumberShort
        case .uniqueIdentifier: .profileUniqueIdentifier
        case .validityForm, .validityOrder: .profileValidity
        case .encoding: .profileEncoding
        case .defaultEncoded: .profileDefaultEncoded
        case .lifetimeOverLimit: .lifetimeOverLimit
        }
    }

    /// Whether the rule is for public authorities alone.
    var isPublic: Bool {
        switch self {
        case .serialNumberShort, .lifetimeOverLimit: true
        default: false
        }
    }
}
