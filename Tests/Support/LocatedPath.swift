package import CertModel

extension [Certificate] {
    /// The certificates as those of a file `a`, a line each.
    package var located: [LocatedCertificate] {
        enumerated().map {
            LocatedCertificate($1, from: .file("a", line: $0 + 1), index: $0)
        }
    }
}
