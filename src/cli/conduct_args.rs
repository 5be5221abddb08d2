//! What was typed about how a run goes: what outputs are called, what is written, what makes it fail.

use crate::batch::conduct::FailOn;
use crate::batch::index::{BaseUrl, IndexSettings};
use crate::batch::name::Template;
use clap::ValueHint;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::path::PathBuf;

/// What all runs over many articles have.
#[derive(Default, clap::Args)]
pub(super) struct FailArgs {
    /// Ends the run at the first failure
    #[arg(long)]
    pub(super) fail_fast: bool,

    /// What makes the run fail [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = levels())]
    pub(super) fail_on: Option<FailOn>,
}

#[derive(Default, clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch that the user has"
)]
pub(super) struct ConductArgs {
    /// What outputs are called below `-d` [default: `{dir}/{stem}.{ext}`]. Fields: dir, stem, ext, format, title, slug, author,
    /// date, year, month, day, lang
    #[arg(long, value_name = "TEMPLATE", value_parser = Template::parse)]
    pub(super) name: Option<Template>,

    /// Writes nothing and says what would be made of what
    #[arg(long, group = "mode", conflicts_with = "reports")]
    pub(super) dry_run: bool,

    /// Writes nothing, says which outputs would change and why, and fails if any would
    #[arg(long, group = "mode")]
    pub(super) check: bool,

    /// Writes nothing, shows how outputs would change, and fails if any would
    #[arg(long, group = "mode")]
    pub(super) diff: bool,

    /// Converts again whenever an input or a setting changes, until it is interrupted
    #[arg(long, group = "mode", conflicts_with = "reports")]
    pub(super) watch: bool,

    /// Removes outputs that were written for articles that are gone
    #[arg(long)]
    pub(super) prune: bool,

    /// Does not overwrite files
    #[arg(long)]
    pub(super) no_clobber: bool,

    /// Waits until each file is on the disk, for power that may fail
    #[arg(long)]
    pub(super) sync: bool,

    #[command(flatten)]
    pub(super) fail: FailArgs,

    /// Lists the outputs in a page, `index.html`, in their directory
    #[arg(long)]
    pub(super) index: bool,

    /// The title of that page
    #[arg(long, value_name = "TEXT")]
    pub(super) index_title: Option<String>,

    /// The address of that directory on the web: then there is a feed beside the page, `feed.xml`
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url, value_parser = BaseUrl::parse)]
    pub(super) base_url: Option<BaseUrl>,

    /// Where it is kept what was made of what [default: `.copydesk-cache`, beside the configuration file or here]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "no_cache")]
    pub(super) cache_dir: Option<PathBuf>,

    /// Makes all outputs anew, and keeps nothing of what was made
    #[arg(long)]
    pub(super) no_cache: bool,
}

impl ConductArgs {
    /// What is said of the index, if there is to be one.
    pub(super) fn index(&self) -> Option<IndexSettings> {
        let said = self.index || self.index_title.is_some() || self.base_url.is_some();
        said.then(|| IndexSettings {
            title: self.index_title.clone(),
            base_url: self.base_url.clone(),
            ..IndexSettings::default()
        })
    }
}

fn levels() -> impl TypedValueParser<Value = FailOn> {
    let level = |name, about: &'static str| PossibleValue::new(name).help(about);
    let names = [
        level("never", "nothing that happens to an article"),
        level("error", "an article that failed"),
        level("warning", "that, or any warning"),
    ];
    PossibleValuesParser::new(names).map(|name| match name.as_str() {
        "never" => FailOn::Never,
        "warning" => FailOn::Warning,
        _ => FailOn::Error,
    })
}
