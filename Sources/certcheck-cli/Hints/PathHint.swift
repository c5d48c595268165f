internal import CertServer

import SystemCalls

/// A word that names a live server: `www.example.test:443`, `https://www.example.test/`.
struct LiveTarget {
    /// The host, with its port where one was written.
    let text: String

    init?(_ word: String) {
        // No host with its port is longer, with a scheme before and a path behind it.
        guard word.utf8.count <= 1000 else { return nil }
        let octets = Array(word.utf8)
        guard let scheme = octets.firstRange(of: Array("://".utf8)) else {
            guard let colon = octets.lastIndex(of: UInt8(ascii: ":")), colon > 0,
                !octets.contains(UInt8(ascii: "/")),
                let port = Int(String(decoding: octets[(colon + 1)...], as: UTF8.self)),
                1...65_535 ~= port
            else { return nil }
            text = word
            return
        }
        let host = octets[scheme.upperBound...].prefix { $0 != UInt8(ascii: "/") }
        guard !host.isEmpty else { return nil }
        text = String(decoding: host, as: UTF8.self)
    }
}

extension Report {
    /// Says which command takes what was given to this one.
    mutating func hint(at paths: [String]) {
        guard !errors.isEmpty else { return }
        let named = Set(paths)
        for index in errors.indices {
            guard let path = errors[index].source, named.contains(path) else { continue }
            if let help = errors[index].commandHint(path, command) { errors[index].hint = help }
        }
    }
}

extension Report {
    /// The folder above a configuration that holds a file which it names and which is missing; nil
    /// where there is none, or the configuration was not read from a file.
    func likelyRoot(of configuration: String) -> String? {
        let missing = Set(errors.filter { $0.code == .notFound }.compactMap(\.source))
        guard !missing.isEmpty, configuration != "-" else { return nil }
        let files = (sites ?? []).flatMap { $0.certificates + $0.keys }
        let names = files.filter { file in
            file.written.utf8.first != UInt8(ascii: "/")
                && (file.path.map(missing.contains) ?? false)
        }.map(\.written)
        guard let name = names.first else { return nil }
        var folder = configuration.split(separator: "/", omittingEmptySubsequences: false)
            .dropLast().joined(separator: "/")
        if folder.isEmpty { folder = configuration.hasPrefix("/") ? "/" : "." }
        for _ in 0..<3 {
            folder += "/.."
            var status = stat()
            if stat("\(folder)/\(name)".systemPath, &status) == 0 {
                return Console.absolute(folder) ?? folder
            }
        }
        return nil
    }
}

extension CertificateError {
    fileprivate func commandHint(_ path: String, _ command: Report.Command) -> String? {
        switch code {
        case .notFound:
            guard let target = LiveTarget(path) else { return nil }
            return "For a live server: certcheck probe \(target.text.printable)"
        case .notACertificate where command != .server:
            guard let octets = try? readOctets(of: path),
                let kind = ServerKind.detected(in: octets)
            else { return nil }
            return "It is a configuration of \(kind.rawValue): certcheck server \(path.printable)"
        case .unsupported where command == .server:
            guard let octets = try? readOctets(of: path), octets.holdCertificate else {
                return nil
            }
            return "It holds certificates or keys: certcheck check \(path.printable)"
        default: return nil
        }
    }
}

extension [UInt8] {
    /// Whether they are a certificate or a key, or have a block of one at the beginning.
    fileprivate var holdCertificate: Bool {
        if first == 0x30, count > 1, self[1] & 0x80 != 0 { return true }
        return prefix(4096).firstRange(of: Array("-----BEGIN ".utf8)) != nil
    }
}
