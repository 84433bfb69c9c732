"""Texts that are as hard as they can be for their size: each repeats what makes some part of an annotator work most."""

MEGABYTE = 1 << 20

# What is repeated, by name.
PATTERNS = {
    # Without an end: one word, one token, one sentence.
    "no-space": "بغداد",
    "letter": "ا",
    "latin-letter": "a",
    "digits": "7",
    "arabic-digits": "٧",
    "tatweel": "\u0640",
    "no-stop": "قال الوزير و",
    # As many tokens as there are letters.
    "brackets": "(",
    "quotes": "«",
    "double-quotes": '"',
    "backslashes": '\\"',
    "alternating": "بa",
    "full-stops": ". ",
    "ellipses": "…",
    "ornaments": "ﷺ",
    "emoji": "👨\u200d👩\u200d👧",
    # Beginnings of something long: each must be looked at, and none ends.
    "numbers": "1,234.5 ",
    "separators": "1,",
    "dates": "1/2/",
    "addresses": "http://a.",
    "mail": "a@",
    "hashtags": "#",
    "abbreviations": "د. ",
    "number-words": "مليون و",
    "number-chain": "ثلاثمائة وخمسة وعشرون ألفا و",
    "hundreds": "مائة ",
    "lam-prefixes": "وللل",
    "clitics": "وبال",
    "countries": "جمهورية الكونغو ",
    "capitals": "بغداد London ",
    "demonyms": "الفرنسي الأمريكي ",
    "guards": "نهر الأردن ",
    # Lines.
    "blank-lines": "ا\n\n",
    "lines": "بغداد\n",
    "returns": "بغداد\r",
    # Marks without letters of their own.
    "marks": "ب\u064b\u0651",
    "bidi": "ب\u202e\u2066",
}


def of_size(text, size=MEGABYTE):
    """A text repeated to at most that many bytes, whole characters only."""
    data = text.encode()
    return data * (size // len(data))


def worst(size=MEGABYTE):
    """All of them in this size."""
    return {name: of_size(text, size) for name, text in PATTERNS.items()}
