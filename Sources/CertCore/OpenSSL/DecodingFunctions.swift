import CertDecoding

extension LibraryContext {
    /// What the decoder asks OpenSSL for, in this context.
    var functions: CryptographicFunctions {
        CryptographicFunctions(
            sha256: { self.sha256($0) },
            sha1: { self.sha1($0) },
            groupName: { Key.groupName(prime: $0, generator: $1, in: self) }
        )
    }
}

extension Certificate {
    /// Decodes a certificate from its DER; octets behind it are left out.
    ///
    /// - Throws: `CertificateError` with code `malformed` that says which field and octet.
    public convenience init(der: [UInt8]) throws(CertificateError) {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        do throws(DERError) {
            try self.init(CertificateOutline(der), using: engine.context.functions)
        } catch {
            throw error.inDecoding(.certificate)
        }
    }
}
