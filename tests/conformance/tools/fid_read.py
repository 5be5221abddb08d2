"""Reads an output to a Doc: its text in order, with its notes, note marks, contents lists and preformatted blocks apart.
In Doc.text "\x02N0\x02" stands for note 0, "\x02R0\x02" for a note mark, "\x02V0\x02" for a contents list."""

import os, re, zipfile
from fid_notes import clean
from fid_words import DASH


class Doc:
    def __init__(self):
        self.text, self.notes, self.refs, self.navs, self.pres, self.meta, self.furn, self.untagged = (
            "",
            [],
            [],
            [],
            [],
            "",
            [],
            [],
        )


BLOCK = set(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr td th caption blockquote pre section article header footer aside main figure figcaption hr br body address details summary hgroup nav".split()
)


def alpha(n, up):
    s = ""
    while n > 0:
        n, r = divmod(n - 1, 26)
        s = chr(97 + r) + s
    return s.upper() if up else s


def roman(n):
    s = ""
    for v, r in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split()):
        while n >= v:
            s += r
            n -= v
    return s


def han(n):
    return ("" if n < 10 else ("" if n < 20 else "一二三四五六七八九"[n // 10 - 1]) + "十") + (
        "" if n % 10 == 0 else "一二三四五六七八九"[n % 10 - 1]
    )


NUM = [
    ("cjk|han|simp-chinese|trad-chinese", han),
    ("(lower-)?(alpha|latin)", lambda v: alpha(v, 0)),
    ("upper-(alpha|latin)", lambda v: alpha(v, 1)),
    ("lower-roman", roman),
    ("upper-roman", lambda v: roman(v).upper()),
]
NUM = NUM[:1] + NUM[2:3] + NUM[1:2] + NUM[4:] + NUM[3:4]
TYPE = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
MARKISH = re.compile(r"\W*(\d{1,4}|[a-z]{1,2}|[*†‡§¶]{1,4})\W*$", re.I)
name = lambda e: e.tag.rsplit("}", 1)[-1].lower() if isinstance(e.tag, str) else ""
kids = lambda e, *t: [c for c in e if name(c) in t]


def list_rules(css):
    """(selector, style) of the rules that say how lists are numbered."""
    return [
        (s.strip(), b)
        for sel, b in re.findall(r"([^{}]+)\{([^{}]*list-style[^{}]*)\}", re.sub(r"/\*.*?\*/", "", css, flags=re.S))
        for s in sel.split(",")
    ]


def hits(e, simple):
    tag = re.match(r"[\w-]*", simple)[0]
    cls = (e.get("class") or "").split()
    role = re.search(r"\[(?:role|epub\\\|type)[~^*]?=[\"']?([\w-]+)", simple)
    return (
        (not tag or tag == name(e))
        and all(c in cls for c in re.findall(r"\.([\w-]+)", simple))
        and (not role or role[1] in kind(e))
        and not re.match(r"[#*:]", simple)
    )


def list_style(ol, rules):
    out = TYPE.get(ol.get("type"), "")
    for sel, body in rules:
        p = [x for x in re.split(r"[\s>+~]+", sel) if x]
        if p and p[-1].startswith("li"):
            p = p[:-1]
        if (
            p
            and hits(ol, p[-1])
            and (len(p) == 1 or any(hits(x, p[-2]) for x in ol.iterancestors() if isinstance(x.tag, str)))
        ):
            out = " ".join(re.findall(r"list-style[\w-]*:\s*([^;]+)", body)) or out
    return " ".join(re.findall(r"list-style[\w-]*:\s*([^;]+)", ol.get("style") or "")) or out


def kind(e):
    return " ".join(
        [
            e.get("role") or "",
            e.get("{http://www.idpf.org/2007/ops}type") or e.get("epub:type") or "",
            e.get("class") or "",
        ]
    ).split()


def role(e):
    return " ".join(
        [e.get("role") or "", e.get("{http://www.idpf.org/2007/ops}type") or e.get("epub:type") or ""]
    ).split()


def any_of(k, *names):
    return any(n in k for n in names)


def xtext(doc, root, rules=(), fn="", only_notes=False):
    """Adds the text of an element to doc."""

    def number(li, par):
        it = kids(par, "li")
        i = it.index(li) if len(it) < 400 else 0
        v = None
        for j in range(i, -1, -1):
            if (it[j].get("value") or "").lstrip("-").isdigit():
                v = int(it[j].get("value")) + i - j
                break
        if v is None:
            v = int(par.get("start") or 1) + i
        ty = list_style(par, rules)
        if "none" in ty or fn and any(name(x) == "nav" for x in par.iterancestors()):
            return ""  # EPUB shows no numbers in a nav
        return next((f(v) for rx, f in NUM if re.search(rx, ty)), str(v)) + " "

    def walk(e, buf, pre=False, notes=False):
        sp = (lambda s: s) if pre else (lambda s: re.sub(r"\s+", " ", s))
        if not isinstance(e.tag, str):
            buf.append(sp(e.tail or ""))
            return
        tag, k = name(e), kind(e)

        def inner(b, p, ns):
            b.append((lambda s: s if p else re.sub(r"\s+", " ", s))(e.text or ""))
            for c in e:
                walk(c, b, p, ns)

        skip = (
            tag in ("script", "style", "template", "head", "noscript")
            or e.get("hidden") is not None
            or any_of(k, "doc-pagebreak", "pagebreak", "doc-backlink", "backlink", "footnote-backref", "footnote-back")
        )
        isnote = (
            any_of(k, "doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote", "footnote-item")
            and tag not in ("a", "sup", "span")
            or notes
            and (tag == "li" or tag in ("p", "div", "aside") and not kids(e, "p", "div", "ol", "ul", "li", "aside"))
        )
        if skip:
            pass
        elif isnote:
            b = []
            par = e.getparent()
            inner(b, False, False)
            t = "".join(b)
            m = re.match(r"\s*\x02R(\d+)\x02", t)
            mark = ""
            if m:
                mark = (
                    MARKISH.match(doc.refs[int(m[1])]["text"])[1] if MARKISH.match(doc.refs[int(m[1])]["text"]) else ""
                )
                t = t[m.end() :]
            elif tag == "li" and par is not None and name(par) == "ol":
                mark = number(e, par).strip()
            t = re.sub(r"\x02R(\d+)\x02", lambda q: doc.refs[int(q[1])]["text"], t)
            n = dict(
                text=t,
                mark=mark,
                ids={(fn, x.get("id")) for x in [e, *e.iter()] if isinstance(x.tag, str) and x.get("id")},
            )
            clean(n)
            buf.append(f"\n\x02N{len(doc.notes)}\x02\n")
            doc.notes.append(n)
        elif (
            tag == "nav"
            or any_of(role(e), "doc-toc", "navigation", "toc")
            and tag in ("nav", "section", "div", "ol", "ul")
        ):
            b = []
            inner(b, False, False)
            buf.append(f"\n\x02V{len(doc.navs)}\x02\n")
            doc.navs.append(re.sub(r"\x02R(\d+)\x02", lambda q: doc.refs[int(q[1])]["text"], "".join(b)))
        elif (
            any_of(k, "doc-noteref", "noteref", "footnote-ref")
            or tag in ("a", "sup")
            and MARKISH.match("".join(e.itertext()))
            and (tag == "sup" or (e.get("href") or "").find("#") >= 0)
        ):
            a = e if e.get("href") else next((x for x in e.iter() if isinstance(x.tag, str) and x.get("href")), None)
            h = a.get("href") if a is not None else ""
            f, _, frag = h.partition("#")
            buf.append(f"\x02R{len(doc.refs)}\x02")
            doc.refs.append(
                dict(
                    text="".join(e.itertext()),
                    target=(os.path.basename(f) or fn, frag),
                    sure=any_of(k, "doc-noteref", "noteref", "footnote-ref"),
                )
            )
        else:
            blk = tag in BLOCK
            p = pre or tag == "pre"
            b = [] if tag == "pre" else buf
            if blk:
                buf.append("\n")
            if tag == "q":
                buf.append('"')
            par = e.getparent()
            if tag == "li" and par is not None and name(par) == "ol":
                b.append(number(e, par))
            inner(b, p, notes or any_of(k, "doc-endnotes", "endnotes", "footnotes", "rearnotes"))
            if tag == "pre":
                doc.pres.append(re.sub(r"\x02\w\d+\x02", "", "".join(b)).split("\n"))
                buf.extend(b)
            if tag == "q":
                buf.append('"')
            if blk:
                buf.append("\n")
            elif tag in ("img",):
                buf.append(" ")
        buf.append(sp(e.tail or ""))

    buf = []
    t = root.tail
    root.tail = None
    walk(root, buf)
    root.tail = t
    s = "".join(buf)
    doc.text += ("\n".join(re.findall(r"\x02N\d+\x02", s)) if only_notes else s) + "\n"


def from_html(b):
    import lxml.html

    d = lxml.html.document_fromstring(b, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))
    doc = Doc()
    doc.meta = " ".join(d.xpath("//head/title/text()") + d.xpath("//head/meta/@content"))
    body = d.find("body")
    xtext(doc, body if body is not None else d, list_rules("\n".join(d.xpath("//style/text()"))))
    return doc


def from_md(s):
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    meta = ""
    m = re.match(r"\A---[ \t]*\n(.*?)\n(---|\.\.\.)[ \t]*\n", s, re.S)
    if m:
        meta = m[1]
        s = s[m.end() :]
    h = (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin, inline=False)
        .render(s)
    )
    doc = from_html(("<html><body>" + h + "</body></html>").encode()) if h.strip() else Doc()
    doc.meta = meta
    return doc


def from_epub(f):
    from lxml import etree
    from urllib.parse import unquote

    z = zipfile.ZipFile(f)
    px = etree.XMLParser(recover=True, resolve_entities=False, huge_tree=True)
    doc = Doc()
    opf = etree.fromstring(z.read("META-INF/container.xml")).find(".//{*}rootfile").get("full-path")
    d = etree.fromstring(z.read(opf))
    base = os.path.dirname(opf)
    man = {i.get("id"): i for i in d.iter("{*}item")}
    path = lambda i: os.path.normpath(os.path.join(base, unquote(i.get("href"))))
    css = "\n".join(
        z.read(path(i)).decode("utf8", "replace")
        for i in man.values()
        if i.get("media-type") == "text/css" and path(i) in z.namelist()
    )
    for r in d.iter("{*}itemref"):
        i = man[r.get("idref")]
        x = etree.fromstring(z.read(path(i)), px)
        b = x.find("{*}body")
        own = "\n".join("".join(s.itertext()) for s in x.iter("{*}style"))
        xtext(doc, b if b is not None else x, list_rules(css + own), os.path.basename(path(i)), r.get("linear") == "no")
    md = d.find("{*}metadata")
    doc.meta = " ".join(md.itertext()) if md is not None else ""
    return doc
