/// The CRLs of a batch, each decoded once for all workers: requests give the same ones again and
/// again.
final class RevocationListCache: Sendable {
    private struct State {
        var texts: [String: Text] = [:]
        var octets = 0
    }

    /// One text; whoever asks for it while it is decoded waits.
    private final class Text: Sendable {
        let lists = Locked<[CertificateRevocationList]?>(nil)
    }

    private let state = Locked(State())

    /// How many octets of texts are kept before all are dropped; the last one stays however long
    /// it is.
    private static let maximumOctets = 32 << 20

    /// The CRLs of a text; `decode` is called at the first time.
    func lists(
        of text: String,
        decode: (String) throws(CertificateError) -> [CertificateRevocationList]
    ) throws(CertificateError) -> [CertificateRevocationList] {
        try entry(of: text).lists.withLock { known throws(CertificateError) in
            if let known { return known }
            let decoded = try decode(text)
            known = decoded
            return decoded
        }
    }

    private func entry(of text: String) -> Text {
        state.withLock { state in
            if let known = state.texts[text] { return known }
            if state.octets + text.utf8.count > Self.maximumOctets { state = State() }
            let entry = Text()
            state.texts[text] = entry
            state.octets += text.utf8.count
            return entry
        }
    }
}
