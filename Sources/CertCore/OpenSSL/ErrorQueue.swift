internal import COpenSSL

/// Runs one entry into OpenSSL with the thread's error queue empty before; afterwards the queue is
/// what it was.
///
/// The queue may hold errors of the program that uses this library, which has yet to read them.
package func isolatingErrors<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
    let before = QueuedError.takeAll()
    defer {
        ERR_clear_error()
        for error in before { error.enqueue() }
    }
    return try body()
}

/// An error in OpenSSL's queue of the calling thread, with all that OpenSSL keeps of it.
struct QueuedError: Sendable, Hashable {
    let code: UInt
    let file: String
    let line: Int32
    let function: String
    let data: String

    /// Empties the queue; oldest first.
    static func takeAll() -> [QueuedError] {
        var errors: [QueuedError] = []
        while ERR_peek_error() != 0 {
            var (line, flags): (Int32, Int32) = (0, 0)
            var file, function, data: UnsafePointer<CChar>?
            let code = ERR_get_error_all(&file, &line, &function, &data, &flags)
            errors.append(
                QueuedError(
                    code: code,
                    file: file.map { String(cString: $0) } ?? "",
                    line: line,
                    function: function.map { String(cString: $0) } ?? "",
                    data: data.map { String(cString: $0) } ?? ""
                )
            )
        }
        return errors
    }

    /// Puts the error at the end of the queue.
    func enqueue() {
        ERR_new()
        ERR_set_debug(file, line, function)
        data.withCString { text in
            withVaList([text]) {
                ERR_vset_error(shim_ERR_GET_LIB(code), shim_ERR_GET_REASON(code), "%s", $0)
            }
        }
    }

    /// What the error says, in OpenSSL's words.
    var words: String {
        // A code without a text of its own still has a number that can be looked up.
        ERR_reason_error_string(code).map { String(cString: $0) }
            ?? "error \(String(code, radix: 16))"
    }
}

extension CertificateError {
    /// An error that carries what the thread's error queue holds, and empties it.
    package static func openSSL(
        _ detail: ErrorDetail,
        code: Code = .cryptography
    ) -> CertificateError {
        CertificateError(code, detail, underlying: QueuedError.takeAll().map(\.words))
    }
}
