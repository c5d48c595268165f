/// How much work a passphrase would cost to try, read from the parameters before any is done.
///
/// A file names its own iteration count: two thousand million of them keep a machine busy for an
/// hour, and scrypt may ask for all its memory.
struct WorkFactor {
    /// The most iterations that are done: ten times what is recommended today.
    static let iterationLimit = 10_000_000
    /// The most memory that scrypt may take, OpenSSL's own limit: 32 MiB.
    static let memoryLimit = 32 << 20

    /// Refuses an encryption scheme that asks for more; schemes that state no work pass.
    static func check(_ scheme: AlgorithmIdentifier) throws(CertificateError) {
        guard let parameters = scheme.parameters else { return }
        let stated: [Statement]
        do throws(DERError) {
            stated = try statements(scheme.algorithm, parameters)
        } catch {
            throw error.said(of: "the encryption scheme")
        }
        for statement in stated { try statement.check() }
    }

    /// Refuses a number of iterations over the limit.
    static func check(iterations count: Int) throws(CertificateError) {
        try Statement.iterations(count).check()
    }

    private enum Statement {
        case iterations(Int)
        case memory(Int)

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
