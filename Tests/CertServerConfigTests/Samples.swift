import CertModel
import TestSupport

@testable import CertServerConfig

/// Files in memory.
struct MemoryFiles {
    var files: [String: String]

    var access: ConfigurationFiles {
        let files = files
        return ConfigurationFiles(
            read: { path throws(CertificateError) in
                guard let text = files[path] else {
                    throw CertificateError(.notFound, .file(.notFound))
                }
                guard text != "forbidden" else {
                    throw CertificateError(.unreadable, .file(.forbidden(.user)))
                }
                return Array(text.utf8)
            },
            matches: { pattern, _ throws(CertificateError) in
                let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
                return files.keys.sorted().filter { path in
                    path.hasPrefix(parts[0]) && path.hasSuffix(parts[parts.count - 1])
                }
            }
        )
    }
}

/// Reads a configuration that lies in memory as `conf/nginx.conf`, with files beside it.
func read(
    _ text: String,
    with files: [String: String] = [:],
    version: ServerVersion = .currentNginx,
    root: String? = nil
) throws -> ServerConfiguration {
    var memory = MemoryFiles(files: files)
    memory.files["conf/nginx.conf"] = text
    let reader = NginxReader(files: memory.access, version: version, root: root)
    return try reader.read("conf/nginx.conf")
}

extension ServerConfiguration {
    /// The faults in words.
    var faultMessages: [String] { faults.map { $0.finding(dialect).message } }

    /// The faults as `line: message`.
    var faultLines: [String] {
        faults.map { "\($0.location.line): \($0.finding(dialect).message)" }
    }
}
