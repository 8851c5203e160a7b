//! Where tables and reports are written to, and in which format.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use calamine::{Reader, Xlsx, open_workbook};
use insta::assert_snapshot;

use crate::common::{TestRegistry, symlink, transcript};

#[test]
fn the_extension_of_the_file_says_how_it_is_written() {
    let registry = TestRegistry::programme();
    for (name, begins) in [
        ("a.txt", "Example\n"),
        ("a.json", "{\n"),
        ("a.csv", "table,code,label,"),
        ("a.tsv", "table\tcode\tlabel\t"),
        ("a.md", "## Example"),
        ("a.MARKDOWN", "## Example"),
        ("a.html", "<!DOCTYPE html><html lang=\"en\">"),
        ("a.htm", "<!DOCTYPE html>"),
        ("a.xlsx", "PK"),
        ("a.svg", "<svg xmlns="),
    ] {
        assert_eq!(registry.run(["report", "-o", name]), "[exit 0]\n");
        let bytes = fs::read(registry.path().join(name)).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{name}");
    }
    assert_eq!(registry.run(["list", "actions", "-o", "list.xlsx"]), "[exit 0]\n");
    assert_eq!(registry.run(["report", "-o", "a.data", "--format", "csv"]), "[exit 0]\n");
    for name in ["figures", "figures.pdf"] {
        let told = registry.run(["report", "-o", name]);
        assert!(told.contains("end it in `.txt`, `.json`, `.csv`, `.tsv`, `.md`"), "{told}");
    }
    assert_snapshot!(registry.run(["report", "-o", "figures.pdf"]), @"
    [stderr]
    error: the name `figures.pdf` does not give a format; end it in `.txt`, `.json`, `.csv`, `.tsv`, `.md`, `.markdown`, `.html`, `.htm`, `.xlsx` or `.svg`, or add --format
    [exit 2]
    ");
}

#[test]
fn what_stands_there_is_replaced_only_for_who_says_so() {
    let registry = TestRegistry::programme();
    let path = registry.path().join("report.csv");
    fs::write(&path, "mine\n").unwrap();
    #[cfg(unix)]
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert_snapshot!(registry.run(["report", "-o", "report.csv"]), @"
    [stderr]
    error: `report.csv` exists already; replace it with --overwrite, or choose another name
    [exit 2]
    ");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine\n");
    assert_eq!(registry.run(["report", "-o", "report.csv", "--overwrite"]), "[exit 0]\n");
    assert!(fs::read_to_string(&path).unwrap().starts_with("table,"));
    #[cfg(unix)]
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_link_stays_one() {
    let registry = TestRegistry::programme();
    let [path, link] = ["real.csv", "link.csv"].map(|name| registry.path().join(name));
    fs::write(&path, "old\n").unwrap();
    symlink(&path, &link).unwrap();
    assert_eq!(registry.run(["report", "-o", "link.csv", "--overwrite"]), "[exit 0]\n");
    assert!(link.is_symlink());
    assert!(fs::read_to_string(&path).unwrap().starts_with("table,"));
    fs::remove_file(&path).unwrap();
    let told = registry.run(["report", "-o", "link.csv"]);
    assert!(told.contains("is a link that leads nowhere"), "{told}");
}

#[test]
fn a_place_that_cannot_be_written_says_why() {
    let registry = TestRegistry::programme();
    fs::create_dir(registry.path().join("reports")).unwrap();
    assert_snapshot!(registry.run(["report", "--format", "html", "-o", "reports"]), @"
    [stderr]
    error: `reports` is a folder; name a file in it, such as `reports/report.html`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "-o", "missing/report.html"]), @"
    [stderr]
    error: there is no folder `missing`; create it with `mkdir -p 'missing'`, or choose another one
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "-o", "registry/mieux.toml/report.html"]), @"
    [stderr]
    error: cannot write `registry/mieux.toml/report.html`: a part of the path is not a folder
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "--overwrite"]), @"
    [stderr]
    error: the following required arguments were not provided:
      --output <FILE>

    Usage: mieux report --output <FILE> --overwrite [NAME]

    For more information, try '--help'.
    [exit 2]
    ");
}

/// A record is changed by what changes records, with its lock and its journal.
#[test]
fn no_record_is_written_over() {
    let registry = TestRegistry::programme();
    let path = "registry/actions/peru-i.yaml";
    let before = fs::read(registry.path().join(path)).unwrap();
    assert_snapshot!(registry.run(["report", "--format", "csv", "--overwrite", "-o", path]), @"
    [stderr]
    error: `registry/actions/peru-i.yaml` has the name of a record or of settings, which this command never replaces; choose another extension
    [exit 2]
    ");
    // Nor is one through a link of another name.
    symlink(path, registry.path().join("link.csv")).unwrap();
    let said = registry.run(["report", "--overwrite", "-o", "link.csv"]);
    assert!(said.contains("which this command never replaces"), "{said}");
    assert_eq!(fs::read(registry.path().join(path)).unwrap(), before);
}

#[test]
fn a_page_says_what_its_figures_are_of_and_what_they_mean() {
    let registry = TestRegistry::programme();
    let page = registry.run([
        "report",
        "--country",
        "PE",
        "--to",
        "2020",
        "--lang",
        "es",
        "--format",
        "html",
    ]);
    for part in [
        "<html lang=\"es\">",
        "<h1>Perú",
        "<h2>Notas</h2>",
        "<h2>Selección</h2><dl><dt>country</dt><dd>PE</dd><dt>to</dt><dd>2020</dd></dl>",
        "<h2>Definiciones</h2>",
        "<th scope=\"col\" class=\"number\">",
        "<th scope=\"row\">",
        "role=\"img\"",
        "<caption id=\"t1\">Perú",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let list = registry.run(["list", "experts", "--format", "html"]);
    assert!(list.contains("<h1>experts</h1>") && !list.contains("<h2>"), "{list}");
}

/// A file is whole or not there: nothing is left of one that could not be made.
#[cfg(unix)]
#[test]
fn a_run_that_fails_leaves_what_was_there() {
    let registry = TestRegistry::programme();
    let path = registry.path().join("chart.svg");
    fs::write(&path, "mine\n").unwrap();
    let words = registry.run(["list", "actions", "-o", "chart.svg", "--overwrite"]);
    assert!(words.starts_with("[stderr]\nerror: "), "{words}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine\n");
    // A limit on the size of files stands for a full disk.
    let line = "ulimit -f 1; trap '' XFSZ; mieux report --country PE -o chart.html";
    assert_snapshot!(transcript(&registry.shell(line).output().unwrap()), @"
    [stderr]
    error: cannot write `chart.html`: the file is too large
    [exit 2]
    ");
    let mut names: Vec<_> =
        fs::read_dir(registry.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["chart.svg", "registry"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["report", "--format", "csv", "-o", "/dev/full"]), @"
    [stderr]
    error: cannot write `/dev/full`: there is no space left on the disk
    [exit 2]
    ");
    for args in [&["report"][..], &["report", "--format", "html"]] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = registry.command(args).stdout(full).output().unwrap();
        assert_eq!(
            transcript(&output),
            "[stderr]\nerror: cannot write to the standard output: there is no space left on the disk\n[exit 2]\n"
        );
    }
    assert_eq!(registry.run(["report", "--format", "csv", "-o", "/dev/null"]), "[exit 0]\n");
}

#[test]
fn who_reads_no_further_has_what_they_wanted_of_any_format() {
    let registry = TestRegistry::programme();
    for format in ["table", "json", "csv", "tsv", "markdown", "html", "xlsx", "svg"] {
        let mut child = registry
            .command(["report", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(transcript(&output), "[exit 0]\n", "{format}");
    }
}

#[test]
fn a_picture_is_of_one_chart() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["report", "--country", "PE", "-o", "chart.svg"]), @"
    [stderr]
    error: an SVG file is one chart, and this report has 3 (status, theme, year): ask for one, as with --by theme, or write all of them with --format html
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--format", "svg"]), @"
    [stderr]
    error: this list has no chart; `mieux report --format svg` draws figures
    [exit 2]
    ");
    let svg = registry.run(["report", "--country", "NO", "--by", "theme", "--format", "svg"]);
    assert!(svg.contains(">Nothing to show</text>") && svg.ends_with("[exit 0]\n"), "{svg}");
}

#[test]
fn bars_stand_in_the_place_of_tables() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["report", "--by", "theme", "--chart"]), @"
    Example

    2 Projects   2 Activities   2 Experts involved
    2 Countries   1 Partner

    Theme: Projects

    Irregular Migration/Trafficking   ████████████████████████████████████████████ 2
    in Human Beings
    Legal Migration and Mobility      ██████████████████████ 1

    - 1 action is not counted, because its status is not known: unclear.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: projects by theme 3 (2), completed by
      theme 2 (1), activities by theme 3 (2), experts involved by theme 4 (2),
      countries by theme 4 (2), partners by theme 2 (1).
    [exit 0]
    ");
    let plain = |name: &str, value: &str| {
        let mut command = registry.command(["report", "--chart"]);
        let output = command.env(name, value).output().unwrap();
        transcript(&output).contains("############ 2\n")
    };
    assert!(plain("LC_ALL", "C") && plain("LANG", "POSIX"));
    assert!(!plain("LANG", "es_ES.UTF-8") && !plain("LC_CTYPE", "C.utf8"));
    assert_snapshot!(registry.run(["report", "--chart", "--format", "csv"]), @"
    [stderr]
    error: --chart draws in the terminal; leave out --format, or write -o chart.svg or -o report.html
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "--chart", "-o", "a.html"]), @"
    [stderr]
    error: --chart draws in the terminal; leave it out, because HTML and SVG have charts without it
    [exit 2]
    ");
}

#[test]
fn bars_fit_their_terminal() {
    let registry = TestRegistry::programme();
    for width in ["30", "60", "80", "160"] {
        let mut command = registry.command(["report", "--by", "theme", "--lang", "es", "--chart"]);
        let output = command.env("COLUMNS", width).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= width.parse().unwrap(), "{widest} of {width}\n{text}");
    }
}

/// What a spreadsheet would take for a formula is written as it is, and said.
#[test]
fn a_text_that_looks_like_a_formula_is_named() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/formula.yaml",
        "id: formula\ntitle: {en: \"=HYPERLINK(1)\"}\nsources: [{source: page}]\n",
    );
    assert_snapshot!(registry.run(["list", "actions", "--format", "csv"]), @"
    id,title,status,status_label,countries,countries_label,start,end
    both,Both regions,completed,Completed,PE;BY,Peru;Belarus,2016,2018
    formula,=HYPERLINK(1),,,,,,
    peru-i,Perú I [es],implementation,Implementation,PE,Peru,2019-05,
    unclear,Nobody knows,,,CL,Chile,,
    [stderr]
    note: 1 text begins with =, +, - or @, which a spreadsheet takes for a formula; in -o FILE.xlsx it stays text
    [exit 0]
    ");
    let json = registry.json(["list", "actions", "--format", "json"]);
    assert!(json.to_string().contains("\"=HYPERLINK(1)\""));
}

#[test]
fn a_byte_order_mark_is_written_where_it_is_asked_for() {
    let registry = TestRegistry::programme();
    let with_mark = registry.run(["list", "actions", "--format", "csv", "--bom"]);
    assert_eq!(
        with_mark.strip_prefix('\u{feff}'),
        Some(registry.run(["list", "actions", "--format", "csv"]).as_str())
    );
    registry.run(["report", "-o", "a.tsv", "--bom"]);
    let bytes = fs::read(registry.path().join("a.tsv")).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbftable\t"));
    assert_snapshot!(registry.run(["list", "actions", "--format", "json", "--bom"]), @r#"
    [stderr]
    {"schema":"mieux/error/1","error":"--bom is for CSV and TSV","help":"leave it out, or add --format csv"}
    [exit 2]
    "#);
    fs::write(registry.path().join("a.csv"), "title.en,countries\nÉtude,Atlantis\n").unwrap();
    registry.run(["import", "actions", "a.csv", "--skip-bad", "--bom"]);
    let left = fs::read(registry.path().join("a.rejected.csv")).unwrap();
    assert!(left.starts_with(b"\xef\xbb\xbftitle.en,"));
    let again = registry.run(["import", "actions", "a.rejected.csv", "--dry-run"]);
    assert!(again.contains("Atlantis") && !again.contains("is no field"), "{again}");
}

#[test]
fn a_workbook_has_texts_as_they_are_and_says_where_it_cuts_them() {
    let registry = TestRegistry::programme();
    let title = format!("  en: \"first\\nsecond \\u200f{}\"", "é".repeat(40_000));
    let partner = format!("id: pe-long\nname:\n{title}\ncountry: PE\nsources:\n  - source: page\n");
    registry.file("partners/pe/pe-long.yaml", partner);
    assert_snapshot!(registry.run(["list", "partners", "-o", "p.xlsx"]), @"
    [stderr]
    note: 1 text is longer than a cell of Excel can be (32,767 characters), and ends in `…`; --format csv and --format json write it in full
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/partners/pe/pe-long.yaml: missing field `kind`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
    let mut book: Xlsx<_> = open_workbook(registry.path().join("p.xlsx")).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let texts: Vec<String> = range.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    let long = texts.iter().find(|text| text.starts_with("first\nsecond \u{200f}")).unwrap();
    assert_eq!((long.encode_utf16().count(), long.chars().last()), (32_767, Some('…')));
}
