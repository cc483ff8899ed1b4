"""What the encoder sees of a word. src/parse/features.cc computes the same; features_test holds it."""
import unicodedata

AFFIXES = ["suffix2", "suffix3", "suffix4", "prefix3", "shape"]
BUCKETS = 8192
ROOT_BUCKET = BUCKETS          # the row of the root in every affix table
UNKNOWN, ROOT = 0, 1           # rows of the word table

QUOTES = {"\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "`": "'", "\u2032": "'", "\u00b4": "'",
          "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
          "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "--", "\u2015": "--", "\u2026": "..."}
PLAIN = str.maketrans(QUOTES)


def plain(form):
    """Typographic quotes and dashes as ASCII; '' and `` as a double quote."""
    p = form.translate(PLAIN)
    return '"' if p == "''" else p


def lower(s):
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in s)


def word_key(form):
    return "".join("0" if "0" <= c <= "9" else c for c in lower(plain(form)))


def vector_key(form):
    return lower(plain(form))


def shape(form):
    out = []
    for c in plain(form):
        if ord(c) < 128:
            k = "X" if "A" <= c <= "Z" else "x" if "a" <= c <= "z" else "d" if "0" <= c <= "9" else c
        else:
            low = lower(c)
            k = "X" if low != c else "u"
        if len(out) >= 2 and out[-1] == k and out[-2] == k:
            continue
        out.append(k)
    return "".join(out)


def fnv(s):
    h = 1469598103934665603
    for b in s.encode("utf-8"):
        h = ((h ^ b) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return h ^ (h >> 29)


def affixes(form):
    w = word_key(form)
    parts = ["2" + w[-2:], "3" + w[-3:], "4" + w[-4:], "p" + w[:3], "s" + shape(form)]
    return [fnv(p) % BUCKETS for p in parts]


_cache = {}


def of(form):
    """-> (word key, vector key, affix rows)"""
    r = _cache.get(form)
    if r is None:
        r = _cache[form] = (word_key(form), vector_key(form), affixes(form))
    return r
