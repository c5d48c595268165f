import CertCore
import CertReport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the inputs are taken for.
///
/// The form is found from the content, as it is in any file: a target passes over what begins as
/// another form, so that its time goes into its own.
enum Target: String {
    case pem, certificate, pkcs12, pkcs7, jks, key
    /// A configuration of nginx as it is.
    case nginx
    /// The octets are choices, from which an input is built.
    case batch, host, configuration, pattern

    /// The one that `CERTCHECK_FUZZ` names.
    static let chosen: Target = {
        let name = getenv("CERTCHECK_FUZZ").map { String(cString: $0) } ?? ""
        guard let target = Target(rawValue: name) else {
            fatalError("CERTCHECK_FUZZ names no target: \(name)")
        }
        return target
    }()

    /// Whether some octets begin as this target's form does.
    func wants(_ octets: [UInt8]) -> Bool {
        switch self {
        case .pem: octets.first != 0x30
        case .certificate, .pkcs12, .pkcs7: octets.first == 0x30
        case .jks: octets.starts(with: [0xFE, 0xED]) || octets.starts(with: [0xCE, 0xCE])
        case .key, .nginx, .batch, .host, .configuration, .pattern: true
        }
    }
}

/// Reads octets as the command reads a file, judges what is in them, and writes every document.
///
/// - Returns: 0, or -1 for what libFuzzer is not to keep.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    guard Target.chosen.wants(octets) else { return -1 }
    switch Target.chosen {
    case .batch: Structured.batch(octets)
    case .host: Structured.host(octets)
    case .nginx: Structured.nginx(octets)
    case .configuration: Structured.configuration(octets)
    case .pattern: Structured.pattern(octets)
    default: read(octets)
    }
    return 0
}

/// Reads octets as a file.
private func read(_ octets: [UInt8]) {
    do throws(CertificateError) {
        let passphrase = PassphraseSource(Passphrase("fixture".utf8))
        let inspection = try Inspector(passphrase: passphrase).inspect(octets: octets)
        _ = JSONFormat().render(inspection)
        _ = TextFormat(verbose: true).render(inspection)
        try judge(inspection.certificates)
    } catch {
        fatalError("\(error)")
    }
}

/// The main function by the name that the package manager gives it: libFuzzer's loop.
@_cdecl("Fuzz_main")
public func fuzzMain(
    _ count: CInt,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    var (count, arguments) = (count, arguments)
    return runDriver(&count, &arguments, testOneInput)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Judges certificates as a chain that the last of them is to be the anchor of.
private func judge(_ chain: [Certificate]) throws(CertificateError) {
    guard let anchor = chain.last else { return }
    let checker = Checker(
        policy: ValidationPolicy(time: Timestamp(secondsSinceEpoch: 1_769_904_000)),
        trust: TrustStore([anchor])
    )
    guard let subject = try checker.check(chain) else { return }
    let report = Report(
        command: .check,
        checkedAt: checker.policy.time,
        deployments: [subject]
    )
    _ = JSONFormat().render(report)
    _ = TextFormat(verbose: true).render(report)
}

extension Inspection {
    /// The certificates found, in order.
    fileprivate var certificates: [Certificate] {
        files.flatMap(\.items).compactMap { item in
            guard case .certificate(let certificate) = item.content else { return nil }
            return certificate
        }
    }
}
