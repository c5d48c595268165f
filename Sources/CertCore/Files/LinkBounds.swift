/// How much is read of what links in a folder lead to: somebody else may have put them there, and a
/// link to `/usr` weighs nothing.
struct LinkBounds {
    /// How many entries the folders may still have that links lead to; below zero once they had
    /// more.
    private(set) var entries: Int
    /// How many octets the files may still have that links lead to, but for each one's first.
    private(set) var octets: Int

    /// What of each file is not counted: certificates, keys and chains are no larger.
    static let ordinarySize = 1 << 16

    private let maximumEntries: Int
    private let maximumOctets: Int

    /// As many files as are read within a second, and as many octets as four of the largest.
    init(maximumEntries: Int = 50_000, maximumOctets: Int = 256 << 20) {
        self.maximumEntries = maximumEntries
        self.maximumOctets = maximumOctets
        (entries, octets) = (maximumEntries, maximumOctets)
    }

    /// Takes the entries of a folder that a link leads to.
    ///
    /// - Throws: `tooLarge` where they are too many. No such folder is entered any more.
    mutating func take(entries count: Int, of folder: String) throws(CertificateError) {
        let limit = entries
        entries = count > limit ? -1 : limit - count
        guard entries < 0 else { return }
        throw Self.beyond(.linkedEntries(maximum: maximumEntries), folder)
    }

    /// Takes a file that a link leads to, and says whether it is read.
    ///
    /// - Throws: `tooLarge` for the first one that is not.
    mutating func take(octets count: Int, of file: String) throws(CertificateError) -> Bool {
        let counted = count - Self.ordinarySize
        guard counted > 0 else { return true }
        guard octets >= 0 else { return false }
        let limit = octets
        octets = counted > limit ? -1 : limit - counted
        guard octets < 0 else { return true }
        throw Self.beyond(.linkedOctets(maximum: maximumOctets), file)
    }

    private static func beyond(_ refusal: FileRefusal, _ path: String) -> CertificateError {
        CertificateError(.tooLarge, source: path, .file(refusal))
    }
}
