internal import COpenSSL

/// The numbers of an RSA private key (RFC 8017 §3.2), borrowed from its owner for one look.
struct RSANumbers {
    private let n, e, d: OpaquePointer
    private let factors: [OpaquePointer]
    /// What makes signing faster: an exponent and a coefficient for each factor.
    private let shortcuts: [OpaquePointer]

    /// Lends the numbers of a key; nil where it is not an RSA key, or lacks those of its two halves.
    static func lend<Result>(
        of key: OpaquePointer,
        _ body: (RSANumbers) -> Result
    ) -> Result? {
        guard EVP_PKEY_is_a(key, "RSA") == 1 || EVP_PKEY_is_a(key, "RSA-PSS") == 1 else {
            return nil
        }
        var parameters: UnsafeMutablePointer<OSSL_PARAM>?
        guard EVP_PKEY_todata(key, shim_EVP_PKEY_KEYPAIR(), &parameters) == 1 else { return nil }
        defer { OSSL_PARAM_free(parameters) }
        let whole = numbers(wholeNames, in: parameters)
        let factors = numbers(factorNames, in: parameters)
        let shortcuts = numbers(shortcutNames, in: parameters)
        defer { for number in whole + factors + shortcuts { BN_clear_free(number) } }
        guard whole.count == wholeNames.count else { return nil }
        return body(
            RSANumbers(
                n: whole[0],
                e: whole[1],
                d: whole[2],
                factors: factors,
                shortcuts: shortcuts
            )
        )
    }

    /// Copies of those of the numbers that there are.
    private static func numbers(
        _ names: [String],
        in parameters: UnsafePointer<OSSL_PARAM>?
    ) -> [OpaquePointer] {
        names.compactMap { name in
            var number: OpaquePointer?
            guard let parameter = OSSL_PARAM_locate_const(parameters, name),
                OSSL_PARAM_get_BN(parameter, &number) == 1
            else { return nil }
            return number
        }
    }

    // EVP_PKEY-RSA(7); a key has two factors at least, and OpenSSL reads up to five.
    private static let wholeNames =
        [OSSL_PKEY_PARAM_RSA_N, OSSL_PKEY_PARAM_RSA_E, OSSL_PKEY_PARAM_RSA_D]
    private static let factorNames = (1...5).map { "rsa-factor\($0)" }
    private static let shortcutNames =
        (1...5).map { "rsa-exponent\($0)" } + (1...4).map { "rsa-coefficient\($0)" }

    /// Whether they are certainly a key's, or certainly useless; nil where only a signature shows.
    ///
    /// A signature with numbers that do not fit takes as long as their maker likes: seconds, at the
    /// size of the largest modulus that OpenSSL verifies with.
    var proof: Bool? {
        let sizes = ([n, e, d] + factors + shortcuts).map(BN_num_bits)
        guard sizes.allSatisfy({ $0 <= Self.maximumBits }) else { return false }
        if areOfOneKey { return true }
        return sizes.allSatisfy { $0 <= Self.maximumBitsToSign } ? nil : false
    }

    /// `OPENSSL_RSA_MAX_MODULUS_BITS`.
    private static let maximumBits: Int32 = 16_384
    /// What takes a twentieth of a second.
    private static let maximumBitsToSign: Int32 = 4096

    /// Whether they are what a key's numbers are to each other.
    ///
    /// > RFC 8017 §3.1: "the RSA modulus n is a product of u distinct odd primes r_i"; §3.2:
    /// > "e * d == 1 (mod \lambda(n))", the least common multiple of all r_i - 1.
    ///
    /// Whether the factors are prime is not looked at: damage does not make other factors with the
    /// same product. Nor are the shortcuts: where they are wrong, OpenSSL signs without them.
    private var areOfOneKey: Bool {
        guard let scratch = Scratch() else { return false }
        return scratch.isProduct(n, of: factors)
            && factors.allSatisfy { scratch.areInverse(e, d, modulo: $0) }
    }

    /// Room to calculate in.
    private struct Scratch: ~Copyable {
        private let context: OpaquePointer
        private let product: OpaquePointer
        private let modulus: OpaquePointer

        init?() {
            let (context, product, modulus) = (BN_CTX_new(), BN_new(), BN_new())
            guard let context, let product, let modulus else {
                BN_CTX_free(context)
                BN_free(product)
                BN_free(modulus)
                return nil
            }
            (self.context, self.product, self.modulus) = (context, product, modulus)
        }

        deinit {
            BN_CTX_free(context)
            BN_clear_free(product)
            BN_clear_free(modulus)
        }

        func isProduct(_ whole: OpaquePointer, of factors: [OpaquePointer]) -> Bool {
            BN_set_word(product, 1) == 1
                && factors.allSatisfy { BN_mul(product, product, $0, context) == 1 }
                && BN_cmp(product, whole) == 0
        }

        /// Whether the product of two numbers is one modulo what is one less than a factor.
        func areInverse(
            _ one: OpaquePointer,
            _ two: OpaquePointer,
            modulo factor: OpaquePointer
        ) -> Bool {
            BN_copy(modulus, factor) != nil && BN_sub_word(modulus, 1) == 1
                && BN_mod_mul(product, one, two, modulus, context) == 1 && BN_is_one(product) == 1
        }
    }
}
