extension FindingID {
    /// The private key given for this certificate belongs to another one.
    public static let keyMismatch = FindingID("key-mismatch")
    /// No private key was given for this certificate.
    public static let keyMissing = FindingID("key-missing")
    /// A private key that no given certificate belongs to.
    public static let keyOrphan = FindingID("key-orphan")
    /// A certificate request that no given certificate answers.
    public static let requestUnanswered = FindingID("request-unanswered")
    /// The private key's own halves do not belong together.
    public static let keyInconsistent = FindingID("key-inconsistent")
    /// The private key is encrypted: a server would have to be told the passphrase.
    public static let keyEncrypted = FindingID("key-encrypted")
    /// The key file's permissions let group or others read it.
    public static let keyReadableByOthers = FindingID("key-readable-by-others")

    static let keyFindings: [FindingID] = [
        .keyMismatch, .keyMissing, .keyOrphan, .requestUnanswered, .keyInconsistent,
        .keyEncrypted, .keyReadableByOthers,
    ]
}

/// The wording of everything about private keys.
extension Finding {
    /// The key given belongs to another certificate.
    package static func keyMismatch(
        key: Location,
        certificate: Location,
        certificateName: String,
        fits: KeyFit,
        fitting: Location? = nil
    ) -> Finding {
        if let fitting {
            return Finding(
                .keyMismatch,
                .error,
                "the private key does not belong to \(certificateName.printable)\(fits.words);"
                    + " the one in \(fitting.path.printable) does",
                remedy: "Put the key that is in \(fitting.path.printable) in its place.",
                at: [key, certificate],
                values: fits.values + [.text("fitting_key_path", fitting.path)]
            )
        }
        let remedy: String
        switch fits {
        case .nothing:
            remedy =
                "Give the key that the certificate was requested with; where it is lost, have the"
                + " certificate issued anew for a new key."
        case .sameFile(let position, _):
            remedy =
                "If certificate \(position) is the server's own, put it first: the order is wrong, not"
                + " the key. If it is an authority's, give the first certificate's key."
        case .otherFile(let location):
            remedy = "Use the key with \(location.path.printable), or give this certificate's key."
        }
        return Finding(
            .keyMismatch,
            .error,
            "the private key does not belong to \(certificateName.printable)\(fits.words)",
            remedy: remedy,
            at: [key, certificate],
            values: fits.values
        )
    }

    /// What a key that does not fit fits instead.
    package enum KeyFit: Sendable {
        case nothing
        /// Another certificate of the same file, by its place counted from 1.
        case sameFile(position: Int, Location)
        case otherFile(Location)

        fileprivate var words: String {
            switch self {
            case .nothing: ""
            case .sameFile(let position, let location):
                "; it fits certificate \(position) of the same file, in line \(location.line)"
            case .otherFile(let location):
                "; it fits \(location.path.printable):\(location.line)"
            }
        }

        fileprivate var values: [Value] {
            switch self {
            case .nothing: []
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

    /// No key was given.
    package static func keyMissing(at certificate: Location) -> Finding {
        Finding(
            .keyMissing,
            .info,
            "no private key was given, so whether it fits was not judged",
            remedy: "Give the key's file too, or --key FILE.",
            at: [certificate]
        )
    }

    /// A key in a store that was not opened.
    package static func keyUnopened(_ key: Location, certificate: Location) -> Finding {
        Finding(
            .keyMissing,
            .info,
            "the private key in this Java key store was not opened, so whether it fits was not judged",
            remedy: "Convert a copy of the store and check that: keytool -importkeystore"
                + " -srckeystore STORE -destkeystore COPY.p12 -deststoretype PKCS12",
            at: [certificate, key]
        )
    }

    /// A key without a certificate.
    package static func keyOrphan(
        _ severity: Severity,
        _ description: String,
        sha256: [UInt8],
        at location: Location
    ) -> Finding {
        Finding(
            .keyOrphan,
            severity,
            "no given certificate belongs to this private key (\(description))",
            remedy: "Give the certificate too, or remove a key that nobody needs.",
            at: [location],
            values: [.text("spki_sha256", sha256.hexadecimal)]
        )
    }

    /// A request whose certificate has not come.
    package static func requestUnanswered(
        subject: String,
        key: Location?,
        at location: Location
    ) -> Finding {
        let whose = key.map { ", made by the key in \($0.path.printable):\($0.line)," } ?? ""
        return Finding(
            .requestUnanswered,
            .info,
            "no given certificate answers the request for \(subject.isEmpty ? "(empty name)" : subject)"
                + "\(whose.isEmpty ? "" : String(whose.dropLast()))",
            remedy: "Send the request to the authority, and give the certificate that comes back.",
            at: [location] + (key.map { [$0] } ?? []),
            values: [.text("subject", subject)]
        )
    }

    /// A key whose halves differ.
    package static func keyInconsistent(_ description: String, at location: Location) -> Finding {
        Finding(
            .keyInconsistent,
            .error,
            "the private and the public half of this key (\(description)) do not belong together",
            remedy: "Restore the key from a backup, or make a new one and have the certificate"
                + " issued anew: no handshake with it will succeed.",
            at: [location]
        )
    }

    /// A key of which it was not found out whether its halves belong together.
    package static func keyUnproved(_ description: String, at location: Location) -> Finding {
        Finding(
            .searchLimit,
            .error,
            "whether the private and the public half of this key (\(description)) belong together"
                + " was not found out: the keys of this run cost more than the limit",
            remedy: "Check this key in a run of its own.",
            at: [location]
        )
    }

    /// A key that needs a passphrase.
    package static func keyEncrypted(at location: Location) -> Finding {
        Finding(
            .keyEncrypted,
            .warning,
            "the private key is encrypted: a server must be told the passphrase to start",
            remedy: "Name a file with the passphrase to the server (nginx: ssl_password_file), or"
                + " store the key without one: openssl pkey -in KEY -out NEWKEY.",
            at: [location]
        )
    }

    /// What excuses that others may read a key.
    package enum KeyReadability: Sendable {
        case unexcused
        /// Root owns it, and only the group that root gave it may read it.
        case byGroupOfRoots
        /// It lies in a Git work tree, which keeps no such permissions.
        case inGitWorkTree

        fileprivate var words: String {
            switch self {
            case .unexcused: ""
            case .byGroupOfRoots: ", a group that root chose"
            case .inGitWorkTree: ", in a Git work tree, which keeps no such permissions"
            }
        }
    }

    /// A key that others may read.
    package static func keyReadableByOthers(
        _ readability: KeyReadability,
        mode: UInt32,
        at location: Location
    ) -> Finding {
        let octal = String(mode & 0o777, radix: 8)
        let who = mode & 0o004 != 0 ? "everybody" : "its group"
        return Finding(
            .keyReadableByOthers,
            readability == .unexcused ? .warning : .info,
            "\(who) on this machine may read the private key (mode \(octal))\(readability.words)",
            remedy: "Take the permission away: chmod 600 \(location.path.printable)",
            at: [location],
            values: [.text("mode", octal)]
        )
    }
}
