import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore
import CertDecoding

/// Reading files that nobody vouches for.
struct FileReadingTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func code(_ path: String) -> CertificateError.Code? {
        #expect(throws: CertificateError.self) { try FileReader.read(path) }?.code
    }

    @Test("a file is read whole, with its permissions")
    func whole() throws {
        for count in [0, 1, 4095, 4096, 100_000] {
            let octets = [UInt8](repeating: 7, count: count)
            let path = try folder.write(octets, to: "file", mode: 0o640)
            let opened = try FileReader.read(path)
            #expect(opened.bytes == octets)
            #expect(opened.attributes.mode == 0o640)
        }
    }

    @Test("what is no regular file is told, and nothing waits for a peer")
    func otherKinds() throws {
        #expect(mkfifo(folder("fifo"), 0o600) == 0)
        #expect(code(folder("fifo")) == .notAFile)
        #expect(code(folder.path) == .notAFile)
        #expect(code("/dev/null") == .notAFile)
        #expect(code(folder("none")) == .notFound)
        #expect(code(try folder.write("", to: "file") + "/below") == .notFound)
        #expect(code(folder(String(repeating: "x", count: 300))) == .unreadable)
        try folder.link("loop", to: "loop")
        #expect(code(folder("loop")) == .unreadable)
    }

    @Test("a file over 64 MiB is refused without being read")
    func tooLarge() throws {
        let path = try folder.write("", to: "file")
        #expect(truncate(path, 64 << 20 + 1) == 0)
        #expect(code(path) == .tooLarge)
    }

    @Test(
        "a file that may not be read says so, whatever its name",
        arguments: ["file", String(pathOctets: [0x66, 0xFF])]
    )
    func unreadable(name: String) throws {
        let path = folder(name)
        let descriptor = path.systemPath.withUnsafeBufferPointer { path in
            path.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0) } ?? -1
        }
        close(descriptor)
        let error = asUnprivileged {
            #expect(throws: CertificateError.self) { try FileReader.read(path) }
        }
        #expect(error?.code == .unreadable)
        #expect(error?.reason.hasPrefix("may") == true)
    }

    @Test("a file in a folder that may not be entered says so")
    func unentered() throws {
        let path = try folder.write("x", to: "folder/file")
        try folder.setMode(0, of: "folder")
        defer { try? folder.setMode(0o700, of: "folder") }
        let error = asUnprivileged {
            #expect(throws: CertificateError.self) { try FileReader.read(path) }
        }
        #expect(error?.reason == "lies in a folder that this user may not enter")
    }
}

/// Walking folders.
struct FileTreeTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func walk(
        _ path: String,
        _ filter: PathFilter = PathFilter(),
        _ bounds: LinkBounds = LinkBounds()
    ) throws -> (files: [String], special: Int, failures: [CertificateError.Code]) {
        var tree = try FileTree(path, filter: filter, linkBounds: bounds)
        var (files, special, failures) = ([String](), 0, [CertificateError.Code]())
        while let entry = tree.next() {
            switch entry {
            case .file(let file, _): files.append(file)
            case .special: special += 1
            case .failure(let error): failures.append(error.code)
            }
        }
        return (files, special, failures)
    }

    @Test("a walk goes through names in order, and shows them below the path as given")
    func order() throws {
        for name in ["b", "a/z", "a/b/c", "c", "a.pem", ".hidden"] {
            try folder.write("", to: name)
        }
        let expected = [".hidden", "a/b/c", "a/z", "a.pem", "b", "c"]
        #expect(try walk(folder.path).files == expected.map { folder($0) })
        #expect(try walk(folder.path + "/").files == expected.map { folder($0) })
    }

    @Test("a file is a walk of its own")
    func file() throws {
        let path = try folder.write("", to: "file")
        #expect(try walk(path).files == [path])
        #expect(throws: CertificateError.self) { try FileTree(folder("none")) }
    }

    @Test("folders that links lead to are entered up to a number of entries, which is told once")
    func linkedFolders() throws {
        for number in 1...4 { try folder.write("", to: "far/\(number)") }
        for number in 1...9 { try folder.write("", to: "near/own/\(number)") }
        try folder.link("near/a", to: "../far")
        let own = (1...9).map { folder("near/own/\($0)") }
        let linked = (1...4).map { folder("near/a/\($0)") }
        let all = try walk(folder("near"), PathFilter(), LinkBounds(maximumEntries: 4))
        #expect(all.files == linked + own && all.failures == [])
        try folder.write("", to: "far2/5")
        try folder.link("near/b", to: "../far2")
        try folder.link("near/c", to: "../far2")
        let some = try walk(folder("near"), PathFilter(), LinkBounds(maximumEntries: 4))
        #expect(some.files == linked + own && some.failures == [.tooLarge])
        let none = try walk(folder("near"), PathFilter(), LinkBounds(maximumEntries: 3))
        #expect(none.files == own && none.failures == [.tooLarge])
    }

    @Test("large files that links lead to are read up to a number of octets, small ones always")
    func linkedFiles() throws {
        let large = String(repeating: "a", count: LinkBounds.ordinarySize + 10)
        try folder.write(large, to: "far/large")
        try folder.write("", to: "far/small")
        try folder.write("", to: "near/own")
        for name in ["a", "b", "c", "d"] { try folder.link("near/\(name)", to: "../far/large") }
        try folder.link("near/e", to: "../far/small")
        let read = try walk(folder("near"), PathFilter(), LinkBounds(maximumOctets: 25))
        #expect(read.files == ["a", "b", "e", "own"].map { folder("near/\($0)") })
        #expect(read.failures == [.tooLarge])
    }

    @Test("loops of links end, and each link to a file is told")
    func loops() throws {
        try folder.write("", to: "a/file")
        try folder.link("a/up", to: "..")
        try folder.link("a/self", to: "self")
        try folder.link("b", to: "a")
        try folder.link("c", to: "a/file")
        try folder.link("d", to: "a/file")
        let walked = try walk(folder.path)
        #expect(walked.files == [folder("a/file"), folder("c"), folder("d")])
        #expect(walked.failures == [.unreadable])
    }

    @Test(
        "a link to a folder above the one given leads nowhere new",
        arguments: ["/", "../..", "..", "."]
    )
    func linkAbove(target: String) throws {
        try folder.write("", to: "beside/file")
        try folder.write("", to: "given/inner/file")
        try folder.link("given/inner/up", to: target)
        let walked = try walk(folder("given"))
        #expect(walked.files == [folder("given/inner/file")])
        #expect(walked.failures.isEmpty)
        let relative = try walk("\(folder("beside"))/../given/")
        #expect(relative.files.count == 1)
    }

    @Test("pipes are passed over, and links that lead nowhere are told")
    func special() throws {
        #expect(mkfifo(folder("fifo"), 0o600) == 0)
        try folder.link("nowhere", to: "none")
        let walked = try walk(folder.path)
        #expect(walked.files.isEmpty)
        #expect(walked.special == 1)
        #expect(walked.failures == [.notFound])
    }

    @Test("a name that is no UTF-8 is walked through, read, and shown with escapes")
    func octets() throws {
        let names = [[0x63, 0xE9], [0x63, 0xC3, 0xA9], [0xFF, 0x0A]] as [[UInt8]]
        for name in names.map({ String(pathOctets: $0) }) {
            #expect(mkdir(folder(name).systemPath, 0o700) == 0)
            let descriptor = open(
                folder("\(name)/\(name).pem").systemPath,
                O_CREAT | O_WRONLY,
                0o600
            )
            #expect(descriptor >= 0)
            close(descriptor)
        }
        try folder.link("link", to: ".")
        let files = try walk(folder.path).files
        #expect(files.allSatisfy { (try? FileReader.read($0)) != nil })
        let shown = files.map { $0.printable.dropFirst(folder.path.count + 1) }
        #expect(shown == ["cé/cé.pem", "c\\xE9/c\\xE9.pem", "\\xFF\\u{A}/\\xFF\\u{A}.pem"])
        #expect(try FileReader.read(folder("c\u{10FFE9}/c\u{10FFE9}.pem")).bytes.isEmpty)
    }

    @Test("a filter keeps files from being read and folders from being entered")
    func filter() throws {
        for name in ["a/x.pem", "a/x.key", "b/x.pem", "x.pem", "README"] {
            try folder.write("", to: name)
        }
        #expect(mkfifo(folder("pipe"), 0o600) == 0)
        try folder.link("gone", to: "nowhere")
        try folder.link("c", to: "b")
        let pem = PathFilter(included: [try Glob("*.pem")])
        #expect(
            try walk(folder.path, pem).files == ["a/x.pem", "b/x.pem", "x.pem"].map { folder($0) }
        )
        #expect(try walk(folder.path, pem).special == 0)
        #expect(try walk(folder.path, pem).failures.isEmpty)
        let most = PathFilter(excluded: [try Glob("/x.pem"), try Glob("b"), try Glob("[Rgp]*")])
        // What a link leads to is not what was excluded by its name.
        #expect(
            try walk(folder.path, most).files
                == ["a/x.key", "a/x.pem", "c/x.pem"].map { folder($0) }
        )
        #expect(try walk(folder("x.pem"), most).files == [folder("x.pem")])
    }

    @Test("a folder that may not be listed does not stop the walk")
    func unlisted() throws {
        try folder.write("", to: "a/file")
        try folder.write("", to: "b")
        try folder.setMode(0, of: "a")
        defer { try? folder.setMode(0o700, of: "a") }
        let walked = try asUnprivileged { try walk(folder.path) }
        #expect(walked.files == [folder("b")])
        #expect(walked.failures == [.unreadable])
    }
}

/// What stands in a file, and what is said of the rest.
struct FileContentsTests {
    private func read(_ octets: [UInt8], opensKeys: Bool = true) throws -> FileContents {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        return FileContents(
            parsing: octets,
            path: "a.pem",
            opensKeys: opensKeys,
            engine: engine
        )
    }

    private func read(_ text: String) throws -> FileContents { try read(Array(text.utf8)) }

    private func block(_ label: String, _ der: [UInt8]) -> String {
        "-----BEGIN \(label)-----\n\(Base64.encode(der))-----END \(label)-----\n"
    }

    @Test("What follows too many keys is read, whether or not keys are", arguments: [true, false])
    func manyKeys(opensKeys: Bool) throws {
        let keys = String(repeating: try Fixture.text("odd/keys/ed25519.pkcs8.pem"), count: 1001)
        let text = keys + (try Fixture.text("healthy/fullchain.pem"))
        let contents = try read(Array(text.utf8), opensKeys: opensKeys)
        #expect(contents.certificates.count == 2)
        #expect(contents.privateKeys.count == (opensKeys ? 1000 : 0))
        #expect(contents.errors.map(\.code) == (opensKeys ? [.tooLarge] : []))
    }

    @Test("Many findings are counted in one for each severity")
    func manyFindings() throws {
        var contents = FileContents(path: "a.pem")
        for severity in [Severity.warning, .error] {
            for line in 1...102 {
                let location = Location(path: "a.pem", line: line)
                contents.note(
                    Finding(.chain(.searchLimit(signatures: 1)), severity, at: [location])
                )
            }
        }
        let rest = contents.findings.suffix(2)
        #expect(contents.findings.count == 202)
        #expect(rest.map(\.severity) == [.warning, .error])
        #expect(rest.allSatisfy { $0.message.hasPrefix("2 more of this kind") })
    }

    private static let name = CertificateParts.name("a.test")
    private static let algorithm = CertificateParts.ecdsaWithSHA256

    private static let request = DER.sequence(
        DER.sequence(DER.integer(0), name, CertificateParts.basePoint, DER.constructed(0)),
        algorithm,
        DER.bits([0])
    )

    private static let time = DER.string(0x17, "260101000000Z")

    private static let revocationList = DER.sequence(
        DER.sequence(
            DER.integer(1),
            algorithm,
            name,
            time,
            time,
            DER.sequence(DER.sequence(DER.integer(1), time), DER.sequence(DER.integer(2), time))
        ),
        algorithm,
        DER.bits([0])
    )

    @Test("blocks of every kind are read, in any order, each with its line and index")
    func everyKind() throws {
        let rsa = try Fixture.text("odd/keys/rsa.pkcs1.pub.pem")
        let group = DER.sequence(DER.integer(0x65), DER.integer(2))
        let text = """
            text before
            \(block("CERTIFICATE REQUEST", Self.request))text between
            \(block("X509 CRL", Self.revocationList))\(block("PUBLIC KEY", CertificateParts.basePoint))
            \(block("DH PARAMETERS", group))\(rsa)\(block("CERTIFICATE", CertificateParts().der))
            \(try Fixture.text("odd/keys/ec.pkcs8.pem"))
            """
        let contents = try read(text)
        #expect(contents.errors.isEmpty)
        #expect(contents.findings.map(\.id) == [.pemTextBetween])
        let kinds = contents.items.map { item in
            switch item.content {
            case .certificate(let certificate): "certificate \(certificate.subject)"
            case .privateKey(let key): "private key \(key.publicKey?.description ?? "")"
            case .publicKey(let key): "public key \(key)"
            case .request(let request): "request \(request.subject)"
            case .revocationList(let list): "CRL \(list.revokedCount) by \(list.issuer)"
            case .openSSHKey(let key): key.algorithm
            case .parameters(let parameters): parameters.label
            case .secretKey: "secret key"
            }
        }
        #expect(
            kinds == [
                "request CN=a.test", "CRL 2 by CN=a.test", "public key EC P-256", "DH PARAMETERS",
                "public key RSA 2048", "certificate CN=www.a.test", "private key EC P-256",
            ]
        )
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(contents.items.allSatisfy { lines[$0.line - 1].hasPrefix("-----BEGIN ") })
        #expect(contents.items.map(\.index) == Array(0..<7))
    }

    @Test("DER is told apart by what it holds")
    func bare() throws {
        let kinds: [([UInt8], String)] = [
            (CertificateParts().der, "certificate"), (Self.request, "request"),
            (Self.revocationList, "revocationList"), (CertificateParts.basePoint, "publicKey"),
            (try Fixture.octets("odd/keys/ed25519.pkcs8.der"), "privateKey"),
            (try Fixture.octets("odd/keys/rsa.traditional.der"), "privateKey"),
            (try Fixture.octets("odd/keys/ed25519.encrypted.der"), "privateKey"),
        ]
        for (der, kind) in kinds {
            let contents = try read(der)
            #expect(contents.format == .der)
            #expect(contents.errors.isEmpty)
            #expect(contents.items.map(\.line) == [1])
            #expect(contents.items.map { "\($0.content)".hasPrefix(kind) } == [true])
        }
    }

    @Test(
        "what holds nothing is an error that says why",
        arguments: [
            ([], .empty), (Array("hello".utf8), .notACertificate), ([0x30], .malformed),
            ([0x30, 0x80], .malformed), (DER.sequence(DER.integer(3)), .malformed),
            (Array("-----BEGIN CERTIFICATE-----\nMAA=\n".utf8), .malformed),
            (
                Array("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----".utf8),
                .malformed
            ),
            (Array("-----BEGIN PKCS7-----\nMAA=\n-----END PKCS7-----".utf8), .malformed),
        ] as [([UInt8], CertificateError.Code)]
    )
    func nothing(octets: [UInt8], code: CertificateError.Code) throws {
        let contents = try read(octets)
        #expect(contents.items.isEmpty)
        #expect(contents.errors.map(\.code) == [code])
        #expect(contents.errors.map(\.source) == ["a.pem"])
    }

    @Test("one block that can't be read does not stop the rest")
    func goesOn() throws {
        let good = block("CERTIFICATE", CertificateParts().der)
        let contents = try read(block("CERTIFICATE", [0x30, 0x00]) + good)
        #expect(contents.items.map(\.line) == [4])
        #expect(contents.items.map(\.index) == [0])
        #expect(contents.errors.map(\.line) == [1])
    }

    @Test("damaged base64 has its line", arguments: ["*", ":", "-", "\u{0}", "é"])
    func badCharacter(character: String) throws {
        let good = block("CERTIFICATE", CertificateParts().der)
        var lines = good.split(separator: "\n").map(String.init)
        lines[3] = character + lines[3].dropFirst()
        let contents = try read("text\n" + lines.joined(separator: "\n") + "\n" + good)
        #expect(contents.findings.map(\.id) == [.pemBadBase64])
        #expect(contents.findings.map(\.locations) == [[Location(path: "a.pem", line: 5)]])
        #expect(contents.certificates.last?.certificate.subject.description == "CN=www.a.test")
    }

    @Test("damage in the first line is not taken for a header")
    func colon() throws {
        let contents = try read("-----BEGIN CERTIFICATE-----\nMA:=\n-----END CERTIFICATE-----\n")
        #expect(contents.findings.map(\.locations) == [[Location(path: "a.pem", line: 2)]])
        #expect(contents.errors.map(\.code) == [.malformed])
    }

    @Test("a byte-order mark and carriage returns are read and told once")
    func marks() throws {
        let good = block("CERTIFICATE", CertificateParts().der)
        let windows = "\u{FEFF}" + (good + good).replacing("\n", with: "\r\n")
        let contents = try read(windows)
        #expect(contents.certificates.count == 2)
        #expect(contents.findings.map(\.id) == [.pemByteOrderMark, .pemCarriageReturns])
        #expect(contents.findings.allSatisfy { $0.locations == [Location(path: "a.pem")] })
    }

    @Test("octets in memory are shown as a file's are")
    func inMemory() throws {
        let octets = try Fixture.octets("healthy/fullchain.pem")
        let shown = try Inspector().inspect(octets: octets, name: "a.pem")
        #expect(shown.files.map(\.path) == ["a.pem"])
        #expect(shown.files.map(\.items) == [try read(octets).items])
        let nothing = try Inspector().inspect(octets: [])
        #expect(nothing.files.flatMap(\.findings).map(\.id) == [.pemEmpty])
        #expect(nothing.errors.map(\.source) == ["(memory)"])
    }

    @Test("keys may be passed over")
    func withoutKeys() throws {
        let key = try Fixture.octets("odd/keys/ec.pkcs8.pem")
        let contents = try read(key, opensKeys: false)
        #expect(contents.items.isEmpty && contents.errors.isEmpty && contents.privateKeys.isEmpty)
    }

    @Test(
        "what a block holds is read, whatever its label says",
        arguments: ["CERTIFICATE", "CERTIFICATE REQUEST", "X509 CRL", "PUBLIC KEY", "PRIVATE KEY"],
        ["CERTIFICATE", "X509 CRL", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "CMS", "ANYTHING"]
    )
    func mislabelled(content: String, label: String) throws {
        let values = [
            "CERTIFICATE": CertificateParts().der,
            "CERTIFICATE REQUEST": Self.request,
            "X509 CRL": Self.revocationList,
            "PUBLIC KEY": try Fixture.octets("odd/keys/ec.pub.der"),
            "PRIVATE KEY": try Fixture.octets("odd/keys/ed25519.pkcs8.der"),
        ]
        let der = try #require(values[content])
        let right = try read(block(content, der))
        let contents = try read(block(label, der))
        #expect(contents.items == right.items && contents.items.count == 1)
        #expect(contents.errors.isEmpty)
        #expect(contents.findings.map(\.id) == (label == content ? [] : [.pemLabelMismatch]))
    }

    @Test("what a trusted certificate is trusted for is read")
    func trusted() throws {
        let settings = DER.sequence(
            DER.sequence(DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 1)),
            DER.constructed(0, DER.oid(1, 3, 6, 1, 5, 5, 7, 3, 2)),
            DER.string(0x0C, "alias")
        )
        let der = CertificateParts().der
        let contents = try read(block("TRUSTED CERTIFICATE", der + settings))
        let trust = contents.certificates.first?.certificate.statedTrust
        #expect(trust?.trusted == [KeyPurpose.serverAuth])
        #expect(trust?.rejected == [KeyPurpose.clientAuth])
        #expect(trust?.alias == "alias")
        let plain = try read(block("TRUSTED CERTIFICATE", der))
        #expect(plain.certificates.first?.certificate.statedTrust == nil)
        let broken = try read(block("TRUSTED CERTIFICATE", der + [0x30, 5]))
        #expect(broken.errors.map(\.code) == [.malformed])
    }

    @Test("a request or a CRL that is cut short is malformed and nothing worse")
    func cutShort() throws {
        for (label, der) in [
            ("CERTIFICATE REQUEST", Self.request), ("X509 CRL", Self.revocationList),
        ] {
            for count in der.indices {
                let contents = try read(block(label, Array(der[..<count])))
                #expect(contents.errors.map(\.code) == [.malformed])
            }
        }
    }
}
