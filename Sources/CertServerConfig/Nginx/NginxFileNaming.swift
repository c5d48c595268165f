import CertModel

/// How nginx finds the files that a configuration names.
struct NginxFileNaming {
    /// The folder that relative names start from.
    let root: String
    /// Whether the names of certificates and keys may hold variables, which mail does not have.
    let hasVariables: Bool

    /// The file of a certificate.
    func certificate(_ written: String, at location: Location) -> FileReference {
        FileReference(
            written: written,
            location: location,
            target: unknowable(written).map(FileReference.Target.unknowable) ?? file(written)
        )
    }

    /// The file of a private key, which may also be in an engine or a store of OpenSSL.
    func key(_ written: String, at location: Location) -> FileReference {
        if written.hasPrefix("engine:") {
            return FileReference(written: written, location: location, target: .unknowable(.engine))
        }
        if written.hasPrefix("store:") {
            return FileReference(written: written, location: location, target: .unknowable(.store))
        }
        return certificate(written, at: location)
    }

    /// A file whose name has no special meaning.
    func file(_ written: String, at location: Location) -> FileReference {
        FileReference(written: written, location: location, target: file(written))
    }

    private func unknowable(_ written: String) -> FileReference.Reason? {
        if written.hasPrefix("data:") { return .data }
        return hasVariables && written.contains("$") ? .variable : nil
    }

    private func file(_ name: String) -> FileReference.Target {
        .file(Self.path(of: name, in: root))
    }

    /// The path of a name; a relative one starts from the folder of the configuration.
    static func path(of name: String, in root: String) -> String {
        guard !name.hasPrefix("/"), !root.isEmpty else { return name }
        return root.hasSuffix("/") ? root + name : "\(root)/\(name)"
    }
}
