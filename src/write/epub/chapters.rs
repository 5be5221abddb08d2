//! The files of a book's text as XHTML.
//!
//! In come the pieces of a document, out goes a file for each, with links that lead from one to another.

use super::Book;
use super::pieces::Piece;
use crate::document::{Block, BlockKind, Document, Outline, plain_text};
use crate::write::escape;
use crate::write::html::context::{Context, Dialect, Places};
use crate::write::html::{blocks, body, contents, direction, notes};

/// A file of a book's text.
pub(super) struct File {
    /// Its name.
    pub(super) name: String,
    /// What it is called in lists.
    pub(super) title: String,
    /// Its bytes.
    pub(super) xhtml: Vec<u8>,
}

/// The text of a book in its files.
pub(super) struct Parts {
    pub(super) files: Vec<File>,
    /// The headings.
    pub(super) outline: Outline,
    /// The link target of each heading.
    pub(super) targets: Vec<String>,
    /// The file of the title page.
    pub(super) title_page: Option<usize>,
    /// The file of a contents page.
    pub(super) contents: Option<usize>,
    /// The file where the text begins.
    pub(super) start: usize,
    /// The first file that holds notes alone.
    pub(super) notes: Option<usize>,
}

/// Sets the pieces of a document.
pub(super) fn set(document: &Document<'_>, book: &Book<'_>, pieces: &[Piece]) -> Parts {
    let mut context = Context::new(document, Dialect::Xhtml, places(document, pieces));
    let names = context.places.files.clone();
    let mut files = Vec::with_capacity(names.len());
    let mut article = None;
    let mut headings = 0;
    for (index, piece) in pieces.iter().enumerate() {
        context.file = index;
        let heads = |block: &&Block<'_>| matches!(block.kind, BlockKind::Heading { .. });
        let first_heading = headings;
        headings += document.blocks[piece.blocks.clone()]
            .iter()
            .filter(heads)
            .count();
        let kind = Kind::of(document, piece);
        let title = match kind {
            Kind::Contents => book.labels.contents.to_owned(),
            Kind::Notes => book.labels.notes.to_owned(),
            Kind::Article(n) => {
                let mut entries = context.outline.entries.iter();
                let own = entries.find(|entry| entry.article == Some(n));
                own.map_or_else(|| book.title.clone(), |entry| entry.text.clone())
            }
            Kind::Chapter | Kind::Part => {
                let entry = &context.outline.entries[first_heading];
                let name = Some(&entry.name).filter(|name| !name.is_empty());
                name.unwrap_or(&entry.text).clone()
            }
            Kind::TitlePage | Kind::Text => book.title.clone(),
        };
        let mut xhtml = open(book, &title);
        if article != piece.article {
            context.leave();
            if let Some(n) = piece.article {
                context.enter(&document.articles[n]);
            }
            article = piece.article;
        }
        if kind == Kind::Contents {
            contents::contents(&mut context, &mut xhtml);
        } else if kind == Kind::Notes {
            notes::notes(&mut context, piece.notes.clone(), &mut xhtml);
        } else {
            xhtml.extend_from_slice(b"<section");
            xhtml.extend_from_slice(kind.role().as_bytes());
            if let Some(n) = piece.article {
                body::language(&context, &document.articles[n].metadata, &mut xhtml);
            }
            xhtml.extend_from_slice(b" aria-label=\"");
            escape::html_attribute(&title, &mut xhtml);
            xhtml.extend_from_slice(b"\">\n");
            blocks::top(&mut context, piece.blocks.clone(), &mut xhtml);
            notes::notes(&mut context, piece.notes.clone(), &mut xhtml);
            xhtml.extend_from_slice(b"</section>\n");
        }
        xhtml.extend_from_slice(b"</body>\n</html>\n");
        files.push(File {
            name: names[index].clone(),
            title,
            xhtml,
        });
    }
    let target = |index: usize| {
        let mut target = names[context.places.headings[index]].clone().into_bytes();
        target.push(b'#');
        context.heading_id(index, &mut target);
        String::from_utf8_lossy(&target).into_owned()
    };
    let is = |wanted: Kind| {
        pieces
            .iter()
            .position(|piece| Kind::of(document, piece) == wanted)
    };
    let title_page = is(Kind::TitlePage).filter(|_| pieces.len() > 1);
    let contents = is(Kind::Contents);
    Parts {
        targets: (0..context.outline.entries.len()).map(target).collect(),
        start: contents.or(title_page).map_or(0, |last| last + 1),
        title_page,
        contents,
        notes: is(Kind::Notes),
        outline: std::mem::take(&mut context.outline),
        files,
    }
}

/// What a piece is to a reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    TitlePage,
    Contents,
    /// The heading of a part and nothing else.
    Part,
    Chapter,
    Article(usize),
    Text,
    Notes,
}

impl Kind {
    fn of(document: &Document<'_>, piece: &Piece) -> Self {
        let blocks = &document.blocks[piece.blocks.clone()];
        let is_front = |kind: &BlockKind<'_>| matches!(kind, BlockKind::Front { .. });
        if piece.contents {
            return Self::Contents;
        }
        let Some(first) = blocks.first() else {
            return if piece.notes.is_empty() {
                Self::Text
            } else {
                Self::Notes
            };
        };
        match (&first.kind, piece.article) {
            (_, Some(n)) => Self::Article(n),
            (BlockKind::Heading { .. }, None) if !document.articles.is_empty() => Self::Part,
            (BlockKind::Heading { content, .. }, None)
                if !plain_text(content).trim().is_empty() =>
            {
                Self::Chapter
            }
            _ if blocks.iter().all(|block| is_front(&block.kind)) => Self::TitlePage,
            _ => Self::Text,
        }
    }

    /// The attributes that say it (EPUB Structural Semantics Vocabulary 1.1, DPUB-ARIA 1.1).
    fn role(self) -> &'static str {
        match self {
            Self::TitlePage => " class=\"titlepage\" epub:type=\"titlepage\"",
            Self::Part => " class=\"part\" epub:type=\"part\" role=\"doc-part\"",
            Self::Chapter | Self::Article(_) => " epub:type=\"chapter\" role=\"doc-chapter\"",
            Self::Contents | Self::Text | Self::Notes => "",
        }
    }
}

/// The names of the files, and the file of each heading and each note.
fn places(document: &Document<'_>, pieces: &[Piece]) -> Places {
    let mut places = Places {
        files: Vec::with_capacity(pieces.len()),
        headings: Vec::new(),
        notes: vec![0; document.notes.len()],
    };
    let (mut texts, mut notes) = (0, 0);
    for (index, piece) in pieces.iter().enumerate() {
        let name = if piece.contents {
            "contents.xhtml".to_owned()
        } else if piece.blocks.is_empty() && !piece.notes.is_empty() {
            notes += 1;
            format!("notes-{notes:03}.xhtml")
        } else {
            texts += 1;
            format!("text-{texts:03}.xhtml")
        };
        places.files.push(name);
        places.notes[piece.notes.clone()].fill(index);
        let blocks = document.blocks[piece.blocks.clone()].iter();
        let headings = blocks.filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
        places.headings.extend(headings.map(|_| index));
    }
    places
}

/// The head of a file, up to the start of its body.
fn open(book: &Book<'_>, title: &str) -> Vec<u8> {
    let mut xhtml = Vec::with_capacity(16 << 10);
    head(book, title, &mut xhtml);
    xhtml.extend_from_slice(b"<body>\n");
    xhtml
}

/// The head of an XHTML file.
pub(super) fn head(book: &Book<'_>, title: &str, xhtml: &mut Vec<u8>) {
    xhtml.extend_from_slice(
        b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n\
          <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"",
    );
    xhtml.extend_from_slice(book.language.as_bytes());
    xhtml.extend_from_slice(b"\" xml:lang=\"");
    xhtml.extend_from_slice(book.language.as_bytes());
    xhtml.extend_from_slice(direction(book.direction));
    xhtml.extend_from_slice(b">\n<head>\n<meta charset=\"utf-8\"/>\n<title>");
    escape::html_text(title, xhtml);
    xhtml.extend_from_slice(
        b"</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"stylesheet.css\"/>\n</head>\n",
    );
}
