"""Notes of the input, found in the text, and paired with the real notes of an output."""

import bisect, collections, re
from fid_words import WORD, norm

MARK = r"\d{1,4}(?:[-:](?:\d{1,3}|[A-Z]))?|[A-Za-z]{1,2}|[*†‡§¶]{1,4}|#[\w.-]*"
HEAD = re.compile(
    # What indents is any blank; reStructuredText leads a note by two full stops.
    rf"[^\S\n]*(?:\.\.[ \t]+(?=\[))?(?:\[Footnote[ \t]+(?P<f>[^\]:\s]{{1,6}})[:.]?|\[\^(?P<m>[^\]\s]+)\]:|\^?[\[{{](?P<b>{MARK})[\]}}]:?|(?P<s>\*{{1,4}}|[†‡§¶]{{1,3}})(?=\s|\w)|(?P<u>[¹²³⁰⁴-⁹]+)|\((?P<p>\d{{1,3}})\)|(?P<n>\d{{1,3}})[.)]?(?=\s))[ \t]*"
)
SUP = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
HEADS = re.compile(
    r"^\W*(notes?|foot ?notes?|end ?notes?|anmerkungen|fu(ß|ss)noten|notas|note a piè di pagina|注释|注)\W*$", re.I
)


def mark_of(m):
    return (m["f"] or m["m"] or m["b"] or m["s"] or m["p"] or m["n"] or (m["u"] or "").translate(SUP)).strip()


W = lambda s: WORD.findall(norm(s))


def of_source(src):
    """Candidates: dicts of span, body span, mark, words. Liberal: one counts only if the output has a real note for it."""
    out, seen = [], []
    for m in re.finditer(r"\[Footnote[ \t]+([^\]:\s]{1,6})[:.]?\s*", src):  # [Footnote 3: ... ], brackets balanced
        d, k = 1, m.end()
        while k < len(src) and d and k - m.start() < 20000:
            d += {"[": 1, "]": -1}.get(src[k], 0)
            k += 1
        if d == 0:
            out.append(dict(span=(m.start(), k), body=(m.end(), k - 1), mark=m[1]))
            seen.append((m.start(), k))
    pos, para, inside = 0, True, False
    for line in src.split("\n"):
        end = pos + len(line)
        m = HEAD.match(line)
        if not line.strip():
            para, inside = True, False
        else:
            if m and (para or inside) and (line[m.end() :].strip() or line.lstrip().startswith("..")) and not any(a <= pos < b for a, b in seen):
                out.append(dict(span=(pos, end), body=(pos + m.end(), end), mark=mark_of(m)))
                inside = True
            elif inside:
                out[-1]["span"] = (out[-1]["span"][0], end)
                out[-1]["body"] = (out[-1]["body"][0], end)
            para = False
        pos = end + 1
    out.sort(key=lambda n: n["span"])
    for n in out:
        n["w"] = W(src[n["body"][0] : n["body"][1]])
    return out


def clean(note):
    """Take a note's own mark off its text."""
    m = HEAD.match(note["text"].lstrip("\n "))
    if m and (not m["n"] or m["n"] == note.get("mark")):
        t = note["text"].lstrip("\n ")[m.end() :]
        note["mark"] = note.get("mark") or mark_of(m)
        note["text"] = t.rstrip()[:-1] if m["f"] and t.rstrip().endswith("]") else t
    note["w"] = W(note["text"])


def pair(src, S, O):
    """[(s, o)]: by same words, then by mark or opening words, then by shared words. A pair may extend over the paragraphs that follow."""
    used, pairs, left = set(), {}, []
    by = collections.defaultdict(list)
    for i, s in enumerate(S):
        by[tuple(s["w"])].append(i)
    for j, o in enumerate(O):
        for w in (o["w"], o["w"][1:] if o["w"] and len(o["w"][0]) < 4 else None):
            c = [i for i in by.get(tuple(w), ()) if i not in used] if w else []
            if c:
                i = next((i for i in c if S[i]["mark"] == o.get("mark")), c[0])
                used.add(i)
                pairs[j] = i
                if w is not o["w"]:
                    o["text"] = re.sub(r"^\W*\w+", "", o["text"], count=1)
                break
        else:
            left.append(j)
    last = 0
    for j in left:
        o = O[j]
        best, score = None, 0.5
        co = collections.Counter(o["w"])
        if not o["w"]:
            continue
        for i, s in enumerate(S):
            if i in used or not s["w"]:
                continue
            same = s["mark"] == o.get("mark")
            cs = s["w"][: len(o["w"])]
            v = sum((collections.Counter(cs) & co).values()) / max(len(cs), min(len(o["w"]), len(s["w"])))
            if s["w"][:3] == o["w"][:3]:
                v += 0.3
            if same:
                v += 0.1
            if v > score:
                best, score = i, v
        if best is None:
            continue
        used.add(best)
        pairs[j] = best
        s = S[best]
        rest = o["w"][len(s["w"]) :]
        while rest and o["w"][: len(s["w"])] == s["w"]:  # the note goes on in the next paragraphs
            m = re.compile(r"\s*\n\s*\n(.+?)(?=\n\s*\n|\Z)", re.S).match(src, s["span"][1])
            nx = W(m[1]) if m else []
            if not nx or rest[: len(nx)] != nx:
                break
            s["span"] = (s["span"][0], m.end(1))
            s["body"] = (s["body"][0], m.end(1))
            s["w"] = s["w"] + nx
            rest = rest[len(nx) :]
    return sorted((i, j) for j, i in pairs.items())


def out_of_order(S, O, pairs):
    """Words of notes that stand in another order than the input's, their marks not agreeing."""
    js = [j for _, j in pairs]
    tails, prev, idx = [], {}, []
    for j in js:
        p = bisect.bisect_left(tails, j)
        prev[j] = tails[p - 1] if p else None
        tails[p : p + 1] = [j]
    keep, j = set(), tails[-1] if tails else None
    while j is not None:
        keep.add(j)
        j = prev[j]
    return sum(len(S[i]["w"]) for i, j in pairs if j not in keep and S[i]["mark"] != O[j].get("mark"))


def split(src, S, pairs):
    """The input without the paired notes, and the bodies of these, in order."""
    cut = sorted(S[i]["span"] for i, _ in pairs)
    t, p = [], 0
    for a, b in cut:
        t.append(src[p:a])
        p = max(p, b)
    t.append(src[p:])
    text = "\x06".join(t)
    lines = text.split("\n")
    out = []  # a heading "Notes" with nothing but notes below it
    free = []
    for k, l in enumerate(lines):
        if HEADS.match(l):
            q = k + 1
            while q < len(lines) and not lines[q].strip():
                q += 1
            if q < len(lines) and lines[q].lstrip().startswith("\x06"):
                free.append(l.strip())
        out.append(l)
    return (
        "\n".join(out).replace("\x06", ""),
        "\n\n".join(src[S[i]["body"][0] : S[i]["body"][1]] for i, _ in pairs),
        free,
    )


def strip_marks(text, names):
    """Take the marks of paired notes out of a text: [3], {3}, [Footnote 3], ³."""
    if not names:
        return text
    al = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    text = re.sub(rf"[ \t]?\^?[\[{{](?:Footnote[ \t]+|note[ \t]+|\^)?(?:{al})[\]}}]", "", text)
    return re.sub(r"[⁰¹²³⁴-⁹]+", lambda m: "" if m[0].translate(SUP) in names else m[0], text)
