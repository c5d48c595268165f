/// What a scan says of paths that hold nothing to judge.
extension CertificateError {
    static func nothingBelow(_ path: String) -> CertificateError {
        CertificateError(
            .empty,
            source: path,
            reason: "no certificate and no key is below this folder",
            help: "Give the folder or the files that hold the certificates."
        )
    }

    /// A folder of keys or requests only.
    static func noCertificateBelow(_ path: String) -> CertificateError {
        CertificateError(
            .notACertificate,
            source: path,
            reason: "holds private keys or requests and no certificate: nothing was checked",
            help: "Give the folder or the files that hold the certificates too."
        )
    }

    static func noPath() -> CertificateError {
        CertificateError(
            .empty,
            reason: "no file and no folder was given",
            help: "Give the folder or the files that hold the certificates."
        )
    }

    static func noCertificate(in file: ScannedFile) -> CertificateError {
        let holds =
            file.holdsKeys
            ? "holds a private key and no certificate"
            : file.others.isEmpty
                ? "holds no certificate"
                : "holds \(file.others.joined(separator: ", ")) and no certificate"
        return CertificateError(
            .notACertificate,
            source: file.path,
            reason: holds,
            help: !file.holdsKeys
                ? "Give the file with the -----BEGIN CERTIFICATE----- lines."
                : "Give the certificate's file here, and the key's with --key or beside it."
        )
    }

    /// A file given as a key's without one that this program reads.
    static func noKey(in file: ScannedFile) -> CertificateError {
        let isSSH = file.others.contains("an OpenSSH private key")
        let holds = (file.certificates.isEmpty ? [] : ["a certificate"]) + file.others
        return CertificateError(
            .notAKey,
            source: file.path,
            reason: holds.isEmpty
                ? "holds no private key"
                : "holds \(holds.joined(separator: ", ")) and no private key\(isSSH ? " for TLS" : "")",
            help: isSSH
                ? "Convert a copy of it: ssh-keygen -p -m PKCS8 -f COPY"
                : file.certificates.isEmpty
                    ? "Give the file with the -----BEGIN PRIVATE KEY----- lines."
                    : "Give the key's file with --key; are the two files swapped?"
        )
    }
}

extension CertificateError {
    /// A file that holds other certificates than when the keys were paired.
    static func changed(_ path: String) -> CertificateError {
        CertificateError(
            .unreadable,
            source: path,
            reason: "was changed while it was checked",
            help: "Check it again."
        )
    }
}

extension FileContents {
    /// Whether it holds, or was meant to hold, what this program reads.
    var isOurs: Bool { isPEM || !items.isEmpty || format.isContainer || isNamedForOurs }

    /// Whether the name says that it holds certificates: a store that can't be opened, a file that
    /// was cut short, or a web page that was downloaded in a certificate's place.
    ///
    /// Not `.key`, which is what DNSSEC and presentations are called too.
    private var isNamedForOurs: Bool {
        guard let name = path.map(SplitPath.init)?.name,
            let point = name.utf8.lastIndex(of: UInt8(ascii: "."))
        else { return false }
        return Self.endings.contains(name[point...].dropFirst().lowercased())
    }

    private static let endings: Set<String> = [
        "pem", "crt", "cer", "cert", "der", "p12", "pfx", "p7b", "p7c", "jks", "jceks", "bks",
        "bcfks", "keystore", "truststore",
    ]

    /// Whether the file has PEM blocks, whatever is in them.
    var isPEM: Bool { format == .pem && !(items.isEmpty && findings.isEmpty) && !isForeign }

    /// Whether it holds nothing at all, or something else altogether.
    private var isForeign: Bool {
        items.isEmpty
            && findings.contains { $0.id == .pemEmpty || $0.id == .pemOtherContent }
    }

    /// What it holds beside certificates and private keys, in words.
    var otherKinds: [String] {
        var kinds: [String] = []
        for item in items {
            let kind: String? =
                switch item.content {
                case .certificate, .privateKey: nil
                case .publicKey: "a public key"
                case .request: "a certificate request"
                case .revocationList: "a CRL"
                case .openSSHKey(let key):
                    key.isPrivate
                        ? "an OpenSSH private key"
                        : key.isExported ? "an SSH public key" : "an OpenSSH public key"
                case .parameters(let parameters): parameters.label.printable
                case .secretKey: "a secret key"
                }
            if let kind, !kinds.contains(kind) { kinds.append(kind) }
        }
        return kinds
    }
}
