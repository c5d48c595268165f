/// A rule of the strict profile that a certificate breaks, before it is known where that stands.
struct ProfileFault {
    let id: FindingID
    let severity: Severity
    /// What is wrong, a lowercase fragment that is safe to print.
    let text: String
    /// How the certificate would have to be issued anew, a fragment after a comma.
    let mend: String

    init(_ id: FindingID, _ text: String, mend: String) {
        (self.id, severity, self.text, self.mend) = (id, .error, text, mend)
    }

    /// A rule for public authorities alone, which other certificates need not obey.
    init(public id: FindingID, _ text: String, mend: String) {
        (self.id, severity, self.text, self.mend) = (id, .warning, text, mend)
    }
}

extension Finding {
    /// What breaks a rule of the strict profile.
    init(_ fault: ProfileFault, in one: ProfiledCertificate, at location: Location) {
        let name = Finding.name(one.certificate.subject)
        let whose =
            switch one.role {
            case .leaf: "the certificate"
            case .intermediate: "the authority's certificate"
            case .root: "the root"
            }
        self.init(
            fault.id,
            fault.severity,
            (one.role == .leaf ? "" : "\(name): ") + fault.text,
            remedy: "Have \(whose) issued anew, \(fault.mend).",
            at: [location]
        )
    }
}

extension FindingID {
    /// Every rule of the strict profile, in the order of its table.
    public static let profileFindings: [FindingID] =
        profileFieldFindings + profileAlgorithmFindings + profileNameFindings
        + profileExtensionFindings
}
