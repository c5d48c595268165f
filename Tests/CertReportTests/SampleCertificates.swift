import CertModel

/// Certificates that were never encoded: their DER is a stand-in.
extension Samples {
    static func name(_ commonName: String) -> DistinguishedName {
        let attribute = DistinguishedName.Attribute(
            type: .commonName,
            tag: 0x0C,
            bytes: Array(commonName.utf8)
        )
        return DistinguishedName(relativeNames: [[attribute]], der: [0x30])
    }

    static let publicKey = PublicKey(
        algorithm: .ec,
        bits: 256,
        curve: "P-256",
        subjectPublicKeyInfo: [0x30],
        sha256: digest(0x55)
    )

    static func certificate(
        _ commonName: String = "www.example.test",
        known: Certificate.KnownExtensions = extensions()
    ) -> Certificate {
        let algorithm = AlgorithmIdentifier(
            algorithm: .sha1WithECDSA,
            parameters: nil,
            der: [0x30]
        )
        return Certificate(
            der: [0x30],
            signedRange: 0..<1,
            version: 3,
            serialNumber: [0x0A, 0xBC],
            innerSignatureAlgorithm: algorithm,
            signatureAlgorithm: algorithm,
            signature: [1],
            issuer: name("Fixture Intermediate CA"),
            notBefore: time(2026, 1, 1),
            notAfter: time(2026, 4, 1),
            subject: name(commonName),
            publicKey: publicKey,
            extensions: [
                Extension(oid: .subjectAlternativeName, isCritical: false, value: [0x30]),
                Extension(oid: OID(1, 2, 3), isCritical: true, value: []),
            ],
            known: known,
            sha256: digest(0x11),
            sha1: Array(repeating: 0x44, count: 20),
            statedTrust: nil
        )
    }

    static func extensions() -> Certificate.KnownExtensions {
        var known = Certificate.KnownExtensions()
        known.subjectAlternativeNames = [
            .dns("www.example.test"), .ip([192, 0, 2, 1]), .dns("example.test"),
        ]
        known.keyUsage = [.digitalSignature, .keyEncipherment]
        known.extendedKeyUsage = [KeyPurpose.serverAuth]
        known.basicConstraints = BasicConstraints(isCA: false, pathLength: nil)
        known.nameConstraints = NameConstraints(
            permitted: [.dns("example.test"), .ip([10, 0, 0, 0, 255, 128, 0, 0])],
            excluded: []
        )
        known.subjectKeyIdentifier = [0xAB, 0xCD]
        known.authorityInformationAccess = [
            AccessDescription(
                method: AccessDescription.caIssuers,
                location: .uri("http://ca.test/int.der")
            )
        ]
        known.tlsFeatures = [5]
        return known
    }

    static let inspection = Inspection(
        files: [
            InspectedFile(
                path: "all.pem",
                format: .pem,
                items: [
                    Item(line: 1, index: 0, content: .certificate(certificate())),
                    Item(
                        line: 30,
                        index: 1,
                        content: .privateKey(
                            PrivateKeyDescription(isEncrypted: true, publicKey: nil)
                        )
                    ),
                    Item(
                        line: 40,
                        index: 2,
                        content: .request(
                            CertificationRequest(
                                subject: name("www.example.test"),
                                publicKey: publicKey,
                                subjectAlternativeNames: [.dns("www.example.test")],
                                signatureAlgorithm: AlgorithmIdentifier(
                                    algorithm: OID(1, 2, 840, 10045, 4, 3, 2),
                                    parameters: nil,
                                    der: []
                                ),
                                isSignatureValid: true,
                                der: [0x30]
                            )
                        )
                    ),
                    Item(line: 50, index: 3, content: .revocationList(revocationList)),
                    Item(line: 60, index: 4, content: .publicKey(publicKey)),
                    Item(
                        line: 70,
                        index: 5,
                        content: .parameters(
                            KeyParameters(
                                label: "EC PARAMETERS",
                                algorithm: .ec,
                                bits: 256,
                                curve: "P-256"
                            )
                        )
                    ),
                ],
                findings: [
                    Finding.pem(
                        .carriageReturns(areAlone: false),
                        at: Location(path: "all.pem")
                    )
                ]
            )
        ],
        errors: [broken]
    )

    static let revocationList = CertificateRevocationList(
        der: [0x30],
        signedRange: 0..<0,
        version: 2,
        innerSignatureAlgorithm: signatureAlgorithm,
        signatureAlgorithm: signatureAlgorithm,
        signature: [],
        issuer: name("Fixture Intermediate CA"),
        thisUpdate: time(2026, 1, 1),
        nextUpdate: nil,
        extensions: [],
        known: known(number: [0x10, 0x07]),
        faults: [],
        sha256: [],
        location: nil,
        entries: RevokedEntries(index: [1, 2])
    )

    private static func known(number: [UInt8]) -> CertificateRevocationList.KnownExtensions {
        var known = CertificateRevocationList.KnownExtensions()
        known.number = number
        return known
    }

    private static let signatureAlgorithm = AlgorithmIdentifier(
        algorithm: OID(1, 2, 840, 10045, 4, 3, 2),
        parameters: nil,
        der: []
    )
}
