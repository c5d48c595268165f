/// How alike words are that somebody may have mistyped.
enum Similarity {
    /// The most octets of a word that is compared.
    private static let maximumLength = 64

    /// The words that are most like another one, the best first; none where nothing is alike.
    ///
    /// - Parameter words: Words of ASCII.
    static func nearest(to word: String, among words: [String]) -> [String] {
        let typed = Array(word.utf8)
        guard 1...maximumLength ~= typed.count else { return [] }
        let wanted = typed.map { $0 | ($0.isUpper ? 0x20 : 0) }
        let near = words.enumerated().compactMap { place, known -> (Int, Int, String)? in
            let octets = Array(known.utf8)
            let distance = distance(wanted, octets)
            if distance <= max(1, min(wanted.count, octets.count) / 3) {
                return (distance, place, known)
            }
            // A part of a long word, such as the topic of a finding.
            return wanted.count >= 4 && octets.firstRange(of: wanted) != nil
                ? (10, place, known) : nil
        }
        return near.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    /// How many octets have to be put in, taken out, replaced or exchanged with the next one.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, octet) in left.enumerated() {
            var next = [row + 1]
            for (column, other) in right.enumerated() {
                var best = min(last[column] + (octet == other ? 0 : 1), last[column + 1] + 1)
                best = min(best, next[column] + 1)
                if row > 0, column > 0, octet == right[column - 1], left[row - 1] == other {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                next.append(best)
            }
            (beforeLast, last) = (last, next)
        }
        return last[right.count]
    }
}

extension UInt8 {
    fileprivate var isUpper: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
}
