internal import CertModel

/// What expires when: a line a certificate, and where there are many, how many of the others a
/// month.
extension HTMLWriter {
    /// The most certificates that have a line.
    private static let limit = 60

    mutating func timeline(_ timeline: ExpiryTimeline) {
        guard !timeline.entries.isEmpty else { return }
        let shown = timeline.entries.prefix(Self.limit)
        let rest = timeline.entries.dropFirst(Self.limit)
        let scale = TimeScale(for: shown.map(\.notAfter), from: timeline.now)
        section("timeline", "What expires when") { writer in
            writer.element("div", ["class": "card"]) { writer in
                writer.element("div", ["class": "line"]) { $0.marks(of: scale) }
                writer.element("ol", ["class": "timeline"]) { writer in
                    for entry in shown { writer.line(entry, on: scale) }
                }
            }
            if !rest.isEmpty { writer.months(of: Array(rest)) }
        }
    }

    private mutating func marks(of scale: TimeScale) {
        element("svg", ["class": "scale", "aria-hidden": "true"]) { writer in
            writer.mark(scale.position(of: scale.now), "now")
            for (position, label) in scale.marks { writer.mark(position, label) }
        }
    }

    private mutating func mark(_ position: Int, _ label: String) {
        let anchor = position < 50 ? "start" : "middle"
        element(
            "text",
            ["x": Self.percent(position), "y": "75%", "text-anchor": anchor],
            text: label
        )
    }

    private mutating func line(_ entry: ExpiryTimeline.Entry, on scale: TimeScale) {
        element("li", ["class": "line \(entry.severity.pageClass)"]) { writer in
            writer.day(entry.notAfter)
            writer.element("span", ["class": "who"]) { writer in
                writer.element("bdi") { writer in
                    writer.element("a", ["href": "#c\(entry.card)"], text: entry.name)
                }
                if let place = entry.place {
                    writer.place(place)
                } else {
                    writer.element("small", text: "issuer of \(entry.uses)")
                }
            }
            writer.element("span", ["class": "left"], text: entry.left(at: scale.now))
            writer.bar(entry.notAfter, on: scale)
        }
    }

    /// Draws the time between now and a moment.
    private mutating func bar(_ moment: Timestamp, on scale: TimeScale) {
        let (now, then) = (scale.position(of: scale.now), scale.position(of: moment))
        let (from, to) = (min(now, then), max(now, then))
        element("svg", ["class": "bar", "aria-hidden": "true"]) { writer in
            let style = scale.isBeyond(moment) ? "time beyond" : "time"
            writer.rectangle(from, max(to - from, 6), style)
            writer.element(
                "rect",
                ["class": "now", "x": Self.percent(now), "width": "2", "height": "100%"]
            ) { _ in }
        }
    }

    private mutating func rectangle(_ from: Int, _ width: Int, _ style: String) {
        element(
            "rect",
            [
                "class": style, "x": Self.percent(from), "width": Self.percent(width),
                "y": "25%", "height": "50%", "rx": "3",
            ]
        ) { _ in }
    }

    /// Writes how many run out in each month.
    private mutating func months(of entries: [ExpiryTimeline.Entry]) {
        var months: [(month: String, count: Int)] = []
        for entry in entries {
            let month = String(entry.notAfter.date.dropLast(3))
            if months.last?.month == month {
                months[months.count - 1].count += 1
            } else {
                months.append((month, 1))
            }
        }
        let most = months.map(\.count).max() ?? 1
        element("div", ["class": "card"]) { writer in
            writer.element("h3", text: "And \(entries.count) more, month by month")
            writer.list("ol", ["class": "months"], months, upTo: 24) { writer, entry in
                writer.element("li") { writer in
                    writer.element("span", text: entry.month)
                    writer.element("b", text: "\(entry.count)")
                    writer.element("svg", ["class": "bar", "aria-hidden": "true"]) { writer in
                        writer.rectangle(0, max(entry.count * 1000 / most, 6), "time")
                    }
                }
            }
        }
    }

    /// Thousandths as SVG has them.
    private static func percent(_ thousandths: Int) -> String {
        "\(thousandths / 10).\(thousandths % 10)%"
    }
}
