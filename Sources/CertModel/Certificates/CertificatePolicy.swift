/// Names of certificate policies (RFC 5280 §4.2.1.4).
public enum CertificatePolicy {
    /// The policy of a registered name or a dotted form; nil for another text.
    ///
    /// The names are RFC 5280's, the CA/Browser Forum's and those of NIST's test policies.
    public static func named(_ name: String) -> OID? {
        names[name] ?? OID(dotted: name)
    }

    private static let names: [String: OID] = [
        "anyPolicy": .anyPolicy,
        "domain-validated": OID(2, 23, 140, 1, 2, 1),
        "organization-validated": OID(2, 23, 140, 1, 2, 2),
        "individual-validated": OID(2, 23, 140, 1, 2, 3),
        "extended-validation": OID(2, 23, 140, 1, 1),
        "NIST-test-policy-1": OID(2, 16, 840, 1, 101, 3, 2, 1, 48, 1),
        "NIST-test-policy-2": OID(2, 16, 840, 1, 101, 3, 2, 1, 48, 2),
        "NIST-test-policy-3": OID(2, 16, 840, 1, 101, 3, 2, 1, 48, 3),
        "NIST-test-policy-4": OID(2, 16, 840, 1, 101, 3, 2, 1, 48, 4),
        "NIST-test-policy-5": OID(2, 16, 840, 1, 101, 3, 2, 1, 48, 5),
        "NIST-test-policy-6": OID(2, 16, 840, 1, 101, 3, 2, 1, 48, 6),
    ]
}
