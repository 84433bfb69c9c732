"""A process that is killed again and again over a live stream of drops loses nothing, tears nothing, does nothing twice."""

import collections
import json
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import threading
import time

import lab


class Versions(lab.Witness):
    """A witness that counts what was published of each version of an article."""

    def __init__(self, folder):
        super().__init__(folder, self.note)
        self.versions = collections.Counter()
        self.unread = 0

    def note(self, name):
        """Counts the digest that a sidecar which has just appeared was made from."""
        try:
            document = json.loads(pathlib.Path(os.fsdecode(os.path.join(self.folder, name))).read_bytes())
            self.versions[name, document["source"]["sha256"]] += 1
        except (FileNotFoundError, ValueError, KeyError):
            self.unread += 1


class Writer:
    """A stream of drops by all ways; `touched` are the articles whose sidecar was deleted, which asks for another."""

    def __init__(self, folder, outside, seed):
        self.folder, self.outside = pathlib.Path(folder), pathlib.Path(outside)
        self.random = random.Random(seed)
        self.count = self.number = 0
        self.touched = set()
        self.enough = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self):
        while not self.enough.wait(self.random.uniform(0.002, 0.03)):
            self.step()

    def step(self):
        """One thing that a user does."""
        self.number += 1
        way = self.random.choices(["copy", "move", "rewrite", "delete"], [4, 4, 1, 1])[0]
        if way in ("copy", "move") or not self.count:
            name = f"{self.count}.txt"
            self.count += 1
            self.write(name, way == "move")
        else:
            name = f"{self.random.randrange(self.count)}.txt"
            if way == "rewrite":
                self.write(name, self.random.random() < 0.5)
            else:
                self.touched.add(os.fsencode(name) + lab.ANNOTATIONS)
                (self.folder / (name + lab.ANNOTATIONS.decode())).unlink(missing_ok=True)

    def write(self, name, moves):
        """cp writes in pieces where the article will stand; mv brings it whole."""
        content = lab.article(self.number)
        if moves:
            (self.outside / name).write_bytes(content)
            os.rename(self.outside / name, self.folder / name)
            return
        with open(self.folder / name, "wb", buffering=0) as file:
            file.write(content[:200])
            time.sleep(self.random.choice([0, 0, 0.005]))
            file.write(content[200:])


def run(report, count=2000, seed=None, seconds=120):
    """`count` kills, then peace for at most so many seconds."""
    seed = seed if seed is not None else random.SystemRandom().randrange(1 << 32)
    print(f"     seed {seed}", flush=True)
    chance = random.Random(seed)
    scratch = tempfile.mkdtemp(prefix="kills-", dir=os.environ.get("HASHIYA_SCRATCH", "/var/tmp"))
    folder, outside = tempfile.mkdtemp(dir=scratch), tempfile.mkdtemp(dir=scratch)
    service = lab.Service(folder)
    writer = Writer(folder, outside, seed + 1)
    leftovers = kills_at_work = 0
    try:
        with Versions(folder) as witness:
            writer.thread.start()
            for _ in range(count):
                service.start()
                # The process needs some 60 ms to begin, and most kills should meet it at work.
                time.sleep(chance.choice([chance.uniform(0, 0.15), chance.uniform(0.06, 0.15)]))
                service.kill()
                kills_at_work += any("→" in line for line in list(service.lines))
                leftovers += sum(name.startswith(".hashiya-") for name in os.listdir(folder))
            writer.enough.set()
            writer.thread.join()
            begun = time.monotonic()
            with service:
                try:
                    lab.converge(folder, writer.count, seconds)
                    report.check(True, "the folder converges")
                except lab.Failure as failure:
                    report.check(False, "the folder converges", failure)
                time.sleep(0.3)
            took = time.monotonic() - begun
        faults, left = lab.audit(folder)
        # A rewrite gives other bytes each time, so a version that was published twice was untouched in between,
        # unless its sidecar had been taken away.
        twice = {key: number for key, number in witness.versions.items() if number > 1 and key[0] not in writer.touched}
        report.check(not witness.overflowed, "the witness saw everything")
        report.check(not faults, "nothing is lost", faults)
        report.check(not left, "no temporary file is left", left)
        report.check(not witness.torn, "nothing was torn at any moment", witness.torn[:5])
        report.check(not twice, "no version was published twice", dict(list(twice.items())[:5]))
        report.check(kills_at_work > count // 10, "the kills met it at work", kills_at_work)
        report.figures["kills; of these after a first publication"] = f"{count}; {kills_at_work}"
        report.figures["articles, versions published"] = f"{writer.count}, {len(witness.versions)}"
        report.figures["lost, torn, duplicate"] = f"{len(faults)}, {len(witness.torn)}, {len(twice)}"
        report.figures["temporary files found after kills, at the end"] = f"{leftovers}, {len(left)}"
        report.figures["converged after"] = f"{took:.1f} s"
    finally:
        writer.enough.set()
        service.kill()
        shutil.rmtree(scratch, ignore_errors=True)


def main():
    """On its own. A SIGTERM is an end like any other: what was mounted, set or started is put back."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    arguments = sys.argv[1:]
    number = lambda option, other: int(arguments[arguments.index(option) + 1]) if option in arguments else other  # noqa: E731
    report = lab.Report("kills")
    run(report, number("--count", 100 if "--quick" in arguments else 2000), number("--seed", None), number("--seconds", 120))
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
