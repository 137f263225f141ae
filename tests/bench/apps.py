#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Dockerfile app beside what a person would otherwise type, measured in the same run.

apps.py SLIPWAY : medians, as a Markdown table. Needs the tests' servers (SLIPWAY_TEST_…); `docker builder
prune` is called on the tests' own Engine alone. Rounds are interleaved.
"""
import json
import os
import shutil
import socket
import subprocess
import time

from benchkit import (ROUNDS, UNIQUE, WORK, Instance, commit_and_push, compare, make_repository, measured, median, rows,
                      run, timed_ms)

# What is installed first and takes a while, then the source, then what is made of it.
DOCKERFILE = """FROM slipway-test/busybox
RUN echo {name} > /name; for i in 1 2 3 4; do dd if=/dev/zero bs=1M count=100 | sha256sum >> /installed; done
COPY index.html /www/
RUN {work} > /www/sum
CMD ["httpd", "-f", "-p", "80", "-h", "/www"]
STOPSIGNAL SIGKILL
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# Next to nothing, so that all that is seen is the way there; and as much as a small program takes to compile.
NOTHING = "sha256sum /www/index.html"
COMPILING = "dd if=/dev/zero bs=1M count=300 | sha256sum"


def files(name, content, work=NOTHING):
    return [("Dockerfile", DOCKERFILE.format(name=name, work=work).encode()), ("index.html", content.encode())]


def write(clone, content):
    with open(os.path.join(clone, "index.html"), "w") as out:
        out.write(content)
    commit_and_push(clone, content)


def wait(instance, run_id):
    while True:
        answer = instance.call("GET", f"/api/runs/{run_id}")
        if answer["result"] not in ("queued", "running"):
            break
        time.sleep(0.02)
    if answer["result"] != "succeeded":
        raise RuntimeError(json.dumps(answer)[:2000])
    return answer


def deploy(instance, app):
    answer = instance.call("POST", f"/api/git/stacks/{app}/deploy")
    return wait(instance, answer["runId"])


def build_ms(answer):
    return next(step["durationMs"] for step in answer["steps"] if step["name"] == "build")


def bench_redeploy(instance, kind, work, goal):
    url_ours, clone_ours = make_repository("appours-" + kind.split()[-1], files(f"ours-{UNIQUE}", "0", work))
    url_hand, clone_hand = make_repository("apphand-" + kind.split()[-1], files(f"hand-{UNIQUE}", "0", work))
    port = free_port()
    made = instance.call("POST", "/api/deploy", {"name": f"ours-{UNIQUE}", "repo": url_ours, "hostPort": free_port()})
    wait(instance, made["runId"])
    app = made["appId"]
    checkout = os.path.join(WORK, "checkout-" + kind.split()[-1])
    run("git", "clone", "-q", url_hand, checkout)
    name = f"hand-{UNIQUE}"

    def by_hand():
        run("sh", "-c", f"git pull -q && docker build -q -t {name} . && docker rm -f {name}; "
                        f"docker run -d --restart unless-stopped --name {name} -p {port}:80 {name}", cwd=checkout)

    by_hand()
    ours, hand = [], []
    for number in range(1, ROUNDS + 2):
        for clone in (clone_ours, clone_hand):
            write(clone, f"round {number}")
        sides = [(ours, lambda: instance.sync(app)), (hand, by_hand)]
        for values, work in sides if number % 2 else reversed(sides):
            values.append(timed_ms(work))
    ours, hand = ours[1:], hand[1:]
    compare(f"redeploy after a change of one line, a build {kind}", ours,
            "`git pull && docker build && docker rm -f && docker run`", hand, goal)
    run("docker", "rm", "-f", name)
    run("docker", "rmi", name)
    instance.call("DELETE", f"/api/apps/{app}")


def bench_layer_cache(instance):
    program = shutil.which("docker-registry")
    folder = os.path.join(WORK, "registry")
    os.makedirs(folder)
    port = free_port()
    settings = os.path.join(folder, "config.yml")
    with open(settings, "w") as out:
        out.write(f"version: 0.1\nlog: {{level: error}}\nstorage: {{filesystem: {{rootdirectory: {folder}}}}}\n"
                  f"http: {{addr: 127.0.0.1:{port}}}\n")
    registry = subprocess.Popen([program, "serve", settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        instance.call("PUT", "/api/environments/1/layer-cache", {"address": f"127.0.0.1:{port}"})
        name = f"cached-{UNIQUE}"
        url, _ = make_repository("appcached", files(name, "cached"))
        started = time.perf_counter()
        made = instance.call("POST", "/api/deploy", {"name": name, "repo": url, "hostPort": 0})
        first = wait(instance, made["runId"])
        app = made["appId"]
        cached, pruned, cached_all, pruned_all = [], [], [], []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            cached.append(build_ms(deploy(instance, app)))
            cached_all.append((time.perf_counter() - started) * 1000)
            run("docker", "builder", "prune", "-af")
            started = time.perf_counter()
            pruned.append(build_ms(deploy(instance, app)))
            pruned_all.append((time.perf_counter() - started) * 1000)
        compare("first build after `docker builder prune -af`, with the cache registry", pruned,
                f"without any cache {build_ms(first):.0f} ms; fully cached", cached, 1.50)
        rows.append(("the whole deploy around these builds", f"{median(pruned_all):.0f} ms",
                     f"fully cached {median(cached_all):.0f} ms", f"{median(pruned_all) / median(cached_all):.2f}", ""))
        instance.call("DELETE", f"/api/apps/{app}")
    finally:
        registry.terminate()
        registry.wait(10)


def main():
    instance = Instance("data")
    try:
        bench_redeploy(instance, "that compiles", COMPILING, 1.10)
        bench_redeploy(instance, "of nothing", NOTHING, None)
        bench_layer_cache(instance)
    finally:
        instance.end()


measured(main)
