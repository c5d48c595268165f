import CertModel

/// Values made by hand, all judged at 2026-02-01T00:00:00Z.
enum Samples {
    static let now = time(2026, 2, 1)

    static func time(_ year: Int, _ month: Int, _ day: Int, hour: Int = 0) -> Timestamp {
        Timestamp(year: year, month: month, day: day, hour: hour)
            ?? Timestamp(secondsSinceEpoch: 0)
    }

    static func digest(_ octet: UInt8) -> [UInt8] { Array(repeating: octet, count: 32) }

    static func placed(
        _ path: String,
        _ subject: String,
        until notAfter: Timestamp = time(2026, 4, 1)
    ) -> Deployment.PlacedCertificate {
        Deployment.PlacedCertificate(
            location: Location(path: path),
            index: 0,
            sha256: digest(0x11),
            subject: subject,
            issuer: "CN=Fixture Intermediate CA,O=Fixtures",
            serialNumber: [0x0A, 0xBC],
            notBefore: time(2026, 1, 1),
            notAfter: notAfter,
            secondsLeft: notAfter.seconds(since: now)
        )
    }

    static func element(
        _ octet: UInt8,
        _ subject: String,
        _ source: Deployment.PathElement.Source,
        until notAfter: Timestamp = time(2030, 1, 1)
    ) -> Deployment.PathElement {
        Deployment.PathElement(
            sha256: digest(octet),
            subject: subject,
            notAfter: notAfter,
            source: source
        )
    }

    static func report(
        _ deployments: [Deployment],
        command: Report.Command = .check,
        findings: [Finding] = [],
        errors: [CertificateError] = [],
        skippedFiles: Int = 0
    ) -> Report {
        Report(
            command: command,
            checkedAt: now,
            deployments: deployments,
            findings: findings,
            errors: errors,
            skippedFiles: skippedFiles
        )
    }

    /// A certificate with its key and a whole path.
    static func healthy(
        _ name: String = "www.example.test",
        in folder: String = "",
        until notAfter: Timestamp = time(2026, 4, 1)
    ) -> Deployment {
        Deployment(
            name: name,
            certificate: placed("\(folder)fullchain.pem", "CN=\(name)", until: notAfter),
            key: Deployment.PlacedKey(
                location: Location(path: "\(folder)privkey.pem"),
                matches: true
            ),
            domains: [name, "example.test"],
            path: [
                element(0x11, "CN=\(name)", .presented),
                element(0x22, "CN=Fixture Intermediate CA,O=Fixtures", .presented),
                element(0x33, "CN=Fixture Root CA,O=Fixtures", .trust),
            ]
        )
    }

    /// A certificate whose issuer is missing and whose key others may read.
    static func failing(_ name: String = "www.example.test") -> Deployment {
        var subject = healthy(name)
        subject.path = [element(0x11, "CN=\(name)", .presented)]
        subject.findings = [keyReadable, chainIncomplete]
        return subject
    }

    static let chainIncomplete = Finding(
        .incomplete(.init(of: certificate(known: .init()), isLeaf: true)),
        at: Location(path: "fullchain.pem")
    )

    static let keyReadable = Finding.keyReadableByOthers(
        .everybody,
        mode: 0o644,
        at: Location(path: "privkey.pem")
    )

    static let keyMissing = Finding.keyMissing(at: Location(path: "fullchain.pem"))

    static let broken = CertificateError(
        .notACertificate,
        source: "broken.pem",
        line: 3,
        .content(.noCertificate(.scan))
    )
}
