internal import CertModel

extension English {
    static func message(_ detail: KeyDetail) -> String {
        switch detail {
        case .mismatched(let name, let owner, nil): mismatch(name.printable, owner)
        case .mismatched(let name, let owner, let fitting?):
            "\(mismatch(name.printable, owner)); the one in \(fitting.path.printable) does"
        case .missing: "no private key was given, so whether it fits was not judged"
        case .unopened:
            "the private key in this Java key store was not opened, so whether it fits was not"
                + " judged"
        case .orphan(let key, _):
            "no given certificate belongs to this private key (\(key.printable))"
        case .requestUnanswered(let subject, nil):
            "no given certificate answers the request for \(requestSubject(subject))"
        case .requestUnanswered(let subject, let key?):
            "no given certificate answers the request for \(requestSubject(subject)), made by the"
                + " key in \(key.path.printable):\(key.line)"
        case .inconsistent(let key):
            "the private and the public half of this key (\(key.printable)) do not belong together"
        case .unproved(let key):
            "whether the private and the public half of this key (\(key.printable)) belong together"
                + " was not checked: the keys of this run cost more than the limit"
        case .encrypted:
            "the private key is encrypted: a server needs the passphrase to start"
        case .readable(let readers, let mode, _): message(readers, KeyReaders.octal(mode))
        }
    }

    private static func mismatch(_ certificate: String, _ owner: KeyOwner) -> String {
        switch owner {
        case .unknown: "the private key does not belong to \(certificate)"
        case .sameFile(let position, let location):
            "the private key does not belong to \(certificate); it fits certificate \(position) of"
                + " the same file, in line \(location.line)"
        case .otherFile(let location):
            "the private key does not belong to \(certificate); it fits"
                + " \(location.path.printable):\(location.line)"
        }
    }

    private static func requestSubject(_ subject: String) -> String {
        subject.isEmpty ? "(empty name)" : subject.printable
    }

    private static func message(_ readers: KeyReaders, _ mode: String) -> String {
        switch readers {
        case .everybody: "everybody on this machine may read the private key (mode \(mode))"
        case .group: "its group on this machine may read the private key (mode \(mode))"
        case .groupOfRoots:
            "its group on this machine may read the private key (mode \(mode)), a group that root"
                + " chose"
        case .everybodyInGitWorkTree:
            "everybody on this machine may read the private key (mode \(mode)), in a Git work tree,"
                + " which keeps no such permissions"
        case .groupInGitWorkTree:
            "its group on this machine may read the private key (mode \(mode)), in a Git work tree,"
                + " which keeps no such permissions"
        }
    }

    static func remedy(_ detail: KeyDetail) -> String {
        switch detail {
        case .mismatched(_, let owner, nil): remedy(owner)
        case .mismatched(_, _, let fitting?):
            "Put the key that is in \(fitting.path.printable) in its place."
        case .missing: "Give the key's file too."
        case .unopened:
            "Convert a copy of the store and check that: keytool -importkeystore -srckeystore STORE"
                + " -destkeystore COPY.p12 -deststoretype PKCS12"
        case .orphan: "Give the certificate too, or remove the key if it is not needed."
        case .requestUnanswered:
            "Send the request to the authority, and give the certificate that comes back."
        case .inconsistent:
            "Restore the key from a backup, or make a new one and have the certificate reissued for"
                + " it: no handshake with this key will succeed."
        case .unproved: "Check this key in a run of its own."
        case .encrypted:
            "Name a file with the passphrase to the server (nginx: ssl_password_file), or store the"
                + " key without one: openssl pkey -in KEY -out NEWKEY."
        case .readable(_, _, let path):
            "Take the permission away: chmod 600 \(path.printable)"
        }
    }

    private static func remedy(_ owner: KeyOwner) -> String {
        switch owner {
        case .unknown:
            "Give the key that the certificate was requested with; if it is lost, have the"
                + " certificate reissued for a new key."
        case .sameFile(let position, _):
            "If certificate \(position) is the server's own, put it first: the order is wrong, not"
                + " the key. If it is an authority's, give the first certificate's key."
        case .otherFile(let location):
            "Use the key with \(location.path.printable), or give this certificate's key."
        }
    }
}
