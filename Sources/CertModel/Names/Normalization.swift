#if canImport(Darwin)
    // Apple's SDK does not publish the standard library's normalisation; this is its equal.
    import Foundation
#else
    @_spi(_Unicode) import Swift
#endif

extension String {
    /// Normalization Form C (UAX #15), which RFC 5891 §4.1 asks of every U-label.
    ///
    /// A text with too many marks in a row is normalised in pieces: to sort marks takes time that
    /// grows with the square of their number.
    var composed: [Unicode.Scalar] {
        guard utf8.count > 2 * Self.maximumMarks, unicodeScalars.hasLongRunOfMarks else {
            return normalized
        }
        var (all, piece, marks): ([Unicode.Scalar], String, Int) = ([], "", 0)
        for scalar in unicodeScalars {
            marks = scalar.isReordered ? marks + 1 : 0
            if marks > Self.maximumMarks {
                all += piece.normalized
                (piece, marks) = ("", 1)
            }
            piece.unicodeScalars.append(scalar)
        }
        return all + piece.normalized
    }

    private var normalized: [Unicode.Scalar] {
        #if canImport(Darwin)
            Array(precomposedStringWithCanonicalMapping.unicodeScalars)
        #else
            Array(_nfc)
        #endif
    }

    /// How many combining marks may follow each other.
    ///
    /// > UAX #15, D4: a text in Stream-Safe format has no "sequences of non-starters longer than 30
    /// > characters in length".
    static let maximumMarks = 30
}

extension Sequence<Unicode.Scalar> {
    /// Whether more combining marks follow each other than any writing has.
    var hasLongRunOfMarks: Bool {
        var marks = 0
        for scalar in self {
            marks = scalar.isReordered ? marks + 1 : 0
            if marks > String.maximumMarks { return true }
        }
        return false
    }
}

extension Unicode.Scalar {
    /// Whether normalization may give it another place.
    fileprivate var isReordered: Bool {
        !isASCII && properties.canonicalCombiningClass != .notReordered
    }
}
