"""score.py's reading: the blocks of an HTML output, and the alignment of two word lists. Standard library only."""

import bisect, difflib, json, re
from html.parser import HTMLParser

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(r"[%s]|(?:(?![%s])[^\W_])+" % (CJK, CJK))
VERSE = re.compile(r"\b(verse|poem|poetry|stanza|line-block|lineblock|linegroup|lg)\b", re.I)
FOOT = re.compile(r"\b(footnotes?|endnotes?|doc-footnote|doc-endnotes?|fn)\b", re.I)
CAPT = re.compile(r"\b(caption|figcaption)\b", re.I)
BREAK = re.compile(r"\b(scene-?break|thematic-?break|asterism|separator|section-?break)\b", re.I)
BLOCK = set(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption".split()
)
VOID = set("area base br col embed hr img input link meta source track wbr".split())


def words(t):
    return [w.group().casefold() for w in WORD.finditer(t)]


class Out(HTMLParser):
    """Flat blocks of the output: [type, level, text, id, br, (list id, ordered, depth)].
    In a table's text \\x1e stands before a row, \\x1f before a cell."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.blocks, self.buf, self.brs = [], [], [], 0
        self.meta, self.ld, self.skip, self.ids = {}, "", 0, 0
        self.title_buf = None

    def handle_starttag(self, tag, attrs):
        a = dict((k, v or "") for k, v in attrs)
        if tag == "meta":
            n = (a.get("name") or a.get("property") or a.get("itemprop") or "").lower()
            c = a.get("content", "")
            if n in ("author", "dc.creator", "article:author", "dcterms.creator"):
                self.meta.setdefault("byline", c)
            if n in ("date", "dc.date", "article:published_time", "dcterms.date", "datepublished", "dcterms.created"):
                self.meta.setdefault("date", c)
            if n in ("og:title", "dc.title"):
                self.meta.setdefault("og", c)
        if tag == "time" and a.get("datetime"):
            self.meta.setdefault("date", a["datetime"])
        if tag in ("script", "style", "template", "noscript"):
            self.skip += 1
            self.isld = "ld+json" in a.get("type", "")
        if tag == "title":
            self.title_buf = ""
        if tag == "br":
            self.buf.append("\n")
            self.brs += 1
            return
        if tag in BLOCK:
            self.flush()
        if tag in ("tr", "td", "th"):
            self.buf.append("\x1e" if tag == "tr" else "\x1f")
        if tag == "hr":
            self.blocks.append(["break", 0, "", 0, 0])
            return
        if tag in VOID:
            return
        c = " ".join(a.get(k, "") for k in ("class", "role", "epub:type"))
        if tag == "p" and any(s[0] == "p" for s in self.stack[-1:]):
            self.stack.pop()
        self.ids += 1
        self.stack.append((tag, c, self.ids))
        if BREAK.search(c):
            self.blocks.append(["break", 0, "", 0, 0])

    def handle_endtag(self, tag):
        if tag in ("script", "style", "template", "noscript"):
            self.skip = max(0, self.skip - 1)
        if tag == "title" and self.title_buf is not None:
            self.meta.setdefault("title", " ".join(self.title_buf.split()))
            self.title_buf = None
        if tag in VOID:
            return
        if tag in BLOCK:
            self.flush()
        for i in range(len(self.stack) - 1, -1, -1):
            if self.stack[i][0] == tag:
                del self.stack[i:]
                break

    def handle_data(self, d):
        if self.title_buf is not None:
            self.title_buf += d
            return
        if self.skip:
            if getattr(self, "isld", False):
                self.ld += d
            return
        self.buf.append(d)

    def kind(self):
        typ, level, rid = "paragraph", 0, 0
        for tag, c, i in self.stack:
            if re.fullmatch("h[1-6]", tag):
                return "heading", int(tag[1]), i
        tags = [s[0] for s in self.stack]
        for tag, c, i in reversed(self.stack):
            if tag in ("html", "body", "main", "article"):
                break
            if FOOT.search(c):
                return "footnote", 0, i
        for tag, c, i in reversed(self.stack):
            if VERSE.search(c) and tag not in ("html", "body", "main", "article"):
                return "verse", 0, i
            if tag == "pre":
                return "pre", 0, i
            if tag == "table":
                return "table", 0, i
            if tag in ("figcaption", "caption") or tag in ("p", "div") and CAPT.search(c):
                return "caption", 0, i
            if tag == "li":
                return "list_item", 0, i
            if tag == "blockquote":
                return "quote", 0, i
        return typ, level, rid

    def flush(self):
        text, brs = "".join(self.buf), self.brs
        self.buf, self.brs = [], 0
        if any(s[0] in ("head",) for s in self.stack):
            return
        if not text.strip():  # rows and cells stay open over the paragraphs in them
            self.buf = [x for x in text if x in "\x1e\x1f"] if any(s[0] == "table" for s in self.stack) else []
            return
        t, l, i = self.kind()
        if not words(text):  # "* * *" set as a paragraph
            if t != "heading" and not any(s[0] in ("table", "pre") for s in self.stack):
                self.blocks.append(["rule", 0, text, 0, 0])
            return
        if t == "paragraph" and brs >= 1:
            t = "lines"
        lists = [(tag, k) for tag, c, k in self.stack if tag in ("ul", "ol")]
        self.blocks.append([t, l, text, i, brs, (lists[-1][1], lists[-1][0] == "ol", len(lists)) if lists else None])

    def close(self):
        super().close()
        self.flush()
        if self.ld:
            try:
                for o in (lambda x: x if isinstance(x, list) else [x])(json.loads(self.ld)):
                    self.meta.setdefault("date", o.get("datePublished") or "")
                    au = o.get("author")
                    au = au[0] if isinstance(au, list) and au else au
                    if au:
                        self.meta.setdefault("byline", au.get("name", "") if isinstance(au, dict) else str(au))
                    if o.get("headline"):
                        self.meta.setdefault("og", o["headline"])
            except Exception:
                pass


def align(a, b):
    """For each word of a the position of its partner in b, or -1 (monotone)."""
    res, stack = [-1] * len(a), [(0, len(a), 0, len(b), 4)]

    def small(a0, a1, b0, b1):
        for m in difflib.SequenceMatcher(None, a[a0:a1], b[b0:b1], autojunk=False).get_matching_blocks():
            for k in range(m.size):
                res[a0 + m.a + k] = b0 + m.b + k

    while stack:
        a0, a1, b0, b1, n = stack.pop()
        while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
            res[a0] = b0
            a0 += 1
            b0 += 1
        while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
            a1 -= 1
            b1 -= 1
            res[a1] = b1
        if a0 >= a1 or b0 >= b1:
            continue
        if (a1 - a0) * (b1 - b0) <= 40000:
            small(a0, a1, b0, b1)
            continue
        pairs = []
        while n and not pairs:
            ca, cb = {}, {}
            for s, lo, hi, d in ((a, a0, a1, ca), (b, b0, b1, cb)):
                for i in range(lo, hi - n + 1):
                    t = tuple(s[i : i + n])
                    d[t] = -1 if t in d else i
            pairs = sorted((i, cb[t]) for t, i in ca.items() if i >= 0 and cb.get(t, -1) >= 0)
            n -= 0 if pairs else 1
        if not pairs:
            if (a1 - a0) * (b1 - b0) <= 300_000:
                small(a0, a1, b0, b1)
            continue
        tails, idx, prev = [], [], []
        for k, (_, j) in enumerate(pairs):  # longest increasing run of unique n-grams
            p = bisect.bisect_left(tails, j)
            tails[p : p + 1] = [j]
            idx[p : p + 1] = [k]
            prev.append(idx[p - 1] if p else -1)
        chain, k = [], idx[-1]
        while k >= 0:
            chain.append(pairs[k])
            k = prev[k]
        pa, pb = a0, b0
        for i, j in reversed(chain):
            if i < pa or j < pb:
                continue
            e = 0
            while i + e < a1 and j + e < b1 and a[i + e] == b[j + e]:
                res[i + e] = j + e
                e += 1
            stack.append((pa, i, pb, j, n))
            pa, pb = i + e, j + e
        stack.append((pa, a1, pb, b1, n))
    return res
