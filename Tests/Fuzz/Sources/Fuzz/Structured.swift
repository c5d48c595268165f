import CertCore
import CertReport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Inputs that are built from choices and cost what their size allows.
enum Structured {
    /// Runs the body; ends the process where it takes more than its share of time or memory.
    static func bounded(_ octets: Int, seconds: Double = 2, _ body: () -> Void) {
        let (began, before) = (processorTime, peakKilobytes)
        body()
        // AddressSanitizer and the measuring of coverage take ten times as long.
        let most = seconds + Double(octets) / 50_000
        let spent = processorTime - began
        guard spent < most else { fatalError("\(octets) octets took \(spent) s") }
        let grown = peakKilobytes - before
        guard grown < 200_000 + octets else { fatalError("\(octets) octets took \(grown) kB") }
    }

    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static var peakKilobytes: Int {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss / 1024
        #else
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss
        #endif
    }
}

/// The line of a batch.
extension Structured {
    /// Answers a line made from choices; the answer is JSON, and gives the id back.
    static func batch(_ octets: [UInt8]) {
        var choices = Choices(octets, room: 1 << 18)
        choices.object(depth: 0)
        let line = choices.text
        bounded(line.count) {
            BatchJudge(time: Timestamp(secondsSinceEpoch: 1_769_904_000)).run(
                jobs: 1,
                source: single(BatchLine(line)),
                decode: BatchRequest.decode,
                deliver: { check($0) }
            )
        }
    }

    /// An answer is a JSON text in one line.
    private static func check(_ answer: BatchAnswer) {
        let text = JSONFormat().render(answer)
        guard text.last == 0x0A, !text.dropLast().contains(0x0A) else {
            fatalError("an answer is no line")
        }
        guard case .failure(let refusal) = BatchRequest.decode(BatchLine(text.dropLast())) else {
            return
        }
        guard !refusal.error.description.contains("not-json") else {
            fatalError("an answer is not JSON")
        }
        guard refusal.id == answer.id else { fatalError("\(answer.id) became \(refusal.id)") }
    }

    private static func single(_ line: BatchLine) -> () -> BatchLine? {
        var rest: BatchLine? = line
        return {
            defer { rest = nil }
            return rest
        }
    }
}

extension Choices {
    private static let fields = [
        "id", "certificates", "intermediates", "trust_anchors", "key", "passphrase", "hosts",
        "emails", "at", "purpose", "profile", "crls", "max_intermediates", "key_usage",
        "extended_key_usage", "policies", "initial", "require_explicit", "", "\\u0069d",
    ]

    private static let atoms = [
        "a", ".", "*", ":", "@", "xn--", "1.2.3", "\\u0041", "\\ud83d", "\\ude00", "\\n", "é",
        "e\u{301}", "\u{301}\u{323}", "server", "strict", "-----BEGIN CERTIFICATE-----\\n",
        "-----END CERTIFICATE-----\\n", "MIIB", "2026-01-01T00:00:00Z", "9", "%", "[", "/",
    ]

    mutating func object(depth: Int) {
        write("{")
        var isFirst = true
        while !isEmpty, number(below: 8) > 0 {
            if !isFirst { write(",") }
            isFirst = false
            write("\"\(pick(Self.fields))\":")
            value(depth: depth + 1)
        }
        write("}")
    }

    private mutating func value(depth: Int) {
        switch number(below: depth > 8 ? 6 : 9) {
        case 0: write(pick(["null", "true", "false", "0", "-1", "1e400", "1.0"]))
        case 1: write("1\(String(repeating: pick(["0", "9"]), count: count()))")
        case 2: string()
        case 3:
            let times = count()
            write("[", times: times)
            write("]", times: times)
        case 4: list(of: pick(["0", "{}", "\"a.test\"", "\"1.2.3\"", "null"]))
        case 5: list(of: "\"\(pick(Self.atoms))\"")
        case 6: object(depth: depth)
        case 7:
            write("[")
            value(depth: depth + 1)
            write(",")
            value(depth: depth + 1)
            write("]")
        default: write(pick(["", "[", "\"", "\\", "01", "nul", "\u{1}"]))
        }
    }

    private mutating func string() {
        write("\"")
        repeat { write(pick(Self.atoms), times: count()) } while !isEmpty && number(below: 4) > 0
        write("\"")
    }

    private mutating func list(of element: String) {
        write("[\(element)")
        write(",\(element)", times: count())
        write("]")
    }
}

/// Hosts, and the names that cover them.
extension Structured {
    /// Reads a host made from choices; its compared form is read as the same host.
    static func host(_ octets: [UInt8]) {
        var choices = Choices(octets, room: 1 << 18)
        while !choices.isEmpty { choices.write(choices.pick(hostAtoms), times: choices.count()) }
        let text = String(decoding: choices.text, as: UTF8.self)
        bounded(choices.text.count) {
            _ = try? EmailAddress("a@\(text)")
            _ = try? EmailAddress("\(text)@a.test")
            guard let host = try? ReferenceIdentifier(text) else { return }
            guard let again = try? ReferenceIdentifier(host.ascii), again == host else {
                fatalError("\(host.ascii) is another host")
            }
            guard !host.description.isEmpty else { fatalError("a host without a description") }
            if case .dns(let name) = host, !GeneralName.dns(name.ascii).covers(host) {
                fatalError("\(host.ascii) does not cover itself")
            }
        }
    }

    private static let hostAtoms = [
        "a", "b", "1", "0x", "-", "_", ".", "..", "*", "xn--", "xn--bcher-kva", "ü", "ß", "İ", "ſ",
        "\u{301}", "\u{301}\u{323}", "\u{200D}", "\u{200C}", "\u{30FB}", "。", "．", "ａ", "[", "]",
        ":", "::", "%", "@", "/", "://", "?", "#", "255.", "ffff:", " ", "\u{1F600}", "ا", "א", "가",
    ]
}
