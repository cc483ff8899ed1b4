#!/usr/bin/env python3
"""A second opinion on event types: is a reading of the rules what a classifier of clauses would have said?

  second.py EVAL MODELS [--data $ENTENTE_DATA]

Learns from our own sentences alone (examples and counter-examples of data/lexicon/events, tests/cases/hard36 and news190): the vectors
of a clause's word and of its arguments' words, prepositions, form, link. Multinomial logistic, ridge, in folds over the sentences.
Then: does what it thinks of a reading tell right ones from wrong ones where nobody wrote rules? `--data`: the readings by hand of
tests/cases/event_reading*.tsv over the reports of stories/basil, and what a bar does to type F1 of events/dev.jsonl. Prints figures, writes
nothing: docs/quality.md, Event typing, tells what came of it. numpy.
"""
import argparse
import json
import pathlib
import re
import struct
import subprocess
import tempfile

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]


def vectors(path):
    d = path.read_bytes()
    _, words, dims, size, _ = struct.unpack_from("<IIIIf", d, 4)
    at = 24
    lengths = d[at:at + words]
    at += words
    names = []
    for n in lengths:
        names.append(d[at:at + n].decode())
        at += n
    at += words
    rows = np.frombuffer(d, np.int8, words * dims, at).reshape(words, dims).astype(float)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    return dict(zip(names, rows)), dims


def spelt_out(text):
    m = re.search(r"\{([^}]*)\}", text)
    return [text[:m.start()] + w + text[m.end():] for w in m.group(1).split("|")] if m else [text]


def own_sentences():
    """(text, type or None)"""
    out = []
    for file in sorted((ROOT / "data/lexicon/events").glob("*.txt")):
        kind = None
        for line in file.read_text().splitlines():
            if re.match(r"^[a-z]+\.\S+\s+[A-Z]", line):
                kind = line.split()[1]
            elif re.match(r"^  [+-] ", line) and kind:
                text = re.sub(r"\s*=>.*", "", line[4:])
                for t in spelt_out(text):
                    out.append((t, kind if line[2] == "+" and kind not in ("NONE", "OPERATOR") else None))
    for name in ("hard36", "news190"):
        for line in (ROOT / f"tests/cases/{name}.jsonl").read_text().splitlines():
            d = json.loads(line)
            types = {e["type"] for e in d["events"]}
            if len(types) < 2:
                out.append((d["text"], types.pop() if types else None))
    return out


def read(evaluator, models, texts):
    with tempfile.TemporaryDirectory() as folder:
        gold, out = pathlib.Path(folder, "in"), pathlib.Path(folder, "out")
        gold.write_text("".join(json.dumps({"id": str(i), "text": t, "events": []}) + "\n" for i, t in enumerate(texts)))
        subprocess.run([evaluator, "events", str(gold), "--json", "--option", "clauses", "--out", str(out), "--models", models],
                       check=True, stdout=subprocess.DEVNULL)
        return [json.loads(line) for line in out.read_text().splitlines()]


class Clauses:
    """Features of a clause as entente-eval prints it: "call off passive(subject Ada; oblique with Oslo) conj of 0"."""

    def __init__(self, table, dims):
        self.table, self.dims, self.names = table, dims, {}

    def mean(self, words):
        known = [self.table[w] for w in words if w in self.table]
        return np.mean(known, axis=0) if known else np.zeros(self.dims)

    def sparse(self, name, grow):
        if name not in self.names and grow:
            self.names[name] = len(self.names)
        return self.names.get(name)

    def of(self, line, grow):
        m = re.match(r"^(.*?)\((.*)\)(.*)$", line)
        head, args, link = m.groups() if m else (line, "", "")
        lemma = head.split()
        objects, others, marks = [], [], ["form " + " ".join(lemma[1:]), "link " + re.sub(r"\d+", "", link)]
        for arg in args.split("; "):
            words = re.findall(r"[a-z]+", arg.lower())
            if not words:
                continue
            marks.append("arg " + words[0])
            if words[0] == "oblique":
                marks.append("prep " + (words[1] if len(words) > 1 else ""))
            (objects if words[0] in ("object", "complement") else others).extend(words[1:])
        dense = np.concatenate([2 * self.mean(lemma[:2]), self.mean(objects), self.mean(others)])
        return dense, [i for i in (self.sparse(x, grow) for x in marks) if i is not None]

    def matrix(self, lines, grow=False):
        rows = [self.of(line, grow) for line in lines]
        out = np.zeros((len(rows), 3 * self.dims + len(self.names) + 1))
        for i, (dense, marks) in enumerate(rows):
            out[i, :3 * self.dims] = dense
            out[i, [3 * self.dims + k for k in marks]] = 0.5
        out[:, -1] = 1
        return out


def softmax(z):
    z = np.exp(z - z.max(axis=1, keepdims=True))
    return z / z.sum(axis=1, keepdims=True)


def fit(x, y, classes, ridge, steps=300):
    w = np.zeros((x.shape[1], classes))
    target = np.eye(classes)[y]
    rate = 4.0 / (np.linalg.norm(x, axis=1) ** 2).mean()
    speed = np.zeros_like(w)
    for _ in range(steps):
        speed = 0.9 * speed - rate * (x.T @ (softmax(x @ w) - target) / len(y) + ridge * w / len(y))
        w += speed
    return w


def auc(score, right):
    pos, neg = score[right], score[~right]
    return ((pos[:, None] > neg[None]) + 0.5 * (pos[:, None] == neg[None])).mean() if len(pos) and len(neg) else float("nan")


def readings(data):
    docs = {}
    for line in (data / "stories/basil/docs.jsonl").read_text().splitlines():
        d = json.loads(line)
        docs[d["id"]] = (d["story"], "\n\n".join([d["title"]] + [" ".join(p) for p in d["paragraphs"]]).encode())
    out = []
    for file in sorted((ROOT / "tests/cases").glob("event_reading*.tsv")):
        for line in file.read_text().splitlines():
            row = line.split("\t")
            if line.startswith("#") or len(row) < 6:
                continue
            typed = "second" not in file.name
            report, begin, end = row[1 if typed else 0], *map(int, row[2:4] if typed else row[1:3])
            if report not in docs:
                continue
            story, text = docs[report]
            stop = text.find(b"\n\n", end)
            out.append({"story": story, "cite": text[begin:end].decode(errors="ignore"), "type": row[4] if typed else None,
                        "text": text[:stop if stop > 0 else len(text)].decode(errors="ignore"),
                        "right": row[5] == "right" if typed else set(row[3:8]) == {"1"}})
    return out


def nested(score, right, story):
    """Drops what lies below a bar that is chosen on the other stories."""
    print(f"judged readings still made: {len(right)}, right {right.mean():.3f}; AUC of the opinion {auc(score, right):.3f}")
    names = sorted(set(story))
    kept = kept_right = 0
    for k in range(10):
        test = np.array([names.index(s) % 10 == k for s in story])
        bar = max(np.quantile(score[~test], [0, .05, .1, .2, .3, .4, .5]), key=lambda b: right[~test][score[~test] >= b].mean())
        keep = test & (score >= bar)
        kept, kept_right = kept + keep.sum(), kept_right + right[keep].sum()
    print(f"bar chosen on other stories: keeps {kept} of {len(right)}, right {kept_right / max(kept, 1):.3f}; right ones lost {right.sum() - kept_right}")


def bars(args, opinion):
    gold = [json.loads(line) for line in pathlib.Path(args.data, "events/dev.jsonl").read_text().splitlines()]
    answers = read(args.evaluator, args.models, [d["text"] for d in gold])
    for bar in (0, .001, .003, .01, .03, .1):
        hit = system = wanted = 0
        for d, a in zip(gold, answers):
            want = {e["type"] for e in d["events"] if e.get("status", "happened") in ("happened", "planned")}
            got = {e["type"] for e in a["events"] if e["status"] in ("happened", "ongoing", "planned") and opinion(e["clause"], e["type"]) >= bar}
            hit, system, wanted = hit + len(want & got), system + len(got), wanted + len(want)
        print(f"dev, bar {bar}: type P {hit / system:.3f} R {hit / wanted:.3f} F1 {2 * hit / (system + wanted):.3f}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("evaluator")
    ap.add_argument("models")
    ap.add_argument("--data")
    args = ap.parse_args()
    table, dims = vectors(pathlib.Path(args.models, "vectors.bin"))
    clauses = Clauses(table, dims)
    own = own_sentences()
    lines, labels, groups = [], [], []
    for i, ((_, kind), d) in enumerate(zip(own, read(args.evaluator, args.models, [t for t, _ in own]))):
        read_as = {e["clause"]: e["type"] for e in d["events"]}
        for line in (c.split(" | ")[0] for view in d.get("clauses", []) for c in view):
            if line in read_as and kind is not None and read_as[line] != kind:
                continue                      # an event beside the one the sentence is for: nobody said what it is
            lines.append(line)
            labels.append(kind if kind is not None and line in read_as else "NONE")
            groups.append(i)
    kinds = sorted(set(labels))
    y = np.array([kinds.index(k) for k in labels])
    x = clauses.matrix(lines, grow=True)
    x = clauses.matrix(lines)
    groups = np.array(groups)
    guess = np.zeros(len(y), int)
    for k in range(5):
        test = groups % 5 == k
        guess[test] = (x[test] @ fit(x[~test], y[~test], len(kinds), 1.0)).argmax(axis=1)
    events = y != kinds.index("NONE")
    print(f"own sentences: {len(own)}, clauses {len(y)}, of events {events.sum()}; in five folds right: all {np.mean(guess == y):.3f},"
          f" of events {np.mean(guess[events] == y[events]):.3f}")
    w = fit(x, y, len(kinds), 1.0)

    def opinion(line, kind):
        p = softmax(clauses.matrix([line]) @ w)[0]
        return p[kinds.index(kind)] if kind in kinds else 0.0

    if args.data:
        judged = readings(pathlib.Path(args.data))
        score, right, story = [], [], []
        for d, j in zip(read(args.evaluator, args.models, [j["text"] for j in judged]), judged):
            words = set(re.findall(r"\w+", j["cite"]))
            near = lambda e: len(words & set(re.findall(r"\w+", e["clause"])))
            found = sorted((e for e in d["events"] if j["type"] in (None, e["type"])), key=near, reverse=True)
            if found and near(found[0]) > 1:
                score.append(opinion(found[0]["clause"], found[0]["type"]))
                right.append(j["right"])
                story.append(j["story"])
        nested(np.array(score), np.array(right), story)
        bars(args, opinion)


if __name__ == "__main__":
    main()
