// Generated from Docs/Findings by .ci/embed-pages: change the pages, then run `make pages`.

/// The page of each finding, by its id.
let findingPages: [String: String] = [
    "chain-duplicate": ##"""
    # chain-duplicate

    One certificate is presented twice.

    ## What it means

    The same certificate, octet for octet, stands in the file more than once. The
    finding shows both places. It comes about when a chain is appended to a file
    that already held it, by hand or by a renewal script that runs with `>>`.

    ## Why it matters

    Servers send the file as it is, so every handshake carries the copy for nothing:
    one to two kilobytes more, which may be one round trip more, before the
    connection is up. TLS 1.2 has each certificate certify the one before it (RFC
    5246 §7.4.2), which a copy does not; RFC 8446 §4.4.2 asks clients to be prepared
    for "potentially extraneous certificates", and most are. Clients in devices that
    go through the list one by one are not.

    A copy of the leaf usually tells of a script that concatenates `cert.pem` and
    `fullchain.pem`.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          warning  chain-duplicate  fullchain.pem:30
                   CN=Fixture Intermediate CA,O=certcheck fixtures is presented
                   twice, first in line 16

    ## How to mend it

    Remove the second copy, or write the file anew rather than append to it:

        awk 1 leaf.pem intermediate.pem > fullchain.pem

    Look what is in it then:

        certcheck inspect fullchain.pem

    In the script that deploys the renewal, one file is enough:

        install -m 644 /etc/letsencrypt/live/example.test/fullchain.pem \
            /etc/nginx/ssl/fullchain.pem
    """##,
    "chain-incomplete": ##"""
    # chain-incomplete

    The presented certificates do not reach a trust anchor.

    ## What it means

    Going up from the leaf, a certificate's issuer is neither among the certificates
    of the file nor among the trust anchors. The finding names that issuer, its key
    identifier, and where the certificate says it can be fetched. The usual cause is
    that the leaf alone was deployed, `cert.pem` in place of `fullchain.pem`.

    ## Why it matters

    A server must send the whole chain; only the root, which the client has, "MAY be
    omitted" (RFC 8446 §4.4.2, RFC 5246 §7.4.2). Desktop browsers hide the fault:
    they remember intermediates from other sites, or fetch them from the address in
    the certificate (RFC 5280 §4.2.2.1). curl, OpenSSL, Java, Go, Python, most
    phones and the web views of apps do neither and refuse. So the site works for
    its owner and fails for others. `nginx -t` says nothing.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    chain-incomplete  fullchain.pem:1
                   the certificate's issuer, CN=Fixture Intermediate CA,O=certcheck
                   fixtures, is neither in the file nor a trust anchor

    ## How to mend it

    Use the file with the chain: certbot's `fullchain.pem`, acme.sh's
    `--fullchain-file`, the bundle for nginx in an authority's download. Or fetch
    the missing issuer from the address that the finding shows, and append it:

        curl -o issuer.der http://ca.example.test/intermediate.cer
        openssl x509 -inform DER -in issuer.der >> fullchain.pem

    Repeat until nothing is missing. If the root is your own, clients must have it
    and the check must know it:

        certcheck check fullchain.pem privkey.pem --trust ca.pem
    """##,
    "chain-order": ##"""
    # chain-order

    The certificates are presented in another order than leaf to root.

    ## What it means

    Either the leaf is not the first certificate of the file, which is an error, or
    it is first and the issuers behind it are out of order, which is a warning. The
    right order is the leaf, then its issuer, then that one's issuer.

    ## Why it matters

    "The sender's certificate MUST come in the first CertificateEntry in the list"
    (RFC 8446 §4.4.2). Servers take the first certificate for their own: nginx and
    Apache compare it with the private key and refuse to start with "key values
    mismatch", although the key is right and the order is wrong. `openssl verify` is
    content, because it looks at the first certificate only.

    For the rest TLS 1.2 demands that each certificate "MUST directly certify the
    one preceding it" (RFC 5246 §7.4.2). TLS 1.3 advises it and asks clients to be
    prepared for other orders; older ones and those of devices are not.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    chain-order  fullchain.pem:1
                   the first certificate is CN=Fixture Intermediate CA,O=certcheck
                   fixtures, and the leaf CN=www.example.test comes as number 2

    ## How to mend it

    See what is in the file, in its order:

        certcheck inspect fullchain.pem

    Put it together anew from its parts; awk sees to it that every part ends its
    last line:

        awk 1 leaf.pem intermediate.pem > fullchain.pem

    Take a file apart into cert-1.pem, cert-2.pem and so on:

        awk '/-BEGIN CERT/ { n++ } n { print > ("cert-" n ".pem") }' fullchain.pem
    """##,
    "chain-root-included": ##"""
    # chain-root-included

    The root is among the presented certificates.

    ## What it means

    The path ends in a self-signed certificate that stands in the file. Clients do
    not need it: they have a copy of their own, or they do not trust it at all.

    ## Why it matters

    A root is trusted because the client has it (RFC 5280 §6.1 takes the trust
    anchor as an input), never because a server sent it. RFC 8446 §4.4.2 says that
    it "MAY be omitted from the chain". Nothing breaks; every handshake carries one
    to two kilobytes more than it must, which on some connections is one round trip
    more.

    This is a note. Some auditors ask for the root to be left out; programs that
    load the same file as a list of trust anchors need it there.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          info     chain-root-included  fullchain.pem:30
                   the root CN=Fixture Root CA,O=certcheck fixtures is presented,
                   which clients ignore: they trust their own copy or none

    ## How to mend it

    Write the file without it: the leaf and the intermediates, in this order.

        awk 1 leaf.pem intermediate.pem > fullchain.pem

    The root is the certificate whose issuer is its subject; `inspect` shows both:

        certcheck inspect fullchain.pem

    Keep the root in a file of its own, for clients that must be given it:

        curl --cacert root.pem https://www.example.test/
    """##,
    "chain-stranger": ##"""
    # chain-stranger

    A presented certificate belongs to no path from the leaf.

    ## What it means

    By its name and its key identifier this certificate is the issuer of nothing in
    the chain, neither of the leaf nor of any certificate above it. It may be last
    year's intermediate, the chain of another certificate, or a leaf of another
    site.

    ## Why it matters

    Servers send it in every handshake all the same. TLS 1.2 lets each certificate
    only certify the one before it (RFC 5246 §7.4.2), and clients that take that at
    its word refuse the list. RFC 8446 §4.4.2 asks them to tolerate "potentially
    extraneous certificates", which browsers do. Where the stranger took the place
    of the right intermediate, the chain is incomplete as well, and that is a
    finding of its own. `nginx -t` looks at none of this.

    Of a file with more than a hundred strangers, the first hundred are named and
    the rest counted.

    A stranger is a sign that the file was put together from the wrong parts: look
    whether the right ones are there.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          warning  chain-stranger  fullchain.pem:16
                   CN=Fixture Stranger CA,O=certcheck fixtures belongs to no path
                   from the leaf

    ## How to mend it

    See who issued what:

        certcheck inspect fullchain.pem

    Then write the file anew with the leaf and the authorities that lead up from it:

        awk 1 leaf.pem intermediate.pem > fullchain.pem

    Authorities change their intermediates without notice: take the chain that comes
    with each certificate, never one that was saved earlier.
    """##,
    "crl-expired": ##"""
    # crl-expired

    The CRL that answers for a certificate is out of date.

    ## What it means

    The CRL says when the next one is due, and that moment is past. Everything else
    about it is in order. A current delta CRL that adds to it would have made up
    for its age.

    ## Why it matters

    What was revoked since is not on it (RFC 5280 §6.3.3 (a)). An old CRL is also
    what an attacker would show to hide a revocation.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --crl crls.pem
          error    crl-expired  fullchain.pem:1
                   the CRL of CN=Fixture Intermediate CA,O=certcheck fixtures of
                   2026-01-15T00:00:00Z (crls.pem:9) is out of date since
                   2026-01-20T00:00:00Z, 1 second ago

    ## How to mend it

    Fetch it again, and let a timer do so from now on:

        openssl x509 -in fullchain.pem -noout -ext crlDistributionPoints
        curl -o intermediate.crl http://ca.example.test/intermediate.crl
        openssl crl -in intermediate.crl -noout -lastupdate -nextupdate

    If the authority itself publishes an old one, tell it.
    """##,
    "crl-missing": ##"""
    # crl-missing

    None of the CRLs given says whether a certificate is revoked.

    ## What it means

    CRLs were asked for, and for this certificate none answers: there is none of
    its issuer, or those there are cover other certificates (of authorities only,
    of users only, those of another distribution point) or only some of the reasons
    for which a certificate may be revoked. The finding says where the certificate
    says that its CRL is, and of each CRL of the right issuer why it does not
    answer.

    ## Why it matters

    Once somebody asks for CRLs, silence is no answer: a certificate whose status
    can't be determined must not be taken for good (RFC 5280 §6.3.3). Every
    certificate below the anchor needs an answer, intermediates too: theirs stands
    in the CRL of whoever issued them.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --crl crls.pem
          error    crl-missing  fullchain.pem:1
                   no CRL given says whether it is revoked; it should be at
                   http://ca.example.test/intermediate.crl; the CRL of CN=Fixture
                   Intermediate CA,O=certcheck fixtures of 2026-01-15T00:00:00Z
                   (crls.pem:9) does not cover it: it is for authorities'
                   certificates only

    ## How to mend it

    Fetch the CRL of each certificate on the path and give all of them:

        openssl x509 -in fullchain.pem -noout -ext crlDistributionPoints
        curl -o intermediate.crl http://ca.example.test/intermediate.crl
        certcheck check fullchain.pem privkey.pem --crl intermediate.crl \
            --crl root.crl
    """##,
    "crl-not-yet-valid": ##"""
    # crl-not-yet-valid

    The CRL that answers for a certificate is dated in the future.

    ## What it means

    The CRL was made after the moment that is judged at.

    ## Why it matters

    A CRL speaks for the time from its making on (RFC 5280 §5.1.2.4): what was true
    before can't be read from it, since holds are lifted and expired certificates
    dropped. Usually this machine's clock is wrong, or `--at` names a past moment
    and the CRL is a later one.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --crl crls.pem --at 2026-01-14
          error    crl-not-yet-valid  fullchain.pem:1
                   the CRL of CN=Fixture Intermediate CA,O=certcheck fixtures of
                   2026-01-15T00:00:00Z (crls.pem:9) is not valid yet

    ## How to mend it

    Compare the clock with the dates of the CRL:

        date -u
        openssl crl -in intermediate.crl -noout -lastupdate -nextupdate

    To judge a past moment, give the CRLs of that time.
    """##,
    "crl-signature-invalid": ##"""
    # crl-signature-invalid

    No key of its issuer verifies the CRL that answers for a certificate.

    ## What it means

    By its name a CRL is the one wanted, and none of the certificates of that name
    has the key that signed it; or the signature can't be verified at all.

    ## Why it matters

    An unsigned list is a claim of anybody's (RFC 5280 §6.3.3 (g)). Usually the CRL
    was damaged on its way, or the authority signs CRLs with another key than its
    certificates, whose certificate is not among those given.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --crl crls.pem
          error    crl-signature-invalid  fullchain.pem:1
                   the CRL of CN=Fixture Intermediate CA,O=certcheck fixtures of
                   2026-01-15T00:00:00Z (crls.pem:9) has a signature that does not
                   verify with the key of CN=Fixture Intermediate CA,O=certcheck
                   fixtures

    ## How to mend it

    Fetch the CRL again. If it stays so, compare the key identifiers, and give the
    certificate of the key that signs CRLs:

        openssl crl -in intermediate.crl -noout -text | grep -A1 'Authority Key'
        openssl x509 -in intermediate.pem -noout -ext subjectKeyIdentifier
        certcheck check fullchain.pem privkey.pem --crl intermediate.crl \
            --intermediates crl-signer.pem
    """##,
    "crl-unusable": ##"""
    # crl-unusable

    The CRL that answers for a certificate must not be used.

    ## What it means

    The CRL has a critical extension that is not known here, or an extension or
    entry that can't be decoded; or its issuer's certificate is missing, has no
    valid path to the same anchor, or may not sign CRLs by its key usage. The
    finding says which.

    Under the profile `strict` the form counts too that RFC 5280 §5 asks of issuers:
    a number, the issuer's key identifier, the time of the next CRL, and each
    extension critical or not as the section says.

    ## Why it matters

    A list that is only half understood may say the opposite of what it seems to
    (RFC 5280 §5.2, §5.3), and one whose signer nobody vouches for says nothing
    (§6.3.3 (f)).

    ## Example

        $ certcheck check fullchain.pem privkey.pem --crl crls.pem
          error    crl-unusable  fullchain.pem:1
                   the CRL of CN=Fixture Intermediate CA,O=certcheck fixtures of
                   2026-01-15T00:00:00Z (crls.pem:9) must not be used: its critical
                   extension 1.3.6.1.4.1.99999.1 is not known

    ## How to mend it

    If the issuer's certificate is missing, give it with the others:

        certcheck check fullchain.pem privkey.pem --crl indirect.crl \
            --intermediates crl-issuer.pem

    The rest only the authority can mend. What it put into the CRL is shown by

        openssl crl -in intermediate.crl -noout -text
    """##,
    "expired": ##"""
    # expired

    The validity period of a certificate is over.

    ## What it means

    The time of the check is later than the certificate's notAfter. The period
    includes its last second (RFC 5280 §4.1.2.5: "from notBefore through notAfter,
    inclusive"); one second later it is over.

    The finding is an error for every certificate that the path needs, and says
    which one that is. An expired certificate that no path needs, such as an old
    cross-sign, is a note: clients find their way without it.

    ## Why it matters

    A client that validates a path must reject it if the period does not include the
    current time (RFC 5280 §6.1.3 (a)(2)). An expired intermediate breaks the site
    just as an expired leaf does, on the same second for everybody. `nginx -t` and
    most servers read expired files without a word.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --at 2026-02-01T00:00:00Z
          error    expired  fullchain.pem:1
                   expired 33 days ago, on 2025-12-30T00:00:00Z

    ## How to mend it

    Renew the certificate and have the server read the new file; a file that is new
    on the disk changes nothing for a server that still holds the old one:

        certbot renew --force-renewal --cert-name www.example.test
        sudo nginx -t && sudo systemctl reload nginx

    If it is an intermediate, take the chain that came with the renewal rather than
    last year's file. Then be told in time, from cron:

        certcheck expiry /etc/nginx/ssl
    """##,
    "expires-soon": ##"""
    # expires-soon

    The validity period of a certificate is nearly over.

    ## What it means

    Less of the validity period is left than the threshold asks for. By default the
    warning begins when a third of the lifetime is left, at most 30 days; for
    lifetimes under ten days, when half is left. It becomes an error when a ninth is
    left, at most 7 days. `--warn-within` and `--fail-within` set other thresholds:
    durations (30d, 12h) or shares of the lifetime (33%).

    The certificates between the leaf and the anchor are judged too.

    ## Why it matters

    Clients accept the certificate to its last second and nobody after it (RFC 5280
    §6.1.3 (a)(2)). Automatic renewal begins at a third left, or at half for
    certificates of a few days; whoever sees this warning with automatic renewal in
    place sees that it has failed. A fixed number of days serves no longer:
    lifetimes of public certificates are 200 days at most since March 2026, 47 from
    2029 on (Baseline Requirements §6.3.2), and six days are on offer.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --at 2026-03-15T00:00:00Z
          warning  expires-soon  fullchain.pem:1
                   expires in 17 days, on 2026-04-01T00:00:00Z

    ## How to mend it

    Renew now, and look why it did not happen by itself:

        certbot renew
        systemctl list-timers '*certbot*' '*acme*'
        journalctl --unit certbot --since '30 days ago'

    Reload the server afterwards: it keeps the certificate that it read at its
    start.

        sudo systemctl reload nginx
    """##,
    "extension-malformed": ##"""
    # extension-malformed

    An extension of a certificate cannot be decoded, or is there twice.

    ## What it means

    The extension's content is not what its OID promises: the encoding is damaged or
    is not DER, a value lies outside its range, or the same extension appears more
    than once. The finding names the extension, the certificate and the fault. The
    rest of the certificate was read and judged all the same.

    ## Why it matters

    RFC 5280 §4.2: "A certificate MUST NOT include more than one instance of a
    particular extension", and an extension that cannot be processed and is critical
    leads to rejection. Extensions decide for which hosts a certificate is good and
    what its key may do; where two programs read one of them differently, one of
    them can be misled. So clients refuse, most of them the whole certificate: Go
    and Firefox do not even read it. Others pass over what they do not look at, and
    the fault appears with one client only.

    Such certificates come from home-made authorities and from devices.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    extension-malformed  fullchain.pem:1
                   the extension subjectAltName of CN=www.example.test is malformed:
                   it appears twice

    ## How to mend it

    Look at the encoding, at the place of the extension:

        openssl asn1parse -in fullchain.pem -i

    Have the certificate issued anew, with an extension of the right form. A
    frequent cause is that both the request and the configuration of the authority
    supply it; let one of them do it:

        openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -sha256 \
            -days 90 -copy_extensions copy -out leaf.pem
    """##,
    "key-encrypted": ##"""
    # key-encrypted

    The private key is encrypted: a server must be told the passphrase to start.

    ## What it means

    The key stands in the file in encrypted form: as `ENCRYPTED PRIVATE KEY` (RFC
    5958 §3, RFC 7468 §11), or in OpenSSL's older form with the lines `Proc-Type:
    4,ENCRYPTED` and `DEK-Info`. Without the passphrase nobody can tell which
    certificate it belongs to, and what could not be judged is reported as such.

    ## Why it matters

    A server that starts by itself cannot be asked. nginx prompts for the passphrase
    when somebody tests its configuration at a terminal, and then fails to reload
    with nobody there; in a container or a CI job the prompt waits for ever.
    Encryption protects backups and transport of a key. A passphrase that lies in a
    file beside it protects nothing, and file permissions have to do it anyway (RFC
    5280 §8 on the protection of private keys).

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          warning  key-encrypted  privkey.pem:2
                   the private key is encrypted: a server must be told the
                   passphrase to start

    ## How to mend it

    Either store the key without a passphrase, readable by its owner only:

        (umask 077 && openssl pkey -in privkey.pem -out privkey-plain.pem)

    or name a file with the passphrase, one a line, to the server. For nginx:

        ssl_password_file /etc/nginx/ssl/passphrase;

    and make that file as hard to read as the key:

        chmod 600 /etc/nginx/ssl/passphrase
    """##,
    "key-inconsistent": ##"""
    # key-inconsistent

    The two halves of the private key do not belong together.

    ## What it means

    A private key's file usually holds the public half as well. In this one the
    private half belongs to another public key: the file is damaged, or was put
    together from two. The certificate may well fit the public half, which is what
    makes the fault hard to see.

    For RSA, RFC 8017 §3.2 says what must hold between modulus and exponents. For
    elliptic curves the public point must be the private number times the base point
    (SEC 1 §3.2.1); RFC 5915 §3 lets the file carry both.

    ## Why it matters

    Servers compare public halves when they start, find that they fit, and start.
    Then every handshake fails, because the signature that the private half makes
    (RFC 8446 §4.4.3) does not verify with the certificate's key. Nothing in the
    server's configuration test points at the key.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    key-inconsistent  privkey.pem:2
                   the private and the public half of this key (EC P-256) do not
                   belong together

    ## How to mend it

    See whether OpenSSL agrees, then restore the file from where it came from:

        openssl pkey -in privkey.pem -check -noout

    If there is no good copy, make a new key and have the certificate issued for it:

        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
            -keyout privkey.pem -out request.pem -subj /CN=www.example.test \
            -addext subjectAltName=DNS:www.example.test
    """##,
    "key-mismatch": ##"""
    # key-mismatch

    The private key that was given belongs to another certificate.

    ## What it means

    A certificate states a public key; the private key given for it is not that
    key's other half. Keys are compared as keys, not as bytes, so two encodings of
    one key never cause this. If the key fits another certificate of the same file,
    or another file that was given, the finding says which: then the order or the
    pairing is wrong, and the key is not.

    ## Why it matters

    A TLS server proves with its private key that the certificate is its own (RFC
    8446 §4.4.3). With another key the proof fails in every handshake. Servers built
    on OpenSSL refuse to start with "key values mismatch"; they say the same where
    the chain is merely in the wrong order, because they take the first certificate
    of the file for the leaf.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    key-mismatch  privkey.pem:2
                   the private key does not belong to www.example.test

    ## How to mend it

    Find the key whose public half is the certificate's; both commands print the
    same digest for a pair that fits:

        openssl x509 -in fullchain.pem -noout -pubkey | openssl sha256
        openssl pkey -in privkey.pem -pubout | openssl sha256

    The usual cause is a renewal that made a new key of which only one file was
    copied. If the right key is lost, make a new one and have the certificate issued
    anew:

        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
            -keyout privkey.pem -out request.pem -subj /CN=www.example.test \
            -addext subjectAltName=DNS:www.example.test
    """##,
    "key-missing": ##"""
    # key-missing

    No private key was given for this certificate, so none was judged.

    ## What it means

    Everything about the certificate was checked except its key: no file given holds
    a private key that it belongs to. This is a note, not a fault. It is there so
    that a clean report is not taken for more than it is.

    ## Why it matters

    Whether the key fits is the first thing that a server finds out when it starts
    (RFC 8446 §4.4.3 has it sign with that key). A certificate that is judged alone
    can be valid in every respect and still stop the server that is given the wrong
    key.

    On a machine that only watches certificates the key has no business being there,
    and the note can be left as it is.

    ## Example

        $ certcheck check fullchain.pem
          info     key-missing  fullchain.pem:1
                   no private key was given, so whether it fits was not judged

    ## How to mend it

    Give the key's file too, or the folder in which both lie:

        certcheck check fullchain.pem privkey.pem
        certcheck check fullchain.pem --key privkey.pem
        certcheck check /etc/nginx/ssl

    Keys are paired by what they are, not by the names of their files. Only root may
    read most servers' keys: run the command as root there, or be told that the file
    is unreadable.
    """##,
    "key-orphan": ##"""
    # key-orphan

    A private key was given that no certificate belongs to.

    ## What it means

    None of the certificates in the files and folders given states this key's public
    half, and there are several keys or certificates, so that the key is nobody's in
    particular. Where there is one leaf and one key that does not fit it, the
    finding is key-mismatch instead.

    ## Why it matters

    A key without a certificate is either a leftover or half of a deployment whose
    other half is missing. A leftover is copied to the server one day, in place of
    the right key. It is also a secret that still opens something: "failure of users
    to protect their private keys will permit an attacker to masquerade as them"
    (RFC 5280 §8), and that holds for keys whose certificate is valid elsewhere.

    ## Example

        $ certcheck check fullchain.pem privkey.pem old.key
          warning  key-orphan  old.key:2
                   no given certificate belongs to this private key (EC P-256)

    ## How to mend it

    If its certificate is elsewhere, give that too:

        certcheck check /etc/nginx/ssl /etc/letsencrypt/live

    Find out where else its public half is in use; certificates with this key have
    the same digest:

        openssl pkey -in old.key -pubout -outform DER | openssl sha256
        openssl x509 -in other.pem -noout -pubkey \
            | openssl pkey -pubin -outform DER | openssl sha256

    If nothing needs it, remove it, from backups too:

        shred --remove old.key
    """##,
    "key-readable-by-others": ##"""
    # key-readable-by-others

    The key file's permissions let group or others read the private key.

    ## What it means

    The permission bits of the file that holds the private key include read access
    for its group or for everybody on the machine. The finding states the mode, such
    as 644.

    ## Why it matters

    Whoever can read the key can be the server: intercept its visitors with its own
    certificate, until that is revoked or expires, and revocation is something that
    many clients never learn of. "The protection afforded private keys is a critical
    security factor" (RFC 5280 §8).

    Web servers do not warn: they read the file as root before they give up their
    rights, so nothing needs more than the owner's access. PostgreSQL and OpenSSH
    refuse such keys.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          warning  key-readable-by-others  privkey.pem:2
                   everybody on this machine may read the private key (mode 644)

    ## How to mend it

    Leave the file to its owner, and make that root:

        sudo chown root:root privkey.pem
        sudo chmod 600 privkey.pem

    Where a service without root's rights must read it, give it a group of its own
    and nobody else in it; the warning stays, as a reminder of that choice:

        sudo chown root:ssl-cert privkey.pem
        sudo chmod 640 privkey.pem

    Git keeps no modes: a key that is checked out is readable by all, and a key that
    is in a repository is known to everybody who can clone it. Make a new one.
    """##,
    "key-usage": ##"""
    # key-usage

    The key usage does not allow what the key was used for.

    ## What it means

    A certificate issued another one, has the key usage extension, and the bit
    keyCertSign is not set in it. The finding lists the bits that are.

    ## Why it matters

    RFC 5280 §6.1.4 (n): "If a key usage extension is present, verify that the
    keyCertSign bit is set." Clients reject the path otherwise. The bit goes with
    the basic constraints: a certificate whose `cA` is true and whose key usage
    leaves keyCertSign out contradicts itself (§4.2.1.3 and §4.2.1.9), and no public
    authority has one. With an authority of one's own the cause is a profile copied
    from a server's, with digitalSignature and keyEncipherment, or from one that
    signs revocation lists only.

    Some clients pass over it, so the chain may work with one and fail with another.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    key-usage  fullchain.pem:16
                   CN=Fixture Intermediate CA,O=certcheck fixtures signed a
                   certificate, and its key usage is cRLSign, without keyCertSign

    ## How to mend it

    Have the authority's certificate issued anew, for the same name and key, with
    the bit set; the certificates that it issued stay as they are:

        printf '%s\n' \
            'basicConstraints = critical, CA:TRUE, pathlen:0' \
            'keyUsage = critical, keyCertSign, cRLSign' \
            'subjectKeyIdentifier = hash' > authority.ext
        openssl x509 -req -in intermediate.csr -CA root.pem -CAkey root.key \
            -sha256 -days 1825 -extfile authority.ext -out intermediate.pem

    Then replace it in every file that is served:

        awk 1 leaf.pem intermediate.pem > fullchain.pem
    """##,
    "lifetime-over-limit": ##"""
    # lifetime-over-limit

    A certificate was issued for longer than public authorities may.

    ## What it means

    The certificate's path ends in one of the system's trust anchors, a public
    root, and its validity is longer than the Baseline Requirements allowed on
    the day on which it begins: 825 days from 2018-03-01, 398 from 2020-09-01,
    200 from 2026-03-15, 100 from 2027-03-15, 47 from 2029-03-15. A day is
    86,400 seconds, and the last second counts (RFC 5280 §4.1.2.5). The profile
    `strict` makes it a warning; authorities of your own may issue for as long
    as you like.

    ## Why it matters

    "Subscriber Certificates issued on or after" those days "MUST NOT have a
    Validity Period greater than" the limit (Baseline Requirements §6.3.2).
    Browsers enforce some of the limits themselves and then refuse the
    certificate.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          warning  lifetime-over-limit  fullchain.pem:1
                   issued for 399 days, where public authorities may issue for
                   398

    ## How to mend it

    Ask the authority for a certificate of a lifetime that is allowed, and let a
    program renew it. Where the anchor is one of your own that was added to the
    system's, name it with `--trust`, and the finding goes.
    """##,
    "name-constraint": ##"""
    # name-constraint

    A name lies outside what one of its issuers may issue for.

    ## What it means

    An authority on the path has the name constraints extension, and a certificate
    below it has a name, among its alternative names or as its subject, that no
    permitted subtree holds or that an excluded one does. The finding shows the name
    and the authority.

    For DNS a constraint `example.test` covers that name and everything below it;
    for IP addresses it is a range; for directory names the beginning of the name
    (RFC 5280 §4.2.1.10).

    ## Why it matters

    Name constraints let a company run an authority for its own names and no others.
    Clients apply them to every certificate below (RFC 5280 §6.1.3 (b) and (c)) and
    reject the whole certificate for one name that lies outside, even when the host
    asked for lies inside.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    name-constraint  fullchain.pem:1
                   www.example.org lies in no permitted subtree in
                   CN=www.example.test, by the name constraints of CN=Fixture
                   Intermediate CA,O=certcheck fixtures

    ## How to mend it

    See what the authority may issue for, and what the certificate names:

        openssl x509 -in intermediate.pem -noout -ext nameConstraints
        certcheck domains fullchain.pem

    Have the certificate issued without the name, or by an authority that is not
    constrained. If the authority is your own, have it issued anew with the name's
    domain among the permitted ones:

        nameConstraints = critical, permitted;DNS:example.test, \
            permitted;DNS:example.org

    A constraint on one kind of name leaves other kinds free: where DNS names are
    permitted and IP addresses not mentioned, any address may be issued for.
    """##,
    "name-not-covered": ##"""
    # name-not-covered

    A host that was asked about is not among the certificate's names.

    ## What it means

    None of the subject alternative names matches a host given with `--host`. Names
    are compared as RFC 9525 §6 has it: case does not count; an internationalised
    name is compared in its A-label form (xn--…); a wildcard is the whole left-most
    label and stands for exactly one label, so that `*.example.test` covers neither
    `example.test` nor `a.b.example.test`; an IP address matches an iPAddress entry
    by its octets and never a DNS name. The common name never counts.

    ## Why it matters

    The client asked for one host and was given proof of another: it breaks off, as
    it must (RFC 9525 §6.6). The OpenSSL library still falls back to the common name
    where no DNS name is in the certificate, so `openssl x509 -checkhost` and old
    programs may be content where every browser, Go, and Python are not.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --host shop.example.test
          error    name-not-covered  fullchain.pem:1
                   covers www.example.test and example.test, not shop.example.test

    ## How to mend it

    See what is covered:

        certcheck domains fullchain.pem

    Have a certificate issued that names every host; a renewal that lists fewer
    names than the one before is the usual cause. With certbot give the whole list:

        certbot certonly --cert-name www.example.test \
            -d www.example.test -d example.test -d shop.example.test

    For an IP address the entry must be of that type:

        openssl req -new -key privkey.pem -out request.pem -subj / \
            -addext subjectAltName=DNS:www.example.test,IP:192.0.2.1
    """##,
    "no-names": ##"""
    # no-names

    A server's certificate has neither a DNS name nor an IP address.

    ## What it means

    The subject alternative name extension (RFC 5280 §4.2.1.6) is missing, or holds
    neither dNSName nor iPAddress entries. There may be a common name that looks
    like a host; it is for people to read.

    ## Why it matters

    RFC 9525 knows a server by its subject alternative names only. The common name
    was tolerated by RFC 6125 as a last resort; it has no type, so nobody can tell a
    host from somebody's name. Chrome dropped it in 2017, Firefox, Safari, Go and
    Python followed. The Baseline Requirements (§7.1.2.7) demand the extension of
    every public server certificate.

    curl with OpenSSL and some older clients still accept the common name. That is
    why such a certificate seems to work when it is tested from a shell.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    no-names  fullchain.pem:1
                   no DNS name or IP address among the subject alternative names,
                   only the common name www.example.test, which clients have ignored
                   since 2017

    ## How to mend it

    Have the certificate issued anew with the names in the extension:

        openssl req -new -key privkey.pem -out request.pem \
            -subj /CN=www.example.test \
            -addext subjectAltName=DNS:www.example.test,DNS:example.test

    `openssl x509 -req` drops the extensions of a request unless told to keep them:

        openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -sha256 \
            -days 90 -copy_extensions copy -out leaf.pem

    If the certificate is for clients and not for a server, say so:

        certcheck check client.pem --purpose client
    """##,
    "not-an-authority": ##"""
    # not-an-authority

    A certificate issued another one and is no certificate authority.

    ## What it means

    The issuer of a certificate on the path does not say in its basic constraints
    that it is an authority (`cA` is false, or the extension is missing), or it is
    of version 1 or 2 and cannot say so. A trust anchor without the extension
    passes: being in the store makes it an authority.

    ## Why it matters

    RFC 5280 §6.1.4 (k) has every certificate that issues another one checked for
    this, and §4.2.1.9 says of a key without it that it "MUST NOT be used to verify
    certificate signatures". Without the rule everybody with a certificate for one
    site could issue for all others; clients that forgot to look were attacked in
    just that way in 2002 and 2011. So no client accepts it.

    With an authority of one's own the cause is nearly always that the intermediate
    was signed with the settings for servers.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    not-an-authority  fullchain.pem:15
                   CN=issuer.example.test issued a certificate and is no authority:
                   its basic constraints say CA:FALSE

    ## How to mend it

    Have the intermediate issued anew with the extensions of an authority:

        printf '%s\n' \
            'basicConstraints = critical, CA:TRUE, pathlen:0' \
            'keyUsage = critical, keyCertSign, cRLSign' \
            'subjectKeyIdentifier = hash' \
            'authorityKeyIdentifier = keyid' > authority.ext
        openssl x509 -req -in intermediate.csr -CA root.pem -CAkey root.key \
            -sha256 -days 1825 -extfile authority.ext -out intermediate.pem

    With the same name and key, the certificates it issued stay as they are. If it
    was not you who issued with this certificate, find out who has its key.
    """##,
    "not-yet-valid": ##"""
    # not-yet-valid

    The validity period of a certificate has not begun.

    ## What it means

    The time of the check is earlier than the certificate's notBefore (RFC 5280
    §4.1.2.5). The finding says when the period begins and how long that is.

    ## Why it matters

    Clients reject the path until then, like one with an expired certificate (RFC
    5280 §6.1.3 (a)(2)). There are three usual causes. The clock of this machine is
    slow: then the certificate is well and the report is not, and TLS on this
    machine fails for other reasons too. The certificate was made for a later day,
    as authorities of companies do at a change of keys. Or the times were written in
    local time where UTC belongs, and hours are missing.

    Public authorities date certificates an hour back, so that clients with slow
    clocks accept them at once.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --at 2025-12-31T23:59:59Z
          error    not-yet-valid  fullchain.pem:1
                   not valid before 2026-01-01T00:00:00Z, in 1 second

    ## How to mend it

    Look at the clock first:

        timedatectl status
        date --utc

    If the clock is right, serve the previous certificate until the new one is
    valid. An authority of your own can date certificates back by an hour:

        openssl ca -config ca.cnf -in request.pem -out leaf.pem \
            -startdate "$(date --utc --date '1 hour ago' +%Y%m%d%H%M%SZ)"

    Ask how things will be on a day to come:

        certcheck check fullchain.pem privkey.pem --at +1d
    """##,
    "path-too-long": ##"""
    # path-too-long

    More authorities stand below one than its path length constraint allows.

    ## What it means

    A certificate's basic constraints hold a path length, and more intermediate
    authorities follow it on the way to the leaf than that. The finding gives both
    numbers. The leaf does not count, and neither do self-issued certificates, which
    an authority uses to change its own keys.

    ## Why it matters

    The path length "gives the maximum number of non-self-issued intermediate
    certificates that may follow this certificate in a valid certification path"
    (RFC 5280 §4.2.1.9), and §6.1.4 (l) and (m) make clients count. With 0 an
    authority may issue leaves only. It is how a root keeps those below it from
    making authorities of their own.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    path-too-long  fullchain.pem:29
                   CN=Fixture Intermediate CA,O=certcheck fixtures allows at most
                   0 authorities below it, not 1

    ## How to mend it

    Have the leaf issued by an authority nearer to the root. See what each
    certificate allows:

        openssl crl2pkcs7 -nocrl -certfile fullchain.pem \
            | openssl pkcs7 -print_certs -text -noout | grep -A 1 'Basic Con'

    If the authorities are your own, have the one above issued anew with room for
    those below: 0 above leaves, 1 above one level of authorities.

        printf '%s\n' \
            'basicConstraints = critical, CA:TRUE, pathlen:1' \
            'keyUsage = critical, keyCertSign, cRLSign' \
            'subjectKeyIdentifier = hash' > authority.ext
        openssl x509 -req -in intermediate.csr -CA root.pem -CAkey root.key \
            -sha256 -days 1825 -extfile authority.ext -out intermediate.pem
    """##,
    "pem-bad-base64": ##"""
    # pem-bad-base64

    A PEM block holds characters that are no base64.

    ## What it means

    Between the BEGIN and the END line stands something that base64 does not have:
    a character outside its alphabet, padding in the middle, or too few characters
    at the end. The finding leads to the line. What could be saved by passing over
    it was read here and is judged; whether it is what was meant, the signature
    tells.

    ## Why it matters

    The content of a block is base64 and white space, nothing else (RFC 7468 §3,
    RFC 4648 §4). A parser "SHOULD ignore whitespace and other non-base64
    characters" (RFC 7468 §2), and some do; OpenSSL does not, and says "bad base64
    decode", so that servers built on it do not start.

    The usual causes: a character that an editor or a hand left behind, the quotes
    or the `\n` of a string that was copied out of JSON or a script, a mark of
    quotation from an e-mail, a line number from a listing, a space without width
    from a web page, an entity of HTML (`&#43;`), or the alphabet of base64url with
    `-` and `_` (RFC 4648 §5).

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-bad-base64  fullchain.pem:2
                   the CERTIFICATE block holds what is no base64

    ## How to mend it

    Copy the file again from where it came from. To see what is wrong with it, show
    the lines that hold anything else than base64 and boundaries:

        grep -n -v -E -e '^[A-Za-z0-9+/]*=*$' -e '^-----' fullchain.pem

    Where `\n` stands in place of the ends of lines, put them back:

        sed -i 's/\\n/\n/g' fullchain.pem

    Out of JSON a program takes the text without the escapes:

        jq --raw-output .certificate answer.json > fullchain.pem
    """##,
    "pem-blank-line": ##"""
    # pem-blank-line

    A blank line stands inside a PEM block.

    ## What it means

    A line without characters, or with white space only, stands between the lines of
    base64, or before the END. The block was read here.

    ## Why it matters

    RFC 7468 §2 lets parsers pass over white space, but OpenSSL takes what stands
    before a blank line for headers (RFC 1421 §4.4), and refuses the block: "not
    proc type" or "bad end line", and nginx does not start. A blank line right
    behind the BEGIN ends headers that are not there, and does no harm.

    It comes about where line ends were doubled, by an editor or a transfer that
    turns carriage returns into line ends.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-blank-line  fullchain.pem:4
                   a blank line stands inside the CERTIFICATE block

    ## How to mend it

    Take the blank lines out:

        sed -i '/^[[:space:]]*$/d' fullchain.pem

    In an encrypted key of the older form the blank line behind `DEK-Info` has to
    stay.
    """##,
    "pem-byte-order-mark": ##"""
    # pem-byte-order-mark

    The file begins with a byte-order mark, or is UTF-16.

    ## What it means

    The first three octets are EF BB BF: U+FEFF in UTF-8. Some editors on Windows
    put it before every text that they save. It cannot be seen on the screen. Or the
    file is UTF-16, two octets a character, with or without such a mark, as
    PowerShell 5 writes it with `>`: no server reads that.

    ## Why it matters

    PEM is ASCII, and in UTF-8 there is no byte order to mark: RFC 3629 §6 says that
    protocols which always use UTF-8 should forbid the mark. OpenSSL 3 passes over
    it, so nginx starts. Older versions and other libraries see a first line that
    does not begin with five dashes (RFC 7468 §3) and so pass over the first block,
    which is the leaf or the key: "no start line". A file that works on one machine
    fails on the next.

    Joined to the end of another file, the mark ends up in its middle, where nobody
    passes over it.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          warning  pem-byte-order-mark  fullchain.pem:1
                   the file begins with a byte-order mark

    ## How to mend it

    Remove the three octets:

        sed -i '1s/^\xEF\xBB\xBF//' fullchain.pem

    See that they are gone; the first line must show dashes only:

        head -c 16 fullchain.pem | od -c

    Save the file as "UTF-8", not as "UTF-8 with BOM", in the editor that did it. In
    PowerShell 5:

        Set-Content -Encoding Ascii -Path fullchain.pem -Value $text
    """##,
    "pem-carriage-returns": ##"""
    # pem-carriage-returns

    The lines of the file end in carriage returns.

    ## What it means

    Lines end in CR LF, as Windows writes them, or in CR alone, rather than in LF.
    The finding shows the first block of which that is true.

    ## Why it matters

    RFC 7468 §3 allows all three, and OpenSSL, nginx, Apache, Java and Go read them.
    The fault lies elsewhere. Scripts that take a file apart with grep, sed or awk
    compare "-----END CERTIFICATE-----" with a line that has an invisible character
    more. Some appliances, load balancers and older libraries store the carriage
    return as part of the base64 and then refuse it. Configuration files and
    passphrase files that were edited on the same machine tend to have the same line
    ends, and there they do matter: a passphrase with a carriage return is another
    passphrase.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          warning  pem-carriage-returns  fullchain.pem:1
                   the lines end in carriage returns, as on Windows

    ## How to mend it

    Convert the file:

        sed -i 's/\r$//' fullchain.pem

    For a file with carriage returns only:

        tr '\r' '\n' < fullchain.pem > fullchain-lf.pem

    Keep Git from changing line ends when it checks files out:

        echo '*.pem -text' >> .gitattributes

    Copy in binary mode: FTP's text mode changes line ends on the way.
    """##,
    "pem-dashes": ##"""
    # pem-dashes

    A BEGIN or END line does not have five hyphens on either side.

    ## What it means

    A boundary of a PEM block has fewer or more than five dashes before its word or
    behind its label, mostly because a character was lost when the text was selected
    and copied. Or its dashes are none of ASCII: word processors and mail programs
    make one long dash of two hyphens. The block was found and read here.

    ## Why it matters

    The boundaries are exactly `-----BEGIN label-----` and `-----END label-----`
    (RFC 7468 §3). OpenSSL does not see a block whose BEGIN has another form: as the
    first block of a file it stops nginx ("no start line"), as a later one it is
    missing from the chain that is sent, and nobody is told. Where dashes are wrong
    before END, the block that follows is taken for a part of this one; behind the
    label, or where other dashes stand before END, the file is refused.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-dashes  fullchain.pem:16
                   the BEGIN line of the CERTIFICATE block has 4 dashes before and 5
                   behind, not 5 and 5

    ## How to mend it

    Write five dashes on either side:

        sed -i -E 's/[‐-―−－]/-/g' fullchain.pem
        sed -i -E 's/^-+((BEGIN|END) [A-Z0-9 ]+)-+$/-----\1-----/' fullchain.pem
    """##,
    "pem-empty": ##"""
    # pem-empty

    The file is empty.

    ## What it means

    There is not one octet in it. The disk may have been full while it was written,
    or a command that should have written it failed after the shell had emptied the
    file.

    ## Why it matters

    Without a boundary there is no certificate (RFC 7468 §5.1): nginx says "no start
    line" and does not start; OpenSSL finds nothing to read.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-empty  fullchain.pem:1
                   the file is empty

    ## How to mend it

    Copy the file again from where it came from. Write to a new file and move it
    into its place when it is whole:

        df --human-readable .
        cp backup/fullchain.pem fullchain.tmp && mv fullchain.tmp fullchain.pem
    """##,
    "pem-glued": ##"""
    # pem-glued

    Two PEM blocks are glued together, without a line end between them.

    ## What it means

    The line that ends one block also begins the next:

        -----END CERTIFICATE----------BEGIN CERTIFICATE-----

    It comes about when files are joined with `cat` and the first of them does not
    end its last line.

    ## Why it matters

    RFC 7468 §3 has every boundary on a line of its own. OpenSSL stops at such a
    line with "bad end line", so nginx, Apache, HAProxy and Postfix do not start.
    GnuTLS and this program read on, which is why the file may seem sound when it is
    looked at with other tools. At a reload the old certificate goes on being
    served, and the fault shows at the next restart.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-glued  fullchain.pem:15
                   two blocks are glued together: the line ends one and begins the
                   next

    ## How to mend it

    Put the line end in:

        sed -i 's/----------BEGIN/-----\n-----BEGIN/' fullchain.pem

    Then join files in a way that ends the last line of each, now and in the script
    that did it:

        awk 1 leaf.pem intermediate.pem > fullchain.pem

    and let OpenSSL read the result to its end:

        openssl crl2pkcs7 -nocrl -certfile fullchain.pem \
            | openssl pkcs7 -print_certs -noout
    """##,
    "pem-indented": ##"""
    # pem-indented

    White space stands before the lines of a PEM block.

    ## What it means

    Spaces or tabs stand before `-----BEGIN`, before `-----END`, or before the
    base64. The block was found and read here; servers do not see it where they
    stand before `-----BEGIN`, and take the next block for a part of it where they
    stand before `-----END`. Before the base64 alone they do no harm.

    It comes about when a certificate was copied out of indented text: a YAML file,
    a heredoc, an e-mail, a web page.

    ## Why it matters

    A boundary begins its line (RFC 7468 §3); only the lax grammar there, which some
    tools follow, lets white space stand before it. OpenSSL looks for it at the
    beginning of lines. If it is the first block, nginx says "no start line:
    Expecting: TRUSTED CERTIFICATE" and does not start, in the same words as for a
    file that is no PEM at all. If it is a later one, OpenSSL takes it for text
    between the blocks: the server starts, and serves a chain that is incomplete.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-indented  fullchain.pem:1
                   white space stands before the BEGIN line of the CERTIFICATE block

    ## How to mend it

    Take the white space away:

        sed -i 's/^[[:space:]]*//' fullchain.pem

    In YAML keep the block in a literal scalar, which takes the indentation away
    again; in a shell script use `<<-` with tabs, or no indentation at all:

        fullchain: |
          -----BEGIN CERTIFICATE-----
          ...

    Then see whether OpenSSL finds as many certificates as there are:

        openssl crl2pkcs7 -nocrl -certfile fullchain.pem \
            | openssl pkcs7 -print_certs -noout
    """##,
    "pem-label-mismatch": ##"""
    # pem-label-mismatch

    The labels of a PEM block differ, are not those of what it holds, or are not
    spelt as readers spell them.

    ## What it means

    The block begins as one thing and ends as another, for example

        -----BEGIN CERTIFICATE-----
        ...
        -----END RSA PRIVATE KEY-----

    The content was read as what the BEGIN line says. Or both lines say what the
    block does not hold: a PKCS#7 structure called CERTIFICATE, or a key whose
    label somebody changed instead of converting it. It was read as what it is. Or
    one of the two lines is in lower case, or has other spaces than one between its
    words: a tool changed the case, or the text was copied from a page whose spaces
    must not break.

    ## Why it matters

    RFC 7468 §2: generators "MUST put the same label" in both lines. Parsers may
    disregard the second one, and some do; OpenSSL does not, and says "bad end
    line", so that servers built on it do not start. Tools that only search for the
    two markers notice nothing. It also compares each letter: a line
    `-----begin certificate-----` begins nothing, and the block is not seen.

    A label is what a reader goes by. Below CERTIFICATE it takes nothing else, and
    does not look below any other label for a certificate. Of keys, OpenSSL's tools
    forgive much that nginx does not: `openssl pkey` reads a key of PKCS#1 below
    PRIVATE KEY, and nginx refuses to start with "PEM_read_bio_PrivateKey() failed".

    `openssl x509 -trustout` writes TRUSTED CERTIFICATE. nginx reads one at the
    beginning of a file and passes over every other: the intermediate is there, and
    is not sent.

    A label that was mistyped is harmless. Often, though, a piece is missing between
    two blocks: the end of the one and the beginning of the next were lost when
    somebody edited the file, and with them a whole certificate or a key.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-label-mismatch  fullchain.pem:16
                   the block begins as CERTIFICATE and ends as X509 CRL

    ## How to mend it

    Look at the boundaries in turn; every BEGIN must be followed by its own END:

        grep -n -e '-----BEGIN ' -e '-----END ' fullchain.pem

    If nothing but the label is wrong, write the right one, in the line that the
    finding leads to:

        sed -i 's/-----END X509 CRL-----/-----END CERTIFICATE-----/' fullchain.pem

    If the label is not that of the content, write the one that the finding names,
    or have the file written anew:

        openssl pkey -in privkey.pem -out new.pem
        openssl pkcs7 -in chain.p7b -print_certs -out fullchain.pem

    If something is missing, take the file from where it came from, or put it
    together anew from its parts:

        awk 1 leaf.pem intermediate.pem > fullchain.pem
    """##,
    "pem-missing-newline": ##"""
    # pem-missing-newline

    The last line of the file does not end.

    ## What it means

    The file ends with the last dash of an END line, without a line end. That is no
    damage yet, and everything was read.

    ## Why it matters

    `cat leaf.pem intermediate.pem > fullchain.pem` puts what follows onto the same
    line: `-----END CERTIFICATE----------BEGIN CERTIFICATE-----`. OpenSSL refuses
    that, nginx does not start, and the two files look sound each by itself. Every
    line of the armour has an end but, by the grammar of RFC 7468 §3, the last one
    of a file; and stores of secrets and web forms like to cut that off.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          warning  pem-missing-newline  fullchain.pem:29
                   the last line of the file has no end

    ## How to mend it

    End the line:

        sed -i -e '$a\' fullchain.pem

    Join files in a way that ends the last line of each:

        awk 1 leaf.pem intermediate.pem > fullchain.pem
    """##,
    "pem-other-content": ##"""
    # pem-other-content

    A web page or JSON was saved in place of a certificate.

    ## What it means

    The file begins as HTML, XML or JSON does, and no block and no DER is in it.
    Mostly it is the answer of a web server that was saved without a look at its
    status: a page to log in at, "404 Not Found", an error of an API.

    ## Why it matters

    Without a boundary there is no certificate (RFC 7468 §5.1): nginx says "no start
    line" and does not start; the old certificate is gone, because the new file was
    written in its place.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-other-content  fullchain.pem:1
                   the file holds a web page, not a certificate

    ## How to mend it

    Look into the file, then download it again in a way that fails where the server
    does:

        head fullchain.pem
        curl --fail --location --output fullchain.new URL

    and move it into its place only when it is a certificate:

        certcheck inspect fullchain.new && mv fullchain.new fullchain.pem
    """##,
    "pem-quoted": ##"""
    # pem-quoted

    A PEM block is quoted, or written in the way of another form.

    ## What it means

    The block stands in quotes, every line of it has a prefix such as `> ` or `# `,
    or its line ends are written as a backslash and an n, or as tags or entities of
    HTML; or the whole file is base64 once more. The block was found and read here;
    servers do not see it.

    It comes about when the value of a JSON document, of an environment file or of a
    program's source was saved as it stood there, when the value of a Kubernetes
    secret was not decoded, and when a certificate was copied out of an answered
    e-mail or the source of a web page.

    ## Why it matters

    A boundary begins its line and stands alone on it (RFC 7468 §3). OpenSSL looks
    for it nowhere else: if it is the first block, nginx says "no start line" and
    does not start; if it is a later one, the server starts, and serves a chain that
    is incomplete.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-quoted  fullchain.pem:1
                   the line ends of the CERTIFICATE block are written as \n

    ## How to mend it

    Let the program that understands the quoting take it away:

        jq --raw-output .certificate answer.json > fullchain.pem

        printf '%b' "$CERTIFICATE" > fullchain.pem

        base64 -d encoded.txt > fullchain.pem

    and for quoted mail or a commented block:

        sed 's/^[>#] *//' quoted.txt > fullchain.pem
    """##,
    "pem-text-beside": ##"""
    # pem-text-beside

    Text stands on the line of a BEGIN or END.

    ## What it means

    A boundary of a PEM block shares its line with something else: a remark, a tag
    of HTML, the name of a variable, or the base64 itself: all of it, where line
    ends became spaces in a variable of the environment. It may be something that
    can't be seen, as a space that must not break or one without width. The block
    was found and read here.

    ## Why it matters

    A boundary stands alone on its line (RFC 7468 §3). OpenSSL does not see a block
    whose BEGIN line holds more, takes the lines that follow an END line with text
    before it for a part of the block, and refuses the file where text follows an
    END: "bad end line", and nginx does not start. A block that is not seen at all
    is the quiet case: the server starts, and sends a chain without it. What can't
    be seen does no harm behind a line.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-text-beside  fullchain.pem:15
                   text stands behind the END of the CERTIFICATE block on its line

    ## How to mend it

    Give each boundary a line of its own. Remarks may stand on lines before the
    first BEGIN. What is no ASCII goes with

        LC_ALL=C tr -cd '\n -~' < fullchain.pem > fullchain.pem.new

    Then see whether OpenSSL finds as many certificates as there are:

        openssl crl2pkcs7 -nocrl -certfile fullchain.pem \
            | openssl pkcs7 -print_certs -noout
    """##,
    "pem-text-between": ##"""
    # pem-text-between

    Text stands between two PEM blocks.

    ## What it means

    Lines that are not blank stand between the END of one block and the BEGIN of the
    next: remarks, the names that `openssl s_client` prints, the attributes of a
    PKCS#12 file.

    ## Why it matters

    RFC 7468 §2 has text before the boundaries, which parsers must not stumble over,
    and OpenSSL and nginx read such a file. Others do stumble: devices and scripts
    that split a chain at its lines, Java's keytool, stores of secrets that take
    base64 and boundaries only.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          warning  pem-text-between  fullchain.pem:16
                   text stands between two blocks of the file

    ## How to mend it

    Write the chain anew without it:

        openssl crl2pkcs7 -nocrl -certfile fullchain.pem \
            | openssl pkcs7 -print_certs \
            | sed -n '/^-----BEGIN/,/^-----END/p' > chain.pem
    """##,
    "pem-trailing-bytes": ##"""
    # pem-trailing-bytes

    Octets follow the value inside a PEM block or a DER file.

    ## What it means

    The base64 of a block holds one DER value and something behind it; or a DER file
    does. The value was read here, and the rest left alone.

    ## Why it matters

    A block is the base64 of one value (RFC 7468 §5.1). nginx reads the first
    certificate of a file together with the trust settings that OpenSSL may have
    written behind it: what stands there and is none stops nginx with an error of
    ASN.1. Behind later certificates and in keys OpenSSL passes over it; other
    libraries refuse it.

    A line end at the end of a DER file comes from an editor or from a transfer as
    text, which may have changed more than that.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-trailing-bytes  fullchain.pem:1
                   the CERTIFICATE block holds 2 octets too many, behind the end of
                   its value

    ## How to mend it

    Write it anew; OpenSSL leaves the rest out:

        openssl x509 -in leaf.pem -out new.pem
    """##,
    "pem-truncated": ##"""
    # pem-truncated

    A PEM block is cut short: it has no END line.

    ## What it means

    A block begins and the file ends, or another block begins, before the line that
    should close it. What stands in it is not read. The rest of the file is, and is
    judged; the exit code says that something could not be checked.

    ## Why it matters

    Between its two boundaries a block is base64 without any length or checksum (RFC
    7468 §2), so without the END line nobody can tell how much is missing. OpenSSL
    says "bad end line", and servers built on it do not start. `openssl verify`
    looks at the first certificate of a file only: where a later one is cut, it
    notices nothing.

    The usual causes: a disk that was full while the file was written, a copy that
    was broken off, a text pasted into a form that takes so many characters and no
    more, a secret that was cut at a limit of its store.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-truncated  fullchain.pem:16
                   the CERTIFICATE block is cut short: it has no END line

    ## How to mend it

    Copy the file again from where it came from, and compare:

        sha256sum fullchain.pem
        df --human-readable .

    Count the lines that begin and end blocks; the two numbers must be the same:

        grep --count -e '-----BEGIN ' fullchain.pem
        grep --count -e '-----END ' fullchain.pem

    Scripts had better write a new file and move it into its place, so that no
    reader ever sees half of it:

        install -m 644 fullchain.pem.new fullchain.pem.tmp
        mv fullchain.pem.tmp fullchain.pem
    """##,
    "pem-two-files": ##"""
    # pem-two-files

    Two files were joined, at least one of them bare DER.

    ## What it means

    DER has no boundaries as armour has (RFC 7468 §2): what is appended to it, or
    what it is appended to, becomes one file that no program reads to its end. All
    of it was found and read here.

    ## Why it matters

    OpenSSL reads the first value of a DER file and nothing behind it, and of a PEM
    file the blocks only. nginx reads no DER at all: where it comes first, nginx
    does not start; where it comes last, the server starts and sends a chain that is
    incomplete.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    pem-two-files  fullchain.pem:15
                   bare DER stands behind the PEM blocks of the file

    ## How to mend it

    Convert each file to PEM, then join them:

        openssl x509 -in intermediate.crt -out intermediate.pem
        awk 1 leaf.pem intermediate.pem > fullchain.pem
    """##,
    "policy-not-accepted": ##"""
    # policy-not-accepted

    No certificate policy is valid for the whole path, and one is required.

    ## What it means

    Authorities say under which policies they issue, each by a number. A policy is
    valid for a path when every certificate on it has that policy, or anyPolicy, or
    one that the authority above maps to it. An authority on the path (by its policy
    constraints), or whoever asks (by `require_explicit` in `batch`), requires a
    valid policy, and there is none, or none of those that were asked for. The
    finding stands at the certificate where the last policy ended.

    ## Why it matters

    Path processing succeeds only if "either (1) the value of explicit_policy
    variable is greater than zero or (2) the valid_policy_tree is not NULL" (RFC
    5280 §6.1.5). OpenSSL judges policies where it is told to; Windows always does.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    policy-not-accepted  fullchain.pem:1
                   no certificate policy is valid down to CN=www.example.test, and
                   one is required

    ## How to mend it

    See which policies each certificate has, and which limits:

        openssl crl2pkcs7 -nocrl -certfile fullchain.pem \
            | openssl pkcs7 -print_certs -text -noout | grep -A 3 'Policy'

    Have the leaf issued under a policy that all authorities above it have. If the
    authorities are your own, have the one with the constraint issued anew without
    it, or with the policy that the leaf has:

        printf '%s\n' \
            'basicConstraints = critical, CA:TRUE, pathlen:0' \
            'keyUsage = critical, keyCertSign, cRLSign' \
            'certificatePolicies = 1.3.6.1.4.1.99999.2' > authority.ext
        openssl x509 -req -in intermediate.csr -CA root.pem -CAkey root.key \
            -sha256 -days 1825 -extfile authority.ext -out intermediate.pem
    """##,
    "profile-anchor-extension": ##"""
    # profile-anchor-extension

    An extension of the trust anchor is critical and not known, malformed or
    repeated.

    ## What it means

    The certificate at the path's end, which is trusted for its own sake, has a
    critical extension that this program does not know, one that can't be
    decoded, or one twice. The profile `strict` makes the finding. Of other
    certificates it is `unhandled-critical-extension` or `extension-malformed`
    in every profile.

    ## Why it matters

    Path validation takes a name and a key from an anchor and no more (RFC 5280
    §6.1.1). But "A certificate-using system MUST reject the certificate if it
    encounters a critical extension it does not recognize", and "A certificate
    MUST NOT include more than one instance of a particular extension" (§4.2):
    clients that look at the whole certificate refuse it.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-anchor-extension  fullchain.pem:1
                   CN=root: the trust anchor's extension 1.2.3 is critical and
                   not known

    ## How to mend it

    Use the authority's current root, or have one made without the extension.
    """##,
    "profile-attribute": ##"""
    # profile-attribute

    A subject attribute's value is of the wrong type, length or characters.

    ## What it means

    An attribute of the subject is in another string type than PrintableString
    or UTF8String (or the one that its type asks for), is empty, too long, says
    nothing but dots, hyphens and spaces, or holds characters that do not belong
    there. The profile `strict` makes the finding.

    ## Why it matters

    RFC 5280 Appendix A gives each attribute its string types and its greatest
    length, and §4.1.2.4 says that authorities "MUST use either the
    PrintableString or UTF8String encoding of DirectoryString". The Baseline
    Requirements §7.1.4.2 repeat them. Strict decoders refuse the name, and
    names in other types compare as different.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-attribute  fullchain.pem:1
                   the subject's organizationName is of another string type
                   than PrintableString and UTF8String

    ## How to mend it

    Have the certificate issued anew with values within these bounds. OpenSSL
    writes UTF8String when told to:

        string_mask = utf8only
    """##,
    "profile-authority-key-identifier": ##"""
    # profile-authority-key-identifier

    The authority key identifier is missing, of the wrong form, or another
    key's.

    ## What it means

    The extension that says which of the issuer's keys signed is missing, holds
    no key identifier, names the issuer's certificate beside it, or is not the
    subject key identifier of the issuer. The profile `strict` makes the
    finding. A certificate that is its own issuer may do without.

    ## Why it matters

    "The keyIdentifier field of the authorityKeyIdentifier extension MUST be
    included in all certificates generated by conforming CAs to facilitate
    certification path construction" (RFC 5280 §4.2.1.1), and it is the issuer's
    (§4.2.1.2). The Baseline Requirements §7.1.2.11.1 forbid the issuer's name
    and serial number, which break as soon as the authority's certificate is
    renewed.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-authority-key-identifier  fullchain.pem:1
                   the authority key identifier is missing

    ## How to mend it

    Have the certificate issued anew with the key identifier alone, and never
    `issuer`:

        authorityKeyIdentifier = keyid:always
    """##,
    "profile-basic-constraints": ##"""
    # profile-basic-constraints

    An authority's certificate has no basic constraints.

    ## What it means

    A certificate that issued another one on the path, or a root, lacks the
    extension. The profile `strict` makes the finding. Of an intermediate it is
    `not-an-authority` too; a trust anchor may issue without.

    ## Why it matters

    "Conforming CAs MUST include this extension in all CA certificates that
    contain public keys used to validate digital signatures on certificates and
    MUST mark the extension as critical in such certificates" (RFC 5280
    §4.2.1.9).

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-basic-constraints  fullchain.pem:1
                   CN=root: an authority without basic constraints

    ## How to mend it

    Have the authority's certificate issued anew:

        basicConstraints = critical, CA:TRUE
    """##,
    "profile-common-name-spelling": ##"""
    # profile-common-name-spelling

    The common name is written otherwise than the alternative name it means.

    ## What it means

    The common name and an alternative name mean the same host in different
    letters: in another case, in Unicode rather than as an A-label, or an IP
    address in hexadecimal, with leading zeros or not shortened. An address that
    is written in no such way as RFC 3986 and RFC 5952 have it is found too. The
    profile `strict` makes the finding.

    ## Why it matters

    The common name "MUST be encoded as a character-for-character copy of the
    dNSName entry value"; an IPv4 address as RFC 3986 §3.2.2 writes it, an IPv6
    address as RFC 5952 §4 does (Baseline Requirements §7.1.4.3). What one
    program takes for 192.168.1.1, another takes for a name or for another
    address.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-common-name-spelling  fullchain.pem:1
                   the common name Example.COM is written otherwise than the
                   alternative name example.com

    ## How to mend it

    Have the certificate issued anew without a common name, or with one that is
    a copy of the alternative name.
    """##,
    "profile-common-name-unlisted": ##"""
    # profile-common-name-unlisted

    The common name is none of the subject alternative names.

    ## What it means

    The subject has a common name, and none of the DNS names and IP addresses is
    the same. The profile `strict` makes the finding. It is not made where one
    of the alternative names is an internal one, such as `a.test` or
    `127.0.0.1`: the rule is for names on the public Internet. Where only the
    spelling differs it is `profile-common-name-spelling`.

    ## Why it matters

    A common name "MUST contain exactly one entry that is one of the values
    contained in the Certificate's subjectAltName extension" (Baseline
    Requirements §7.1.4.3). Clients go by the alternative names alone (RFC 9525
    §2): the common name shows people a server that the certificate is not for.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-common-name-unlisted  fullchain.pem:1
                   the common name other.example.com is none of the alternative
                   names example.com

    ## How to mend it

    Have the certificate issued anew without a common name, which nobody needs,
    or with one of the alternative names as it:

        openssl req -new -key privkey.pem -subj / \
            -addext subjectAltName=critical,DNS:www.example.test
    """##,
    "profile-critical": ##"""
    # profile-critical

    An extension is critical that must not be.

    ## What it means

    The finding names the extension: a key identifier, access information,
    policies, distribution points, an extended key usage, timestamps, or the
    alternative names of a server that has a subject. The profile `strict` makes
    the finding. What the Baseline Requirements alone forbid binds roots, and
    certificates under a public root, since 2023-09-15.

    ## Why it matters

    Of the first, RFC 5280 says that "Conforming CAs MUST mark this extension as
    non-critical" (§4.2.1.1, §4.2.1.2, §4.2.2.1 and others); of the rest the
    Baseline Requirements say it in the tables of §7.1.2. A client that does not
    know a critical extension must refuse the certificate, so that an extension
    that merely helps would do harm.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-critical  fullchain.pem:1
                   the extension authorityKeyIdentifier is critical

    ## How to mend it

    Have the certificate issued with the extension not critical: take the word
    `critical` away.

        authorityKeyIdentifier = keyid
    """##,
    "profile-default-encoded": ##"""
    # profile-default-encoded

    A value that is the default is written out.

    ## What it means

    A field holds the value that it would have if it were left out: `critical
    FALSE`, `cA FALSE` in basic constraints, version 1, or a minimum of 0 in
    name constraints. The profile `strict` makes the finding.

    ## Why it matters

    DER leaves defaults out: "The encoding of a set value or sequence value
    shall not include an encoding for any component value which is equal to its
    default value" (X.690 §11.5), and certificates are in DER (RFC 5280 §4.1).
    Strict decoders, such as those written in Rust, refuse the certificate.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-default-encoded  fullchain.pem:1
                   an extension's critical FALSE is written out although it is
                   the default, which DER leaves out

    ## How to mend it

    Have the certificate issued anew by software that leaves defaults out. With
    OpenSSL, name the value and nothing else:

        basicConstraints = critical, CA:FALSE
    """##,
    "profile-distribution-points": ##"""
    # profile-distribution-points

    CRL distribution points are of the wrong form.

    ## What it means

    The extension is empty, has a point without a name, one with reasons or an
    issuer of its own, or a name that is no address of http. The profile
    `strict` makes the finding. What the Baseline Requirements alone forbid
    binds certificates under a public root since 2023-09-15. That the extension
    is missing is never an error.

    ## Why it matters

    "A DistributionPoint MUST NOT consist of only the reasons field" (RFC 5280
    §4.2.1.13). The Baseline Requirements §7.1.2.11.2 permit a fullName of http
    addresses and nothing more: browsers fetch whole CRLs over http, and no
    directory is asked.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-distribution-points  fullchain.pem:1
                   the CRL distribution points are an empty list

    ## How to mend it

    Have the certificate issued anew:

        crlDistributionPoints = URI:http://ca.example.test/ca.crl
    """##,
    "profile-dns-name": ##"""
    # profile-dns-name

    A DNS name among the alternative names is none.

    ## What it means

    The name has an empty label, or one that is too long, begins or ends with a
    hyphen, has other characters than letters, digits and hyphens (an
    underscore, say, or Unicode), has two hyphens in the third and fourth place
    without being an A-label, or ends in a number as an IP address does. The
    profile `strict` makes the finding.

    ## Why it matters

    "The name MUST be in the 'preferred name syntax', as specified by Section
    3.5 of [RFC1034] and as modified by Section 2.1 of [RFC1123]" (RFC 5280
    §4.2.1.6). Other names stand for no host; what one client compares with them
    another one refuses.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-dns-name  fullchain.pem:1
                   a_b.example.com is no DNS name: it has other characters than
                   letters, digits and hyphens

    ## How to mend it

    Have the certificate issued for the name as DNS has it. A name in Unicode is
    written as A-labels, which `certcheck domains` shows; an IP address is a
    name of its own kind:

        subjectAltName = DNS:xn--bcher-kva.example.test, IP:192.0.2.1
    """##,
    "profile-email-address": ##"""
    # profile-email-address

    An e-mail address among the alternative names is none.

    ## What it means

    An rfc822Name is not of the form `local-part@domain` in ASCII. The profile
    `strict` makes the finding.

    ## Why it matters

    "The format of an rfc822Name is a 'Mailbox' as defined in Section 4.1.2 of
    [RFC2821]" (RFC 5280 §4.2.1.6). Names in Unicode have a kind of their own
    (RFC 9598).

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-email-address  fullchain.pem:1
                   CN=intermediate: a is no e-mail address

    ## How to mend it

    Have the certificate issued anew with the address alone, without a name or
    angle brackets:

        subjectAltName = email:info@example.test
    """##,
    "profile-encoding": ##"""
    # profile-encoding

    A certificate is not encoded in DER.

    ## What it means

    Some part has another encoding than the one that DER allows: a length or an
    integer with needless octets, a BOOLEAN that is neither 00 nor FF, unused
    bits that are not zero, a SET in the wrong order, a string in parts. The
    finding says what, and in which part. The profile `strict` makes it.

    ## Why it matters

    "For signature calculation, the data that is to be signed is encoded using
    the ASN.1 distinguished encoding rules (DER)" (RFC 5280 §4.1). DER has
    exactly one encoding for each value. Lenient decoders read others too, and
    so two programs may take the same certificate for different ones: where one
    decodes and encodes it again, its signature no longer fits.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-encoding  fullchain.pem:1
                   the certificate is not in DER: a length is longer than
                   needed

    ## How to mend it

    Have the certificate issued anew by software that writes DER. The parts can
    be seen octet by octet:

        openssl asn1parse -in fullchain.pem -i
    """##,
    "profile-extended-key-usage": ##"""
    # profile-extended-key-usage

    An extended key usage may not be there, or holds what it may not.

    ## What it means

    A root has the extension; or a certificate for TLS servers holds another
    protocol's purpose beside it: anyExtendedKeyUsage, codeSigning,
    emailProtection, timeStamping, OCSPSigning or the signing of
    precertificates. The profile `strict` makes the finding. Roots, and
    certificates under a public root, are bound since 2023-09-15. That the
    extension is missing is never an error.

    ## Why it matters

    A root's extKeyUsage "MUST NOT" be there (Baseline Requirements §7.1.2.1.2);
    in a server's certificate these purposes must not stand (§7.1.2.7.10), nor
    in an authority's for servers (§7.1.2.10.6). RFC 5280 §4.2.1.12 lets a key
    be used for every purpose that stands there: who breaks into a web server
    could then sign programs.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-extended-key-usage  fullchain.pem:1
                   CN=root: the extended key usage may not be as it is: a root
                   has one

    ## How to mend it

    Have the certificate issued anew for servers alone:

        extendedKeyUsage = serverAuth
    """##,
    "profile-information-access": ##"""
    # profile-information-access

    Authority information access is of the wrong form.

    ## What it means

    The extension is empty, has another method than OCSP and the issuer's
    certificate, or an address that is not one of http. The profile `strict`
    makes the finding. What the Baseline Requirements alone forbid binds
    certificates under a public root since 2023-09-15. That the extension is
    missing is never an error.

    ## Why it matters

    It is a "SEQUENCE SIZE (1..MAX)" (RFC 5280 §4.2.2.1), and the Baseline
    Requirements §7.1.2.7.7 permit the two methods, with http. Clients fetch
    nothing else; with https they would need a certificate to judge a
    certificate.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-information-access  fullchain.pem:1
                   the authority information access is empty

    ## How to mend it

    Have the certificate issued anew:

        authorityInfoAccess = caIssuers;URI:http://ca.example.test/ca.cer
    """##,
    "profile-internal-name": ##"""
    # profile-internal-name

    A certificate under a public root has a name that is nobody's.

    ## What it means

    One of the names is a single label, ends in a domain that is reserved
    (`test`, `local`, `internal` and the like), or is an address from a range
    for private or special use. The profile `strict` makes it a warning, where
    the path ends in one of the system's trust anchors, a public root.

    ## Why it matters

    The Baseline Requirements §7.1.2.7.12 forbid Internal Names and Reserved IP
    Addresses (RFC 6761, RFC 6890): everybody may have a host of that name, and
    with a certificate for it pose as everybody else's.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          warning  profile-internal-name  fullchain.pem:1
                   www.a.test can't be anybody's on the public Internet

    ## How to mend it

    Give the host a public name, or have the certificate issued by an authority
    of your own.

    Where the anchor is one of your own that was added to the system's, name it
    with `--trust`, and the finding goes.
    """##,
    "profile-ip-address": ##"""
    # profile-ip-address

    An IP address among the alternative names is of the wrong length.

    ## What it means

    An iPAddress has neither 4 octets nor 16. The profile `strict` makes the
    finding. Eight or 32 octets are an address and a mask, which belong into
    name constraints only.

    ## Why it matters

    For IPv4 "the octet string MUST contain exactly four octets", and for IPv6
    "exactly sixteen octets" (RFC 5280 §4.2.1.6). Clients compare octets, and
    these are equal to no address.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-ip-address  fullchain.pem:1
                   an iPAddress has 3 octets, not 4 or 16

    ## How to mend it

    Have the certificate issued anew, with the address and no mask:

        subjectAltName = IP:192.0.2.1
    """##,
    "profile-issuer-empty": ##"""
    # profile-issuer-empty

    A certificate's issuer is an empty name.

    ## What it means

    The field that says who issued the certificate has no attribute. The profile
    `strict` makes the finding.

    ## Why it matters

    "The issuer field MUST contain a non-empty distinguished name (DN)" (RFC
    5280 §4.1.2.4). Paths are built by names: whose issuer has none can't be
    found.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-issuer-empty  fullchain.pem:1
                   the issuer is an empty name

    ## How to mend it

    Have the certificate issued by an authority that has a name.
    """##,
    "profile-key-encoding": ##"""
    # profile-key-encoding

    A public key is not encoded as it must be.

    ## What it means

    The key's algorithm has the wrong parameters (an RSA key without NULL, a
    curve with explicit parameters rather than its name), or the octets of the
    key are no point of its curve by their number. The profile `strict` makes
    the finding.

    ## Why it matters

    The Baseline Requirements §7.1.3.1 give the octets that a key's algorithm
    identifier must be "byte-for-byte identical" with, and RFC 5480 §2.1.1
    forbids explicit parameters: with them an attacker may choose a curve on
    which a known key is his as well (CVE-2020-0601).

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-key-encoding  fullchain.pem:1
                   the public key is not encoded as it must be: the algorithm
                   has other parameters than NULL

    ## How to mend it

    Make the key anew with a named curve, which is what OpenSSL does unless told
    otherwise, and have a certificate issued for it:

        openssl ecparam -name prime256v1 -param_enc named_curve -genkey -out \
            privkey.pem
    """##,
    "profile-key-size": ##"""
    # profile-key-size

    An RSA key's size is no multiple of 8 bits.

    ## What it means

    The modulus has, for instance, 2047 or 3071 bits. The profile `strict` makes
    the finding; a key below 2048 bits is `weak-key`.

    ## Why it matters

    Public authorities must see that "the modulus size, in bits, is evenly
    divisible by 8" (Baseline Requirements §6.1.5). Hardware and some libraries
    handle whole octets alone.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-key-size  fullchain.pem:1
                   CN=root: the modulus has 2049 bits, which 8 does not divide

    ## How to mend it

    Make a key of 2048, 3072 or 4096 bits and have a certificate issued for it:

        openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out \
            privkey.pem
    """##,
    "profile-key-type": ##"""
    # profile-key-type

    A certificate has a key of a kind that public authorities may not certify.

    ## What it means

    The public key is neither RSA nor on one of the curves P-256, P-384 and
    P-521: Ed25519, secp256k1, a Brainpool curve, or an RSA key that is
    restricted to PSS. The profile `strict` makes the finding for every
    certificate on the path; keys that are too weak are `weak-key`.

    ## Why it matters

    The Baseline Requirements §6.1.5 and §7.1.3.1 allow RSA keys with the
    identifier rsaEncryption, and the three curves. Browsers know no others, so
    a server with such a key is reached by none of them.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-key-type  fullchain.pem:1
                   the public key is EC secp256k1, which public authorities may
                   not certify

    ## How to mend it

    Make another key and have a certificate issued for it:

        openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out \
            privkey.pem
    """##,
    "profile-key-usage-bits": ##"""
    # profile-key-usage-bits

    A key usage does not fit the key or its holder.

    ## What it means

    The key usage is empty; or keyCertSign stands without basic constraints that
    say CA:TRUE; or an authority has other uses than digitalSignature,
    keyCertSign and cRLSign; or a server's holds what its kind of key may not:
    encipherment with an elliptic curve, agreement with RSA, signatures on
    certificates or CRLs, contentCommitment. The profile `strict` makes the
    finding.

    ## Why it matters

    "At least one of the bits MUST be set to 1" and "If the keyCertSign bit is
    asserted, then the cA bit in the basic constraints extension MUST also be
    asserted" (RFC 5280 §4.2.1.3); RFC 8813 §3 forbids encipherment to elliptic
    curves. The Baseline Requirements §7.1.2.7.11 and §7.1.2.10.7 list what is
    permitted. A key for two purposes can be turned against the one through the
    other.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-key-usage-bits  fullchain.pem:1
                   the key usage is empty

    ## How to mend it

    Have the certificate issued anew; for a server this is all it needs, with an
    RSA key for old clients `keyEncipherment` too:

        keyUsage = critical, digitalSignature
    """##,
    "profile-key-usage-missing": ##"""
    # profile-key-usage-missing

    An authority's certificate has no key usage.

    ## What it means

    A certificate that issued another one on the path, or a root, lacks the
    extension. The profile `strict` makes the finding.

    ## Why it matters

    "Conforming CAs MUST include this extension in certificates that contain
    public keys that are used to validate digital signatures on other public key
    certificates or CRLs" (RFC 5280 §4.2.1.3). Without it the key may be used
    for anything, and validation accepts that.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-key-usage-missing  fullchain.pem:1
                   CN=intermediate: an authority without key usage

    ## How to mend it

    Have the authority's certificate issued anew:

        keyUsage = critical, keyCertSign, cRLSign
    """##,
    "profile-name-constraints": ##"""
    # profile-name-constraints

    Name constraints are misplaced, empty or of the wrong form.

    ## What it means

    The extension stands in a certificate that is no authority's, limits
    nothing, or holds a base that has not the form of its kind: a DNS name with
    a leading point or an asterisk, an address range of other than 8 or 32
    octets or whose mask is no prefix, a URI where a host belongs. The profile
    `strict` makes the finding. Names that the constraints forbid are
    `name-constraint`.

    ## Why it matters

    "The name constraints extension, which MUST be used only in a CA
    certificate", must not be "an empty sequence", and RFC 5280 §4.2.1.10 gives
    the form for each kind of name. What a constraint of another form means,
    each client decides for itself.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-name-constraints  fullchain.pem:1
                   CN=root: the name constraints are empty

    ## How to mend it

    Have the authority's certificate issued anew. A DNS name covers what is
    below it without a point:

        nameConstraints = critical, permitted;DNS:example.test
    """##,
    "profile-name-kind": ##"""
    # profile-name-kind

    A server's alternative names are not only DNS names and IP addresses.

    ## What it means

    The certificate is for TLS servers by its extended key usage, and its
    alternative names hold an e-mail address, a URI, a directory name or another
    kind. The profile `strict` makes the finding.

    ## Why it matters

    In a server's certificate the Baseline Requirements §7.1.2.7.12 permit
    dNSName and iPAddress; every other kind (RFC 5280 §4.2.1.6 knows nine) must
    not be there. An authority confirms each kind of name in another way, and a
    certificate for two purposes lends the one name's confirmation to the other.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-name-kind  fullchain.pem:1
                   a server's alternative names hold a URI

    ## How to mend it

    Have two certificates issued, one for the server's names and one for the
    others.
    """##,
    "profile-name-structure": ##"""
    # profile-name-structure

    Subject attributes are repeated, out of order or not alone.

    ## What it means

    The subject holds an attribute twice, several attributes in one relative
    name, or attributes in another order than the usual one: domain component,
    country, state, locality, postal code, street, organization, surname, given
    name, organizational unit, common name. The profile `strict` makes the
    finding. Roots, and certificates under a public root, are bound since
    2023-09-15.

    ## Why it matters

    "Each RelativeDistinguishedName MUST contain exactly one
    AttributeTypeAndValue", each of them once and in this order (Baseline
    Requirements §7.1.4.1 and §7.1.4.2). Software that looks for the
    organization takes the first or the last that it finds, and two programs may
    see two different ones.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-name-structure  fullchain.pem:1
                   in the subject organizationName stands twice

    ## How to mend it

    Have the certificate issued anew with each attribute once and in order:

        openssl req -new -key privkey.pem -subj /C=XX/O=Example/CN=www.example.test
    """##,
    "profile-not-critical": ##"""
    # profile-not-critical

    An extension is not critical that must be.

    ## What it means

    An authority's basic constraints, name constraints, policy constraints or
    inhibitAnyPolicy is not critical. The profile `strict` makes the finding. Of
    name constraints the Baseline Requirements §7.1.2.5.2 excuse public
    authorities, so that they are not found under a public root.

    ## Why it matters

    "Conforming CAs MUST mark this extension as critical" (RFC 5280 §4.2.1.9,
    §4.2.1.10, §4.2.1.11 and §4.2.1.14). A client that does not know a limit and
    is not forced to would accept what the limit forbids.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-not-critical  fullchain.pem:1
                   CN=root: the extension basicConstraints is not critical

    ## How to mend it

    Have the certificate issued with the extension critical:

        basicConstraints = critical, CA:TRUE
    """##,
    "profile-organizational-unit": ##"""
    # profile-organizational-unit

    A certificate's subject holds an organizational unit.

    ## What it means

    The subject of a certificate that is no authority's has the attribute
    organizationalUnitName. The profile `strict` makes the finding. Under a
    public root it binds since 2022-09-01.

    ## Why it matters

    Nobody can confirm what a department is called, and so the attribute served
    advertising and deception. The Baseline Requirements §7.1.2.7 forbid it in
    every kind of subscriber certificate.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-organizational-unit  fullchain.pem:1
                   the subject holds an organizational unit, which nobody can
                   confirm

    ## How to mend it

    Ask for a certificate without it:

        openssl req -new -key privkey.pem -subj /O=Example/CN=www.example.test
    """##,
    "profile-path-length": ##"""
    # profile-path-length

    A certificate has a path length that may have none.

    ## What it means

    The basic constraints hold a pathLenConstraint, although they say that the
    certificate is no authority's, or although its key may not sign
    certificates. The profile `strict` makes the finding.

    ## Why it matters

    "CAs MUST NOT include the pathLenConstraint field unless the cA boolean is
    asserted and the key usage extension asserts the keyCertSign bit" (RFC 5280
    §4.2.1.9). Several libraries refuse to decode such a certificate.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-path-length  fullchain.pem:1
                   the certificate has a path length, and it is no authority's

    ## How to mend it

    Have the certificate issued anew without it:

        basicConstraints = critical, CA:FALSE
    """##,
    "profile-policies": ##"""
    # profile-policies

    Certificate policies are repeated, or qualified as they may not be.

    ## What it means

    The extension is empty, holds a policy twice, a leaf's holds anyPolicy, or a
    policy has another qualifier than a pointer to a statement of practice
    (CPS), or a notice in a forbidden string type. The profile `strict` makes
    the finding. What the Baseline Requirements alone forbid binds roots, and
    certificates under a public root, since 2023-09-15.

    ## Why it matters

    "A certificate policy OID MUST NOT appear more than once", and a notice must
    not be in "VisibleString or BMPString" (RFC 5280 §4.2.1.4). The Baseline
    Requirements §7.1.2.7.9 permit no anyPolicy in a leaf and no qualifier but
    id-qt-cps. A leaf of any policy is of none that could be relied upon.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-policies  fullchain.pem:1
                   the certificate policies are an empty list

    ## How to mend it

    Have the certificate issued anew with each policy once:

        certificatePolicies = 1.3.6.1.4.1.99999.1
    """##,
    "profile-policy-limits": ##"""
    # profile-policy-limits

    Policy mappings or constraints are misplaced, empty or about anyPolicy.

    ## What it means

    Mappings map to or from anyPolicy, or are empty; policy constraints say
    nothing; or one of them, or inhibitAnyPolicy, stands in a certificate that
    is no authority's. The profile `strict` makes the finding.

    ## Why it matters

    "Policies MUST NOT be mapped either to or from the special value anyPolicy"
    (RFC 5280 §4.2.1.5); "Conforming CAs MUST NOT issue certificates where
    policy constraints is an empty sequence" (§4.2.1.11). The extensions are for
    authorities: they limit what comes below.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-policy-limits  fullchain.pem:1
                   policy mappings stand in a leaf

    ## How to mend it

    Have the certificate issued anew without the extension.
    """##,
    "profile-public-extensions": ##"""
    # profile-public-extensions

    A certificate under a public root lacks what public authorities supply.

    ## What it means

    The finding names what is missing: an extended key usage, a policy, in a
    leaf the access to its issuer, or the place of a CRL where neither OCSP nor
    a short life makes up for it. The profile `strict` makes it a warning, where
    the path ends in one of the system's trust anchors, a public root.
    Certificates since 2023-09-15 are bound; authorities of your own need none
    of these.

    ## Why it matters

    The Baseline Requirements §7.1.2.7.6 and §7.1.2.6.1 list the extensions of
    leaves and intermediates. A public authority that leaves them out has made
    the certificate by other rules, and browsers may distrust it.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          warning  profile-public-extensions  fullchain.pem:1
                   issued under a public root without extKeyUsage

    ## How to mend it

    Ask the authority for a certificate that is issued as it should be.

    Where the anchor is one of your own that was added to the system's, name it
    with `--trust`, and the finding goes.
    """##,
    "profile-public-key-usage": ##"""
    # profile-public-key-usage

    A key usage is not as public authorities have to state it.

    ## What it means

    The extension is not critical, or an authority's lacks cRLSign. The profile
    `strict` makes it a warning, where the path ends in one of the system's
    trust anchors, a public root.

    ## Why it matters

    RFC 5280 §4.2.1.3 says that it "SHOULD" be critical, and the Baseline
    Requirements §7.1.2 that it must; and an authority's must hold cRLSign
    (§7.1.2.10.7), without which it can't revoke by CRL.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          warning  profile-public-key-usage  fullchain.pem:1
                   CN=root: the key usage is not critical

    ## How to mend it

    Ask the authority for a certificate that is issued as it should be.

    Where the anchor is one of your own that was added to the system's, name it
    with `--trust`, and the finding goes.
    """##,
    "profile-public-suffix-wildcard": ##"""
    # profile-public-suffix-wildcard

    A wildcard stands directly below a public suffix.

    ## What it means

    The name is `*.` and a suffix under which anybody may register names, such
    as `co.uk`, by the list of <https://publicsuffix.org>. The profile `strict`
    makes the finding, where Debian's package `publicsuffix` has installed the
    list. Under a public root, a suffix that a company gives out names under is
    only a warning: the authority has had to see that it is the company's own.

    ## Why it matters

    Whoever holds such a certificate can pose as every one of these names'
    owners. Authorities "MUST refuse issuance unless the Applicant proves its
    rightful control of the entire Domain Namespace" (Baseline Requirements
    §3.2.2.6); RFC 9525 §7.1 warns of them too.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-public-suffix-wildcard  fullchain.pem:1
                   *.co.uk covers every name below a public suffix

    ## How to mend it

    Have the certificate issued for the names that are yours.
    """##,
    "profile-public-timestamps": ##"""
    # profile-public-timestamps

    Too few logs have promised to publish the certificate.

    ## What it means

    The certificate embeds timestamps from fewer logs than browsers want: two,
    or three where it is valid for more than 180 days. Whether the logs are
    known and whose they are is not judged, nor whether the timestamps'
    signatures are right. The profile `strict` makes it a warning, where the
    path ends in one of the system's trust anchors, a public root. Certificates
    since 2018-04-30 are bound.

    ## Why it matters

    Chrome, Safari and Firefox refuse a public certificate without enough
    timestamps (RFC 6962 §3.2), unless the server sends them in the handshake,
    which few do. A certificate for names that are to stay secret is sometimes
    issued without them on purpose.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          warning  profile-public-timestamps  fullchain.pem:1
                   timestamps from 1 of the 2 logs that browsers want

    ## How to mend it

    Ask the authority for a certificate with embedded timestamps, which is what
    they issue by default.

    Where the anchor is one of your own that was added to the system's, name it
    with `--trust`, and the finding goes.
    """##,
    "profile-rsa-exponent": ##"""
    # profile-rsa-exponent

    An RSA key's public exponent is even, or less than 3.

    ## What it means

    The exponent is 0, 1 or an even number. The profile `strict` makes the
    finding.

    ## Why it matters

    "The value of the public exponent is an odd number equal to 3 or more"
    (Baseline Requirements §6.1.6). With 1 a signature is its own message, and
    with an even exponent no private key exists that fits: whatever such a key
    signs proves nothing.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-rsa-exponent  fullchain.pem:1
                   the RSA exponent is even

    ## How to mend it

    Make a key anew, with the exponent 65537 that every tool takes, and have a
    certificate issued for it:

        openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out \
            privkey.pem
    """##,
    "profile-rsa-parameters": ##"""
    # profile-rsa-parameters

    An RSA key has numbers that a public authority should have refused.

    ## What it means

    The public exponent is not between 2^16 + 1 and 2^256 - 1, or a prime below
    752 divides the modulus. The profile `strict` makes it a warning, where the
    path ends in one of the system's trust anchors.

    ## Why it matters

    "The public exponent SHOULD be in the range between 2^16 + 1 and 2^256 - 1",
    and the modulus should have "no factors smaller than 752" (Baseline
    Requirements §6.1.6). A small exponent is safe with correct padding alone,
    and faults in that have been found again and again. A modulus with a small
    factor comes from broken software and can be taken apart.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          warning  profile-rsa-parameters  fullchain.pem:1
                   the RSA modulus has the factor 3

    ## How to mend it

    Make a key anew and have a certificate issued for it. Where the finding is
    about a root, its authority has to replace it; ask which of its roots is the
    current one.
    """##,
    "profile-serial-number-short": ##"""
    # profile-serial-number-short

    A serial number is too short to hold 64 random bits.

    ## What it means

    The certificate was issued under a public root, and its serial number has
    fewer than seven octets. The profile `strict` makes it a warning, for
    certificates since 2016-09-30 whose path ends in one of the system's trust
    anchors. Other authorities may count from 1.

    ## Why it matters

    A public authority must draw serial numbers "containing at least 64 bits of
    output from a CSPRNG" (Baseline Requirements §7.1). An attacker who can't
    foretell the number can't prepare a collision of the signed data, as was
    done with MD5. Of 65,536 such numbers only one is this short.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          warning  profile-serial-number-short  fullchain.pem:1
                   CN=intermediate: the serial number is 8 bits long, too short
                   for 64 random bits

    ## How to mend it

    Ask the authority for another certificate. Where the anchor is one of your
    own that was added to the system's, name it with `--trust`, and the finding
    goes.
    """##,
    "profile-serial-number": ##"""
    # profile-serial-number

    A serial number is zero, negative or too long.

    ## What it means

    The serial number is not a positive integer of at most 20 octets. The
    profile `strict` makes the finding, for every certificate on the path.

    ## Why it matters

    "The serial number MUST be a positive integer assigned by the CA to each
    certificate", and "Conforming CAs MUST NOT use serialNumber values longer
    than 20 octets" (RFC 5280 §4.1.2.2; Baseline Requirements §7.1). Issuer and
    serial number together identify a certificate, in a CRL among others.
    Software reads a number outside these bounds in different ways, and some
    refuses it: Go has refused negative ones since 1.23.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-serial-number  fullchain.pem:1
                   the serial number is zero

    ## How to mend it

    Have it issued anew with a random serial number. OpenSSL makes one where
    none is asked for; take `-set_serial 0` and the like away:

        openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial
    """##,
    "profile-signature-algorithm": ##"""
    # profile-signature-algorithm

    A certificate is signed with an algorithm that public authorities may not
    use.

    ## What it means

    The signature algorithm is neither RSA (PKCS #1 v1.5 or PSS) nor ECDSA, or
    not with SHA-256, SHA-384 or SHA-512: Ed25519, SHA-224 or SHA-3, for
    instance. The profile `strict` makes the finding; SHA-1 and MD5 are
    `weak-signature`. A trust anchor's signature is not looked at, as nobody
    verifies it.

    ## Why it matters

    The Baseline Requirements §7.1.3.2 list what may stand there, octet by
    octet, and nothing else may. Browsers know no other algorithm: a certificate
    signed with Ed25519 is refused by all of them, however strong it is.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-signature-algorithm  fullchain.pem:1
                   signed with sha224WithRSAEncryption, which public
                   authorities may not use

    ## How to mend it

    Have the certificate issued by an authority whose key is RSA, P-256, P-384
    or P-521, and with SHA-256 or better.
    """##,
    "profile-signature-hash": ##"""
    # profile-signature-hash

    A certificate is signed with another digest than belongs to the signer's
    curve.

    ## What it means

    The issuer's key is on P-256, P-384 or P-521, and its signature is not with
    SHA-256, SHA-384 or SHA-512, in this order. The profile `strict` makes the
    finding; a trust anchor's signature is not looked at.

    ## Why it matters

    "If the signing key is P-256, the signature MUST use ECDSA with SHA-256",
    and so on (Baseline Requirements §7.1.3.2.2). A shorter digest would be
    weaker than the key, a longer one is cut. Some TLS libraries know the three
    pairs and no other.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-signature-hash  fullchain.pem:1
                   signed with ecdsa-with-SHA384 by a key on P-256

    ## How to mend it

    Have the certificate signed with the digest of the issuer's curve:

        openssl x509 -req -sha384 -in request.pem -CA ca-p384.pem -CAkey ca.key
    """##,
    "profile-signature-mismatch": ##"""
    # profile-signature-mismatch

    The signature algorithm inside a certificate is not the one beside its
    signature.

    ## What it means

    A certificate names its signature algorithm twice: inside the part that is
    signed, and beside the signature. The two differ, if only in their
    parameters. The profile `strict` makes the finding, for roots too.

    ## Why it matters

    "This field MUST contain the same algorithm identifier as the signature
    field in the sequence tbsCertificate" (RFC 5280 §4.1.1.2). The outer one is
    not signed: who may change it could have another, weaker algorithm used.
    Clients refuse the certificate when they verify it.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-signature-mismatch  fullchain.pem:1
                   CN=root: the signature algorithm inside the signed part is
                   not that of the signature: sha384WithRSAEncryption inside,
                   ecdsa-with-SHA256 beside it

    ## How to mend it

    Have the certificate issued anew: no correct software makes such a one, so
    it may have been changed on its way.
    """##,
    "profile-signature-parameters": ##"""
    # profile-signature-parameters

    The parameters of a signature algorithm are not encoded as they must be.

    ## What it means

    The algorithm is a good one, and what follows its identifier is not what
    belongs there: RSA needs NULL, ECDSA must have nothing, PSS needs one of
    three exact forms (digest and mask of one hash, and a salt as long as it).
    The profile `strict` makes the finding.

    ## Why it matters

    The Baseline Requirements §7.1.3.2 give the octets that an algorithm
    identifier must be "byte-for-byte identical" with; RFC 4055 §5 and RFC 5758
    §3.2 say the same of NULL and of nothing. Several libraries compare the
    octets and refuse what differs.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-signature-parameters  fullchain.pem:1
                   the parameters of sha256WithRSAEncryption are not encoded as
                   they must be

    ## How to mend it

    Have the certificate issued anew by software that writes the parameters
    right. For PSS, state the salt's length as the digest's:

        openssl x509 -req -sigopt rsa_padding_mode:pss -sigopt \
            rsa_pss_saltlen:digest …
    """##,
    "profile-subject-empty": ##"""
    # profile-subject-empty

    A certificate's subject is an empty name, where one is needed.

    ## What it means

    An authority has no name, or a leaf without a subject has no subject
    alternative names, or they are not critical. The profile `strict` makes the
    finding. An empty subject of a server is in order where its alternative
    names are critical.

    ## Why it matters

    "If the subject is a CA […], then the subject field MUST be populated with a
    non-empty distinguished name" (RFC 5280 §4.1.2.6), as paths are built by
    names. Of others, "If the subject field contains an empty sequence, then the
    issuing CA MUST include a subjectAltName extension that is marked as
    critical" (§4.2.1.6): else nothing says whose certificate it is.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-subject-empty  fullchain.pem:1
                   (empty name): the subject is an empty name, and an authority
                   must have one

    ## How to mend it

    Give the authority a name. For a server without a subject, mark the names as
    critical:

        subjectAltName = critical, DNS:www.example.test
    """##,
    "profile-subject-key-identifier": ##"""
    # profile-subject-key-identifier

    An authority's certificate has no subject key identifier.

    ## What it means

    A certificate that issued another one on the path, or a root, lacks the
    extension, or it is empty. The profile `strict` makes the finding.

    ## Why it matters

    "To facilitate certification path construction, this extension MUST appear
    in all conforming CA certificates" (RFC 5280 §4.2.1.2). Where an authority
    has several keys under one name, clients find the right one by it.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-subject-key-identifier  fullchain.pem:1
                   CN=root: the subject key identifier is missing

    ## How to mend it

    Have the authority's certificate issued anew:

        subjectKeyIdentifier = hash
    """##,
    "profile-timestamps": ##"""
    # profile-timestamps

    The list of certificate timestamps is empty.

    ## What it means

    The extension for signed certificate timestamps is there and holds none. The
    profile `strict` makes the finding.

    ## Why it matters

    The list holds at least one (RFC 6962 §3.3). An empty one is worth no more
    than none, and clients that decode it strictly refuse the certificate.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-timestamps  fullchain.pem:1
                   the list of certificate timestamps is empty

    ## How to mend it

    Have the certificate issued anew, by software that waits for the logs'
    answers or leaves the extension out.
    """##,
    "profile-unique-identifier": ##"""
    # profile-unique-identifier

    A certificate has a unique identifier of its issuer or subject.

    ## What it means

    One of the fields issuerUniqueID and subjectUniqueID is there. The profile
    `strict` makes the finding.

    ## Why it matters

    "CAs conforming to this profile MUST NOT generate certificates with unique
    identifiers" (RFC 5280 §4.1.2.8; the Baseline Requirements §7.1.2 say the
    same of each kind of certificate). They were meant for names that are used
    again for somebody else; key identifiers do that work now, and hardly any
    software looks at these fields.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-unique-identifier  fullchain.pem:1
                   the certificate has a unique identifier beside its names

    ## How to mend it

    Have the certificate issued anew without the fields.
    """##,
    "profile-uri": ##"""
    # profile-uri

    A URI among the alternative names is none, or relative.

    ## What it means

    The name has no scheme, holds characters that a URI must escape, or has an
    authority whose host is neither a DNS name nor an IP address. The profile
    `strict` makes the finding.

    ## Why it matters

    "The name MUST NOT be a relative URI, and it MUST follow the URI syntax and
    encoding rules specified in [RFC3986]", and an authority's host must be "a
    fully qualified domain name or IP address" (RFC 5280 §4.2.1.6).

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-uri  fullchain.pem:1
                   CN=intermediate: http:///path is no absolute URI: its host
                   is no name or address

    ## How to mend it

    Have the certificate issued anew with the whole URI:

        subjectAltName = URI:https://www.example.test/
    """##,
    "profile-validity": ##"""
    # profile-validity

    A validity is written in the wrong form, or ends before it begins.

    ## What it means

    Either notBefore or notAfter is a GeneralizedTime although it lies before
    2050, or notAfter lies before notBefore. The profile `strict` makes the
    finding.

    ## Why it matters

    "CAs conforming to this profile MUST always encode certificate validity
    dates through the year 2049 as UTCTime; certificate validity dates in 2050
    or later MUST be encoded as GeneralizedTime" (RFC 5280 §4.1.2.5). Strict
    decoders refuse the other form. A validity that ends before it begins holds
    at no time.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-validity  fullchain.pem:1
                   notAfter is a GeneralizedTime before 2050

    ## How to mend it

    Have the certificate issued anew by software that writes times as RFC 5280
    has them; OpenSSL does:

        openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -days 90
    """##,
    "profile-version": ##"""
    # profile-version

    A certificate is not of version 3.

    ## What it means

    The version field says 1 or 2, or is left out, which says 1. Only version 3
    has extensions. The profile `strict` makes the finding, for every
    certificate on the path.

    ## Why it matters

    "Certificates MUST be of type X.509 v3" (Baseline Requirements §7.1.1), and
    "When extensions are used, as expected in this profile, version MUST be 3"
    (RFC 5280 §4.1.2.1). A certificate of an older version can't say which names
    it is for, nor whether it is an authority's: most clients refuse it as an
    issuer, and many as a server's.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-version  fullchain.pem:1
                   the certificate is of version 2, not 3

    ## How to mend it

    Have it issued anew with extensions; OpenSSL then makes it version 3 by
    itself:

        openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -extfile leaf.cnf
    """##,
    "profile-wildcard": ##"""
    # profile-wildcard

    A wildcard is not the whole first label, or stands for too much.

    ## What it means

    A DNS name has an asterisk that is only a part of its label, that is not in
    the first label, that is not the only one, or behind which fewer than two
    labels follow. The profile `strict` makes the finding. In every other
    profile than `rfc5280` it is the warning `wildcard-invalid` as well.

    ## Why it matters

    A wildcard name is "A string starting with '*.' […] immediately followed by
    a Fully-Qualified Domain Name" (Baseline Requirements §1.6.1), and clients
    match no other (RFC 9525 §6.3).

    ## Example

        $ certcheck check fullchain.pem privkey.pem --profile strict
          error    profile-wildcard  fullchain.pem:1
                   * is no wildcard name: `*.` and a name of two labels or more
                   is one

    ## How to mend it

    Have the certificate issued with the names themselves, or with a wildcard in
    their place:

        subjectAltName = DNS:*.example.test, DNS:example.test
    """##,
    "request-unanswered": ##"""
    # request-unanswered

    A certificate request was given, and none of the given certificates answers it.

    ## What it means

    A request (PKCS#10, RFC 2986) states a public key and asks an authority to bind
    it to names. No certificate among the files and folders given has that key. If
    the key that made the request was given too, the finding names it: it is no
    key-orphan, it waits.

    ## Why it matters

    Nothing is broken: the deployment that is there goes on as before. It is worth
    knowing because of what people do next. A certificate that was ordered with
    another request does not fit this key, and a server that is given the two says
    "key values mismatch". And a request that has lain here for months may belong to
    a renewal that nobody finished.

    ## Example

        $ certcheck check fullchain.pem privkey.pem next.csr next.key
          info     request-unanswered  next.csr:1
                   no given certificate answers the request for
                   CN=next.example.test, made by the key in next.key:2

    ## How to mend it

    Look at what it asks for, and whether its signature holds:

        certcheck inspect next.csr

    Send it to the authority, and check what comes back with the key that made it:

        certcheck check next-fullchain.pem next.key next.csr

    Where the certificate was ordered with another request, the key is the one that
    made that; a request and its key have the same digest:

        openssl req -in next.csr -noout -pubkey | openssl sha256
        openssl pkey -in next.key -pubout | openssl sha256
    """##,
    "revoked": ##"""
    # revoked

    The authority has revoked a certificate on the path.

    ## What it means

    One of the CRLs given lists the certificate's serial number. The finding says
    since when and, where the CRL does, why. A certificate that is *on hold* is
    revoked for the time being; a later CRL may lift the hold. A delta CRL goes
    before the complete one that it adds to.

    ## Why it matters

    A revoked certificate is rejected (RFC 5280 §6.1.3 (a)(3)). Browsers that keep
    lists of their own refuse it within hours, others when they next ask; a key
    that got into the wrong hands can be used against everybody who does not. If an
    authority is revoked, every certificate below it goes with it.

    ## Example

        $ certcheck check fullchain.pem privkey.pem --crl crls.pem
          error    revoked  fullchain.pem:1
                   revoked on 2026-01-15T00:00:00Z, reason keyCompromise, says the
                   CRL of CN=Fixture Intermediate CA,O=certcheck fixtures of
                   2026-01-15T00:00:00Z (crls.pem:9)

    ## How to mend it

    Make a new key, have a certificate issued for it, and replace both:

        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
            -keyout privkey.pem -out request.csr -subj /CN=www.example.test

    If nobody here asked for the revocation, ask the authority why. If an
    intermediate is revoked, have the certificate issued by another one.
    """##,
    "search-limit": ##"""
    # search-limit

    The search for a path was given up before it was over.

    ## What it means

    The certificates given allow so many ways up from the leaf that the budget of
    one verdict was spent before a valid path was found or all were tried: 128
    signatures verified, 16 paths judged, or 131,072 certificates of the names asked
    for looked at. Honest chains need fewer than ten of each. What is reported
    beside it is the best that had been found by then; a sound path that was found
    stands, and nothing is said.

    Where too many certificates of a file have the same names to say which belong to
    no path, that is a warning: the verdict stands without it.

    ## Why it matters

    RFC 4158 describes the building of paths and why it may take long: where many
    certificates have the same names, every combination is a candidate. A file can
    be made so that the number of paths is astronomical; clients defend themselves
    with limits like this one (OpenSSL by never going back, Go by a number of
    signatures), and each gives up at another point. What they have in common is
    that they refuse.

    Files of this kind are attacks, tests, or trust bundles that were served as
    chains.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    search-limit  fullchain.pem:1
                   the search for a path was given up after 128 signatures

    ## How to mend it

    See what is in the file, and how many certificates have one name:

        certcheck inspect fullchain.pem
        openssl crl2pkcs7 -nocrl -certfile fullchain.pem \
            | openssl pkcs7 -print_certs -noout | grep subject= | sort | uniq -c

    Write it anew with the leaf and the authorities that lead up from it, and
    nothing else; two or three certificates are the rule:

        awk 1 leaf.pem intermediate.pem > fullchain.pem
    """##,
    "self-signed": ##"""
    # self-signed

    The leaf is its own issuer and not a trust anchor.

    ## What it means

    The certificate was signed with its own key: issuer and subject are one, and it
    is not among the trust anchors. Nobody but the key's owner vouches for it.

    ## Why it matters

    Path validation begins at a trust anchor (RFC 5280 §6.1); a certificate that is
    neither one nor issued below one proves nothing to a client, and anybody in
    between can present another with the same names. Browsers show a warning page,
    programs refuse. Teaching people to click through that page is worse than the
    fault. Packages install such certificates so that a server starts at all:
    Debian's `ssl-cert-snakeoil.pem`, the "Fake Certificate" of an ingress
    controller. In production it means that the real one was not found.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    self-signed  fullchain.pem:1
                   CN=www.example.test is its own issuer and no trust anchor

    ## How to mend it

    For a public name have a certificate issued, for example by Let's Encrypt:

        certbot certonly --standalone -d www.example.test

    Within a company let one authority issue for all servers and distribute its
    root. For a test, make the certificate an anchor where it is to be trusted, and
    only there:

        certcheck check fullchain.pem privkey.pem --trust fullchain.pem
        curl --cacert fullchain.pem https://www.example.test/
    """##,
    "server-certificate-missing": ##"""
    # server-certificate-missing

    A site listens with TLS and has no certificate.

    ## What it means

    A server block says `listen … ssl`, or shares an address with one that does, and
    neither it nor what stands around it names a certificate. nginx then answers its
    clients with the certificate of the default server of that address: the first
    block there that says `default_server`, else the first. The finding says whose
    that is. Where the default server has none either, nginx does not start.

    ## Why it matters

    `nginx -t` accepts such a block without a word, as long as the default server
    has a certificate. Clients compare the name that they asked for with the names
    in the certificate (RFC 9525 §6) and refuse the default server's.

    ## Example

        $ certcheck server nginx.conf
          error    server-certificate-missing  nginx.conf:10
                   listens with TLS and has no certificate; its clients are given
                   that of www.example.test, the default server there

    ## How to mend it

    Name the site's own certificate and key in its block:

        server {
            listen 443 ssl;
            server_name shop.example.test;
            ssl_certificate     shop/fullchain.pem;
            ssl_certificate_key shop/privkey.pem;
        }

    If nobody should get an answer there, say so: `ssl_reject_handshake on;` (nginx
    1.19.4 and later).
    """##,
    "server-certificate-shadowed": ##"""
    # server-certificate-shadowed

    Two certificates of one site have keys of the same kind: the earlier one is
    never served.

    ## What it means

    nginx takes several `ssl_certificate` lines for one site, for keys of different
    kinds: one RSA and one EC, say. Of two with the same kind OpenSSL keeps the
    later, in silence.

    ## Why it matters

    Whoever added the second line to serve two names serves one of them with the
    wrong certificate, and clients compare names (RFC 9525 §6). Names are told apart
    by server blocks, not by certificates. Whoever left an old line behind may look
    after the wrong file.

    ## Example

        $ certcheck server nginx.conf
          warning  server-certificate-shadowed  nginx.conf:6
                   a later certificate has a key of the same kind (ec) and is served
                   in the place of this one

    ## How to mend it

    Keep one pair of lines for each kind of key, and give every name that needs
    another certificate a server block of its own.
    """##,
    "server-certificate-unknowable": ##"""
    # server-certificate-unknowable

    Which certificate or key a site serves is decided in each handshake.

    ## What it means

    The path of the certificate or the key holds a variable
    (`ssl_certificate $ssl_server_name.pem`), the value is `data:`, or the key lies
    in an engine or a store. Nothing on disk can be judged in its place.

    ## Why it matters

    nginx does not look for such files when it starts or reloads, and `nginx -t`
    says nothing of them. If the file is missing, or the workers may not read it,
    the handshake fails for that name alone (RFC 8446 §6.2, `internal_error`).

    ## Example

        $ certcheck server nginx.conf
          info     server-certificate-unknowable  nginx.conf:6
                   $ssl_server_name.pem holds a variable: only a handshake can tell
                   what it comes to

    ## How to mend it

    Check the files themselves, as they lie in the folder:

        certcheck check /etc/nginx/ssl

    and after the reload what is served:

        openssl s_client -connect www.example.test:443 -servername www.example.test
    """##,
    "server-cipher-weak": ##"""
    # server-cipher-weak

    The list of ciphers lets in suites that RFC 9325 advises against.

    ## What it means

    `ssl_ciphers` is expanded by OpenSSL, without the machine's own configuration
    and with nothing held back. A warning names suites that MUST NOT be negotiated:
    without encryption (NULL) or authentication (anonymous), RC4, export, or of less
    than 112 bits. Where there are none of those, mere information names suites that
    SHOULD NOT be: RSA or Diffie-Hellman keys of the certificate itself instead of
    fresh ones, or less than 128 bits. The server's own default is not judged.

    ## Why it matters

    RFC 9325 §4.1 has the list. Without fresh keys whoever gets hold of the private
    key later reads everything recorded before.

    ## Example

        $ certcheck server nginx.conf
          warning  server-cipher-weak  nginx.conf:8
                   the list lets in suites that must not be used:
                   ADH-AES256-GCM-SHA384, ADH-AES128-GCM-SHA256, ADH-AES256-SHA256,
                   ADH-CAMELLIA256-SHA256, ADH-AES128-SHA256,
                   ADH-CAMELLIA128-SHA256, AECDH-AES256-SHA and 6 more

    ## How to mend it

    For the clients of the last ten years:

        ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;

    See what a list comes to:

        openssl ciphers -v 'ECDHE+AESGCM:ECDHE+CHACHA20'
    """##,
    "server-directive-removed": ##"""
    # server-directive-removed

    The configuration has a directive that current versions of nginx refuse.

    ## What it means

    `ssl on;` was deprecated in nginx 1.15.0 and dropped in 1.25.1: since then nginx
    calls it an unknown directive. It is an error where the server's version is one
    of those, else a warning. The version is that of the installed nginx, or what
    `--server-version` says.

    ## Why it matters

    After an upgrade nginx does not start, and with it none of its sites. RFC 8446
    has no say in this; nginx's list of changes has.

    ## Example

        $ certcheck server nginx.conf
          error    server-directive-removed  nginx.conf:7
                   nginx 1.25.1 dropped the directive ssl: the server does not start
                   with it

    ## How to mend it

    Delete `ssl on;` and say it where the site listens:

        listen 443 ssl;
    """##,
    "server-file-unreadable": ##"""
    # server-file-unreadable

    A file that the configuration names can't be used.

    ## What it means

    The file is not there, may not be read, or holds no certificate where one is
    needed, or no key: certificate and key are swapped, the file is DER, the
    passphrases of `ssl_password_file` do not open the key. The finding says which,
    with the line that names the file. As the file could not be checked, it stands
    among the errors too, and the exit code is 3.

    ## Why it matters

    nginx reads its certificates and keys when it starts and when it reloads. One
    that it can't use stops the start, and a reload leaves the old configuration
    running until the next restart. It knows PEM only (RFC 7468).

    ## Example

        $ certcheck server nginx.conf
          error    server-file-unreadable  nginx.conf:7
                   private.pem: no such file or folder

    ## How to mend it

    Name the right file. If it is one that only root may read, as it should be for a
    key, run the check as root, as nginx's master process runs:

        sudo certcheck server /etc/nginx/nginx.conf

    If it is DER, convert it:

        openssl x509 -inform der -in site.der -out site.pem
    """##,
    "server-include-missing": ##"""
    # server-include-missing

    A file that an `include` names does not exist.

    ## What it means

    nginx reads included files as if they stood in the place of the line. A name
    without `*`, `?` or `[` must be a file that is there; a pattern may match
    nothing. Relative names begin at the folder of `nginx.conf`, whichever file the
    line is in.

    ## Why it matters

    nginx does not start, and a reload changes nothing. What the file was to say,
    certificates among it, is unknown here too: the sites are judged by the rest.
    No RFC governs this: it is nginx's language.

    ## Example

        $ certcheck server nginx.conf
          error    server-include-missing  nginx.conf:3
                   snippets/ssl.conf does not exist

    ## How to mend it

    Put the file there or delete the line. If you check a site's own file, say where
    relative names begin:

        certcheck server sites-available/shop --config-root /etc/nginx
    """##,
    "server-name-shadowed": ##"""
    # server-name-shadowed

    Two sites have the same name on the same address: the second is never reached by
    it.

    ## What it means

    nginx picks a site by the address of the connection, then by the name asked for.
    Of two server blocks with one name on one address the first has it, and the
    other is ignored for that name.

    ## Why it matters

    `nginx -t` warns of a "conflicting server name" and exits with 0. If the second
    block is the one that was edited, its certificate (RFC 9525 §6 is about names,
    not about blocks) is never served and the old one goes on until it expires.

    ## Example

        $ certcheck server nginx.conf
          warning  server-name-shadowed  nginx.conf:9
                   example.test on the same address belongs to the site at
                   nginx.conf:3: this one is never reached by it

    ## How to mend it

    Find the file that is left over, often a copy or a backup in `sites-enabled` or
    `conf.d`, and remove it or the name in it:

        grep -rn 'server_name.*www.example.test' /etc/nginx
    """##,
    "server-plain-http": ##"""
    # server-plain-http

    A name that is served with TLS is also served on port 80, and not redirected.

    ## What it means

    A site on port 80 answers to the same name with a page, or with a redirect that
    does not lead to `https:`. Redirects are found in `return` and `rewrite`, `if`
    and `map` followed as far as they can be decided.

    ## Why it matters

    Whoever types the name without `https://` gets the page in the clear: anybody on
    the way can read and change it, cookies included (RFC 6797 §2.3.1 describes the
    attack). A certificate does not help connections that never ask for it.

    ## Example

        $ certcheck server nginx.conf
          warning  server-plain-http  nginx.conf:4
                   www.example.test and example.test are served on port 80 too,
                   without a redirect to HTTPS

    ## How to mend it

    Let port 80 do nothing but redirect:

        server {
            listen 80;
            server_name www.example.test;
            return 301 https://$host$request_uri;
        }
    """##,
    "server-protocol-obsolete": ##"""
    # server-protocol-obsolete

    A version of SSL or TLS is on that should be off.

    ## What it means

    `ssl_protocols` lists SSLv2, SSLv3, TLSv1 or TLSv1.1, or nothing is written and
    the default of this nginx version has them: up to 1.27.2 that includes TLSv1 and
    TLSv1.1. It is an error where nothing newer is on, else a warning.

    ## Why it matters

    RFC 8996 §4 and §5: TLS 1.0 and TLS 1.1 MUST NOT be used. RFC 7568 says the same
    of SSL 3.0, RFC 6176 of SSL 2.0. Browsers have refused them since 2020, as do
    iOS and WeChat mini programs, which ask for TLS 1.2; audits such as PCI DSS fail
    a server that offers them.

    ## Example

        $ certcheck server nginx.conf
          warning  server-protocol-obsolete  nginx.conf:11
                   TLSv1 and TLSv1.1 are on: weak versions that current clients have
                   given up

    ## How to mend it

        ssl_protocols TLSv1.2 TLSv1.3;

    TLSv1.3 needs nginx 1.13 with OpenSSL 1.1.1. All sites on one address should
    have the same line: older versions of OpenSSL settle on the default server's
    before the client has named its site.
    """##,
    "server-stapling-idle": ##"""
    # server-stapling-idle

    Stapling is on, and the certificate names no OCSP responder.

    ## What it means

    With `ssl_stapling on` nginx asks the authority's responder about its own
    certificate and hands the answer to clients (RFC 6066 §8). The address stands in
    the certificate (RFC 5280 §4.2.2.1); this one has none, and neither
    `ssl_stapling_responder` nor `ssl_stapling_file` stands in for it.

    ## Why it matters

    Nothing breaks: nginx warns at every start and staples nothing. Let's Encrypt
    has named no responder since May 2025 and turned its own off in August. A line
    that does nothing misleads whoever reads it.

    ## Example

        $ certcheck server nginx.conf
          info     server-stapling-idle  nginx.conf:8
                   stapling is on, and the certificate names no OCSP responder to
                   ask

    ## How to mend it

    Delete `ssl_stapling` and `ssl_stapling_verify`.
    """##,
    "server-syntax": ##"""
    # server-syntax

    The configuration can't be read as its server would read it.

    ## What it means

    A block or a text is not closed, a line has no semicolon, a directive's value is
    none that it may have, or a certificate has no key. The finding says where. The
    sites are listed as far as they can be made out.

    ## Why it matters

    nginx does not start, and a reload leaves the old configuration in force, with
    the old certificates in it, until the next restart. No RFC governs this: it is
    nginx's language.

    ## Example

        $ certcheck server nginx.conf
          error    server-syntax  nginx.conf:11
                   unexpected "}"

    ## How to mend it

    Mend the line, then let nginx itself read the file:

        nginx -t -c /etc/nginx/nginx.conf
    """##,
    "signature-invalid": ##"""
    # signature-invalid

    The issuer's key does not verify the signature on a certificate.

    ## What it means

    By name and key identifier an issuer was found, but its public key does not
    verify the signature, or cannot: another kind of key, an algorithm that is not
    supported, or two different algorithms named in one certificate. The finding
    says which where it is not plain.

    ## Why it matters

    The signature is what makes a certificate more than a claim; a path on which one
    does not verify is rejected (RFC 5280 §6.1.3 (a)(1)). The usual causes are
    harmless: an authority renewed its intermediate under the same name with a new
    key, and the file holds the wrong one of the two; or the file was damaged on its
    way. A certificate that somebody altered looks just the same.

    Every issuer of the right name was tried before this was said.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    signature-invalid  fullchain.pem:1
                   the signature on CN=www.example.test does not verify with the key
                   of CN=Fixture Intermediate CA,O=certcheck fixtures

    ## How to mend it

    Compare the key identifiers: the leaf's authority key identifier must be the
    issuer's subject key identifier.

        openssl x509 -in leaf.pem -noout -ext authorityKeyIdentifier
        openssl x509 -in intermediate.pem -noout -ext subjectKeyIdentifier

    If they differ, fetch the issuer that the leaf names:

        openssl x509 -in leaf.pem -noout -ext authorityInfoAccess
        curl -o issuer.der http://ca.example.test/intermediate.cer
        openssl x509 -inform DER -in issuer.der -out intermediate.pem
        awk 1 leaf.pem intermediate.pem > fullchain.pem

    If they are the same, one of the two is damaged: download both again.
    """##,
    "unhandled-critical-extension": ##"""
    # unhandled-critical-extension

    A certificate has a critical extension that is not known.

    ## What it means

    An extension is marked critical, and this program does not process it. The
    finding shows its OID. Trust anchors are exempt: an anchor is a name and a key
    (RFC 5280 §6.1.1 (d)), and its extensions bind nobody.

    ## Why it matters

    "A certificate-using system MUST reject the certificate if it encounters a
    critical extension it does not recognize or a critical extension that contains
    information that it cannot process" (RFC 5280 §4.2). Marking an extension
    critical is how an authority says that a certificate must not be used by those
    who do not understand it. Clients obey: OpenSSL says "unhandled critical
    extension", Go "unhandled critical extension" too, browsers show an error.

    One critical extension is meant to be met with refusal: the poison of a
    precertificate (1.3.6.1.4.1.11129.2.4.3, RFC 6962 §3.1). Who finds that one has
    the wrong file, a precertificate from a transparency log.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    unhandled-critical-extension  fullchain.pem:1
                   CN=www.example.test has the critical extension
                   1.3.6.1.4.1.99999.1, which is not known

    ## How to mend it

    See which extensions the certificate has, and which are critical:

        certcheck inspect fullchain.pem --format json

    Have it issued without the extension, or with the extension not critical: in the
    configuration of an authority of your own, take the word `critical` away.

        1.3.6.1.4.1.99999.1 = DER:05:00

    If it is a precertificate, use the certificate that the authority delivered.
    """##,
    "untrusted-root": ##"""
    # untrusted-root

    The path ends in a root that is not a trust anchor.

    ## What it means

    The presented certificates lead up to a self-signed root, and all signatures may
    be right, but this root is not among the anchors: the system's, or those given
    with `--trust`.

    ## Why it matters

    A path is valid only if it begins at a trust anchor that the client has chosen
    (RFC 5280 §6.1.1 (d)); anybody can make a root with any name. The usual causes:
    a company's own authority whose root was not distributed; an authority that has
    been removed from the stores; a root so new that this system's store does not
    have it yet; the test environment of an authority ("staging" in its name).

    What is an anchor here may be none for your clients, and the other way round:
    `--trust` says whom to take for them.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    untrusted-root  fullchain.pem:30
                   the path ends in CN=Fixture Root CA,O=certcheck fixtures, which
                   is no trust anchor

    ## How to mend it

    If the authority is your own, give its root to the check and to every client:

        certcheck check fullchain.pem privkey.pem --trust root.pem
        sudo cp root.pem /usr/local/share/ca-certificates/example-root.crt
        sudo update-ca-certificates

    If the root is public and new, bring the store up to date, and serve the
    cross-signed chain that the authority offers for older clients:

        sudo apt-get install --only-upgrade ca-certificates

    If the certificate came from a staging environment, have it issued again without
    that option (certbot: without --test-cert).
    """##,
    "weak-key": ##"""
    # weak-key

    The public key is of a kind that clients refuse for its weakness.

    ## What it means

    A certificate on the path has an RSA key below 2048 bits, an elliptic curve
    below 256 bits, or a DSA key; or it gives the parameters of its curve where RFC
    5480 §2.1.1 wants a name, whatever the profile. The finding states the kind and
    the size. Trust anchors count too: a key that signs for others must be no weaker
    than theirs.

    ## Why it matters

    RFC 9325 §4.5 asks servers for "at least a 2048-bit modulus"; the Baseline
    Requirements (§6.1.5) forbid public authorities less, and elliptic curves other
    than P-256, P-384 and P-521. DSA is in no TLS 1.3 (RFC 8446 §4.2.3). RSA of 768
    bits was factored in 2009 and 1024 bits are within reach of the wealthy.

    Clients enforce it: browsers and Apple's systems refuse RSA below 2048 bits, and
    OpenSSL at security level 2, the default of Debian and Ubuntu, says "EE
    certificate key too weak". A server at that level does not even start.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    weak-key  fullchain.pem:1
                   the public key is RSA 1024, a key below 2048 bits, which clients
                   refuse

    ## How to mend it

    Make a new key, P-256 where every client takes it and RSA 2048 elsewhere, and
    have a certificate issued for it:

        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
            -keyout privkey.pem -out request.pem -subj /CN=www.example.test \
            -addext subjectAltName=DNS:www.example.test

    With certbot:

        certbot certonly --key-type ecdsa --elliptic-curve secp256r1 \
            --force-renewal -d www.example.test

    If it is an authority's key that is weak, use another authority.
    """##,
    "weak-signature": ##"""
    # weak-signature

    A certificate is signed over a digest in which collisions are found.

    ## What it means

    A certificate on the path was signed over SHA-1, MD5 or something older. The
    signature of a trust anchor is exempt: nobody verifies it. An anchor is trusted
    because it is in the store, and RFC 8446 §4.4.2.2 lets it be signed "with any
    algorithm".

    ## Why it matters

    A signature covers a digest only. Who can make two certificates with one digest
    has one signed and uses the other: with MD5 that gave researchers an authority
    of their own in 2008, and for SHA-1 chosen-prefix collisions have been within a
    modest budget since 2020. RFC 9155 says of both that they are "insecure, subject
    to collision attacks"; RFC 8446 §4.4.2.4 has clients abort over MD5 and
    recommends it for SHA-1. All browsers have refused SHA-1 since 2017, and OpenSSL
    refuses it from security level 1 on.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    weak-signature  fullchain.pem:1
                   signed with sha1WithRSAEncryption (SHA-1), which clients refuse

    ## How to mend it

    Have the certificate issued anew; no public authority signs with SHA-1 any
    longer. If it is an intermediate, use the authority's current one. For an
    authority of your own say which digest it is to use:

        openssl x509 -req -sha256 -in request.pem -CA ca.pem -CAkey ca.key \
            -days 90 -copy_extensions copy -out leaf.pem

    See what signed each certificate of a file:

        certcheck inspect fullchain.pem
    """##,
    "wildcard-invalid": ##"""
    # wildcard-invalid

    The certificate has a wildcard name that clients refuse.

    ## What it means

    A DNS name with an asterisk is not of the one form that clients accept: a single
    asterisk that is the whole left-most label, before a name of two labels at
    least. The finding says which rule the name breaks:

        f*.example.test     the asterisk is only a part of its label
        *.*.example.test    there is more than one asterisk
        www.*.test          the asterisk is not the left-most label
        xn--*.example.test  the asterisk stands inside an A-label
        *.com               the asterisk stands for a whole top-level domain

    ## Why it matters

    RFC 9525 §6.3: unless there is "only one wildcard character" that appears "only
    as the complete content of the left-most label", the name "is invalid and MUST
    be ignored". RFC 6125 had let clients choose about partial wildcards, and
    OpenSSL's default still matches them; browsers and Go do not. RFC 9525 §7.1
    leaves it to clients to guard against `*.com`, and they do. The hosts that such
    a name was meant for are not covered, which is a finding of its own where they
    are asked about.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          warning  wildcard-invalid  fullchain.pem:1
                   clients refuse f*.example.test: the asterisk is only a part of
                   its label

    ## How to mend it

    Name the hosts, or use one wildcard for each level that is needed:

        certbot certonly --manual --preferred-challenges dns \
            -d example.test -d '*.example.test' -d '*.eu.example.test'

    See whether a host is covered:

        certcheck check fullchain.pem --host foo.example.test
    """##,
    "wrong-purpose": ##"""
    # wrong-purpose

    The extended key usage does not allow what the certificate is used for.

    ## What it means

    The leaf, or an authority below the anchor, has the extended key usage
    extension, and neither the purpose asked for nor anyExtendedKeyUsage is in it.
    The purpose is serverAuth unless `--purpose` says client or any. A certificate
    without the extension is good for every purpose.

    ## Why it matters

    "If the extension is present, then the certificate MUST only be used for one of
    the purposes indicated" (RFC 5280 §4.2.1.12). TLS clients look for serverAuth in
    what a server presents, TLS servers for clientAuth in what a client presents,
    and both take an authority's list as a limit on everything below it.

    Certificates for servers used to hold both. Public authorities have been taking
    clientAuth out of them, so a renewal can end a service that used its server's
    certificate as a client: mail relays, VPNs, connections between services.

    ## Example

        $ certcheck check fullchain.pem privkey.pem
          error    wrong-purpose  fullchain.pem:1
                   the certificate is for clientAuth, not for serverAuth

    ## How to mend it

    If it is in fact a client's certificate, say so:

        certcheck check client.pem client.key --purpose client

    Otherwise have it issued with the purpose it needs. With an authority of your
    own:

        printf '%s\n' 'extendedKeyUsage = serverAuth' > leaf.ext
        openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -sha256 \
            -days 90 -copy_extensions copy -extfile leaf.ext -out leaf.pem

    For client authentication use an authority of your own: the server decides whom
    it trusts, and needs no public one.
    """##,
]
