import CertModel
import TestSupport
import Testing

@testable import CertCore

/// Verifying signatures; the certificates of `Fixtures/odd/signatures` signed themselves.
struct SignatureVerificationTests {
    private static let schemes = Fixture.names(in: "odd/signatures")

    private func certificate(_ file: String) throws -> Certificate {
        try Certificate.read(from: Fixture.path("odd/signatures/\(file)"))[0]
    }

    /// The verdict on a certificate; the thread's error queue must be as empty as before.
    private func verdict(
        _ certificate: Certificate,
        issuedBy issuer: Certificate
    ) throws -> SignatureVerdict {
        let engine = try Engine()
        let verdict = try #require(
            engine.verify(certificate, issuedBy: issuer, within: Budget.Share())
        )
        #expect(QueuedError.takeAll().isEmpty)
        return verdict
    }

    /// The same certificate with the octet at an offset from the end of a range changed.
    private func altered(_ certificate: Certificate, at offset: Int) throws -> Certificate {
        var der = certificate.der
        der[offset] ^= 1
        return try Certificate(der: der)
    }

    @Test("a signature verifies under the issuer's key", arguments: schemes)
    func valid(file: String) throws {
        let certificate = try certificate(file)
        #expect(try verdict(certificate, issuedBy: certificate) == .valid)
    }

    @Test("a changed signature does not", arguments: schemes)
    func changedSignature(file: String) throws {
        let certificate = try certificate(file)
        let changed = try altered(certificate, at: certificate.der.count - 1)
        #expect(try verdict(changed, issuedBy: certificate) == .invalid)
    }

    @Test("nor does one over changed octets", arguments: schemes)
    func changedContent(file: String) throws {
        let certificate = try certificate(file)
        // Basic constraints stand last: their TRUE becomes another one.
        let changed = try altered(certificate, at: certificate.signedRange.upperBound - 1)
        #expect(changed.isCA)
        #expect(try verdict(changed, issuedBy: certificate) == .invalid)
    }

    @Test("a signature of no octets or of too many does not verify", arguments: schemes)
    func otherLengths(file: String) throws {
        let certificate = try certificate(file)
        let (signature, signed) = (certificate.signature, certificate.der[certificate.signedRange])
        for signature in [[], signature + [0], signature.dropLast()] {
            let algorithm = certificate.signatureAlgorithm.der
            let der = DER.sequence(Array(signed), algorithm, DER.bits(signature))
            let changed = try Certificate(der: der)
            #expect(try verdict(changed, issuedBy: certificate) == .invalid)
        }
    }

    @Test("a key of another type can't verify it", arguments: schemes)
    func otherKey(file: String) throws {
        let certificate = try certificate(file)
        let isEdwards = file == "ed25519.pem"
        let other = try self.certificate(isEdwards ? "ed448.pem" : "ed25519.pem")
        let refusal = SignatureRefusal.otherKey(
            other.publicKey,
            certificate.signatureAlgorithm
        )
        #expect(try verdict(certificate, issuedBy: other) == .unusable(.signature(refusal)))
    }

    @Test("a key on another curve does not verify it")
    func otherCurve() throws {
        let certificate = try certificate("ecdsa-sha256.pem")
        let other = try self.certificate("ecdsa-p521.pem")
        #expect(try verdict(certificate, issuedBy: other) == .invalid)
    }

    @Test("the algorithms inside and outside must be the same (RFC 5280 §4.1.1.2)")
    func twoAlgorithms() throws {
        let certificate = try certificate("rsa-sha256.pem")
        let signed = Array(certificate.der[certificate.signedRange])
        let sha384 = DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 12), DER.null)
        let der = DER.sequence(signed, sha384, DER.bits(certificate.signature))
        let verdict = try verdict(Certificate(der: der), issuedBy: certificate)
        #expect(verdict == .unusable(.signature(.twoAlgorithms)))
    }

    @Test("an algorithm that nobody knows is unsupported, and nobody can say")
    func unknownAlgorithm() throws {
        var parts = CertificateParts()
        parts.innerAlgorithm = DER.sequence(DER.oid(1, 2, 3, 4))
        parts.outerAlgorithm = parts.innerAlgorithm
        let certificate = try Certificate(der: parts.der)
        let verdict = try verdict(certificate, issuedBy: certificate)
        guard case .unsupported(.signature(.unknownAlgorithm(let algorithm, _))) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(algorithm.algorithm == OID(1, 2, 3, 4))
    }

    @Test("a key that OpenSSL can't build is unusable")
    func brokenKey() throws {
        var parts = CertificateParts()
        parts.publicKey = DER.sequence(
            DER.sequence(DER.oid(1, 2, 840, 10045, 2, 1), DER.oid(1, 2, 840, 10045, 3, 1, 7)),
            DER.bits([0x04] + [UInt8](repeating: 1, count: 64))
        )
        let certificate = try Certificate(der: parts.der)
        let verdict = try verdict(certificate, issuedBy: certificate)
        #expect(verdict == .unusable(.signature(.unusableKey)))
    }

    @Test("what was verified before leaves no trace", arguments: schemes)
    func inTurns(file: String) throws {
        let engine = try Engine()
        let certificate = try certificate(file)
        let changed = try altered(certificate, at: certificate.der.count - 1)
        for _ in 0..<2 {
            #expect(
                engine.verify(changed, issuedBy: certificate, within: Budget.Share()) == .invalid
            )
            let again = try Certificate(der: certificate.der)
            #expect(engine.verify(again, issuedBy: certificate, within: Budget.Share()) == .valid)
        }
    }

    @Test("an authority's signature is verified once for each issuer's key")
    func remembered() throws {
        let engine = try Engine()
        let certificate = try certificate("ecdsa-sha256.pem")
        let other = try self.certificate("ecdsa-secp256k1.pem")
        for _ in 0..<2 {
            #expect(
                engine.verify(certificate, issuedBy: certificate, within: Budget.Share()) == .valid
            )
            #expect(engine.verify(certificate, issuedBy: other, within: Budget.Share()) == .invalid)
        }
    }

    @Test("RSASSA-PSS with a digest that is not known has no scheme")
    func unknownDigest() {
        let scheme = { (parameters: [UInt8]) in
            let identifier = DER.sequence(DER.oid(1, 2, 840, 113_549, 1, 1, 10), parameters)
            return SignatureScheme(
                AlgorithmIdentifier(algorithm: .rsaPSS, parameters: parameters, der: identifier)
            )
        }
        #expect(scheme(DER.sequence())?.digest == "SHA1")
        #expect(scheme(DER.sequence(DER.constructed(0, DER.sequence(DER.oid(1, 2))))) == nil)
    }
}
