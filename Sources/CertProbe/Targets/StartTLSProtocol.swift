/// A protocol in which a client asks the server to start TLS.
public enum StartTLSProtocol: String, Sendable, Hashable, CaseIterable {
    /// SMTP (RFC 3207).
    case smtp
    /// LMTP (RFC 2033).
    case lmtp
    /// IMAP (RFC 3501 §6.2.1).
    case imap
    /// POP3 (RFC 2595 §4).
    case pop3
    /// FTP (RFC 4217).
    case ftp
    /// NNTP (RFC 4642).
    case nntp
    /// ManageSieve (RFC 5804 §2.2).
    case sieve
    /// XMPP from client to server (RFC 6120 §5).
    case xmpp
    /// XMPP from server to server.
    case xmppServer = "xmpp-server"
    /// LDAP (RFC 4511 §4.14).
    case ldap
    /// PostgreSQL's SSLRequest.
    case postgres
    /// MySQL's and MariaDB's SSLRequest.
    case mysql
    /// IRC, the STARTTLS command.
    case irc

    /// The port that it is asked on where none is given.
    public var port: Int {
        switch self {
        case .smtp: 25
        case .lmtp: 24
        case .imap: 143
        case .pop3: 110
        case .ftp: 21
        case .nntp: 119
        case .sieve: 4190
        case .xmpp: 5222
        case .xmppServer: 5269
        case .ldap: 389
        case .postgres: 5432
        case .mysql: 3306
        case .irc: 6667
        }
    }

    /// The protocol that is spoken on a port; nil where TLS begins at once.
    public init?(port: Int) {
        switch port {
        case 587, 2525: self = .smtp
        case 3268: self = .ldap
        default:
            guard let known = Self.allCases.first(where: { $0.port == port }) else { return nil }
            self = known
        }
    }
}
