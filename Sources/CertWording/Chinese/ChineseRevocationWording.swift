internal import CertModel

extension Chinese {
    static func message(_ detail: RevocationDetail) -> String {
        switch detail {
        case .revoked(let entry, let list, let role):
            prefix(role) + message(entry, self.list(list))
        case .undetermined(let answer, let role):
            prefix(role) + sentences(answer).joined(separator: "；")
        }
    }

    private static func message(_ entry: RevokedEntry, _ list: String) -> String {
        switch (entry.reason, entry.invalidityDate) {
        case (.certificateHold, nil):
            "根据\(list)，自 \(entry.date) 起暂停使用"
        case (.certificateHold, let date?):
            "根据\(list)，自 \(entry.date) 起暂停使用，其密钥自 \(date) 起不可信"
        case (let reason, nil):
            "根据\(list)，已于 \(entry.date) 吊销，原因 \(reason)"
        case (let reason, let date?):
            "根据\(list)，已于 \(entry.date) 吊销，原因 \(reason)，其密钥自 \(date) 起不可信"
        }
    }

    /// What is missing, where it should be, and what is the matter with each CRL; where a CRL is
    /// for this certificate, only the last of these.
    private static func sentences(_ answer: RevocationDetail.Undetermined) -> [String] {
        let misses = answer.misses.prefix(3).map { message($0.reason, of: list($0.list)) }
        let more = answer.missCount > 3 ? ["另有 \(answer.missCount - 3) 份也不适用"] : []
        guard answer.nearest == .scope else { return misses + more }
        let missing =
            answer.uncovered == .all
            ? "给出的 CRL 都没有说明它是否已吊销"
            : "给出的 CRL 都没有说明它是否因下列原因吊销：\(answer.uncovered.names.joined(separator: "、"))"
        let places = answer.wanted.map(\.text.printable)
        let source = places.isEmpty ? [] : ["CRL 应在 \(places.joined(separator: "、"))"]
        return [missing] + source + misses + more
    }

    static func message(_ reason: RevocationMiss.Reason, of list: String) -> String {
        switch reason {
        case .baseMissing: "\(list)是对完整 CRL 的增补，而完整的 CRL 没有给出"
        case .outOfScope(let mismatch): "\(list)不涵盖它：\(clause(mismatch))"
        case .faulty(let fault): "\(list)不能使用：\(clause(fault))"
        case .issuerMissing: "\(list)无法验证：没有给出其颁发者的证书"
        case .signerWithoutKeyUsage(let signer):
            "\(list)不能使用：\(name(signer)) 的密钥用法没有 cRLSign"
        case .signerWithoutPath(let signer):
            "\(list)不能使用：签名者 \(name(signer)) 自身没有有效路径"
        case .signatureInvalid(let signer):
            "\(list)的签名无法用 \(name(signer)) 的密钥验证"
        case .signatureUnusable(let technical): "\(list)的签名无法验证：\(technical)"
        case .beyondBudget(let limit):
            "\(list)没有检查：这次运行的签名所需时间会超过 \(limit) 毫秒的上限"
        case .notYetValid: "\(list)尚未生效"
        case .expired(let end, let now):
            "\(list)自 \(end) 起已过期，至今 \(duration(now.seconds(since: end)))"
        }
    }

    /// Why a CRL does not cover a certificate.
    private static func clause(_ mismatch: RevocationScope.Mismatch) -> String {
        switch mismatch {
        case .notIndirect: "它没有标为间接 CRL，而证书由另一个颁发者签发"
        case .published(.some(let address)):
            "它只用于分发点为 \(address.text.printable) 的证书"
        case .published(nil): "它只用于另一个分发点的证书"
        case .endEntitiesOnly: "它只用于不属于颁发机构的证书"
        case .authoritiesOnly: "它只用于颁发机构的证书"
        case .attributeCertificatesOnly: "它只用于属性证书"
        }
    }

    /// Why a CRL must not be used.
    ///
    /// What the decoder says follows a colon as it is.
    private static func clause(_ fault: RevocationListFault) -> String {
        switch fault {
        case .repeatedExtension(let name): "扩展 \(name) 出现两次"
        case .unknownCriticalExtension(let name): "无法识别关键扩展 \(name)"
        case .undecodableExtension(let name, let technical): "无法解码扩展 \(name)：\(technical)"
        case .undecodableEntry(let technical): "无法解码某个条目：\(technical)"
        case .unknownCriticalEntryExtension(let oid): "无法识别某个条目的关键扩展 \(oid)"
        case .version(let version): "它的版本是 \(version)"
        case .nextUpdateMissing: "它没有写明下一份的发布时间"
        case .keyIdentifierMissing: "它没有写明颁发者的密钥"
        case .numberMissing: "它没有编号"
        case .numberTooLong: "它的编号超过 20 字节"
        case .criticalExtension(let name): "扩展 \(name) 是关键扩展"
        case .notCriticalExtension(let name): "扩展 \(name) 不是关键扩展"
        }
    }

    /// A CRL: by its issuer and date, and by its location.
    private static func list(_ list: RevocationListSource) -> String {
        let place = list.location.map { "（\(self.place($0))）" } ?? ""
        return list.isDelta
            ? "\(name(list.issuer)) 于 \(list.thisUpdate) 签发的增量 CRL\(place)"
            : "\(name(list.issuer)) 于 \(list.thisUpdate) 签发的 CRL\(place)"
    }
}

/// What to do about it.
extension Chinese {
    static func remedy(_ detail: RevocationDetail) -> String {
        switch detail {
        case .revoked(let entry, _, let role): remedy(isHeld: entry.isHeld, role)
        case .undetermined(let answer, _): remedy(answer)
        }
    }

    private static func remedy(isHeld: Bool, _ role: CertificateRole) -> String {
        switch role {
        case _ where isHeld: "请颁发机构解除暂停，或者签发另一张证书。"
        case .leaf: "为新的私钥签发证书，并在服务器上替换两者。"
        case .authority, .unneeded: "请由另一家颁发机构签发证书。"
        }
    }

    private static func remedy(_ answer: RevocationDetail.Undetermined) -> String {
        let issuer = name(answer.issuer)
        let place = answer.wanted.first?.text.printable
        return switch (answer.nearest, place) {
        case (.scope, let place?):
            "从 \(place) 下载涵盖 \(issuer) 所签发证书的最新 CRL，并一并给出。"
        case (.scope, nil): "下载涵盖 \(issuer) 所签发证书的最新 CRL，并一并给出。"
        case (.expired, let place?): "从 \(place) 下载 \(issuer) 的最新 CRL。"
        case (.expired, nil): "下载 \(issuer) 的最新 CRL。"
        case (.notYetValid, let place?):
            "检查这台机器的时钟；然后从 \(place) 重新下载 CRL。"
        case (.notYetValid, nil): "检查这台机器的时钟；然后重新下载 CRL。"
        case (.signature, let place?):
            "从 \(place) 重新下载 CRL，并给出签发 CRL 的密钥的证书。"
        case (.signature, nil): "重新下载 CRL，并给出签发 CRL 的密钥的证书。"
        case (.unusable, _):
            "如果缺少 CRL 颁发者的证书，就给出它；否则请颁发机构提供符合 RFC 5280 的 CRL。"
        }
    }
}

extension RevokedEntry {
    fileprivate var isHeld: Bool { reason == .certificateHold }
}
