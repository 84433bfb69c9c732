"""Real articles, where the repository has them beside it."""

import json
import os
import time

from harness import wait_until
from service import article


def corpus(service, check):
    """the seed article, and 240 real ones at once"""
    articles = service.container.repository.parent / "shared/articles"
    seeds = sorted(articles.glob("seed/*.txt"))
    news = sorted(articles.glob("saudinewsnet/*.txt"))
    if not seeds and not news:
        print("   skip: there is no ../shared/articles")
        return
    service.restart()
    for seed in seeds:
        since = service.cursor()
        service.drop(seed.name, seed.read_bytes())
        document = service.wait_answer(seed.name)
        record = service.record("annotated", since)
        print(
            "   "
            + json.dumps(
                {k: v for k, v in record.items() if k.startswith("HASHIYA_") or k == "MESSAGE_ID"}, ensure_ascii=False
            )
        )
        check(
            record["HASHIYA_ARTICLE"] == seed.name and document["entities"] and document["quantities"],
            f"{seed.name}: {len(document['entities'])} entities, {len(document['quantities'])} quantities",
        )
    valid, said = service.validate(len(seeds))
    check(valid, f"valid: {said}")
    if not news:
        return

    service.tidy()
    time.sleep(0.3)
    since = service.cursor()
    paths = [service.staged(path.name, path.read_bytes()) for path in news]
    size = sum(os.path.getsize(path) for path in paths)
    begun = time.monotonic()
    for path in paths:
        os.rename(path, os.path.join(os.fsencode(service.path("")), os.path.basename(path)))
    wait_until(lambda: len(service.answers()) >= len(news), f"{len(news)} answers", 60, 0.02)
    seconds = time.monotonic() - begun
    print(
        f"   {len(news)} articles, {size / 1e6:.2f} MB, at once: {seconds:.2f} s, "
        f"{len(news) / seconds:.0f} articles/s, peak memory {service.memory_peak() / 2**20:.1f} MiB"
    )
    counts = service.annotated(since)
    check(
        len(counts) == len(news) and set(counts.values()) == {1},
        f"{len(news)} articles annotated, none twice",
        {name: n for name, n in counts.items() if n != 1} or len(counts),
    )
    valid, said = service.validate(len(news))
    check(valid, f"all valid: {said}")


def large_articles(service, check):
    """articles just below the limit, several at once, stay far below the unit's MemoryHigh="""
    service.restart()
    line = article(1)
    data = line * (4 * 1024 * 1024 // len(line))
    for number in range(4):
        service.drop(f"large-{number}.txt", data)
    begun = time.monotonic()
    wait_until(lambda: len(service.answers()) == 4, "4 large articles", 90)
    peak = service.memory_peak()
    print(
        f"   4 articles of {len(data) / 2**20:.1f} MiB: {time.monotonic() - begun:.1f} s, "
        f"peak memory {peak / 2**20:.0f} MiB"
    )
    check(
        service.answers() == [f"large-{number}.txt.annotations.json" for number in range(4)],
        "all annotated",
        service.answers(),
    )
    check(peak < 2**30, "peak memory is below MemoryHigh=1G", peak)


CASES = [corpus, large_articles]
