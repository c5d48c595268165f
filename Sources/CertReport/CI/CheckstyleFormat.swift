public import CertModel

/// Renders what was found in checkstyle's form, which Jenkins and reviewdog read.
///
/// ```xml
/// <?xml version="1.0" encoding="UTF-8"?>
/// <checkstyle version="8.0">
///   <file name="deploy/fullchain.pem">
///     <error line="1" severity="error" message="…" source="certcheck.chain-incomplete"/>
///   </file>
/// </checkstyle>
/// ```
///
/// What could not be checked is an error too, its source the error's code.
public struct CheckstyleFormat: Sendable, Hashable {
    /// What paths are relative to.
    public var place: ReportPlace

    /// Creates a format.
    public init(place: ReportPlace = ReportPlace()) {
        self.place = place
    }

    /// The document of a report.
    public func render(_ report: Report) -> [UInt8] {
        var files: [File] = []
        var indices: [String: Int] = [:]
        func add(_ entry: Entry, at path: String) {
            let index = indices[path] ?? files.count
            indices[path] = index
            if index == files.count { files.append(File(path: path)) }
            files[index].entries.append(entry)
        }
        for error in report.errors { add(Entry(error), at: name(error.place.path)) }
        for reported in report.reportedFindings {
            add(Entry(reported), at: name(reported.place.path))
        }
        var writer = XMLWriter()
        writer.element("checkstyle", ["version": "8.0"]) { writer in
            for file in files {
                writer.element("file", ["name": file.path]) { writer in
                    for entry in file.entries { writer.error(entry) }
                }
            }
            if let accepted = report.acceptedTally { writer.comment(accepted) }
        }
        writer.newline()
        return writer.bytes
    }

    /// A path as Jenkins looks for it: from the repository's root, or absolute outside it.
    private func name(_ path: String) -> String {
        let (resolved, isBelowRoot) = place.resolve(path)
        return isBelowRoot ? resolved : "/" + resolved
    }

    private struct File {
        let path: String
        var entries: [Entry] = []
    }

    fileprivate struct Entry {
        let line: Int
        let severity: Severity
        let message: String
        let source: String

        init(_ reported: ReportedFinding) {
            line = reported.place.line
            severity = reported.finding.severity
            message = reported.sentence
            source = reported.finding.id.rawValue
        }

        init(_ error: CertificateError) {
            line = error.place.line
            severity = .error
            message = error.sentence
            source = error.code.description
        }
    }
}

extension XMLWriter {
    fileprivate mutating func error(_ entry: CheckstyleFormat.Entry) {
        element(
            "error",
            [
                "line": String(max(1, entry.line)), "severity": entry.severity.rawValue,
                "message": entry.message, "source": "certcheck.\(entry.source)",
            ]
        )
    }
}
