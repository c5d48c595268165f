import CertProbe
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// A hostile endpoint costs its time and no more.
@Suite(.serialized) struct HostileEndpointTests {
    fileprivate static let checker = Checker(
        policy: ValidationPolicy(time: Timestamp(secondsSinceEpoch: 1_769_904_000)),
        trust: TrustStore([])
    )

    /// What an endpoint does, and what is said of it.
    struct Hostility: Sendable, CustomTestStringConvertible {
        let name: String
        var startTLS: StartTLSProtocol?
        let code: CertificateError.Code
        var reason = ""
        let behaviour: HostileServer.Behaviour

        var testDescription: String { name }
    }

    @Test("Each hostile endpoint ends within its time, with its own error", arguments: all)
    func hostility(one: Hostility) throws {
        let server = try HostileServer(one.behaviour)
        defer { server.stop() }
        // Where something else is to end it, a busy machine must not make it the time.
        let timeout = Duration.milliseconds(one.code == .timedOut ? 500 : 10_000)
        let probe = Probe(checker: Self.checker, timeout: timeout)
        var target = try ProbeTarget(host: "127.0.0.1", port: server.port, startTLS: one.startTLS)
        target.startTLS = one.startTLS
        let began = ContinuousClock.now
        let report = probe.check(target)
        #expect(ContinuousClock.now - began < timeout + .seconds(5))
        let error = try #require(report.errors.first)
        #expect(error.code == one.code, "\(error.description)")
        #expect(error.reason.contains(one.reason), "\(error.reason)")
        #expect(report.deployments.isEmpty)
        #expect(report.status == .error)
    }

    // In a process of its own: the memory and the time of other tests are none of this one's.
    @Test("All of them at once take as long as one, and leave no memory behind")
    func together() async {
        await #expect(processExitsWith: .success) {
            let servers = try HostileEndpointTests.all.map { ($0, try HostileServer($0.behaviour)) }
            defer { servers.forEach { $0.1.stop() } }
            let targets = try servers.map { one, server in
                var target = try ProbeTarget(host: "127.0.0.1", port: server.port)
                target.startTLS = one.startTLS
                return target
            }
            let probe = Probe(checker: HostileEndpointTests.checker, timeout: .milliseconds(500))
            // One after the other, they would take this long at least.
            let inTurn = Duration.milliseconds(500) * targets.count
            func residentOctetsAfterRound() -> Int {
                let began = ContinuousClock.now
                let report = probe.check(targets)
                #expect(ContinuousClock.now - began < inTurn / (Sanitizer.isOn ? 1 : 3))
                #expect(report.endpoints?.count == targets.count)
                #expect(report.errors.count == targets.count)
                return HostileEndpointTests.residentOctets
            }
            _ = residentOctetsAfterRound()
            let before = residentOctetsAfterRound()
            for _ in 0..<3 { _ = residentOctetsAfterRound() }
            let growth = residentOctetsAfterRound() - before
            #expect(growth < 8 << 20 || Sanitizer.isOn)
        }
    }

    @Test("A run that is cancelled reports what is known")
    func cancellation() throws {
        let silent = try HostileServer { $0.waitForEnd() }
        let refusing = try HostileServer { $0.send(Wire.record([2, 40], kind: 21)) }
        defer { [silent, refusing].forEach { $0.stop() } }
        let targets = try [refusing, silent, silent].map {
            try ProbeTarget(host: "127.0.0.1", port: $0.port)
        }
        let cancellation = ProbeCancellation()
        let probe = Probe(checker: Self.checker, timeout: .seconds(60))
        let began = ContinuousClock.now
        let report = probe.check(
            targets,
            cancellation: cancellation,
            // The first answer is there: the others never come.
            progress: { if $0 == 1 { cancellation.cancel() } }
        )
        #expect(ContinuousClock.now - began < .seconds(20))
        let codes = report.errors.map(\.code)
        #expect(codes == [.handshakeFailed, .interrupted, .interrupted, .interrupted])
    }

    @Test("A task that is cancelled ends its probe")
    func task() async throws {
        let silent = try HostileServer { $0.waitForEnd() }
        defer { silent.stop() }
        let target = try ProbeTarget(host: "127.0.0.1", port: silent.port)
        let probe = Probe(checker: Self.checker, timeout: .seconds(60))
        let task = Task { await probe.check([target]) }
        task.cancel()
        let report = await task.value
        #expect(report.errors.contains { $0.code == .interrupted })
    }

    fileprivate static var residentOctets: Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var (size, resident) = (0, 0)
        return withUnsafeMutablePointer(to: &size) { first in
            withUnsafeMutablePointer(to: &resident) { second in
                withVaList([first, second]) { vfscanf(file, "%ld %ld", $0) }
            }
        } == 2 ? resident * Int(getpagesize()) : 0
    }
}

extension HostileEndpointTests {
    static let all: [Hostility] = plain + greeting + framing

    private static let plain: [Hostility] = [
        Hostility(name: "silence", code: .timedOut) { $0.waitForEnd() },
        Hostility(name: "closed at once", code: .handshakeFailed) { _ in },
        Hostility(name: "reset at once", code: .handshakeFailed) {
            $0.hear(); $0.reset()
        },
        Hostility(name: "garbage", code: .notTLS) {
            $0.send([0xDE, 0xAD, 0xBE, 0xEF]); $0.waitForEnd()
        },
        Hostility(name: "a banner", code: .notTLS, reason: "220 mail") {
            $0.say("220 mail.example.test ESMTP\r\n")
            $0.waitForEnd()
        },
        Hostility(name: "a web server without TLS", code: .notTLS, reason: "HTTP/1.1 400") {
            $0.hear()
            $0.say("HTTP/1.1 400 Bad Request\r\n\r\n")
        },
        Hostility(name: "a terminal's escapes", code: .notTLS) {
            $0.say("\u{1B}[31mred\r\n")
            $0.waitForEnd()
        },
        Hostility(name: "a drip of octets", code: .timedOut) {
            $0.hear()
            $0.send([22, 3, 3, 0x40, 0])
            $0.drip(0)
        },
        Hostility(name: "a flood", code: .notTLS) {
            $0.flood([UInt8](repeating: 0x41, count: 65536))
        },
        Hostility(name: "a flood of records", code: .handshakeFailed) {
            $0.hear()
            $0.flood(Wire.record([UInt8](repeating: 0, count: 16000), kind: 23))
        },
    ]

    private static func mail(
        _ name: String,
        _ code: CertificateError.Code,
        _ reason: String = "",
        _ kind: StartTLSProtocol = .smtp,
        _ behaviour: @escaping HostileServer.Behaviour
    ) -> Hostility {
        Hostility(name: name, startTLS: kind, code: code, reason: reason, behaviour: behaviour)
    }

    private static let greeting: [Hostility] = [
        mail("smtp: silence", .timedOut) { $0.waitForEnd() },
        mail("smtp: a greeting without end", .startTLSRefused, "says more") {
            $0.flood([UInt8](repeating: 0x32, count: 4096))
        },
        mail("smtp: lines without end", .startTLSRefused, "says more") {
            $0.flood(Array("220-still here\r\n".utf8))
        },
        mail("smtp: a drip of octets", .timedOut) { $0.drip(0x32) },
        mail("smtp: too many connections", .startTLSRefused, "421 busy") { $0.say("421 busy\r\n") },
        mail("smtp: garbage behind the consent", .notTLS) {
            $0.say("220 hi\r\n"); $0.hear()
            $0.say("250-hi\r\n250 STARTTLS\r\n"); $0.hear()
            $0.say("220 go\r\n"); $0.hear()
            $0.say("500 what?\r\n")
        },
        mail("smtp: speaks on behind the consent", .startTLSRefused, "spoke on") {
            $0.say("220 hi\r\n"); $0.hear()
            $0.say("250-hi\r\n250 STARTTLS\r\n"); $0.hear()
            $0.say("220 go\r\n250 injected\r\n"); $0.waitForEnd()
        },
        mail("mysql: a packet of 16 MiB", .startTLSRefused, "", .mysql) {
            $0.send([0xFF, 0xFF, 0xFF, 0]); $0.waitForEnd()
        },
        mail("postgres: an error without end", .startTLSRefused, "", .postgres) {
            $0.hear(); $0.send([0x45, 0, 0, 0xFF, 0xFF]);
            $0.flood([UInt8](repeating: 0x41, count: 4096))
        },
        mail("ldap: an answer of 4 GiB", .startTLSRefused, "", .ldap) {
            $0.hear(); $0.send([0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF])
            $0.flood([UInt8](repeating: 0x41, count: 4096))
        },
        mail("xmpp: features without end", .startTLSRefused, "", .xmpp) {
            $0.hear(); $0.say("<stream:stream><stream:features>")
            $0.flood(Array("<a/>".utf8))
        },
    ]

    private static let framing: [Hostility] = [
        Hostility(name: "an alert", code: .handshakeFailed, reason: "handshake_failure") {
            $0.hear(); $0.send(Wire.record([2, 40], kind: 21)); $0.waitForEnd()
        },
        Hostility(name: "warnings without end", code: .handshakeFailed) {
            $0.hear(); $0.flood(Wire.record([1, 112], kind: 21))
        },
        Hostility(name: "cut short in a record's head", code: .handshakeFailed) {
            $0.hear(); $0.send([22, 3, 3])
        },
        Hostility(name: "a message of 16 MiB", code: .handshakeFailed) {
            $0.hear()
            $0.send(Wire.record([2, 0xFF, 0xFF, 0xFF] + [UInt8](repeating: 0, count: 1000)))
            $0.waitForEnd()
        },
        Hostility(name: "a certificate message of 16 MiB", code: .handshakeFailed) {
            $0.hear()
            $0.send(Wire.record(Wire.serverHello))
            $0.send(Wire.record([11, 0xFF, 0xFF, 0xFF] + [UInt8](repeating: 0, count: 1000)))
            $0.flood(Wire.record([UInt8](repeating: 0, count: 16000)))
        },
        Hostility(name: "a reset in the middle", code: .handshakeFailed) {
            $0.hear(); $0.send(Wire.record(Wire.serverHello)); $0.reset()
        },
        Hostility(name: "no certificate in the message", code: .handshakeFailed) {
            $0.hear(); $0.send(Wire.record(Wire.serverHello + Wire.certificates([])));
            $0.waitForEnd()
        },
        Hostility(name: "a certificate of garbage", code: .malformed) {
            $0.hear()
            $0.send(Wire.record(Wire.serverHello + Wire.certificates([[1, 2, 3, 4]])))
            $0.waitForEnd()
        },
    ]
}
