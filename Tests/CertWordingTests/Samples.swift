import CertModel

/// Values that the tests of several areas word.
enum Sample {
    static let crl = Location(path: "crls.pem", line: 9)

    /// A name of one common name.
    static func name(_ commonName: String) -> DistinguishedName {
        let attribute = DistinguishedName.Attribute(
            type: OID(2, 5, 4, 3),
            tag: 0x0C,
            bytes: Array(commonName.utf8)
        )
        return DistinguishedName(relativeNames: [[attribute]], der: Array(commonName.utf8))
    }

    static func time(_ text: String) -> Timestamp {
        Timestamp(rfc3339: text) ?? Timestamp(secondsSinceEpoch: 0)
    }
}
