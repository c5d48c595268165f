import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore

/// Signatures of SM2 with SM3 (GM/T 0009-2012): what is signed covers the signer's identifier, and
/// certificates name none, so that only the standard's own can be meant.
struct SM2SignatureTests {
    private static let standard = "1234567812345678"
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "[req]\ndistinguished_name=dn\n[dn]\n[ca]\nbasicConstraints=critical,CA:TRUE\n"
                + "keyUsage=critical,keyCertSign\n[leaf]\nsubjectAltName=DNS:www.sm2.test\n"
                + "basicConstraints=critical,CA:FALSE\n",
            to: "openssl.cnf"
        )
    }

    private func openssl(_ arguments: String) throws {
        let made = try Tool.run(
            "/usr/bin/env",
            ["openssl"] + arguments.split(separator: " ").map(String.init),
            in: folder.folder
        )
        try #require(made.status == 0, "openssl \(arguments): \(made.errors)")
    }

    /// Makes a root, `NAME.pem` and `NAME.key`.
    private func makeRoot(_ name: String) throws {
        try openssl("ecparam -genkey -noout -name SM2 -out \(name).key")
        try openssl(
            "req -x509 -new -config openssl.cnf -extensions ca -subj /CN=Root -days 100 -sm3"
                + " -sigopt distid:\(Self.standard) -key \(name).key -out \(name).pem"
        )
    }

    /// Makes a leaf, `leaf.pem`, that the root named `root` signed with an identifier.
    private func makeLeaf(identifier: String) throws {
        try openssl("ecparam -genkey -noout -name SM2 -out leaf.key")
        try openssl(
            "req -new -config openssl.cnf -subj /CN=www.sm2.test -sm3"
                + " -sigopt distid:\(Self.standard) -key leaf.key -out leaf.csr"
        )
        try openssl(
            "x509 -req -in leaf.csr -CA root.pem -CAkey root.key -set_serial 1 -days 50 -sm3"
                + " -vfyopt distid:\(Self.standard) -sigopt distid:\(identifier)"
                + " -extfile openssl.cnf -extensions leaf -out leaf.pem"
        )
    }

    private func check(
        trust: String = "root.pem",
        profile: Profile = .rfc5280
    ) throws -> Report {
        var policy = ValidationPolicy(time: .now())
        policy.profile = profile
        return Checker(
            policy: policy,
            trust: try TrustStore(paths: [folder(trust)]),
            jobs: 1
        ).check([folder("leaf.pem"), folder("leaf.key")])
    }

    private func errors(_ report: Report) -> [FindingID] {
        report.deployments.flatMap(\.findings).filter { $0.severity == .error }.map(\.id)
    }

    @Test("with the standard's identifier it verifies, and clients refuse the algorithm alone")
    func standard() throws {
        try makeRoot("root")
        try makeLeaf(identifier: Self.standard)
        let report = try check()
        #expect(report.status == .pass && report.errors.isEmpty)
        #expect(report.deployments.first?.path.count == 2)
        #expect(report.deployments.first?.key?.matches == true)
        let web = try check(profile: .web)
        #expect(web.errors.isEmpty)
        #expect(Set(errors(web)) == [.algorithmUnsupported])
    }

    @Test("by another root of the same name it does not verify")
    func otherRoot() throws {
        try makeRoot("root")
        try makeLeaf(identifier: Self.standard)
        try makeRoot("other")
        let report = try check(trust: "other.pem")
        #expect(errors(report) == [.signatureInvalid])
        #expect(report.status == .fail)
    }

    @Test("with another identifier nobody can verify it, and it does not pass")
    func otherIdentifier() throws {
        try makeRoot("root")
        try makeLeaf(identifier: "somebody@sm2.test")
        #expect(errors(try check()) == [.signatureInvalid])
    }
}
