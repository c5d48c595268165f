import CertModel

/// The files that HAProxy loads certificates and keys from; each is looked at once.
struct HAProxyFiles {
    /// How files are reached.
    let access: ConfigurationFiles
    /// Everything read of the configuration itself.
    private(set) var read = UniqueList<String>()
    private var kinds: [[UInt8]: Kind] = [:]
    /// The files that hold parameters for Diffie-Hellman.
    private var withParameters: Set<[UInt8]> = []
    private var entriesLeft = maximumEntries

    /// The most entries of folders that are looked at.
    static let maximumEntries = 1_000_000

    init(_ access: ConfigurationFiles) {
        self.access = access
    }

    /// What a path leads to.
    enum Kind: Hashable {
        case file(hasKey: Bool)
        case folder
        case missing
        /// It is there, and cannot be read.
        case unreadable
    }

    /// What a path leads to.
    mutating func kind(of path: String) -> Kind {
        let octets = Array(path.utf8)
        if let kind = kinds[octets] { return kind }
        var kind = Kind.missing
        do throws(CertificateError) {
            let content = try access.read(path)
            kind = .file(hasKey: content.holds("PRIVATE KEY-----"))
            if content.holds("DH PARAMETERS-----") { withParameters.insert(octets) }
        } catch {
            switch error.code {
            case .notFound: kind = .missing
            case .notAFile: kind = .folder
            default: kind = .unreadable
            }
        }
        kinds[octets] = kind
        return kind
    }

    /// Whether a file holds parameters for Diffie-Hellman.
    mutating func holdsParameters(_ path: String) -> Bool {
        _ = kind(of: path)
        return withParameters.contains(Array(path.utf8))
    }

    /// Whether a path leads to a file, readable or not.
    mutating func isFile(_ path: String) -> Bool {
        switch kind(of: path) {
        case .file, .unreadable: true
        case .folder, .missing: false
        }
    }

    /// The files of a folder in the order of octets, without those whose names begin with a dot.
    ///
    /// - Throws: `CertificateError` where more entries would be looked at than are allowed.
    mutating func files(in folder: String) throws(CertificateError) -> [String] {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return try access.matches(prefix.asPattern + "*", &entriesLeft).filter { isFile($0) }
    }

    /// The lines of a file of the configuration.
    mutating func lines(
        of path: String
    ) throws(CertificateError) -> [ArraySlice<UInt8>] {
        let octets = try access.read(path)
        read.append(path)
        return octets.split(separator: 0x0A, omittingEmptySubsequences: false)
    }
}

extension [UInt8] {
    /// Whether it holds some text, the end of a line that begins or ends a PEM block.
    fileprivate func holds(_ text: String) -> Bool {
        let mark = Array(text.utf8)
        var start = startIndex
        while let index = self[start...].firstIndex(of: mark[0]) {
            if self[index...].starts(with: mark) { return true }
            start = index + 1
        }
        return false
    }
}
