internal import CertModel

/// Names findings so that a tool that compares two reports knows them again: the same as long as
/// the id, the file and the certificate's name are, whatever the line and the days left.
struct Fingerprints {
    /// How many findings had each name so far.
    private var counts: [UInt128: Int] = [:]

    /// The name of the next finding, unlike all before it.
    mutating func next(_ reported: ReportedFinding, path: String) -> String {
        next([reported.finding.id.rawValue, path, reported.owner])
    }

    /// A name for what these words describe, unlike all before it.
    mutating func next(_ words: [String]) -> String {
        let digest = Self.digest(words)
        let count = counts[digest, default: 0]
        counts[digest] = count + 1
        let digits = String(digest, radix: 16)
        let name = String(repeating: "0", count: 32 - digits.count) + digits
        return count == 0 ? name : "\(name)-\(count)"
    }

    /// FNV-1a of 128 bits; it protects no secret, and equal values get a number each.
    private static func digest(_ words: [String]) -> UInt128 {
        let prime: UInt128 = 1 << 88 | 0x13B
        var digest: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
        for word in words {
            for octet in word.utf8 { digest = (digest ^ UInt128(octet)) &* prime }
            // No octet of UTF-8 is 0xFF: it parts the words.
            digest = (digest ^ 0xFF) &* prime
        }
        return digest
    }
}
