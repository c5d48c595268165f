import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore
import CertDecoding

/// Reading files that nobody vouches for.
struct FileReaderTests {
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
        #expect(error?.reason == "is in a folder that this user may not enter")
    }
}
