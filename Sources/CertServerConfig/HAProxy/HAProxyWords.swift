/// Splits a line of a configuration into words as HAProxy does: quotes, escapes and variables.
///
/// > Configuration Manual §2.2: "Double quotes … prevent the interpretation of … spaces … and "#"".
/// > §2.3: "Variables are interpreted only within double quotes."
struct HAProxyWords {
    private(set) var words: [String] = []
    /// The quote that is not closed, if any.
    private(set) var openQuote: Character?
    /// Whether words, or the end of one, are beyond what is kept.
    private(set) var isTooLong = false
    private var current: [UInt8] = []
    private var isInWord = false
    private var rest: ArraySlice<UInt8>
    private let variable: (String) -> String?

    /// The most words of a line: HAProxy takes 64.
    static let maximumWords = 1024
    /// The most octets of a word that are kept: no path is longer.
    static let maximumOctets = 4096

    init(_ line: ArraySlice<UInt8>, variable: @escaping (String) -> String?) {
        rest = line
        self.variable = variable
        read()
    }

    private mutating func read() {
        var quote: UInt8?
        while let octet = rest.popFirst() {
            switch octet {
            case UInt8(ascii: "\"") where quote != UInt8(ascii: "'"),
                UInt8(ascii: "'") where quote != UInt8(ascii: "\""):
                quote = quote == nil ? octet : nil
                isInWord = true
            case UInt8(ascii: "\\") where quote != UInt8(ascii: "'"):
                escape()
            case UInt8(ascii: "$") where quote == UInt8(ascii: "\""):
                expand()
            case UInt8(ascii: "#") where quote == nil:
                rest = rest[rest.endIndex...]
            case 0x09...0x0D, 0x20:
                if quote == nil { endWord() } else { take(octet) }
            default: take(octet)
            }
        }
        if let quote { openQuote = Character(Unicode.Scalar(quote)) }
        endWord()
    }

    private mutating func take(_ octet: UInt8) {
        current.append(octet)
        isInWord = true
    }

    private mutating func endWord() {
        guard isInWord else { return }
        if words.count >= Self.maximumWords || current.count > Self.maximumOctets {
            isTooLong = true
        }
        if words.count < Self.maximumWords {
            words.append(String(decoding: current.prefix(Self.maximumOctets), as: UTF8.self))
        }
        current = []
        isInWord = false
    }

    private mutating func escape() {
        guard let next = rest.popFirst() else { return take(UInt8(ascii: "\\")) }
        switch next {
        case UInt8(ascii: "n"): take(0x0A)
        case UInt8(ascii: "r"): take(0x0D)
        case UInt8(ascii: "t"): take(0x09)
        case UInt8(ascii: "x"):
            let digits = rest.prefix(2)
            let text = String(decoding: digits, as: UTF8.self)
            guard digits.count == 2, let octet = UInt8(text, radix: 16) else {
                return take(next)
            }
            rest = rest.dropFirst(2)
            take(octet)
        case UInt8(ascii: " "), UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: "$"):
            take(next)
        default:
            take(UInt8(ascii: "\\"))
            take(next)
        }
    }

    /// `$NAME`, `${NAME}`, `${NAME-default}`, `${NAME[*]}`.
    private mutating func expand() {
        let isBraced = rest.first == UInt8(ascii: "{")
        if isBraced { rest = rest.dropFirst() }
        let name = rest.prefix(while: \.isOfVariable)
        guard !name.isEmpty else { return take(UInt8(ascii: "$")) }
        rest = rest.dropFirst(name.count)
        var other: ArraySlice<UInt8> = []
        var isSplit = false
        if isBraced {
            if rest.starts(with: Array("[*]".utf8)) {
                isSplit = true
                rest = rest.dropFirst(3)
            }
            if rest.first == UInt8(ascii: "-") {
                other = rest.dropFirst().prefix { $0 != UInt8(ascii: "}") }
            }
            rest = rest.drop { $0 != UInt8(ascii: "}") }.dropFirst()
        }
        let value = variable(String(decoding: name, as: UTF8.self)).map { Array($0.utf8)[...] }
        isInWord = true
        guard isSplit else { return current.append(contentsOf: value ?? other) }
        let parts = (value ?? other).split(separator: UInt8(ascii: " "))
        for (index, part) in parts.enumerated() {
            if index > 0 { endWord() }
            isInWord = true
            current.append(contentsOf: part)
        }
    }
}

extension UInt8 {
    fileprivate var isOfVariable: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
