//! Bytes of every encoding that articles come in, and bytes that are none.

mod legacy;

use copydesk::{Code, Diagnostics, Severity, decode};
use legacy::{CHINESE, ENGLISH, FRENCH, GREEK, JAPANESE, KOREAN, LEGACY, RUSSIAN, TRADITIONAL};
use proptest::prelude::*;

fn text_of(bytes: &[u8]) -> String {
    decoded(bytes, None).0
}

fn decoded(bytes: &[u8], encoding: Option<&str>) -> (String, Vec<Code>) {
    let mut diagnostics = Diagnostics::new();
    let source = decode("test", bytes.to_vec(), encoding, &mut diagnostics).expect("it is text");
    for diagnostic in &diagnostics {
        if let Some(span) = diagnostic.span {
            // It must be a place in the text that came out.
            let _ = source.slice(span);
        }
    }
    let codes = diagnostics.iter().map(|diagnostic| diagnostic.code);
    (source.text().to_owned(), codes.collect())
}

fn refusal(bytes: &[u8]) -> String {
    let refusal =
        decode("test", bytes.to_vec(), None, &mut Diagnostics::new()).expect_err("it is no text");
    assert_eq!(refusal.code, Code::BinaryInput);
    assert_eq!(refusal.severity, Severity::Error);
    refusal.message
}

#[test]
fn utf_16_needs_no_mark() {
    let texts = [
        ENGLISH,
        FRENCH,
        RUSSIAN,
        GREEK,
        JAPANESE,
        CHINESE,
        TRADITIONAL,
        KOREAN,
    ];
    for text in texts {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, mark) in [(&little, [0xFF, 0xFE]), (&big, [0xFE, 0xFF])] {
            assert_eq!(text_of(bytes), text);
            assert_eq!(text_of(&[&mark[..], bytes].concat()), text);
        }
        assert_eq!(
            text_of(&[&little[..], &[0x0A]].concat()).trim_end_matches('\u{FFFD}'),
            text
        );
    }
}

#[test]
fn utf_32_with_a_mark() {
    let little: Vec<u8> = "\u{FEFF}Día\n"
        .chars()
        .flat_map(|c| u32::from(c).to_le_bytes())
        .collect();
    let big: Vec<u8> = "\u{FEFF}Día\n"
        .chars()
        .flat_map(|c| u32::from(c).to_be_bytes())
        .collect();
    assert_eq!(text_of(&little), "Día\n");
    assert_eq!(text_of(&big), "Día\n");
    assert_eq!(text_of(&little[..little.len() - 1]), "Día\u{FFFD}");
}

#[test]
fn utf_8_is_untouched_with_or_without_a_mark() {
    for text in LEGACY.map(|(_, text)| text) {
        assert_eq!(decoded(text.as_bytes(), None), (text.to_owned(), vec![]));
        assert_eq!(
            decoded(format!("\u{FEFF}{text}").as_bytes(), None),
            (text.to_owned(), vec![])
        );
    }
}

#[test]
fn broken_places_in_utf_8_are_mended_one_by_one() {
    let mended = |bytes: &[u8]| {
        let (text, codes) = decoded(bytes, None);
        assert!(
            codes.iter().all(|code| *code == Code::InvalidBytes),
            "{codes:?}"
        );
        text
    };
    assert_eq!(
        mended(b"na\xC3\xAFve caf\xE9, \xE2\x80\x94 d\xC3\xA9j\xC3\xA0\n"),
        "naïve café, — déjà\n"
    );
    assert_eq!(
        mended(b"\xE2\x80\x9CYes\xE2\x80\x9D and \x93no\x94\x97so\xE2\x80\xA6\xC3\xA9\xC3\xA9\n"),
        "“Yes” and “no”—so…éé\n"
    );
    assert_eq!(
        mended("海の話を".as_bytes().split_last().expect("bytes").1),
        "海の話\u{FFFD}"
    );
    assert_eq!(
        mended(&[&"海の".as_bytes()[1..], "話を読んで".as_bytes()].concat()),
        "\u{FFFD}の話を読んで"
    );
    let damaged = "é \u{0}\n".repeat(20).replace('\0', "XX").into_bytes();
    let damaged: Vec<u8> = damaged
        .into_iter()
        .flat_map(|b| if b == b'X' { vec![0xF8] } else { vec![b] })
        .collect();
    let (_, codes) = decoded(&damaged[..], Some("utf-8"));
    assert_eq!(codes.len(), 6, "five shown, the rest counted");
}

#[test]
fn line_ends_are_one() {
    for text in [
        "a\nb\n\nc",
        "a\r\nb\r\n\r\nc",
        "a\rb\r\rc",
        "a\r\r\nb\r\r\n\r\r\nc",
        "a\u{85}b\u{85}\u{85}c",
        "a\u{2028}b\u{2029}\u{2029}c",
        "a\u{B}b\r\n\nc",
    ] {
        assert_eq!(
            decoded(text.as_bytes(), None),
            ("a\nb\n\nc".to_owned(), vec![]),
            "{text:?}"
        );
    }
    assert_eq!(text_of("a\u{C}b\tc".as_bytes()), "a\u{C}b\tc");
}

#[test]
fn c1_controls_are_windows_1252() {
    let (text, codes) = decoded(
        "\u{93}Well\u{85}\u{94} \u{97} it\u{92}s late\n".as_bytes(),
        None,
    );
    assert_eq!(
        (text.as_str(), codes),
        ("“Well…” — it’s late\n", vec![Code::MisreadControls])
    );
    assert_eq!(decoded(b"it\x92s", Some("iso-8859-1")).0, "it’s");
    let (text, codes) = decoded("a\u{81}b".as_bytes(), None);
    assert_eq!(
        (text.as_str(), codes),
        ("ab", vec![Code::ControlCharacters])
    );
}

#[test]
fn other_controls_go() {
    let (text, codes) = decoded(
        &[&b"a\x07b\x7f\xEF\xBF\xBF c\0"[..], &[b' '; 1000]].concat(),
        None,
    );
    assert_eq!(
        (text.trim_end(), codes),
        ("ab c", vec![Code::ControlCharacters])
    );
    for (typed, read) in [
        (
            "N\u{8}NA\u{8}AM\u{8}ME\u{8}E _\u{8}f_\u{8}i_\u{8}l_\u{8}e +\u{8}o x",
            "NAME file o x",
        ),
        (
            "\u{1B}[1;31mred\u{1B}[0m \u{1B}]8;;http://x/\u{1B}\\link\u{1B}]8;;\u{7} \u{1B}(Bend",
            "red link end",
        ),
        ("the end\n\u{1A}", "the end\n"),
        ("\u{FEFF}one\n\u{FEFF}two", "one\ntwo"),
    ] {
        assert_eq!(
            decoded(typed.as_bytes(), None),
            (read.to_owned(), vec![]),
            "{typed:?}"
        );
    }
}

#[test]
fn binary_files_are_named() {
    assert!(refusal(b"%PDF-1.7\n1 0 obj\n").contains("PDF"));
    assert!(refusal(b"PK\x03\x04aaaaaaaa").contains("ZIP"));
    assert!(refusal(b"{\\rtf1\\ansi hello}").contains("Rich Text"));
    assert!(refusal(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").contains("PNG"));
    assert!(refusal(b"\x7fELF\x02\x01\x01\0").contains("ELF"));
    assert!(refusal(b"abc\0def\0\0").contains("NUL"));
    let noise: Vec<u8> = (1..3000u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .filter(|b| *b != 0)
        .collect();
    assert!(refusal(&noise).contains("control"));
}

#[test]
fn an_unknown_encoding_is_refused_with_a_suggestion() {
    let refusal =
        decode("test", vec![], Some("utf-9"), &mut Diagnostics::new()).expect_err("there is none");
    assert_eq!(refusal.code, Code::UnknownEncoding);
    assert_eq!(refusal.hints, ["did you mean `utf-8`?"]);
}

#[test]
fn private_use_stays_and_is_told() {
    assert_eq!(
        decoded("a\u{E24B}b\u{E24C}".as_bytes(), None),
        ("a\u{E24B}b\u{E24C}".to_owned(), vec![Code::PrivateUse])
    );
}

proptest! {
    // What fails here becomes a test above.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_are_too_odd(bytes: Vec<u8>, prefix in 0usize..4, name in 0usize..4) {
        let prefix: &[u8] = [&b""[..], b"\xFF\xFE", b"\xEF\xBB\xBF", b"\xFF\xFE\0\0"][prefix];
        let name = [None, Some("utf-8"), Some("shift_jis"), Some("utf-16")][name];
        let mut diagnostics = Diagnostics::new();
        if let Ok(source) = decode("test", [prefix, &bytes].concat(), name, &mut diagnostics) {
            prop_assert!(!source.text().contains(|c: char| c.is_control() && !"\t\n\x0C".contains(c)));
            for diagnostic in &diagnostics {
                if let Some(span) = diagnostic.span {
                    let _ = source.slice(span);
                }
            }
        }
    }

    #[test]
    fn soup_of_controls_is_text_in_the_end(pieces in prop::collection::vec(prop::sample::select(vec![
        "a", "é", "海", "\r", "\n", "\u{8}", "_", "\u{1B}", "[0m", "]", "\u{85}", "\u{93}", "\u{81}", "\u{FEFF}", "\u{2028}", " ", "\u{FFFF}",
    ]), 0..200), broken in prop::collection::vec(any::<prop::sample::Index>(), 0..4)) {
        let mut bytes = pieces.concat().into_bytes();
        for index in broken {
            let at = index.index(bytes.len() + 1);
            bytes.insert(at, 0xE9);
        }
        let (text, _) = decoded(&bytes, Some("utf-8"));
        prop_assert!(!text.contains(|c: char| c.is_control() && !"\t\n\x0C".contains(c)));
        // Once is enough.
        prop_assert_eq!(decoded(text.as_bytes(), Some("utf-8")).0, text);
    }

    #[test]
    fn clean_text_stays_as_it_is(text in "[^\\p{Cc}\\p{Co}\u{FEFF}\u{2028}\u{2029}\u{FFFE}\u{FFFF}]{0,300}") {
        prop_assume!(!text.starts_with("{\\rtf") && !text.starts_with("%PDF-") && !text.starts_with("BZh"));
        prop_assert_eq!(decoded(text.as_bytes(), None), (text.clone(), vec![]));
    }
}
