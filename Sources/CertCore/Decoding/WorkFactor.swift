/// How much work the passphrases of one file cost to try, read from the parameters before any is
/// done.
///
/// A file names its own iteration count: two thousand million of them keep a machine busy for an
/// hour, and scrypt may ask for all its memory. A thousand keys may ask for a second each.
struct WorkFactor {
    /// The most iterations that are done for a file, a few seconds: sixteen times what is
    /// recommended today for one key, so that several keys or passphrases can be tried.
    static let iterationLimit = 10_000_000
    /// The most memory that scrypt may take, OpenSSL's own limit: 32 MiB.
    static let memoryLimit = 32 << 20

    private var spent = 0

    /// Refuses an encryption scheme that asks for too much by itself; schemes that state no work
    /// pass.
    static func check(_ scheme: AlgorithmIdentifier) throws(CertificateError) {
        for statement in try statements(of: scheme) { try statement.check() }
    }

    /// Counts one try of a passphrase, and refuses it where that is too much for one file.
    mutating func spend(on scheme: AlgorithmIdentifier) throws(CertificateError) {
        for statement in try Self.statements(of: scheme) { try spend(statement) }
    }

    /// Counts a number of iterations.
    mutating func spend(iterations count: Int) throws(CertificateError) {
        try spend(.iterations(count))
    }

    private mutating func spend(_ statement: Statement) throws(CertificateError) {
        try statement.check()
        guard spent + statement.iterations <= Self.iterationLimit else {
            throw CertificateError(
                .unsupported,
                reason: "its passphrase is not tried: those of the file cost more than the limit of"
                    + " \(Self.iterationLimit) iterations",
                help: "Give each key a file of its own."
            )
        }
        spent += statement.iterations
    }

    private static func statements(
        of scheme: AlgorithmIdentifier
    ) throws(CertificateError) -> [Statement] {
        guard let parameters = scheme.parameters else { return [] }
        do throws(DERError) { return try statements(scheme.algorithm, parameters) } catch {
            throw error.said(of: "the encryption scheme")
        }
    }

    private enum Statement {
        case iterations(Int)
        case memory(Int)

        /// What it takes, in iterations of PBKDF2: scrypt mixes 128 octets in the same time.
        var iterations: Int {
            switch self {
            case .iterations(let count): count
            case .memory(let count): count / 128
            }
        }

        func check() throws(CertificateError) {
            switch self {
            case .iterations(let count) where count > iterationLimit:
                throw refusal("\(count) iterations", limit: "\(iterationLimit)")
            case .memory(let count) where count > memoryLimit:
                throw refusal("\(count >> 20) MiB of memory", limit: "\(memoryLimit >> 20) MiB")
            default: return
            }
        }

        private func refusal(_ asked: String, limit: String) -> CertificateError {
            CertificateError(
                .unsupported,
                reason: "its passphrase costs \(asked) to try, and the limit is \(limit)",
                help: "Encrypt it again with an ordinary count: openssl pkcs8 -topk8 -iter 600000"
            )
        }
    }

    private static let pbes2 = OID(1, 2, 840, 113_549, 1, 5, 13)
    private static let pbkdf2 = OID(1, 2, 840, 113_549, 1, 5, 12)
    private static let scrypt = OID(1, 3, 6, 1, 4, 1, 11591, 4, 11)

    private static func statements(
        _ algorithm: OID,
        _ parameters: [UInt8]
    ) throws(DERError) -> [Statement] {
        var outer = DERCursor(parameters)
        guard outer.nextTag == Tag.sequence else { return [] }
        var fields = try outer.enter(Tag.sequence, "the parameters")
        switch algorithm {
        case pbes2:
            // PBES2-params ::= SEQUENCE { keyDerivationFunc, encryptionScheme } (RFC 8018 A.4)
            let derivation = try fields.algorithmIdentifier("the key derivation")
            return try derivation.parameters.map { parameters throws(DERError) in
                try statements(derivation.algorithm, parameters)
            } ?? []
        case scrypt:
            // scrypt-params ::= SEQUENCE { salt, N, r, p, keyLength OPTIONAL } (RFC 7914 §7)
            _ = try fields.octets(Tag.octetString, "the salt")
            let cost = try fields.count("the cost")
            let blockSize = try fields.count("the block size")
            let parallel = try fields.count("the parallelization")
            return [.memory(product(128, cost, blockSize, max(1, parallel)))]
        default:
            // PBEParameter and pkcs-12PbeParams ::= SEQUENCE { salt, iterations }; PBKDF2-params
            // begins likewise, its salt perhaps being a choice.
            guard algorithm == pbkdf2 || fields.nextTag == Tag.octetString else { return [] }
            _ = try fields.next("the salt")
            return fields.nextTag == Tag.integer
                ? [.iterations(try fields.count("the iterations"))] : []
        }
    }

    private static func product(_ factors: Int...) -> Int {
        factors.reduce(1) { product, factor in
            let (result, overflow) = product.multipliedReportingOverflow(by: factor)
            return overflow ? .max : result
        }
    }
}
