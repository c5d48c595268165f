import CertCore
import Foundation
import TestSupport
import Testing

struct RevocationListFileTests {
    @Test("CRLs are read from PEM, DER and PKCS#7, and a file without one is an error")
    func files() throws {
        let folder = try TemporaryFolder()
        let armoured = Fixture.path("not-revoked/crls.pem")
        for (name, arguments) in [
            ("list.der", ["crl", "-in", armoured, "-outform", "DER"]),
            ("list.p7b", ["crl2pkcs7", "-in", armoured, "-outform", "DER"]),
            ("list.p7b.pem", ["crl2pkcs7", "-in", armoured]),
        ] {
            let command = ["openssl"] + arguments + ["-out", folder(name)]
            let made = try Tool.run("/usr/bin/env", command, in: URL(filePath: folder.path))
            try #require(made.status == 0)
            let lists = try CertificateRevocationList.read(from: folder(name))
            #expect(lists.first?.issuer.commonName == "Fixture Root CA")
        }
        #expect(try CertificateRevocationList.read(from: armoured).count == 2)
        #expect(try CertificateRevocationList.read(from: folder.path).count == 3)
        #expect(throws: CertificateError.self) {
            try CertificateRevocationList.read(from: Fixture.path("healthy/fullchain.pem"))
        }
        try folder.write("-----BEGIN X509 CRL-----\nMAA=\n-----END X509 CRL-----\n", to: "bad.pem")
        #expect(throws: CertificateError.self) {
            try CertificateRevocationList.read(from: folder.path)
        }
    }
}
