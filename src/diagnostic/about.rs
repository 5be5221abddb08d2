//! What each code means, for whoever meets it: the pages of `copydesk codes CODE`, and the rules of SARIF reports.

use super::Code;

/// The page of a code.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// What was found: a sentence.
    pub meaning: &'static str,
    /// Why somebody should care.
    pub matters: &'static str,
    /// A text or a command that leads to it.
    pub example: &'static str,
    /// What can be done.
    pub remedy: &'static str,
}

impl Code {
    /// What it means, why it matters, an example and what to do.
    pub fn about(self) -> About {
        let [meaning, matters, example, remedy] = match self {
            Self::BinaryInput => [
                "The file is no plain text: an archive, a picture, a PDF, or bytes with NULs among them.",
                "There is nothing to read in it, so that it has no output. Found in a directory it is skipped; named on the command line it is an error.",
                "$ copydesk photo.txt\nerror[binary-input]: this is a PNG picture, not plain text",
                "Unpack it, or take its text out. If it is text in an encoding with NUL bytes, `--encoding utf-16le` says so.",
            ],
            Self::UnknownEncoding => [
                "The encoding that was asked for does not exist.",
                "The article is not read at all, since every reading of it would be a guess.",
                "$ copydesk letter.txt --encoding utf-9",
                "Use a name of the Encoding Standard, such as `utf-8`, `windows-1252` or `shift_jis`, or leave it out and let it be found out.",
            ],
            Self::OversizedInput => [
                "The text is longer than 4 GiB.",
                "Places in a text are counted in 32 bits; a longer one has no output.",
                "$ copydesk everything.txt",
                "Split it into several articles.",
            ],
            Self::InvalidTree => [
                "An input in the format `json` is no document: it is no JSON, is of another version, or contradicts itself.",
                "A writer can only set a tree that it can trust; this one has no output.",
                "{\"copydesk\": 9, \"blocks\": []}",
                "Compare it with `copydesk schema tree`. The message says where it is wrong.",
            ],
            Self::FrontMatter => [
                "A part of the front matter of a Markdown file is not understood.",
                "What it says (a title, a date) does not get into the metadata of the outputs.",
                "---\nauthor: &moss Ada Moss\n---",
                "Write `key: value` or a plain list, or say it with `-M key=value`.",
            ],
            Self::InvalidBytes => [
                "Some bytes are no characters in the encoding of the text.",
                "A name or a quotation mark may have become another one, or a sign of damage (U+FFFD).",
                "A UTF-8 text into which a line in windows-1252 was pasted: na\\xEFve.",
                "Repair the places, save the file as UTF-8, or say with `--encoding NAME` how the whole of it is to be read.",
            ],
            Self::GuessedEncoding => [
                "The file is not UTF-8, and its encoding was guessed from its bytes.",
                "A guess can be wrong in ways that only a reader notices: Š for ©, ő for õ.",
                "Caf\\xE9 (the bytes of windows-1252)",
                "Save the file as UTF-8, or settle it with `--encoding NAME` or `encoding = \"NAME\"` in copydesk.toml.",
            ],
            Self::ControlCharacters => [
                "Control characters stood in the text and were removed.",
                "They come from terminals, printers and damaged files, and no format can show them. Something may be missing where they stood.",
                "Press \\x07 to begin",
                "Look at the place, and take them out of the file.",
            ],
            Self::MisreadControls => [
                "Characters from U+0080 to U+009F were read as the characters of windows-1252.",
                "Hardly anybody means those controls: a file in windows-1252 was converted as if it were ISO 8859-1.",
                "\\xC2\\x93so\\xC2\\x94 for “so”",
                "Nothing, if the text reads well. Convert the file once more from its first form, or save what copydesk made of it.",
            ],
            Self::PrivateUse => [
                "The text has characters of the private use area of Unicode.",
                "They mean something only with the font that they were typed in. HTML and EPUB leave them out.",
                "\\u{F0B7} first item (a bullet of the font Symbol)",
                "Replace them with characters that have a meaning everywhere.",
            ],
            Self::Untitled => [
                "The article has no title that could be found.",
                "Windows, bookshelves, feeds and search results then show its first heading or its first words.",
                "It was early, and nobody had been out yet. (a text that begins with its first paragraph)",
                "Put a title on a line of its own above the text, with a blank line below, or say it with `-M title=TEXT`. `copydesk explain FILE` says what the first lines were taken for.",
            ],
            Self::UnpairedNote => [
                "A note is called and does not stand anywhere, or stands there and is not called.",
                "The reader meets a mark that leads nowhere, or a note that belongs to nothing. What is not called stays in the text as it is.",
                "The tide was out.[2]\n\n[1] So says the log.",
                "Put the mark and the note right; each pair has the same mark.",
            ],
            Self::Unsure => [
                "Some lines could be two things, and the rules of the reader gave both nearly the same score.",
                "What is taken for a heading may be a short paragraph, and the other way round; contents lists and bookmarks follow from it.",
                "2.1 The tenant shall keep the lamp burning. (a numbered heading, or an item)",
                "Look at the output. If it is right, `--allow unsure` says so; if not, the message has the option or the lines of a file beside the article that settle it.",
            ],
            Self::MissingGlyph => [
                "Neither the built-in fonts nor those that were given have a character of the text.",
                "On the page or the cover stands a sign in its place. Its text can still be copied and searched.",
                "夜 in a PDF made without fonts for Chinese",
                "Give a font with `--font FILE` or `--font-dir DIR`, or take those of the system with `--system-fonts`.",
            ],
            Self::Inexpressible => [
                "Something in the article has no form in an output format, or has none in the tree.",
                "It is kept as near to its meaning as the format allows, and the message says how.",
                "A picture in a Markdown file: ![The quay](quay.jpg)",
                "Accept it, or choose another format for this article.",
            ],
            Self::LineFit => [
                "How well the justified lines of a PDF are filled; told with `-v`.",
                "Many loose lines make a grey page spotty. It happens in narrow columns and in texts of long words without hyphenation.",
                "$ copydesk walk.txt -o walk.pdf -v",
                "Say the language with `--lang TAG`, so that words are hyphenated by its rules, or set the text ragged by a theme with `justify = false`.",
            ],
            Self::UnportableName => [
                "Windows does not take the name of an output: it has a sign that is forbidden there, ends with a dot or a blank, or is that of a device.",
                "Who checks the outputs out on Windows, or gets them in an archive, gets an error or nothing. On Windows itself such a file is not written.",
                "What now?.txt, aux.txt",
                "Rename the article, or give outputs names of their own: `--name '{date}-{slug}.{ext}'`.",
            ],
            Self::Undated => [
                "The article does not say when it was published; of texts that do not say by whom or where either, told with `-v`.",
                "It has no place in a feed or an index that is ordered by date, and its files have no date in their metadata.",
                "The Tide Is Out\n\nBy Ada Moss\n\nIt was early …",
                "Put a date on a line of its own below the title, or say it with `-M date=2025-06-02`. For texts that have none by their nature: `--allow undated`, or an override in copydesk.toml.",
            ],
            Self::AmbiguousDate => [
                "The date of the article can be read as two days, and nothing in the text tells which.",
                "It is shown as it was written, but the metadata has no date: an invented one would be worse.",
                "03/04/2025 (the third of April, or the fourth of March)",
                "Write the month as a word or the date as `2025-04-03`, or say it with `-M date=2025-04-03`.",
            ],
            Self::Unsigned => [
                "The article does not say by whom it is; told with `-v`, since many need not.",
                "Its files have no author in their metadata: bookshelves sort it under none.",
                "The Tide Is Out\n\nJune 2, 2025\n\nIt was early …",
                "Put a line such as `By Ada Moss` below the title, or say it with `-M author='Ada Moss'`.",
            ],
            Self::MixedBullets => [
                "Items of one list are led by different bullets at the same depth.",
                "Some tools, and some readers, take the other bullet for another list or another depth. In the outputs all are alike.",
                "- bread\n- milk\n* salt",
                "Use one bullet at each depth of a list.",
            ],
            Self::MixedHeadings => [
                "Some headings are underlined, and some of the same levels are led by one hash or two.",
                "Two ways of marking look like two levels. If the levels are not what the author meant, contents lists are not either.",
                "On the sand\n===========\n\nIt was early …\n\n# At the quay\n\nNobody was there …",
                "Mark all headings in one way. `copydesk explain FILE` shows them with their rules.",
            ],
            Self::MixedQuotes => [
                "The article has straight quotation marks (\") beside curved ones (“ ”).",
                "It reads as if it were put together from two sources, and the straight ones stay as they are in the outputs.",
                "“It is early,” she said. \"Too early.\"",
                "Use one kind in the whole text.",
            ],
            Self::MixedDashes => [
                "The article has dashes that are typed as two hyphens (--) beside real ones (—, –).",
                "The two look different in the outputs.",
                "The tide -- he knew it — was out.",
                "Use one kind in the whole text.",
            ],
            Self::MixedLineEnds => [
                "Some lines end with CR LF, as on Windows, and some with LF alone.",
                "The outputs do not suffer, but differences between versions of the file show lines that nobody changed.",
                "A file that was edited on two systems: one\\r\\ntwo\\nthree\\r\\n",
                "Save it with one kind of line ends; in a git repository `* text=auto` in .gitattributes does so.",
            ],
        };
        About {
            meaning,
            matters,
            example,
            remedy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_and_a_name_that_leads_to_it() {
        for code in Code::ALL {
            let about = code.about();
            for text in [about.meaning, about.matters, about.remedy] {
                assert!(text.ends_with('.'), "{}: {text}", code.name());
            }
            assert!(!about.example.is_empty(), "{}", code.name());
            assert_eq!(Code::named(code.name()), Ok(*code));
        }
    }
}
