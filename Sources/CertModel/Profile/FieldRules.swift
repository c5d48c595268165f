/// Version, serial number, validity and unique identifiers.
enum FieldRules {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        var faults = serialNumber(one) + validity(one)
        // Baseline Requirements §7.1.1: "Certificates MUST be of type X.509 v3."
        if one.certificate.version != 3 { faults.append(.field(.version(one.certificate.version))) }
        // RFC 5280 §4.1.2.8: "CAs conforming to this profile MUST NOT generate certificates with
        // unique identifiers."
        if !one.fields.uniqueIdentifiers.isEmpty { faults.append(.field(.uniqueIdentifier)) }
        if let fault = lifetime(one) { faults.append(fault) }
        return faults
    }

    /// > RFC 5280 §4.1.2.2: "The serial number MUST be a positive integer […] Conforming CAs MUST
    /// > NOT use serialNumber values longer than 20 octets."
    private static func serialNumber(_ one: ProfiledCertificate) -> [ProfileFault] {
        let serial = one.certificate.serialNumber
        guard serial.contains(where: { $0 != 0 }) else {
            return isExcused(one) ? [] : [.field(.serialNumber(.zero))]
        }
        guard serial.first.map({ $0 & 0x80 == 0 }) ?? false else {
            return [.field(.serialNumber(.negative))]
        }
        let magnitude = serial.drop { $0 == 0 }
        // An octet of zeros before a number that would else be negative.
        let count = magnitude.count + (magnitude.first.map { $0 >= 0x80 } ?? false ? 1 : 0)
        if count > 20 { return [.field(.serialNumber(.tooLong(octets: count)))] }
        // Baseline Requirements §7.1: "containing at least 64 bits of output from a CSPRNG", since
        // 2016-09-30. Of 65,536 such numbers one has fewer than 7 octets.
        if one.isPublic, one.role != .root, magnitude.count < 7,
            one.isBound(by: .randomSerialNumber)
        {
            return [.field(.serialNumberShort(octets: magnitude.count))]
        }
        return []
    }

    /// Public roots in use have the number 0.
    ///
    /// > RFC 5280 §4.1.2.2: "Non-conforming CAs may issue certificates with serial numbers that are
    /// > negative or zero. Certificate users SHOULD be prepared to gracefully handle such
    /// > certificates."
    ///
    /// An anchor is never looked up by its number, so that there is nothing to handle.
    private static func isExcused(_ one: ProfiledCertificate) -> Bool {
        one.isAnchor && one.role == .root
    }

    /// > RFC 5280 §4.1.2.5: "CAs conforming to this profile MUST always encode certificate validity
    /// > dates through the year 2049 as UTCTime; certificate validity dates in 2050 or later MUST
    /// > be encoded as GeneralizedTime."
    private static func validity(_ one: ProfiledCertificate) -> [ProfileFault] {
        let certificate = one.certificate
        var faults: [ProfileFault] = []
        let times: [(ProfileFieldFault.ValidityField, Timestamp)] = [
            (.notBefore, certificate.notBefore), (.notAfter, certificate.notAfter),
        ]
        for ((field, time), encoded) in zip(times, one.fields.validity)
        where encoded.tag == 0x18 && time < firstOf2050 {
            faults.append(.field(.validityForm(field)))
        }
        if certificate.notAfter < certificate.notBefore {
            let (start, end) = (certificate.notBefore, certificate.notAfter)
            faults.append(.field(.validityOrder(from: start, to: end)))
        }
        return faults
    }

    private static let firstOf2050 = Timestamp(secondsSinceEpoch: 2_524_608_000)

    /// > Baseline Requirements §6.3.2: "a day is measured as 86,400 seconds. Any amount of time
    /// > greater than this, including fractional seconds and/or leap seconds, shall represent an
    /// > additional day."
    ///
    /// The last second is part of the validity (RFC 5280 §4.1.2.5).
    private static func lifetime(_ one: ProfiledCertificate) -> ProfileFault? {
        let (start, end) = (one.certificate.notBefore, one.certificate.notAfter)
        guard one.isPublic, one.role == .leaf, start <= end else { return nil }
        let seconds = end.advanced(bySeconds: 1).seconds(since: start)
        let days = seconds / 86_400 + (seconds % 86_400 == 0 ? 0 : 1)
        guard let limit = LifetimeLimit.inForce(at: start)?.days, days > limit else { return nil }
        return .field(.lifetimeOverLimit(days: days, limit: limit))
    }
}
