import CertModel
import CertReport
import Testing

@Suite("Text of inspect and domains")
struct InspectionTextTests {
    @Test("Everything in a file, item by item")
    func inspection() {
        let fives = String(repeating: "5", count: 64)
        let text = TextFormat().render(Samples.inspection)
        #expect(
            text.hasPrefix(
                """
                all.pem  PEM, 6 items

                  1  certificate  line 1
                     subject      CN=www.example.test
                     issuer       CN=Fixture Intermediate CA
                     valid        2026-01-01T00:00:00Z to 2026-04-01T00:00:00Z (90 days)
                     names        www.example.test, 192.0.2.1, example.test
                     key          EC P-256
                     spki sha256  \(fives)
                     signature    ecdsa-with-SHA1
                     serial       abc
                     authority    no
                     key usage    digitalSignature, keyEncipherment
                     purposes     serverAuth
                     key id       abcd
                     permits      example.test, 10.0.0.0/9
                     issuer at    http://ca.test/int.der
                     TLS features must-staple (5)
                     extensions   subjectAltName, 1.2.3 (critical)

                """
            )
        )
        #expect(
            text.hasSuffix(
                """
                  2  private key  line 30
                     encrypted    yes, a passphrase protects it
                     key          not opened

                  3  certificate request  line 40
                     subject      CN=www.example.test
                     names        www.example.test
                     key          EC P-256
                     spki sha256  \(fives)
                     signature    ecdsa-with-SHA256, holds

                  4  revocation list  line 50
                     issuer       CN=Fixture Intermediate CA
                     number       1007
                     made         2026-01-01T00:00:00Z
                     next         does not say
                     revokes      2 certificates

                  5  public key  line 60
                     key          EC P-256
                     spki sha256  \(fives)

                  6  parameters  line 70
                     label        EC PARAMETERS
                     for          EC P-256

                  warning  pem-carriage-returns  all.pem:1
                           the lines end in carriage returns, as on Windows
                           fix: Convert the file, for example with sed -i 's/\\r$//': some
                           devices and scripts stumble. OpenSSL and nginx 1.22 read it all the
                           same.

                ERROR  broken.pem:3  not-a-certificate
                       holds no certificate
                       help: Give the file with the -----BEGIN CERTIFICATE----- lines.

                1 file shown; 1 file could not be checked

                """
            )
        )
    }

    @Test("Domains: one name a line, as it is")
    func domains() {
        let covered = CoveredNames(names: ["www.example.test", "192.0.2.1", "::1"])
        #expect(TextFormat().render(covered) == "www.example.test\n192.0.2.1\n::1\n")
        #expect(TextFormat().render(CoveredNames()) == "")
    }
}
