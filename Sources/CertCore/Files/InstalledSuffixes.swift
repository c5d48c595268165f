extension PublicSuffixList {
    /// The list that Debian's package `publicsuffix` installs; nil where it is not there.
    public static func installed() -> PublicSuffixList? {
        let path = "/usr/share/publicsuffix/public_suffix_list.dat"
        guard let file = try? FileReader.read(path) else { return nil }
        return PublicSuffixList(String(decoding: file.bytes, as: UTF8.self))
    }
}
