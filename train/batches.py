"""Sentences to padded batches; position 0 is the root."""
import random

import torch

import features
import told
from corpora import IGNORE


class Batch:
    pass


class Wanted:
    """For each word up to told.KEPT choices, the best first, and the share of each; no share: not known."""
    def __init__(self, n, t):
        self.choice = torch.zeros(n, t, told.KEPT, dtype=torch.long)
        self.share = torch.zeros(n, t, told.KEPT)

    def one(self, i, choices):
        c = torch.tensor(choices)
        self.choice[i, 1 : len(c) + 1, 0] = c.clamp(min=0)
        self.share[i, 1 : len(c) + 1, 0] = (c != IGNORE).float()

    def several(self, i, choices, shares):
        self.choice[i, 1 : len(choices) + 1] = torch.from_numpy(choices).long()
        self.share[i, 1 : len(choices) + 1] = torch.from_numpy(shares)

    @property
    def best(self):
        return self.choice[..., 0]


class Encoder:
    """Knows the ids of words, vectors, tags and relations; turns sentences into batches."""
    def __init__(self, words, vector_rows, tags, rels):
        self.words = {w: i + 2 for i, w in enumerate(words)}     # 0 unknown, 1 root
        self.vector_rows = vector_rows
        self.tags = {t: i for i, t in enumerate(tags)}
        self.rels = {r: i for i, r in enumerate(rels)}
        self._rows = {}

    def row(self, form):
        r = self._rows.get(form)
        if r is None:
            w, v, a = features.of(form)
            r = self._rows[form] = (self.words.get(w, features.UNKNOWN), self.vector_rows.get(v, -1) + 1, a)
        return r

    def batch(self, sentences, word_drop=None, rng=None, vector_drop=0.0):
        b, n, t = Batch(), len(sentences), max(len(s.forms) for s in sentences) + 1
        b.word = torch.zeros(n, t, dtype=torch.long)
        b.vector = torch.zeros(n, t, dtype=torch.long)
        b.affix = torch.full((n, t, len(features.AFFIXES)), features.ROOT_BUCKET, dtype=torch.long)
        b.head, b.rel, b.tag, b.name = wanted = [Wanted(n, t) for _ in told.KINDS]
        for i, s in enumerate(sentences):
            k = len(s.forms) + 1
            rows = [self.row(f) for f in s.forms]
            w = [r[0] for r in rows]
            v = [r[1] for r in rows]
            if word_drop is not None:
                w = [features.UNKNOWN if rng.random() < word_drop[x] else x for x in w]
                v = [0 if rng.random() < vector_drop else x for x in v]
            b.word[i, 0] = features.ROOT
            b.word[i, 1:k] = torch.tensor(w)
            b.vector[i, 1:k] = torch.tensor(v)
            b.affix[i, 1:k] = torch.tensor([r[2] for r in rows])
            if s.shares:
                for w, kind in zip(wanted, told.KINDS):
                    w.several(i, *s.shares[kind])
                continue
            if s.heads:
                b.tag.one(i, [self.tags.get(x, IGNORE) for x in s.tags])
                b.head.one(i, s.heads)
                b.rel.one(i, [self.rels.get(x, IGNORE) for x in s.rels])
            if s.names:
                b.name.one(i, s.names)
        lengths = torch.tensor([len(s.forms) + 1 for s in sentences])
        at = torch.arange(t)[None].expand(n, -1)
        b.real = at < lengths[:, None]
        b.flip = torch.where(b.real, lengths[:, None] - 1 - at, at)
        b.domain = torch.tensor([s.domain for s in sentences])
        b.ner_domain = torch.tensor([s.ner_domain for s in sentences])
        b.sentences = sentences
        return b


def batches_of(sentences, words_each, rng, length=lambda s: len(s.forms)):
    """Batches of about `words_each` words (or what `length` counts), of like length, in random order."""
    lengths = [length(s) for s in sentences]
    order = list(range(len(sentences)))
    rng.shuffle(order)
    order.sort(key=lambda i: lengths[i] // 2)
    out, cur, size = [], [], 0
    for i in order:
        cur.append(sentences[i])
        size += lengths[i] + 1
        if size >= words_each:
            out.append(cur)
            cur, size = [], 0
    if cur:
        out.append(cur)
    rng.shuffle(out)
    return out


CURLY = {"'s": "\u2019s", "n't": "n\u2019t", "'re": "\u2019re", "'ve": "\u2019ve", "'ll": "\u2019ll", "'d": "\u2019d", "'m": "\u2019m", "'": "\u2019"}


def varied(s, rng):
    """Now and then the same sentence in another dress: capitals, no capitals, typographic marks."""
    r = rng.random()
    if r < 0.04:
        forms = [f.upper() for f in s.forms]
    elif r < 0.06:
        forms = [f.lower() for f in s.forms]
    elif r < 0.09:
        forms = [f[:1].upper() + f[1:] if len(f) > 3 else f for f in s.forms]
    elif r < 0.12 and "-" in s.forms:
        forms = ["\u2013" if f == "-" else f for f in s.forms]
    else:
        return s
    from dataclasses import replace
    return replace(s, forms=forms)
