/// A kind of server whose configurations are read.
public enum ServerKind: String, Sendable, Hashable, CaseIterable {
    /// nginx, and servers that use its language.
    case nginx
    /// HAProxy.
    case haproxy
    /// Manifests of Kubernetes.
    case kubernetes
    /// Apache httpd.
    case apache

    /// What this kind of server brings.
    package var language: ServerLanguage {
        switch self {
        case .nginx: .nginx
        case .apache: .apache
        case .haproxy: .haproxy
        case .kubernetes: .kubernetes
        }
    }

    /// Finds the kind of server that a file is a configuration of; nil where it is none of them.
    public static func detected(in octets: [UInt8]) -> ServerKind? {
        allCases.first { $0.language.recognizes(octets) }
    }
}
