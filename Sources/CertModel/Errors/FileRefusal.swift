/// Why a file or a folder can't be read.
package enum FileRefusal: Sendable, Hashable {
    case notFound
    case emptyPath
    /// No file matches a pattern that the shell passed on as it is.
    case patternUnmatched
    case forbidden(Barrier)
    case notAFile(NodeKind)
    case tooLarge(mebibytes: Int)
    /// All pipes together hold more than is read, in MiB.
    case streamsTooLarge(mebibytes: Int)
    /// A pipe that no program wrote to, in seconds.
    case silentPipe(seconds: Int)
    case changed
    case empty
    /// What the operating system says, in its own words.
    case system(String)
    /// It can't be written, and what the operating system says.
    case unwritable(String)
    /// A report can't be written.
    case unwritableReport(String)
    /// The environment has no variable of a name.
    case variableMissing
    /// There are neither files nor folders to check.
    case noPath
    /// A folder without certificates and keys.
    case nothingBelow
    /// A folder with keys or requests, and without certificates.
    case noCertificateBelow
    /// More entries in folders that links lead to than are read.
    case linkedEntries(maximum: Int)
    /// More octets in files that links lead to than are read.
    case linkedOctets(maximum: Int)
    /// More passphrases than are tried on each key.
    case passphrases(maximum: Int)

    /// What keeps a user from reading a file.
    package enum Barrier: String, Sendable, Hashable { case rootOnly = "root-only", user, folder }

    /// What a path leads to in place of a file.
    package enum NodeKind: String, Sendable, Hashable { case folder, pipe, socket, device, other }

    var values: [Finding.Value] {
        switch self {
        case .forbidden(let barrier): [.text("barrier", barrier.rawValue)]
        case .notAFile(let kind): [.text("kind", kind.rawValue)]
        case .silentPipe(let seconds): [.number("seconds", Int64(seconds))]
        case .tooLarge(let mebibytes), .streamsTooLarge(let mebibytes):
            [.number("maximum_mib", Int64(mebibytes))]
        case .system(let words), .unwritable(let words), .unwritableReport(let words):
            [.text("system", words)]
        case .passphrases(let maximum), .linkedEntries(let maximum), .linkedOctets(let maximum):
            [.number("maximum", Int64(maximum))]
        case .notFound, .emptyPath, .patternUnmatched, .changed, .empty, .noPath, .nothingBelow,
            .variableMissing,
            .noCertificateBelow:
            []
        }
    }
}
