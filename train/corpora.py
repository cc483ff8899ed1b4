"""Reads the corpora the parser learns from: CoNLL-U, name data, raw news text."""
import gzip
import re
from dataclasses import dataclass, field
from pathlib import Path

NER_TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
IGNORE = -100

# What a sentence was annotated by. The encoder and the name head get it as an input, because the
# guidelines differ ("United" is ADJ in one treebank, VERB in the other); the shipped model is frozen
# to the first for trees and to "wikigold" for names.
DOMAINS = ["ewt", "gum", "news"]
NER_DOMAINS = ["wikigold", "gum", "gmb", "uner"]


@dataclass
class Sentence:
    forms: list
    tags: list = field(default_factory=list)      # "UPOS|XPOS"
    lemmas: list = field(default_factory=list)
    feats: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    rels: list = field(default_factory=list)
    names: list = field(default_factory=list)     # an index into NER_TAGS, IGNORE: not known
    space_after: list = field(default_factory=list)
    text: str = ""
    doc: str = ""
    newpar: bool = False
    domain: int = 0
    ner_domain: int = 0
    surface: list = field(default_factory=list)   # (first word, last word, form) of multiword tokens
    shares: dict = None                           # kind -> (choices, shares): what teachers hold for likely (told.py)


def lines_of(path):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            yield line.rstrip("\n")


def conllu(path, domain=0):
    out, cur, doc, newpar = [], None, "", False
    for line in lines_of(path):
        if not line:
            if cur and cur.forms:
                out.append(cur)
            cur = None
            continue
        if line.startswith("# newdoc"):
            doc, newpar = line.split("=")[-1].strip(), True
            continue
        if line.startswith("# newpar"):
            newpar = True
            continue
        if cur is None:
            cur = Sentence([], domain=domain, doc=doc, newpar=newpar)
            newpar = False
        if line.startswith("# text = "):
            cur.text = line[9:]
        if line.startswith("#"):
            continue
        c = line.split("\t")
        if "-" in c[0]:
            a, b = map(int, c[0].split("-"))
            cur.surface.append((a - 1, b - 1, c[1]))
            continue
        if "." in c[0]:
            continue
        cur.forms.append(c[1])
        cur.lemmas.append(c[2])
        cur.tags.append(c[3] + "|" + c[4])
        cur.feats.append(c[5])
        cur.heads.append(int(c[6]))
        cur.rels.append(c[7])
        cur.space_after.append("SpaceAfter=No" not in c[9])
    if cur and cur.forms:
        out.append(cur)
    return out


TITLES = {"president", "prime", "minister", "mr.", "mrs.", "ms.", "dr.", "king", "queen", "prince", "princess",
          "pope", "general", "gen.", "secretary", "senator", "sen.", "chancellor", "colonel", "col.", "vice",
          "governor", "gov.", "foreign", "ayatollah", "sheikh", "professor", "lieutenant", "lt.", "captain",
          "judge", "justice", "ambassador", "spokesman", "spokeswoman", "director", "chairman", "admiral"}


def to_ids(tags):
    return [NER_TAGS.index(t) for t in tags]


def bio(spans, n):
    tags = ["O"] * n
    for a, b, kind in spans:
        for i in range(a, b):
            tags[i] = ("B-" if i == a else "I-") + kind
    return tags


def spans_of(tags):
    """Spans of IOB1 or IOB2 tags."""
    spans, start, kind = [], None, None
    for i, t in enumerate(tags + ["O"]):
        here = None if t == "O" else t[2:]
        if start is not None and (here != kind or t[0] == "B"):
            spans.append((start, i, kind))
            start = None
        if here is not None and start is None:
            start, kind = i, here
    return spans


def iob2(path):
    """UNER and GUM: (forms, tag names) a sentence."""
    out, forms, tags = [], [], []
    for line in list(lines_of(path)) + [""]:
        if not line:
            if forms:
                out.append((forms, tags))
            forms, tags = [], []
        elif not line.startswith("# "):
            c = line.split("\t")
            forms.append(c[1])
            tags.append(c[2])
    return out


def split_hyphens(forms, tags):
    """Treebank tokens part at hyphens; name corpora keep "South-African" whole."""
    f2, t2 = [], []
    for f, t in zip(forms, tags):
        parts = re.split(r"(?<=\w)([-\u2013])(?=\w)", f) if re.search(r"[A-Za-z]", f) and not re.search(r"[@/]", f) else [f]
        for k, p in enumerate(parts):
            f2.append(p)
            t2.append(t if k == 0 or t[0] != "B" else "I" + t[1:])
    return f2, t2


PENN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


def wikigold(path):
    out, forms, tags = [], [], []
    for line in list(lines_of(path)) + [""]:
        if not line.strip():
            if forms:
                f, t = split_hyphens(forms, bio([s for s in spans_of(tags) if s[2] != "MISC"], len(forms)))
                out.append(Sentence(f, names=to_ids(t), domain=DOMAINS.index("news"), ner_domain=0))
            forms, tags = [], []
        else:
            f, t = line.split()
            forms.append(PENN.get(f, f))
            tags.append(t)
    return out


def gmb(path):
    """Voice of America, silver. Demonyms are "gpe" there and no names in UNER; titles leave the name."""
    out, forms, pos, tags = [], [], [], []
    for line in list(lines_of(path)) + [""]:
        if not line.strip():
            if forms:
                out.append(gmb_sentence(forms, pos, tags))
            forms, pos, tags = [], [], []
        else:
            c = line.split("\t")
            forms.append(PENN.get(c[0], c[0]))
            pos.append(c[1])
            tags.append(c[2])
    return out


def gmb_sentence(forms, pos, tags):
    kinds = {"geo": "LOC", "org": "ORG", "per": "PER"}
    unknown = set()
    spans = []
    for a, b, kind in spans_of(tags):
        if kind == "gpe":
            unknown |= {i for i in range(a, b) if pos[i].startswith("NNP")}
        if kind not in kinds:
            continue
        while kind == "per" and a < b and forms[a].lower() in TITLES:
            a += 1
        if a < b:
            spans.append((a, b, kinds[kind]))
    named = bio(spans, len(forms))
    marked = [t if i not in unknown else "?" for i, t in enumerate(named)]
    f, t = split_hyphens(forms, marked)
    return Sentence(f, names=[IGNORE if x == "?" else NER_TAGS.index(x) for x in t],
                    domain=DOMAINS.index("news"), ner_domain=NER_DOMAINS.index("gmb"))


def raw_news(folder):
    """Tokenised lines of newstext, brought near treebank tokens: hyphens parted, Penn quotes plain."""
    out = []
    for name in ["voa-gmb", "wikisplit", "masc-written"]:
        for line in lines_of(Path(folder) / "newstext" / f"{name}.txt.gz"):
            forms = [PENN.get(f, f) for f in line.split()]
            if not 3 <= len(forms) <= 70:
                continue
            f, _ = split_hyphens(forms, ["O"] * len(forms))
            out.append(Sentence(f, domain=DOMAINS.index("news")))
    return out


def load_all(folder):
    """-> treebank sentences (GUM's with names), name sentences, {name: dev set}."""
    folder = Path(folder)
    ewt = conllu(folder / "treebank/en_ewt-ud-train.conllu.gz", 0)
    gum = conllu(folder / "treebank/gum-open-train.conllu.gz", 1)
    for s, (forms, tags) in zip(gum, iob2(folder / "ner/gum-open-train.iob2.gz"), strict=True):
        assert s.forms == forms
        s.names, s.ner_domain = to_ids(tags), NER_DOMAINS.index("gum")
    names = wikigold(folder / "ner/wikigold.txt.gz") + gmb(folder / "ner/gmb-voa-silver.tsv.gz")
    dev = conllu(folder / "treebank/en_ewt-ud-dev.conllu.gz", 0)
    gum_dev = conllu(folder / "treebank/gum-open-dev.conllu.gz", 0)
    uner = {tuple(f): tags for f, tags in iob2(folder / "ner/uner-ewt-dev.iob2.gz")}    # in another order than the trees
    for s in dev:
        tags = uner.get(tuple(s.forms))
        s.names = to_ids(tags) if tags else [IGNORE] * len(s.forms)
    for s, (_, tags) in zip(gum_dev, iob2(folder / "ner/gum-open-dev.iob2.gz"), strict=True):
        s.names = to_ids(tags)
    kin = [s for s in gum_dev if "_news_" in s.doc or "_bio_" in s.doc]
    return ewt + gum, names, {"ewt": dev, "gum": gum_dev, "kin": kin}
