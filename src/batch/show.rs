//! A configuration → the file that says it.

use super::config::Config;
use super::said::Said;
use super::values::ALL_CODES;
use crate::diagnostic::Code;
use toml::{Table, Value};

/// The file, and above it where it came from.
pub fn show(config: &Config) -> String {
    let mut table = Table::try_from(&config.conduct).unwrap_or_default();
    let path = |path: &std::path::PathBuf| path.display().to_string();
    let optional = |value: &Option<std::path::PathBuf>| value.as_ref().map(path).map(Value::from);
    let names = config.to.iter().map(|format| format.name);
    insert(&mut table, "to", strings(names));
    insert(
        &mut table,
        "from",
        config.from.map(|format| format.name.into()),
    );
    insert(&mut table, "directory", optional(&config.directory));
    insert(&mut table, "theme", config.theme.clone().map(Value::from));
    insert(&mut table, "font", strings(config.fonts.iter().map(path)));
    insert(
        &mut table,
        "font-dir",
        strings(config.font_directories.iter().map(path)),
    );
    insert(
        &mut table,
        "system-fonts",
        config.system_fonts.then_some(Value::from(true)),
    );
    let jobs = config.jobs.and_then(|jobs| i64::try_from(jobs.get()).ok());
    insert(&mut table, "jobs", jobs.map(Value::from));
    let mut options = Table::new();
    for option in &config.options {
        let of_format = options
            .entry(option.format)
            .or_insert_with(|| Table::new().into());
        let value = Value::try_from(&option.value).ok();
        if let Some(of_format) = of_format.as_table_mut() {
            insert(of_format, option.key, value);
        }
    }
    insert(&mut table, "option", filled(options));
    said(&config.article, &mut table);
    let overrides = config.overrides.iter().map(|one| {
        let mut table = Table::new();
        insert(&mut table, "files", strings(&one.patterns));
        said(&one.said, &mut table);
        Value::Table(table)
    });
    let overrides: Vec<Value> = overrides.collect();
    insert(
        &mut table,
        "override",
        (!overrides.is_empty()).then_some(Value::Array(overrides)),
    );
    let origin = match &config.path {
        Some(path) => format!("# {}", path.display()),
        None => "# no configuration file".to_owned(),
    };
    format!("{origin}\n{table}")
}

/// What is said of an article, as text: the same for the same, and for nothing else.
pub(super) fn said_text(layers: &Said) -> String {
    let mut table = Table::new();
    said(layers, &mut table);
    table.to_string()
}

fn said(said: &Said, table: &mut Table) {
    insert(table, "encoding", said.encoding.clone().map(Value::String));
    insert(table, "lang", said.language.clone().map(Value::String));
    insert(table, "profile", said.genre.map(|genre| genre.name.into()));
    insert(
        table,
        "smart-punctuation",
        said.smart_punctuation.map(Value::Boolean),
    );
    let mut rules = Table::new();
    for rule in &said.rules {
        let switch = if rule.on { "on" } else { "off" };
        rules.insert(rule.name.clone(), switch.into());
    }
    insert(table, "rule", filled(rules));
    let headings = said.headings.iter().map(|heading| {
        let level = i64::from(heading.level().get());
        let entries = [
            ("pattern", heading.pattern().into()),
            ("level", level.into()),
        ];
        Value::Table(
            entries
                .map(|(key, value)| (key.to_owned(), value))
                .into_iter()
                .collect(),
        )
    });
    let headings: Vec<Value> = headings.collect();
    insert(
        table,
        "heading",
        (!headings.is_empty()).then_some(Value::Array(headings)),
    );
    let mut levels = Table::new();
    for value in &said.levels {
        let name = value.code.map_or(ALL_CODES, Code::name);
        if value.code.is_none() {
            levels.clear(); // What was said before has no say any more.
        }
        levels.insert(name.to_owned(), value.level.name().into());
    }
    insert(table, "lint", filled(levels));
    let mut metadata = Table::new();
    for entry in &said.metadata {
        let values = said.metadata.iter().filter(|other| other.key == entry.key);
        let values: Vec<&str> = values.map(|other| other.value.as_str()).collect();
        let value = match values[..] {
            [one] => Some(one.into()),
            _ => strings(values),
        };
        insert(&mut metadata, entry.key.name(), value);
    }
    insert(table, "metadata", filled(metadata));
}

fn insert(table: &mut Table, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        table.insert(key.to_owned(), value);
    }
}

/// A table that has something in it.
fn filled(table: Table) -> Option<Value> {
    (!table.is_empty()).then_some(Value::Table(table))
}

/// Strings, if there are any.
fn strings(strings: impl IntoIterator<Item = impl Into<String>>) -> Option<Value> {
    let strings: Vec<Value> = strings
        .into_iter()
        .map(|one| Value::String(one.into()))
        .collect();
    (!strings.is_empty()).then_some(Value::Array(strings))
}
