import CertModel
import Testing

struct WildcardFaultTests {
    @Test(
        "a wildcard is good only as the whole left-most label above two others",
        arguments: [
            ("*.a.test", nil),
            ("a.test", nil),
            ("*.xn--bcher-kva.test", nil),
            ("f*.a.test", .partial),
            ("*f.a.test", .partial),
            ("*.*.test", .several),
            ("**.a.test", .several),
            ("a.*.test", .notLeftmost),
            ("a.b*.test", .notLeftmost),
            ("*.com", .wholeTopLevel),
            ("*.com.", .wholeTopLevel),
            ("*", .wholeTopLevel),
            ("xn--*.a.test", .insideALabel),
            ("XN--b*r-kva.a.test", .insideALabel),
        ] as [(String, WildcardFault?)]
    )
    func classification(name: String, fault: WildcardFault?) {
        #expect(WildcardFault(name) == fault)
        #expect(GeneralName.dns(name).wildcardFault == fault)
    }

    @Test("only DNS names have wildcards")
    func otherKinds() {
        #expect(GeneralName.email("*@*.test").wildcardFault == nil)
    }
}
