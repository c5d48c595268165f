public import CertModel

extension Finding {
    /// What was found: a lowercase fragment without a period that holds the values compared, safe
    /// to print.
    public func message(in language: Language) -> String {
        switch language.kind {
        case .english:
            [
                English.message(detail), clients.flatMap(English.clause),
                acceptedUntil.map(English.lapse),
            ].compactMap { $0 }.joined(separator: "; ")
        case .simplifiedChinese:
            [
                Chinese.message(detail), clients.flatMap(Chinese.clause),
                acceptedUntil.map(Chinese.lapse),
            ].compactMap { $0 }.joined(separator: "；")
        }
    }

    /// What to do, as an imperative sentence; never nil for warnings and errors.
    public func remedy(in language: Language) -> String? {
        switch language.kind {
        case .english: English.remedy(detail)
        case .simplifiedChinese: Chinese.remedy(detail)
        }
    }
}

extension Certificate.ExtensionFault {
    /// What is wrong with the extension, a lowercase fragment that is safe to print.
    public func reason(in language: Language) -> String {
        switch language.kind {
        case .english: English.reason(self)
        case .simplifiedChinese: Chinese.reason(self)
        }
    }
}

extension CertificateError {
    /// What went wrong, a lowercase fragment without a period that is safe to print.
    public func message(in language: Language) -> String {
        switch language.kind {
        case .english:
            [English.message(detail), acceptedUntil.map(English.lapse)].compactMap { $0 }
                .joined(separator: "; ")
        case .simplifiedChinese:
            [Chinese.message(detail), acceptedUntil.map(Chinese.lapse)].compactMap { $0 }
                .joined(separator: "；")
        }
    }

    /// The source and what went wrong, in one line that is safe to print.
    public func line(in language: Language) -> String {
        let place = [source?.printable, line.map(String.init)].compactMap { $0 }
            .joined(separator: ":")
        return place.isEmpty ? message(in: language) : "\(place): \(message(in: language))"
    }

    /// What to do, as an imperative sentence, where something can be done.
    public func remedy(in language: Language) -> String? {
        switch language.kind {
        case .english: hint ?? English.remedy(detail)
        case .simplifiedChinese: hint ?? Chinese.remedy(detail)
        }
    }
}
