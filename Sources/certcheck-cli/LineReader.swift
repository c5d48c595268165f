internal import CertCore

import SystemCalls

/// Reads standard input line by line, and waits for no more than the next line.
///
/// A line may hold a passphrase: the buffer is wiped as soon as the line is copied from it.
final class LineReader {
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    /// The part of the chunk that is not in a line yet.
    private var unread = 0..<0
    private var isAtEnd = false
    /// Why reading failed before the end; the incomplete line is dropped.
    private(set) var failure: CertificateError?

    /// The next line that is not blank; nil at the end, or if reading fails.
    func next() -> BatchLine? {
        while let line = nextLine() {
            if !line.isBlank { return line }
        }
        return nil
    }

    private func nextLine() -> BatchLine? {
        let line = BatchLine()
        var isBegun = false
        while !unread.isEmpty || fill() {
            isBegun = true
            let end = chunk[unread].firstIndex(of: UInt8(ascii: "\n"))
            let part = unread.lowerBound..<(end ?? unread.upperBound)
            line.append(chunk[part])
            wipe(part)
            unread = (end.map { $0 + 1 } ?? part.upperBound)..<unread.upperBound
            if end != nil { return line }
        }
        return isBegun && failure == nil ? line : nil
    }

    /// Reads what there is; false at the end, or if reading fails.
    private func fill() -> Bool {
        guard !isAtEnd else { return false }
        let count = chunk.withUnsafeMutableBytes { Console.read(STDIN_FILENO, into: $0) }
        if count < 0 {
            failure = CertificateError(
                .unreadable,
                source: "standard input",
                .file(.system(String(cString: strerror(errno))))
            )
        }
        isAtEnd = count <= 0
        unread = 0..<max(count, 0)
        return count > 0
    }

    private func wipe(_ part: Range<Int>) {
        chunk.withUnsafeMutableBytes { octets in
            guard let start = octets.baseAddress else { return }
            memset(start + part.lowerBound, 0, part.count)
        }
    }
}
