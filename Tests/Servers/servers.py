"""Real servers on loopback, each with a configuration of its own in a folder of its own.

A server is started with a chain and a key, or without TLS, and ends with its harness.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NAME = "mail.example.test"


@dataclass
class Place:
    """Where a server works, and what it serves."""

    folder: Path
    port: int
    chain: Path
    key: Path
    tls: bool

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def own(self, user: str) -> None:
        """Gives everything in the folder to a user."""
        entry = pwd.getpwnam(user)
        for path in [self.folder, *self.folder.rglob("*")]:
            os.chown(path, entry.pw_uid, entry.pw_gid)


@dataclass
class Server:
    """A kind of server."""

    protocol: str
    program: str
    #: Prepares the folder and says what to run.
    command: Callable[[Place], list[str]]
    #: The word that `openssl s_client -starttls` has for the protocol; None where it has none.
    openssl: str | None = None
    #: The code of the error where it does not offer TLS.
    refusal: str = "starttls-refused"


class Running:
    """A server while it runs; it is killed with everything that it started."""

    def __init__(self, server: Server, place: Place) -> None:
        self.place = place
        self.log = (place.folder / "output").open("wb")
        self.process = subprocess.Popen(
            server.command(place),
            cwd=place.folder,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def __enter__(self) -> "Running":
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", self.place.port), 1).close()
                return self
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        self.__exit__()
        raise RuntimeError((self.place.folder / "output").read_text(errors="replace")[-2000:])

    def __exit__(self, *_: object) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                break
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                continue
        self.process.wait()
        self.log.close()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def postfix(place: Place) -> list[str]:
    queue, data = place.folder / "queue", place.folder / "data"
    for path in (queue, data):
        path.mkdir()
    shutil.chown(data, "postfix")
    level = "may" if place.tls else "none"
    place.write(
        "main.cf",
        f"compatibility_level = 3.6\nqueue_directory = {queue}\ndata_directory = {data}\n"
        f"myhostname = {NAME}\ninet_interfaces = 127.0.0.1\ninet_protocols = ipv4\n"
        f"smtpd_tls_security_level = {level}\nsmtpd_tls_chain_files = {place.key}, {place.chain}\n"
        "maillog_file = /dev/stdout\nmaillog_file_prefixes = /dev/stdout\nalias_maps =\nalias_database =\nmydestination =\nlocal_recipient_maps =\n"
    )
    place.write(
        "master.cf",
        f"127.0.0.1:{place.port} inet n - n - - smtpd\ntlsmgr unix - - n 1000? 1 tlsmgr\n"
        "anvil unix - - n - 1 anvil\nrewrite unix - - n - - trivial-rewrite\n"
        "cleanup unix n - n - 0 cleanup\npostlog unix-dgram n - n - 1 postlogd\n",
    )
    return ["/usr/sbin/postfix", "-c", str(place.folder), "start-fg"]


def dovecot(protocol: str) -> Callable[[Place], list[str]]:
    def command(place: Place) -> list[str]:
        service = {
            "imap": ("imap-login", "imap"), "pop3": ("pop3-login", "pop3"),
            "lmtp": ("lmtp", "lmtp"), "sieve": ("managesieve-login", "sieve"),
        }[protocol]
        listener = (
            f"service {service[0]} {{\n  inet_listener {service[1]} {{\n"
            f"    address = 127.0.0.1\n    port = {place.port}\n  }}\n}}\n"
        )
        # Dovecot opens its usual ports too, unless they are 0.
        others = "".join(
            f"service {login} {{\n  inet_listener {name} {{\n    port = 0\n  }}\n}}\n"
            for login, names in (
                ("imap-login", ("imaps",)), ("pop3-login", ("pop3s",)),
            )
            for name in names
        )
        place.write(
            "dovecot.conf",
            f"protocols = {protocol}\nhostname = {NAME}\nbase_dir = {place.folder}/run\nlog_path = /dev/stderr\n"
            f"listen = 127.0.0.1\nssl = {'yes' if place.tls else 'no'}\n"
            f"ssl_cert = <{place.chain}\nssl_key = <{place.key}\nstate_dir = {place.folder}\n"
            "disable_plaintext_auth = no\npassdb {\n  driver = static\n}\n"
            "userdb {\n  driver = static\n  args = uid=mail gid=mail home=/tmp\n}\n"
            + listener + (others if protocol in ("imap", "pop3") else ""),
        )
        return ["/usr/sbin/dovecot", "-F", "-c", str(place.folder / "dovecot.conf")]

    return command


def vsftpd(place: Place) -> list[str]:
    empty = place.folder / "empty"
    empty.mkdir()
    place.write(
        "vsftpd.conf",
        f"listen=YES\nlisten_address=127.0.0.1\nlisten_port={place.port}\nbackground=NO\n"
        f"secure_chroot_dir={empty}\nssl_enable={'YES' if place.tls else 'NO'}\n"
        f"rsa_cert_file={place.chain}\nrsa_private_key_file={place.key}\n"
        "ssl_ciphers=HIGH\nseccomp_sandbox=NO\nanonymous_enable=YES\nisolate_network=NO\n",
    )
    return ["/usr/sbin/vsftpd", str(place.folder / "vsftpd.conf")]


def nnrpd(place: Place) -> list[str]:
    root = Path(__file__).resolve().parents[2] / ".build" / "servers" / "inn"
    for name in ("spool/overview", "db", "run", "tmp", "log"):
        (place.folder / name).mkdir(parents=True)
    place.write(
        "inn.conf",
        f"mta: /bin/true\norganization: tests\novmethod: tradindexed\nhismethod: hisv6\n"
        f"domain: example.test\nfromhost: {NAME}\npathhost: {NAME}\npathnews: {root}/usr/lib/news\n"
        f"pathetc: {place.folder}\npathdb: {place.folder}/db\npathrun: {place.folder}/run\n"
        f"pathtmp: {place.folder}/tmp\npathspool: {place.folder}/spool\npathlog: {place.folder}/log\n"
        f"tlscertfile: {place.chain if place.tls else '/nowhere'}\n"
        f"tlskeyfile: {place.key}\nrunasuser: root\nrunasgroup: root\nnnrpdloadlimit: 0\n",
    )
    place.write("readers.conf", 'auth a { hosts: "*" default: "x" }\naccess a { users: "*" newsgroups: "*" }\n')
    place.write("spool/overview/group.index", "")
    place.write("storage.conf", "method trash { newsgroups: * class: 0 }\n")
    for name in ("active", "newsgroups", "active.times", "history"):
        place.write(f"db/{name}", "")
    return [
        "env", f"INNCONF={place.folder}/inn.conf", f"LD_LIBRARY_PATH={root}/usr/lib/news",
        f"{root}/usr/lib/news/bin/nnrpd{'-ssl' if place.tls else ''}", "-D", "-f", "-b", "127.0.0.1", "-p", str(place.port),
    ]


def slapd(place: Place) -> list[str]:
    tls = f"TLSCertificateFile {place.chain}\nTLSCertificateKeyFile {place.key}\n"
    place.write(
        "slapd.conf",
        (tls if place.tls else "") + f"pidfile {place.folder}/pid\nmoduleload back_mdb\n"
        f"modulepath /usr/lib/ldap\ninclude /etc/ldap/schema/core.schema\ndatabase mdb\nsuffix \"dc=example,dc=test\"\n"
        f"directory {place.folder}\n",
    )
    return [
        "/usr/sbin/slapd", "-h", f"ldap://127.0.0.1:{place.port}", "-d", "none",
        "-f", str(place.folder / "slapd.conf"),
    ]


def postgres(place: Place) -> list[str]:
    bins = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    data = place.folder / "data"
    key = place.folder / "server.key"
    shutil.copy(place.key, key)
    place.own("postgres")
    key.chmod(0o600)
    tls = f"-c ssl=on -c ssl_cert_file={place.chain} -c ssl_key_file={key}" if place.tls else ""
    script = (
        f"{bins}/initdb -A trust -D {data} >/dev/null && exec {bins}/postgres -D {data}"
        f" -p {place.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={place.folder}"
        f" {tls}"
    )
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "sh", "-c", script]


def mariadb(place: Place) -> list[str]:
    key = place.folder / "server.key"
    shutil.copy(place.key, key)
    place.own("mysql")
    data = place.folder / "data"
    tls = f"--ssl-cert={place.chain} --ssl-key={key}" if place.tls else "--skip-ssl"
    script = (
        f"mariadb-install-db --no-defaults --datadir={data} --skip-test-db >/dev/null"
        f" && exec /usr/sbin/mariadbd --no-defaults --datadir={data} --port={place.port}"
        f" --bind-address=127.0.0.1 --socket={place.folder}/s --pid-file={place.folder}/pid {tls}"
    )
    return ["setpriv", "--reuid=mysql", "--regid=mysql", "--init-groups", "sh", "-c", script]


def prosody(port: str) -> Callable[[Place], list[str]]:
    def command(place: Place) -> list[str]:
        ports = {"c2s_ports": "{}", "s2s_ports": "{}"} | {port: f"{{ {place.port} }}"}
        tls = f'ssl = {{ certificate = "{place.chain}"; key = "{place.key}" }}\n'
        disabled = "" if place.tls else '"tls"'
        modules = '"tls"; "dialback"; "saslauth"' if place.tls else '"dialback"; "saslauth"'
        place.write(
            "prosody.cfg.lua",
            "run_as_root = true\nadmins = {}\nc2s_direct_tls_ports = {}\ns2s_direct_tls_ports = {}\n"
            f'interfaces = {{ "127.0.0.1" }}\nlocal_interfaces = {{ "127.0.0.1" }}\n'
            f"modules_enabled = {{ {modules} }}\nmodules_disabled = {{ {disabled} }}\n"
            f"c2s_require_encryption = false\ns2s_require_encryption = false\n"
            f'data_path = "{place.folder}"\npidfile = "{place.folder}/pid"\nlog = {{ info = "*console" }}\n'
            + "".join(f"{name} = {value}\n" for name, value in ports.items())
            + (tls if place.tls else "")
            + f'VirtualHost "{NAME}"\n' + (tls if place.tls else ""),
        )
        return ["/usr/bin/prosody", "-F", "--config", str(place.folder / "prosody.cfg.lua")]

    return command


def inspircd(place: Place) -> list[str]:
    modules = '<module name="ssl_gnutls"><module name="starttls">' if place.tls else ""
    profile = (
        f'<sslprofile name="x" provider="gnutls" certfile="{place.chain}" keyfile="{place.key}">'
        if place.tls else ""
    )
    place.write(
        "inspircd.conf",
        f'{modules}{profile}<server name="irc.example.test" description="x" network="x" id="1AA">'
        '<admin name="x" nick="x" email="x@example.test">'
        f'<bind address="127.0.0.1" port="{place.port}" type="clients">'
        '<connect allow="*" timeout="60"><class name="x"><type name="x" classes="x">'
        f'<pid file="{place.folder}/pid"><dns server="127.0.0.1" timeout="1">',
    )
    return [
        "/usr/sbin/inspircd", "--nofork", "--nolog", "--runasroot",
        "--config", str(place.folder / "inspircd.conf"),
    ]


def nginx(place: Place) -> list[str]:
    listen = f"listen 127.0.0.1:{place.port}" + (" ssl" if place.tls else "")
    tls = f"ssl_certificate {place.chain}; ssl_certificate_key {place.key};" if place.tls else ""
    place.write(
        "nginx.conf",
        f"daemon off; pid {place.folder}/pid; error_log stderr; events {{}} http {{ access_log off;"
        f" client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u;"
        f" scgi_temp_path s; server {{ {listen}; {tls} }} }}",
    )
    return ["/usr/sbin/nginx", "-p", str(place.folder), "-c", str(place.folder / "nginx.conf")]


def apache(place: Place) -> list[str]:
    tls = f"SSLEngine on\nSSLCertificateFile {place.chain}\nSSLCertificateKeyFile {place.key}\n"
    modules = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"
        for name in ("mpm_event", "authz_core", "ssl", "socache_shmcb")
    )
    place.write(
        "httpd.conf",
        f"{modules}ServerRoot {place.folder}\nServerName {NAME}\nListen 127.0.0.1:{place.port}\n"
        f"PidFile {place.folder}/pid\nErrorLog /dev/stderr\nDefaultRuntimeDir {place.folder}\n"
        + (tls if place.tls else ""),
    )
    return ["/usr/sbin/apache2", "-DFOREGROUND", "-f", str(place.folder / "httpd.conf")]


def haproxy(place: Place) -> list[str]:
    both = place.write("both.pem", place.chain.read_text() + place.key.read_text())
    crt = f" ssl crt {both}" if place.tls else ""
    place.write(
        "haproxy.cfg",
        "defaults\n  mode http\n  timeout client 5s\n  timeout server 5s\n  timeout connect 5s\n"
        f"frontend f\n  bind 127.0.0.1:{place.port}{crt}\n  http-request return status 200\n",
    )
    return ["/usr/sbin/haproxy", "-db", "-f", str(place.folder / "haproxy.cfg")]


INN = Path(__file__).resolve().parents[2] / ".build" / "servers" / "inn"

SERVERS = [
    Server("none", "/usr/sbin/nginx", nginx, refusal="not-tls"),
    Server("none", "/usr/sbin/apache2", apache, refusal="not-tls"),
    Server("none", "/usr/sbin/haproxy", haproxy, refusal="not-tls"),
    Server("smtp", "/usr/sbin/postfix", postfix, "smtp"),
    Server("lmtp", "/usr/sbin/dovecot", dovecot("lmtp"), "lmtp"),
    Server("imap", "/usr/sbin/dovecot", dovecot("imap"), "imap"),
    Server("pop3", "/usr/sbin/dovecot", dovecot("pop3"), "pop3"),
    Server("sieve", "/usr/sbin/dovecot", dovecot("sieve"), "sieve"),
    Server("ftp", "/usr/sbin/vsftpd", vsftpd, "ftp"),
    Server("nntp", str(INN / "usr/lib/news/bin/nnrpd"), nnrpd, "nntp"),
    Server("xmpp", "/usr/bin/prosody", prosody("c2s_ports"), "xmpp"),
    Server("xmpp-server", "/usr/bin/prosody", prosody("s2s_ports"), "xmpp-server"),
    Server("ldap", "/usr/sbin/slapd", slapd, "ldap"),
    Server("postgres", "/usr/lib/postgresql", postgres, "postgres"),
    Server("mysql", "/usr/sbin/mariadbd", mariadb, "mysql"),
    # s_client takes the server's notices for a refusal; without TLS it does not answer.
    Server("irc", "/usr/sbin/inspircd", inspircd, refusal="timed-out"),
]
