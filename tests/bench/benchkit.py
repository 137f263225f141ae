# SPDX-License-Identifier: GPL-3.0-or-later
"""What the measurements share: repositories on the tests' Git server, `slipway serve` and its API.

Needs the tests' servers (SLIPWAY_TEST_…); the program is the first argument of who imports this.
"""
import http.client
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

SLIPWAY = os.path.abspath(sys.argv[1])
GIT_HTTP = os.environ["SLIPWAY_TEST_GIT_HTTP"].rstrip("/")
GIT_ROOT = os.environ["SLIPWAY_TEST_GIT_ROOT"]
ENGINE = os.environ["SLIPWAY_TEST_ENGINE"]
UNIQUE = uuid.uuid4().hex[:8]
WORK = tempfile.mkdtemp(prefix="slipway-bench-")
ENV = dict(os.environ, DOCKER_HOST=ENGINE, DOCKER_CONFIG=os.environ["SLIPWAY_TEST_DOCKER_CONFIG"],
           GIT_CONFIG_GLOBAL="/dev/null", GIT_AUTHOR_NAME="bench", GIT_AUTHOR_EMAIL="bench@example.org",
           GIT_COMMITTER_NAME="bench", GIT_COMMITTER_EMAIL="bench@example.org", HOME=WORK)
ROUNDS = int(os.environ.get("SLIPWAY_BENCH_ROUNDS", "11"))
made_repositories = []


def run(*command, cwd=None, **more):
    return subprocess.run(command, cwd=cwd, env=ENV, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, **more).stdout


def timed_ms(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def median(values):
    return statistics.median(values)


def make_repository(name, files):
    """A bare repository on the HTTP server and a clone to push from."""
    bare = os.path.join(GIT_ROOT, f"{name}-{UNIQUE}.git")
    made_repositories.append(bare)
    clone = os.path.join(WORK, "clones", name)
    run("git", "init", "-q", "--bare", "-b", "main", bare)
    run("git", "init", "-q", "-b", "main", clone)
    for path, content in files:
        full = os.path.join(clone, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as out:
            out.write(content)
    run("git", "remote", "add", "origin", bare, cwd=clone)
    commit_and_push(clone, "first")
    run("chmod", "-R", "a+rX", bare)
    return f"{GIT_HTTP}/{os.path.basename(bare)}", clone


def commit_and_push(clone, message):
    run("git", "add", "-A", cwd=clone)
    run("git", "commit", "-q", "-m", message, cwd=clone)
    run("git", "push", "-q", "origin", "HEAD:main", cwd=clone)


class Instance:
    """`slipway serve` on a data directory of its own, and its API."""

    def __init__(self, name, watch=True):
        self.data = os.path.join(WORK, name)
        # Made first, so that the token is on disk when the instance starts.
        out = subprocess.run([SLIPWAY, "--data-dir", self.data, "--vault", "key-file", "token", "create", "--name",
                              "bench"],
                             env=ENV, check=True, stdout=subprocess.PIPE).stdout
        self.token = out.decode().strip().splitlines()[-1]
        self.process = subprocess.Popen([SLIPWAY, "--data-dir", self.data, "--vault", "key-file", "--listen",
                                         "127.0.0.1:0", "serve"], env=ENV, stdout=subprocess.DEVNULL,
                                        stderr=open(os.path.join(WORK, name + ".log"), "wb"))
        listener = os.path.join(self.data, "listener.json")
        for _ in range(200):
            if os.path.exists(listener):
                break
            time.sleep(0.05)
        with open(listener) as source:
            self.address = json.load(source)["url"].removeprefix("http://")
        self.connection = http.client.HTTPConnection(self.address, timeout=300)

    def call(self, method, path, body=None):
        headers = {"Authorization": "Bearer " + self.token}
        if body is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(body)
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        value = json.loads(text) if text else {}
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:500]!r}")
        return value

    def add(self, name, url):
        return self.call("POST", "/api/git/stacks", {"stackName": name, "url": url})["id"]

    def sync(self, stack):
        return self.call("POST", f"/api/git/stacks/{stack}/sync")

    def memory_mib(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            kib = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
        return kib / 1024

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


rows = []  # of the table: what, Slipway, beside it, ratio, goal
missed = []  # goals, in words


def compare(what, ours, beside_words, beside, goal):
    """A row of milliseconds beside others, with the ratio that is the goal at most."""
    ratio = median(ours) / median(beside)
    rows.append((what, f"{median(ours):.1f} ms", f"{beside_words} {median(beside):.1f} ms", f"{ratio:.2f}",
                 f"≤ {goal:.2f}" if goal else ""))
    if goal and ratio > goal:
        missed.append(f"{what}: {ratio:.2f}")


def at_most(what, value, unit, beside, goal):
    """A row of one figure that is to stay under its goal."""
    rows.append((what, f"{value:.0f} {unit}", beside, "", f"≤ {goal} {unit}"))
    if value > goal:
        missed.append(f"{what}: {value:.0f} {unit}")


def measured(main):
    """Runs main(), prints the table and cleans up. A goal that was missed is the exit code's."""
    try:
        main()
        print("| what | Slipway | beside it | ratio | goal |")
        print("|---|---|---|---|---|")
        for row in rows:
            print("| " + " | ".join(row) + " |")
        for words in missed:
            print(f"\nMissed: {words}")
    finally:
        for bare in made_repositories:
            shutil.rmtree(bare, ignore_errors=True)
        shutil.rmtree(WORK, ignore_errors=True)
    if missed:
        raise SystemExit(1)
