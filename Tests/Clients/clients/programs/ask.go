// Asks Go's crypto/tls: a target a line on standard input, an answer a line on standard output.
package main

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"os"
	"strings"
	"time"
)

func ask(host, address, port, anchors string) error {
	pool := x509.NewCertPool()
	text, err := os.ReadFile(anchors)
	if err != nil {
		return err
	}
	pool.AppendCertsFromPEM(text)
	dialer := &net.Dialer{Timeout: 20 * time.Second}
	configuration := &tls.Config{RootCAs: pool, ServerName: host}
	connection, err := tls.DialWithDialer(dialer, "tcp", net.JoinHostPort(address, port), configuration)
	if err != nil {
		return err
	}
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := connection.Write([]byte("GET / HTTP/1.0\r\n\r\n")); err != nil {
		return err
	}
	_, err = connection.Read(make([]byte, 100))
	return err
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		parts := strings.Split(lines.Text(), "\t")
		verdict, words := "yes", ""
		if err := ask(parts[1], parts[2], parts[3], parts[4]); err != nil {
			verdict, words = "no", strings.Join(strings.Fields(err.Error()), " ")
		}
		fmt.Printf("%s\t%s\t%s\n", parts[0], verdict, words)
	}
}
