"""Puts invented names in the place of a sentence's people, so that the encoder learns how names of the world are
written in Latin letters (surname first, hyphens, particles), not who was in the news when the corpora were made."""
from dataclasses import replace

from corpora import IGNORE, NER_TAGS, TITLES

KOREAN = ("Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong Bae Baek Noh Moon Cha Ji Min Na Pyo Son",
          "min ji hyun seo jun young ho soo woo jin kyung hee sung jae tae dong mi sun hye eun bin chul sik won ki hwan myung gu rok gil nam yeon ae")
CHINESE = ("Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han Tang Feng Deng Cao Peng Qin Shi",
           "ming hua jian guo wei xin yu lan ping hong jie feng lei qiang yan xiao zhi wen bo tao rui shan ling hai dong chun de xiang yi jun long mei")
ARABIC = ("Ahmed Mohammed Ali Hassan Omar Khalid Yusuf Ibrahim Said Nabil Tariq Samir Jamal Faisal Salim Adel Karim Layla Amina Huda Mona Zaid Bilal Anwar Rashid Walid Nasser Munir",
          "Hadad Masr Tamim Bagh Sham Rub Dul Maj Qar Zahr Hash Jab Kub Sul Har Rif Fay Nah Rash Kaz Zub Mut Sab Din Shar",
          "i idi ani awi ari imi eri uni afi ali ini iri")
SLAVIC = ("Ivan Pavel Oleg Dmytro Andrei Marek Petr Jan Milan Goran Jelena Olga Iryna Katarzyna Yuri Viktor Bohdan Zoran Aleksandar Nina Tomasz Stanislav Mykola Darya Ruslan",
          "Koval Mar Bel Dra Kras Vol Mor Zhu Pol Nov Gor Tim Sav Rad Pet Kozl Bor Vas Lis Hry Chern Step Zar Tka Dub",
          "enko ov ova ski ska ic ić chuk ev eva in ina yak uk ko sky wicz ák nik")
LATIN = ("José María Carlos Ana Luis Juan Pedro Rosa Jorge Paulo João Marta Miguel Inés Diego Rafael Lucia Gabriel Elena Tomás Beatriz Hugo",
         "Alv Rod Her Mart Gonz Per Ram Men Sal Cast Orte Velas Fuen Mira Quir Bar Cor Mon Val Sant Pere Oliv Carv Tei",
         "ez es os al ero eda ano ales illo oza ado eira ino ero")
WESTERN = ("Anna Peter Johan Lars Ingrid Sven Pieter Marie Jean Claude Luc Sophie Karl Heinz Dirk Emma Niels Astrid Paul Pierre Louis Anne Hans Greta",
           "Berg Lind Hol Mey Schmi Vos Brou Dub Lef Mor Gar Vill Stein Hof Kel Wag Gro Jans Knud Ras Chev Beau Rous Four",
           "er en man sen stad ski ert in eau ier ard mann strom gaard aert hoff ley son")
AFRICAN = ("Kwame Ama Chidi Ngozi Abebe Tadesse Juma Wanjiru Moussa Fatou Amadou Sipho Thandi Emeka Kofi Musa Aisha Desta Mamadou Blessing",
           "Okon Mba Dia Tra Nko Mwa Oba Ade Achi Kama Odi Nya Zwa Hai Gebr Kib Ota Sow Ndi Mugo Eze Waw",
           "kwo ye llo re ri no ga le ngu be ma ka we to zi du be gi")
SOUTH = ("Rajesh Priya Anil Sunita Imran Ayesha Nadia Ravi Suresh Lakshmi Arjun Deepa Farooq Kamal Shirin Reza Maryam Hossein Dariush Nimal",
         "Chau Meh Sha Bhat Pat Gup Red Kha Rah Jay Wick Per Mira Qur Tal Naz Hosse Kar Mou Sing Das Ban Muk",
         "dhary ta rma el n nia ddy an man awardene sinha era za eshi ebani ini zadeh savi h erjee")
VIETNAMESE = ("Nguyen Tran Le Pham Hoang Vu Dang Bui Do Ngo Duong Aung Kyaw Thein Win Sok Chea Somchai",
              "Van Thi Minh Duc Thanh Hung Lan Anh Tuan Quang Hai Linh Htun Myint Thu Zaw Lwin Oo Sann Vibol Naing Phyo")


def pick(rng, words):
    return rng.choice(words.split())


def joined(rng, syllables, tie):
    first, second = pick(rng, syllables).capitalize(), pick(rng, syllables)
    if tie == "-":
        return [first, "-", second]
    return [first, second.capitalize()] if tie == " " else [first + second]


def eastern(rng):
    if rng.random() < 0.5:
        surnames, syllables = KOREAN
        tie = rng.choice(["-", "-", "-", " ", ""])
    else:
        surnames, syllables = CHINESE
        tie = rng.choice(["", "", "-", "one"])
    given = [pick(rng, syllables).capitalize()] if tie == "one" else joined(rng, syllables, tie)
    if len(given) == 3 and rng.random() < 0.15:
        given[2] = given[2].capitalize()
    surname = pick(rng, surnames)
    return ([surname], given, True)


def arabic(rng):
    given, stems, ends = ARABIC
    surname = [pick(rng, stems) + pick(rng, ends)]
    r = rng.random()
    if r < 0.5:
        surname = [rng.choice(["al", "al", "al", "el", "Al", "El", "ul"]), "-", *surname]
    elif r < 0.6:
        surname = [rng.choice(["Abu", "Ben", "bin", "Ibn", "Al", "El"]), *surname]
    names = [pick(rng, given)]
    if rng.random() < 0.25:
        names += [rng.choice(["Abdul", "bin", "Abu", "Abd"])] if rng.random() < 0.3 else []
        names += [pick(rng, given)]
    return (surname, names, False)


def made(rng, kind):
    given, stems, ends = kind
    return pick(rng, given), pick(rng, stems) + pick(rng, ends)


def european(rng):
    kind = rng.choice([SLAVIC, SLAVIC, LATIN, WESTERN, AFRICAN, SOUTH])
    given, surname = made(rng, kind)
    names, surnames = [given], [surname]
    r = rng.random()
    if kind is LATIN and r < 0.3:
        surnames = [*rng.choice([["de"], ["de", "la"], ["da"], ["dos"], ["del"]]), surname] if r < 0.15 else [surname, made(rng, kind)[1]]
    elif kind is WESTERN and r < 0.25:
        surnames = [*rng.choice([["van"], ["van", "der"], ["von"], ["de"], ["Van"], ["Le"], ["zu"]]), surname]
    elif r < 0.1:
        surnames = [surname, "-", made(rng, kind)[1]]
    elif r < 0.2:
        names = [given, "-", made(rng, kind)[0]]
    elif r < 0.25:
        names = [given, rng.choice("ABCDEFGHJKLMNPRSTW") + "."]
    return (surnames, names, False)


def southeast(rng):
    first, rest = VIETNAMESE
    return ([pick(rng, first)], [pick(rng, rest) for _ in range(rng.choice([1, 2, 2]))], True)


def name(rng, whole):
    """Tokens of an invented name: whole, or the surname as it stands alone later in a report."""
    surname, given, surname_first = rng.choice([eastern, eastern, arabic, european, european, southeast])(rng)
    if not whole:
        return surname
    return surname + given if surname_first else given + surname


def people(s):
    """-> [(first, end)] of the names of people that can be replaced: known as such, or flat proper names of two words and more."""
    n, spans = len(s.forms), []
    i = 0
    while i < n:
        end = i + 1
        if s.names and s.names[i] != IGNORE:
            kind = NER_TAGS[s.names[i]]
            if kind == "B-PER":
                while end < n and s.names[end] != IGNORE and NER_TAGS[s.names[end]] == "I-PER":
                    end += 1
                spans.append((i, end))
        elif s.heads and not s.names and s.tags[i] == "PROPN|NNP":
            while end < n and s.heads[end] == i + 1 and s.rels[end] == "flat" and s.tags[end] == "PROPN|NNP":
                end += 1
            first = i + 1 if s.forms[i].lower() in TITLES else i
            if end - i > 1 and first < end:
                spans.append((first, end))
        i = end
    return [(a, b) for a, b in spans if personal(s, a, b) and replaceable(s, a, b)]


def personal(s, a, b):
    """Capitalised words, and no people as a whole ("the Vikings")."""
    if s.heads and any(t != "PROPN|NNP" for t in s.tags[a:b]):
        return False
    return all(f[0].isupper() and f.isalpha() for f in s.forms[a:b]) and not (a > 0 and s.forms[a - 1].lower() in ("the", "all", "most"))


def replaceable(s, a, b):
    """A flat name under one head, nothing but which hangs on the outside or has something hanging on it."""
    if not s.heads:
        return True
    inside = range(a + 1, b + 1)
    outer = [i for i in range(a, b) if s.heads[i] not in inside]
    if all(s.rels[i] == "flat" and s.heads[i] == a for i in outer):     # after a title
        outer = [a]
    if outer != [a] or any(s.rels[i] != "flat" for i in range(a + 1, b)):
        return False
    return not any(s.heads[i] in inside and s.heads[i] != a + 1 for i in range(len(s.forms)))


def put(s, a, b, new):
    """The sentence with `new` in the place of words a..b-1."""
    more = len(new) - (b - a)
    moved = lambda h: h if h <= a + 1 else h + more
    out = replace(s, forms=s.forms[:a] + new + s.forms[b:], shares=None)
    if s.names:
        kinds = [NER_TAGS.index("B-PER")] + [NER_TAGS.index("I-PER")] * (len(new) - 1)
        out.names = s.names[:a] + (kinds if s.names[a] != IGNORE else [IGNORE] * len(new)) + s.names[b:]
    if s.heads:
        flat_on = s.heads[a] if s.rels[a] == "flat" and s.heads[a] == a else a + 1
        tags = ["PUNCT|HYPH" if f == "-" else "PROPN|NNP" for f in new]
        heads = [moved(s.heads[a])] + [a + k + 2 if new[k] == "-" else flat_on for k in range(1, len(new))]
        rels = [s.rels[a]] + ["punct" if f == "-" else "flat" for f in new[1:]]
        out.tags = s.tags[:a] + tags + s.tags[b:]
        out.heads = [moved(h) for h in s.heads[:a]] + heads + [moved(h) for h in s.heads[b:]]
        out.rels = s.rels[:a] + rels + s.rels[b:]
    return out


def introduced(s, rng):
    """The same sentence about people nobody has heard of."""
    for a, b in reversed(people(s)):
        if rng.random() < 0.8:
            s = put(s, a, b, name(rng, b - a > 1))
    return s
