/// What is said of files rather than of certificates.
extension KeyPairing {
    /// Requests that none of the certificates answers.
    var unansweredRequests: [Finding] {
        let answered = Set(files.lazy.flatMap(\.certificates).map(\.identity))
        return files.flatMap(\.requests).filter { !answered.contains($0.identity) }.map { request in
            let key = keysByIdentity[request.identity]?.first.map { keys[$0].location }
            return .requestUnanswered(subject: request.subject, key: key, at: request.location)
        }
    }

    /// Gives what is wrong with a file's armour to the subject that the file belongs to; returns
    /// that of files that belong to none.
    func armour(_ drafts: inout [FileRecord.Draft]) -> [Finding] {
        let ofCertificates = Self.places(drafts) { $0.certificate.location.path }
        let ofKeys = Self.places(drafts) { $0.key?.location.path }
        var rest: [Finding] = []
        for file in files where !file.findings.isEmpty {
            if let owner = ofCertificates[file.path] ?? ofKeys[file.path] {
                drafts[owner].subject.findings += file.findings
            } else {
                rest += file.findings
            }
        }
        return rest
    }

    /// Which subject is the first that has to do with a path.
    private static func places(
        _ drafts: [FileRecord.Draft],
        _ path: (Subject) -> String?
    ) -> [String: Int] {
        var places: [String: Int] = [:]
        for (index, draft) in drafts.enumerated().reversed() {
            if let path = path(draft.subject) { places[path] = index }
        }
        return places
    }

    /// Companions that no subject has a use for: the only subject's, where there is one.
    func strangers(_ drafts: inout [FileRecord.Draft]) -> [Finding] {
        let used = files.reduce(into: Set(drafts.map(\.subject.certificate.sha256))) {
            $0.formUnion($1.usedCompanions)
        }
        guard drafts.contains(where: \.isPrimary) else { return [] }
        let strangers = companions.filter { !used.contains($0.certificate.sha256) }
            .map { Finding.stranger($0.certificate, at: $0.location) }
        guard drafts.count == 1 else { return strangers }
        drafts[0].subject.findings += strangers
        return []
    }
}
