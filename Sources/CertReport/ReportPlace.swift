/// Where a run takes place: what makes paths relative to a repository, as its tools name them.
public struct ReportPlace: Sendable, Hashable {
    /// The absolute path of the folder that relative paths start from.
    public var folder: String
    /// The absolute path of the repository's root.
    public var root: String

    /// Creates a place; without one, relative paths stay as they are.
    public init(folder: String = "/", root: String = "/") {
        self.folder = folder
        self.root = root
    }

    /// A path without `.`, `..` and a leading `/`, from the root where it is below that, else
    /// from the top of the file system.
    func resolve(_ path: String) -> (path: String, isBelowRoot: Bool) {
        let whole = Self.parts(of: path.hasPrefix("/") ? path : folder + "/" + path)
        let above = Self.parts(of: root)
        let isBelow = whole.starts(with: above)
        let rest = isBelow ? whole.dropFirst(above.count) : whole[...]
        return (rest.isEmpty ? "." : rest.joined(separator: "/"), isBelow)
    }

    private static func parts(of path: String) -> [Substring] {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts
    }
}

extension String {
    /// The path as a relative URI reference (RFC 3986 §4.2): every octet that is neither unreserved
    /// nor a slash is written in hexadecimal.
    var percentEncoded: String { percentEncoded(except: "/") }

    /// A host and a port as a URI's authority (RFC 3986 §3.2).
    var percentEncodedAuthority: String { percentEncoded(except: "[]:") }

    private func percentEncoded(except kept: StaticString) -> String {
        let kept = Array("\(kept)".utf8)
        var encoded: [UInt8] = []
        for octet in utf8 {
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                encoded.append(octet)
            case _ where kept.contains(octet): encoded.append(octet)
            default:
                let digits = String(octet, radix: 16, uppercase: true)
                encoded += Array("%\(octet < 16 ? "0" : "")\(digits)".utf8)
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
