//! The commands of the program, by what its help says.

use super::TestRegistry;

/// Every command with those below it, such as `["expert", "review"]`, in the order of the help; first of all
/// the program itself, which is `[]`.
pub(crate) fn commands() -> Vec<Vec<String>> {
    let registry = TestRegistry::none();
    let mut all = vec![Vec::new()];
    let mut position = 0;
    while position < all.len() {
        let path: Vec<String> = all[position].clone();
        let names = names_below(&help(&registry, &path, "--help"));
        let below = names.into_iter().map(|name| [path.as_slice(), &[name]].concat());
        all.splice(position + 1..position + 1, below.collect::<Vec<_>>());
        position += 1;
    }
    all
}

/// The help of a command at 80 columns.
pub(crate) fn help(registry: &TestRegistry, path: &[String], option: &str) -> String {
    let args: Vec<&str> = path.iter().map(String::as_str).chain([option]).collect();
    let output = registry.command(args).output().unwrap();
    assert!(output.status.success(), "{path:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands that a help names, except `help` itself.
fn names_below(help: &str) -> Vec<String> {
    let listed = help.split("Commands:\n").nth(1).unwrap_or_default().lines();
    let listed = listed.take_while(|line| line.starts_with("  "));
    // A description that takes a second line is indented further.
    let names =
        listed.filter_map(|line| line.strip_prefix("  ").filter(|name| !name.starts_with(' ')));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}
