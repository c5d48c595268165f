import CertModel

/// What `global` and `crt-store` say about where certificates and keys are loaded from.
struct HAProxyPlaces {
    /// The folder that relative names of all kinds start from.
    var root = ""
    var certificateBase: String?
    var keyBase: String?
    var authorityBase: String?
    var chainFolder: String?
    /// Whether keys are looked for beside certificates: `ssl-load-extra-files` has `key` or `all`.
    var loadsKeys = true
    /// Whether `X.rsa`, `X.ecdsa` and `X.dsa` stand for a missing `X`.
    var loadsBundles = true
    /// Whether the key of `X.crt` is `X.key`, not `X.crt.key`.
    var dropsExtension = false
    /// Whether `global` has parameters for Diffie-Hellman, or says how long to make them.
    var hasParameters = false
    /// What `crt-store` loads, by the path of the certificate.
    var loaded: [[UInt8]: HAProxyStored] = [:]
    /// The paths of what `crt-store` loads, by `@store/name`.
    var stored: [[UInt8]: String] = [:]

    func path(_ name: String, below base: String?) -> String {
        guard !name.hasPrefix("/") else { return name }
        guard let base else { return below(root, name) }
        return below(base.hasPrefix("/") ? "" : root, below(base, name))
    }

    private func below(_ folder: String, _ name: String) -> String {
        if folder.isEmpty || name.hasPrefix("/") { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
}

/// What a line of a `crt-store` loads beside a certificate.
struct HAProxyStored {
    var key: FileReference?
    var staple: String?
}

/// One certificate that a `bind` line loads.
struct HAProxyCertificate {
    var certificate: FileReference
    var key: FileReference
    /// The words of a line of a `crt-list` that choose names; empty where the certificate's own
    /// names count.
    var filters: [String] = []
    /// Whether the line itself makes it a default one.
    var isDefault = false
    /// The position among what the `bind` line names: what a bundle loads has one.
    var source = 0
    /// The file with the OCSP answer, if there is one.
    var staple: String?
}

/// Finds the files that `crt` and the lines of a `crt-list` load.
struct HAProxyLoader {
    var files: HAProxyFiles
    var places = HAProxyPlaces()
    /// How many more certificates may be loaded.
    private(set) var certificatesLeft = maximumCertificates
    /// Why folders could not be looked through.
    private(set) var faults: [ConfigurationFault] = []

    /// The most certificates that all `bind` lines together load.
    static let maximumCertificates = 200_000

    init(_ files: HAProxyFiles) {
        self.files = files
    }

    /// Loads what a name stands for: a file, a bundle, a folder, an entry of a `crt-store`.
    mutating func load(
        _ written: String,
        at location: Location,
        allowsFolders: Bool = true
    ) -> [HAProxyCertificate] {
        if written.hasPrefix("@"), let path = places.stored[Array(written.utf8)] {
            return [one(path, written: written, at: location)]
        }
        let path = places.path(written, below: places.certificateBase)
        switch files.kind(of: path) {
        case .folder where allowsFolders: return folder(path, at: location)
        case .missing where places.loaded[Array(path.utf8)] == nil:
            let bundle = bundle(path, written: nil, at: location)
            return bundle.isEmpty ? [one(path, written: written, at: location)] : bundle
        default: return [one(path, written: written, at: location)]
        }
    }

    /// Whether a word of `crt` names a folder.
    mutating func isFolder(_ written: String) -> Bool {
        files.kind(of: places.path(written, below: places.certificateBase)) == .folder
    }

    /// A word of `crt`, `default-crt` or `crt-list` with what it leads to.
    func reference(_ written: String, isList: Bool, at location: Location) -> FileReference {
        let path =
            places.stored[Array(written.utf8)]
            ?? places.path(written, below: isList ? nil : places.certificateBase)
        return FileReference(written: written, location: location, target: .file(path))
    }

    private mutating func folder(_ path: String, at location: Location) -> [HAProxyCertificate] {
        var loaded: [HAProxyCertificate] = []
        var bundles: Set<[UInt8]> = []
        for file in entries(of: path, at: location) {
            let name = file.split(separator: "/").last ?? ""
            let end = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
            if Self.siblings.contains(end) { continue }
            if places.loadsBundles, Self.kinds.contains(end) {
                let stem = String(file.dropLast(end.count))
                guard bundles.insert(Array(stem.utf8)).inserted else { continue }
                loaded += bundle(stem, written: nil, at: location)
            } else {
                loaded.append(one(file, written: file, at: location))
            }
            guard certificatesLeft > 0 else { break }
        }
        return loaded
    }

    private mutating func entries(of folder: String, at location: Location) -> [String] {
        do throws(CertificateError) {
            return try files.files(in: folder)
        } catch {
            let error = error.at(folder)
            faults.append(
                ConfigurationFault(
                    kind: .includeUnreadable(path: folder, error),
                    location: location
                )
            )
            return []
        }
    }

    /// > Configuration Manual §5.1, crt: ".issuer, .ocsp, .sctl, .key" files "are ignored".
    private static let siblings: Set = [".issuer", ".ocsp", ".sctl", ".key"]
    /// The ends of the files of a bundle, in the order in which they are loaded.
    private static let kinds = [".dsa", ".ecdsa", ".rsa"]

    private mutating func bundle(
        _ stem: String,
        written: String?,
        at location: Location
    ) -> [HAProxyCertificate] {
        guard places.loadsBundles else { return [] }
        return Self.kinds.map { stem + $0 }.filter { files.isFile($0) }.map { path in
            one(path, written: path, at: location)
        }
    }

    private mutating func one(
        _ path: String,
        written: String,
        at location: Location
    ) -> HAProxyCertificate {
        certificatesLeft -= 1
        let certificate = FileReference(written: written, location: location, target: .file(path))
        let stored = places.loaded[Array(path.utf8)]
        return HAProxyCertificate(
            certificate: certificate,
            key: stored?.key ?? key(of: path, certificate),
            staple: stored?.staple ?? (files.isFile(path + ".ocsp") ? path + ".ocsp" : nil)
        )
    }

    /// The file of a certificate's key: the certificate's own where that has one.
    private mutating func key(of path: String, _ certificate: FileReference) -> FileReference {
        guard places.loadsKeys, files.kind(of: path) == .file(hasKey: false) else {
            return certificate
        }
        var stem = path
        if places.dropsExtension, let dot = path.lastIndex(of: "."), path[dot...] == ".crt" {
            stem = String(path[..<dot])
        }
        let key = stem + ".key"
        guard files.isFile(key) else { return certificate }
        return FileReference(written: key, location: certificate.location, target: .file(key))
    }
}
