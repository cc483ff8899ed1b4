# The texts of judged reports: texts.py $ENTENTE_DATA OUT read_*.tsv writes OUT/SET/REPORT.txt for every report that a file of verdicts names.
import gzip
import json
import os
import sys


def joined(tokens):
    text = ' '.join(tokens)
    for a, b in ((" 's", "'s"), (' ,', ','), (' .', '.'), ('`` ', '"'), (" ''", '"'), (" n't", "n't"), ('( ', '('), (' )', ')'), (' :', ':'),
                 (' ;', ';'), (' ?', '?')):
        text = text.replace(a, b)
    return text


def lines(path):
    with open(path, encoding='utf-8') as file:
        for line in file:
            yield json.loads(line)


def of_stories(data, name):
    for doc in lines(f'{data}/stories/{name}/docs.jsonl'):
        title = doc.get('title') or ''
        if 'sents' in doc:
            yield doc['doc'], '\n\n'.join(joined(s) for s in doc['sents'])
        elif 'paragraphs' in doc:
            paragraphs = [' '.join(p) for p in doc['paragraphs']]
            yield doc['id'], '\n\n'.join([title] + (paragraphs[1:] if paragraphs[0] == title else paragraphs))
        else:
            yield doc['id'], (title + '\n\n' if title else '') + doc['text']


def of_voa(data):
    with gzip.open(f'{data}/newstext/voa-gmb.txt.gz', 'rt') as file:
        sentences = [joined([line.strip()]) for line in file]
    for k in range(0, len(sentences) - 8, 8):
        yield f'voa{k}', '\n\n'.join(sentences[k:k + 8])


def texts(data, name):
    if name == 'voa':
        yield from of_voa(data)
    elif name == 'polnear':
        for part in ('train', 'dev'):
            path = f'{data}/normalise/quotes.polnear-{part}.jsonl'
            if os.path.exists(path):
                yield from ((doc['id'], doc['text']) for doc in lines(path))
    elif name in ('timebank', 'aquaint'):
        yield from ((doc['id'], doc['text'].replace('``', '"').replace("''", '"')) for doc in lines(f'{data}/normalise/timex.{name}.jsonl'))
    else:
        yield from of_stories(data, name)


data, out = sys.argv[1:3]
wanted = {}
for path in sys.argv[3:]:
    for line in open(path, encoding='utf-8'):
        if not line.startswith('#'):
            name, report = line.split('\t')[1].split('/', 1)
            wanted.setdefault(name, set()).add(report)
for name, reports in wanted.items():
    os.makedirs(f'{out}/{name}', exist_ok=True)
    for report, text in texts(data, name):
        if str(report) in reports:
            with open(f'{out}/{name}/{report}.txt', 'w', encoding='utf-8') as file:
                file.write(text)
