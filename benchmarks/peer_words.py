"""A peer at work on texts, by itself in a process, in the Python that has it: see words.py.

    peer_words.py udpipe-tag|udpipe|spacy|split [--model FILE…] [--seconds S | --passes N] FILE…

udpipe-tag  UDPipe's tagger on the words and sentences of CoNLL-U files; with several models, one after the other
udpipe      UDPipe's tokenizer and tagger
spacy       the tokenizer of spaCy's blank Arabic
split       str.split

All but the first begin with UTF-8 bytes. Prints one JSON object; with --passes, which is for counting instructions,
nothing. Each pass begins anew, so that nobody has seen the words before.
"""

import argparse
import json
import pathlib
import time


def udpipe_tag(options):
    """Tags; sentences and words are given."""
    import peers
    import ufal.udpipe as udpipe

    models = [udpipe.Model.load(path) for path in options.model]
    given = [peers.udpipe_sentences(path.read_text(encoding="utf-8")) for path in options.files]

    def run():
        error, words = udpipe.ProcessingError(), 0
        for sentences in given:
            for sentence in sentences:
                for model in models:
                    assert model.tag(sentence, model.DEFAULT, error), error.message
                words += len(sentence.words) - 1
        return words

    return lambda: run


def udpipe_all(options):
    """Cuts into sentences and words, and tags."""
    import ufal.udpipe as udpipe

    model = udpipe.Model.load(options.model[0])
    texts = [path.read_bytes() for path in options.files]

    def run():
        error, words = udpipe.ProcessingError(), 0
        for text in texts:
            reader = model.newTokenizer(model.DEFAULT)
            reader.setText(text.decode())
            sentence = udpipe.Sentence()
            while reader.nextSentence(sentence, error):
                assert model.tag(sentence, model.DEFAULT, error), error.message
                words += len(sentence.words) - 1
                sentence = udpipe.Sentence()
            assert not error.occurred(), error.message
        return words

    return lambda: run


def spacy_blank(options):
    """Cuts into tokens. A new tokenizer for every pass: it keeps what it has cut."""
    import spacy

    texts = [path.read_bytes() for path in options.files]

    def make():
        tokenizer = spacy.blank("ar").tokenizer
        return lambda: sum(len(tokenizer(text.decode())) for text in texts)

    return make


def split(options):
    """Cuts at white space."""
    texts = [path.read_bytes() for path in options.files]
    return lambda: lambda: sum(len(text.decode().split()) for text in texts)


PEERS = {"udpipe-tag": udpipe_tag, "udpipe": udpipe_all, "spacy": spacy_blank, "split": split}


def peak():
    """The most memory that this process has had, in KiB; what is inherited from its parent not counted."""
    status = pathlib.Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("--model", action="append")
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--passes", type=int)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    make = PEERS[options.peer](options)
    run = make()
    if options.passes is not None:
        for _ in range(options.passes):
            run()
        return
    passes, seconds, processor = 0, 0.0, 0.0
    while seconds < options.seconds:
        run = run or make()
        start, start_processor = time.perf_counter(), time.process_time()
        words = run()
        processor += time.process_time() - start_processor
        seconds += time.perf_counter() - start
        passes, run = passes + 1, None
    print(json.dumps({"words": words, "seconds": seconds / passes, "processor": processor / passes, "peak": peak()}))


if __name__ == "__main__":
    main()
