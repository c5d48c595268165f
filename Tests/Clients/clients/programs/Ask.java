import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Asks Java's own TLS: a target a line on standard input, an answer a line on standard output. */
public final class Ask {
    private static SSLContext context(String anchors) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        int number = 0;
        // Block by block: what stands behind a certificate's octets is no reason to give up.
        for (String block : Files.readString(Path.of(anchors)).split("-----END CERTIFICATE-----")) {
            if (block.isBlank()) {
                continue;
            }
            byte[] octets = Base64.getMimeDecoder().decode(
                    block.replace("-----BEGIN CERTIFICATE-----", ""));
            Certificate one = factory.generateCertificate(new ByteArrayInputStream(octets));
            store.setCertificateEntry("anchor" + number++, one);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(null, trust.getTrustManagers(), null);
        return made;
    }

    private static void ask(String host, String address, int port, String anchors)
            throws Exception {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port), 20000);
            plain.setSoTimeout(20000);
            SSLContext context = context(anchors);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                    .createSocket(plain, host, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
                if (socket.getInputStream().read() < 0) {
                    throw new java.io.IOException("no answer");
                }
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = lines.readLine()) != null; ) {
            String[] parts = line.split("\t");
            try {
                ask(parts[1], parts[2], Integer.parseInt(parts[3]), parts[4]);
                System.out.println(parts[0] + "\tyes\t");
            } catch (Exception error) {
                String words = String.valueOf(error).replaceAll("\\s+", " ");
                System.out.println(parts[0] + "\tno\t" + words);
            }
            System.out.flush();
        }
    }
}
