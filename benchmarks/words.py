#!/usr/bin/python3
"""Words a second on one core, ours beside those of others: one run, the same texts, everybody in turn.

    words.py [--rounds 5] [--no-instructions] [--json FILE]

ours        each stage by `hashiya bench`; a pass begins without memory of the words before it, unless the stage says so
UDPipe 1    ufal.udpipe with a tokenizer and a default tagger that are trained here on ../shared/data's pud-train.conllu
            (kept in .build): the tagger on our words and sentences, and both on the bare text; and, as it reads best, a
            tagger of UPOS alone and then one of lemmas
spaCy       the tokenizer of blank `ar`
str.split   Python's
wc -w       of coreutils, in a UTF-8 locale

Each figure is the median of the rounds. Rates are by the clock and, in brackets, by processor time, which neighbours on
a shared machine disturb less. Memory is the peak of a process that does just this; start-up is from the start of a
process to its end on one sentence. Instructions are those that valgrind counts in one pass, theirs over some of the
texts, without what the process does before and after. A peer that cannot be had is left out. Asserts counts, never a
time.
"""

import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

import common
import peers

SENTENCE = "وصل الوفد الأمريكي إلى باماكو فجر الخميس.\n"
# Words are what a tagger gives; the others give tokens, and are compared with our stage that does as much.
OURS = {
    "script": "letter codes",
    "tokenizer": "tokens",
    "script-tokenizer": "letter codes, tokens",
    "sentences": "sentences of tokens",
    "words": "words of tokens: cut, tagged, inflection, lemma",
    "words-again": "the same words a second time",
    "words-layer": "text to words",
    "annotate": "text to JSON",
}
PEERS = {
    "udpipe-tag": ("UDPipe 1, tagger on given words", "words"),
    "udpipe-best": ("UDPipe 1, UPOS, then lemmas", "words"),
    "udpipe": ("UDPipe 1, text to tagged words", "words-layer"),
    "spacy": ("spaCy blank ar, text to tokens", "script-tokenizer"),
    "split": ("Python str.split", "script-tokenizer"),
    "wc": ("wc -w", "script-tokenizer"),
}
ENVIRONMENT = os.environ | {"LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# So many copies of the texts make wc work as long as the others.
COPIES = 50


def output(*command):
    return subprocess.run(
        list(map(str, command)), stdout=subprocess.PIPE, text=True, check=True, env=ENVIRONMENT).stdout  # fmt: skip


class Field:
    """Who takes part, and what they are given."""

    def __init__(self, place, texts):
        self.place = place
        self.files = []
        for number, text in enumerate(texts):
            self.files.append(place / f"{number:04}.txt")
            self.files[-1].write_bytes(text)
        self.bytes = sum(map(len, texts))
        self.small = place / "small.txt"
        self.small.write_text(SENTENCE, encoding="utf-8")
        self.large = place / "large"
        self.large.write_bytes(b"\n".join(texts * COPIES))
        self.given, self.words = {}, {}
        for path in [*self.files, self.small]:
            self.give(path)
        self.models = {}
        self.pythons = {"split": pathlib.Path(sys.executable)}
        if peers.TREEBANK.exists():
            udpipe = peers.python("ufal.udpipe", "ufal.udpipe")
            if udpipe:
                # Trained in the Python that has it; what it prints is where the models lie.
                both, *each = output(udpipe, common.ROOT / "benchmarks/udpipe_model.py").split()
                self.models = {"udpipe-tag": [both], "udpipe-best": each, "udpipe": [both]}
                self.pythons |= dict.fromkeys(self.models, udpipe)
        else:
            peers.say(f"{peers.TREEBANK} is not there: no UDPipe")
        spacy = peers.python("spacy", "spacy")
        if spacy:
            self.pythons["spacy"] = spacy
        self.taking_part = [name for name in PEERS if name in self.pythons or name == "wc"]

    def give(self, path):
        """Makes a file of our words and sentences, with nothing of what a tagger is to say."""
        lines = []
        for line in output(common.TOOL, "annotate", "--format", "conllu", path).split("\n"):
            number, *columns = line.split("\t")
            if not columns:
                lines.append(line)
            elif number.isdigit():
                lines.append("\t".join([number, columns[0], *"____", "0", "root", "_", "_"]))
        self.given[path] = path.with_suffix(".conllu")
        self.given[path].write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.words[path] = sum("\t" in line for line in lines)

    def count(self, files):
        """Our words in files."""
        return sum(self.words[path] for path in files)

    def command(self, name, files, *options):
        """A peer on files."""
        if name == "wc":
            return ["wc", "-w", *files]
        worker = name.replace("-best", "-tag")
        files = [self.given[path] for path in files] if worker == "udpipe-tag" else files
        models = [f"--model={path}" for path in self.models.get(name, [])]
        return [self.pythons[name], common.ROOT / "benchmarks/peer_words.py", worker, *models, *options, *files]

    def start(self, name):
        """A peer on one sentence."""
        return self.command(name, [self.small], *([] if name == "wc" else ["--passes", 1]))


def ours(field, *options):
    """Our stages over all texts, as the tool tells."""
    return json.loads(output(common.TOOL, "bench", "--rounds", 1, "--json", *options, *field.files))


def theirs(field, name):
    """A peer's pass over all texts: words, seconds, seconds of the processor, KiB."""
    if name != "wc":
        return json.loads(output(*field.command(name, field.files)))
    start = time.perf_counter()
    with subprocess.Popen(["wc", "-w", field.large], stdout=subprocess.PIPE, env=ENVIRONMENT) as process:
        words = int(process.stdout.read().split()[0])
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
    seconds = time.perf_counter() - start
    with subprocess.Popen(["wc", "-w"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=ENVIRONMENT) as process:
        # More than a pipe holds: once it is written, most has been read.
        for path in field.files:
            process.stdin.write(path.read_bytes())
        process.stdin.flush()
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return {
        "words": words // COPIES,
        "seconds": seconds / COPIES,
        "processor": (usage.ru_utime + usage.ru_stime) / COPIES,
        "peak": int(status.partition("VmHWM:")[2].split()[0]),
    }


def started(command):
    """Seconds from the start of a process to its end."""
    start = time.perf_counter()
    output(*command)
    return time.perf_counter() - start


def instructions(command):
    """Instructions of a process, in millions; raises CalledProcessError where valgrind does not know the processor."""
    count = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", "--log-fd=1"]
    found = re.search(r"I\s+refs:\s+([\d,]+)", output(*count, *command))
    return int(found[1].replace(",", "")) / 1e6


def passes_counted(field, tool, words):
    """Instructions a word, by name."""
    found = {}
    for stage in OURS:
        passes = [instructions([tool, "bench", "--stage", stage, "--passes", n, *field.files]) for n in (0, 1)]
        found[stage] = (passes[1] - passes[0]) * 1e6 / words
    # Theirs take long: every so many texts.
    some = field.files[::20] or field.files
    for name in field.taking_part:
        if name == "wc":
            passes = [instructions(field.command(name, files)) for files in (field.files, field.files * 2)]
            number = words
        else:
            passes = [instructions(field.command(name, some, "--passes", n)) for n in (0, 1)]
            number = field.count(some)
        found[name] = (passes[1] - passes[0]) * 1e6 / number
    return found


def counted(field, words):
    """Instructions a word, by name: a pass more and a pass less."""
    if not peers.debian("valgrind", "valgrind"):
        return {}
    # valgrind of Debian 12 ends on the Swift compiler's notes for debuggers.
    tool = field.place / "hashiya"
    if not peers.attempt("strip", "--strip-debug", "-o", tool, common.TOOL):
        return {}
    try:
        found = passes_counted(field, tool, words)
    except subprocess.CalledProcessError as error:
        peers.say(f"valgrind fails here, no instructions: {error.cmd[5:8]} ended with {error.returncode}")
        return {}
    return {name: round(value) for name, value in found.items()}


def measure(texts, rounds=5, with_instructions=True):
    """The figures."""
    with common.scratch() as place:
        field = Field(place, texts)
        runs, starts = {}, {}
        for _ in range(rounds):
            report = ours(field)
            for stage, figures in report["stages"].items():
                runs.setdefault(stage, []).append((figures["secondsPerPass"], figures["processorSecondsPerPass"]))
            starts.setdefault("ours", []).append(started([common.TOOL, "annotate", field.small]))
            for name in field.taking_part:
                found = theirs(field, name)
                runs.setdefault(name, []).append((found["seconds"], found["processor"], found["words"], found["peak"]))
                starts.setdefault(name, []).append(started(field.start(name)))
        words = report["words"]
        layer = ours(field, "--stage", "words-layer")
        counts = counted(field, words) if with_instructions else {}
    medians = {name: list(map(statistics.median, zip(*found, strict=True))) for name, found in runs.items()}
    for name in {"udpipe-tag", "udpipe-best"} & set(medians):
        assert medians[name][2] == field.count(field.files), medians
    results = {"texts": len(texts), "bytes": field.bytes, "rounds": rounds, "our tokens": report["tokens"],
               "our words": words, "our peak memory MiB": round(layer["peakMemoryKiB"] / 1024, 1),
               "our start-up ms": round(statistics.median(starts["ours"]) * 1e3)}  # fmt: skip
    for stage, what in OURS.items():
        seconds, processor = medians[stage]
        results[f"ours, {stage}"] = {
            "what": what,
            "words/s": round(words / seconds),
            "tokens/s": round(report["tokens"] / seconds),
            "MB/s": round(field.bytes / seconds / 1e6, 1),
            "words/s, processor": round(words / processor),
            "instructions a word": counts.get(stage),
        }
    for name in field.taking_part:
        title, stage = PEERS[name]
        seconds, processor, number, peak = medians[name]
        results[title] = {
            "words/s": round(number / seconds),
            "MB/s": round(field.bytes / seconds / 1e6, 1),
            "words/s, processor": round(number / processor),
            "beside our stage": stage,
            "ours / theirs, by time for the texts": ratio(seconds, medians[stage][0]),
            "ours / theirs, processor": ratio(processor, medians[stage][1]),
            "instructions a word of ours": counts.get(name),
            "peak memory MiB": round(peak / 1024, 1),
            "start-up ms": round(statistics.median(starts[name]) * 1e3),
        }
    return results


def ratio(theirs, ours):
    return round(theirs / ours, 2)


def show(results):
    """A table for people."""
    print(f"{results['texts']} texts, {results['bytes']} bytes,"
          f" {results['our tokens']} tokens, {results['our words']} words;"
          f" medians of {results['rounds']}; ours: at most {results['our peak memory MiB']} MiB,"
          f" start to end {results['our start-up ms']} ms")  # fmt: skip
    print(f"{'':34}{'words/s':>10}{'(processor)':>13}{'MB/s':>8}{'instr./word':>13}{'MiB':>8}{'start ms':>10}"
          f"{'ours/theirs':>13}{'(processor)':>13}")  # fmt: skip
    for name, row in results.items():
        if not isinstance(row, dict):
            continue
        processor = f"({row['words/s, processor']})"
        count = row.get("instructions a word", row.get("instructions a word of ours"))
        print(f"{name:34}{row['words/s']:>10}{processor:>13}{row['MB/s']:>8}{count or '':>13}", end="")
        if "beside our stage" in row:
            by_processor = f"({row['ours / theirs, processor']})"
            print(f"{row['peak memory MiB']:>8}{row['start-up ms']:>10}"
                  f"{row['ours / theirs, by time for the texts']:>13}{by_processor:>13}"
                  f"  {row['beside our stage']}", end="")  # fmt: skip
        print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-instructions", action="store_true", help="without valgrind, which takes minutes")
    parser.add_argument("--json", type=pathlib.Path, help="a file for the figures")
    options = parser.parse_args()
    what, texts = common.articles()
    results = measure(texts, options.rounds, not options.no_instructions)
    print(what, end=": ")
    show(results)
    if options.json:
        options.json.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
