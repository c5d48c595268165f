import CertModel
import Testing

@testable import CertWording

@Suite struct ChineseWordingTests {
    @Test(
        "An error has its sentence and its fix in Chinese",
        arguments: [
            (.file(.notFound), "没有该文件或文件夹", nil),
            (
                .content(.kindsWithoutKey([.certificate, .openSSHPublicKey])),
                "有证书、OpenSSH 公钥，没有私钥", "请把私钥的文件作为私钥给出；两个文件是否写反了？"
            ),
            (.key(.encrypted), "私钥已加密，但没有给出密码", "请用文件或环境变量给出它的密码。"),
            (
                .probe(.timedOut(.handshake, seconds: 10), address: "192.0.2.1"),
                "192.0.2.1：10 秒内握手没有完成", nil
            ),
        ] as [(ErrorDetail, String, String?)]
    )
    func error(detail: ErrorDetail, message: String, remedy: String?) {
        let error = CertificateError(.unreadable, source: "a.pem", line: 3, detail)
        #expect(error.message(in: .simplifiedChinese) == message)
        #expect(error.line(in: .simplifiedChinese) == "a.pem:3: \(message)")
        #expect(error.remedy(in: .simplifiedChinese) == remedy)
    }

    @Test("What a decoder says follows a colon as it is")
    func technical() {
        let refusal = DecodingRefusal(.certificate, "the length is cut short", offset: 7)
        #expect(
            Chinese.message(ErrorDetail.decoding(refusal))
                == "证书无法解码：the length is cut short (octet 7)"
        )
    }

    @Test("A finding says who refuses in Chinese, and what to do")
    func clients() {
        var finding = Finding(
            .client(.rule(.init("a-rule", .encodingInvalid, .algorithm(.curveP521), of: nil))),
            .error,
            at: [Location(path: "a.pem", line: 1)]
        )
        finding.clients = [.chromium, .firefox]
        #expect(
            finding.message(in: .simplifiedChinese)
                == "密钥在 P-521 上；Chromium、Firefox 会拒绝，OpenSSL（curl、Python、Node）、Java、Go 会接受"
        )
        #expect(
            finding.remedy(in: .simplifiedChinese)
                == "生成 RSA 2048 或 P-256 的密钥，并为它签发证书。"
        )
    }

    @Test("A long list is cut with a count, a short one is not")
    func lists() {
        #expect(Chinese.list(["a", "b"]) == "a、b")
        let many = (1...9).map(String.init)
        #expect(Chinese.list(many) == "1、2、3、4、5、6、7 等 9 个")
    }

    @Test(
        "A duration has its unit",
        arguments: [
            (59, "59 秒"), (-90, "1 分钟"), (3 * 3600, "3 小时"), (2 * 86_400 + 3600, "2 天 1 小时"),
            (89 * 86_400, "89 天"), (13 * 31_556_952, "13 年"),
        ] as [(Int64, String)]
    )
    func duration(seconds: Int64, text: String) {
        #expect(Language.simplifiedChinese.duration(seconds: seconds) == text)
    }
}
