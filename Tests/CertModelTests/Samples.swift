import CertModel

/// Values that tests make findings from; nothing in them is signed.
enum Sample {
    static let location = Location(path: "fullchain.pem", line: 3)

    static func name(_ relativeNames: [[(OID, String)]], tag: UInt8 = 0x0C) -> DistinguishedName {
        let attributes = relativeNames.map { relativeName in
            relativeName.map {
                DistinguishedName.Attribute(type: $0.0, tag: tag, bytes: Array($0.1.utf8))
            }
        }
        // Not the encoding, but different where the names are written differently.
        var der: [UInt8] = []
        for relativeName in attributes {
            der.append(0x31)
            for attribute in relativeName {
                der += attribute.type.bytes + [attribute.tag] + attribute.bytes
            }
        }
        return DistinguishedName(relativeNames: attributes, der: der)
    }

    static func key(
        _ algorithm: PublicKey.Algorithm,
        bits: Int,
        curve: String? = nil
    ) -> PublicKey {
        PublicKey(
            algorithm: algorithm,
            bits: bits,
            curve: curve,
            subjectPublicKeyInfo: [],
            sha256: []
        )
    }

    static func algorithm(_ oid: OID, parameters: [UInt8]? = nil) -> AlgorithmIdentifier {
        AlgorithmIdentifier(algorithm: oid, parameters: parameters, der: [])
    }

    static func certificate(
        commonName: String,
        names: [GeneralName]?,
        key: PublicKey = key(.ec, bits: 256, curve: "P-256"),
        signature: AlgorithmIdentifier = algorithm(OID(1, 2, 840, 10045, 4, 3, 2))
    ) -> Certificate {
        var known = Certificate.KnownExtensions()
        known.subjectAlternativeNames = names
        let subject = name([[(.commonName, commonName)]])
        return Certificate(
            der: [],
            signedRange: 0..<0,
            version: 3,
            serialNumber: [1],
            innerSignatureAlgorithm: signature,
            signatureAlgorithm: signature,
            signature: [],
            issuer: subject,
            notBefore: Timestamp(secondsSinceEpoch: 0),
            notAfter: Timestamp(secondsSinceEpoch: 86_399),
            subject: subject,
            publicKey: key,
            extensions: [],
            known: known,
            sha256: [],
            sha1: [],
            statedTrust: nil
        )
    }
}

extension Finding {
    func number(_ name: String) -> Int64? {
        for value in values where value.name == name {
            if case .number(let number) = value.content { return number }
        }
        return nil
    }

    func list(_ name: String) -> [String]? {
        for value in values where value.name == name {
            if case .list(let texts) = value.content { return texts }
        }
        return nil
    }
}
