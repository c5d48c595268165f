/// What some files and folders hold of one kind, and what of them could not be read.
package struct Gathered<Value: Sendable>: Sendable {
    /// The values, in the order in which they were found.
    package var items: [Value] = []
    /// Why the rest could not be read.
    package var failures: [CertificateError] = []

    package init() {}

    /// The values.
    ///
    /// - Throws: The first failure: nothing that was given is dropped in silence.
    func all() throws(CertificateError) -> [Value] {
        if let failure = failures.first { throw failure }
        return items
    }
}

extension Gathered {
    /// The values of one kind in some files, or in everything below some folders, of which each path
    /// must hold one.
    ///
    /// - Parameter missing: Why a path that can be read and holds none can't be used.
    static func all(
        in paths: [String],
        missing: (_ path: String) -> CertificateError,
        _ wanted: (Item.Content) -> Value?
    ) throws(CertificateError) -> Gathered {
        var all = Gathered()
        for path in paths {
            let found = try Gathered(in: path) { $0.items.compactMap { wanted($0.content) } }
            guard !found.items.isEmpty else { throw found.failures.first ?? missing(path) }
            all.items += found.items
            all.failures += found.failures
        }
        return all
    }

    /// What is wanted of a file, or of each file below a folder.
    init(
        in path: String,
        openingKeys opensKeys: Bool = true,
        _ wanted: (FileContents) -> [Value]
    ) throws(CertificateError) {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let reader = ContentReader(opensKeys: opensKeys, budget: Budget())
        reader.forEachFile(of: path, engine) { outcome in
            switch outcome {
            case .success(let file):
                items += wanted(file.contents)
                failures += file.contents.errors
            case .failure(let error): failures.append(error)
            }
        }
    }
}
