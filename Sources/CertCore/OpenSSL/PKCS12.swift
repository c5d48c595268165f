internal import COpenSSL

/// The bags of a PKCS#12 file (RFC 7292): certificates, keys and CRLs with their friendly names.
struct PKCS12 {
    private(set) var bags: [Bag] = []
    /// Whether keys or certificates were encrypted, under whatever passphrase.
    private(set) var isEncrypted = false
    /// What the passphrases of the file have cost.
    private var work: WorkFactor

    /// Whether some key waits for a passphrase.
    var isClosed: Bool {
        bags.contains { bag in
            guard case .key(.failure(let error)) = bag.content else { return false }
            return error.code == .passphraseMissing
        }
    }

    /// One bag.
    struct Bag {
        let content: Content
        let friendlyName: String?

        enum Content {
            case certificate([UInt8])
            case revocationList([UInt8])
            /// A private key; the error where it could not be opened.
            case key(Result<Key, CertificateError>)
        }
    }

    /// Whether some bytes begin as a PFX does: a SEQUENCE, of whatever form of length, version 3,
    /// and another SEQUENCE.
    ///
    /// Old browsers write lengths that DER forbids; OpenSSL reads them.
    static func isPFX(_ bytes: [UInt8]) -> Bool {
        guard bytes.first == Tag.sequence, let length = bytes.dropFirst().first else {
            return false
        }
        let header = length > 0x80 ? 2 + Int(length & 0x7F) : 2
        return bytes.dropFirst(header).starts(with: [Tag.integer, 1, 3, Tag.sequence])
    }

    /// How deep bags may lie in bags.
    private static let deepest = 8

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - passphrase: The passphrase; nil to try none and the empty one.
    ///   - work: What the passphrases of the file have cost, to which this adds.
    /// - Throws: `passphraseMissing`, `passphraseWrong`, `unsupported` (a provider that is missing,
    ///   a work factor over the limit) or `malformed`.
    init(
        der: [UInt8],
        passphrase: Passphrase?,
        work: inout WorkFactor,
        in context: LibraryContext
    ) throws(CertificateError) {
        self.work = work
        defer { work = self.work }
        try isolatingErrors { () throws(CertificateError) in
            try open(File(der, in: context), passphrase: passphrase, context)
        }
    }

    /// Owns a decoded file.
    private struct File: ~Copyable {
        let pointer: OpaquePointer

        init(_ der: [UInt8], in context: LibraryContext) throws(CertificateError) {
            // Decoding into a file made in a context is how that context gets to its algorithms.
            var made = PKCS12_init_ex(NID_pkcs7_data, context.pointer, nil)
            let decoded = der.withUnsafeBufferPointer { buffer in
                var cursor = buffer.baseAddress
                return d2i_PKCS12(&made, &cursor, buffer.count)
            }
            // d2i frees what it could not decode into.
            guard let decoded else {
                throw .openSSL("the PKCS#12 file can't be decoded", code: .malformed)
            }
            pointer = decoded
        }

        deinit { PKCS12_free(pointer) }
    }

    private mutating func open(
        _ file: borrowing File,
        passphrase: Passphrase?,
        _ context: LibraryContext
    ) throws(CertificateError) {
        let attempts = passphrase.map { [Attempt.passphrase($0)] } ?? [.none, .empty]
        guard PKCS12_mac_present(file.pointer) == 1 else {
            return try read(file, attempts: attempts, context)
        }
        for attempt in attempts {
            try spendOnMAC(file)
            guard attempt.lend(to: { PKCS12_verify_mac(file.pointer, $0, $1) }) == 1 else {
                continue
            }
            return try read(file, attempts: [attempt], context)
        }
        throw Self.notOpened(passphrase)
    }

    /// What is tried as a passphrase: RFC 7292 tells none from an empty one.
    private enum Attempt {
        case passphrase(Passphrase)
        case none
        case empty

        func lend<Result>(to body: (UnsafePointer<CChar>?, Int32) -> Result) -> Result {
            switch self {
            case .passphrase(let passphrase): passphrase.lend(to: body)
            case .none: body(nil, 0)
            case .empty: "".withCString { body($0, 0) }
            }
        }
    }

    private mutating func spendOnMAC(_ file: borrowing File) throws(CertificateError) {
        var iterations: UnsafePointer<ASN1_INTEGER>?
        PKCS12_get0_mac(nil, nil, nil, &iterations, file.pointer)
        guard let iterations else { return }
        let count = ASN1_INTEGER_get(iterations)
        // Negative is what a number too large for the type reads as.
        try work.spend(iterations: count < 0 ? .max : count)
    }

    private static func notOpened(_ passphrase: Passphrase?) -> CertificateError {
        passphrase == nil
            ? CertificateError(
                .passphraseMissing,
                reason: "the PKCS#12 file needs a passphrase and none was given",
                help: "Give it with --passphrase-file or --passphrase-env."
            )
            : CertificateError(
                .passphraseWrong,
                reason: "the passphrase does not open the PKCS#12 file"
            )
    }
}

/// Reading the bags.
extension PKCS12 {
    private mutating func read(
        _ file: borrowing File,
        attempts: [Attempt],
        _ context: LibraryContext
    ) throws(CertificateError) {
        guard let safes = PKCS12_unpack_authsafes(file.pointer) else {
            throw .openSSL("the PKCS#12 file holds no safes", code: .malformed)
        }
        defer { OPENSSL_sk_pop_free(safes) { PKCS7_free($0?.assumingMemoryBound(to: PKCS7.self)) } }
        for index in 0..<OPENSSL_sk_num(safes) {
            guard let safe = OPENSSL_sk_value(safes, index)?.assumingMemoryBound(to: PKCS7.self)
            else { continue }
            let contents = try unpack(safe, attempts, context)
            defer { OPENSSL_sk_pop_free(contents) { PKCS12_SAFEBAG_free(OpaquePointer($0)) } }
            read(contents, attempts, depth: 0, context)
        }
    }

    /// The bags of one safe, decrypted where they are encrypted.
    private mutating func unpack(
        _ safe: UnsafeMutablePointer<PKCS7>,
        _ attempts: [Attempt],
        _ context: LibraryContext
    ) throws(CertificateError) -> OpaquePointer {
        switch OBJ_obj2nid(safe.pointee.type) {
        case NID_pkcs7_data:
            if let bags = PKCS12_unpack_p7data(safe) { return bags }
            throw .openSSL("a safe of the PKCS#12 file can't be decoded", code: .malformed)
        case NID_pkcs7_encrypted:
            isEncrypted = true
            if let bags = try decrypted(safe, attempts) { return bags }
            guard context.loadLegacyProvider() else {
                throw CertificateError.needsLegacyProvider(
                    "the PKCS#12 file",
                    conversion: "openssl pkcs12 -legacy -in OLD.p12 -out NEW.pem"
                )
            }
            if let bags = try decrypted(safe, attempts) { return bags }
            throw Self.notDecrypted(attempts)
        default:
            throw CertificateError(
                .unsupported,
                reason: "a safe of the PKCS#12 file is encrypted to a public key"
            )
        }
    }

    private mutating func decrypted(
        _ safe: UnsafeMutablePointer<PKCS7>,
        _ attempts: [Attempt]
    ) throws(CertificateError) -> OpaquePointer? {
        for attempt in attempts {
            try work.spend(on: safe.pointee.d.encrypted?.pointee.enc_data?.pointee.algorithm)
            if let bags = attempt.lend(to: { PKCS12_unpack_p7encdata(safe, $0, $1) }) {
                return bags
            }
        }
        return nil
    }

    private static func notDecrypted(_ attempts: [Attempt]) -> CertificateError {
        if case .passphrase(let passphrase)? = attempts.first { return notOpened(passphrase) }
        return notOpened(nil)
    }

    private mutating func read(
        _ contents: OpaquePointer?,
        _ attempts: [Attempt],
        depth: Int,
        _ context: LibraryContext
    ) {
        guard depth < Self.deepest else { return }
        for index in 0..<OPENSSL_sk_num(contents) {
            guard let bag = OPENSSL_sk_value(contents, index).map(OpaquePointer.init) else {
                continue
            }
            if PKCS12_SAFEBAG_get_nid(bag) == NID_safeContentsBag {
                read(PKCS12_SAFEBAG_get0_safes(bag), attempts, depth: depth + 1, context)
            } else if let content = content(of: bag, attempts, context) {
                bags.append(Bag(content: content, friendlyName: Self.friendlyName(of: bag)))
            }
        }
    }

    private mutating func content(
        of bag: OpaquePointer,
        _ attempts: [Attempt],
        _ context: LibraryContext
    ) -> Bag.Content? {
        switch PKCS12_SAFEBAG_get_nid(bag) {
        case NID_certBag:
            guard PKCS12_SAFEBAG_get_bag_nid(bag) == NID_x509Certificate else { return nil }
            return Self.octets(in: bag).map(Bag.Content.certificate)
        case NID_crlBag:
            guard PKCS12_SAFEBAG_get_bag_nid(bag) == NID_x509Crl else { return nil }
            return Self.octets(in: bag).map(Bag.Content.revocationList)
        case NID_keyBag:
            return .key(Key.privateKey(PKCS12_SAFEBAG_get0_p8inf(bag), in: context))
        case NID_pkcs8ShroudedKeyBag:
            isEncrypted = true
            return .key(shroudedKey(bag, attempts, context))
        default: return nil
        }
    }

    private mutating func shroudedKey(
        _ bag: OpaquePointer,
        _ attempts: [Attempt],
        _ context: LibraryContext
    ) -> Result<Key, CertificateError> {
        if let key = decrypted(bag, attempts, context) { return key }
        guard context.loadLegacyProvider() else { return .failure(Self.notDecrypted(attempts)) }
        return decrypted(bag, attempts, context) ?? .failure(Self.notDecrypted(attempts))
    }

    private mutating func decrypted(
        _ bag: OpaquePointer,
        _ attempts: [Attempt],
        _ context: LibraryContext
    ) -> Result<Key, CertificateError>? {
        var algorithm: UnsafePointer<X509_ALGOR>?
        X509_SIG_get0(PKCS12_SAFEBAG_get0_pkcs8(bag), &algorithm, nil)
        for attempt in attempts {
            do throws(CertificateError) {
                try work.spend(on: algorithm.map { UnsafeMutablePointer(mutating: $0) })
            } catch { return .failure(error) }
            let info = attempt.lend {
                PKCS12_decrypt_skey_ex(bag, $0, $1, context.pointer, nil)
            }
            guard let info else { continue }
            defer { PKCS8_PRIV_KEY_INFO_free(info) }
            return Key.privateKey(info, in: context)
        }
        return nil
    }

    private static func friendlyName(of bag: OpaquePointer) -> String? {
        guard let name = PKCS12_get_friendlyname(bag) else { return nil }
        defer { CRYPTO_free(name, #file, #line) }
        return String(cString: name)
    }

    /// The certificate or CRL in a bag, as it stands: OpenSSL would decode it, its key and all, to
    /// encode it again.
    ///
    /// > RFC 7292 §4.2: "SafeBag ::= SEQUENCE { bagId, bagValue [0] EXPLICIT …, bagAttributes }";
    /// > §4.2.3: "CertBag ::= SEQUENCE { certId, certValue [0] EXPLICIT … }", an OCTET STRING.
    private static func octets(in bag: OpaquePointer) -> [UInt8]? {
        var out: UnsafeMutablePointer<UInt8>?
        let count = i2d_PKCS12_SAFEBAG(bag, &out)
        guard count > 0, let out else { return nil }
        defer { CRYPTO_free(out, #file, #line) }
        var cursor = DERCursor(Array(UnsafeBufferPointer(start: out, count: Int(count))))
        guard var fields = try? cursor.enter(Tag.sequence, "a bag"),
            (try? fields.next(Tag.objectIdentifier, "its kind")) != nil,
            var value = try? fields.enter(Tag.constructed(0), "its value"),
            var content = try? value.enter(Tag.sequence, "its content"),
            (try? content.next(Tag.objectIdentifier, "the kind of its content")) != nil,
            var wrapped = try? content.enter(Tag.constructed(0), "what it holds")
        else { return nil }
        return try? wrapped.octets(Tag.octetString, "what it holds")
    }
}

extension WorkFactor {
    /// Counts one try of a passphrase on an encrypted safe or key.
    fileprivate mutating func spend(
        on algorithm: UnsafeMutablePointer<X509_ALGOR>?
    ) throws(CertificateError) {
        guard let algorithm else { return }
        var out: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509_ALGOR(algorithm, &out)
        guard count > 0, let out else { return }
        defer { CRYPTO_free(out, #file, #line) }
        var cursor = DERCursor(Array(UnsafeBufferPointer(start: out, count: Int(count))))
        let scheme: AlgorithmIdentifier
        do throws(DERError) {
            scheme = try cursor.algorithmIdentifier("the encryption scheme")
        } catch {
            throw error.said(of: "the encryption scheme")
        }
        try spend(on: scheme)
    }
}
