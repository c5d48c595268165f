extension PathBuilder {
    /// The certificates that paths may go through, found by their subject.
    struct Candidates {
        private let presented: NameTable<Candidate>
        /// Those that clients have, the same for every leaf.
        private let intermediates: NameTable<Certificate>

        init(_ presented: [Candidate], _ intermediates: NameTable<Certificate>) {
            self.presented = NameTable(presented) { $0.certificate.subject }
            self.intermediates = intermediates
        }

        /// The certificates of a name, compared by RFC 5280 §7.1, the presented ones first.
        func callAsFunction(_ name: DistinguishedName) -> [Candidate] {
            presented(name)
                + intermediates(name).map {
                    Candidate(certificate: $0, source: .intermediate, origin: nil)
                }
        }
    }
}
