"""collect.py FOLDER heidel|sutime OUT.jsonl: what a driver wrote, in the shape that the timex scorer reads."""
import html
import json
import os
import re
import sys

folder, peer, target = sys.argv[1:4]


def inline(text, marked):
    """TimeML with the tags in the text."""
    body = re.search(r"<TimeML>\n?(.*?)\n?</TimeML>", marked, re.S).group(1)
    for tag in re.finditer(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", body, re.S):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', tag.group(1)))
        words = html.unescape(tag.group(2))
        start = len(html.unescape(re.sub(r"<[^>]+>", "", body[: tag.start()])))
        if text[start : start + len(words)] != words:
            start = text.find(words, max(0, start - 50))
        if start >= 0:
            yield {"start": start, "end": start + len(words), "type": attributes["type"], "value": attributes["value"]}


def offsets(text, lines):
    """Begin, end, type, value, by tabs; Java counts UTF-16 units."""
    point = [k for k, c in enumerate(text) for _ in range(2 if ord(c) > 0xFFFF else 1)] + [len(text)]
    for line in lines.splitlines():
        begin, end, kind, value = line.split("\t")
        yield {"start": point[int(begin)], "end": point[int(end)], "type": kind, "value": value}


with open(os.path.join(folder, "ids.json"), encoding="utf-8") as file:
    ids = json.load(file)
with open(target, "w", encoding="utf-8") as out:
    for n, name in enumerate(ids):
        base = os.path.join(folder, str(n))
        text = open(base + ".txt", encoding="utf-8").read()
        result = open(base + "." + peer, encoding="utf-8").read()
        found = list((inline if peer == "heidel" else offsets)(text, result))
        out.write(json.dumps({"id": name, "timexes": found}) + "\n")
