//! The head of a letter that somebody answers or hands on, as mail programs write it into the text, in the language that they speak;
//! and where it begins in what no blank line parts from it.
//!
//! ```text
//! -----Ursprüngliche Nachricht-----       Lines
//! Von: Jane Roe <roe@harbour.example>
//! Gesendet: Dienstag, 2. Mai 1995 09:14
//! Betreff: Die Boote
//! ```

use crate::read::line::Line;
use crate::read::parting::cut;
use crate::read::signs::Signs;
use crate::read::words::Words;
use std::ops::Range;

/// What a field says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    From,
    To,
    Date,
    Subject,
}

/// Names of fields, in small letters.
static NAMES: [(Field, Words); 4] = [
    (
        Field::From,
        Words::phrases(
            "from, von, de, van, od, da, från, fra, lähettäjä, feladó, kimden, gönderen, expéditeur, remitente, remetente, \
             mittente, afsender, avsender, afzender, odesílatel, nadawca, от, от кого, від, από, 差出人, 发件人, 寄件者, 보낸 사람",
        ),
    ),
    (
        Field::To,
        Words::phrases(
            "to, cc, bcc, an, kopie, kopie an, a, à, para, copie à, cc à, aan, till, til, kopia, kopi, do, dw, komu, címzett, \
             másolatot kap, vastaanottaja, kopio, kime, bilgi, кому, копия, копія, προς, κοιν, 宛先, 收件人, 抄送, 받는 사람, 참조",
        ),
    ),
    (
        Field::Date,
        Words::phrases(
            "date, sent, gesendet, datum, envoyé, envoyé le, date d'envoi, enviado, enviado el, enviada em, enviado em, data, \
             inviato, data invio, fecha, verzonden, skickat, sendt, dato, lähetetty, päivämäärä, päiväys, wysłano, odesláno, \
             elküldve, dátum, küldve, gönderildi, gönderilme tarihi, tarih, дата, отправлено, надіслано, ημερομηνία, στάλθηκε, \
             日時, 送信日時, 发送时间, 日期, 寄件日期, 날짜, 보낸 날짜",
        ),
    ),
    (
        Field::Subject,
        Words::phrases(
            "subject, betreff, objet, asunto, assunto, oggetto, onderwerp, ämne, emne, aihe, temat, předmět, tárgy, konu, тема, \
             θέμα, 件名, 主题, 主旨, 제목",
        ),
    ),
];

/// Whether lines are such a head, whole: from whom the letter was, and what else only a head says. "-----Original Message-----"
/// may stand over them.
pub(super) fn is_head(own: &[Line<'_>]) -> bool {
    let over = usize::from(own.len() > 1 && own[0].text.starts_with("---"));
    head(&own[over..]) == Some(own.len() - over)
}

/// What the fields of such a head say, each in one piece, under the names that they have in English.
pub(in crate::read) fn told(own: &[Line<'_>]) -> Vec<(&'static str, String)> {
    let mut told: Vec<(&'static str, String)> = Vec::new();
    for line in own {
        let name = match field(line.text) {
            Some(Field::From) => "From",
            Some(Field::To) => "To",
            Some(Field::Date) => "Date",
            Some(Field::Subject) => "Subject",
            None => {
                if let Some((_, value)) = told.last_mut() {
                    value.push(' ');
                    value.push_str(line.text);
                }
                continue;
            }
        };
        let value = line.text.split_once([':', '：']);
        let value = value.map_or("", |(_, value)| value.trim_matches([' ', '*', '\t']));
        told.push((name, value.to_owned()));
    }
    told
}

/// A group parted where such a head begins in it, and where it ends.
pub(super) fn part(
    group: Range<usize>,
    lines: &[Line<'_>],
) -> impl Iterator<Item = Range<usize>> + use<> {
    let head = found(&lines[group.clone()]).unwrap_or(0..0);
    let ends = [head.start, head.end].map(|at| group.start + at);
    cut(group, ends)
}

/// The lines of the first such head among some.
fn found(own: &[Line<'_>]) -> Option<Range<usize>> {
    let is_from = |line: &Line<'_>| {
        line.signs.has(Signs::COLON | Signs::EAST) && field(line.text) == Some(Field::From)
    };
    let at = own.iter().position(is_from)?;
    // Other fields may stand above it.
    let above = own[..at].iter().rev();
    let at = at - above.take_while(|line| field(line.text).is_some()).count();
    let over = at > 0 && own[at - 1].text.starts_with("---") && own[at - 1].tail == b'-';
    Some(at - usize::from(over)..at + head(&own[at..])?)
}

/// Whether some lines begin with such a head.
pub(super) fn begins(lines: &[Line<'_>]) -> bool {
    head(lines).is_some()
}

/// How many of these lines are a head, if they begin one.
fn head(own: &[Line<'_>]) -> Option<usize> {
    /// More fields than these have no name that is known.
    const MOST: usize = 10;
    /// A shorter field was not cut.
    const LONG: usize = 50;
    /// From whom, and two of the others.
    const FEWEST: usize = 3;
    let mut met = [false; 4];
    let mut fields = 0;
    for (at, line) in own.iter().enumerate().take(MOST) {
        if line.gap() > 0 && fields > 0 {
            break;
        }
        // A long subject, too, goes on in the line that is left.
        let last = own.get(at + 1).is_none_or(|below| below.gap() > 0);
        let is_rest = fields > 0 && last && own[at - 1].width() >= LONG;
        match field(line.text) {
            Some(field) => met[field as usize] = true,
            // Those to whom it went may take lines of their own.
            None if fields > 0 && addresses(line) || is_rest => {}
            None => break,
        }
        fields += 1;
    }
    let kinds = met.iter().filter(|met| **met).count();
    (met[Field::From as usize] && kinds >= FEWEST).then_some(fields)
}

/// What a line says of a letter, if it begins with the name of a field: "Von: Jane Roe", "*From:* Jane Roe", "De : Jane Roe".
fn field(text: &str) -> Option<Field> {
    const LONGEST: usize = 32;
    let text = text.strip_prefix('*').unwrap_or(text);
    let (name, value) = text.split_once([':', '：'])?;
    let value = value.strip_prefix('*').unwrap_or(value);
    let wide = || text[name.len()..].starts_with('：');
    if name.len() > LONGEST || !(value.is_empty() || value.starts_with([' ', '\t']) || wide()) {
        return None;
    }
    // A program that writes letters has names for what it will put there.
    if name.starts_with(char::is_lowercase) || value.contains(['$', '%', '{']) {
        return None;
    }
    let name = name.trim_end().to_lowercase();
    let named = NAMES.iter().find(|(_, names)| names.has(&name));
    named.map(|(field, _)| *field)
}

/// Whether a line goes on with those to whom a letter went.
fn addresses(line: &Line<'_>) -> bool {
    line.text.contains('@') && line.text.contains(['<', '>', ',', ';']) && line.tail != b'.'
}
