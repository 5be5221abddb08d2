//! The words that tell headings, in the languages that they are mostly met in. Each table is one text, its words in small
//! letters and parted by blanks; they are looked up for short lines only, and a search through a kilobyte costs less there
//! than a table of hashes would at the start.

use super::Style;

/// Words that number the great divisions of books and laws.
const PARTS: &str = "
    part book volume act teil buch band partie livre tome acte parte libro atto deel boek часть
    книга том część část osa del akt aufzug μέρος rész
";

/// Words that number what books are read by.
const CHAPTERS: &str = "
    chapter chap kapitel chapitre capitolo capítulo capitulo capítol hoofdstuk глава розділ
    rozdział kapitola kapittel luku fejezet bölüm κεφάλαιο capitolul peatükk canto letter stave
    appendix anhang annexe
";

/// Words that number what stands within chapters, and the articles of laws.
const SECTIONS: &str = "
    scene szene scène scena section article artikel articolo artículo artigo статья стаття artykuł
    článek artikla madde άρθρο cikk articolul член чл §
";

/// Number words that chapters use.
const NUMBERS: &str = "
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty first second third fourth fifth sixth seventh eighth
    ninth tenth the premier première erste erster erstes zweite zweiter zweites dritte dritter
    drittes primo primero primera eerste первая вторая третья
";

/// Headings that need no other evidence, by letters and digits alone.
const KNOWN: &str = "
    abstract acknowledgements acknowledgments afterword appendix bibliography conclusion
    conclusions contents tableofcontents dedication epilogue foreword furtherreading glossary index
    introduction notes footnotes endnotes preface prologue references summary authorsaddress
    authorsaddresses statusofthismemo copyrightnotice securityconsiderations ianaconsiderations
    name synopsis description options examples seealso bugs author authors files environment
    exitstatus history license copyright installation usage einleitung vorwort inhalt
    inhaltsverzeichnis zusammenfassung anmerkungen literatur literaturverzeichnis nachwort fazit
    préface sommaire tabledesmatières avantpropos introducción índice prólogo epílogo conclusiones
    notas bibliografía introduzione indice prefazione conclusioni note предисловие введение
    содержание оглавление заключение примечания эпилог пролог литература 序 前言 目录 目錄 引言 后记 後記 内容简介
    内容提要 序言 楔子 目次 はじめに あとがき 머리말 차례
";

/// Headings of contents lists, by letters and digits alone.
const CONTENTS: &str = "
    contents tableofcontents inhalt inhaltsverzeichnis sommaire tabledesmatières índice indice
    содержание оглавление 目录 目錄 目次 차례 inhoud innehåll indhold spistreści obsah
";

/// Headings of lists of works, by letters alone.
const WORKS: &str = "
    references bibliography literatur literaturverzeichnis normativereferences
    informativereferences bibliographie bibliografía литература
";

/// Labels of pictures, sources, advertisements and such, which look like headings and are none; parted by commas.
const LABELS: &str = "
    photo, image, picture, source, credit, caption, video, watch, listen, read more, read also,
    advertisement, share, follow, related, see also, click, subscribe, sign up, file photo, getty,
    reuters, ap photo, foto, quelle, bild, crédit, fuente, fonte, imagen, ©, copyright,
    media caption, image caption, image source, фото, источник, figure, table, abbildung, tweet,
    pic.twitter, loading
";

fn has(table: &str, word: &str) -> bool {
    table.split_ascii_whitespace().any(|known| known == word)
}

/// The rank of a word that numbers divisions.
pub(super) fn division(word: &str) -> Option<Style> {
    let ranks = [
        (PARTS, Style::Part),
        (CHAPTERS, Style::Chapter),
        (SECTIONS, Style::Section),
    ];
    ranks
        .into_iter()
        .find(|(table, _)| has(table, word))
        .map(|(_, style)| style)
}

/// Whether a word is a number.
pub(super) fn is_number(word: &str) -> bool {
    has(NUMBERS, word)
}

/// Whether letters and digits are those of a heading that needs no other evidence.
pub(super) fn is_known(normalised: &str) -> bool {
    has(KNOWN, normalised)
}

/// Whether letters and digits announce a contents list.
pub(super) fn is_contents(normalised: &str) -> bool {
    has(CONTENTS, normalised)
}

/// Whether letters announce a list of works.
pub(super) fn is_works(normalised: &str) -> bool {
    has(WORKS, normalised)
}

/// The labels that look like headings and are none.
pub(super) fn labels() -> impl Iterator<Item = &'static str> {
    LABELS.split(',').map(str::trim)
}
