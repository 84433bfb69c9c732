#!/usr/bin/python3
"""How well UDPipe 1 does what `hashiya-train validate` measures of ours: same treebank, same parts, same scores.

    udpipe_folds.py [--only NAME…] [--parts 10] [--scored N] [--epochs 20] [--jobs 2] [--json FILE]

Sentence n of the treebank, counted from 0, belongs to part n % 10. Each part is read by what was trained on the nine
others, with gold words; every word counts. Lemmas are compared without vocalisation. Segmentation has gold sentences
and counts tokens of letters only, which are all words that SpaceAfter=No joins: all cuts within must be right.

all               one tagger with all columns, default settings
all, unvocalised  the same, trained on unvocalised lemmas
upos …            UPOS alone: features, XPOS and lemmas are blank in training
lemma …           unvocalised lemmas with UPOS alone
segmentation …    the tokenizer: cuts between clitics learnt as any other; or as multiword tokens, which it splits by a
                  list of those it has seen

Settings that differ in the guesser are all listed, as measured on the tested parts: to take the best favours UDPipe.
"""

import argparse
import json
import multiprocessing
import os
import pathlib
import sys
import tempfile
import time

import peers

VOWELS = dict.fromkeys([*range(0x064B, 0x0653), 0x0670, 0x0640, ord("`")]) | {0x0671: "\u0627"}
ARABIC = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژڤگڨڭٹڈڑںےۀېۆۇڵکی")

LEMMATIZER = "templates=lemmatizer"
# What is trained: which columns are blank, whether lemmas lose their vowels, and the tagger's options.
TAGGERS = {
    "all": ("", False, ""),
    "all, unvocalised": ("", True, ""),
    "two taggers, unvocalised": ("", True, "models=2"),
    "upos": ("lemma xpos feats", True, ""),
    "upos, 12 suffix rules": ("lemma xpos feats", True, "guesser_suffix_rules=12"),
    "upos, 12 suffix rules, enriched by 10": (
        "lemma xpos feats", True, "guesser_suffix_rules=12;guesser_enrich_dictionary=10"),  # fmt: skip
    "upos, 5 suffix rules, enriched by 3": (
        "lemma xpos feats", True, "guesser_suffix_rules=5;guesser_enrich_dictionary=3"),  # fmt: skip
    "lemma": ("xpos feats", True, ""),
    "lemma, lemmatizer's templates": ("xpos feats", True, LEMMATIZER),
    "lemma, 12 suffix rules, enriched by 10": (
        "xpos feats", True, "guesser_suffix_rules=12;guesser_enrich_dictionary=10"),  # fmt: skip
    "lemma, 5 suffix rules, enriched by 3": (
        "xpos feats", True, "guesser_suffix_rules=5;guesser_enrich_dictionary=3"),  # fmt: skip
}  # fmt: skip
TOKENIZERS = {"segmentation": False, "segmentation, multiword tokens": True}
COLUMNS = {"lemma": 2, "upos": 3, "xpos": 4, "feats": 5}


def bare(lemma):
    """A lemma without vocalisation."""
    return lemma.translate(VOWELS)


def read(path):
    """Sentences of a file: lists of words, a word being the list of its columns."""
    sentences, words = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            words.append(line.split("\t"))
        elif not line and words:
            sentences.append(words)
            words = []
    return sentences


def is_joined(word):
    return "SpaceAfter=No" in word[9].split("|")


def write(sentences, blank="", unvocalised=False, test=False):
    """CoNLL-U with columns blank."""
    lines = []
    for words in sentences:
        for word in words:
            # Heads are of no use here, and the place of a root would only be checked.
            fields = [*word[:6], "0", "root", "_", "SpaceAfter=No" if is_joined(word) else "_"]
            if unvocalised:
                fields[2] = bare(fields[2]) or fields[2]
            for column in blank.split() if not test else COLUMNS:
                fields[COLUMNS[column]] = "_"
            lines.append("\t".join(fields))
        lines.append("")
    return "\n".join(lines) + "\n"


def tokens(words):
    """Runs of words without a space that consist of letters, and all other words by themselves."""
    found, is_open = [], False
    for word in words:
        is_letters = bare(word[1]) != "" and all(letter in ARABIC for letter in bare(word[1]))
        if is_open and is_letters:
            found[-1].append(word)
        else:
            found.append([word])
        is_open = is_letters and is_joined(word)
    return found


def write_multiword(sentences):
    """CoNLL-U with tokens of several words as multiword tokens."""
    lines = []
    for words in sentences:
        number = 1
        for token in tokens(words):
            end = "SpaceAfter=No" if is_joined(token[-1]) else "_"
            if len(token) > 1:
                form = "".join(word[1] for word in token)
                lines.append("\t".join([f"{number}-{number + len(token) - 1}", form, *"_" * 7, end]))
                end = "_"
            for word in token:
                lines.append("\t".join([str(number), word[1], *"_" * 4, "0", "root", "_", end]))
                number += 1
        lines.append("")
    return "\n".join(lines) + "\n"


def tagging(name, rest, test, place):
    """Words, and how many got the right part of speech and the right lemma."""
    import ufal.udpipe as udpipe

    blank, unvocalised, options = TAGGERS[name]
    model = peers.udpipe_train(write(rest, blank, unvocalised), place, tagger=options)
    error, scores = udpipe.ProcessingError(), {"words": 0, "upos": 0, "lemma": 0}
    for sentence, words in zip(peers.udpipe_sentences(write(test, test=True)), test, strict=True):
        assert model.tag(sentence, model.DEFAULT, error), error.message
        for found, gold in zip(list(sentence.words)[1:], words, strict=True):
            assert found.form == gold[1]
            scores["words"] += 1
            scores["upos"] += found.upostag == gold[3]
            scores["lemma"] += bare(found.lemma) == bare(gold[2])
    return {key: value for key, value in scores.items() if key == "words" or key not in blank.split()}


def segmentation(name, rest, test, place, epochs):
    """Tokens of letters, and how many were cut right."""
    import ufal.udpipe as udpipe

    multiword = TOKENIZERS[name]
    model = peers.udpipe_train((write_multiword if multiword else write)(rest), place, tokenizer=f"epochs={epochs}")
    scores = {"tokens": 0, "right": 0}
    for words in test:
        text = "".join(word[1] + ("" if is_joined(word) else " ") for word in words).strip()
        reader, error = model.newTokenizer("presegmented"), udpipe.ProcessingError()
        reader.setText(text + "\n")
        sentence, cuts, end = udpipe.Sentence(), set(), 0
        while reader.nextSentence(sentence, error):
            for multi in sentence.multiwordTokens:
                forms = [sentence.words[number].form for number in range(multi.idFirst, multi.idLast + 1)]
                assert "".join(forms).lower() == multi.form.lower(), multi.form
            for word in list(sentence.words)[1:]:
                end += len(word.form)
                cuts.add(end)
            sentence = udpipe.Sentence()
        assert not error.occurred(), error.message
        assert end == len(text.replace(" ", "")), text
        begin = 0
        for token in tokens(words):
            ends = [begin := begin + len(word[1]) for word in token]
            letters = bare("".join(word[1] for word in token))
            if not letters or not all(letter in ARABIC for letter in letters):
                continue
            scores["tokens"] += 1
            first = ends[0] - len(token[0][1])
            scores["right"] += {cut for cut in cuts if first < cut < ends[-1]} == set(ends[:-1])
    return scores


def part(job):
    """Scores of one setting on one part."""
    name, number, options = job
    sentences = read(options.treebank)
    test = [words for index, words in enumerate(sentences) if index % options.parts == number]
    rest = [words for index, words in enumerate(sentences) if index % options.parts != number]
    with tempfile.NamedTemporaryFile(suffix=".udpipe") as place:
        if name in TAGGERS:
            return name, tagging(name, rest, test, place.name)
        return name, segmentation(name, rest, test, place.name, options.epochs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", type=pathlib.Path, default=peers.TREEBANK)
    names = [*TAGGERS, *TOKENIZERS]
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=names, help=f"of {'; '.join(names)}")
    parser.add_argument("--parts", type=int, default=10)
    parser.add_argument("--scored", type=int, help="how many of the parts are scored (all)")
    parser.add_argument("--epochs", type=int, default=20, help="of the tokenizer (20; UDPipe's own default is 100)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--json", type=pathlib.Path, help="a file for the figures")
    options = parser.parse_args()
    peers.run_with("ufal.udpipe", "ufal.udpipe")
    numbers = range(options.scored or options.parts)
    results, start = {}, time.monotonic()
    with multiprocessing.Pool(options.jobs) as pool:
        for name in options.only or names:
            sums = {}
            for _, scores in pool.imap_unordered(part, [(name, number, options) for number in numbers]):
                for key, value in scores.items():
                    sums[key] = sums.get(key, 0) + value
            (unit, whole), *counts = sums.items()
            results[name] = {unit: whole} | {f"{key} %": round(100 * value / whole, 2) for key, value in counts}
            figures = ", ".join(f"{key} {value}" for key, value in results[name].items())
            print(f"{name}: {figures}  ({time.monotonic() - start:.0f} s)", flush=True)
    if options.json:
        options.json.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
