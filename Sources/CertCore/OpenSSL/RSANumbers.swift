internal import COpenSSL

/// The numbers of an RSA private key (RFC 8017 §3.2), borrowed from its owner for one look.
struct RSANumbers {
    private let n, e, d, p, q, dP, dQ, qInv: OpaquePointer

    /// Lends the numbers of a key; nil where it is no RSA key, or lacks one of them.
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
        var numbers: [OpaquePointer] = []
        defer { for number in numbers { BN_clear_free(number) } }
        for name in names {
            var number: OpaquePointer?
            let parameter = OSSL_PARAM_locate_const(parameters, name)
            guard parameter != nil, OSSL_PARAM_get_BN(parameter, &number) == 1, let number else {
                return nil
            }
            numbers.append(number)
        }
        return body(RSANumbers(numbers))
    }

    private static let names =
        [OSSL_PKEY_PARAM_RSA_N, OSSL_PKEY_PARAM_RSA_E, OSSL_PKEY_PARAM_RSA_D]
        + [
            shim_OSSL_PKEY_PARAM_RSA_FACTOR1(), shim_OSSL_PKEY_PARAM_RSA_FACTOR2(),
            shim_OSSL_PKEY_PARAM_RSA_EXPONENT1(), shim_OSSL_PKEY_PARAM_RSA_EXPONENT2(),
            shim_OSSL_PKEY_PARAM_RSA_COEFFICIENT1(),
        ].map { String(cString: $0) }

    private init(_ numbers: [OpaquePointer]) {
        (n, e, d, p) = (numbers[0], numbers[1], numbers[2], numbers[3])
        (q, dP, dQ, qInv) = (numbers[4], numbers[5], numbers[6], numbers[7])
    }

    /// Whether they are certainly a key's, or certainly useless; nil where a signature has to tell.
    ///
    /// A signature with numbers that do not fit takes as long as their maker likes: seconds, at the
    /// size of the largest modulus that OpenSSL verifies with. A key with more than two factors may
    /// sign for all that, and none of that size is in use.
    var proof: Bool? {
        let sizes = [n, e, d, p, q, dP, dQ, qInv].map(BN_num_bits)
        guard sizes.allSatisfy({ $0 <= Self.mostBits }) else { return false }
        if areOfOneKey { return true }
        return sizes.allSatisfy { $0 <= Self.mostBitsToSign } ? nil : false
    }

    /// `OPENSSL_RSA_MAX_MODULUS_BITS`.
    private static let mostBits: Int32 = 16_384
    /// What takes a twentieth of a second.
    private static let mostBitsToSign: Int32 = 4096

    /// Whether they are what a key's numbers are to each other.
    ///
    /// > RFC 8017 §3.2: "e * dP == 1 (mod (p - 1))", "e * dQ == 1 (mod (q - 1))",
    /// > "q * qInv == 1 (mod p)"; §3.1: "The RSA modulus n is a product of u distinct odd primes".
    ///
    /// Whether the factors are prime is not looked at: damage does not make other factors with the
    /// same product.
    private var areOfOneKey: Bool {
        guard let scratch = Scratch() else { return false }
        return scratch.isProduct(n, of: p, q)
            && scratch.areInverse(e, d, modulo: p, less: 1)
            && scratch.areInverse(e, d, modulo: q, less: 1)
            && scratch.areInverse(e, dP, modulo: p, less: 1)
            && scratch.areInverse(e, dQ, modulo: q, less: 1)
            && scratch.areInverse(q, qInv, modulo: p, less: 0)
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

        func isProduct(_ whole: OpaquePointer, of one: OpaquePointer, _ two: OpaquePointer) -> Bool
        {
            BN_mul(product, one, two, context) == 1 && BN_cmp(product, whole) == 0
        }

        /// Whether the product of two numbers is one modulo a third, less some.
        func areInverse(
            _ one: OpaquePointer,
            _ two: OpaquePointer,
            modulo third: OpaquePointer,
            less difference: UInt
        ) -> Bool {
            BN_copy(modulus, third) != nil && BN_sub_word(modulus, difference) == 1
                && BN_mod_mul(product, one, two, modulus, context) == 1 && BN_is_one(product) == 1
        }
    }
}
