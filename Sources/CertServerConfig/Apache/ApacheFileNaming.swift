import CertModel

/// How Apache finds the files that a configuration names: relative names start from `ServerRoot`.
struct ApacheFileNaming {
    /// The folder that stands for `ServerRoot`, whatever is written; nil for what is written.
    let root: String?
    /// The folder of the main file.
    let mainFolder: String
    /// What `ServerRoot` says.
    var serverRoot: String?

    /// Debian's `ServerRoot` where none is written.
    private static let packagedRoot = "/etc/apache2"

    /// The path of a name.
    func path(of name: String) -> String {
        let base = root ?? serverRoot ?? mainFolder
        guard name.utf8.first == UInt8(ascii: "/") else { return Self.join(base, name) }
        guard let root else { return name }
        var written = serverRoot ?? Self.packagedRoot
        if written.hasSuffix("/") { written.removeLast() }
        guard name.utf8.starts(with: (written + "/").utf8) else { return name }
        return Self.join(
            root,
            String(decoding: name.utf8.dropFirst(written.utf8.count + 1), as: UTF8.self)
        )
    }

    /// The file that a directive names, or the token that holds it.
    func file(_ name: String, at location: Location) -> FileReference {
        FileReference(
            written: name,
            location: location,
            target: name.hasPrefix("pkcs11:") ? .unknowable(.store) : .file(path(of: name))
        )
    }

    private static func join(_ folder: String, _ name: String) -> String {
        if folder.isEmpty { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
}
