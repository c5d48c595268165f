internal import CertManifest
internal import CertModel

extension ServerLanguage {
    /// Manifests of Kubernetes, whichever controller serves what they say.
    static let kubernetes = ServerLanguage(
        dialect: .kubernetes,
        currentVersion: ServerVersion(1, 34, 0),
        versionCommands: [],
        mainFiles: [],
        folderPatterns: KubernetesReader.namePatterns,
        recognizes: { KubernetesManifest.isManifest($0) },
        configuration: { path, files, _, _ throws(CertificateError) in
            try KubernetesReader(files: files).read(path)
        }
    )
}

extension ServerDialect {
    /// The fields of Ingresses and Secrets.
    static let kubernetes = ServerDialect(
        product: "Kubernetes",
        certificate: "secretName",
        certificateKey: "tls.key",
        clientAuthorities: "ca.crt",
        clientVerification: "auth-tls-verify-client",
        ciphers: "ssl-ciphers",
        stapling: "enable-ocsp",
        staplingOn: "enable-ocsp: \"true\"",
        listenWithTLS: "tls:",
        currentProtocols: "ssl-protocols: TLSv1.2 TLSv1.3",
        redirectToHTTPS: "ssl-redirect: \"true\"",
        rootOfNames: "manifest",
        configurationTest: "kubectl apply --dry-run=server"
    )
}
