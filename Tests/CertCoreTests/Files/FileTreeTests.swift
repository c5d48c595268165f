import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore
import CertDecoding

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
            case .failure(let error), .dangling(let error): failures.append(error.code)
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

    @Test("pipes are passed over, and links that lead nowhere are known")
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
