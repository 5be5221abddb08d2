//! Encodings from before Unicode: found out by what the whole text says, or named.

use super::{decoded, text_of};
use copydesk::Code;
use encoding_rs::Encoding;
use oem_cp::code_table::{
    ENCODING_TABLE_CP437, ENCODING_TABLE_CP850, ENCODING_TABLE_CP852, ENCODING_TABLE_CP858,
};

pub(crate) const ENGLISH: &str = "The harbour master’s log — all 300 pages of it — came to light in a café’s cellar.\n\n\
    “Nobody knew it was there,” said Ada Moss, who runs the place. “We went down for the potatoes.”\n";
pub(crate) const FRENCH: &str = "Le marché couvert rouvre dès samedi, après deux années de travaux.\n\n\
    « Nous avons gardé la façade et refait la charpente », précise l’architecte, « à la façon des anciens ».\n";
pub(crate) const GERMAN: &str = "Die Brücke über den Fluß bleibt bis März gesperrt, teilte die Behörde am Dienstag mit.\n\n\
    Größere Umwege müssen Fußgänger nicht fürchten: eine Fähre fährt täglich außer sonntags.\n";
pub(crate) const DANISH: &str = "Den gamle færge sejler igen på søndag, efter at broen blev lukket i går.\n\n\
    Æblerne fra øen kan nu nå frem til byen før frost, siger havnefogeden, som også ejer to både.\n";
pub(crate) const PORTUGUESE: &str = "A estação antiga reabre amanhã, depois de três anos de obras, e os pães são de graça.\n\n\
    Os irmãos que a compraram não pensam em leilões: «É a nossa canção», disseram às pessoas da região.\n";
pub(crate) const POLISH: &str = "Wczoraj po południu mieszkańcy zgłosili, że źródło przy starym młynie wyschło.\n\n\
    Wójt zapowiedział, że gmina zleci badania jeszcze w tym tygodniu, a wyniki będą dostępne dla każdego.\n";
pub(crate) const CZECH: &str = "Nejstarší žák školy oslavil devadesáté narozeniny přímo ve třídě.\n\n\
    Učitelka řekla, že příští rok chtějí pozvat všechny pamětníky, kteří ještě žijí v okolí města.\n";
pub(crate) const RUSSIAN: &str = "Вчера вечером в порту открылась выставка старых карт и морских журналов.\n\n\
    «Мы собирали их двадцать лет», — рассказал хранитель музея. Вход для школьников свободный.\n";
pub(crate) const GREEK: &str = "Το παλιό λιμάνι ανοίγει ξανά για το κοινό την Κυριακή.\n\n\
    Οι κάτοικοι περίμεναν χρόνια αυτή τη στιγμή, είπε ο δήμαρχος της πόλης.\n";
pub(crate) const JAPANESE: &str = "港の古い倉庫が、来月から小さな図書館になる。\n\n\
    「子どもたちに海の話を読んでほしい」と館長は語った。開館時間は午前九時から午後五時まで。\n";
pub(crate) const CHINESE: &str = "老港口的仓库下个月将改建成一座小图书馆。\n\n\
    馆长说：“我们希望孩子们来这里读关于大海的书。”开放时间为上午九点至下午五点。\n";
pub(crate) const TRADITIONAL: &str = "老港口的倉庫下個月將改建成一座小圖書館。\n\n\
    館長說：「我們希望孩子們來這裡讀關於大海的書。」開放時間為上午九點至下午五點。\n";
pub(crate) const KOREAN: &str = "항구의 오래된 창고가 다음 달부터 작은 도서관으로 바뀐다.\n\n\
    관장은 “아이들이 바다 이야기를 읽었으면 한다”고 말했다. 개관 시간은 오전 아홉 시부터이다.\n";

pub(crate) const LEGACY: [(&str, &str); 26] = [
    ("windows-1252", ENGLISH),
    ("windows-1252", FRENCH),
    ("windows-1252", GERMAN),
    ("windows-1250", POLISH),
    ("iso-8859-2", POLISH),
    ("windows-1250", CZECH),
    ("iso-8859-2", CZECH),
    ("windows-1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("ibm866", RUSSIAN),
    ("windows-1253", GREEK),
    ("shift_jis", JAPANESE),
    ("euc-jp", JAPANESE),
    ("iso-2022-jp", JAPANESE),
    ("gbk", CHINESE),
    ("big5", TRADITIONAL),
    ("euc-kr", KOREAN),
    ("ibm437", FRENCH),
    ("ibm437", GERMAN),
    ("ibm850", DANISH),
    ("ibm850", PORTUGUESE),
    ("ibm852", POLISH),
    ("ibm852", CZECH),
    ("macintosh", FRENCH),
    ("macintosh", GERMAN),
    ("macintosh", DANISH),
];

/// The text's bytes in an encoding; what the encoding lacks is not in the text either.
fn encode(text: &str, label: &str) -> (String, Vec<u8>) {
    let page = match label {
        "ibm437" => Some(&ENCODING_TABLE_CP437),
        "ibm850" => Some(&ENCODING_TABLE_CP850),
        "ibm852" => Some(&ENCODING_TABLE_CP852),
        "ibm858" => Some(&ENCODING_TABLE_CP858),
        _ => None,
    };
    if let Some(page) = page {
        let text: String = text
            .chars()
            .filter(|c| c.is_ascii() || page.contains_key(c))
            .collect();
        let bytes = oem_cp::encode_string_checked(&text, page).expect("what is left is in it");
        return (text, bytes);
    }
    let encoding = Encoding::for_label(label.as_bytes()).expect("a known label");
    // ISO 8859 and the Russian sets lack some marks of typography.
    let fits = |c: &char| !encoding.encode(&c.to_string()).2;
    let text: String = text.chars().filter(fits).collect();
    let (bytes, _, lossy) = encoding.encode(&text);
    assert!(!lossy, "{label} has every character that is left");
    let bytes = bytes.into_owned();
    (text, bytes)
}

#[test]
fn legacy_encodings_are_found_out_and_said() {
    for (label, text) in LEGACY {
        let (text, bytes) = encode(text, label);
        let (decoded, codes) = decoded(&bytes, None);
        assert_eq!(decoded, text, "{label}");
        assert_eq!(codes, [Code::GuessedEncoding], "{label}");
    }
}

#[test]
fn a_few_foreign_letters_make_no_foreign_text() {
    for word in [
        "£50",
        "mediæval",
        "learnèd",
        "45°",
        "naïve",
        "La Flèche",
        "Crêche",
    ] {
        let plain = "The duke went to town, and nobody saw him again before the winter was over.\n"
            .repeat(3);
        let text = format!("{plain}He spoke of {word} to them.\n{plain}");
        let (text, bytes) = encode(&text, "windows-1252");
        assert_eq!(text_of(&bytes), text);
    }
}

#[test]
fn rules_of_dos_are_rules() {
    let mut bytes = b"Distribution\n".to_vec();
    bytes.extend([0xc4; 12]);
    bytes.extend(b"\nThe harbour pages can be had at the office.\n\n\xda");
    bytes.extend([0xc4; 9]);
    bytes.extend(b"\xbf\n");
    assert_eq!(
        text_of(&bytes),
        "Distribution\n────────────\nThe harbour pages can be had at the office.\n\n┌─────────┐\n"
    );
}

#[test]
fn words_tell_more_than_rules() {
    // Pasted together from two encodings, the text can be right in one of them only.
    let (words, bytes) = encode(&FRENCH.repeat(3), "windows-1252");
    let rule = [0xc4; 60];
    let mixed = [&rule[..], b"\n", &bytes, &rule, b"\n", &bytes, &rule, b"\n"].concat();
    let rule = "Ä".repeat(60);
    assert_eq!(
        text_of(&mixed),
        format!("{rule}\n{words}{rule}\n{words}{rule}\n")
    );
}

#[test]
fn names_with_signs_in_them_are_words() {
    let text =
        "O’Brien’s wait…and see – a “word” – of Foo®Bar, H²O, C³I and 10×10, says LeMÉtier.\n";
    let (text, bytes) = encode(&text.repeat(4), "windows-1252");
    assert_eq!(text_of(&bytes), text);
}

#[test]
fn a_named_encoding_is_no_guess() {
    for (label, text) in LEGACY {
        let (text, bytes) = encode(text, label);
        assert_eq!(decoded(&bytes, Some(label)), (text, vec![]), "{label}");
    }
    let (text, bytes) = encode(CHINESE, "gbk");
    assert_eq!(decoded(&bytes, Some("CP936")).0, text);
    let (text, bytes) = encode("Le café coûte 3 €.\n", "ibm858");
    for name in ["cp858", "IBM858", "ibm-858", "858"] {
        assert_eq!(
            decoded(&bytes, Some(name)),
            (text.clone(), vec![]),
            "{name}"
        );
    }
}

#[test]
fn a_broken_byte_leaves_the_rest_alone() {
    for (label, text) in LEGACY {
        if label == "iso-2022-jp" {
            continue;
        }
        let text = text.repeat(5);
        let (text, mut bytes) = encode(&text, label);
        let middle = bytes.len() / 2;
        let gap = middle
            + bytes[middle..]
                .iter()
                .position(|b| *b == b'\n')
                .expect("lines");
        bytes.insert(gap, 0xFF);
        let decoded = text_of(&bytes);
        let differing = decoded
            .lines()
            .zip(text.lines())
            .filter(|(a, b)| a != b)
            .count();
        assert!(differing <= 1, "{label}: {decoded}");
    }
}

#[test]
fn lone_signs_among_english_words_are_no_east_asian_characters() {
    let text = "I\u{b2}C stands for Inter-IC and is a bus with two wires. The I\u{b2}C-bus clock must not exceed a frequency of \
         100 kHz.\n\nAn idle read takes about 1.5 \u{b5}s with the old chips, slightly less with the new ones. A valid I\u{b2}C-bus \
         address is seven bits long, and the delay for the I\u{b2}C-bus is given in ticks.\n";
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(c).expect("it is Latin"))
        .collect();
    assert_eq!(text_of(&bytes), text);
}
