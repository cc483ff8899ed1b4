"""The shipped encoder: hashed word features -> two bidirectional LSTM layers -> tags, arcs, labels, names.

Architecture after Dozat and Manning (2017), with sums in place of their label tensor. Every product that
src/parse does in integers is a plain Linear here.
"""
import torch
from torch import nn
from torch.nn import functional as F

import features
from corpora import DOMAINS, IGNORE, NER_DOMAINS, NER_TAGS


class Shape:
    """Sizes of a student; goes into the model file."""
    def __init__(self, **kw):
        self.word, self.affix, self.vector, self.domain = 96, 24, 64, 8
        self.hidden, self.arc, self.label, self.ner = 160, 128, 96, 64
        self.__dict__.update(kw)

    @property
    def input(self):
        return self.word + self.affix * len(features.AFFIXES) + self.vector


class BiLSTM(nn.Module):
    """One layer. The backward half reads each sentence reversed within its own length, so padding is never seen first."""
    def __init__(self, n_in, hidden):
        super().__init__()
        self.forward_ = nn.LSTM(n_in, hidden, batch_first=True)
        self.backward_ = nn.LSTM(n_in, hidden, batch_first=True)
        for l in (self.forward_, self.backward_):
            nn.init.orthogonal_(l.weight_hh_l0)
            nn.init.zeros_(l.bias_ih_l0)
            nn.init.zeros_(l.bias_hh_l0)
            l.bias_ih_l0.data[hidden : 2 * hidden] = 1.0

    def forward(self, x, flip):
        f, _ = self.forward_(x)
        b, _ = self.backward_(take(x, flip))
        return torch.cat([f, take(b, flip)], -1)


def take(x, flip):
    return x.gather(1, flip[..., None].expand(-1, -1, x.shape[-1]))


def drop_columns(x, p, training):
    """Variational dropout: one mask a sentence."""
    if not training or p == 0:
        return x
    mask = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(1 - p) / (1 - p)
    return x * mask


class Student(nn.Module):
    def __init__(self, shape, n_words, vectors, n_tags, n_rels):
        super().__init__()
        s = self.shape = shape
        self.words = nn.Embedding(n_words, s.word)
        self.affixes = nn.ModuleList(nn.Embedding(features.BUCKETS + 1, s.affix) for _ in features.AFFIXES)
        for e in [self.words, *self.affixes]:
            nn.init.uniform_(e.weight, -0.1, 0.1)
        self.register_buffer("vectors", torch.cat([torch.zeros(1, s.vector), vectors]))  # row 0: none
        self.domains = nn.Embedding(len(DOMAINS), s.domain)
        nn.init.uniform_(self.domains.weight, -0.1, 0.1)
        self.layer1 = BiLSTM(s.input + s.domain, s.hidden)
        self.layer2 = BiLSTM(2 * s.hidden, s.hidden)
        d = 2 * s.hidden
        self.tag = nn.Linear(d, n_tags)
        self.arc_head, self.arc_dep = nn.Linear(d, s.arc), nn.Linear(d, s.arc)
        self.arc = nn.Linear(s.arc, s.arc)
        nn.init.zeros_(self.arc.bias)
        self.label_head, self.label_dep = nn.Linear(d, s.label), nn.Linear(d, s.label, bias=False)
        self.label = nn.Linear(s.label, n_rels)
        self.ner_hidden, self.ner = nn.Linear(d, s.ner), nn.Linear(s.ner, len(NER_TAGS))
        self.ner_domains = nn.Embedding(len(NER_DOMAINS), s.ner)
        nn.init.zeros_(self.ner_domains.weight)

    def encode(self, b, drop):
        parts = [self.words(b.word), *(e(b.affix[..., k]) for k, e in enumerate(self.affixes)), self.vectors[b.vector]]
        x = drop_columns(torch.cat(parts, -1), drop, self.training)
        dom = self.domains(b.domain)[:, None].expand(-1, x.shape[1], -1)
        x = self.layer1(torch.cat([x, dom], -1), b.flip)
        x = self.layer2(drop_columns(x, drop, self.training), b.flip)
        return drop_columns(x, drop, self.training)

    def forward(self, b, drop=0.33):
        y = self.encode(b, drop)
        head, dep = F.relu(self.arc_head(y)), F.relu(self.arc_dep(y))
        # Narrow layers bear little of it: at 0.33 the scores of 128-wide arcs are mostly noise.
        head, dep = drop_columns(head, drop / 4, self.training), drop_columns(dep, drop / 4, self.training)
        arcs = torch.bmm(self.arc(dep), head.transpose(1, 2)).float()
        arcs = arcs.masked_fill(~b.real[:, None, :], -1e9)
        names = self.ner(F.relu(self.ner_hidden(y) + self.ner_domains(b.ner_domain)[:, None]))
        return y, self.tag(y).float(), arcs, names.float()

    def labels(self, y, heads):
        h = self.label_head(take(y, heads))
        return self.label(F.relu(h + self.label_dep(y))).float()
