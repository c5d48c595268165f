internal import CertModel

/// The strict profile.
extension English {
    static func message(_ detail: ProfileDetail) -> String {
        switch detail.holder {
        case .leaf: message(detail.fault)
        case .intermediate(let name), .root(let name):
            "\(self.name(name)): \(message(detail.fault))"
        }
    }

    private static func message(_ fault: ProfileFault) -> String {
        switch fault {
        case .field(let fault): message(fault)
        case .algorithm(let fault): message(fault)
        case .name(let fault): message(fault)
        case .nameConstraints(let fault): message(fault)
        case .extension(let fault): message(fault)
        }
    }

    /// Whose certificate has to be issued anew, and what must be otherwise in it.
    static func remedy(_ detail: ProfileDetail) -> String {
        switch detail.fault {
        case .field(let fault): "\(reissue(detail.holder)) \(remedy(fault))"
        case .algorithm(let fault): "\(reissue(detail.holder)) \(remedy(fault))"
        case .name(let fault): "\(reissue(detail.holder)) \(remedy(fault))"
        case .nameConstraints:
            "\(reissue(detail.holder)) Use name constraints of the form of RFC 5280 §4.2.1.10."
        case .extension(let fault): "\(reissue(detail.holder)) \(remedy(fault))"
        }
    }

    private static func reissue(_ holder: ProfileDetail.Holder) -> String {
        switch holder {
        case .leaf: "Have the certificate issued anew."
        case .intermediate: "Have the authority's certificate issued anew."
        case .root: "Have the root issued anew."
        }
    }
}
