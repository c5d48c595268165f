/// How a page looks.
enum HTMLStyle {
    /// The name of the style sheet in a Content-Security-Policy: its SHA-256 digest in base64.
    ///
    /// This library digests nothing; a test holds the two together.
    static let digest: StaticString = "sha256-r91Tc5ibdh37pt5T8kDXv0hx5ig4LoJ46Tsz/RX8V9o="

    /// The style sheet, the whole content of the element.
    static let sheet: StaticString = #"""
        :root {
            color-scheme: light dark;
            --page: #f3f5f7; --card: #fff; --ink: #1b2028; --soft: #55606c; --line: #d6dce2;
            --code: #eef1f4; --link: #0a56c2;
            --fail: #b3241c; --fail-ground: #fdeceb; --warn: #7d4e00; --warn-ground: #fff3d4;
            --pass: #17693a; --pass-ground: #e4f5ea; --time: #5b7a9d;
        }
        @media screen and (prefers-color-scheme: dark) {
            :root {
                --page: #0f1317; --card: #181d23; --ink: #e5e9ee; --soft: #a0abb7; --line: #323a43;
                --code: #222932; --link: #8ab8ff;
                --fail: #ff9189; --fail-ground: #3a1b1a; --warn: #f3c35a; --warn-ground: #352a10;
                --pass: #7fd99a; --pass-ground: #14301e; --time: #7f9fc4;
            }
        }
        * { box-sizing: border-box; }
        html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body {
            margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 68rem;
            font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
            background: var(--page); color: var(--ink); overflow-wrap: anywhere;
        }
        p, ol, ul, dl, dd, h1, h2, h3 { margin: 0; padding: 0; }
        ol, ul { list-style: none; }
        a { color: var(--link); }
        a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
        code, .at { font: .875em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        .at { color: var(--soft); }
        small { font-size: .875rem; font-weight: 400; color: var(--soft); }
        svg { display: block; width: 100%; }
        .fail { --tone: var(--fail); --ground: var(--fail-ground); }
        .warn { --tone: var(--warn); --ground: var(--warn-ground); }
        .pass { --tone: var(--pass); --ground: var(--pass-ground); }

        header, .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: clip; }
        header { padding: 1.5rem; border-top: 8px solid var(--tone); }
        .kicker { color: var(--soft); }
        h1 { margin: .5rem 0 1rem; font-size: 1.5rem; line-height: 1.3; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .9rem; }
        .word { color: var(--tone); background: var(--ground); border-radius: 6px; padding: .1em .5em; letter-spacing: .03em; white-space: nowrap; }
        h1 .word { font-size: 1.9rem; }
        .sums, .kinds, nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
        .sums .fail, .sums .warn { color: var(--tone); font-weight: 600; }
        .sums .none { color: var(--soft); }
        nav { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
        section { margin-top: 2.25rem; }
        h2 { font-size: 1.25rem; margin-bottom: .75rem; }
        .kinds { margin-bottom: 1rem; gap: .25rem 1.25rem; }
        .kinds b { color: var(--tone); margin-right: .3em; }

        .card { margin-top: .75rem; padding: 1.25rem 1.5rem; }
        .card:target { outline: 3px solid var(--link); }
        article.card { border-left: 6px solid var(--tone); }
        h3 { font-size: 1.125rem; display: flex; flex-wrap: wrap; align-items: center; gap: .35rem .75rem; }
        h3 .word, summary .word { font-size: .8rem; }
        .findings { margin-top: 1rem; display: grid; gap: .75rem; }
        .findings > li { padding: .75rem 1rem; background: var(--ground); border-radius: 8px; }
        .findings .pass { --tone: var(--soft); --ground: var(--code); }
        .head { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; }
        .severity { color: var(--tone); }
        .findings .at { color: var(--ink); }
        .fix { margin-top: .35rem; padding-left: .75rem; border-left: 3px solid var(--tone); }
        .fix b { margin-right: .35em; }
        .also { margin-top: .35rem; font-size: .875rem; }

        .chain { margin-top: 1.25rem; display: flex; flex-wrap: wrap; gap: .75rem 2rem; }
        .chain > li {
            position: relative; flex: 1 1 12rem; max-width: 22rem; padding: .6rem .8rem; min-width: 0;
            border: 1px solid var(--line); border-radius: 8px; display: flex; flex-direction: column;
        }
        .chain > li + li::before { content: "\2192"; position: absolute; left: -1.6rem; top: 50%; transform: translateY(-50%); color: var(--soft); }
        .chain bdi { font-weight: 600; line-height: 1.3; }
        .role, .until { font-size: .8125rem; color: var(--soft); }
        .chain .trust { border-color: var(--pass); }
        .chain .trust .role { color: var(--pass); }
        .chain .fail { border-color: var(--fail); }
        .chain .fail .role, .chain .fail .until { color: var(--fail); }
        .chain .missing { border: 2px dashed var(--fail); }
        .chain .missing .role { color: var(--fail); }

        dl { margin-top: 1.25rem; display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .35rem 1rem; font-size: .9375rem; }
        dt { color: var(--soft); }
        .words { display: flex; flex-wrap: wrap; gap: .1rem 1rem; }

        summary { cursor: pointer; }
        .more > summary { margin-top: .5rem; color: var(--link); }
        .rows > details { padding: 0 1.5rem; margin-top: .35rem; }
        .rows > details[open] { padding-bottom: 1.25rem; }
        .rows > details > summary {
            padding: .6rem 0; display: grid; align-items: baseline; gap: 0 1rem;
            grid-template-columns: 4rem minmax(0, 4fr) minmax(0, 2fr) minmax(0, 4fr) 1rem;
        }
        .rows > details > summary::after { content: "\25B8"; grid-row: 1; grid-column: 5; color: var(--soft); }
        .rows > details[open] > summary::after { content: "\25BE"; }
        summary bdi { font-weight: 600; }
        .rows .word { justify-self: start; }

        .line { display: grid; gap: 0 1rem; align-items: center; grid-template-columns: 6rem minmax(0, 1fr) 12rem minmax(0, 1fr); }
        .scale { grid-column: 4; overflow: visible; height: 1.5rem; font-size: .75rem; fill: var(--soft); }
        .timeline > li, .months > li { padding: .4rem 0; border-top: 1px solid var(--line); }
        .months > li { display: grid; gap: 0 1rem; align-items: center; }
        .bar { height: 1.25rem; }
        .bar .time { fill: var(--time); }
        .bar .beyond { opacity: .6; }
        .fail .bar .time { fill: var(--fail); }
        .warn .bar .time { fill: var(--warn); }
        .bar .now { fill: var(--ink); }
        .timeline time { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .timeline .fail .left, .timeline .warn .left { color: var(--tone); font-weight: 600; }
        .who { line-height: 1.35; }
        .who .at { font-size: .8rem; }
        .who .at, .who small { display: block; }
        .months > li { grid-template-columns: 5rem 4rem minmax(0, 1fr); }
        .months b { text-align: right; font-variant-numeric: tabular-nums; }

        footer { margin-top: 2.5rem; color: var(--soft); font-size: .875rem; }

        @media (max-width: 60rem) {
            .line { grid-template-columns: minmax(0, 1fr) auto auto; }
            .timeline .who { order: -1; }
            .scale, .timeline .bar { grid-column: 1 / -1; }
        }
        @media (max-width: 40rem) {
            body { padding: .75rem .75rem 2rem; }
            header, .card { padding: 1rem; }
            h1 { font-size: 1.2rem; }
            .chain { flex-direction: column; gap: 1.75rem; }
            .chain > li { flex: none; max-width: none; }
            .chain > li + li::before { content: "\2193"; left: 50%; top: -1.6rem; transform: translateX(-50%); }
            dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
            dd { margin-bottom: .5rem; }
            .rows > details { padding: 0 1rem; }
            .rows > details > summary { grid-template-columns: 3.25rem minmax(0, 1fr) .75rem; gap: 0 .5rem; }
            .rows > details > summary::after { grid-column: 3; }
            .rows .left, .rows .at { grid-column: 2; }
            .line { grid-template-columns: auto minmax(0, 1fr); }
            .timeline .left { text-align: right; }
            .timeline .who { grid-column: 1 / -1; }
        }
        @media print {
            :root { color-scheme: light; --page: #fff; font-size: 13px; }
            @page { margin: 15mm; }
            body { padding: 0; max-width: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            nav { display: none; }
            .rows > details { padding-bottom: 1rem; }
            .rows > details > summary::after { content: ""; }
            a { color: inherit; text-decoration: none; }
            h2, h3, summary { break-after: avoid; }
            .findings > li, .chain, .timeline > li, .months > li { break-inside: avoid; }
            /* Cards by the thousand stay folded. */
            details:not(:has(> .open, > .rows))::details-content { content-visibility: visible; }
        }
        """#
}
