internal import CertProbe

/// The targets of a command line, of files and of standard input, one by one.
///
/// A line that is not a target becomes an error of the report, and the next one is read.
final class TargetList {
    private(set) var errors: [CertificateError] = []
    private var hosts: ArraySlice<String>
    private var files: ArraySlice<String>
    private let defaults: ProbeTarget.Options
    /// What is left of the file that is being read.
    private var rest: ArraySlice<UInt8> = []
    private var name = ""
    private var number = 0

    init(_ hosts: [String], files: [String], defaults: ProbeTarget.Options) {
        self.hosts = hosts[...]
        self.files = files[...]
        self.defaults = defaults
    }

    /// The next target; nil at the end.
    func next() -> ProbeTarget? {
        while true {
            if let target = nextLine() { return target }
            if let host = hosts.popFirst() {
                guard host != "-" else {
                    open("-")
                    continue
                }
                if let target = target(host, line: nil) { return target }
            } else if let file = files.popFirst() {
                open(file)
            } else {
                return nil
            }
        }
    }

    private func open(_ path: String) {
        (name, number) = (path == "-" ? "standard input" : path, 0)
        do throws(CertificateError) {
            rest = try FileReader.octets(of: path)[...]
        } catch { errors.append(error) }
    }

    /// The target of the next line that holds one; nil at the end of the file.
    private func nextLine() -> ProbeTarget? {
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            // What begins with # is a comment.
            let line = rest[..<end].prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "\r") }
            rest = rest[end...].dropFirst()
            number += 1
            guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
            if let target = target(String(decoding: line, as: UTF8.self), line: number) {
                return target
            }
        }
        return nil
    }

    private func target(_ text: String, line: Int?) -> ProbeTarget? {
        do throws(CertificateError) {
            return try ProbeTarget(line: text, defaults: defaults)
        } catch {
            var refused = error
            (refused.source, refused.line) = (line == nil ? text : name, line)
            errors.append(refused)
            return nil
        }
    }
}
