//! What pages show.

use insta::assert_snapshot;

use super::{attributes, built, main_part, text};
use crate::common::TestRegistry;

#[test]
fn a_page_of_a_theme_shows_its_figures_and_actions() {
    let files = built(&TestRegistry::programme(), &[]);
    assert_snapshot!(main_part(&text(&files, "es/themes/irregular-migration.html")), @r#"
    <p class="kicker">
    <a href="../themes.html">Temas</a>
    </p>
    <h1>
    <bdi>Migración irregular y trata de seres humanos</bdi>
    </h1>
    <dl class="figures">
    <div>
    <dt>Proyectos</dt>
    <dd>2</dd>
    </div>
    <div>
    <dt>Actividades</dt>
    <dd>2</dd>
    </div>
    <div>
    <dt>Expertos participantes</dt>
    <dd>
    <abbr title="no publicado">–</abbr>
    </dd>
    </div>
    <div>
    <dt>Países</dt>
    <dd>2</dd>
    </div>
    <div>
    <dt>Socios</dt>
    <dd>1</dd>
    </div>
    </dl>
    <dl class="facts">
    <div>
    <dt>Regiones</dt>
    <dd>
    <a href="../regions/latin-america-and-caribbean.html">
    <bdi>América Latina y el Caribe</bdi>
    </a>, <a href="../regions/european-neighbourhood.html">
    <bdi>Vecindad Europea</bdi>
    </a>
    </dd>
    </div>
    <div>
    <dt>Países</dt>
    <dd>
    <a href="../countries/BY.html">
    <bdi>Bielorrusia</bdi>
    </a>, <a href="../countries/PE.html">
    <bdi>Perú</bdi>
    </a>
    </dd>
    </div>
    </dl>
    <section>
    <h2>Acciones en curso</h2>
    <ul role="list" class="actions">
    <li data-country="PE">
    <p class="title">
    <a href="../actions/peru-i.html">
    <bdi>Perú I</bdi>
    </a>
    </p>
    <p class="meta">
    <a href="../countries/PE.html">
    <bdi>Perú</bdi>
    </a>
    <span class="years">2019–</span>
    </p>
    </li>
    </ul>
    </section>
    <section>
    <h2>Acciones concluidas</h2>
    <ul role="list" class="actions">
    <li data-country="PE BY">
    <p class="title">
    <a href="../actions/both.html">
    <bdi>Ambas regiones</bdi>
    </a>
    </p>
    <p class="meta">
    <a href="../countries/PE.html">
    <bdi>Perú</bdi>
    </a>, <a href="../countries/BY.html">
    <bdi>Bielorrusia</bdi>
    </a>
    <span class="years">2016–2018</span>
    </p>
    </li>
    </ul>
    </section>
    <section>
    <h2>Año por año</h2>
    <figure class="wide">
    </figure>
    <figure class="slim">
    </figure>
    <details>
    <summary>Mostrar como tabla</summary>
    <div class="scroll" role="region" aria-labelledby="year" tabindex="0">
    <table>
    <caption id="year">Por: Año de inicio</caption>
    <thead>
    <tr>
    <th scope="col">Año de inicio</th>
    <th scope="col" class="number">Proyectos</th>
    <th scope="col" class="number">Actividades</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <th scope="row">
    <bdi>2016</bdi>
    </th>
    <td class="number">1</td>
    <td class="number">0</td>
    </tr>
    <tr>
    <th scope="row">
    <bdi>2017</bdi>
    </th>
    <td class="number">0</td>
    <td class="number">1</td>
    </tr>
    <tr>
    <th scope="row">
    <bdi>2019</bdi>
    </th>
    <td class="number">1</td>
    <td class="number">0</td>
    </tr>
    <tr>
    <th scope="row">
    <bdi>(no consta)</bdi>
    </th>
    <td class="number">0</td>
    <td class="number">1</td>
    </tr>
    </tbody>
    <tfoot>
    <tr>
    <th scope="row">
    <bdi>Total (sin repeticiones)</bdi>
    </th>
    <td class="number">2</td>
    <td class="number">2</td>
    </tr>
    </tfoot>
    </table>
    </div>
    </details>
    </section>
    <section class="notes">
    <h2>Notas</h2>
    <ul>
    <li>1 actividad no se cuenta, porque se canceló o solo consta que estaba prevista.</li>
    <li>1 actividad se cuenta aunque no se conoce su estado: puede que no se haya realizado.</li>
    <li>No se publican las cifras sobre menos de tres expertos (–), tampoco donde no hay ninguno. Tampoco se publican las cifras con las que se podrían calcular.</li>
    </ul>
    </section>
    <section>
    <h2>Socios</h2>
    <ul class="columns">
    <li>
    <a href="../partners/pe-interior.html">
    <bdi>Ministerio del Interior</bdi> (<bdi>MININTER</bdi>)</a>
    </li>
    </ul>
    </section>
    "#);
}

#[test]
fn an_action_is_a_fact_sheet() {
    let files = built(&TestRegistry::programme(), &[]);
    assert_snapshot!(main_part(&text(&files, "en/actions/both.html")), @r#"
    <article class="sheet">
    <header>
    <p class="kicker">
    <a href="../themes/irregular-migration.html">
    <bdi>Irregular Migration/Trafficking in Human Beings</bdi>
    </a>, <a href="../themes/legal-migration.html">
    <bdi>Legal Migration and Mobility</bdi>
    </a>
    </p>
    <h1>
    <bdi>Both regions</bdi>
    </h1>
    <p class="meta">
    <a href="../countries/PE.html">
    <bdi>Peru</bdi>
    </a>, <a href="../countries/BY.html">
    <bdi>Belarus</bdi>
    </a>
    <span class="years">2016–2018</span>
    </p>
    <dl class="facts">
    <div>
    <dt>Status</dt>
    <dd>
    <bdi>Completed</bdi>
    </dd>
    </div>
    <div>
    <dt>Time</dt>
    <dd>2016 – 2018</dd>
    </div>
    <div>
    <dt>Countries</dt>
    <dd>
    <a href="../countries/PE.html">
    <bdi>Peru</bdi>
    </a>, <a href="../countries/BY.html">
    <bdi>Belarus</bdi>
    </a>
    </dd>
    </div>
    <div>
    <dt>Regions</dt>
    <dd>
    <a href="../regions/european-neighbourhood.html">
    <bdi>European Neighbourhood</bdi>
    </a>, <a href="../regions/latin-america-and-caribbean.html">
    <bdi>Latin America and the Caribbean</bdi>
    </a>
    </dd>
    </div>
    <div>
    <dt>Partners</dt>
    <dd>
    <ul>
    <li>
    <a href="../partners/pe-interior.html">
    <bdi>Ministry of the Interior</bdi> (<bdi>MININTER</bdi>)</a>: <bdi>Requester</bdi>
    </li>
    </ul>
    </dd>
    </div>
    <div>
    <dt>Followed by</dt>
    <dd>
    <ul>
    <li>
    <a href="../actions/peru-i.html">
    <bdi lang="es">Perú I</bdi> [es]</a>
    </li>
    </ul>
    </dd>
    </div>
    </dl>
    </header>
    <section>
    <h2 id="activities">Activities</h2>
    <ol role="list" class="timeline">
    <li id="both-a01">
    <p class="when">2017-03</p>
    <div>
    <p class="title">
    <bdi>First workshop</bdi>
    </p>
    <p class="meta">
    <span>
    <bdi>Workshop</bdi>
    </span>
    <span>
    <bdi>Lima</bdi>, <a href="../countries/PE.html">
    <bdi>Peru</bdi>
    </a>
    </span>
    </p>
    </div>
    </li>
    <li id="both-a02">
    <p class="when">
    </p>
    <div>
    <p class="title">
    <bdi>Planned training</bdi> <span class="tag">planned</span>
    </p>
    <p class="meta">
    <span>
    <bdi>Training session</bdi>
    </span>
    </p>
    </div>
    </li>
    </ol>
    </section>
    <section class="sources">
    <h2 id="sources">Sources</h2>
    <ol>
    <li>
    <p>
    <bdi>page</bdi>
    </p>
    </li>
    </ol>
    </section>
    <p class="downloads">Data of this action: <a href="../../data/actions/both.json" download="">JSON</a> <a href="../../data/actions/both.yaml" download="">YAML</a>
    </p>
    </article>
    "#);
}

#[test]
fn a_page_of_a_region_tells_what_the_programme_did_there() {
    let files = built(&TestRegistry::shipped(), &["--lang", "es"]);
    let page = text(&files, "es/regions/latin-america-and-caribbean.html");
    assert!(main_part(&page).contains("En el Gran Chaco sudamericano"), "{page}");
}

#[test]
fn notes_of_a_page_are_about_what_is_on_it() {
    let files = built(&TestRegistry::shipped(), &["--lang", "en"]);
    let page = text(&files, "en/areas/asylum.html");
    // Its projects have several themes each, but it has no table by theme.
    assert!(page.contains("<h2>Notes</h2>") && !page.contains("by theme"), "{page}");
}

#[test]
fn two_builds_are_equal() {
    let registry = TestRegistry::programme();
    assert_eq!(built(&registry, &[]), built(&registry, &[]));
}

#[test]
fn only_actions_that_count_are_shown_unless_drafts_are_asked_for() {
    let registry = TestRegistry::programme();
    assert!(!built(&registry, &[]).contains_key("en/actions/unclear.html"));
    assert!(built(&registry, &["--drafts"]).contains_key("en/actions/unclear.html"));
}

#[test]
fn languages_are_those_that_are_named_and_not_those_of_the_environment() {
    let registry = TestRegistry::programme();
    let languages = |options: &[&str]| {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("site");
        let mut command = registry.command(["site", "-o", target.to_str().unwrap()]);
        command.args(options).env("MIEUX_LANG", "es").output().unwrap();
        let is_there = |code: &&str| target.join(code).is_dir();
        ["en", "es", "fr"].into_iter().filter(is_there).collect::<Vec<&str>>()
    };
    assert_eq!(languages(&[]), ["en", "es", "fr"]);
    assert_eq!(languages(&["--lang", "fr,en"]), ["en", "fr"]);
}

#[test]
fn the_address_of_the_site_is_on_every_page() {
    let files = built(&TestRegistry::programme(), &["--base-url", "https://example.org/x/"]);
    let page = text(&files, "fr/actions/both.html");
    assert!(
        page.contains(
            "<link rel=\"canonical\" href=\"https://example.org/x/fr/actions/both.html\">"
        )
    );
    assert!(text(&files, "sitemap.xml").contains("<loc>https://example.org/x/en/index.html</loc>"));
    assert!(!built(&TestRegistry::programme(), &[]).contains_key("sitemap.xml"));
}

/// Whatever a record contains is shown as text.
#[test]
fn hostile_texts_are_shown_as_texts() {
    let registry = TestRegistry::programme();
    let hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\\u202e\\\" onload=\\\"x";
    registry.file(
        "actions/both.yaml",
        format!(
            "id: both\ntitle: {{en: \"{hostile}\"}}\nstatus: completed\ncountries: [PE]\nthemes: [irregular-migration]\n\
             objective: {{es: \"{hostile}\"}}\nresults:\n  - kind: manual\n    title: {{en: \"{hostile}\"}}\n    reference: \"{hostile}\"\n\
             sources: [{{source: \"javascript:alert(3)\", note: {{en: \"{hostile}\"}}}}]\n"
        ),
    );
    registry.replace(
        "partners/pe/pe-interior.yaml",
        "country: PE",
        "country: PE\nwebsite: \"https://example.org/\\\"><script>\"",
    );
    registry.replace("mieux.toml", "name = \"", "name = \"</title><script>x</script>");
    let files = built(&registry, &[]);
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, bytes) in pages {
        let page = std::str::from_utf8(bytes).unwrap();
        for script in page.split("<script").skip(1) {
            let address = script.trim_start_matches(" src=\"").trim_start_matches("../");
            let is_own =
                |file: &&str| address.starts_with(&format!("assets/{file}\" defer></script>"));
            assert!(["site.js", "map.js"].iter().any(is_own), "{path}: {script:.60}");
        }
        assert!(!page.contains("<img"), "{path}");
        assert!(!page.contains('\u{202e}'), "{path}");
        for link in attributes(page, "href") {
            assert!(!link.contains("javascript:"), "{path}: {link}");
        }
    }
    assert!(text(&files, "en/actions/both.html").contains("&lt;script&gt;alert(1)"));
}

#[test]
fn records_with_errors_are_left_out_and_named() {
    let registry = TestRegistry::programme();
    registry.replace("actions/peru-i.yaml", "start: 2019-05", "start: 2019-13");
    assert_snapshot!(registry.run(["site"]), @"
    [stderr]
    warning: records with errors are left out; the registry has 1 error:
      registry/actions/peru-i.yaml: `2019-13` is not in the calendar
    help: to see each error and its place, run `mieux validate`
    Wrote 78 pages to `site`.
    [exit 1]
    ");
    let site = registry.path().join("site");
    assert!(site.join("en/actions/both.html").is_file());
    assert!(!site.join("en/actions/peru-i.html").exists());
}

#[test]
fn a_page_names_the_translations_in_its_language() {
    let registry = TestRegistry::programme();
    for file in ["actions/both.yaml", "partners/pe/pe-interior.yaml"] {
        registry.file(file, format!("{}translated: [es, results.fr]\n", registry.text(file)));
    }
    let files = built(&registry, &[]);
    let line = |page: &str| {
        let page = text(&files, page);
        let from =
            page.find("<p class=\"meta\">Tradu").or_else(|| page.find("<p class=\"meta\">Transl"));
        from.map_or("", |from| page[from..].split("</p>").next().unwrap()).to_owned()
    };
    assert_snapshot!(line("es/actions/both.html"), @r#"<p class="meta">Traducido por el registro: Español"#);
    assert_snapshot!(line("fr/actions/both.html"), @r#"<p class="meta">Traduit par le registre: Français (Résultats)"#);
    assert_snapshot!(line("en/actions/both.html"), @"");
    assert_snapshot!(line("es/partners/pe-interior.html"), @r#"<p class="meta">Traducido por el registro: Español"#);
    assert!(!text(&files, "en/partners/pe-interior.html").contains("Translated by"));
}
