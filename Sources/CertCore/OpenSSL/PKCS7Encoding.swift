internal import COpenSSL

/// Brings PKCS#7 into DER.
enum PKCS7Encoding {
    /// The same structure in DER; nil where OpenSSL can't decode it.
    static func normalized(_ octets: [UInt8]) -> [UInt8]? {
        isolatingErrors {
            let decoded = octets.withUnsafeBufferPointer { buffer in
                var cursor = buffer.baseAddress
                return d2i_PKCS7(nil, &cursor, buffer.count)
            }
            defer { PKCS7_free(decoded) }
            var out: UnsafeMutablePointer<UInt8>?
            let count = i2d_PKCS7(decoded, &out)
            guard count > 0, let out else { return nil }
            defer { CRYPTO_free(out, #file, #line) }
            return Array(UnsafeBufferPointer(start: out, count: Int(count)))
        }
    }
}
