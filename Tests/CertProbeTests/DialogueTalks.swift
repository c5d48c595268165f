@testable import CertProbe

/// What servers say, after real ones.
extension DialogueTests {
    static let all: [Talk] = smtp + imap + pop3 + lines + xmpp

    private static let smtp: [Talk] = [
        Talk(
            name: "Postfix",
            kind: .smtp,
            server: [
                "220 mx.example.test ESMTP Postfix (Debian/GNU)\r\n",
                "250-mx.example.test\r\n250-PIPELINING\r\n250-STARTTLS\r\n250 CHUNKING\r\n",
                "220 2.0.0 Ready to start TLS\r\n",
            ],
            client: ["EHLO certcheck.invalid\r\n", "STARTTLS\r\n"],
            end: .start
        ),
        Talk(
            name: "a greeting of several lines, small letters",
            kind: .smtp,
            server: ["220-one\r\n220 two\r\n", "250-x\r\n250 starttls\r\n", "220 go\r\n"],
            end: .start
        ),
        Talk(
            name: "lines that end in LF alone",
            kind: .smtp,
            server: ["220 x\n", "250 STARTTLS\n", "220 go\n"],
            end: .start
        ),
        Talk(
            name: "not offered",
            kind: .smtp,
            server: ["220 x\r\n", "250-x\r\n250 PIPELINING\r\n"],
            end: .stop(.notOffered(reply: "250-x / 250 PIPELINING"))
        ),
        Talk(
            name: "a word that begins like it",
            kind: .smtp,
            server: ["220 x\r\n", "250 XSTARTTLS\r\n"],
            end: .stop(.notOffered(reply: "250 XSTARTTLS"))
        ),
        Talk(
            name: "refused",
            kind: .smtp,
            server: ["220 x\r\n", "250 STARTTLS\r\n", "454 4.7.0 TLS not available\r\n"],
            end: .stop(.refused(reply: "454 4.7.0 TLS not available"))
        ),
        Talk(
            name: "too many connections",
            kind: .smtp,
            server: ["421 4.7.0 too many\r\n"],
            end: .stop(.busy(reply: "421 4.7.0 too many"))
        ),
        Talk(
            name: "another protocol",
            kind: .smtp,
            server: ["* OK IMAP4rev1\r\n"],
            end: .stop(.foreign(said: "* OK IMAP4rev1"))
        ),
        Talk(
            name: "speaks on",
            kind: .smtp,
            server: ["220 x\r\n", "250 STARTTLS\r\n", "220 a\r\n250 b\r\n"],
            end: .stop(.spokeOn)
        ),
        Talk(
            name: "Dovecot",
            kind: .lmtp,
            server: [
                "220 x Dovecot ready.\r\n", "250-x\r\n250-STARTTLS\r\n250 PIPELINING\r\n",
                "220 ok\r\n",
            ],
            client: ["LHLO certcheck.invalid\r\n", "STARTTLS\r\n"],
            end: .start
        ),
    ]

    private static let imap: [Talk] = [
        Talk(
            name: "Dovecot",
            kind: .imap,
            server: [
                "* OK [CAPABILITY IMAP4rev1 STARTTLS] Dovecot ready.\r\n",
                "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na001 OK done.\r\n",
                "a002 OK Begin TLS negotiation now.\r\n",
            ],
            client: ["a001 CAPABILITY\r\n", "a002 STARTTLS\r\n"],
            end: .start
        ),
        Talk(
            name: "not offered",
            kind: .imap,
            server: ["* OK x\r\n", "* CAPABILITY IMAP4rev1\r\na001 OK done\r\n"],
            end: .stop(.notOffered(reply: "* CAPABILITY IMAP4rev1 / a001 OK done"))
        ),
        Talk(
            name: "refused",
            kind: .imap,
            server: ["* OK x\r\n", "* CAPABILITY STARTTLS\r\na001 OK\r\n", "a002 BAD no\r\n"],
            end: .stop(.refused(reply: "a002 BAD no"))
        ),
        Talk(
            name: "goodbye",
            kind: .imap,
            server: ["* BYE overloaded\r\n"],
            end: .stop(.busy(reply: "* BYE overloaded"))
        ),
    ]

    private static let pop3: [Talk] = [
        Talk(
            name: "Dovecot",
            kind: .pop3,
            server: ["+OK ready\r\n", "+OK\r\nCAPA\r\nSTLS\r\n.\r\n", "+OK Begin\r\n"],
            client: ["CAPA\r\n", "STLS\r\n"],
            end: .start
        ),
        Talk(
            name: "without CAPA",
            kind: .pop3,
            server: ["+OK ready\r\n", "-ERR unknown\r\n", "+OK Begin\r\n"],
            end: .start
        ),
        Talk(
            name: "not offered",
            kind: .pop3,
            server: ["+OK x\r\n", "+OK\r\nTOP\r\n.\r\n"],
            end: .stop(.notOffered(reply: "+OK / TOP / ."))
        ),
        Talk(
            name: "refused",
            kind: .pop3,
            server: ["+OK x\r\n", "+OK\r\nSTLS\r\n.\r\n", "-ERR no\r\n"],
            end: .stop(.refused(reply: "-ERR no"))
        ),
    ]

    private static let lines: [Talk] = [
        Talk(
            name: "vsftpd",
            kind: .ftp,
            server: ["220 (vsFTPd 3.0.3)\r\n", "234 Proceed.\r\n"],
            client: ["AUTH TLS\r\n"],
            end: .start
        ),
        Talk(
            name: "ready in a while",
            kind: .ftp,
            server: ["120 wait\r\n", "220-a\r\n b\r\n220 c\r\n", "234 go\r\n"],
            end: .start
        ),
        Talk(
            name: "refused",
            kind: .ftp,
            server: ["220 x\r\n", "530 Please login\r\n"],
            end: .stop(.refused(reply: "530 Please login"))
        ),
        Talk(
            name: "INN",
            kind: .nntp,
            server: ["200 x\r\n", "101 list\r\nVERSION 2\r\nSTARTTLS\r\n.\r\n", "382 go\r\n"],
            client: ["CAPABILITIES\r\n", "STARTTLS\r\n"],
            end: .start
        ),
        Talk(
            name: "an old server",
            kind: .nntp,
            server: ["201 x\r\n", "500 what?\r\n", "580 no\r\n"],
            end: .stop(.refused(reply: "580 no"))
        ),
        Talk(
            name: "not offered",
            kind: .nntp,
            server: ["200 x\r\n", "101 l\r\nREADER\r\n.\r\n"],
            end: .stop(.notOffered(reply: "101 l / READER / ."))
        ),
        Talk(
            name: "Dovecot's Pigeonhole",
            kind: .sieve,
            server: [
                "\"IMPLEMENTATION\" \"x\"\r\n\"STARTTLS\"\r\nOK \"ready.\"\r\n", "OK \"Begin\"\r\n",
            ],
            client: ["STARTTLS\r\n"],
            end: .start
        ),
        Talk(
            name: "not offered",
            kind: .sieve,
            server: ["\"SIEVE\" \"x\"\r\nOK\r\n"],
            end: .stop(.notOffered(reply: "\"SIEVE\" \"x\" / OK"))
        ),
        Talk(
            name: "refused",
            kind: .sieve,
            server: ["\"StartTLS\"\r\nok\r\n", "NO \"no\"\r\n"],
            end: .stop(.refused(reply: "NO \"no\""))
        ),
        Talk(
            name: "notices before the answer",
            kind: .irc,
            server: [":irc NOTICE * :*** Looking up\r\n", ":irc 670 * :STARTTLS successful\r\n"],
            client: ["STARTTLS\r\n"],
            end: .start
        ),
        Talk(
            name: "refused",
            kind: .irc,
            server: [":irc 691 * :no\r\n"],
            end: .stop(.refused(reply: ":irc 691 * :no"))
        ),
        Talk(
            name: "unknown",
            kind: .irc,
            server: [":irc 451 * :register first\r\n"],
            end: .stop(.notOffered(reply: ":irc 451 * :register first"))
        ),
    ]

    private static let stream =
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client' id='1' from='example.test'>"

    private static let xmpp: [Talk] = [
        Talk(
            name: "Prosody",
            kind: .xmpp,
            server: [
                stream + "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'>"
                    + "<required/></starttls></stream:features>",
                "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
            ],
            end: .start
        ),
        Talk(
            name: "double quotes",
            kind: .xmppServer,
            server: [
                stream + "<stream:features><starttls xmlns=\"urn:ietf:params:xml:ns:xmpp-tls\"/>"
                    + "</stream:features>",
                "<proceed xmlns=\"urn:ietf:params:xml:ns:xmpp-tls\"/>",
            ],
            end: .start
        ),
        Talk(
            name: "not offered",
            kind: .xmpp,
            server: ["<s:stream><stream:features><bind/></stream:features>"],
            end: .stop(.notOffered(reply: "<s:stream><stream:features><bind/></stream:features>"))
        ),
        Talk(
            name: "unknown domain",
            kind: .xmpp,
            server: ["<s:stream><stream:error><host-unknown xmlns='x'/></stream:error>"],
            end: .stop(
                .unknownDomain(
                    reply: "<s:stream><stream:error><host-unknown xmlns='x'/></stream:error>"
                )
            )
        ),
        Talk(
            name: "another protocol",
            kind: .xmpp,
            server: ["HTTP/1.1 400 Bad\r\n"],
            end: .stop(.foreign(said: "HTTP/1.1 400 Bad\r\n"))
        ),
    ]
}
