#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""relayserver.py FOLDER: a relay on loopback that speaks as smee.io does (probot/smee.io,
lib/server.js), over HTTPS with a CA of its own, FOLDER/ca.pem. Says its port on standard output.

GET /CHANNEL with "Accept: text/event-stream" is the stream; POST /CHANNEL passes the request on as
{headers…, body, query, timestamp}. POST /control, a JSON object, does what a test asks for:
{"mode": "parsed" | "altered" | "spaced" | "bodyB" | "rawBody"}  how bodies are passed on
{"answer": STATUS, "type": TEXT}    what the next streams get instead; 200 with type text/event-stream is the usual
{"send": TEXT}                      to all streams, as it stands
{"sendLarge": BYTES}                an event of that size
{"drop": true}                      ends all streams
{"stall": true}                     the next connections are taken and never answered; {"stall": false} ends it
Its answer: {"asked": [headers of each GET], "open": number of streams}."""
import base64
import json
import os
import ssl
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

folder = sys.argv[1]
state = {"mode": "parsed", "answer": 200, "type": "text/event-stream", "stall": False}
asked = []
streams = {}
lock = threading.Lock()


def certificates():
    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, stderr=subprocess.DEVNULL)

    with open(os.path.join(folder, "names"), "w", encoding="utf-8") as file:
        file.write("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Relay test CA")
    openssl("req", *key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
            "-out", "server.pem", "-days", "2", "-extfile", "names")


def text_of(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def event_of(headers, body, query):
    members = {name.lower(): value for name, value in headers.items()}
    members["query"] = dict(parse_qsl(query))
    members["timestamp"] = int(time.time() * 1000)
    if state["mode"] == "bodyB":
        members["bodyB"] = base64.b64encode(body).decode()
    elif state["mode"] == "rawBody":
        members["rawBody"] = body.decode()
    elif headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded"):
        members["body"] = dict(parse_qsl(body.decode()))
    else:
        members["body"] = json.loads(body)
    if state["mode"] == "altered":
        members["body"] = dict(sorted(members["body"].items(), reverse=True), extra=1)
    return json.dumps(members, ensure_ascii=False) if state["mode"] == "spaced" else text_of(members)


def send(text, channel=None):
    with lock:
        for stream in [s for s, of in streams.items() if channel in (None, of)]:
            try:
                stream.wfile.write(text.encode())
                stream.wfile.flush()
            except OSError:
                pass


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body=b"", kind="application/json"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if 300 <= status < 400:
            self.send_header("Location", "https://localhost:1/elsewhere")
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        with lock:
            asked.append({name.lower(): value for name, value in self.headers.items()})
        while state["stall"]:
            time.sleep(0.05)
        if state["answer"] != 200 or self.headers.get("Accept") != "text/event-stream":
            self.answer(state["answer"], b"<html>", "text/html")
            return
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", state["type"])
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"id: 0\nevent: ready\ndata: {}\n\n")
        self.wfile.flush()
        with lock:
            streams[self] = urlsplit(self.path).path
        while self in streams:
            time.sleep(0.02)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        target = urlsplit(self.path)
        if target.path != "/control":
            send("id: 7\ndata: " + event_of(self.headers, body, target.query) + "\n\n", target.path)
            self.answer(200)
            return
        wanted = json.loads(body)
        for name in state:
            state[name] = wanted.get(name, state[name])
        if "send" in wanted:
            send(wanted["send"])
        if "sendLarge" in wanted:
            send('data: {"x-github-event":"push","body":"')
            for _ in range(wanted["sendLarge"] // 65536):
                send("x" * 65536)
            send('"}\n\n')
        with lock:
            if wanted.get("drop"):
                streams.clear()
            said = text_of({"asked": asked, "open": len(streams)})
        self.answer(200, said.encode())

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):  # a client that leaves, or does not trust it, is what is tested
        pass


certificates()
server = Server(("127.0.0.1", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(os.path.join(folder, "server.pem"), os.path.join(folder, "server.key"))
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
print(server.server_address[1], flush=True)
server.serve_forever()
