"""Trains the student. One process, fixed seed; see README.md for the command behind each shipped file."""
import argparse
import collections
import json
import random
import time

import torch

import batches
import corpora
import features
import strangers
import told
import vectors
from corpora import IGNORE, NER_TAGS
from student import Shape, Student


def surprise(scores, wanted):
    """Mean cross-entropy of what is known."""
    known = wanted.share.sum()
    if known == 0:
        return 0.0
    return -(torch.log_softmax(scores, -1).gather(-1, wanted.choice) * wanted.share).sum() / known


def losses(model, b, drop):
    y, tags, arcs, names = model(b, drop)
    out = surprise(tags, b.tag) + surprise(arcs, b.head) + surprise(names, b.name)
    if b.rel.share.any():
        out = out + surprise(model.labels(y, b.head.best), b.rel)
    return out


@torch.inference_mode()
def scores(model, enc, sentences, domain=None, ner_domain=0):
    """Greedy figures on gold tokens: a monitor; the shipped ones come from entente-eval."""
    model.eval()
    n = upos = xpos = uas = las = uni = tp = n_gold = n_sys = 0
    rels, tags = list(enc.rels), list(enc.tags)
    order = sorted(sentences, key=lambda s: len(s.forms))
    for i in range(0, len(order), 64):
        part = order[i : i + 64]
        b = enc.batch(part)
        if domain is not None:
            b.domain[:] = domain
        b.ner_domain[:] = ner_domain
        with torch.autocast("cpu", torch.bfloat16):
            y, t, a, names = model(b)
            a = a.masked_fill(torch.eye(a.shape[1], dtype=torch.bool)[None], -1e9)
            heads = a.argmax(-1)
            r = model.labels(y, heads).argmax(-1)
        t, nm = t.argmax(-1), names.argmax(-1)
        for k, s in enumerate(part):
            for j in range(len(s.forms)):
                tag = tags[t[k, j + 1]]
                n += 1
                upos += tag.split("|")[0] == s.tags[j].split("|")[0]
                xpos += tag.split("|")[1] == s.tags[j].split("|")[1]
                if int(heads[k, j + 1]) == s.heads[j]:
                    uas += 1
                    rel = rels[r[k, j + 1]]
                    las += rel == s.rels[j]
                    uni += rel.split(":")[0] == s.rels[j].split(":")[0]
            if s.names and s.names[0] != IGNORE:
                got = set(corpora.spans_of([NER_TAGS[x] for x in nm[k, 1 : len(s.forms) + 1].tolist()]))
                gold = set(corpora.spans_of([NER_TAGS[x] for x in s.names]))
                tp, n_gold, n_sys = tp + len(got & gold), n_gold + len(gold), n_sys + len(got)
    model.train()
    f = 2 * tp / max(1, n_gold + n_sys)
    return f"UPOS {100*upos/n:.2f} XPOS {100*xpos/n:.2f} UAS {100*uas/n:.2f} LAS {100*las/n:.2f} uni {100*uni/n:.2f} NER {100*f:.1f}"


def inventory(trees):
    """Tags and relations to choose from."""
    counts = collections.Counter(r for s in trees for r in s.rels)
    return sorted({t for s in trees for t in s.tags}), sorted(r for r, c in counts.items() if c >= 3)


class Average:
    """Exponential moving average of the weights."""
    every = 4     # steps; a pass over all weights is dear beside a batch

    def __init__(self, model, decay):
        self.decay, self.step = decay ** self.every, 0
        self.params = [p for p in model.parameters()]
        self.kept = [p.detach().clone() for p in self.params]

    def update(self):
        self.step += 1
        d = min(self.decay, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(self.kept, [p.detach() for p in self.params], 1 - d)

    def swap(self):
        for p, k in zip(self.params, self.kept):
            p.data, k.data = k.data, p.data


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", required=True)
    ap.add_argument("--vectors", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=int, default=10)
    ap.add_argument("--minutes", type=float, default=0, help="stop the schedule after so much wall time instead (not repeatable)")
    ap.add_argument("--batch", type=int, default=800)
    ap.add_argument("--rate", type=float, default=2e-3)
    ap.add_argument("--drop", type=float, default=0.33)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--silver", nargs="+", help="what teachers say of raw text (teacher.py label); one part of it an epoch")
    ap.add_argument("--silver-parts", type=int, default=4)
    ap.add_argument("--init", help="weights to begin with (another run's --out)")
    ap.add_argument("--names-share", type=float, default=1.0, help="share of the name batches in an epoch")
    ap.add_argument("--strangers", type=float, default=0.35, help="share of sentences whose people get invented names")
    ap.add_argument("--shape", default="{}", help="JSON: sizes other than the default")
    ap.add_argument("--threads", type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    trees, names, dev = corpora.load_all(a.data)
    counts = collections.Counter(features.word_key(f) for s in trees + names for f in s.forms)
    words = sorted(w for w, c in counts.items() if c >= 2)
    tags, rels = inventory(trees)
    silver = told.by_teachers(a.silver, a.data, trees, names, tags, rels) if a.silver else []
    rows, table, scale = vectors.read(a.vectors)
    enc = batches.Encoder(words, rows, tags, rels)
    shape = Shape(vector=table.shape[1], **json.loads(a.shape))
    model = Student(shape, len(words) + 2, torch.from_numpy(table.astype("float32")) * scale, len(tags), len(rels))
    if a.init:
        before = torch.load(a.init, weights_only=True)
        assert (before["words"], before["tags"], before["rels"]) == (words, tags, rels), "another inventory"
        model.load_state_dict(before["state"])
    print(f"{sum(p.numel() for p in model.parameters())} parameters, {len(words)} words, {len(tags)} tags, {len(rels)} relations", flush=True)
    drop_rate = [0.0, 0.0] + [0.25 / (0.25 + counts[w]) * 0.95 + 0.05 for w in words]
    opt = torch.optim.Adam(model.parameters(), lr=a.rate, betas=(0.9, 0.95), fused=True)
    avg = Average(model, 0.999)
    rng.shuffle(silver)
    start, step, done = time.time(), 0, 0.0
    cpu0 = time.process_time()
    for epoch in range(a.epochs):
        part = silver[epoch % a.silver_parts :: a.silver_parts]
        named = batches.batches_of(names, a.batch, rng)
        todo = batches.batches_of(trees + part, a.batch, rng) + named[: round(len(named) * a.names_share)]
        rng.shuffle(todo)
        total = 0.0
        for k, sents in enumerate(todo):
            done = (epoch + k / len(todo)) / a.epochs
            if a.minutes:
                done = max(done, (time.time() - start) / 60 / a.minutes)
            lr = a.rate * min(1.0, step / 150 + 0.02) * max(0.0, 1 - done) ** 1.0 + 1e-6
            for g in opt.param_groups:
                g["lr"] = lr
            sents = [strangers.introduced(s, rng) if rng.random() < a.strangers else s for s in sents]
            b = enc.batch([batches.varied(s, rng) for s in sents], drop_rate, rng, 0.05)
            if not sents[0].heads:      # or the encoder would learn that one domain never has names
                b.domain.random_(len(corpora.DOMAINS))
            with torch.autocast("cpu", torch.bfloat16):
                loss = losses(model, b, a.drop)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            opt.step()
            step += 1
            if step % avg.every == 0:
                avg.update()
            total += float(loss.detach())
            if step % 200 == 0:
                print(f"  {step} {done:.3f} loss {total/(k+1):.3f} {time.time()-start:.0f} s", flush=True)
            if done >= 1:
                break
        avg.swap()
        print(f"epoch {epoch+1} loss {total/len(todo):.3f} {time.time()-start:.0f} s wall {time.process_time()-cpu0:.0f} s CPU", flush=True)
        if epoch % 4 == 3 or epoch + 1 == a.epochs or done >= 1:
            for name, part in dev.items():
                print("  ", name, scores(model, enc, part), flush=True)
        torch.save({"state": model.state_dict(), "shape": shape.__dict__, "words": words, "tags": tags, "rels": rels,
                    "vectors": a.vectors}, a.out)
        avg.swap()
        if done >= 1:
            break


if __name__ == "__main__":
    main()
