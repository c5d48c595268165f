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

/// The wording of what is wrong with the fields of a certificate and their encoding.
extension ProfileFault {
    static func version(_ version: Int) -> ProfileFault {
        ProfileFault(
            .profileVersion,
            "the certificate is of version \(version), not 3",
            mend: "as version 3"
        )
    }

    /// `fault` says what about it, such as `is zero`.
    static func serialNumber(_ fault: String) -> ProfileFault {
        ProfileFault(
            .profileSerialNumber,
            "the serial number \(fault)",
            mend: "with a positive serial number of at most 20 octets"
        )
    }

    static func serialNumberShort(octets: Int) -> ProfileFault {
        ProfileFault(
            public: .profileSerialNumberShort,
            "the serial number is \(octets * 8) bits long, too short for 64 random bits",
            mend: "with a serial number of at least 64 random bits"
        )
    }

    static let uniqueIdentifier = ProfileFault(
        .profileUniqueIdentifier,
        "the certificate has a unique identifier beside its names",
        mend: "without issuerUniqueID and subjectUniqueID"
    )

    static func validityForm(_ field: String) -> ProfileFault {
        ProfileFault(
            .profileValidity,
            "\(field) is a GeneralizedTime before 2050",
            mend: "with UTCTime for times through 2049"
        )
    }

    static func validityOrder(from start: Timestamp, to end: Timestamp) -> ProfileFault {
        ProfileFault(
            .profileValidity,
            "the validity ends (\(end)) before it begins (\(start))",
            mend: "with a notAfter behind its notBefore"
        )
    }

    /// `flaw` says what, `place` where, such as `the extension keyUsage`.
    static func encoding(_ flaw: String, in place: String) -> ProfileFault {
        ProfileFault(
            .profileEncoding,
            "\(place) is not in DER: \(flaw)",
            mend: "encoded in DER"
        )
    }

    static func defaultEncoded(_ value: String) -> ProfileFault {
        ProfileFault(
            .profileDefaultEncoded,
            "\(value) is written out although it is the default, which DER leaves out",
            mend: "without the default values"
        )
    }

    /// Lengths in days of 86,400 seconds, what is begun counted whole.
    static func lifetimeOverLimit(days: Int64, limit: Int64) -> ProfileFault {
        ProfileFault(
            public: .lifetimeOverLimit,
            "issued for \(days) days, where public authorities may issue for \(limit)",
            mend: "for at most \(limit) days"
        )
    }
}
