"""The writer matrix: every way in which people and programs write articles ends in one final, correct answer.

    writers.py [NAME…]            the scenarios of writers/ (all, or these), each in a folder and with a service of its own
    writers.py --folder DIR       in a folder that a running service watches; leaves nothing behind
    writers.py --list             what there is

HASHIYA names the tool where it is not the release build's; HASHIYA_SCRATCH a directory for the folders.
"""

import argparse
import concurrent.futures
import contextlib
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import time

import lab
import loopback
import scenario

FOLDER = pathlib.Path(__file__).resolve().parent / "writers"
MEGABYTE = 1 << 20


def scenarios(chosen):
    """The scenarios of these names, all for none; the long ones first, so that the pool ends evenly."""
    found = [scenario.Scenario(path) for path in sorted(FOLDER.glob("*.scenario"))]
    unknown = set(chosen) - {item.name for item in found}
    if unknown:
        raise SystemExit(f"no such scenario: {', '.join(sorted(unknown))}")
    found = [item for item in found if not chosen or item.name in chosen]
    return sorted(found, key=lambda item: -item.script.count("sleep") - 2 * item.script.count("LARGE"))


def make_texts(folder):
    """The articles that the scripts have, by the names of their variables."""
    one = lab.article(1)
    texts = {
        "ARTICLE": one,
        "OTHER": lab.article(2) + "وأضاف أن المشروع يبدأ في أيار.\n".encode(),
        "SAME": lab.article(3),
        "LARGE": one * (MEGABYTE // len(one)),
        "LARGER": lab.article(4) * (MEGABYTE // len(one) + 300),
    }
    assert len(texts["SAME"]) == len(one) and texts["SAME"] != one
    os.mkdir(folder)
    for name, data in texts.items():
        path = os.path.join(folder, f"{name.lower()}.txt")
        with open(path, "wb") as file:
            file.write(data)
    return {name: os.path.join(folder, f"{name.lower()}.txt") for name in texts}


def elsewhere(scratch):
    """A directory on another file system, or None."""
    for base in ("/dev/shm", f"/run/user/{os.geteuid()}", tempfile.gettempdir()):
        if os.access(base, os.W_OK) and os.stat(base).st_dev != os.stat(scratch).st_dev:
            return tempfile.mkdtemp(prefix="hashiya-writers-", dir=base)
    return None


def missing(item, environment, is_shared):
    """Why a scenario cannot be played here; None when it can."""
    programs = [name for name in item.needs if name != "sshd" and not shutil.which(name)]
    if programs:
        return f"{', '.join(programs)}: not installed"
    if "sshd" in item.needs and "SSH_CONFIG" not in environment:
        return f"{loopback.SSHD}: not installed"
    if "ELSEWHERE" not in environment and "$ELSEWHERE" in item.script:
        return "no second file system to write to"
    if is_shared and (item.owns_service or item.options):
        return "it needs a service of its own"
    return None


def play(item, scratch, environment, folder=None):
    """Runs a scenario; again, up to three times more, when its moment was missed. Returns (faults, what was seen)."""
    start = time.monotonic()
    for attempt in range(4):
        base = os.path.join(scratch, f"{item.name}-{attempt}")
        own = {**environment, "ELSEWHERE": os.path.join(environment.get("ELSEWHERE", base), item.name)}
        run = scenario.Run(item, base, own, folder)
        faults = run.verdict()
        if not run.late:
            break
    else:
        faults = ["the moment was missed four times"]
    if not faults:
        shutil.rmtree(base, ignore_errors=True)
    return faults, run, attempt, time.monotonic() - start


@contextlib.contextmanager
def stage(items, parent, prefix):
    """A scratch directory and the environment of the scripts; both gone at the end."""
    with contextlib.ExitStack() as stack:
        scratch = tempfile.mkdtemp(prefix=prefix, dir=parent)
        stack.callback(shutil.rmtree, scratch, True)
        environment = make_texts(os.path.join(scratch, "texts"))
        other = elsewhere(scratch)
        if other:
            environment["ELSEWHERE"] = other
            stack.callback(shutil.rmtree, other, True)
        if any("sshd" in item.needs for item in items) and os.path.exists(loopback.SSHD):
            server = stack.enter_context(loopback.Loopback(os.path.join(scratch, "ssh")))
            environment["SSH_CONFIG"] = str(server.config)
        yield scratch, environment


def judge(report, item, result):
    """Prints a scenario's line; answers how many answers were put in place."""
    faults, run, attempt, seconds = result
    again = f", {attempt} tries before" if attempt else ""
    what = f"{item.name}: {item.title} ({run.publications} published{again}, {seconds:.1f} s)"
    report.check(not faults, what, "; ".join(faults[:4]))
    return run


def run(report, chosen=(), width=6):
    """Each scenario with a folder and a service of its own."""
    items = scenarios(chosen)
    with stage(items, os.environ.get("HASHIYA_SCRATCH", "/var/tmp"), "hashiya-writers-") as (scratch, environment):
        with concurrent.futures.ThreadPoolExecutor(width) as pool:
            futures = {}
            for item in items:
                reason = missing(item, environment, False)
                if reason:
                    report.skip(item.name, reason)
                else:
                    futures[pool.submit(play, item, scratch, environment)] = item
            runs = [judge(report, futures[done], done.result()) for done in concurrent.futures.as_completed(futures)]
    account(report, runs)


def run_shared(report, folder, chosen=()):
    """One after the other in a folder that somebody else's service watches."""
    folder = os.path.abspath(folder)
    items = scenarios(chosen)
    # Hidden, so that the service passes it over; on the folder's file system, so that mv and ln work.
    with stage(items, folder, ".hashiya-writers-") as (scratch, environment):
        runs = []
        for item in items:
            reason = missing(item, environment, True)
            if reason:
                report.skip(item.name, reason)
                continue
            item = item.renamed(f"w{os.getpid()}-{item.name}-")
            runs.append(judge(report, item, play(item, scratch, environment, folder)))
    account(report, runs)


def account(report, runs):
    """The figures."""
    report.figures["ways of writing tried"] = len(runs)
    report.figures["answers seen being put in place"] = sum(run.publications for run in runs)
    report.figures["moments caught while an article was worked on"] = sum(run.caught for run in runs)


def main():
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", help="a folder that a running service watches")
    parser.add_argument("--list", action="store_true", help="names and titles")
    parser.add_argument("--quick", action="store_true", help="no difference here: all run in well under a minute")
    parser.add_argument("--width", type=int, default=6, help="scenarios at once (default: 6)")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    # So that `finally` is reached when we are ended from outside.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if options.list:
        for item in sorted(scenarios(options.names), key=lambda item: item.name):
            print(f"{item.name:28} {item.title}")
        return 0
    report = lab.Report("writers")
    if options.folder:
        run_shared(report, options.folder, options.names)
    else:
        run(report, options.names, options.width)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
