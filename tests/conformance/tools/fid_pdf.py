"""Three readings of a PDF: its content's order, pdftotext's reading order, and the order of its structure tree."""

import collections, re, subprocess
from fid_notes import clean
from fid_read import Doc, MARKISH
from fid_words import BIDI, DASH, WORD, Words, norm

PN = re.compile(
    r"^[\s\-–—|·•]*(?:page\s+)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s*(?:/|of|von|sur|de)\s*\d{1,5})?[\s\-–—|·•]*$", re.I
)
run = lambda *c: subprocess.run(c, capture_output=True).stdout.decode("utf8", "replace")


def meta(f):
    return " ".join(
        re.findall(r"^(?:Title|Author|Subject|Keywords):\s*(.*)$", run("pdfinfo", "-enc", "UTF-8", f), re.M)
    )


def from_pdf(f, mode="-raw"):
    """-raw: the order of the page's content; else pdftotext's own reading order. Lines at a page's head or foot that look like
    furniture (page number; a text that recurs there) are set apart; compare() puts one back where it was the text itself.
    """
    s = run("pdftotext", *([mode] if mode else []), "-enc", "UTF-8", f, "-")
    doc = Doc()
    pages = s.split("\f")[:-1] if "\f" in s else [s]
    ls = [p.split("\n") for p in pages]
    key = lambda l: re.sub(r"\d+", "#", norm(l).strip())
    edge = collections.Counter()
    rawc = collections.Counter()
    idx = []
    for p in ls:
        nb = [i for i, l in enumerate(p) if l.strip()]
        e = dict.fromkeys(nb[:3] + nb[-3:])
        idx.append((nb[:3], nb[-3:][::-1]))
        for i in e:
            edge[key(p[i])] += 1
            rawc[norm(p[i]).strip()] += 1
    doc.edges = {p[i] for p, e in zip(ls, idx) for side in e for i in side[:2]}
    need = max(3, len(ls) // 3)
    drop = collections.Counter()
    for p, sides in zip(ls, idx):
        for side in sides:
            for i in side:
                if p[i].startswith("\x00F"):
                    break
                k = key(p[i])
                if len(k) < 120 and (
                    PN.match(p[i]) or len(ls) > 2 and (rawc[norm(p[i]).strip()] >= 3 or edge[k] >= need)
                ):
                    drop[k] += 1
                    p[i] = "\x00F" + p[i]
                else:
                    break
    doc.furn = drop.most_common(5)
    doc.text = "\n".join("\n".join(p) for p in ls)
    doc.meta = meta(f)
    return doc


ELEMENT = re.compile(r'^(\s*)([A-Za-z][A-Za-z0-9]*)(?: <.*?>)?(?: "(.*)")?(?: \((block|inline)\))?:?$')
INLINE = set("Span Link Reference Lbl Em Strong Code Quote Annot BibEntry Ruby RB RT RP Warichu Sub".split())


def tree(s):
    root = ["Root", [], -1]
    stack = [root]
    ls = s.split("\n")
    i = 0
    while i < len(ls):
        l = ls[i]
        i += 1
        m = re.match(r'^(\s*)"', l)
        if m:
            while not l.endswith('"') and i < len(ls):
                l += "\n" + ls[i]
                i += 1
            ind, x = len(m[1]), l[m.end() : -1]
        else:
            m = ELEMENT.match(l)
            if not m or m[2] in ("Object",):
                continue
            ind, x = len(m[1]), [m[2], [], len(m[1])]
        while stack[-1][2] >= ind:
            stack.pop()
        stack[-1][1].append(x)
        if isinstance(x, list):
            stack.append(x)
    return root


RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")


def from_structure(f, raw):
    """The structure tree's text; None if the file has none. raw: the content order, which settles where pieces join."""
    s = run("pdfinfo", "-struct-text", "-enc", "UTF-8", f)
    if not re.search(r'(?m)^\s+"', s):
        return None
    doc = Doc()
    doc.meta = meta(f)
    R = Words(raw.text.replace("\x00F", "")).w
    have = set(R)
    pairs = set(zip(R, R[1:]))

    def flat(n):
        return n if isinstance(n, str) else "".join(map(flat, n[1]))

    def piece(t):
        if RTL.search(t):  # right-to-left words come out in drawing order
            u = t.translate(BIDI)
            v = u[::-1]
            if sum(w in have for w in WORD.findall(norm(v))) > sum(w in have for w in WORD.findall(norm(u))):
                return v
        return t

    def render(n, buf, inli=False, innote=False):
        if isinstance(n, str):
            buf.append("\x04" + piece(n))
            return
        t = n[0]
        if t in ("Note", "FENote"):
            lab = next((c for c in n[1] if not isinstance(c, str) and c[0] in ("Lbl",)), None)
            b = []
            for c in n[1]:
                c is lab or render(c, b, False, True)
            m = MARKISH.match(flat(lab)) if lab else None
            x = dict(text=join("".join(b)), mark=m[1] if m else "", ids=set())
            clean(x)
            buf.append(f"\x02N{len(doc.notes)}\x02")
            doc.notes.append(x)
            return
        if t in ("TOC",):
            b = []
            [render(c, b) for c in n[1]]
            buf.append(f"\n\x02V{len(doc.navs)}\x02\n")
            doc.navs.append(join("".join(b)))
            return
        if t == "Artifact":
            return
        if (
            t == "Lbl" and not inli and not innote or t in ("Reference", "Link", "Span", "Sub") and not innote
        ) and MARKISH.match(flat(n)):
            buf.append(f"\x02R{len(doc.refs)}\x02")
            doc.refs.append(dict(text=flat(n), target=None, sure=t in ("Lbl", "Reference")))
            return
        blk = t not in INLINE
        if blk:
            buf.append("\n")
        for c, nx in zip(n[1], n[1][1:] + [""]):
            if re.match(r"H\d?$", c[0] if isinstance(c, list) else "") and nx and nx[0] == "TOC":
                nx[1].insert(0, c)
                continue  # the contents' own heading
            render(c, buf, t == "LI" or inli and t == "Lbl", innote)
        buf.append(" " if t == "Lbl" else "\n" if blk else "")

    def join(t):
        t = t.replace("\u00ad\x04", "\u00ad")
        t = re.sub(r"(?<=\w)\x04(?=[-\u2010](?:\x04|$))", "", t)
        t = re.sub(r"(?<=\w)([-\u2010\u2011])\x04", "\\1\n", t)

        def settle(m):
            a, b = norm(m[1]), norm(m[2])
            return m[1] + ("" if (a, b) not in pairs and a + b in have else " ") + m[2]

        for _ in range(2):
            t = re.sub(r"(\w+)\x04(\w+)", settle, t)
        return t.replace("\x04", "")

    buf = []
    render(tree(s), buf)
    doc.text = join("".join(buf))
    doc.furn = raw.furn
    show = re.sub(
        r"\x02(\w)(\d+)\x02",
        lambda m: " "
        + {
            "N": lambda i: doc.notes[i]["text"] + " " + doc.notes[i]["mark"],
            "R": lambda i: doc.refs[i]["text"],
            "V": lambda i: doc.navs[i],
        }[m[1]](int(m[2]))
        + " ",
        doc.text,
    )
    doc.untagged = untagged(
        raw.text, Words(show).w, raw.edges, {tuple(Words(l).w) for v in doc.navs for l in v.split("\n")}
    )
    return doc


def untagged(raw, tagged, edges, entries=()):
    """Words on the pages in no structure element that are no furniture either: no page number, no line that stands elsewhere too
    (a running head, with or without its folio; a table's head repeated). The same letters in other words (spacing) are let go.
    """
    lines = [(l, Words(l).w) for l in raw.split("\n") if l.strip() and not l.startswith("\x00F")]
    lines.sort(key=lambda l: l[0] not in edges)
    seen = collections.Counter(w for _, l in lines for w in l)
    have = collections.Counter(tagged)
    left = seen - have
    if not left:
        return []
    spare = collections.Counter("".join((have - seen).elements()))
    text = " " + " ".join(tagged) + " "
    out = []

    def core(l):  # without the folio at either end
        return l[:-1] if len(l) > 1 and PN.match(l[-1]) else l[1:] if len(l) > 1 and PN.match(l[0]) else l

    for bare in (False, True):  # lines with a folio first: these are no text
        for line, l in lines:
            if not l or (core(l) == l) != bare:
                continue
            short = [w for w, v in collections.Counter(l).items() if left[w] < v]
            if short and (
                bare
                or line not in edges
                and tuple(core(l)) not in entries
                or any(w in short for w in (collections.Counter(l) - collections.Counter(core(l))))
            ):
                continue
            if f" {' '.join(core(l))} " in text or PN.match(" ".join(l)):
                left -= collections.Counter(l)
    for _, l in lines:
        for w in l:
            if left[w] <= 0:
                continue
            left[w] -= 1
            c = collections.Counter(w)
            if c - spare:
                out.append(w)
            else:
                spare -= c
    return out
