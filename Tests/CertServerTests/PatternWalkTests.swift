import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertServer

struct PatternWalkTests {
    private func paths(_ pattern: String, entries: Int = 100_000) throws -> [String] {
        var walk = PatternWalk(entriesLeft: entries)
        return try walk.paths(matching: pattern)
    }

    @Test("Paths come in the order of octets, as they are written in the pattern")
    func order() throws {
        let folder = try TemporaryFolder()
        for name in ["b.conf", "a.conf", "B.conf", ".c.conf", "a"] {
            _ = try folder.write("x", to: name)
        }
        #expect(
            try paths(folder("*.conf"))
                == ["B.conf", "a.conf", "b.conf"].map { folder($0) }
        )
        #expect(
            try paths(folder(".//*"))
                == ["B.conf", "a", "a.conf", "b.conf"].map { folder(".//\($0)") }
        )
        #expect(try paths(folder("none/*")) == [])
        #expect(try paths("/*/nothing-of-this-name") == [])
    }

    @Test("A pattern that goes up and down, or deep, or is long, ends at a bound")
    func bounds() throws {
        for pattern in [
            "/usr" + String(repeating: "/*/..", count: 7) + "/*/x",
            String(repeating: "*/", count: 3000) + "x",
        ] {
            let error = #expect(throws: CertificateError.self) { try paths(pattern) }
            #expect(error?.code == .tooLarge)
        }
        #expect(try paths("/" + String(repeating: "*", count: 4000) + "q") == [])
        #expect(try paths("/" + String(repeating: "*a", count: 2000)) == [])
    }
}
