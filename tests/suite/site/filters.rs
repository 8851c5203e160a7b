//! The fields by which the script filters a table, and what its rows say to it. `.ci/site` tries them in a browser.

use insta::assert_snapshot;

use super::{built, main_part, text};
use crate::common::TestRegistry;

#[test]
fn a_table_offers_what_its_rows_have() {
    let files = built(&TestRegistry::programme(), &["--lang", "es"]);
    let page = main_part(&text(&files, "es/actions.html"));
    let form = page.split("</form>").next().unwrap();
    assert_snapshot!(form, @r#"
    <h1>Acciones</h1>
    <form class="filters" data-filters="actions" data-shown="Selección: {shown} de {all}" hidden>
    <label>Palabras<input type="search" name="q" autocomplete="off">
    </label>
    <label>Región<select name="region">
    <option value="">Todos</option>
    <option value="latin-america-and-caribbean">América Latina y el Caribe</option>
    <option value="european-neighbourhood">Vecindad Europea</option>
    </select>
    </label>
    <label>País<select name="country">
    <option value="">Todos</option>
    <option value="BY">Bielorrusia</option>
    <option value="PE">Perú</option>
    </select>
    </label>
    <label>Tema<select name="theme">
    <option value="">Todos</option>
    <option value="irregular-migration">Migración irregular y trata de seres humanos</option>
    <option value="legal-migration">Migración legal y movilidad</option>
    </select>
    </label>
    <label>Estado<select name="status">
    <option value="">Todos</option>
    <option value="implementation">Implementación</option>
    <option value="completed">Completada</option>
    </select>
    </label>
    <label>Año<input type="number" name="year" min="1900" max="2199" inputmode="numeric">
    </label>
    <p class="found">
    <button type="reset">Quitar los filtros</button>
    <button type="button" data-download="csv">Descargar como CSV</button>
    <button type="button" data-download="json">Descargar como JSON</button>
    <span role="status">
    </span>
    </p>
    "#);
    assert!(page.contains(
        r#"<button type="button" data-more="actions" data-text="Mostrar las {shown} filas" hidden>"#
    ));
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("<tr data")).collect();
    assert_snapshot!(rows.join("\n"), @r#"
    <tr data-id="both" data-region="european-neighbourhood latin-america-and-caribbean" data-country="PE BY" data-theme="irregular-migration legal-migration" data-area="" data-phase="" data-status="completed" data-figures="1 1" data-from="2016" data-to="2018">
    <tr data-id="peru-i" data-region="latin-america-and-caribbean" data-country="PE" data-theme="irregular-migration" data-area="" data-phase="" data-status="implementation" data-figures="1 1" data-from="2019">
    "#);
}

#[test]
fn countries_are_offered_by_their_names() {
    let files = built(&TestRegistry::shipped(), &["--lang", "es"]);
    let page = main_part(&text(&files, "es/actions.html"));
    let countries = page.split("<select name=\"country\">").nth(1).unwrap();
    let countries: Vec<&str> = countries.lines().take_while(|line| *line != "</select>").collect();
    assert_snapshot!(countries[..7].join("\n"), @r#"

    <option value="">Todos</option>
    <option value="AO">Angola</option>
    <option value="AR">Argentina</option>
    <option value="AM">Armenia</option>
    <option value="AZ">Azerbaiyán</option>
    <option value="BZ">Belice</option>
    "#);
}
