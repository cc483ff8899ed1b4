"""What teachers say of text without trees: for every word the likeliest few heads, relations, tags and name tags, each with its share in 8 bits."""
import numpy as np

import corpora
from corpora import DOMAINS, IGNORE, NER_DOMAINS

KEPT = 4
KINDS = ["head", "rel", "tag", "name"]


def texts(data, trees, named):
    """-> raw news and the texts of names, one sentence in three by GUM's habits; treebank sentences without names."""
    forms = {tuple(s.forms): s.forms for s in corpora.raw_news(data) + named if 3 <= len(s.forms) <= 80}
    raw = [corpora.Sentence(f, domain=DOMAINS.index("gum" if i % 3 == 2 else "ewt")) for i, f in enumerate(forms.values())]
    nameless = [corpora.Sentence(s.forms, domain=s.domain) for s in trees if not s.names]
    for s in raw + nameless:
        s.ner_domain = NER_DOMAINS.index("gum")
    return raw, nameless


def write(path, said):
    """said: for each sentence {kind: (choices, shares)}, both [words][KEPT]."""
    np.savez_compressed(path, **{k + part: np.concatenate([s[k][i] for s in said]) for k in KINDS for i, part in enumerate(("", "_share"))})


def mean(choices, shares, weights):
    """-> the KEPT likeliest of several teachers' choices and their shares of 1."""
    got = [np.empty((0, KEPT), np.uint8), np.empty((0, KEPT), np.float32)]
    for a in range(0, len(weights[0]), 100_000):
        part = slice(a, a + 100_000)
        dense = np.zeros((len(weights[0][part]), 256), np.float32)
        row = np.arange(len(dense))
        for c, s, w in zip(choices, shares, weights):
            for k in range(KEPT):
                dense[row, c[part, k]] += s[part, k] * w[part]
        best = np.argpartition(-dense, KEPT, 1)[:, :KEPT]
        best = np.take_along_axis(best, np.argsort(-np.take_along_axis(dense, best, 1), 1, kind="stable"), 1)
        share = np.take_along_axis(dense, best, 1)
        got = [np.concatenate([got[0], best.astype(np.uint8)]), np.concatenate([got[1], share / share.sum(1, keepdims=True)])]
    return got


def agreed(paths):
    """-> {kind: (choices, shares)} of all teachers together; of a relation those are asked who see the head that was agreed on."""
    files = [np.load(p) for p in paths]
    said = lambda part: [f[part] for f in files]
    heads = said("head")
    everyone = [np.ones(len(h), np.float32) for h in heads]
    out = {k: mean(said(k), said(k + "_share"), everyone) for k in KINDS if k != "rel"}
    out["rel"] = mean(said("rel"), said("rel_share"), [(h[:, 0] == out["head"][0][:, 0]) + np.float32(1e-3) for h in heads])
    return out


def by_teachers(paths, data, trees, named, tags, rels):
    """-> the raw sentences as the teachers see them; treebank sentences without names get theirs.

    What stands as a sentence's one reading is what a sentence keeps when people are put in the place of its own."""
    raw, nameless = texts(data, trees, named)
    said, at, out = agreed(paths), 0, []
    assert len(said["head"][0]) == sum(len(s.forms) for s in raw + nameless), "teachers of other texts"
    names = lambda s, p, bar: [int(c) if x >= bar else IGNORE for c, x in zip(s["name"][0][p, 0], s["name"][1][p, 0])]
    for s in raw:
        p = slice(at, at := at + len(s.forms))
        if said["head"][1][p, 0].mean() < 0.8:
            continue
        s.shares = {k: (said[k][0][p], said[k][1][p]) for k in KINDS}
        s.heads = [int(h) if x >= 0.5 else IGNORE for h, x in zip(said["head"][0][p, 0], said["head"][1][p, 0])]
        s.rels = [rels[r] if h != IGNORE else "" for r, h in zip(said["rel"][0][p, 0], s.heads)]
        s.tags = [tags[t] for t in said["tag"][0][p, 0]]
        s.names = names(said, p, 0.7)
        out.append(s)
    for s, t in zip([s for s in trees if not s.names], nameless, strict=True):
        p = slice(at, at := at + len(t.forms))
        s.names, s.ner_domain = names(said, p, 0.7), t.ner_domain
    return out
