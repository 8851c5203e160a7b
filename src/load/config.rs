//! `mieux.toml`.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, anyhow};

use crate::registry::Config;

/// The name of the settings file, which makes a folder a registry.
pub(super) const FILE_NAME: &str = "mieux.toml";

/// Reads the settings of the registry in `root`.
pub(super) fn read(root: &Path) -> anyhow::Result<Config> {
    let path = root.join(FILE_NAME);
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).map_err(|error| {
        anyhow!("{} is not right: {}", path.display(), error.to_string().trim_end())
    })
}
