/// The kinds of findings that one area of judgement makes.
package struct FindingArea: Sendable, Hashable {
    /// What it is about, in a word.
    package let name: String
    /// The ids of its findings.
    package let ids: [FindingID]

    /// How long certificates are valid.
    package static let time = FindingArea(name: "time", ids: FindingID.timeFindings)
    /// The form of files, whatever certificates are in them.
    package static let form = FindingArea(name: "form", ids: FindingID.pemFindings)
    /// What every certificate is judged for.
    package static let ofCertificates: [FindingArea] = [
        FindingArea(name: "key", ids: FindingID.keyFindings),
        FindingArea(name: "strength", ids: FindingID.strengthFindings),
        time,
        FindingArea(name: "names", ids: FindingID.nameFindings),
        FindingArea(name: "chain", ids: FindingID.chainFindings),
        FindingArea(name: "path", ids: FindingID.pathFindings),
        FindingArea(name: "clients", ids: FindingID.clientFindings),
        FindingArea(name: "revocation", ids: FindingID.revocationFindings),
    ]
    /// The form that issued certificates must have, which `strict` alone asks about.
    package static let profile = FindingArea(name: "profile", ids: FindingID.profileFindings)
    /// What is said of a server's configuration.
    package static let server = FindingArea(name: "server", ids: FindingID.serverFindings)
    /// What live endpoints serve, beside their certificates.
    package static let served = FindingArea(name: "served", ids: FindingID.servedFindings)
    /// All areas.
    package static let all = ofCertificates + [form, profile, server, served]
}
