"""Prints the paths of UDPipe's models for words.py, trained if there are none yet, which takes minutes.

One that cuts and tags at default settings; one of UPOS alone; one of unvocalised lemmas. The last two read best: see
udpipe_folds.py.
"""

import peers
import udpipe_folds

# Of the tokenizer; UDPipe's own default of 100 takes five times as long and reads no faster.
EPOCHS = 20


def main():
    sentences = udpipe_folds.read(peers.TREEBANK)
    print(peers.udpipe_model("all", udpipe_folds.write(sentences), f"epochs={EPOCHS}", ""))
    for name in ("upos", "lemma"):
        blank, unvocalised, options = udpipe_folds.TAGGERS[name]
        print(peers.udpipe_model(name, udpipe_folds.write(sentences, blank, unvocalised), tagger=options))


if __name__ == "__main__":
    main()
