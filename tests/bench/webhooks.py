#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Webhooks beside Debian's `webhook` program doing the same proof, measured in the same run.

webhooks.py SLIPWAY : a Markdown table. Needs wrk and webhook. A GitHub push of 8 KB, signed, 8 connections;
rounds are interleaved. Slipway's full path: proof, guard against replays, delivery and run on disk, 202.
"""
import hashlib
import hmac
import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

SLIPWAY = os.path.abspath(sys.argv[1])
SECONDS = int(os.environ.get("SLIPWAY_BENCH_SECONDS", "4"))
ROUNDS = int(os.environ.get("SLIPWAY_BENCH_ROUNDS", "3"))
SECRET = "0123456789abcdef0123456789abcdef"
WORK = tempfile.mkdtemp(prefix="slipway-bench-")

BODY = json.dumps({"ref": "refs/heads/main", "after": "a" * 40, "deleted": False,
                   "repository": {"full_name": "bench/bench", "default_branch": "main"},
                   "commits": [{"id": "%040d" % i, "message": "Change number %d" % i, "author": {"name": "bench"},
                                "added": ["src/file-%d.txt" % i], "removed": [], "modified": ["README.md"]}
                               for i in range(43)]})
BODY += " " * max(0, 8192 - len(BODY))

# A path for each thread and request, so that no delivery id comes twice.
SCRIPT = """
local body = io.open("%(work)s/body.json"):read("*a")
local count, me = 0, 0
local threads = 0
function setup(thread) thread:set("number", threads); threads = threads + 1 end
function init(args) me = number * 1000000000 + os.time() %% 100000 * 10000 end
function request()
    count = count + 1
    return wrk.format("POST", nil, {["Content-Type"] = "application/json", ["X-GitHub-Event"] = "push",
        ["X-GitHub-Delivery"] = string.format("%(name)s-%%d-%%d", me, count),
        ["X-Hub-Signature-256"] = "sha256=%(signature)s"}, body)
end
function done(summary, latency)
    io.write(string.format("RESULT %%f %%f %%d\\n", summary.requests / summary.duration * 1e6,
             latency:percentile(99) / 1000, summary.errors.status))
end
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wrk(name, url, signature, status, seconds=SECONDS):
    """Rate and 99th percentile (ms) of answers; `status` says which are meant."""
    script = os.path.join(WORK, name + ".lua")
    with open(script, "w", encoding="utf-8") as out:
        out.write(SCRIPT % {"work": WORK, "name": "%s-%d" % (name, time.time_ns()), "signature": signature,
                            "status": status})
    text = subprocess.run(["wrk", "-t1", "-c8", "-d%ds" % seconds, "-s", script, url], check=True,
                          stdout=subprocess.PIPE).stdout.decode()
    rate, p99, errors = re.search(r"RESULT (\S+) (\S+) (\d+)", text).groups()
    is_refusal = status >= 400
    if not is_refusal and int(errors) > 0:
        raise RuntimeError("%s: %s answers were errors" % (name, errors))
    return float(rate), float(p99)


def spent_seconds(pid):
    """Processor time of a process and of the children it has waited for."""
    with open("/proc/%d/stat" % pid, encoding="ascii") as file:
        return sum(int(part) for part in file.read().rsplit(")", 1)[1].split()[11:15]) / os.sysconf("SC_CLK_TCK")


def settle(*pids):
    """`webhook` answers before it starts its commands: what it still has to start must not be the next one's load."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        before = sum(spent_seconds(pid) for pid in pids)
        time.sleep(0.5)
        if sum(spent_seconds(pid) for pid in pids) - before <= 0.02:
            return
    raise RuntimeError("the programs do not come to rest")


def resident_mb(pid):
    with open("/proc/%d/statm" % pid, encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


class Stalling:
    """A server that takes connections and says nothing: a run of a stack goes on there for as long as it is asked."""

    def __init__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(16)
        self.port = self.socket.getsockname()[1]
        self.taken = []
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            self.taken.append(self.socket.accept())


class Slipway:
    def __init__(self, stalling):
        data = os.path.join(WORK, "data")
        base = [SLIPWAY, "--data-dir", data, "--vault", "key-file"]
        self.token = subprocess.run(base + ["token", "create", "--name", "bench"], check=True,
                                    stdout=subprocess.PIPE).stdout.decode().strip()
        self.process = subprocess.Popen(base + ["--listen", "127.0.0.1:0", "--log-level", "warning", "serve"],
                                        stderr=subprocess.DEVNULL)
        place = os.path.join(data, "listener.json")
        end = time.monotonic() + 20
        while not os.path.exists(place) and time.monotonic() < end:
            time.sleep(0.05)
        with open(place, encoding="utf-8") as file:
            self.url = json.load(file)["url"]
        stack = self.call("POST", "/api/git/stacks",
                          {"stackName": "bench", "url": "http://127.0.0.1:%d/bench.git" % stalling.port,
                           "webhookEnabled": True, "webhookSecret": SECRET})
        self.hook = stack["webhook"]["url"]

    def call(self, method, path, body=None):
        request = urllib.request.Request(self.url + path, method=method,
                                         data=json.dumps(body).encode() if body is not None else None,
                                         headers={"Authorization": "Bearer " + self.token,
                                                  "Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


class Webhook:
    def __init__(self):
        hooks = os.path.join(WORK, "hooks.json")
        with open(hooks, "w", encoding="utf-8") as out:
            json.dump([{"id": "bench", "execute-command": "/bin/true", "trigger-rule-mismatch-http-response-code": 401,
                        "trigger-rule": {"match": {"type": "payload-hmac-sha256", "secret": SECRET,
                                                   "parameter": {"source": "header",
                                                                 "name": "X-Hub-Signature-256"}}}}], out)
        port = free_port()
        self.process = subprocess.Popen(["webhook", "-hooks", hooks, "-ip", "127.0.0.1", "-port", str(port)],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.hook = "http://127.0.0.1:%d/hooks/bench" % port
        end = time.monotonic() + 10
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def health_p99(url, until):
    times = []
    while time.monotonic() < until:
        start = time.perf_counter()
        with urllib.request.urlopen(url + "/api/health") as answer:
            answer.read()
        times.append((time.perf_counter() - start) * 1000)
        time.sleep(0.01)
    return statistics.quantiles(times, n=100)[98]


def main():
    with open(os.path.join(WORK, "body.json"), "w", encoding="utf-8") as out:
        out.write(BODY)
    right = hmac.new(SECRET.encode(), BODY.encode(), hashlib.sha256).hexdigest()
    wrong = "0" * 64
    slipway = webhook = None
    try:
        slipway = Slipway(Stalling())
        webhook = Webhook()
        rows = {("slipway", "ok"): [], ("webhook", "ok"): [], ("slipway", "wrong"): [], ("webhook", "wrong"): []}
        wrk("warm", slipway.hook, right, 202, 1)
        hooks = {"slipway": slipway.hook, "webhook": webhook.hook}
        for _ in range(ROUNDS):
            for (program, kind), values in rows.items():
                settle(slipway.process.pid, webhook.process.pid)
                good = {"slipway": 202, "webhook": 200}[program]
                values.append(wrk(kind, hooks[program], right, good) if kind == "ok"
                              else wrk(kind, hooks[program], wrong, 401))
        middle = {key: (statistics.median(r for r, _ in values), statistics.median(p for _, p in values))
                  for key, values in rows.items()}
        print("| 8 connections, 8 KB signed push | Slipway | webhook | times |")
        print("|---|---|---|---|")
        for kind, words in (("ok", "accepted"), ("wrong", "wrong signature")):
            ours, theirs = middle["slipway", kind], middle["webhook", kind]
            print("| %s, per second | %.0f | %.0f | %.1f |" % (words, ours[0], theirs[0], ours[0] / theirs[0]))
            print("| %s, p99 ms | %.1f | %.1f | |" % (words, ours[1], theirs[1]))
        before = resident_mb(slipway.process.pid)
        sent, p99 = 0.0, []
        while sent < 100_000:
            watcher = threading.Thread(target=lambda: p99.append(
                health_p99(slipway.url, time.monotonic() + SECONDS)))
            watcher.start()
            rate, _ = wrk("flood", slipway.hook, right, 202)
            watcher.join()
            sent += rate * SECONDS
        print("| memory after %d more deliveries, MB | %+.1f | | |" % (sent, resident_mb(slipway.process.pid) - before))
        print("| health while flooded, p99 ms | %.1f | | |" % statistics.median(p99))
    finally:
        for one in (slipway, webhook):
            if one:
                one.stop()
        shutil.rmtree(WORK, ignore_errors=True)


if __name__ == "__main__":
    main()
