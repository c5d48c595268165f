/// Looks in a folder for the file that somebody meant who gave an authority's.
struct NeighbourLeaf {
    let hosts: [ReferenceIdentifier]
    let engine: Engine

    /// How many files are looked at.
    private static let maximumNames = 64

    /// The first file beside another one whose leaf covers the hosts, one with a chain before
    /// others; nil where there is none.
    func path(beside path: String) -> String? {
        let own = SplitPath(path)
        var bare: String?
        for name in Self.names(in: own.folder) where name != own.name {
            let path = own.folder + name
            let reader = ContentReader(opensKeys: false, budget: Budget())
            guard let contents = try? reader.read(path, engine).contents, let leaf = contents.leaf,
                leaf.covers(hosts)
            else { continue }
            if contents.certificates.count > 1 { return path }
            bare = bare ?? path
        }
        return bare
    }

    /// The names that may be certificates', in order.
    private static func names(in folder: String) -> [String] {
        var names: [String] = []
        _ = FileTree.folder(folder.isEmpty ? "." : folder) { name in
            let ending = name.split(separator: ".").last?.lowercased() ?? ""
            if ["pem", "crt", "cer", "cert"].contains(ending) { names.append(name) }
            return names.count >= maximumNames
        }
        return names.sorted()
    }
}
