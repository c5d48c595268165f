internal import CertModel

/// Files and folders that can't be read.
extension English {
    static func message(_ refusal: FileRefusal) -> String {
        switch refusal {
        case .notFound, .patternUnmatched: "no such file or folder"
        case .emptyPath: "the path given is empty"
        case .forbidden(.rootOnly): "may be read by root only"
        case .forbidden(.user): "may not be read by this user"
        case .forbidden(.folder): "is in a folder that this user may not enter"
        case .notAFile(.folder): "is a folder, not a file"
        case .notAFile(.pipe): "is a pipe, not a file"
        case .notAFile(.socket): "is a socket, not a file"
        case .notAFile(.device): "is a device, not a file"
        case .notAFile(.other): "is not a regular file"
        case .tooLarge(let mebibytes):
            "is larger than \(mebibytes) MiB, the most that is read of one file"
        case .streamsTooLarge(let mebibytes):
            "is more than the \(mebibytes) MiB that are read of all pipes together"
        case .silentPipe: "is a pipe, not a file"
        case .changed: "was changed while it was checked"
        case .empty: "the file is empty"
        case .system(let words): "can't be read: \(words)"
        case .unwritable(let words), .unwritableReport(let words): "can't be written: \(words)"
        case .variableMissing: "the environment has no such variable"
        case .noPath: "no file and no folder was given"
        case .nothingBelow: "no certificate and no key is below this folder"
        case .noCertificateBelow:
            "holds private keys or requests and no certificate: nothing was checked"
        case .linkedEntries(let maximum):
            "the folders that links lead to have more than \(maximum) entries, and the rest was not"
                + " read"
        case .linkedOctets(let maximum):
            "the files that links lead to have more than \(maximum) octets, and the rest was not"
                + " read"
        case .passphrases(let maximum):
            "more than \(maximum) passphrases are not tried on each key"
        }
    }

    static func remedy(_ refusal: FileRefusal) -> String? {
        switch refusal {
        case .emptyPath: "Is the variable set that the path came from?"
        case .patternUnmatched:
            "No file matches the pattern: the shell passed it on as it is."
        case .forbidden:
            "Run as a user who may read it: as root, as the server's master process is."
        case .notAFile: "Give a regular file, or a folder of them."
        case .tooLarge: "Give the files with the certificates and keys alone."
        case .streamsTooLarge: "Write it to a file, and give that."
        case .silentPipe(let seconds):
            "No program wrote to it for \(seconds) seconds: start that first."
        case .changed: "Check it again."
        case .empty: "Copy the file again from its source; was the disk full?"
        case .noPath, .nothingBelow:
            "Give the folder or the files that hold the certificates."
        case .noCertificateBelow:
            "Give the folder or the files that hold the certificates too."
        case .unwritableReport:
            "Name a file that you own, or a new one in a folder that you may write to."
        case .variableMissing: "Export it before, or give the passphrase in a file."
        case .linkedEntries, .linkedOctets:
            "Name the folders that the links lead to, or leave the links out."
        case .passphrases: "Give the files that hold the passphrases of these keys alone."
        case .notFound, .system, .unwritable: nil
        }
    }
}

/// Files that hold something else than what is needed.
extension English {
    static func message(_ refusal: ContentRefusal) -> String {
        switch refusal {
        case .noCertificate: "holds no certificate"
        case .keyAlone: "holds a private key and no certificate"
        case .noKey: "holds no private key"
        case .certificateAlone: "holds a certificate and no private key"
        case .noRevocationList: "holds no CRL"
        case .kindsWithoutCertificate(let kinds): "holds \(list(kinds)) and no certificate"
        case .kindsWithoutKey(let kinds) where kinds.contains(.openSSHPrivateKey):
            "holds \(list(kinds)) and no private key for TLS"
        case .kindsWithoutKey(let kinds): "holds \(list(kinds)) and no private key"
        case .unknown: "holds no PEM block and is not DER"
        case .other(.webPage): "is a web page, not a certificate"
        case .other(.xml): "is an XML document, not a certificate"
        case .other(.json): "is JSON, not a certificate"
        case .other(.puttyKey): "is a private key of PuTTY"
        case .other(.openPGP): "is for OpenPGP, not a certificate"
        case .other(.archive): "is an archive, not a certificate"
        case .other(.appleDouble): "holds what macOS keeps of another file, not a certificate"
        case .notPEM(let format, _):
            "is not a PEM file (\(format)), the only form that the server reads"
        case .cutShort(let label):
            "the \(label.printable) block is cut short: it has no END line"
        case .unknownBlock(let label):
            "holds a block of kind \(label.printable), which is not read"
        case .tooManyValues(let maximum):
            "holds more than \(maximum) values, and the rest was not read"
        case .manifest(let fault): message(fault)
        case .tooManyKeys(let maximum):
            "holds more than \(maximum) private keys, and the rest was not read"
        case .noAnchors: "this system has no trust anchors"
        }
    }

    private static func list(_ kinds: [ContentRefusal.Kind]) -> String {
        kinds.map(phrase).joined(separator: ", ")
    }

    private static func phrase(_ kind: ContentRefusal.Kind) -> String {
        switch kind {
        case .certificate: "a certificate"
        case .publicKey: "a public key"
        case .request: "a certificate request"
        case .revocationList: "a CRL"
        case .secretKey: "a secret key"
        case .openSSHPrivateKey: "an OpenSSH private key"
        case .openSSHPublicKey: "an OpenSSH public key"
        case .exportedSSHKey: "an SSH public key"
        case .parameters(let label): label.printable
        }
    }

    static func remedy(_ refusal: ContentRefusal) -> String? {
        switch refusal {
        case .noCertificate(.scan), .kindsWithoutCertificate:
            "Give the file with the -----BEGIN CERTIFICATE----- lines."
        case .keyAlone(.scan):
            "Give the certificate's file here, and this one as its key or beside it."
        case .kindsWithoutKey(let kinds) where kinds.contains(.openSSHPrivateKey):
            "Convert a copy of it: ssh-keygen -p -m PKCS8 -f COPY"
        case .kindsWithoutKey(let kinds) where kinds.contains(.certificate):
            "Give the key's file as the key; are the two files swapped?"
        case .noCertificate(.file), .keyAlone(.file), .unknown:
            "Give a file with -----BEGIN CERTIFICATE----- lines, or a DER file."
        case .noCertificate(.server):
            "Name the file with the -----BEGIN CERTIFICATE----- lines."
        case .keyAlone(.server):
            "Name the certificate's file here; are the two files swapped?"
        case .noKey(.server): "Name the file with the -----BEGIN PRIVATE KEY----- lines."
        case .noKey(.file), .noKey(.scan), .kindsWithoutKey:
            "Give the file with the -----BEGIN PRIVATE KEY----- lines."
        case .certificateAlone: "Name the key's file here; are the two files swapped?"
        case .noRevocationList(.file), .noRevocationList(.scan):
            "Give a file with -----BEGIN X509 CRL----- lines, or a DER file."
        case .noRevocationList(.server):
            "Name the file with the -----BEGIN X509 CRL----- lines."
        case .other(.puttyKey):
            "Convert it: puttygen FILE -O private-openssh -o NEW, then ssh-keygen."
        case .other(.openPGP): "Give the certificate's file: TLS does not use OpenPGP's keys."
        case .other(.archive): "Unpack it first."
        case .other(.appleDouble): "Give the file whose name lacks the ._ at the beginning."
        case .other(.webPage), .other(.xml), .other(.json):
            "Download the file again, and look at the answer of the server first."
        case .notPEM(_, isDER: true):
            "Convert it: openssl x509 -inform der -in FILE -out NEW.pem, or openssl pkey for a key."
        case .notPEM(_, isDER: false):
            "Take certificate and key out of it: openssl pkcs12 -in FILE -nodes -out NEW.pem"
        case .cutShort: "Copy the whole file again from its source."
        case .manifest(let fault): remedy(fault)
        case .tooManyValues, .tooManyKeys: "Split the file."
        case .noAnchors:
            "Install the package ca-certificates, or give the trust anchors yourself."
        case .noCertificate(.memory), .keyAlone(.memory), .noKey(.memory),
            .noRevocationList(.memory), .unknownBlock:
            nil
        }
    }
}
