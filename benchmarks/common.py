"""What the benchmarks share: the tool, the articles, a scratch directory, percentiles."""

import contextlib
import os
import pathlib
import shutil
import statistics
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOL = pathlib.Path(os.environ.get("HASHIYA", ROOT / ".build/release/hashiya"))


def articles():
    """Real articles where they are at hand, else the examples over and over."""
    shared = ROOT.parent / "shared/articles/saudinewsnet"
    found = sorted(shared.glob("*.txt"))
    if found:
        return f"{len(found)} real articles", [path.read_bytes() for path in found]
    examples = [path.read_bytes() for path in sorted((ROOT / "examples").glob("*.txt"))]
    return "40 × the examples", examples * 40


@contextlib.contextmanager
def scratch():
    """A directory on a real disk that is gone at the end, however that comes."""
    path = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-bench-", dir=os.environ.get("HASHIYA_SCRATCH", ROOT / ".build")))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def percentiles(seconds):
    """The median and the 99th percentile, in milliseconds."""
    ordered = sorted(seconds)
    return statistics.median(ordered) * 1e3, ordered[int(len(ordered) * 0.99)] * 1e3
