#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job beside what a person would otherwise type, measured in the same run.

foundation.py SLIPWAY : medians, as a Markdown table. Needs the tests' servers (SLIPWAY_TEST_…).
Rounds are interleaved, so that what else the machine does hits both sides alike.
"""
import hashlib
import hmac
import json
import os
import signal
import subprocess
import time
import urllib.request
import uuid

from benchkit import (ENV, GIT_HTTP, GIT_ROOT, ROUNDS, SLIPWAY, UNIQUE, WORK, Instance, commit_and_push,
                      at_most, compare, make_repository, measured, median, missed, rows, run, timed_ms)


def compose(value):
    # The value is in the environment: a change recreates the container.
    return (f"services:\n  app:\n    image: slipway-test/busybox\n    command: [sleep, '100000']\n"
            f"    init: true\n    stop_grace_period: 0s\n"
            f"    environment:\n      VALUE: '{value}'\n").encode()


def disk_bytes(folder):
    return sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(folder) for name in names)


def bench_no_change(instance):
    files = [(f"src/{i // 50:02}/{i:04}.bin", os.urandom(25 * 1024)) for i in range(2000)]
    url, clone = make_repository("large", files + [("compose.yaml", compose("large"))])
    stack = instance.add(f"large-{UNIQUE}", url)
    instance.sync(stack)
    for _ in range(3):
        instance.sync(stack)
    ours, git = [], []
    for _ in range(ROUNDS * 3):
        ours.append(timed_ms(lambda: instance.sync(stack)))
        git.append(timed_ms(lambda: run("git", "ls-remote", url, "refs/heads/main")))
    compare("no-change sync, 50 MB / 2,000 files, request → recorded", ours, "`git ls-remote`", git, 0.50)
    before = disk_bytes(os.path.join(instance.data, "repositories"))
    second = instance.add(f"large2-{UNIQUE}", url)
    instance.sync(second)
    after = disk_bytes(os.path.join(instance.data, "repositories"))
    rows.append(("mirror on disk after a second stack of the same repository", f"{after / 2**20:.1f} MiB",
                 f"{before / 2**20:.1f} MiB before", f"{after / before:.3f}", "1.0"))
    for each in (stack, second):
        instance.call("DELETE", f"/api/git/stacks/{each}?down=true")


def bench_push(instance):
    """Two stacks of the same shape; one by hand, one by Slipway, the same change pushed to both."""
    url_ours, clone_ours = make_repository("ours", [("compose.yaml", compose(0))])
    url_hand, clone_hand = make_repository("hand", [("compose.yaml", compose(0))])
    stack = instance.add(f"ours-{UNIQUE}", url_ours)
    instance.sync(stack)
    checkout = os.path.join(WORK, "checkout")
    run("git", "clone", "-q", url_hand, checkout)
    project = f"hand-{UNIQUE}"
    run("docker", "compose", "-p", project, "up", "-d", cwd=checkout)
    ours, hand = [], []

    def by_hand():
        run("sh", "-c", f"git pull -q && docker compose -p {project} up -d", cwd=checkout)

    for round_number in range(1, ROUNDS + 2):
        for clone in (clone_ours, clone_hand):
            with open(os.path.join(clone, "compose.yaml"), "wb") as out:
                out.write(compose(round_number))
            commit_and_push(clone, f"round {round_number}")
        sides = [(ours, lambda: instance.sync(stack)), (hand, by_hand)]
        for values, work in sides if round_number % 2 else reversed(sides):
            values.append(timed_ms(work))
    ours, hand = ours[1:], hand[1:]
    compare("push → container recreated", ours, "`git pull && docker compose up -d`", hand, 1.10)
    instance.call("DELETE", f"/api/git/stacks/{stack}?down=true")
    run("docker", "compose", "-p", project, "down", "-t", "0", cwd=checkout)


def requests_to(name):
    """Looks (ref listings) and fetches (packs) of one repository, as the server's log has them."""
    with open(os.path.join(os.path.dirname(GIT_ROOT), "access.log")) as log:
        lines = [line for line in log if f"/{name}" in line]
    return (sum("/info/refs" in line for line in lines), sum("POST" in line for line in lines))


def bench_round():
    """A hundred stacks of one repository: what one round costs the server, the disk and the memory."""
    instance = Instance("round")
    try:
        files = [(f"src/{i:04}.bin", os.urandom(25 * 1024)) for i in range(400)]
        nothing = b"services:\n  app:\n    image: slipway-test/busybox\n    deploy: {replicas: 0}\n"
        url, clone = make_repository("round", files + [("compose.yaml", nothing)])
        name = os.path.basename(url)
        stacks = [instance.add(f"round-{i:03}-{UNIQUE}", url) for i in range(100)]
        repository = instance.call("GET", f"/api/git/stacks/{stacks[0]}")["repositoryId"]
        secret = instance.call("POST", f"/api/repositories/{repository}/webhook-secret")["webhook"]["secret"]

        def round_of_all():
            """One push, told once: all stacks of the repository are to look."""
            body = json.dumps({"ref": "refs/heads/main", "after": run("git", "rev-parse", "HEAD", cwd=clone).decode().strip(),
                               "repository": {"clone_url": url}}).encode()
            proof = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
            request = urllib.request.Request(f"http://{instance.address}/webhooks/repositories/{repository}", body, {
                "Content-Type": "application/json", "X-GitHub-Event": "push", "X-GitHub-Delivery": str(uuid.uuid4()),
                "X-Hub-Signature-256": "sha256=" + proof})
            with urllib.request.urlopen(request) as answer:
                if answer.status != 202:
                    raise RuntimeError(f"the push was not accepted: {answer.status}")
            while any(each["result"] in ("queued", "running") for each in instance.call("GET", "/api/runs?limit=200")):
                time.sleep(0.02)

        round_of_all()
        mirror = disk_bytes(os.path.join(instance.data, "repositories"))
        os.sync()  # what the first round wrote is on disk: not part of the second
        before, memory = requests_to(name), instance.memory_mib()
        quiet = timed_ms(round_of_all)
        looks = requests_to(name)[0] - before[0]
        rows.append(("100 stacks of one repository, nothing new: looks", f"{looks} in {quiet:.0f} ms",
                     "one a stack: 100", f"{looks / 100:.2f}", "one look"))
        if looks != 1:
            missed.append(f"{looks} looks in a round where one was to do")
        with open(os.path.join(clone, "README"), "w") as out:
            out.write("changed")
        commit_and_push(clone, "second")
        before = requests_to(name)
        round_of_all()
        after = requests_to(name)
        rows.append(("the same after a push: fetches", f"{after[1] - before[1]} requests", "", "", "one fetch"))
        if after[1] - before[1] > 2:  # the refs are asked for once; a fetch is one request or two
            missed.append(f"{after[1] - before[1]} requests for one fetch")
        at_most("the same: memory growth over both rounds", instance.memory_mib() - memory, "MiB", "", 50)
        rows.append(("the same: mirror on disk", f"{disk_bytes(os.path.join(instance.data, 'repositories')) / 2**20:.1f} MiB",
                     f"{mirror / 2**20:.1f} MiB after the first round", "", "once"))
        for stack in stacks:  # each has a network of its own, and an engine only so many
            instance.call("DELETE", f"/api/git/stacks/{stack}?down=true")
    finally:
        instance.end()


def bench_window():
    """Start with 200 stacks: until the window is on the screen, and memory."""
    instance = Instance("window")
    for i in range(200):
        instance.add(f"stack-{i:03}", f"{GIT_HTTP}/none-{i:03}.git")
    at_most("resident memory, `serve` with 200 stacks", instance.memory_mib(), "MiB", "", 60)
    instance.end()
    env = dict(ENV, QT_QPA_PLATFORM="xcb", DISPLAY=os.environ["SLIPWAY_TEST_DISPLAY"],
               XAUTHORITY=os.environ["SLIPWAY_TEST_XAUTHORITY"],
               DBUS_SESSION_BUS_ADDRESS=os.environ.get("SLIPWAY_TEST_DBUS", ""))
    times, window, tray = [], [], []
    for arguments, memory in [([], window)] * (ROUNDS // 2 + 1) + [(["--background"], tray)] * 3:
        started = time.perf_counter()
        process = subprocess.Popen([SLIPWAY, "--data-dir", instance.data, "--vault", "key-file", "--no-listen",
                                    *arguments], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not arguments and time.perf_counter() - started < 20:
            if subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)], env=env,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout:
                times.append((time.perf_counter() - started) * 1000)
                break
        time.sleep(4)
        with open(f"/proc/{process.pid}/status") as status:
            memory.append(next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024)
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    if times:
        at_most("start → window on the screen, 200 stacks", median(times), "ms", "", 400)
    at_most("resident memory, window open, 200 stacks", median(window), "MiB", "", 90)
    at_most("resident memory, in the tray, 200 stacks", median(tray), "MiB", "", 60)


def main():
    instance = Instance("data")
    try:
        bench_no_change(instance)
        bench_push(instance)
    finally:
        instance.end()
    bench_round()
    bench_window()


measured(main)
