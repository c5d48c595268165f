import CertModel
import TestSupport
import Testing

@testable import CertDecoding

/// The extensions of RFC 5280 §4.2, RFC 6962 and RFC 7633.
struct ExtensionDecodingTests {
    private static let types: [String: [UInt8]] = [
        "subjectAltName": DER.oid(2, 5, 29, 17), "issuerAltName": DER.oid(2, 5, 29, 18),
        "keyUsage": DER.oid(2, 5, 29, 15), "extKeyUsage": DER.oid(2, 5, 29, 37),
        "basicConstraints": DER.oid(2, 5, 29, 19), "nameConstraints": DER.oid(2, 5, 29, 30),
        "subjectKeyIdentifier": DER.oid(2, 5, 29, 14),
        "authorityKeyIdentifier": DER.oid(2, 5, 29, 35),
        "certificatePolicies": DER.oid(2, 5, 29, 32), "policyMappings": DER.oid(2, 5, 29, 33),
        "policyConstraints": DER.oid(2, 5, 29, 36), "inhibitAnyPolicy": DER.oid(2, 5, 29, 54),
        "authorityInfoAccess": DER.oid(1, 3, 6, 1, 5, 5, 7, 1, 1),
        "cRLDistributionPoints": DER.oid(2, 5, 29, 31), "freshestCRL": DER.oid(2, 5, 29, 46),
        "signedCertificateTimestampList": DER.oid(1, 3, 6, 1, 4, 1, 11129, 2, 4, 2),
        "tlsFeature": DER.oid(1, 3, 6, 1, 5, 5, 7, 1, 24),
    ]

    private func certificate(_ type: String, _ value: [UInt8]) throws -> Certificate {
        let oid = try #require(Self.types[type])
        let parts = CertificateParts(extensions: CertificateParts.extension(oid, value))
        let certificate = try Certificate(der: parts.der)
        #expect(certificate.extensions.map(\.name) == [type])
        #expect(certificate.extensions.map(\.value) == [value])
        return certificate
    }

    private func known(_ type: String, _ value: [UInt8]) throws -> Certificate.KnownExtensions {
        let certificate = try certificate(type, value)
        #expect(certificate.extensionFaults.isEmpty)
        return certificate.known
    }

    private static let directory = DER.constructed(4, CertificateParts.name("d.test"))

    private static let point = DER.sequence(
        DER.constructed(0, DER.constructed(0, DER.string(0x86, "http://a.test/crl"))),
        DER.context(1, [1, 0x60]),
        DER.constructed(2, directory)
    )

    private static let relativePoint = DER.sequence(
        DER.constructed(
            0,
            DER.constructed(1, DER.sequence(DER.oid(2, 5, 4, 3), DER.string(0x0C, "crl")))
        )
    )

    private static let timestamp =
        [0] + [UInt8](repeating: 7, count: 32)
        + [0, 0, 1, 0x9B, 0, 0, 0, 1] + [0, 0]

    private static func timestamps(_ list: [UInt8]) -> [UInt8] {
        DER.octets([UInt8(list.count >> 8), UInt8(list.count & 0xFF)] + list)
    }

    @Test("alternative names are read, of every kind")
    func alternativeNames() throws {
        let value = DER.sequence(
            DER.constructed(0, DER.oid(1, 2, 3), DER.constructed(0, DER.string(0x0C, "o"))),
            DER.string(0x81, "a@a.test"),
            DER.string(0x82, "*.a.test"),
            DER.constructed(3, DER.null),
            Self.directory,
            DER.constructed(5, DER.null),
            DER.string(0x86, "https://a.test/"),
            DER.context(7, [192, 0, 2, 1]),
            DER.context(8, [0x2A, 0x03]),
            DER.context(2, [0x62, 0xFC]),
            DER.context(7, [1, 2, 3])
        )
        var subject = DERCursor(CertificateParts.name("d.test"))
        let directory = try subject.distinguishedName("it")
        let names: [GeneralName] = [
            .other(type: OID(1, 2, 3), value: DER.string(0x0C, "o")), .email("a@a.test"),
            .dns("*.a.test"), .x400(DER.constructed(3, DER.null)), .directory(directory),
            .ediParty(DER.constructed(5, DER.null)), .uri("https://a.test/"), .ip([192, 0, 2, 1]),
            .registeredID(OID(1, 2, 3)), .dns("bü"), .ip([1, 2, 3]),
        ]
        #expect(try known("subjectAltName", value).subjectAlternativeNames == names)
        #expect(try known("issuerAltName", value).issuerAlternativeNames == names)
        #expect(names.dnsNames == ["*.a.test", "bü"])
        #expect(names.ipAddresses == ["192.0.2.1"])
        #expect(names.emailAddresses == ["a@a.test"])
        #expect(names.uris == ["https://a.test/"])
    }

    @Test(
        "the bits of a key usage are its uses",
        arguments: [
            ([5, 0xA0], ["digitalSignature", "keyEncipherment"]),
            ([1, 0x06], ["keyCertSign", "cRLSign"]),
            ([7, 0, 0x80], ["decipherOnly"]), ([0], []), ([0, 0x01, 0, 0, 0], ["encipherOnly"]),
        ] as [([UInt8], [String])]
    )
    func keyUsage(content: [UInt8], names: [String]) throws {
        #expect(try known("keyUsage", DER.element(0x03, content)).keyUsage?.names == names)
    }

    @Test("the purposes of a key are read in order")
    func purposes() throws {
        let value = DER.sequence(DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 1), DER.oid(1, 2, 3))
        let purposes = try known("extKeyUsage", value).extendedKeyUsage
        #expect(purposes == [KeyPurpose.serverAuth, OID(1, 2, 3)])
    }

    @Test(
        "basic constraints say whether it is an authority, and how long paths may be",
        arguments: [
            (DER.sequence(), false, nil), (DER.sequence(DER.yes), true, nil),
            (DER.sequence(DER.yes, DER.integer(3)), true, 3),
            (DER.sequence([1, 1, 0], DER.integer(0)), false, 0),
            (DER.sequence(DER.integer(1)), false, 1),
        ] as [([UInt8], Bool, Int?)]
    )
    func basicConstraints(value: [UInt8], isCA: Bool, length: Int?) throws {
        let constraints = try known("basicConstraints", value).basicConstraints
        #expect(constraints == BasicConstraints(isCA: isCA, pathLength: length))
    }

    @Test("name constraints are subtrees, permitted and excluded")
    func nameConstraints() throws {
        let value = DER.sequence(
            DER.constructed(0, DER.sequence(DER.string(0x82, "a.test"))),
            DER.constructed(
                1,
                DER.sequence(DER.context(7, [10, 0, 0, 0, 255, 0, 0, 0]), DER.context(0, [0]))
            )
        )
        let constraints = try known("nameConstraints", value).nameConstraints
        #expect(constraints?.permitted == [.dns("a.test")])
        #expect(constraints?.excluded == [.ip([10, 0, 0, 0, 255, 0, 0, 0])])
    }

    @Test("key identifiers are read, and the issuer's name and serial number beside them")
    func keyIdentifiers() throws {
        let own = try known("subjectKeyIdentifier", DER.octets([1, 2])).subjectKeyIdentifier
        #expect(own == [1, 2])
        let value = DER.sequence(
            DER.context(0, [3, 4]),
            DER.constructed(1, DER.string(0x82, "a")),
            DER.context(2, [5])
        )
        let identifier = try known("authorityKeyIdentifier", value).authorityKeyIdentifier
        #expect(
            identifier
                == AuthorityKeyIdentifier(
                    keyIdentifier: [3, 4],
                    issuer: [.dns("a")],
                    serialNumber: [5]
                )
        )
        let empty = try known("authorityKeyIdentifier", DER.sequence()).authorityKeyIdentifier
        #expect(
            empty == AuthorityKeyIdentifier(keyIdentifier: nil, issuer: [], serialNumber: nil)
        )
    }

    @Test("policies, their mappings and their constraints are read")
    func policies() throws {
        let qualifiers = DER.sequence(DER.sequence(DER.oid(1, 2), DER.null))
        let policies = try known(
            "certificatePolicies",
            DER.sequence(DER.sequence(DER.oid(1, 2)), DER.sequence(DER.oid(1, 3), qualifiers))
        ).policies
        #expect(
            policies == [
                PolicyInformation(policy: OID(1, 2), qualifiers: nil),
                PolicyInformation(policy: OID(1, 3), qualifiers: qualifiers),
            ]
        )
        let mappings = try known(
            "policyMappings",
            DER.sequence(DER.sequence(DER.oid(1, 2), DER.oid(1, 3)))
        ).policyMappings
        #expect(
            mappings == [
                PolicyMapping(issuerDomainPolicy: OID(1, 2), subjectDomainPolicy: OID(1, 3))
            ]
        )
        let constraints = try known(
            "policyConstraints",
            DER.sequence(DER.context(0, [1]), DER.context(1, [2]))
        ).policyConstraints
        #expect(
            constraints == PolicyConstraints(requireExplicitPolicy: 1, inhibitPolicyMapping: 2)
        )
        #expect(try known("inhibitAnyPolicy", DER.integer(4)).inhibitAnyPolicy == 4)
    }

    @Test("the addresses of an authority are read")
    func access() throws {
        let method = DER.oid(1, 3, 6, 1, 5, 5, 7, 48, 2)
        let value = DER.sequence(
            DER.sequence(method, DER.string(0x86, "http://a.test/ca")),
            DER.sequence(DER.oid(1, 2), DER.string(0x82, "a.test"))
        )
        let certificate = try certificate("authorityInfoAccess", value)
        #expect(certificate.issuerAddresses == ["http://a.test/ca"])
        #expect(certificate.known.authorityInformationAccess.count == 2)
    }

    @Test(
        "the places of CRLs are read: full names, relative ones, reasons, signers",
        arguments: ["cRLDistributionPoints", "freshestCRL"]
    )
    func distributionPoints(type: String) throws {
        let value = DER.sequence(Self.point, Self.relativePoint, DER.sequence())
        let known = try known(type, value)
        let points = try #require(known.crlDistributionPoints ?? known.freshestCRL)
        #expect(points.map(\.fullName) == [[.uri("http://a.test/crl")], [], []])
        #expect(points.map(\.reasons) == [0b110, nil, nil])
        #expect(points.map(\.crlIssuer.count) == [1, 0, 0])
        #expect(points[1].relativeName?.map(\.description) == ["CN=crl"])
    }

    @Test("timestamps of logs are read: whose and when")
    func signedTimestamps() throws {
        let one = [0, UInt8(Self.timestamp.count)] + Self.timestamp
        let list = try known("signedCertificateTimestampList", Self.timestamps(one + one))
            .signedCertificateTimestamps
        #expect(list?.count == 2)
        #expect(list?.first?.logID == [UInt8](repeating: 7, count: 32))
        #expect(list?.first?.milliseconds == 0x19B_0000_0001)
    }

    @Test("TLS features are numbers")
    func tlsFeatures() throws {
        let value = DER.sequence(DER.integer(5), DER.integer(17))
        #expect(try known("tlsFeature", value).tlsFeatures == [5, 17])
    }

    @Test("an extension that nobody knows keeps its octets")
    func unknown() throws {
        let parts = CertificateParts(
            extensions: CertificateParts.extension(DER.oid(1, 2, 3), isCritical: true, [9])
        )
        let certificate = try Certificate(der: parts.der)
        #expect(
            certificate.extensions == [Extension(oid: OID(1, 2, 3), isCritical: true, value: [9])]
        )
        #expect(certificate.extensionFaults.isEmpty)
    }

    @Test(
        "a value that can't be decoded is a fault of its extension, and the certificate still reads",
        arguments: [
            ("subjectAltName", DER.sequence()), ("subjectAltName", DER.null),
            ("subjectAltName", DER.sequence(DER.context(9, []))),
            ("subjectAltName", DER.sequence(DER.context(8, []))),
            ("subjectAltName", DER.sequence(DER.constructed(4, DER.null))),
            ("subjectAltName", DER.sequence(DER.constructed(0, DER.oid(1, 2)))),
            ("subjectAltName", DER.sequence([0x82, 0x05, 0x61])),
            ("issuerAltName", DER.sequence()), ("issuerAltName", DER.sequence(DER.null)),
            ("keyUsage", DER.element(0x03, [])), ("keyUsage", DER.octets([0])),
            ("extKeyUsage", DER.sequence()), ("extKeyUsage", DER.sequence(DER.null)),
            ("basicConstraints", DER.null), ("basicConstraints", DER.sequence([1, 0])),
            ("basicConstraints", DER.sequence(DER.yes, DER.integer(0xFF))),
            ("basicConstraints", DER.sequence(DER.yes, DER.integer(0), DER.null)),
            ("nameConstraints", DER.sequence(DER.null)),
            ("nameConstraints", DER.sequence(DER.constructed(0, DER.null))),
            (
                "nameConstraints",
                DER.sequence(
                    DER.constructed(0, DER.sequence(DER.string(0x82, "a"), DER.context(0, [1])))
                )
            ),
            (
                "nameConstraints",
                DER.sequence(
                    DER.constructed(0, DER.sequence(DER.string(0x82, "a"), DER.context(1, [1])))
                )
            ),
            ("subjectKeyIdentifier", DER.null), ("subjectKeyIdentifier", []),
            ("subjectKeyIdentifier", DER.octets([1]) + [0]),
            ("authorityKeyIdentifier", DER.sequence(DER.null)),
            ("authorityKeyIdentifier", DER.sequence(DER.constructed(1, DER.null))),
            ("certificatePolicies", DER.sequence(DER.sequence())),
            ("certificatePolicies", DER.sequence(DER.sequence(DER.oid(1, 2), DER.null))),
            ("policyMappings", DER.sequence(DER.sequence(DER.oid(1, 2)))),
            (
                "policyMappings",
                DER.sequence(DER.sequence(DER.oid(1, 2), DER.oid(1, 2), DER.null))
            ),
            ("policyConstraints", DER.sequence(DER.context(0, []))),
            ("policyConstraints", DER.sequence(DER.context(2, [0]))),
            ("inhibitAnyPolicy", DER.integer(0xFF)), ("inhibitAnyPolicy", DER.null),
            ("authorityInfoAccess", DER.sequence(DER.sequence(DER.oid(1, 2)))),
            (
                "authorityInfoAccess",
                DER.sequence(DER.sequence(DER.oid(1, 2), DER.string(0x82, "a"), DER.null))
            ),
            ("cRLDistributionPoints", DER.sequence(DER.null)),
            (
                "cRLDistributionPoints",
                DER.sequence(DER.sequence(DER.constructed(0, DER.constructed(2, DER.null))))
            ),
            ("freshestCRL", DER.sequence(DER.sequence(DER.constructed(0)))),
            ("signedCertificateTimestampList", DER.octets([])),
            ("signedCertificateTimestampList", DER.octets([0, 1])),
            ("signedCertificateTimestampList", timestamps([0])),
            ("signedCertificateTimestampList", timestamps([0, 43, 0])),
            ("signedCertificateTimestampList", timestamps([0, 1, 0])),
            ("tlsFeature", DER.sequence(DER.null)), ("tlsFeature", DER.integer(5)),
        ] as [(String, [UInt8])]
    )
    func malformed(type: String, value: [UInt8]) throws {
        let certificate = try certificate(type, value)
        let fault = try #require(certificate.extensionFaults.first)
        #expect(certificate.extensionFaults.count == 1)
        #expect(fault.oid == certificate.extensions[0].oid)
        #expect(fault.kind != .repeated)
        #expect(certificate.known == Certificate.KnownExtensions())
    }

    @Test("an extension that appears twice is a fault, and the first one counts")
    func duplicates() throws {
        let oid = DER.oid(2, 5, 29, 19)
        let parts = CertificateParts(
            extensions: CertificateParts.extension(oid, DER.sequence()),
            CertificateParts.extension(oid, DER.sequence(DER.yes))
        )
        let certificate = try Certificate(der: parts.der)
        #expect(!certificate.isCA)
        #expect(certificate.extensions.count == 2)
        #expect(certificate.extensionFaults.map(\.kind) == [.repeated])
    }

    @Test("many extensions take time by their number only")
    func many() throws {
        var parts = CertificateParts()
        parts.extensions = (0..<20_000).map {
            CertificateParts.extension(DER.oid(1, 2, UInt64($0)), [])
        }
        let der = parts.der
        var count = 0
        let seconds = try processorSeconds { () throws(CertificateError) in
            count = try Certificate(der: der).extensions.count
        }
        #expect(count == 20_000)
        #expect(seconds < 10)
    }
}
