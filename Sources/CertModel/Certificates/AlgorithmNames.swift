/// What people call the algorithms that have no short name of their own here: those of keys and
/// signatures that this OpenSSL may not know.
extension OID {
    /// The algorithm's name where it is known, with the OID behind it, else the OID alone.
    package var algorithmText: String {
        Self.algorithmNames[self].map { "\($0) (\(self))" } ?? description
    }

    /// The names that the specifications give them; nil for others.
    package var algorithmName: String? { Self.algorithmNames[self] }

    private static let algorithmNames: [OID: String] = {
        var names = gost.merging(chinese) { name, _ in name }
        // FIPS 204 and 205, in the order of NIST's arc sigAlgs.
        for (offset, name) in (mlDSA + slhDSA).enumerated() {
            names[OID(2, 16, 840, 1, 101, 3, 4, 3, 17 + UInt(offset))] = name
        }
        // FIPS 203.
        for (offset, size) in [512, 768, 1024].enumerated() {
            names[OID(2, 16, 840, 1, 101, 3, 4, 4, 1 + UInt(offset))] = "ML-KEM-\(size)"
        }
        return names
    }()

    private static let mlDSA = ["ML-DSA-44", "ML-DSA-65", "ML-DSA-87"]

    private static let slhDSA = ["SHA2", "SHAKE"].flatMap { hash in
        ["128s", "128f", "192s", "192f", "256s", "256f"].map { "SLH-DSA-\(hash)-\($0)" }
    }

    /// RFC 4491, RFC 9215.
    private static let gost: [OID: String] = [
        OID(1, 2, 643, 2, 2, 19): "GOST R 34.10-2001",
        OID(1, 2, 643, 2, 2, 3): "GOST R 34.11-94 with GOST R 34.10-2001",
        OID(1, 2, 643, 7, 1, 1, 1, 1): "GOST R 34.10-2012 (256 bits)",
        OID(1, 2, 643, 7, 1, 1, 1, 2): "GOST R 34.10-2012 (512 bits)",
        OID(1, 2, 643, 7, 1, 1, 3, 2): "GOST R 34.10-2012 with GOST R 34.11-2012 (256 bits)",
        OID(1, 2, 643, 7, 1, 1, 3, 3): "GOST R 34.10-2012 with GOST R 34.11-2012 (512 bits)",
    ]

    /// GM/T 0006.
    private static let chinese: [OID: String] = [
        OID(1, 2, 156, 10197, 1, 301): "SM2",
        OID(1, 2, 156, 10197, 1, 501): "SM2-with-SM3",
    ]
}
