extension FindingID {
    /// The private key given for this certificate belongs to another one.
    public static let keyMismatch = FindingID("key-mismatch")
    /// No private key was given for this certificate.
    public static let keyMissing = FindingID("key-missing")
    /// No given certificate belongs to the private key.
    public static let keyOrphan = FindingID("key-orphan")
    /// No given certificate answers the certificate request.
    public static let requestUnanswered = FindingID("request-unanswered")
    /// The private key's own halves do not belong together.
    public static let keyInconsistent = FindingID("key-inconsistent")
    /// The private key is encrypted: a server needs its passphrase to start.
    public static let keyEncrypted = FindingID("key-encrypted")
    /// The key file's permissions let group or others read it.
    public static let keyReadableByOthers = FindingID("key-readable-by-others")

    static let keyFindings: [FindingID] = [
        .keyMismatch, .keyMissing, .keyOrphan, .requestUnanswered, .keyInconsistent,
        .keyEncrypted, .keyReadableByOthers,
    ]
}

/// What is wrong with a private key, or with a request made by one.
package enum KeyDetail: Sendable, Hashable {
    /// The key given belongs to another certificate than the one of this name.
    ///
    /// `fitting` is where the right key is, if it was given too.
    case mismatched(certificate: String, belongsTo: KeyOwner, fitting: Location?)
    /// No key was given.
    case missing
    /// The key is in a Java key store that was not opened.
    case unopened
    /// No given certificate belongs to the key, which is described as `RSA 2048`.
    case orphan(key: String, sha256: [UInt8])
    /// No given certificate answers a request; `key` is where the key that made it is.
    case requestUnanswered(subject: String, key: Location?)
    /// The private and the public half do not belong together.
    case inconsistent(key: String)
    /// Whether the halves belong together was not found out within the budget of the run.
    case unproved(key: String)
    /// A passphrase is needed.
    case encrypted
    /// Others than the owner of the file may read it.
    case readable(KeyReaders, mode: UInt32, path: String)

    var id: FindingID {
        switch self {
        case .mismatched: .keyMismatch
        case .missing, .unopened: .keyMissing
        case .orphan: .keyOrphan
        case .requestUnanswered: .requestUnanswered
        case .inconsistent: .keyInconsistent
        case .unproved: .searchLimit
        case .encrypted: .keyEncrypted
        case .readable: .keyReadableByOthers
        }
    }

    var values: [Finding.Value] {
        switch self {
        case .mismatched(_, let owner, let fitting):
            owner.values + (fitting.map { [.text("fitting_key_path", $0.path)] } ?? [])
        case .orphan(_, let sha256): [.text("spki_sha256", sha256.hexadecimal)]
        case .requestUnanswered(let subject, _): [.text("subject", subject)]
        case .readable(_, let mode, _): [.text("mode", KeyReaders.octal(mode))]
        case .missing, .unopened, .inconsistent, .unproved, .encrypted: []
        }
    }
}

/// The certificate that a key belongs to instead of the one it was given for.
package enum KeyOwner: Sendable, Hashable {
    /// None that was given.
    case unknown
    /// Another certificate of the same file, by its place counted from 1.
    case sameFile(position: Int, Location)
    /// A certificate of another file.
    case otherFile(Location)

    fileprivate var values: [Finding.Value] {
        switch self {
        case .unknown: []
        case .sameFile(let position, let location):
            [
                .number("fits_certificate", Int64(position)), .text("fits_path", location.path),
                .number("fits_line", Int64(location.line)),
            ]
        case .otherFile(let location):
            [.text("fits_path", location.path), .number("fits_line", Int64(location.line))]
        }
    }
}

/// Who may read a key's file besides its owner, and what excuses it.
package enum KeyReaders: Sendable, Hashable {
    /// Everybody on the machine.
    case everybody
    /// The file's group.
    case group
    /// The group of a file that root owns, which root chose.
    case groupOfRoots
    /// Everybody, but in a Git work tree, which keeps no such permissions.
    case everybodyInGitWorkTree
    /// The file's group, but in a Git work tree, which keeps no such permissions.
    case groupInGitWorkTree

    /// The readers that a file's mode lets in.
    package init(mode: UInt32, isRoots: Bool, isInGitWorkTree: Bool) {
        switch (mode & 0o004 != 0, isInGitWorkTree) {
        case (true, true): self = .everybodyInGitWorkTree
        case (false, true): self = .groupInGitWorkTree
        case (true, false): self = .everybody
        case (false, false): self = isRoots ? .groupOfRoots : .group
        }
    }

    fileprivate var isExcused: Bool {
        switch self {
        case .everybody, .group: false
        case .groupOfRoots, .everybodyInGitWorkTree, .groupInGitWorkTree: true
        }
    }

    /// The mode as `chmod` takes it: `644`.
    package static func octal(_ mode: UInt32) -> String { String(mode & 0o777, radix: 8) }
}

extension Finding {
    /// The key given belongs to another certificate.
    ///
    /// - Parameter fitting: Where the certificate's own key is; nil where it was not given.
    package static func keyMismatch(
        key: Location,
        certificate: Location,
        certificateName: String,
        belongsTo owner: KeyOwner,
        fitting: Location? = nil
    ) -> Finding {
        Finding(
            .key(.mismatched(certificate: certificateName, belongsTo: owner, fitting: fitting)),
            .error,
            at: [key, certificate]
        )
    }

    /// No key was given.
    package static func keyMissing(at certificate: Location) -> Finding {
        Finding(.key(.missing), .info, at: [certificate])
    }

    /// The key is in a store that was not opened.
    package static func keyUnopened(_ key: Location, certificate: Location) -> Finding {
        Finding(.key(.unopened), .info, at: [certificate, key])
    }

    /// A key without a certificate.
    package static func keyOrphan(
        _ severity: Severity,
        _ description: String,
        sha256: [UInt8],
        at location: Location
    ) -> Finding {
        Finding(.key(.orphan(key: description, sha256: sha256)), severity, at: [location])
    }

    /// A request without its certificate.
    package static func requestUnanswered(
        subject: String,
        key: Location?,
        at location: Location
    ) -> Finding {
        Finding(
            .key(.requestUnanswered(subject: subject, key: key)),
            .info,
            at: [location] + (key.map { [$0] } ?? [])
        )
    }

    /// A key whose halves differ.
    package static func keyInconsistent(_ description: String, at location: Location) -> Finding {
        Finding(.key(.inconsistent(key: description)), .error, at: [location])
    }

    /// A key whose halves were not compared.
    package static func keyUnproved(_ description: String, at location: Location) -> Finding {
        Finding(.key(.unproved(key: description)), .error, at: [location])
    }

    /// A key that needs a passphrase.
    package static func keyEncrypted(at location: Location) -> Finding {
        Finding(.key(.encrypted), .warning, at: [location])
    }

    /// A key that others may read.
    package static func keyReadableByOthers(
        _ readers: KeyReaders,
        mode: UInt32,
        at location: Location
    ) -> Finding {
        Finding(
            .key(.readable(readers, mode: mode, path: location.path)),
            readers.isExcused ? .info : .warning,
            at: [location]
        )
    }
}
