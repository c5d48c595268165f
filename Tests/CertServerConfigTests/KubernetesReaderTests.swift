import CertModel
import CertServerConfig
import Testing

/// Which site gets which Secret.
struct KubernetesReaderTests {
    private func configuration(_ text: String) throws -> ServerConfiguration {
        let files = MemoryFiles(files: ["a.yaml": text])
        return try KubernetesReader(files: files.access).read("a.yaml")
    }

    private func secret(namespace: String? = "web", keys: [String] = ["tls.crt", "tls.key"])
        -> String
    {
        let namespace = namespace.map { "  namespace: \($0)\n" } ?? ""
        return "---\nkind: Secret\napiVersion: v1\nmetadata:\n  name: s\n\(namespace)data:\n"
            + keys.map { "  \($0): YQ==\n" }.joined()
    }

    private let ingress = """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: i, namespace: web}
        spec:
          tls:
          - hosts: [a.test, "*.a.test"]
            secretName: s

        """

    @Test("An entry of an Ingress is a site with its hosts and its Secret")
    func found() throws {
        let site = try #require(try configuration(ingress + secret()).sites.first)
        #expect(site.location.line == 6)
        #expect(site.serverNames.map(\.written) == ["a.test", "*.a.test"])
        #expect(site.certificates.map(\.written) == ["s"])
        #expect(site.certificates.first?.embedded?.line == 15)
        #expect(site.keys.first?.embedded?.octets == [0x61])
        #expect(site.faults.isEmpty)
    }

    @Test(
        "A Secret that is not there for its site",
        arguments: [
            ("", .warning), ("---\nkind: Other\napiVersion: v1\n", .warning),
        ] as [(String, Severity)]
    )
    func missing(rest: String, severity: Severity) throws {
        let site = try #require(try configuration(ingress + rest).sites.first)
        #expect(site.faults.map(\.id) == [.serverSecretMissing])
        #expect(site.faults.map(\.severity) == [severity])
        #expect(site.certificates.first?.target == .nothing)
    }

    @Test("Another namespace, or a Secret without a half, is an error")
    func unusable() throws {
        for rest in [secret(namespace: "other"), secret(keys: ["tls.crt"])] {
            let site = try #require(try configuration(ingress + rest).sites.first)
            #expect(site.faults.map(\.id) == [.serverSecretMissing])
            #expect(site.faults.map(\.severity) == [.error])
        }
    }

    @Test("A Secret that is to be issued is no fault")
    func issued() throws {
        let rest = """
            ---
            apiVersion: cert-manager.io/v1
            kind: Certificate
            metadata: {name: c, namespace: web}
            spec: {secretName: s, dnsNames: [a.test]}
            """
        let sites = try configuration(ingress + rest).sites
        #expect(sites.count == 2)
        #expect(sites[0].faults.map(\.id) == [.serverCertificateUnknowable])
        #expect(sites[1].serverNames.map(\.written) == ["a.test"])
    }

    @Test("A listener may use another namespace's Secret where a grant says so")
    func grants() throws {
        let gateway = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: g, namespace: infra}
            spec:
              listeners:
              - name: https
                port: 443
                protocol: HTTPS
                hostname: a.test
                tls:
                  certificateRefs: [{name: s, namespace: web}]

            """
        let grant = """
            ---
            apiVersion: gateway.networking.k8s.io/v1beta1
            kind: ReferenceGrant
            metadata: {name: r, namespace: web}
            spec:
              from: [{kind: Gateway, group: gateway.networking.k8s.io, namespace: infra}]
              to: [{kind: Secret}]

            """
        let refused = try #require(try configuration(gateway + secret()).sites.first)
        #expect(refused.listens.map(\.words) == [["443", "HTTPS"]])
        #expect(refused.faults.map(\.id) == [.serverSecretMissing])
        let granted = try #require(try configuration(gateway + grant + secret()).sites.first)
        #expect(granted.faults.isEmpty)
    }

    @Test("The names of Traefik's rules count, and passed connections need no certificate")
    func traefik() throws {
        let route = """
            apiVersion: traefik.io/v1alpha1
            kind: IngressRoute
            metadata: {name: r, namespace: web}
            spec:
              routes:
              - match: Host(`a.test`, `b.test`) && !Host(`c.test`) || HostSNI(`*`)
              tls:
                secretName: s

            """
        let site = try #require(try configuration(route + secret()).sites.first)
        #expect(site.location.line == 8)
        #expect(site.serverNames.isEmpty)
        #expect(site.ruledNames.map(\.written) == ["a.test", "b.test"])
        let passed = route.replacing("secretName: s", with: "passthrough: true")
        #expect(try configuration(passed).sites.first?.isTLS == false)
    }

    @Test("A template is told as such, with its line; what stands before it is kept")
    func template() throws {
        let text = ingress + "---\n{{- if .Values.tls }}\nkind: Secret\n{{- end }}\n"
        let configuration = try configuration(text)
        #expect(configuration.sites.count == 1)
        #expect(configuration.faults.map(\.kind) == [.syntax(.manifest(.template))])
        #expect(configuration.faults.map(\.location.line) == [9])
    }
}
