#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `slipway serve` costs while nothing is due: 200 scheduled stacks, one minute.

idle.py SLIPWAY : a Markdown table. Goals: no thread wakes more than once a minute, CPU under 0.1 %,
resident memory (goal 60 MiB). Exit 1 where one of the first two is missed. Needs the tests' Engine
(SLIPWAY_TEST_ENGINE): without one the program looks for it every 30 s.
"""
import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

STACKS = 200
SECONDS = int(os.environ.get("SLIPWAY_BENCH_IDLE_SECONDS", "60"))
SLIPWAY = os.path.abspath(sys.argv[1])
TICKS = os.sysconf("SC_CLK_TCK")


def wakes(pid):
    """Voluntary switches of each thread: how often it went to sleep again."""
    counts = {}
    for thread in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{thread}/status") as status:
                lines = dict(line.split(":", 1) for line in status)
        except FileNotFoundError:
            continue
        counts[thread] = (lines["Name"].strip(), int(lines["voluntary_ctxt_switches"]))
    return counts


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_mib(pid):
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


def main():
    with tempfile.TemporaryDirectory(prefix="slipway-bench-") as work:
        data = os.path.join(work, "data")
        environment = dict(os.environ, XDG_RUNTIME_DIR=work, XDG_CONFIG_HOME=work,
                           DOCKER_HOST=os.environ["SLIPWAY_TEST_ENGINE"],
                           DOCKER_CONFIG=os.environ["SLIPWAY_TEST_DOCKER_CONFIG"])
        options = ["--data-dir", data]
        token = subprocess.run([SLIPWAY, *options, "token", "create", "--name", "bench"], env=environment, check=True,
                               stdout=subprocess.PIPE, text=True).stdout.strip()
        program = subprocess.Popen([SLIPWAY, *options, "serve", "--vault", "key-file", "--listen", "127.0.0.1:0"],
                                   env=environment, stderr=subprocess.DEVNULL)
        try:
            listener = os.path.join(data, "listener.json")
            while not os.path.exists(listener):
                time.sleep(0.05)
            with open(listener) as file:
                port = int(json.load(file)["url"].rsplit(":", 1)[1])
            client = http.client.HTTPConnection("127.0.0.1", port)
            hour = (time.gmtime().tm_hour + 12) % 24  # nothing is due meanwhile
            for number in range(STACKS):
                client.request("POST", "/api/git/stacks", json.dumps({
                    "stackName": f"stack-{number}", "url": "https://git.example.org/a.git", "autoUpdate": True,
                    "autoUpdateCron": f"0 {hour} * * *", "timeZone": "UTC"}),
                    {"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
                answer = client.getresponse()
                body = answer.read()
                assert answer.status == 201, body
            client.close()
            time.sleep(35)  # pools end the threads they do not need
            before, cpu = wakes(program.pid), cpu_seconds(program.pid)
            time.sleep(SECONDS)
            after, cpu = wakes(program.pid), cpu_seconds(program.pid) - cpu
            memory = resident_mib(program.pid)
        finally:
            program.send_signal(signal.SIGTERM)
            program.wait(30)
        counts = sorted(((after[thread][1] - before.get(thread, ("", 0))[1], after[thread][0])
                         for thread in after), reverse=True)
        most, name = counts[0]
        share = 100 * cpu / SECONDS
        is_quiet = most * 60 <= SECONDS
        print(f"| {STACKS} scheduled stacks, {SECONDS} s | measured | goal |\n|---|---|---|")
        print(f"| wake-ups of the busiest of {len(counts)} threads ({name}) | {most} | {SECONDS // 60} |")
        print(f"| wake-ups of all | {sum(count for count, _ in counts)} | |")
        print(f"| CPU | {share:.3f} % | 0.1 % |")
        print(f"| resident memory | {memory:.1f} MiB | 60 MiB |")
        return 0 if is_quiet and share < 0.1 else 1


if __name__ == "__main__":
    sys.exit(main())
