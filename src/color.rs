//! Whether to use colour. It is decided before the arguments are parsed, because what is wrong with them is shown in
//! colour as well.

use std::ffi::OsString;

use anstream::ColorChoice;

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless `NO_COLOR` is set; elsewhere if `CLICOLOR_FORCE` is
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Uses colour for all that follows as `--color` among these arguments says.
pub(crate) fn choose(args: impl IntoIterator<Item = OsString>) {
    choice(args).write_global();
}

fn choice(args: impl IntoIterator<Item = OsString>) -> ColorChoice {
    let args: Vec<OsString> = args.into_iter().take_while(|arg| arg != "--").collect();
    let parted =
        args.windows(2).filter(|pair| pair[0] == "--color").filter_map(|pair| pair[1].to_str());
    let joined = args.iter().filter_map(|arg| arg.to_str()?.strip_prefix("--color="));
    match parted.chain(joined).last() {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

#[cfg(test)]
mod tests {
    use super::{ColorChoice, choice};

    #[test]
    fn colour_is_chosen_by_the_option_alone() {
        let choice = |line: &str| choice(line.split(' ').map(Into::into));
        assert_eq!(choice("mieux list --color always"), ColorChoice::Always);
        assert_eq!(choice("mieux --color=never list"), ColorChoice::Never);
        assert_eq!(choice("mieux list always --color"), ColorChoice::Auto);
        assert_eq!(choice("mieux show -- --color always"), ColorChoice::Auto);
    }
}
