internal import CertManifest
package import CertModel

/// Reads manifests: a file, a stream, or every manifest below a folder.
package struct KubernetesReader {
    let files: ConfigurationFiles

    /// The names of manifests in a folder.
    static let namePatterns = ["*.yaml", "*.yml", "*.json"]
    /// How deep folders lie within a folder of manifests.
    static let maximumDepth = 6
    /// The most entries of folders that are looked at.
    static let maximumEntries = 100_000
    /// The most octets of all files.
    static let maximumOctets = 256 << 20

    package init(files: ConfigurationFiles) { self.files = files }

    /// Reads what a path leads to; what is no manifest below a folder is passed over.
    package func read(_ path: String) throws(CertificateError) -> ServerConfiguration {
        var draft = KubernetesDraft()
        do throws(CertificateError) {
            draft.add(KubernetesManifest(try files.read(path)), of: path)
        } catch {
            guard error.code == .notAFile else { throw error }
            try addFolder(path, to: &draft)
        }
        return draft.configuration
    }

    private func addFolder(
        _ path: String,
        to draft: inout KubernetesDraft
    ) throws(CertificateError) {
        var entriesLeft = Self.maximumEntries
        var found: [String] = []
        var prefix = path.hasSuffix("/") ? path : path + "/"
        prefix = prefix.asPattern
        for _ in 0..<Self.maximumDepth {
            for pattern in Self.namePatterns {
                found += try files.matches(prefix + pattern, &entriesLeft)
            }
            prefix += "*/"
        }
        var octetsLeft = Self.maximumOctets
        var hasManifest = false
        for file in found.sorted() {
            guard let octets = try? files.read(file), KubernetesManifest.isManifest(octets) else {
                continue
            }
            hasManifest = true
            octetsLeft -= octets.count
            guard octetsLeft >= 0 else {
                let refusal = FileRefusal.tooLarge(mebibytes: Self.maximumOctets >> 20)
                throw CertificateError(.tooLarge, source: path, .file(refusal))
            }
            draft.add(KubernetesManifest(octets), of: file)
        }
        guard hasManifest else {
            throw CertificateError(
                .notFound,
                source: path,
                .configuration(.noMainFile(name: "manifest"))
            )
        }
    }
}
