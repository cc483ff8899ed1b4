"""Writes the model file that src/parse reads: 8-bit weights with a scale a column, 8-bit tables, lemma tables.

The layout is told by src/parse/model_file.cc, field by field. Scales of activations come from a sample of training text.
"""
import argparse
import hashlib
import struct
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import batches
import corpora
import features
import lemmas
import splitter
import vectors
from student import Shape, Student

FORMAT, FEATURES = 2, 1
STATE = 1.0 / 127


def text(f, s):
    b = s.encode()
    f.write(struct.pack("<I", len(b)) + b)


def keys(f, ks):
    parts = [k.encode() for k in ks]
    assert all(len(p) < 256 for p in parts)
    f.write(struct.pack("<I", len(parts)) + bytes(map(len, parts)) + b"".join(parts))


def table(weights, clip=4.5):
    """-> codes, scale: one scale a table; what lies further out than `clip` deviations is cut."""
    w = weights.numpy()
    scale = min(np.abs(w).max(), clip * w.std()) / 127
    return np.clip(np.round(w / scale), -127, 127).astype(np.int8), float(scale)


def linear(f, weight, bias, in_scale, zero):
    """weight [out][in]; `in_scale` of each input code; codes are moved by `zero`."""
    w = weight.double().numpy() * np.asarray(in_scale)[None, :]
    s = np.maximum(np.abs(w).max(1), 1e-9) / 127
    q = np.clip(np.round(w / s[:, None]), -127, 127).astype(np.int8)
    b = bias.double().numpy() - zero * s * q.astype(np.int64).sum(1)
    f.write(struct.pack("<2I", *w.shape) + s.astype("<f4").tobytes() + b.astype("<f4").tobytes() + q.tobytes())


def top(x, share=0.9995):
    return max(float(np.quantile(x, share)), 1e-3)


@torch.inference_mode()
def activations(model, enc, sentences):
    """High quantiles of what is rounded on the way: relu(arc head), relu(arc dep), arc(dep), label and name layers."""
    seen = [[] for _ in range(5)]
    for i in range(0, len(sentences), 50):
        b = enc.batch(sentences[i : i + 50])
        y = model.encode(b, 0)
        real = b.real
        h, d = F.relu(model.arc_head(y)), F.relu(model.arc_dep(y))
        a = model.arc(d)
        l = F.relu(model.label_head(torch.gather(y, 1, b.head.best[..., None].expand(-1, -1, y.shape[-1]))) + model.label_dep(y))
        n = F.relu(model.ner_hidden(y) + model.ner_domains.weight[0])
        for k, v in enumerate((h, d, a.abs(), l, n)):
            seen[k].append(v[real].numpy().ravel())
    return [top(np.concatenate(s)) for s in seen]


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", required=True)
    ap.add_argument("--model", required=True)
    ap.add_argument("--vectors", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--domain", default="ewt", help="whose trees; the mean of several, parted by commas")
    ap.add_argument("--ner-domain", default="wikigold")
    a = ap.parse_args()
    torch.set_num_threads(1)
    c = torch.load(a.model, weights_only=True)
    rows, codes, vscale = vectors.read(a.vectors)
    shape = Shape(**c["shape"])
    m = Student(shape, len(c["words"]) + 2, torch.from_numpy(codes.astype("float32")) * vscale, len(c["tags"]), len(c["rels"]))
    m.load_state_dict(c["state"])
    m.eval()
    enc = batches.Encoder(c["words"], rows, c["tags"], c["rels"])
    trees, _, _ = corpora.load_all(a.data)
    q_head, q_dep, q_arc, q_label, q_name = activations(m, enc, trees[:12000:12] + trees[12544::10])
    s_head, s_dep, s_arc, s_label, s_name = q_head / 255, q_dep / 255, q_arc / 127, q_label / 255, q_name / 255
    md5 = hashlib.sha256()
    for p in sorted(Path(a.data).glob("treebank/*train*")) + sorted(Path(a.data).glob("ner/*")):
        md5.update(p.read_bytes())
    s = shape
    dom = torch.stack([m.domains.weight[corpora.DOMAINS.index(d)].detach() for d in a.domain.split(",")]).mean(0)
    ner = m.ner_domains.weight[corpora.NER_DOMAINS.index(a.ner_domain)].detach()
    with open(a.out, "wb") as f:
        f.write(b"ENTP" + struct.pack("<2I", FORMAT, FEATURES))
        text(f, "sha256 of training data " + md5.hexdigest())
        f.write(struct.pack("<7I", s.word, s.affix, s.vector, s.hidden, s.arc, s.label, s.ner))
        f.write(struct.pack("<5f", s_head, s_dep, s_arc, s_label, s_name))
        keys(f, c["tags"])
        keys(f, c["rels"])
        keys(f, c["words"])
        w, w_scale = table(m.words.weight.detach())
        f.write(w.tobytes())
        by_row = sorted(rows, key=rows.get)
        keys(f, by_row)
        f.write(codes.tobytes())
        in_scale = [w_scale] * s.word
        for e in m.affixes:
            t, t_scale = table(e.weight.detach())
            f.write(t.tobytes())
            in_scale += [t_scale] * s.affix
        in_scale += [vscale] * s.vector
        for layer, scale, n in ((m.layer1, in_scale, s.input), (m.layer2, [STATE] * 2 * s.hidden, 2 * s.hidden)):
            for d in (layer.forward_, layer.backward_):
                wi, bias = d.weight_ih_l0.detach(), (d.bias_ih_l0 + d.bias_hh_l0).detach()
                linear(f, wi[:, :n], bias + wi[:, n:] @ dom if wi.shape[1] > n else bias, scale, 128)
                linear(f, d.weight_hh_l0.detach(), torch.zeros(4 * s.hidden), [STATE] * s.hidden, 128)
        parts = [(m.tag, None), (m.arc_head, None), (m.arc_dep, None), (m.label_head, None), (m.label_dep, None), (m.ner_hidden, ner)]
        weight = torch.cat([p.weight.detach() for p, _ in parts])
        bias = torch.cat([(p.bias.detach() if p.bias is not None else torch.zeros(len(p.weight))) + (x if x is not None else 0) for p, x in parts])
        linear(f, weight, bias, [STATE] * 2 * s.hidden, 128)
        linear(f, m.arc.weight.detach(), m.arc.bias.detach(), [s_dep] * s.arc, 0)
        linear(f, m.label.weight.detach(), m.label.bias.detach(), [s_label] * s.label, 0)
        linear(f, m.ner.weight.detach(), m.ner.bias.detach(), [s_name] * s.ner, 0)
        lemmas.Lemmas(trees).write(f, keys)
        f.write(splitter.fit(trees)[0].tobytes())
    print(a.out, Path(a.out).stat().st_size, "bytes", [round(x, 3) for x in (q_head, q_dep, q_arc, q_label, q_name)])


if __name__ == "__main__":
    main()
