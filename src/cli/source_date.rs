//! `SOURCE_DATE_EPOCH`: the only time that gets into files, if it is said.

use crate::batch::Problem;
use crate::batch::path::shown;
use std::env;

/// The time to stamp files with, as <https://reproducible-builds.org/specs/source-date-epoch/> defines it.
pub(super) fn source_date_epoch() -> Result<Option<i64>, Problem> {
    let Some(value) = env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let seconds = value
        .to_str()
        .and_then(|value| value.parse().ok())
        .filter(|seconds| *seconds >= 0 && jiff::Timestamp::from_second(*seconds).is_ok());
    match seconds {
        Some(seconds) => Ok(Some(seconds)),
        None => Err(Problem::new(format!(
            "SOURCE_DATE_EPOCH is `{}`, which is no number of seconds since 1970",
            shown(&value)
        ))),
    }
}
