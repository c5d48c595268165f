import Foundation
import TestSupport
import Testing

/// The machine's configuration of OpenSSL changes no verdict.
@Suite struct OpenSSLConfigurationTests {
    @Test(
        "OPENSSL_CONF is not read, whether it is damaged, missing or asks for other algorithms",
        arguments: [
            "[", "openssl_conf = missing",
            """
            openssl_conf = all
            config_diagnostics = 1
            [all]
            alg_section = algorithms
            providers = providers
            ssl_conf = protocols
            [algorithms]
            default_properties = fips=yes
            [providers]
            null = null
            [null]
            activate = 1
            [protocols]
            system_default = strict
            [strict]
            CipherString = DEFAULT:@SECLEVEL=5
            """,
        ]
    )
    func configuration(text: String) throws {
        let folder = try TemporaryFolder()
        let script = """
            openssl pkcs12 -export -in healthy-rsa/fullchain.pem -inkey healthy-rsa/privkey.pem \\
                -passout pass: -out "$FOLDER/site.p12"
            for PATHS in healthy healthy-rsa odd/keys/ec.pkcs8.pem "$FOLDER/site.p12"; do
                certcheck check $PATHS --trust trust/root.pem --at 2026-02-01
                certcheck inspect $PATHS --verbose
            done
            """
        let plain = try Tool.shell(script, environment: ["FOLDER": folder.folder.path])
        let path = try folder.write(text, to: "openssl.cnf")
        let configured = try Tool.shell(
            script.replacing("certcheck", with: "OPENSSL_CONF='\(path)' certcheck"),
            environment: ["FOLDER": folder.folder.path]
        )
        #expect(plain.output.contains("PASS"))
        #expect(configured.output == plain.output)
        #expect(configured.errors == plain.errors)
    }
}
