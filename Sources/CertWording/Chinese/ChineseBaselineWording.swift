internal import CertModel

/// Files that are not baselines.
extension Chinese {
    static func message(_ fault: BaselineFault) -> String {
        switch fault {
        case .notJSON(let technical): "不是基线文件：不是 JSON：\(technical)"
        case .notAnObject: "不是基线文件：不是 JSON 对象"
        case .otherKind: "不是基线文件：kind 不是 “baseline”"
        case .noEntries: "不是基线文件：没有 entries"
        case .tooManyEntries(let maximum): "基线文件的条目超过 \(maximum) 个"
        case .entryNotAnObject(let entry): "基线文件的第 \(entry) 个条目不是对象"
        case .entryIncomplete(let entry): "基线文件的第 \(entry) 个条目缺少 fingerprint 或 id"
        case .fieldNotAText(let field, let entry):
            "基线文件第 \(entry) 个条目的 \(field) 不是文本"
        case .textTooLong(let entry, let maximum):
            "基线文件第 \(entry) 个条目中的文本超过 \(maximum) 个八位组"
        case .notATime(let entry): "基线文件第 \(entry) 个条目的 until 既不是日期，也不是 RFC 3339 时间"
        }
    }
}
