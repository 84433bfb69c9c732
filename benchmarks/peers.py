"""The programs of others: how they are had, and UDPipe 1 as the benchmarks train and feed it.

Python packages go into a virtual environment of their own, .build/peers; a peer that cannot be had is missing in the
results, and a line on standard error says why.
"""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

import common

ENVIRONMENT = common.ROOT / ".build/peers"
DATA = pathlib.Path(os.environ.get("DATA", common.ROOT.parent / "shared/data"))
TREEBANK = DATA / "ud/pud-train.conllu"


def say(message):
    print(message, file=sys.stderr, flush=True)


def attempt(*command):
    """Whether a command went well; its last words where it did not."""
    command = list(map(str, command))
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        say(f"{' '.join(command)}: {(done.stderr or done.stdout).strip()[-300:]}")
    return done.returncode == 0


def debian(program, package):
    """A program's path; its Debian package is installed where it is missing."""
    if not shutil.which(program) and shutil.which("apt-get"):
        install = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends"]
        attempt(*([] if os.geteuid() == 0 else ["sudo", "--non-interactive"]), *install, package)
    return shutil.which(program)


def python(package, module):
    """The Python that has a package, which is installed where it is missing; None if it cannot be had."""
    interpreter = ENVIRONMENT / "bin/python"
    if not interpreter.exists() or not attempt(interpreter, "-m", "pip", "--version"):
        make = (sys.executable, "-m", "venv", "--clear", ENVIRONMENT)
        if not attempt(*make) and not (debian("pyvenv", "python3-venv"), attempt(*make))[1]:
            return None
    present = [interpreter, "-c", f"import {module}"]
    if subprocess.run(present, stderr=subprocess.DEVNULL, check=False).returncode:
        say(f"Installing {package} with pip")
        if not attempt(interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package):
            return None
    return interpreter if attempt(*present) else None


def run_with(package, module):
    """Goes on in the Python that has a package, or ends."""
    try:
        __import__(module)
    except ImportError:
        interpreter = python(package, module)
        if interpreter is None or pathlib.Path(sys.prefix) == ENVIRONMENT:
            sys.exit(f"{package} cannot be had")
        os.execv(interpreter, [str(interpreter), *sys.argv])


# ---- UDPipe 1; what follows runs in the Python that has it ----


def udpipe_sentences(conllu):
    """Sentences as UDPipe holds them."""
    import ufal.udpipe as udpipe

    reader, error, found = udpipe.InputFormat.newConlluInputFormat(), udpipe.ProcessingError(), udpipe.Sentences()
    reader.setText(conllu)
    while True:
        sentence = udpipe.Sentence()
        if not reader.nextSentence(sentence, error):
            break
        found.push_back(sentence)
    assert not error.occurred(), error.message
    return found


def udpipe_train(conllu, path, tokenizer=None, tagger=None):
    """Trains a model of what is given options, the empty ones being the default, and loads it."""
    import ufal.udpipe as udpipe

    none, error = udpipe.Trainer.NONE, udpipe.ProcessingError()
    options = [none if option is None else option for option in (tokenizer, tagger, None)]
    # Progress goes to the descriptor of standard error by C++; there is no option for silence.
    kept, silence = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    try:
        model = udpipe.Trainer.train(
            "morphodita_parsito", udpipe_sentences(conllu), udpipe.Sentences(), *options, error)  # fmt: skip
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(silence)
    assert not error.occurred(), error.message
    pathlib.Path(path).write_bytes(model)
    return udpipe.Model.load(str(path))


def udpipe_model(name, conllu, tokenizer=None, tagger=None):
    """The path of a trained model, which is kept below .build for the next time."""
    key = hashlib.sha256(f"{conllu}\0{tokenizer}\0{tagger}".encode()).hexdigest()[:16]
    path = common.ROOT / f".build/peers-{name}-{key}.udpipe"
    if not path.exists():
        say(f"Training UDPipe's {name} on {TREEBANK.name}")
        partial = path.with_suffix(".tmp")
        udpipe_train(conllu, partial, tokenizer, tagger)
        partial.replace(path)
    return path
