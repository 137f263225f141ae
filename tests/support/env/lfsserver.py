#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lfsserver.py FOLDER PORT: a small Git LFS server (batch API, transfer "basic") on loopback,
behind the tests' nginx, which does TLS and sign-in. Contents stand below FOLDER. What a request
asks for is in its path: /NAME.git/info/lfs/objects/batch, /NAME.git/lfs-objects/OID.
FOLDER/NAME.git.json changes how one repository is served: {"other": URL} names contents at
another host with a header of its own, {"redirect": URL} redirects to it, {"bytes": TEXT} sends
that instead. FOLDER/requests has a line of JSON per request: method, path, host, headers."""
import hashlib
import json
import os
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

folder, port = sys.argv[1], int(sys.argv[2])
TYPE = "application/vnd.git-lfs+json"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body=b"", kind=TYPE, **headers):
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def settings(self, name):
        try:
            with open(os.path.join(folder, name + ".json"), encoding="utf-8") as file:
                return json.load(file)
        except OSError:
            return {}

    def place(self, oid):
        return os.path.join(folder, "objects", oid)

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with open(os.path.join(folder, "requests"), "a", encoding="utf-8") as log:
            log.write(json.dumps({"method": self.command, "path": self.path, "host": self.headers.get("Host"),
                                  "headers": dict(self.headers.items())}) + "\n")
        found = re.fullmatch(r"(/private)?/([^/]+\.git)/(info/lfs/objects/batch|lfs-objects/([0-9a-f]{64}))", self.path)
        if not found:
            return self.answer(404, {"message": "there is nothing here"})
        if found[4]:
            return self.content(found[2], found[4], body)
        return self.batch(found[1] or "", found[2], json.loads(body))

    def batch(self, private, name, request):
        settings = self.settings(name)
        if request["operation"] == "download" and "basic" not in request.get("transfers", ["basic"]):
            return self.answer(422, {"message": "only the transfer basic is here"})
        base = f'{self.headers["X-Forwarded-Proto"]}://{self.headers["Host"]}{private}/{name}/lfs-objects/'
        objects = []
        for wanted in request["objects"]:
            oid, size = wanted["oid"], wanted["size"]
            is_here = os.path.exists(self.place(oid))
            answer = {"oid": oid, "size": size}
            if request["operation"] == "upload":
                if not is_here:
                    answer["actions"] = {"upload": {"href": base + oid}}
            elif not is_here:
                answer["error"] = {"code": 404, "message": "the content is gone"}
            elif "other" in settings:
                answer["actions"] = {"download": {"href": f'{settings["other"]}/{name}/lfs-objects/{oid}',
                                                  "header": {"X-Lease": "lease-of-the-server"}}}
            else:
                answer["actions"] = {"download": {"href": base + oid}}
            objects.append(answer)
        return self.answer(200, {"transfer": "basic", "objects": objects})

    def content(self, name, oid, body):
        settings = self.settings(name)
        if self.command == "PUT":
            if hashlib.sha256(body).hexdigest() != oid:
                return self.answer(422, {"message": "another content"})
            os.makedirs(os.path.dirname(self.place(oid)), exist_ok=True)
            with open(self.place(oid), "wb") as file:
                file.write(body)
            return self.answer(200)
        if "redirect" in settings and not self.path.startswith("/private/elsewhere"):
            target = settings["redirect"] + f"/{name}/lfs-objects/{oid}"
            if self.headers["Host"] not in target:
                return self.answer(302, Location=target)
        if "bytes" in settings:
            return self.answer(200, settings["bytes"].encode(), "application/octet-stream")
        try:
            with open(self.place(oid), "rb") as file:
                return self.answer(200, file.read(), "application/octet-stream")
        except OSError:
            return self.answer(404, {"message": "the content is gone"})

    do_GET = do_POST = do_PUT = do_HEAD = handle_any

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


Server(("127.0.0.1", port), Handler).serve_forever()
