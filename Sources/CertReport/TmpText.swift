public import CertModel
public struct TextFormat {
    public init(color: Bool, width: Int, verbose: Bool) {}
    public func render(_ r: Report) -> String {
        var s = "";
        for x in r.subjects {
            s +=
                "\(x.status) \(x.name) \(x.certificate.location) key=\(String(describing: x.key))\n";
            for f in x.findings {
                s +=
                    "  \(f.severity) \(f.id) \(f.locations.map{"\($0.path):\($0.line)"}) \(f.message)\n     \(f.remedy ?? "")\n"
            }
        };
        for f in r.findings {
            s +=
                "TOP  \(f.severity) \(f.id) \(f.locations.map{"\($0.path):\($0.line)"}) \(f.message)\n"
        }; for e in r.errors { s += "ERR \(e)\n" }; return s
    }
    public func render(_ r: Inspection) -> String { "\(r.files.count)\n" }
    public func render(domains: [String]) -> String { domains.joined(separator: "\n") + "\n" }
}
extension JSONFormat {
    public func line(_ a: BatchAnswer) -> [UInt8] { render(a) }
    public func render(domains: [String]) -> [UInt8] { [] }
}
