#if canImport(Darwin)
    // Apple's SDK does not publish the standard library's normalisation; this is its equal.
    import Foundation
#else
    @_spi(_Unicode) import Swift
#endif

extension String {
    /// Normalization Form C (UAX #15), which RFC 5891 §4.1 asks of every U-label.
    var composed: [Unicode.Scalar] {
        #if canImport(Darwin)
            Array(precomposedStringWithCanonicalMapping.unicodeScalars)
        #else
            Array(_nfc)
        #endif
    }
}
