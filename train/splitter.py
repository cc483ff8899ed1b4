"""Where sentences end: a linear classifier over gaps between tokens, hashed features. src/parse/sentences.cc computes the same.

A gap is asked about only where a sentence could end there: after a mark or before a capital, a digit or a mark.
"""
import argparse
import random

import numpy as np
import torch
from torch import nn

import corpora
import features

BUCKETS = 1 << 15
OPEN, CLOSE = "([{\u00ab", ")]}\u00bb"


def kind(form):
    p = features.plain(form)
    if all(c in ".!?" for c in p):
        return "f"
    if p in ("'", '"'):
        return "q"
    if len(p) == 1 and p in "([{":
        return "o"
    if len(p) == 1 and p in ")]}":
        return "c"
    if p in (",", ";", ":"):
        return p
    if all(c == "-" for c in p):
        return "-"
    first = p[0]
    if "0" <= first <= "9":
        return "d"
    if features.lower(first) != first:
        dotted = p[-1] == "."
        if dotted:
            return "T"
        return "U" if len(p) > 1 and features.lower(p[1]) != p[1] else "C"
    if "a" <= first <= "z" or ord(first) >= 128:
        return "t" if p[-1] == "." else "l"
    return "m"


def bucket(n):
    return str(n if n < 4 else 4 if n < 7 else 5 if n < 12 else 6 if n < 20 else 7 if n < 35 else 8)


def candidate(a, b):
    """Kinds on the left and on the right."""
    return not (a in "lCUdT,-" and b in "l,c") and not (b in "f,c;")


def gap(keys, kinds, glued, i, since, quotes, depth):
    """Hashed features of the gap after token i."""
    at = lambda v, k: v[k] if 0 <= k < len(v) else "#"
    p3, p2, p1, n1, n2, n3 = (at(kinds, i + d) for d in (-2, -1, 0, 1, 2, 3))
    kp2, kp1, kn1, kn2 = (at(keys, i + d) for d in (-1, 0, 1, 2))
    g = "g" if glued[i + 1] else "s"
    pair = p1 + n1 + g
    length, left = bucket(since), bucket(len(keys) - i - 1)
    parts = [pair, kp1 + "\t" + n1, p1 + "\t" + kn1, kp1 + "\t" + kn1, p2 + pair + n2, pair + length, pair + quotes + depth,
             pair + n2 + n3, p3 + p2 + pair, kp2 + "\t" + pair, pair + kn1 + "\t" + n2, pair + kn2, pair + length + left,
             p2 + pair + n2 + length, kp2 + "\t" + kp1 + "\t" + n1, p3 + p2 + pair + n2 + n3]
    return [features.fnv(chr(65 + k) + p) % BUCKETS for k, p in enumerate(parts)]


def blocks(sentences):
    """Paragraphs: tokens, whether glued to the one before, whether a sentence ends after."""
    out = []
    for s in sentences:
        if s.newpar or not out:
            out.append(([], [], []))
        forms, glued, ends = out[-1]
        inside = {k for a, b, _ in s.surface for k in range(a + 1, b + 1)}
        for k, f in enumerate(s.forms):
            forms.append(f)
            glued.append(k > 0 and (k in inside or not s.space_after[k - 1]))
            ends.append(k + 1 == len(s.forms))
    return out


def gaps(sentences):
    ids, gold = [], []
    for forms, glued, ends in blocks(sentences):
        keys, kinds = [features.word_key(f) for f in forms], [kind(f) for f in forms]
        since = quotes = depth = 0
        for i in range(len(forms) - 1):
            since += 1
            quotes ^= kinds[i] == "q" and keys[i] == '"'
            depth += (kinds[i] == "o") - (kinds[i] == "c" and depth > 0)
            if candidate(kinds[i], kinds[i + 1]):
                ids.append(gap(keys, kinds, glued, i, since, str(int(quotes)), str(min(depth, 1))))
                gold.append(ends[i])
            if ends[i]:
                since = quotes = depth = 0
    return torch.tensor(ids), torch.tensor(gold, dtype=torch.float32)


def fit(sentences, epochs=12, seed=3):
    """-> int8 weights, the unit of one: a gap is an end when the sum is above zero."""
    torch.manual_seed(seed)
    ids, gold = gaps(sentences)
    w = nn.EmbeddingBag(BUCKETS, 1, mode="sum")
    nn.init.zeros_(w.weight)
    opt = torch.optim.Adam(w.parameters(), lr=0.02)
    for e in range(epochs):
        for g in opt.param_groups:
            g["lr"] = 0.02 * (1 - e / epochs)
        for part in torch.randperm(len(ids)).split(2048):
            loss = nn.functional.binary_cross_entropy_with_logits(w(ids[part])[:, 0], gold[part]) + 2e-6 * (w.weight ** 2).sum()
            opt.zero_grad()
            loss.backward()
            opt.step()
    x = w.weight.detach()[:, 0].numpy()
    unit = np.abs(x).max() / 127
    return np.round(x / unit).astype(np.int8), unit


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True)
    a = ap.parse_args()
    torch.set_num_threads(1)
    trees, _, dev = corpora.load_all(a.data)
    w, unit = fit(trees)
    print("unit", unit)
    for name in dev:
        ids, gold = gaps(dev[name])
        s = torch.from_numpy(w.astype(np.int32))[ids].sum(1)
        for limit in (-20, -10, 0, 10, 20):
            got = s > limit
            g = gold > 0
            tp = int((got & g).sum())
            reachable = sum(sum(e[:-1]) for _, _, e in blocks(dev[name]))
            print(name, limit, "candidates", len(ids), "found", tp, "of", reachable, "wrong", int((got & ~g).sum()))


if __name__ == "__main__":
    main()
