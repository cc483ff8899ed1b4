"""Lemmas: a dictionary of (form, XPOS) and, for the rest, the longest known suffix of the form under that XPOS.

Both give an edit: what to start from (0 the form, 1 its lower case, 2 the form with its case), how many
characters to cut off the end, what to append. Entries that a shorter suffix gives anyway are left out.
"""
import collections
import struct

import features

LONGEST = 6
KEEP, LOWER, CASED = 0, 1, 2


def key_form(form, xpos):
    return features.plain(form) if xpos in ("NNP", "NNPS") else features.lower(features.plain(form))


def edit(form, lemma):
    p = features.plain(form)
    if lemma == features.lower(lemma):
        return cut_and_append(LOWER, features.lower(p), lemma)
    return (KEEP, 0, "") if form == lemma else cut_and_append(CASED, p, lemma)


def cut_and_append(kind, base, lemma):
    i = 0
    while i < min(len(base), len(lemma)) and base[i] == lemma[i]:
        i += 1
    return (kind, len(base) - i, lemma[i:])


def apply(form, e):
    if e[0] == KEEP:
        return form
    p = features.plain(form)
    base = features.lower(p) if e[0] == LOWER else p
    return base[: len(base) - e[1]] + e[2] if e[1] <= len(base) else base


def suffixes(form, xpos):
    """Longest first, down to the empty one; beside the suffix, whether it is the whole word."""
    low = features.lower(features.plain(form))
    return [low[len(low) - k :] + "\t" + xpos for k in range(min(LONGEST, len(low)), -1, -1)]


class Lemmas:
    def __init__(self, sentences):
        self.dictionary, self.rules = {}, {}
        seen = collections.defaultdict(collections.Counter)     # (form, lemma) under a key
        by_suffix = collections.defaultdict(collections.Counter)
        first = {}
        for s in sentences:        # EWT before GUM: where they differ ("people"), the first convention stays
            for form, tag, lemma in zip(s.forms, s.tags, s.lemmas):
                if lemma == "_":
                    continue
                x = tag.split("|")[1]
                k = key_form(form, x) + "\t" + x
                if first.setdefault(k, s.domain) != s.domain:
                    continue
                e = edit(form, lemma)
                seen[k][form, lemma] += 1
                for q in suffixes(form, x):
                    by_suffix[q][e] += 1
        def best(c):
            return min(c, key=lambda e: (-c[e], e))
        for q in sorted(by_suffix, key=len):      # short ones first: a longer one is kept only where it says something else
            c = by_suffix[q]
            if sum(c.values()) >= 2 and self.by_suffix_of(q) != best(c):
                self.rules[q] = best(c)
        for k, c in seen.items():      # the edit that is right most often; none where the rules are as good
            form, x = k.split("\t")
            right = lambda e: sum(n for (f, l), n in c.items() if apply(f, e) == l)
            able = {edit(f, l) for f, l in c} | {cut_and_append(LOWER, features.lower(features.plain(f)), l) for f, l in c}
            e = max(sorted(able), key=right)
            if right(e) > right(self.guess(form, x)):
                self.dictionary[k] = e

    def by_suffix_of(self, q):
        s, x = q.split("\t")
        for k in range(len(s), -1, -1):
            e = self.rules.get(s[len(s) - k :] + "\t" + x)
            if e:
                return e
        return None

    def guess(self, form, x):
        for q in suffixes(form, x):
            e = self.rules.get(q)
            if e:
                return e
        return (KEEP, 0, "") if x in ("NNP", "NNPS") else (LOWER, 0, "")

    def of(self, form, x):
        return apply(form, self.dictionary.get(key_form(form, x) + "\t" + x) or self.guess(form, x))

    def write(self, f, keys):
        edits = sorted(set(self.dictionary.values()) | set(self.rules.values()))
        number = {e: i for i, e in enumerate(edits)}
        f.write(struct.pack("<I", len(edits)))
        for kind, cut, tail in edits:
            t = tail.encode()
            f.write(struct.pack("<3B", kind, cut, len(t)) + t)
        for table in (self.dictionary, self.rules):
            ks = sorted((k for k in table if len(k.encode()) < 256), key=str.encode)
            keys(f, ks)
            f.write(struct.pack(f"<{len(ks)}H", *(number[table[k]] for k in ks)))


if __name__ == "__main__":
    import sys
    import corpora
    trees, _, dev = corpora.load_all(sys.argv[1])
    l = Lemmas(trees)
    print(len(l.dictionary), "entries", len(l.rules), "rules")
    for name in ("ewt", "gum"):
        wrong, n = collections.Counter(), 0
        for s in dev[name]:
            for form, tag, lemma in zip(s.forms, s.tags, s.lemmas):
                x = tag.split("|")[1]
                n += 1
                if lemma not in ("_", l.of(form, x)):
                    wrong[form, x, lemma, l.of(form, x)] += 1
        print(name, 1 - sum(wrong.values()) / n, wrong.most_common(25))
