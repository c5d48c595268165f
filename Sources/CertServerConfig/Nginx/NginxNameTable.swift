/// The names of the sites on one socket, as nginx looks them up.
///
/// > ngx_http_core_module, server_name: "the first matching variant will be chosen, in the
/// > following order of precedence: the exact name; the longest wildcard name starting with an
/// > asterisk; the longest wildcard name ending with an asterisk; the first matching regular
/// > expression".
struct NginxNameTable: Sendable {
    private var exact: [String: Int] = [:]
    private var leading: [String: Int] = [:]
    private var trailing: [String: Int] = [:]
    private var expressions: [(pattern: RequestPattern, site: Int)] = []
    private let defaultSite: Int

    /// The most work that expressions may take for one listener, in positions tried.
    private static let maximumWork = 2_000_000
    /// The most octets of a name that are looked up: a name in the DNS has at most 253.
    private static let maximumName = 255

    /// Takes the names of sites; of equal ones the first stays.
    init(_ sites: [(index: Int, names: [ServerName])], defaultSite: Int) {
        self.defaultSite = defaultSite
        for (index, names) in sites {
            for name in names { add(name, index) }
        }
    }

    private mutating func add(_ name: ServerName, _ site: Int) {
        switch name.kind {
        case .exact(let text): Self.keep(site, for: text, in: &exact)
        case .leadingWildcard(let base): Self.keep(site, for: base, in: &leading)
        case .trailingWildcard(let base): Self.keep(site, for: base, in: &trailing)
        case .withSubdomains(let base):
            Self.keep(site, for: base, in: &exact)
            Self.keep(site, for: base, in: &leading)
        case .regularExpression:
            let text = String(name.written.dropFirst())
            if let pattern = RequestPattern(text, ignoresCase: true) {
                expressions.append((pattern, site))
            }
        case .catchAll, .impossible, .hostname: break
        }
    }

    private static func keep(_ site: Int, for name: String, in table: inout [String: Int]) {
        if table[name] == nil { table[name] = site }
    }

    /// The sites that answer clients that ask for names.
    func sites(for names: [String?]) -> [Int] {
        var workLeft = Self.maximumWork
        return names.map { name in
            name.flatMap { site(for: $0, workLeft: &workLeft) } ?? defaultSite
        }
    }

    private func site(for name: String, workLeft: inout Int) -> Int? {
        guard name.utf8.count <= Self.maximumName else { return nil }
        if let site = exact[name] { return site }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        let counts = Array(1..<max(labels.count, 1))
        let longestEnd = counts.lazy.compactMap { count in
            leading[labels.dropFirst(count).joined(separator: ".")]
        }.first
        if let longestEnd { return longestEnd }
        let longestStart = counts.reversed().lazy.compactMap { count in
            trailing[labels.prefix(count).joined(separator: ".")]
        }.first
        if let longestStart { return longestStart }
        for (pattern, site) in expressions where workLeft > 0 {
            if pattern.matches(name, workLeft: &workLeft) == true { return site }
        }
        return nil
    }
}
