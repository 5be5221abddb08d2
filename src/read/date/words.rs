//! The words of dates: months, and what may stand around a date. Blank-separated tables: only short lines are looked up.

use crate::read::words::Words;

/// Months from January on, by the first letters that tell them apart, in the languages of the Latin, Cyrillic and Greek scripts.
static MONTHS: [Words; 12] = [
    Words::of(
        "januar janvier janv jan gennaio gen ene enero январ янв січ styc leden ledna ιανουαρ gener ocak tammi",
    ),
    Words::of("febr feb févr fév fevr fev феврал фев лют lut únor φεβρουαρ şubat helmi"),
    Words::of("march mars mar märz mär maart mrt març март мар берез břez μαρτ μάρτ mart maalis"),
    Words::of("april apr avril avr abril abr апрел апр квіт kwie dub απριλ nisan huhti"),
    Words::of("mayo may mai maj mei maggio mag maio maig мая май трав květ μαΐ μαϊ touko"),
    Words::of(
        "june juni juin junio junho jun giugno giu июн черв czerw červen června ιουν haziran kesä juny",
    ),
    Words::of(
        "july juli juil julio julho jul luglio lug июл лип lip červenec července ιουλ temmuz heinä",
    ),
    Words::of(
        "august aug août aout agosto ago август авг серп sierp srp αυγ αύγ ağustos elo agost",
    ),
    Words::of(
        "september septem sept sep settembre sett set сентябр сен верес wrze září σεπτ eylül syys",
    ),
    Words::of(
        "october octob oct oktober okt ottobre ott outubro out октябр окт жовт paźdz říj οκτ ekim loka",
    ),
    Words::of("november novem nov ноябр ноя листоп listop νοε kasım marras"),
    Words::of(
        "december decem dec dezember dez décembre déc dicembre diciembre dic декабр дек груд grud prosin δεκ aralık joulu desember des",
    ),
];

/// What may follow a stem of three letters.
static ENDINGS: Words = Words::of(
    "uary uari t tember ober ember e y i ch il ust a ec na n o io ca ja u в ь я а y. ero",
);

/// Words that may stand around a date on a line that is nothing but a date: labels, weekdays, hours, zones.
static COMPANIONS: Words = Words::of(
    "
    published updated posted on date last modified created first at am pm gmt utc est edt pst pdt
    cet cest bst ist et pt edited release released uhr um vom stand le à publié mis jour el alle
    ore pubblicato publicado actualizado the of de h aktualisiert veröffentlicht den опубликовано г
    года o klo kl p m a mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday
    thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend
    sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves
    viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça
    quarta quinta sexta feira понедельник вторник среда четверг пятница суббота воскресенье maandag
    dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag
    söndag δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή z t às
",
);

/// The month that a word of small letters names, in full, in short or in a case of its own.
pub(super) fn month(word: &str) -> Option<i8> {
    // The longest beginning decides: "červenec" is July, "červen" June.
    let (stem, month) = (1..)
        .zip(&MONTHS)
        .flat_map(|(month, stems)| stems.that_open(word).map(move |stem| (stem, month)))
        .max_by_key(|(stem, _)| stem.len())?;
    // "marble" begins like a month; a form of its name is little longer than the stem.
    (word.chars().count() <= stem.chars().count() + 6 && is_form(&word[stem.len()..], stem))
        .then_some(month)
}

/// Whether what follows a short stem is nothing that another word would have.
fn is_form(rest: &str, stem: &str) -> bool {
    rest.is_empty() || stem.chars().count() >= 4 || ENDINGS.has(rest)
}

/// Whether a word of small letters may stand beside a date.
pub(super) fn is_companion(word: &str) -> bool {
    COMPANIONS.has(word)
}
