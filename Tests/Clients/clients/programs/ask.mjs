// Asks Node's tls: a target a line on standard input, an answer a line on standard output.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { connect } from "node:tls";
import { isIP } from "node:net";

function ask(host, address, port, anchors) {
    return new Promise((resolve) => {
        const options = { host: address, port: Number(port), ca: readFileSync(anchors) };
        if (!isIP(host)) options.servername = host;
        let socket;
        try {
            socket = connect(options, () => socket.write("GET / HTTP/1.0\r\n\r\n"));
        } catch (error) {
            resolve(`no\t${error.code ?? ""}: ${error.message}`);
            return;
        }
        socket.setTimeout(20000, () => socket.destroy(new Error("timed out")));
        socket.on("data", () => resolve("yes\t"));
        socket.on("error", (error) => resolve(`no\t${error.code ?? ""}: ${error.message}`));
        socket.on("close", () => resolve("no\tclosed"));
    });
}

for await (const line of createInterface({ input: process.stdin })) {
    const [name, host, address, port, anchors] = line.split("\t");
    const answer = await ask(host, address, port, anchors);
    console.log(`${name}\t${answer.replace(/[\r\n]+/g, " ")}`);
}
