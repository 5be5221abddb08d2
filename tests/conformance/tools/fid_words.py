"""Words, the marks between them, and their alignment: shared by fidelity's readers and judge."""

import collections, itertools, os, re, subprocess, tempfile, unicodedata

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3040-\u30ff"
WORD = re.compile(
    rf"[{HAN}]|(?:(?![{HAN}_])[\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f])+(?:'(?:(?![{HAN}_])\w)+)*"
)
BIDI = dict.fromkeys([0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
LEADER = re.compile(
    r"[ \t]*(?:(?:(?:[.·_][ \t]?){4,}|(?:…[ \t]?){2,})[ \t]*(?<![^ \t.·_…])(\d{1,4}|[ivxlc]{1,7})|(?:[.·_…][ \t]?){8,})[ \t]*$"
)
ENUM = re.compile(r"(?:\d{1,4}|[a-zA-Z]|[ivxlcIVXLC]{1,7}|[一二三四五六七八九十]{1,3})$")


def norm(s):
    return unicodedata.normalize(
        "NFKC", re.sub(r"\u00ad(?=[ \t]*\n)", "\u2010", s).replace("\u2019", "'").replace("\u02bc", "'").translate(BIDI)
    )


def unlead(line):
    """A contents line without its leaders; the page number stands apart behind \\x05."""
    m = (
        LEADER.search(line)
        if line[-1:].strip() and not line.startswith("\x00F") and re.search(r"[.·_… ]{3}", line[-40:])
        else None
    )
    return f"{line[:m.start()]}\x05{m[1] or ''}" if m and re.search(r"\w", line[: m.start()]) else line


class Words:
    """w: the words; gap[k]: what stands before word k (gap[-1] the tail); eol: words after a hyphen at a line's end;
    first: words that open a line; furn: page furniture set aside before word k; page: numbers of contents lines, free.
    """

    def __init__(self, text):
        self.w, self.gap, self.eol, self.first, self.furn, self.page = [], [], set(), set(), {}, {}
        hyph, pend = False, "\n"
        for line in norm("\n".join(map(unlead, text.split("\n")))).split("\n"):
            if line.startswith("\x00F"):
                self.furn.setdefault(len(self.w), []).append(WORD.findall(line[2:]))
                continue
            line, sep, number = line.partition("\x05")
            k = len(self.w)
            p = 0
            for m in WORD.finditer(line):
                self.w.append(m[0])
                self.gap.append(pend + line[p : m.start()])
                pend = ""
                p = m.end()
            pend += line[p:] + "\n"
            if len(self.w) > k:
                self.first.add(k)
                self.eol.update([k] if hyph else [])
            if number:
                self.page[len(self.w)] = number
            if line.strip():
                hyph = line.rstrip().endswith(("-", "\u2010", "\u2011"))
        self.gap.append(pend)


QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "〝": '"', "〞": '"'})
DASH = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
FREE = set("_*`´'‘‚‛′|~^=+#>←↑→↓↩↪⏎↵•·◦▪■●‣⁃†‡§¶<\\" + DASH)
RULE = re.compile("[-=_*.~+#·•—–|:…]{3,}")


def marks(gap, enum_before=False, enum_after=False):
    """The punctuation of a gap that must survive, and that which may (rules, underlines, rows of dots; a list number's point)."""

    def count(t):
        return collections.Counter(
            x
            for x in t
            if not x.isspace()
            and x not in FREE
            and unicodedata.category(x)[0] in "PS"
            and not 0x2500 <= ord(x) < 0x2600
        )

    g = gap.translate(QUOTES).replace("''", '"').replace("``", '"')
    may = collections.Counter()
    if "\n" in g:
        ls = g.split("\n")
        rules = [l for l in ls[1:-1] if RULE.fullmatch(re.sub(r"\s", "", l))]
        may += count("".join(rules))
        g = "\n".join([ls[0]] + [l for l in ls[1:-1] if l not in rules] + ls[-1:])
    c = count(g)
    for x in (".)]:、）" if enum_before else "") + ("([（" if enum_after else ""):
        may[x] += c.pop(x, 0)
    return c, may


def compare(A, B):
    """Align by GNU diff over words. Returns a dict of what was lost, added, ..., with hunks to show."""
    furn = {k: list(v) for k, v in B.furn.items()}
    with tempfile.TemporaryDirectory() as t:
        for n, w in (("a", A.w), ("b", B.w)):
            open(f"{t}/{n}", "w", encoding="utf8").write("\n".join(w) + "\n")
        r = subprocess.run(
            ["diff", "--speed-large-files", f"{t}/a", f"{t}/b"],
            capture_output=True,
            text=True,
            env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
        )
    lost, added, hyph, space, back, hunks, edges = [], [], 0, 0, 0, [], []
    hyphened = set()
    joined = set(A.w)  # compounds the input writes with a hyphen inside a line
    for k in range(1, len(A.w)):
        if A.gap[k] in ("-", "\u2010", "\u2011"):
            hyphened.add(A.w[k - 1] + A.w[k])
    for l in r.stdout.splitlines():
        m = re.match(r"^(\d+)(?:,(\d+))?([acd])(\d+)(?:,(\d+))?$", l)
        if not m:
            continue
        i0, i1, op, j0, j1 = int(m[1]), int(m[2] or m[1]), m[3], int(m[4]), int(m[5] or m[4])
        i0, i1 = (i0, i0) if op == "a" else (i0 - 1, i1)
        j0, j1 = (j0, j0) if op == "d" else (j0 - 1, j1)
        x, y = A.w[i0:i1], B.w[j0:j1]
        edges.append((i0, i1, j0, j1))
        if not x and A.page.get(i0) == "".join(y):
            continue  # the page number of a contents line, kept
        if "".join(x) == "".join(y):
            broken = len(y) < len(x) and any(
                k in A.eol and A.w[k - 1] + A.w[k] in hyphened and A.w[k - 1] + A.w[k] not in joined
                for k in range(i0 + 1, i1)
            )
            if not broken and (
                any(k in A.eol for k in range(i0, i1 + 1)) or any(k in B.eol for k in range(j0, j1 + 1))
            ):
                hyph += 1
            else:
                space += 1
                hunks.append(("space", i0, " ".join(x), " ".join(y)))
            continue
        # was a line set apart as furniture the text itself?
        c = [(k, n) for k in range(j0, j1 + 1) for n in range(len(furn.get(k, ())))] if furn and j1 - j0 < 400 else []
        if 0 < len(c) <= 6 and x:
            hit = None
            want = "".join(x)
            for n in range(1, len(c) + 1):
                for sub in itertools.combinations(c, n):
                    z = []
                    for k in range(j0, j1 + 1):
                        for q in range(len(furn.get(k, ()))):
                            if (k, q) in sub:
                                z += furn[k][q]
                        if k < j1:
                            z.append(B.w[k])
                    if "".join(z) == want:
                        hit = sub
                        break
                if hit:
                    break
            if hit:
                back += len(hit)
                for k, n in sorted(hit, reverse=True):
                    furn[k].pop(n)
                continue
        lost += x
        added += y
        hunks.append(("diff", i0, " ".join(x), " ".join(y)))
    pl, pa, shown = collections.Counter(), collections.Counter(), []
    i = j = 0
    for i0, i1, j0, j1 in edges + [(len(A.w), len(A.w), len(B.w), len(B.w))]:
        whole = i0 == len(A.w) and j0 == len(
            B.w
        )  # runs of equal words: compare the gaps inside, the head and the tail too
        for d in range(0 if i == j == 0 else 1, i0 - i + (1 if whole else 0)):
            ga, gb = A.gap[i + d], B.gap[j + d]
            if ga == gb:
                continue
            en = i + d > 0 and i + d - 1 in A.first and bool(ENUM.match(A.w[i + d - 1]))
            en2 = i + d in A.first and i + d < len(A.w) and bool(ENUM.match(A.w[i + d]))
            (ma, oa), (mb, ob) = marks(ga, en, en2), marks(gb, en, en2)
            if re.fullmatch(f"[{DASH}]+", ga) and not re.search(f"[{DASH}\n]", gb):
                ma["-"] += 1
            gone, new = ma - mb - ob, mb - ma - oa
            if gone or new:
                pl += gone
                pa += new
                shown.append((i + d, ga, gb))
        i, j = i1, j1
    return dict(
        B=B, lost=lost, added=added, hyph=hyph, space=space, back=back, hunks=hunks, plost=pl, padd=pa, pshown=shown
    )
