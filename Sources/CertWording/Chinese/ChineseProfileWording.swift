internal import CertModel

/// The strict profile.
extension Chinese {
    static func message(_ detail: ProfileDetail) -> String {
        switch detail.holder {
        case .leaf: message(detail.fault)
        case .intermediate(let name), .root(let name):
            "\(self.name(name))：\(message(detail.fault))"
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

    /// Whose certificate has to be reissued, and what has to be different in it.
    static func remedy(_ detail: ProfileDetail) -> String {
        switch detail.fault {
        case .field(let fault): "\(reissue(detail.holder))\(remedy(fault))"
        case .algorithm(let fault): "\(reissue(detail.holder))\(remedy(fault))"
        case .name(let fault): "\(reissue(detail.holder))\(remedy(fault))"
        case .nameConstraints:
            "\(reissue(detail.holder))名称约束采用 RFC 5280 §4.2.1.10 规定的形式。"
        case .extension(let fault): "\(reissue(detail.holder))\(remedy(fault))"
        }
    }

    private static func reissue(_ holder: ProfileDetail.Holder) -> String {
        switch holder {
        case .leaf: "请重新签发证书。"
        case .intermediate: "请重新签发颁发机构的证书。"
        case .root: "请重新签发根证书。"
        }
    }
}
