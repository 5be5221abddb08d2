//! Lines of programs that are written in words: statements of Python, commands of a shell.

use super::line::Line;
use super::words::Words;

/// Whether a line is a statement that no sentence looks like: `import tide`, `from tide import Table`, `def rise(self):`,
/// `class Table:`, `@tide.table`.
#[inline]
pub(super) fn is_statement(line: &Line<'_>) -> bool {
    opens_statement(line.head) && states(line)
}

/// Whether a line with this head begins as statements do. Most lines do not, and are spared the call.
#[expect(clippy::needless_bitwise_bool, reason = "as for `says_nothing`")]
#[inline]
pub(super) const fn opens_statement(head: [u8; 2]) -> bool {
    const fn is(head: u16, word: [u8; 2]) -> bool {
        head == u16::from_be_bytes(word)
    }
    let word = u16::from_be_bytes(head);
    is(word, *b"im")
        | is(word, *b"fr")
        | is(word, *b"de")
        | is(word, *b"as")
        | is(word, *b"cl")
        | (head[0] == b'@')
}

fn states(line: &Line<'_>) -> bool {
    match line.head {
        [b'i', b'm'] => line.text.strip_prefix("import ").is_some_and(is_module),
        [b'f', b'r'] => {
            let parts = line.text.strip_prefix("from ");
            let parts = parts.and_then(|parts| parts.split_once(" import "));
            parts.is_some_and(|(module, names)| is_dotted(module) && !names.ends_with('.'))
        }
        [b'd', b'e'] | [b'a', b's'] | [b'c', b'l'] => line.tail == b':' && is_definition(line.text),
        [b'@', b'a'..=b'z'] => is_decorator(line.text),
        _ => false,
    }
}

/// `tide`, `tide.table as tt`, `tide, table`; but "import duties on steel" is spoken of.
fn is_module(text: &str) -> bool {
    let (module, name) = text.split_once(" as ").unwrap_or((text, "name"));
    is_dotted(name) && module.split(", ").all(is_dotted)
}

/// A name, or several that dots join.
fn is_dotted(text: &str) -> bool {
    text.split('.').all(is_name)
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// `def rise(self):`, `async def rise():`, `class Table(Base):`.
fn is_definition(text: &str) -> bool {
    let text = text.strip_prefix("async ").unwrap_or(text);
    let class = text.strip_prefix("class ");
    let Some(rest) = text.strip_prefix("def ").or(class) else {
        return false;
    };
    let end = rest.find(['(', ':']).unwrap_or(rest.len());
    is_name(&rest[..end]) && (class.is_some() || rest[end..].starts_with('('))
}

/// `@tide.table`, `@table(rows=3)`; `@table` is what somebody calls himself.
fn is_decorator(text: &str) -> bool {
    let name = &text[1..];
    let end = name.find('(').unwrap_or(name.len());
    let called = end < name.len() && name.ends_with(')');
    is_dotted(&name[..end]) && (called || end == name.len() && name.contains('.'))
}

/// Whether a line may belong to a program: it opens a branch or a loop, or is a command. Sentences begin so, too.
pub(super) fn may_be_statement(line: &Line<'_>) -> bool {
    /// What opens a branch, a loop, or what is tried.
    static BRANCHES: Words =
        Words::of("if elif else else: for while with try: except except: finally:");
    let branches = |text: &str| BRANCHES.has(text.split(' ').next().unwrap_or_default());
    line.tail == b':' && branches(line.text) || is_command(line)
}

/// Whether a line is a command that installs, fetches or builds: `pip install tide`.
fn is_command(line: &Line<'_>) -> bool {
    /// Programs whose names are no words.
    static PROGRAMS: Words = Words::of(
        "
        apk apt apt-get aptitude brew bundle cargo chmod choco chown composer conda curl dnf docker gem git helm kubectl
        mkdir npm npx pacman pip pip3 pipx pnpm podman python python3 rustup ssh sudo systemctl tar uv virtualenv wget
        yarn yum zypper
    ",
    );
    let text = line.text;
    let (program, rest) = text.split_once(' ').unwrap_or((text, ""));
    let told = line.tail == b'.' && !text.ends_with(" .") || rest.ends_with(',');
    !rest.is_empty() && !told && PROGRAMS.has(program)
}

/// Whether a sentence goes on below the formula that it sets in: "with t = 30 throughout."
pub(super) fn is_told_on(own: &[Line<'_>], above: &Line<'_>) -> bool {
    const FEWEST_WORDS: usize = 4;
    let [line] = own else { return false };
    let word = line.text.split(' ').next().unwrap_or_default();
    line.tail == b'.'
        && above.indent() > line.indent() + 1
        && word.bytes().all(|b| b.is_ascii_lowercase())
        && line.text.split(' ').nth(FEWEST_WORDS - 1).is_some()
}

/// `#include <lamp.h>`: what a program takes from elsewhere.
pub(super) fn includes(text: &str) -> bool {
    let name = text.strip_prefix("#include ").unwrap_or_default();
    [('<', '>'), ('"', '"')].iter().any(|&(open, close)| {
        let name = name
            .strip_prefix(open)
            .and_then(|name| name.strip_suffix(close));
        name.is_some_and(|name| !name.is_empty() && !name.contains(' '))
    })
}
