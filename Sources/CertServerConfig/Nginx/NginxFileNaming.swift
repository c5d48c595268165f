import CertModel

/// How nginx makes files of the names that it is given.
struct NginxFileNaming {
    /// The folder that relative names begin at.
    let root: String
    /// Whether variables in the names of certificates and keys mean something; mail has none.
    let hasVariables: Bool

    /// The file of a certificate.
    func certificate(_ written: String, at location: Location) -> FileReference {
        FileReference(
            written: written,
            location: location,
            target: unknowable(written).map(FileReference.Target.unknowable) ?? file(written)
        )
    }

    /// The file of a private key, which may also be kept by an engine or in a store.
    func key(_ written: String, at location: Location) -> FileReference {
        if written.hasPrefix("engine:") {
            return FileReference(written: written, location: location, target: .unknowable(.engine))
        }
        if written.hasPrefix("store:") {
            return FileReference(written: written, location: location, target: .unknowable(.store))
        }
        return certificate(written, at: location)
    }

    /// A file whose name means nothing but itself.
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

    /// A name made whole by the folder of the configuration.
    static func path(of name: String, in root: String) -> String {
        guard !name.hasPrefix("/"), !root.isEmpty else { return name }
        return root.hasSuffix("/") ? root + name : "\(root)/\(name)"
    }
}
