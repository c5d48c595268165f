package import CertModel

/// The cost of one try of a passphrase, in nanoseconds, read from the parameters before the first.
///
/// A file names its own work: two thousand million iterations keep a machine busy for an hour, and
/// the same number takes five times as long with one digest as with another.
package struct DerivationCost {
    package let nanoseconds: Int
    /// What takes so long, in words.
    private let work: DerivationWork

    /// The most memory that scrypt may take: the limit of OpenSSL, which opens nothing beyond it.
    static let maximumMemory = 32 << 20

    /// The cost under an encryption scheme of PKCS#5 or PKCS#12; nothing under one that states no
    /// work.
    ///
    /// - Throws: `unsupported` where one try costs more than a run may.
    package init(_ scheme: AlgorithmIdentifier, within maximum: Int) throws(CertificateError) {
        do throws(DERError) { self = try Self.cost(of: scheme) } catch {
            throw error.inDecoding(.encryptionScheme)
        }
        try check(within: maximum)
    }

    /// The cost of the digest that PKCS#12 protects a file with (RFC 7292 §4, RFC 9579).
    ///
    /// - Throws: `unsupported` where one try costs more than a run may.
    package init(
        mac algorithm: AlgorithmIdentifier,
        iterations: Int,
        within maximum: Int
    ) throws(CertificateError) {
        if algorithm.algorithm == Self.pbmac1 {
            try self.init(algorithm, within: maximum)
            return
        }
        let weight = Self.digestWeights[algorithm.algorithm] ?? Self.unknownDigest
        self.init(iterations, times: weight, .digest(iterations: iterations))
        try check(within: maximum)
    }

    private init(_ iterations: Int, times weight: Int, _ work: DerivationWork) {
        nanoseconds = .saturatingProduct(iterations, weight)
        self.work = work
    }

    private init(nanoseconds: Int, _ work: DerivationWork) {
        (self.nanoseconds, self.work) = (nanoseconds, work)
    }

    private static let none = DerivationCost(nanoseconds: 0, .none)

    private func check(within maximum: Int) throws(CertificateError) {
        guard nanoseconds > maximum else { return }
        let (own, limit) = (nanoseconds / 1_000_000, maximum / 1_000_000)
        throw CertificateError(
            .unsupported,
            .key(.derivation(work, milliseconds: own, maximum: limit))
        )
    }

    private static let pbes2 = OID(1, 2, 840, 113_549, 1, 5, 13)
    private static let pbmac1 = OID(1, 2, 840, 113_549, 1, 5, 14)
    private static let pbkdf2 = OID(1, 2, 840, 113_549, 1, 5, 12)
    private static let scrypt = OID(1, 3, 6, 1, 4, 1, 11591, 4, 11)
}

/// Reading the parameters.
extension DerivationCost {
    private static func cost(of scheme: AlgorithmIdentifier) throws(DERError) -> DerivationCost {
        var outer = DERCursor(scheme.parameters ?? [])
        guard outer.nextTag == Tag.sequence else { return none }
        var fields = try outer.enter(Tag.sequence, "the parameters")
        switch scheme.algorithm {
        case pbes2, pbmac1:
            // PBES2-params ::= SEQUENCE { keyDerivationFunc, encryptionScheme } (RFC 8018 A.4);
            // PBMAC1-params likewise (A.5).
            let derivation = try fields.algorithmIdentifier("the key derivation")
            let cipher = try? fields.algorithmIdentifier("the cipher")
            return try cost(of: derivation, octets: octets(of: cipher?.algorithm))
        default:
            // PBEParameter and pkcs-12PbeParams ::= SEQUENCE { salt, iterations }
            guard fields.nextTag == Tag.octetString else { return none }
            _ = try fields.next("the salt")
            guard fields.nextTag == Tag.integer else { return none }
            // RFC 7292 B.2: two blocks of SHA-1 for a key and one for the initial vector; RFC 8018
            // §5.1 is less.
            let iterations = try fields.count("the iterations")
            return DerivationCost(iterations, times: 3 * sha1, .sha1(iterations: iterations))
        }
    }

    /// The cost of deriving a number of octets.
    private static func cost(
        of derivation: AlgorithmIdentifier,
        octets: Int
    ) throws(DERError) -> DerivationCost {
        var outer = DERCursor(derivation.parameters ?? [])
        guard outer.nextTag == Tag.sequence else { return none }
        var fields = try outer.enter(Tag.sequence, "the parameters")
        switch derivation.algorithm {
        case scrypt: return try scrypt(&fields)
        case pbkdf2:
            // PBKDF2-params ::= SEQUENCE { salt, iterationCount, keyLength OPTIONAL, prf DEFAULT
            // hmacWithSHA1 } (RFC 8018 A.2)
            _ = try fields.next("the salt")
            let iterations = try fields.count("the iterations")
            var octets = octets
            if fields.nextTag == Tag.integer {
                octets = max(octets, try fields.count("the key's length"))
            }
            let named = fields.isAtEnd ? nil : try fields.algorithmIdentifier("the function")
            let function = Self.function(named?.algorithm)
            let blocks = max(1, octets.dividedRoundingUp(by: function.octets))
            return DerivationCost(
                iterations,
                times: .saturatingProduct(function.weight, blocks),
                .pbkdf2(iterations: iterations, blocks: blocks)
            )
        default: return none
        }
    }

    // scrypt-params ::= SEQUENCE { salt, N, r, p, keyLength OPTIONAL } (RFC 7914 §7)
    private static func scrypt(_ fields: inout DERCursor) throws(DERError) -> DerivationCost {
        _ = try fields.octets(Tag.octetString, "the salt")
        let cost = try fields.count("the cost")
        let blockSize = try fields.count("the block size")
        let parallel = max(1, try fields.count("the parallelization"))
        let rounds = Int.saturatingProduct(cost, blockSize, parallel, scryptRound)
        let ends = Int.saturatingProduct(blockSize, parallel, scryptEnd)
        let (sum, overflow) = rounds.addingReportingOverflow(ends)
        // What OpenSSL adds up: 128 octets r times for each of p, and for each of N and two more.
        let memory = [
            Int.saturatingProduct(128, blockSize, parallel),
            .saturatingProduct(128, blockSize, cost), .saturatingProduct(256, blockSize),
        ]
        let isTooLarge =
            memory.contains { $0 > maximumMemory }
            || memory.reduce(0, +) > maximumMemory
        return DerivationCost(
            nanoseconds: overflow || isTooLarge ? .max : sum,
            .scrypt(
                cost: cost,
                blockSize: blockSize,
                parallel: parallel,
                beyond: isTooLarge ? maximumMemory >> 20 : nil
            )
        )
    }

    /// How many octets of key a cipher takes: 32 at most, but for XTS.
    private static func octets(of cipher: OID?) -> Int {
        cipher?.bytes.starts(with: OID(1, 3, 111, 2, 1619, 0, 1).bytes) == true ? 64 : 32
    }
}

/// What one iteration takes, in nanoseconds: `Docs/Reference/Limits.md` says how to measure it.
extension DerivationCost {
    private static let sha1 = 85
    private static let scryptRound = 450
    private static let scryptEnd = 2000
    /// More than any that OpenSSL has.
    private static let unknownDigest = 1000

    /// The weight of one block, and the octets in it.
    private static func function(_ oid: OID?) -> (weight: Int, octets: Int) {
        guard let oid else { return (220, 20) }
        return functions[oid] ?? (unknownDigest, 16)
    }

    /// HMAC with a digest (RFC 8018 B.1, NIST's SHA-3, GM/T 0091).
    private static let functions: [OID: (weight: Int, octets: Int)] = [
        OID(1, 2, 840, 113_549, 2, 6): (320, 16), OID(1, 2, 840, 113_549, 2, 7): (220, 20),
        OID(1, 2, 840, 113_549, 2, 8): (230, 28), OID(1, 2, 840, 113_549, 2, 9): (230, 32),
        OID(1, 2, 840, 113_549, 2, 10): (510, 48), OID(1, 2, 840, 113_549, 2, 11): (510, 64),
        OID(1, 2, 840, 113_549, 2, 12): (510, 28), OID(1, 2, 840, 113_549, 2, 13): (510, 32),
        OID(2, 16, 840, 1, 101, 3, 4, 2, 13): (820, 28),
        OID(2, 16, 840, 1, 101, 3, 4, 2, 14): (820, 32),
        OID(2, 16, 840, 1, 101, 3, 4, 2, 15): (820, 48),
        OID(2, 16, 840, 1, 101, 3, 4, 2, 16): (820, 64),
        OID(1, 2, 156, 10197, 1, 401, 3, 1): (580, 32),
    ]

    /// Digests alone, as PKCS#12's own derivation uses them.
    private static let digestWeights: [OID: Int] = [
        OID(1, 2, 840, 113_549, 2, 5): 127, OID(1, 3, 14, 3, 2, 26): sha1,
        OID(2, 16, 840, 1, 101, 3, 4, 2, 4): 90, OID(2, 16, 840, 1, 101, 3, 4, 2, 1): 85,
        OID(2, 16, 840, 1, 101, 3, 4, 2, 2): 216, OID(2, 16, 840, 1, 101, 3, 4, 2, 3): 216,
        OID(2, 16, 840, 1, 101, 3, 4, 2, 5): 216, OID(2, 16, 840, 1, 101, 3, 4, 2, 6): 216,
        OID(2, 16, 840, 1, 101, 3, 4, 2, 7): 450, OID(2, 16, 840, 1, 101, 3, 4, 2, 8): 450,
        OID(2, 16, 840, 1, 101, 3, 4, 2, 9): 450, OID(2, 16, 840, 1, 101, 3, 4, 2, 10): 450,
        OID(1, 2, 156, 10197, 1, 401): 220, OID(1, 3, 36, 3, 2, 1): 260,
    ]
}

extension Int {
    fileprivate func dividedRoundingUp(by divisor: Int) -> Int {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest == 0 ? quotient : quotient + 1
    }
}
