"""Static word vectors distilled from the sentence transformer: one word, one vector, read by table.

Each word goes through MiniLM alone, its pieces are averaged, the common direction and the first
principal components' dominance are taken out, and the rest is cut to `--dims` and to 8 bits
(after the Model2Vec recipe: Tulkens and van Dongen, 2024).

File (little endian): "ENTV", u32 version 1, u32 words, u32 dims, u32 bytes of words; f32 scale;
u8 length[words]; the words' bytes, in byte order; u8 weight[words] (rarity: -log2 of relative frequency * 8);
i8 vector[words][dims] (value = i8 * scale; unit length before rounding).
"""
import argparse
import collections
import math
import struct

import numpy as np
import torch

import bert
import corpora
import features


def vocabulary(folder, pieces, least):
    """-> {word: count}: words of the corpora, and MiniLM's own whole words."""
    counts = collections.Counter()
    trees, names, _ = corpora.load_all(folder)
    for s in trees + names + corpora.raw_news(folder):
        counts.update(features.vector_key(f) for f in s.forms)
    for line in corpora.lines_of(f"{folder}/newstext/factbook.txt.gz"):
        counts.update(features.vector_key(f.strip('.,;:()"')) for f in line.split())
    keep = {w: c for w, c in counts.items() if c >= least and len(w.encode()) <= 40 and any(x.isalpha() for x in w)}
    for w in pieces.ids:
        if w.isalpha() and w.isascii() and len(w) > 1:
            keep.setdefault(w, counts.get(w, 0) or 1)
    return keep


def embed(words, model, pieces):
    order = sorted(range(len(words)), key=lambda i: len(pieces.of(words[i])))
    out = np.zeros((len(words), model.width), np.float32)
    model.eval()
    for a in range(0, len(order), 512):
        part = order[a : a + 512]
        seqs = [[pieces.cls, *pieces.of(words[i]), pieces.sep] for i in part]
        n = torch.tensor([len(s) for s in seqs])
        ids = torch.zeros(len(seqs), int(n.max()), dtype=torch.long)
        for r, s in enumerate(seqs):
            ids[r, : len(s)] = torch.tensor(s)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            x = model(ids, n).float()
        mask = (torch.arange(ids.shape[1])[None] < n[:, None]).float()[..., None]
        out[part] = ((x * mask).sum(1) / mask.sum(1)).numpy()
    return out


def reduce(x, counts, dims):
    x = x / np.linalg.norm(x, axis=1, keepdims=True)
    w = np.minimum(np.sqrt(counts), 50)[:, None]
    x = x - (x * w).sum(0) / w.sum()
    _, s, v = np.linalg.svd((x * np.sqrt(w))[np.random.default_rng(1).permutation(len(x))[:20000]], full_matrices=False)
    y = x @ v[:dims].T
    y = y * (s[:dims] / s[0]) ** -0.35     # flatten the spectrum in part: small components carry syntax
    return y / np.maximum(np.linalg.norm(y, axis=1, keepdims=True), 1e-9)


def write(path, words, counts, y):
    parts = [w.encode() for w in words]
    total = sum(counts)
    weight = bytes(min(255, max(0, round(-math.log2(c / total) * 8))) for c in counts)
    scale = float(np.float32(np.abs(y).max() / 127 * 0.6))
    q = np.clip(np.round(y / scale), -127, 127).astype(np.int8)
    with open(path, "wb") as f:
        f.write(b"ENTV" + struct.pack("<4If", 1, len(words), y.shape[1], sum(map(len, parts)), scale))
        f.write(bytes(map(len, parts)) + b"".join(parts) + weight + q.tobytes())


def read(path):
    """-> {word: row}, the rows as 8-bit integers, their scale"""
    d = open(path, "rb").read()
    assert d[:4] == b"ENTV"
    _, n, dims, size, scale = struct.unpack_from("<4If", d, 4)
    words, at = {}, 24 + n
    for i, k in enumerate(d[24 : 24 + n]):
        words[d[at : at + k].decode()] = i
        at += k
    return words, np.frombuffer(d, np.int8, n * dims, at + n).reshape(n, dims), scale


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", required=True)
    ap.add_argument("--wheel", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--dims", type=int, default=64)
    ap.add_argument("--least", type=int, default=2, help="words seen less often are left out")
    a = ap.parse_args()
    torch.set_num_threads(1)
    wheel = bert.Package(a.wheel)
    pieces = bert.WordPieces(wheel)
    counts = vocabulary(a.data, pieces, a.least)
    words = sorted(counts, key=str.encode)
    y = reduce(embed(words, bert.Bert(wheel), pieces), np.array([counts[w] for w in words], np.float64), a.dims)
    write(a.out, words, [counts[w] for w in words], y)
    print(len(words), "words")
    index = {w: i for i, w in enumerate(words)}
    for w in ["summit", "visit", "troops", "tariff", "condemned", "seoul"]:
        s = y @ y[index[w]]
        print(w, [words[i] for i in np.argsort(-s)[1:9]])


if __name__ == "__main__":
    main()
