import CertDecoding
internal import COpenSSL

/// The bags of a PKCS#12 file (RFC 7292): certificates, keys and CRLs with their friendly names.
struct PKCS12 {
    private(set) var bags: [Bag] = []
    /// Whether keys or certificates were encrypted, under whatever passphrase.
    private(set) var isEncrypted = false
    /// Pays for what passphrases and keys cost.
    private let work: Budget.Share
    /// Whether private keys are opened; else they are described as closed.
    private let opensKeys: Bool
    /// How many keys were opened.
    private var openedKeys = 0
    /// What is tried as a passphrase, what opened something before everything else.
    private var attempts: [Attempt]
    private let context: LibraryContext

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

    /// The maximum depth of bags in bags.
    private static let maximumDepth = 8

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - passphrases: The passphrases to try; none, the empty one and `changeit` are tried behind
    ///     them.
    ///   - opensKeys: Whether private keys are opened.
    ///   - work: Pays for what passphrases and keys cost.
    /// - Throws: `passphraseMissing`, `passphraseWrong`, `unsupported` (a provider that is missing,
    ///   more work than the limit) or `malformed`.
    init(
        der: [UInt8],
        passphrases: [Passphrase],
        opensKeys: Bool = true,
        work: Budget.Share,
        in context: LibraryContext
    ) throws(CertificateError) {
        self.work = work
        self.opensKeys = opensKeys
        self.context = context
        attempts = passphrases.map(Attempt.passphrase) + [.none, .empty, .usual]
        try isolatingErrors { () throws(CertificateError) in
            try open(File(der, in: context))
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
                throw .openSSL(.store(.undecodable), code: .malformed)
            }
            pointer = decoded
        }

        deinit { PKCS12_free(pointer) }
    }

    private mutating func open(_ file: borrowing File) throws(CertificateError) {
        if PKCS12_mac_present(file.pointer) == 1 {
            try Self.requireVerifiableMAC(file)
            let cost = try Self.costOfMAC(file)
            let fitting = try firstAttempt(costing: cost) { attempt in
                attempt.lend { PKCS12_verify_mac(file.pointer, $0, $1) } == 1 ? attempt : nil
            }
            guard let fitting else { throw notOpened }
            attempts = [fitting]
        }
        try read(file)
    }

    /// What the first attempt that succeeds makes; it is the first to be tried from then on.
    private mutating func firstAttempt<Made>(
        costing cost: DerivationCost,
        _ body: (Attempt) -> Made?
    ) throws(CertificateError) -> Made? {
        for index in attempts.indices {
            let attempt = attempts[index]
            let tried = work.spending(
                cost.nanoseconds,
                isFree: { $0 != nil && attempt.isUsers },
                { body(attempt) }
            )
            guard let tried else { throw .tooCostlyPassphrase }
            guard let made = tried else { continue }
            attempts.swapAt(0, index)
            return made
        }
        return nil
    }

    /// What is tried as a passphrase: RFC 7292 does not distinguish none from an empty one.
    private enum Attempt {
        case passphrase(Passphrase)
        case none
        case empty
        /// The one that Java's documentation gives every store.
        case usual

        /// Whether the user gave it: what everybody would try opens what anybody made.
        var isUsers: Bool {
            if case .passphrase = self { true } else { false }
        }

        func lend<Result>(to body: (UnsafePointer<CChar>?, Int32) -> Result) -> Result {
            switch self {
            case .passphrase(let passphrase): passphrase.lend(to: body)
            case .none: body(nil, 0)
            case .empty: "".withCString { body($0, 0) }
            case .usual: "changeit".withCString { body($0, 8) }
            }
        }
    }

    /// Refuses a MAC that this OpenSSL can't verify, which says nothing of the passphrase.
    ///
    /// RFC 9579 put PBMAC1 into PKCS#12; OpenSSL verifies it from version 3.4 on.
    private static func requireVerifiableMAC(_ file: borrowing File) throws(CertificateError) {
        var algorithm: UnsafePointer<X509_ALGOR>?
        PKCS12_get0_mac(nil, &algorithm, nil, nil, file.pointer)
        guard let algorithm, OBJ_obj2nid(algorithm.pointee.algorithm) == NID_pbmac1,
            OPENSSL_version_major() == 3, OPENSSL_version_minor() < 4
        else { return }
        throw CertificateError(
            .unsupported,
            .store(.pbmac1(openSSL: LibraryContext.version))
        )
    }

    private static func costOfMAC(
        _ file: borrowing File
    ) throws(CertificateError) -> DerivationCost {
        var iterations: UnsafePointer<ASN1_INTEGER>?
        var algorithm: UnsafePointer<X509_ALGOR>?
        PKCS12_get0_mac(nil, &algorithm, nil, &iterations, file.pointer)
        let count = iterations.map { ASN1_INTEGER_get($0) } ?? 1
        // Negative is what a number too large for the type reads as.
        return try DerivationCost(
            mac: algorithmIdentifier(algorithm),
            iterations: count < 0 ? .max : count,
            within: Budget.maximumReserve
        )
    }

    private var notOpened: CertificateError {
        attempts.contains(where: \.isUsers)
            ? CertificateError(.passphraseWrong, .store(.wrongPassphrase))
            : CertificateError(.passphraseMissing, .store(.encrypted))
    }
}

/// Reading the bags.
extension PKCS12 {
    private mutating func read(_ file: borrowing File) throws(CertificateError) {
        guard let safes = PKCS12_unpack_authsafes(file.pointer) else {
            throw .openSSL(.store(.noSafes), code: .malformed)
        }
        defer { OPENSSL_sk_pop_free(safes) { PKCS7_free($0?.assumingMemoryBound(to: PKCS7.self)) } }
        for index in 0..<OPENSSL_sk_num(safes) {
            guard let safe = OPENSSL_sk_value(safes, index)?.assumingMemoryBound(to: PKCS7.self)
            else { continue }
            let contents = try unpack(safe)
            defer { OPENSSL_sk_pop_free(contents) { PKCS12_SAFEBAG_free(OpaquePointer($0)) } }
            read(contents, depth: 0)
        }
    }

    /// The bags of one safe, decrypted where they are encrypted.
    private mutating func unpack(
        _ safe: UnsafeMutablePointer<PKCS7>
    ) throws(CertificateError) -> OpaquePointer {
        switch OBJ_obj2nid(safe.pointee.type) {
        case NID_pkcs7_data:
            if let bags = PKCS12_unpack_p7data(safe) { return bags }
            throw .openSSL(.store(.undecodableSafe), code: .malformed)
        case NID_pkcs7_encrypted:
            isEncrypted = true
            let scheme = try Self.algorithmIdentifier(
                safe.pointee.d.encrypted?.pointee.enc_data?.pointee.algorithm
            )
            try requireCiphers(of: scheme)
            let bags = try firstAttempt(
                costing: DerivationCost(scheme, within: Budget.maximumReserve)
            ) { attempt in
                attempt.lend { PKCS12_unpack_p7encdata(safe, $0, $1) }
            }
            if let bags { return bags }
            throw notOpened
        default:
            throw CertificateError(.unsupported, .store(.sealedSafe))
        }
    }

    /// Makes the ciphers of old files known where a scheme is one of theirs.
    private func requireCiphers(of scheme: AlgorithmIdentifier) throws(CertificateError) {
        guard OldEncryption.isNamed(by: scheme), !context.loadLegacyProvider() else { return }
        throw CertificateError.openSSL(.store(.legacyCipher), code: .unsupported)
    }

    private mutating func read(_ contents: OpaquePointer?, depth: Int) {
        guard depth < Self.maximumDepth else { return }
        for index in 0..<OPENSSL_sk_num(contents) {
            guard let bag = OPENSSL_sk_value(contents, index).map(OpaquePointer.init) else {
                continue
            }
            if PKCS12_SAFEBAG_get_nid(bag) == NID_safeContentsBag {
                read(PKCS12_SAFEBAG_get0_safes(bag), depth: depth + 1)
            } else if let content = content(of: bag) {
                bags.append(Bag(content: content, friendlyName: Self.friendlyName(of: bag)))
            }
        }
    }

    private mutating func content(of bag: OpaquePointer) -> Bag.Content? {
        switch PKCS12_SAFEBAG_get_nid(bag) {
        case NID_certBag:
            guard PKCS12_SAFEBAG_get_bag_nid(bag) == NID_x509Certificate else { return nil }
            return Self.octets(in: bag).map(Bag.Content.certificate)
        case NID_crlBag:
            guard PKCS12_SAFEBAG_get_bag_nid(bag) == NID_x509Crl else { return nil }
            return Self.octets(in: bag).map(Bag.Content.revocationList)
        case NID_keyBag:
            return .key(
                key { me throws(CertificateError) in
                    try me.key(in: Key.encoded(PKCS12_SAFEBAG_get0_p8inf(bag)))
                }
            )
        case NID_pkcs8ShroudedKeyBag:
            isEncrypted = true
            return .key(key { me throws(CertificateError) in try me.shroudedKey(bag) })
        default: return nil
        }
    }

    /// A private key, where one more is opened.
    private mutating func key(
        _ open: (inout PKCS12) throws(CertificateError) -> Key
    ) -> Result<Key, CertificateError> {
        openedKeys += 1
        guard opensKeys, openedKeys <= BoundedKind.privateKeys.maximum else {
            return .failure(.closedKey)
        }
        do throws(CertificateError) { return .success(try open(&self)) } catch {
            return .failure(error)
        }
    }

    private func key(in der: [UInt8]?) throws(CertificateError) -> Key {
        guard let der, let form = PrivateKeyForm(der: der) else { throw .undecodableKey }
        return try Key.privateKey(der: der, form: form, work: work, in: context)
    }

    private mutating func shroudedKey(_ bag: OpaquePointer) throws(CertificateError) -> Key {
        var algorithm: UnsafePointer<X509_ALGOR>?
        X509_SIG_get0(PKCS12_SAFEBAG_get0_pkcs8(bag), &algorithm, nil)
        let scheme = try Self.algorithmIdentifier(algorithm)
        try requireCiphers(of: scheme)
        let context = context
        var obstacle: CertificateError?
        let der = try firstAttempt(costing: DerivationCost(scheme, within: Budget.maximumReserve)) {
            attempt in
            let tried = attempt.lend {
                KeyDecryptionAttempt(PKCS12_SAFEBAG_get0_pkcs8(bag), $0, $1, in: context)
            }
            if case .failed(let reason) = tried { obstacle = obstacle ?? reason }
            return tried.octets
        }
        guard let der else { throw obstacle ?? notOpened }
        return try key(in: der)
    }

    private static func friendlyName(of bag: OpaquePointer) -> String? {
        guard let name = PKCS12_get_friendlyname(bag) else { return nil }
        defer { CRYPTO_free(name, #file, #line) }
        return String(cString: name)
    }

    /// The certificate or CRL in a bag, undecoded: OpenSSL would decode it, its key and all, to
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

    /// An algorithm identifier as this program decodes it.
    private static func algorithmIdentifier(
        _ algorithm: UnsafePointer<X509_ALGOR>?
    ) throws(CertificateError) -> AlgorithmIdentifier {
        var out: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509_ALGOR(algorithm, &out)
        defer { CRYPTO_free(out, #file, #line) }
        var cursor = DERCursor(
            Array(UnsafeBufferPointer(start: count > 0 ? out : nil, count: max(0, Int(count))))
        )
        do throws(DERError) {
            return try cursor.algorithmIdentifier("the encryption scheme")
        } catch {
            throw error.inDecoding(.encryptionScheme)
        }
    }
}

extension CertificateError {
    /// A private key that is not wanted, or one of too many.
    fileprivate static var closedKey: CertificateError {
        CertificateError(.tooLarge, .key(.notRead))
    }
}
