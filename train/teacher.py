"""A teacher: a small BERT fine-tuned on trees and names. It is not shipped; what it says of raw news trains the student.

  teacher.py train --data D --encoder W --out teacher.pt
  teacher.py label --data D --encoder W --model teacher.pt --out said.npz
"""
import argparse
import random
import time

import torch
from torch import nn
from torch.nn import functional as F

import batches
import bert
import corpora
import features
import strangers
import told
import train
from corpora import DOMAINS, NER_DOMAINS, NER_TAGS


class Teacher(nn.Module):
    """A word is the mean of its last layers' pieces; heads as the student's, wider."""
    def __init__(self, package, n_tags, n_rels, arc=384, label=192):
        super().__init__()
        self.bert = bert.Bert(package)
        d = self.bert.width
        self.mix = nn.Parameter(torch.zeros(3))
        self.bert.words.weight.requires_grad_(False)     # half of all weights, and few of its rows are met
        self.affixes = nn.ModuleList(nn.Embedding(features.BUCKETS + 1, 24) for _ in features.AFFIXES)
        for e in self.affixes:
            nn.init.normal_(e.weight, 0, 0.1)
        self.domains = nn.Embedding(len(DOMAINS), d)
        nn.init.zeros_(self.domains.weight)
        seen = d + 24 * len(features.AFFIXES)
        self.lstm = nn.LSTM(seen, d // 2, batch_first=True, bidirectional=True)
        self.out = nn.Linear(seen + d, d)
        self.tag = nn.Linear(d, n_tags)
        self.arc_head, self.arc_dep, self.arc = nn.Linear(d, arc), nn.Linear(d, arc), nn.Linear(arc, arc)
        nn.init.zeros_(self.arc.bias)
        self.label_head, self.label_dep, self.label = nn.Linear(d, label), nn.Linear(d, label), nn.Linear(label, n_rels)
        self.ner_hidden, self.ner = nn.Linear(d, 128), nn.Linear(128, len(NER_TAGS))
        self.ner_domains = nn.Embedding(len(NER_DOMAINS), 128)
        nn.init.zeros_(self.ner_domains.weight)

    def forward(self, b, drop=0.2):
        seen = self.bert(b.pieces, b.piece_lengths, all_layers=True)
        w = torch.softmax(self.mix, 0)
        x = w[0] * seen[-1] + w[1] * seen[-2] + w[2] * seen[-3]
        n, t = b.word.shape
        place = b.place[..., None].expand(-1, -1, x.shape[-1])
        words = torch.zeros(n, t + 1, x.shape[-1], dtype=x.dtype).scatter_add(1, place, x)[:, :t] / b.count[..., None].to(x.dtype)
        words = words + self.domains(b.domain)[:, None]
        words = torch.cat([words, *(e(b.affix[..., k]) for k, e in enumerate(self.affixes))], -1)
        if self.training:
            words = F.dropout(words, 0.1)
        y, _ = self.lstm(words)
        y = F.dropout(F.gelu(self.out(torch.cat([words, y], -1))), drop, self.training)
        head, dep = F.relu(self.arc_head(y)), F.relu(self.arc_dep(y))
        head, dep = F.dropout(head, drop, self.training), F.dropout(dep, drop, self.training)
        arcs = torch.bmm(self.arc(dep), head.transpose(1, 2)).float().masked_fill(~b.real[:, None, :], -1e9)
        names = self.ner(F.relu(self.ner_hidden(y) + self.ner_domains(b.ner_domain)[:, None]))
        return y, self.tag(y).float(), arcs, names.float()

    def labels(self, y, heads):
        from student import take
        return self.label(F.relu(take(self.label_head(y), heads) + self.label_dep(y))).float()


class PieceEncoder(batches.Encoder):
    """Batches with BERT's pieces beside the words; the root stands at [CLS]."""
    def __init__(self, tags, rels, pieces):
        super().__init__([], {}, tags, rels)
        self.pieces = pieces

    def length(self, s):
        return 2 + sum(len(self.pieces.of(features.plain(f))) for f in s.forms)

    def batch(self, sentences, *_):
        b = super().batch(sentences)
        rows, places = [], []
        for s in sentences:
            ids, place = [self.pieces.cls], [0]
            for k, f in enumerate(s.forms):
                p = self.pieces.of(features.plain(f))
                ids += p
                place += [k + 1] * len(p)
            rows.append(ids[:511] + [self.pieces.sep])
            places.append(place[:511])
        longest, nowhere = max(map(len, rows)), b.word.shape[1]
        b.pieces = torch.zeros(len(rows), longest, dtype=torch.long)
        b.place = torch.full((len(rows), longest), nowhere, dtype=torch.long)
        for i, (r, p) in enumerate(zip(rows, places)):
            b.pieces[i, : len(r)] = torch.tensor(r)
            b.place[i, : len(p)] = torch.tensor(p)
        b.piece_lengths = torch.tensor([len(r) for r in rows])
        b.count = torch.zeros(len(rows), nowhere + 1).scatter_add(1, b.place, torch.ones(b.place.shape))[:, :nowhere].clamp(min=1)
        return b


def fit(a):
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    package = bert.Package(a.encoder)
    trees, names, dev = corpora.load_all(a.data)
    trees = [s for s in trees if len(s.forms) <= 120]
    names = [s for s in names if len(s.forms) <= 120]
    tags, rels = train.inventory(trees)
    enc = PieceEncoder(tags, rels, bert.WordPieces(package))
    model = Teacher(package, len(tags), len(rels))
    old = [p for p in model.bert.parameters() if p.requires_grad]
    new = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    opt = torch.optim.AdamW([{"params": old, "weight_decay": 0.01, "base": a.rate}, {"params": new, "weight_decay": 0.0, "base": a.head_rate}],
                            lr=a.rate, betas=(0.9, 0.98), fused=True)
    avg = train.Average(model, 0.998)
    start, step = time.time(), 0
    for epoch in range(a.epochs):
        named = batches.batches_of(names, a.batch, rng, enc.length)
        todo = batches.batches_of(trees, a.batch, rng, enc.length) + named[: round(len(named) * a.names_share)]
        rng.shuffle(todo)
        total = 0.0
        for k, sents in enumerate(todo):
            done = (epoch + k / len(todo)) / a.epochs
            for g in opt.param_groups:
                g["lr"] = g["base"] * min(1.0, step / 200 + 0.01) * max(0.02, 1 - done)
            sents = [strangers.introduced(s, rng) if rng.random() < a.strangers else s for s in sents]
            b = enc.batch([batches.varied(s, rng) for s in sents])
            if not sents[0].heads:
                b.domain.random_(len(DOMAINS))
            with torch.autocast("cpu", torch.bfloat16):
                loss = train.losses(model, b, a.drop)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            opt.step()
            step += 1
            if step % avg.every == 0:
                avg.update()
            total += float(loss.detach())
            if step % 100 == 0:
                print(f"  {step} {done:.3f} loss {total/(k+1):.3f} {time.time()-start:.0f} s", flush=True)
        avg.swap()
        print(f"epoch {epoch+1} loss {total/len(todo):.3f} {time.time()-start:.0f} s | EWT {train.scores(model, enc, dev['ewt'])}", flush=True)
        print("   GUM", train.scores(model, enc, dev["gum"]), "| kin", train.scores(model, enc, dev["kin"]), flush=True)
        torch.save({"state": model.state_dict(), "tags": tags, "rels": rels}, a.out)
        avg.swap()


def read(path, package):
    """-> the teacher and its encoder."""
    c = torch.load(path, weights_only=True)
    enc = PieceEncoder(c["tags"], c["rels"], bert.WordPieces(package))
    model = Teacher(package, len(c["tags"]), len(c["rels"]))
    model.load_state_dict(c["state"])
    model.eval()
    return model, enc


def likeliest(scores):
    """-> choices and their shares in 8 bits, the best first"""
    p, choice = torch.softmax(scores, -1).topk(min(told.KEPT, scores.shape[-1]), -1)
    more = (0, told.KEPT - p.shape[-1])
    return F.pad(choice, more).to(torch.uint8).numpy(), F.pad((255 * p).round(), more).to(torch.uint8).numpy()


def said(model, enc, part):
    """What the teacher says of each sentence; relations are those under the head it would choose."""
    b = enc.batch(part)
    with torch.autocast("cpu", torch.bfloat16):
        y, tags, arcs, names = model(b)
        arcs = arcs.masked_fill(torch.eye(arcs.shape[1], dtype=torch.bool)[None], -1e9)
        rels = model.labels(y, arcs.argmax(-1))
    found = dict(zip(told.KINDS, map(likeliest, (arcs, rels, tags, names))))
    for k, s in enumerate(part):
        yield {kind: tuple(x[k, 1 : len(s.forms) + 1] for x in both) for kind, both in found.items()}


@torch.inference_mode()
def label(a):
    model, enc = read(a.model, bert.Package(a.encoder))
    trees, named, _ = corpora.load_all(a.data)
    raw, nameless = told.texts(a.data, trees, named)
    todo = raw + nameless
    order = sorted(range(len(todo)), key=lambda i: enc.length(todo[i]))
    got, start = [None] * len(todo), time.time()
    for i in range(0, len(order), 48):
        part = order[i : i + 48]
        for k, found in zip(part, said(model, enc, [todo[k] for k in part])):
            got[k] = found
        if i % 4800 == 0:
            print(i, len(todo), f"{time.time()-start:.0f} s", flush=True)
    told.write(a.out, got)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=["train", "label"])
    ap.add_argument("--data", required=True)
    ap.add_argument("--encoder", required=True, help="a package of bert.py")
    ap.add_argument("--model")
    ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=int, default=4)
    ap.add_argument("--batch", type=int, default=700)
    ap.add_argument("--rate", type=float, default=1.5e-4)
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument("--drop", type=float, default=0.2)
    ap.add_argument("--names-share", type=float, default=0.3, help="share of the name batches in an epoch")
    ap.add_argument("--strangers", type=float, default=0.35, help="share of sentences whose people get invented names")
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--threads", type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    fit(a) if a.what == "train" else label(a)


if __name__ == "__main__":
    main()
