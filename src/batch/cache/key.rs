//! What an output depends on, as hashes: of the article's bytes, of what is said of it, of how its format looks.

use crate::batch::said::Said;
use crate::batch::show;
use crate::write::{Format, Settings};
use blake3::{Hash, Hasher};

/// Which program makes the outputs: its version, and a fingerprint of its sources.
pub(super) const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("COPYDESK_BUILD"));

/// How all outputs of a format look: theme, options and the files that they name, fonts, time.
pub(super) fn look(format: &Format, settings: &Settings) -> Hash {
    let mut hasher = Hasher::new();
    add(&mut hasher, format.name.as_bytes());
    let theme = serde_json::to_vec(&settings.theme).expect("a theme has names for keys");
    add(&mut hasher, &theme);
    add(&mut hasher, format!("{:?}", settings.timestamp).as_bytes());
    let options = settings.options.get(format.name);
    for (key, value) in options.into_iter().flatten() {
        add(&mut hasher, key.as_bytes());
        add(&mut hasher, value.to_string().as_bytes());
        if let Some(file) = value.as_str().and_then(|path| settings.files.get(path)) {
            add(&mut hasher, file);
        }
    }
    if format.wants_fonts {
        for font in &settings.fonts {
            add(&mut hasher, font.name.as_bytes());
            add(&mut hasher, &font.bytes);
        }
        // It shows which files there are, how long and how old: to read them all would take longer than to make a PDF.
        add(&mut hasher, format!("{:?}", settings.more_fonts).as_bytes());
    }
    hasher.finalize()
}

/// What was found, too: an article that is judged has more to be told of.
pub(super) fn findings(reading: &Hash, judged: bool) -> Hash {
    let mut hasher = Hasher::new();
    add(&mut hasher, reading.as_bytes());
    add(&mut hasher, &[u8::from(judged)]);
    hasher.finalize()
}

/// How an article is read: what is said of it anywhere, and the file beside it as it stands. What is made of findings changes
/// nothing.
pub(super) fn reading(said: &Said, beside: Option<&[u8]>, input_format: &str) -> Hash {
    let said = Said {
        levels: Vec::new(),
        ..said.clone()
    };
    let mut hasher = Hasher::new();
    add(&mut hasher, show::said_text(&said).as_bytes());
    add(&mut hasher, input_format.as_bytes());
    if let Some(beside) = beside {
        add(&mut hasher, beside);
    }
    hasher.finalize()
}

/// Two hashes as one.
pub(super) fn both(one: &Hash, other: &Hash) -> Hash {
    let mut hasher = Hasher::new();
    hasher.update(one.as_bytes()).update(other.as_bytes());
    hasher.finalize()
}

/// Adds bytes so that no two sequences of them look the same.
fn add(hasher: &mut Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}
