import Foundation
import TestSupport
import Testing

/// Stapled responses, made by OpenSSL and served by nginx.
@Suite(
    .serialized,
    .enabled(
        if: try isReady(LocalNginx.isInstalled, "nginx"),
        "nginx is not installed: .ci/setup test installs it"
    )
)
struct StapleTests {
    /// Makes a root, an intermediate, a leaf, one that demands a staple, a responder, a stranger,
    /// and responses for the leaf.
    private static let script = """
        set -e
        key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key"; }
        issue() { # NAME ISSUER EXTENSIONS...
            key "$1"
            openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"
            printf '%s\\n' "${@:3}" > "$1.ext"
            openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -days 90 \
                -set_serial "0x0$(openssl rand -hex 8)" -extfile "$1.ext" -out "$1.pem"
        }
        for root in root stranger; do
            key $root
            openssl req -x509 -new -key $root.key -subj /CN=$root -days 90 -out $root.pem
        done
        issue intermediate root basicConstraints=critical,CA:TRUE keyUsage=critical,keyCertSign
        issue leaf intermediate subjectAltName=DNS:www.example.test extendedKeyUsage=serverAuth
        issue demanding intermediate subjectAltName=DNS:www.example.test \
            extendedKeyUsage=serverAuth tlsfeature=status_request
        issue responder intermediate extendedKeyUsage=OCSPSigning
        issue impostor intermediate extendedKeyUsage=serverAuth
        cat leaf.pem intermediate.pem > fullchain.pem
        cat demanding.pem intermediate.pem > demanding-chain.pem
        entry() { # STATUS REVOKED NAME
            printf '%s\\t%s\\t%s\\t%s\\tunknown\\t/CN=%s\\n' "$1" 401231235959Z "$2" \
                "$(openssl x509 -in "$3.pem" -noout -serial | cut -d= -f2)" "$3"
        }
        respond() { # RESPONSE INDEX SIGNER CERTIFICATE [OPTIONS]
            openssl ocsp -index "$2" -CA intermediate.pem -rsigner "$3.pem" -rkey "$3.key" \
                -issuer intermediate.pem -cert "$4.pem" -respout "$1.der" -ndays 7 "${@:5}" >/dev/null
        }
        { entry V "" leaf; entry V "" demanding; } > good.txt
        entry R 260101000000Z leaf > revoked.txt
        : > unknown.txt
        respond good good.txt intermediate leaf
        respond sha256 good.txt responder leaf
        respond foreign good.txt intermediate demanding
        respond unauthorized good.txt impostor leaf
        respond stranger good.txt stranger leaf
        respond revoked revoked.txt intermediate leaf
        respond unknown unknown.txt intermediate leaf
        printf '0\\003\\012\\001\\003' > trylater.der
        chmod 600 *.key
        """

    private static let staples: [(name: String, word: String?)] = [
        ("good", nil), ("sha256", nil), ("foreign", "answers for another certificate"),
        ("unauthorized", "did not authorize"), ("stranger", "did not authorize"),
        ("revoked", "was revoked on"), ("unknown", "does not know"),
        ("trylater", "an error of the responder, number 3"),
    ]

    private static func server(_ listen: String, _ certificate: String, _ staple: String?) -> String
    {
        let stapling = staple.map { "ssl_stapling on; ssl_stapling_file \($0).der;" } ?? ""
        return """
                server {
                    listen \(listen) ssl;
                    server_name www.example.test;
                    ssl_certificate \(certificate == "leaf" ? "fullchain" : "demanding-chain").pem;
                    ssl_certificate_key \(certificate).key;
                    \(stapling)
                }
            """
    }

    @Test("Responses are judged by issuer, serial number, signature, delegation, time and status")
    func responses() throws {
        let scratch = try TemporaryFolder()
        let made = try Tool.shell(Self.script, in: scratch.folder)
        #expect(made.status == 0, "\(made.errors)")
        let server = try RunningNginx(in: scratch.folder) { port in
            Self.staples.enumerated().map { place, staple in
                Self.server("127.2.0.\(place + 1):\(port)", "leaf", staple.name)
            }.joined()
        }
        defer { server.stop() }
        func findings(_ place: Int, at time: String) throws -> [ProbeReport.Finding] {
            try ProbeReport.run(
                ["probe", "www.example.test:\(server.port)", "--trust", "root.pem", "--at=\(time)"]
                    + ["--connect", "127.2.0.\(place + 1)"],
                in: scratch.folder
            ).findings.filter { $0.id.hasPrefix("staple-") }
        }
        for (place, staple) in Self.staples.enumerated() {
            let found = try findings(place, at: "+1m")
            guard let word = staple.word else {
                #expect(found.isEmpty, "\(staple.name): \(found.map(\.message))")
                continue
            }
            #expect(found.map(\.id) == ["staple-invalid"], "\(staple.name)")
            #expect(found.first?.severity == "error")
            #expect(found.first?.message.contains(word) == true, "\(found.map(\.message))")
        }
        #expect(try findings(0, at: "+8d").first?.message.contains("expired") == true)
        #expect(try findings(0, at: "-1h").first?.message.contains("not valid before") == true)
    }

    @Test("A certificate that demands a response must come with one", arguments: [true, false])
    func demanded(isStapled: Bool) throws {
        let scratch = try TemporaryFolder()
        #expect(try Tool.shell(Self.script, in: scratch.folder).status == 0)
        let server = try RunningNginx(in: scratch.folder) { port in
            Self.server("127.0.0.1:\(port)", "demanding", isStapled ? "foreign" : nil)
        }
        defer { server.stop() }
        let report = try ProbeReport.run(
            ["probe", "www.example.test:\(server.port)", "--connect", "127.0.0.1"]
                + ["--trust", "root.pem", "--at", "+1m"],
            in: scratch.folder
        )
        let found = report.findings.filter { $0.id.hasPrefix("staple-") }
        #expect(found.map(\.severity) == (isStapled ? [] : ["error"]))
        #expect(report.subjects.first?.endpoint?.stapled == isStapled)
    }
}
