#!/usr/bin/env python3
"""Fits the weights of the factuality score: a sum of named weights against people's judgements, by absolute error.

  entente-eval status factuality.uds-ih2.train.jsonl --out /tmp/train      (writes /tmp/train.features)
  fit.py /tmp/train.features data/status/weights.txt [--dev /tmp/dev.features] [--epochs N]

Adagrad on the Huber loss with an L2 pull to zero, rare features left out, small weights dropped at the end. The same
input gives the same file. Standard library only.
"""
import argparse
import math
import random


def read(path):
    rows = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            y, *names = line.rstrip("\n").split("\t")
            rows.append((float(y), names))
    return rows


def scores(rows, w):
    return [max(-3.0, min(3.0, sum(w.get(n, 0.0) for n in names))) for _, names in rows]


def report(name, rows, w):
    s, g = scores(rows, w), [y for y, _ in rows]
    n = len(g)
    mg, ms = sum(g) / n, sum(s) / n
    cov = sum((a - mg) * (b - ms) for a, b in zip(g, s))
    var = sum((a - mg) ** 2 for a in g) * sum((b - ms) ** 2 for b in s)
    mae = sum(abs(a - b) for a, b in zip(g, s)) / n
    print(f"{name}: mae {mae:.4f} r {cov / math.sqrt(var) if var else 0:.4f} weights {len(w)}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("features")
    ap.add_argument("weights")
    ap.add_argument("--dev")
    ap.add_argument("--epochs", type=int, default=12)
    ap.add_argument("--rate", type=float, default=0.08)
    ap.add_argument("--decay", type=float, default=0.0008)
    ap.add_argument("--delta", type=float, default=0.6)
    ap.add_argument("--least", type=int, default=4)
    ap.add_argument("--small", type=float, default=0.02)
    a = ap.parse_args()
    rows = read(a.features)
    count = {}
    for _, names in rows:
        for n in names:
            count[n] = count.get(n, 0) + 1
    names = sorted(n for n, c in count.items() if c >= a.least)
    index = {n: i for i, n in enumerate(names)}
    data = [(y, [index[n] for n in ns if n in index]) for y, ns in rows]
    w, g2 = [0.0] * len(names), [1.0] * len(names)
    mean = [0.0] * len(names)
    rng = random.Random(7)
    steps = 0
    for epoch in range(a.epochs):
        rng.shuffle(data)
        for y, f in data:
            e = sum(w[i] for i in f) - y
            grad = max(-1.0, min(1.0, e / a.delta))
            for i in f:
                g = grad + a.decay * 20 * w[i]
                g2[i] += g * g
                w[i] -= a.rate * g / math.sqrt(g2[i])
        if epoch >= a.epochs // 2:
            steps += 1
            for i, x in enumerate(w):
                mean[i] += x
    final = {n: round(mean[i] / steps, 3) for n, i in index.items()}
    final = {n: x for n, x in final.items() if abs(x) >= a.small}
    report("train", rows, final)
    if a.dev:
        report("dev", read(a.dev), final)
    with open(a.weights, "w", encoding="utf-8") as f:
        f.write("# Weights of the factuality score, feature | weight. Made by train/status/fit.py from UDS It Happened v2 (train);\n"
                "# these numbers, unlike the code, are CC BY-SA 4.0: see data/status/NOTICE.md.\n")
        for n in sorted(final):
            if "|" not in n:
                f.write(f"{n} | {final[n]}\n")


if __name__ == "__main__":
    main()
