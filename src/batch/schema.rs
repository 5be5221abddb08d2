//! What `copydesk.toml` may say, as JSON Schema: for editors, and for those who make such files by program.
//!
//! Names come from the tables that the program itself goes by. That its keys are the ones that are taken is tested here; what it
//! makes of whole files, in `tests/schema.rs`.

use super::conduct::Conduct;
use super::values::{ALL_CODES, lint_code};
use crate::diagnostic::Code;
use crate::read::{GENRES, INPUT_FORMATS, Rules};
use crate::write::FORMATS;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// The schema, by draft 2020-12.
pub fn config() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "copydesk.toml",
        "description": "What copydesk does in a directory and below it. Paths are seen from the file.",
        "type": "object",
        "additionalProperties": false,
        "properties": with(with(article(), run()), conduct()),
        "$defs": {
            "strings": {
                "oneOf": [
                    {"type": "string"},
                    {"type": "array", "items": {"type": "string"}},
                ],
            },
            "level": {
                "description": "What is made of a finding.",
                "enum": ["allow", "warn", "deny"],
            },
            "switch": {"enum": ["on", "off"]},
        },
    })
}

/// The keys of a run.
fn run() -> Map<String, Value> {
    let formats = FORMATS
        .iter()
        .flat_map(|format| std::iter::once(format.name).chain(format.aliases.iter().copied()));
    let formats: Vec<&str> = formats.collect();
    let inputs: Vec<&str> = INPUT_FORMATS.iter().map(|format| format.name).collect();
    let path = |about: &str| json!({"description": about, "type": "string"});
    let paths =
        |about: &str| json!({"description": about, "type": "array", "items": {"type": "string"}});
    let override_keys = with(
        article(),
        [(
            "files",
            about(
                "Patterns of paths below this file; one without a stroke is a name, wherever it is.",
                json!({"$ref": "#/$defs/strings"}),
            ),
        )],
    );
    object([
        (
            "to",
            json!({
                "description": "Output formats.",
                "oneOf": [
                    {"enum": formats},
                    {"type": "array", "items": {"enum": formats}},
                ],
            }),
        ),
        (
            "from",
            json!({"description": "The input format, whatever the extension says.", "enum": inputs}),
        ),
        ("directory", path("The directory of the outputs.")),
        (
            "theme",
            path("How it looks: the name of a theme, or a TOML file."),
        ),
        ("font", paths("Font files.")),
        ("font-dir", paths("Directories of font files.")),
        (
            "system-fonts",
            json!({"description": "Whether the system's fonts are taken, too.", "type": "boolean"}),
        ),
        (
            "jobs",
            json!({"description": "How many articles are converted at once.", "type": "integer", "minimum": 1}),
        ),
        ("option", options()),
        (
            "override",
            json!({
                "description": "What some articles need; of two overrides for one article the last counts.",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["files"],
                    "properties": override_keys,
                },
            }),
        ),
    ])
}

/// The keys of what a run does: their type says them.
fn conduct() -> Map<String, Value> {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let settings = settings.with(|settings| settings.inline_subschemas = true);
    let schema = settings.into_generator().into_root_schema_for::<Conduct>();
    match schema.get("properties") {
        Some(Value::Object(properties)) => properties.clone(),
        _ => Map::new(),
    }
}

/// The keys that say something of articles, of all or of some.
fn article() -> Map<String, Value> {
    let genres: Vec<&str> = GENRES.iter().map(|genre| genre.name).collect();
    let rules = Rules::names().map(|name| {
        (
            name,
            about(Rules::reason(name), json!({"$ref": "#/$defs/switch"})),
        )
    });
    let codes = Code::ALL.iter().map(|code| code.name());
    let codes = codes.filter(|name| lint_code(name).is_ok());
    let levels = codes
        .chain([ALL_CODES])
        .map(|name| (name, json!({"$ref": "#/$defs/level"})));
    object([
        (
            "encoding",
            json!({"description": "The encoding of the texts.", "type": "string"}),
        ),
        (
            "lang",
            json!({
                "description": "The language of the texts, a BCP 47 tag.",
                "type": "string",
                "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
            }),
        ),
        (
            "profile",
            json!({"description": "What kind of texts they are.", "enum": genres}),
        ),
        (
            "smart-punctuation",
            json!({
                "description": "Whether punctuation is set as print does, and not as it was typed.",
                "type": "boolean",
            }),
        ),
        (
            "metadata",
            json!({
                "description": "What the texts do not say.",
                "type": "object",
                "additionalProperties": {"$ref": "#/$defs/strings"},
            }),
        ),
        ("rule", table("Rules of the reader, on or off.", rules)),
        (
            "heading",
            json!({
                "description": "What headings look like.",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["pattern", "level"],
                    "properties": {
                        "pattern": {"description": "A regular expression for the whole line.", "type": "string"},
                        "level": {"type": "integer", "minimum": 1, "maximum": 6},
                    },
                },
            }),
        ),
        ("lint", table("What is made of findings.", levels)),
    ])
}

/// The options of formats. Their values are the format's own business, and checked by it.
fn options() -> Value {
    let formats = FORMATS.iter().filter(|format| !format.options.is_empty());
    let tables = formats.flat_map(|format| {
        let options = || {
            let options = format.options.iter();
            options.map(|option| (option.name, json!({"description": option.about})))
        };
        let names = std::iter::once(format.name).chain(format.aliases.iter().copied());
        names.map(move |name| (name, table(format.about, options())))
    });
    table("Options of formats.", tables)
}

/// A table with these keys and no others.
fn table<'k>(about: &str, keys: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    json!({
        "description": about,
        "type": "object",
        "additionalProperties": false,
        "properties": object(keys),
    })
}

fn about(about: &str, mut schema: Value) -> Value {
    schema["description"] = about.into();
    schema
}

fn object<'k>(keys: impl IntoIterator<Item = (&'k str, Value)>) -> Map<String, Value> {
    let keys = keys.into_iter();
    keys.map(|(key, value)| (key.to_owned(), value)).collect()
}

fn with<K: Into<String>>(
    mut map: Map<String, Value>,
    more: impl IntoIterator<Item = (K, Value)>,
) -> Map<String, Value> {
    map.extend(more.into_iter().map(|(key, value)| (key.into(), value)));
    map
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::conduct::KEYS;
    use crate::batch::config::{OVERRIDE_KEYS, RUN_KEYS};
    use crate::batch::table::ARTICLE_KEYS;
    use std::collections::BTreeSet;

    fn keys(properties: &Value) -> BTreeSet<&str> {
        let properties = properties.as_object().expect("they are a table");
        properties.keys().map(String::as_str).collect()
    }

    #[test]
    fn its_keys_are_those_that_are_taken() {
        let schema = config();
        let common = || ARTICLE_KEYS.iter().copied();
        let taken = common().chain(RUN_KEYS.iter().chain(KEYS).copied());
        assert_eq!(keys(&schema["properties"]), taken.collect());
        let some = &schema["properties"]["override"]["items"]["properties"];
        let taken = common().chain(OVERRIDE_KEYS.iter().copied());
        assert_eq!(keys(some), taken.collect());
    }
}
