//! What IATI would refuse in an activity, found before the file is written. The validator of IATI knows rules that
//! the XSD does not, and overlooks some that these are; each problem names the number of its rule.

mod codes;
mod periods;
mod problem;
mod sums;

pub(super) use self::problem::Problem;
use self::problem::problem;
use super::xml::Element;
use crate::message;
use crate::model::Day;

/// The elements of an activity in the order of the XSD.
const ORDER: [&str; 25] = [
    "iati-identifier",
    "reporting-org",
    "title",
    "description",
    "participating-org",
    "other-identifier",
    "activity-status",
    "activity-date",
    "contact-info",
    "activity-scope",
    "recipient-country",
    "recipient-region",
    "location",
    "sector",
    "tag",
    "policy-marker",
    "default-flow-type",
    "default-finance-type",
    "default-aid-type",
    "default-tied-status",
    "budget",
    "transaction",
    "document-link",
    "related-activity",
    "result",
];

/// What is wrong with an activity in a file of this day.
pub(super) fn problems(activity: &Element, today: Option<Day>) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(order(activity));
    problems.extend(identifier(activity));
    problems.extend(what_is_missing(activity));
    problems.extend(without_text(activity));
    problems.extend(periods::dates(activity, today));
    problems.extend(periods::transactions(activity, today));
    problems.extend(periods::budgets(activity));
    problems.extend(periods::currency(activity));
    problems.extend(periods::results(activity));
    problems.extend(sums::problems(activity));
    problems.extend(codes::problems(activity));
    problems
}

fn order(activity: &Element) -> Option<Problem> {
    let place = |element: &Element| ORDER.iter().position(|name| *name == element.name);
    let mut last = Some(0);
    let misplaced = activity.children.iter().find(|child| {
        let here = place(child);
        let is_behind = here.is_none() || here < last;
        last = here.max(last);
        is_behind
    })?;
    Some(problem("XSD", message!("iati.wrong.order", element = &misplaced.name)))
}

fn identifier(activity: &Element) -> Option<Problem> {
    let identifier = activity.first("iati-identifier").map_or("", |one| one.text.as_str());
    let organisation =
        activity.first("reporting-org").and_then(|one| one.attribute("ref")).unwrap_or_default();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    if identifier == organisation {
        Some(problem("1.1.3", message!("iati.wrong.identifier-of-organisation", identifier)))
    } else if !identifier.starts_with(&format!("{organisation}-")) {
        let message = message!("iati.wrong.identifier-prefix", identifier, organisation);
        Some(problem("1.1.21", message))
    } else if !identifier.bytes().all(is_plain) {
        Some(problem("1.3.13", message!("iati.wrong.identifier-form", identifier)))
    } else {
        None
    }
}

/// What every activity must have.
fn what_is_missing(activity: &Element) -> Vec<Problem> {
    let has = |name: &str| activity.first(name).is_some();
    let has_start = activity
        .each("activity-date")
        .any(|date| matches!(date.attribute("type"), Some("1" | "2")));
    let has_own_sector = has("sector");
    let has_dac_sector =
        activity.each("sector").any(|one| one.attribute("vocabulary") == Some("1"));
    let checks = [
        (has("participating-org"), "XSD", message!("iati.wrong.no-organisation")),
        (has("activity-status"), "XSD", message!("iati.wrong.no-status")),
        (has_start, "6.11.1", message!("iati.wrong.no-start")),
        (
            has("recipient-country") || has("recipient-region"),
            "3.7.2",
            message!("iati.wrong.no-place"),
        ),
        (has_own_sector, "6.2.2", message!("iati.wrong.no-sector")),
        (has_dac_sector || !has_own_sector, "102.1.1", message!("iati.wrong.no-dac-sector")),
    ];
    let missing = checks.into_iter().filter(|(is_right, _, _)| !is_right);
    missing.map(|(_, rule, message)| problem(rule, message)).collect()
}

/// Elements that must have a text and have none: titles, descriptions, codes of our own.
fn without_text(activity: &Element) -> Vec<Problem> {
    let has_text = |element: &Element| {
        element.each("narrative").any(|narrative| !narrative.text.trim().is_empty())
    };
    let mut problems = Vec::new();
    for name in ["title", "description"] {
        let mut elements = activity.each(name).peekable();
        if elements.peek().is_none() || !elements.all(has_text) {
            problems.push(problem("XSD", message!("iati.wrong.no-text", element = name)));
        }
    }
    let own = activity
        .children
        .iter()
        .filter(|child| matches!(child.attribute("vocabulary"), Some("98" | "99")));
    for element in own.filter(|element| !has_text(element)) {
        let code = element.attribute("code").unwrap_or_default();
        let message = message!("iati.wrong.no-words", element = &element.name, code);
        problems.push(problem("2.2.1", message));
    }
    for result in activity.each("result") {
        if !result.first("title").is_some_and(has_text) {
            problems.push(problem("XSD", message!("iati.wrong.no-text", element = "result")));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::problems;
    use crate::export::iati::xml::tests::{document, parse};

    /// An activity in which nothing is wrong.
    const RIGHT: &str = r#"<iati-activity default-currency="EUR">
<iati-identifier>XM-OCHA-585-M-peru-iii</iati-identifier>
<reporting-org ref="XM-OCHA-585" type="40"><narrative>Centre</narrative></reporting-org>
<title><narrative>Title</narrative></title>
<description type="1"><narrative>Description</narrative></description>
<participating-org role="4" type="40" crs-channel-code="41128"><narrative>Centre</narrative></participating-org>
<activity-status code="4"/>
<activity-date type="2" iso-date="2017-01-01"/>
<activity-date type="4" iso-date="2018-12-31"/>
<recipient-country code="PE" percentage="33.33"/>
<recipient-country code="XK" percentage="66.67"/>
<location><administrative vocabulary="A4" code="PE" level="0"/></location>
<sector vocabulary="1" code="15190" percentage="100"/>
<sector vocabulary="99" code="a" percentage="50"><narrative>A</narrative></sector>
<sector vocabulary="99" code="b" percentage="50"><narrative>B</narrative></sector>
<tag vocabulary="3" code="10.7"/>
<tag vocabulary="99" code="c"><narrative>C</narrative></tag>
<default-aid-type vocabulary="1" code="D02"/>
<budget type="1"><period-start iso-date="2017-01-01"/><period-end iso-date="2017-12-31"/><value currency="EUR">1</value></budget>
<transaction><transaction-type code="11"/><transaction-date iso-date="2017-02-01"/><value value-date="2017-02-01">1</value></transaction>
<result type="1"><title><narrative>Law</narrative></title><indicator measure="5"><period><period-start iso-date="2018-01-01"/><period-end iso-date="2018-12-31"/><actual/></period></indicator></result>
<result type="1"><title><narrative>Held</narrative></title><indicator measure="1"><period><period-start iso-date="2018-01-01"/><period-end iso-date="2018-12-31"/><actual value="2"/></period></indicator></result>
</iati-activity>"#;

    /// What to replace in the activity, by what, and what is found then.
    const BROKEN: &[(&str, &str, &str)] = &[
        ("XM-OCHA-585-M-peru-iii", "XM-OCHA-585", "1.1.3 identifier-of-organisation"),
        ("XM-OCHA-585-M-peru-iii", "XM-DAC-1-M-peru-iii", "1.1.21 identifier-prefix"),
        ("XM-OCHA-585-M-peru-iii", "XM-OCHA-585-M/peru", "1.3.13 identifier-form"),
        ("XM-OCHA-585-M-peru-iii", "XM-OCHA-585-M-perú", "1.3.13 identifier-form"),
        ("<narrative>Title</narrative>", "<narrative> </narrative>", "XSD no-text"),
        ("<narrative>Description</narrative>", "", "XSD no-text"),
        ("<title><narrative>Law</narrative></title>", "", "XSD no-text"),
        ("<activity-status code=\"4\"/>", "", "XSD no-status"),
        ("<activity-date type=\"2\" iso-date=\"2017-01-01\"/>", "", "6.11.1 no-start"),
        (
            "<activity-date type=\"2\" iso-date=\"2017-01-01\"/>",
            "<activity-date type=\"2\" iso-date=\"2019-01-01\"/>",
            "11.1.3 backwards",
        ),
        (
            "type=\"4\" iso-date=\"2018-12-31\"",
            "type=\"4\" iso-date=\"2099-12-31\"",
            "11.1.5 future",
        ),
        (
            "<transaction-date iso-date=\"2017-02-01\"/>",
            "<transaction-date iso-date=\"2099-01-01\"/>",
            "11.2.1 future",
        ),
        ("code=\"PE\" percentage=\"33.33\"", "code=\"PE\" percentage=\"32.33\"", "3.1 sum"),
        ("code=\"PE\" percentage=\"33.33\"", "code=\"PE\"", "3.1 sum"),
        ("code=\"a\" percentage=\"50\"", "code=\"a\" percentage=\"49\"", "2.1 sum"),
        ("code=\"XK\"", "code=\"XX\"", "codelist code"),
        ("<narrative>B</narrative>", "", "2.2.1 no-words"),
        ("<narrative>C</narrative>", "", "2.2.1 no-words"),
        (
            "<sector vocabulary=\"1\" code=\"15190\" percentage=\"100\"/>",
            "",
            "102.1.1 no-dac-sector",
        ),
        ("code=\"15190\"", "code=\"15191\"", "codelist code"),
        ("role=\"4\"", "role=\"5\"", "codelist code"),
        ("type=\"40\" crs", "type=\"41\" crs", "codelist code"),
        ("41128", "1", "codelist code"),
        ("default-currency=\"EUR\"", "default-currency=\"EURO\"", "codelist code"),
        ("vocabulary=\"A4\" code=\"PE\"", "vocabulary=\"A4\" code=\"XX\"", "codelist code"),
        ("10.7", "10.99", "codelist code"),
        ("D02", "D99", "codelist code"),
        (
            "<period-end iso-date=\"2017-12-31\"/>",
            "<period-end iso-date=\"2018-01-01\"/>",
            "7.5.3 budget-long",
        ),
        (
            "<period-end iso-date=\"2017-12-31\"/>",
            "<period-end iso-date=\"2016-12-31\"/>",
            "7.5 backwards",
        ),
        ("<period-end iso-date=\"2017-12-31\"/>", "", "XSD no-period"),
        ("<actual/>", "<actual value=\"1\"/>", "8 value"),
        ("<actual value=\"2\"/>", "<actual/>", "8 value"),
        (
            "<activity-status code=\"4\"/>",
            "<sector vocabulary=\"99\" code=\"x\" percentage=\"0\"><narrative>X</narrative></sector><activity-status code=\"4\"/>",
            "XSD order",
        ),
    ];

    fn found(text: &str) -> Vec<String> {
        let problems = problems(&parse(text), "2026-11-26".parse().ok());
        let name = |key: &str| key.trim_start_matches("iati.wrong.").to_owned();
        problems.iter().map(|one| format!("{} {}", one.rule, name(one.message.key()))).collect()
    }

    /// The activity without the elements of these names.
    fn without(names: &[&str]) -> String {
        let mut activity = parse(RIGHT);
        let mut elements = std::mem::take(&mut activity.children);
        elements.retain(|child| !names.contains(&&*child.name));
        document("", activity, &elements).0
    }

    #[test]
    fn a_right_activity_has_no_problem() {
        assert_eq!(found(RIGHT), Vec::<String>::new());
    }

    #[test]
    fn each_problem_is_found_alone() {
        for (right, wrong, expected) in BROKEN {
            assert_eq!(RIGHT.matches(right).count(), 1, "{right}");
            assert_eq!(found(&RIGHT.replace(right, wrong)), [*expected], "{right} -> {wrong}");
        }
    }

    #[test]
    fn an_amount_needs_a_currency() {
        let bare = RIGHT.replace("<value currency=\"EUR\">", "<value>");
        assert_eq!(found(&bare), Vec::<String>::new());
        let bare = bare.replace(" default-currency=\"EUR\"", "");
        assert_eq!(found(&bare), ["XSD no-currency"]);
    }

    #[test]
    fn what_every_activity_needs_is_missed() {
        for (names, expected) in [
            (&["recipient-country"][..], "3.7.2 no-place"),
            (&["sector"], "6.2.2 no-sector"),
            (&["participating-org"], "XSD no-organisation"),
            (&["title"], "XSD no-text"),
        ] {
            assert_eq!(found(&without(names)), [expected], "{names:?}");
        }
        let indicators = RIGHT.replace("<indicator measure=\"1\">", "<reference>");
        let indicators = indicators.replacen(
            "</indicator></result>\n</iati",
            "</reference></result>\n</iati",
            1,
        );
        assert_eq!(found(&indicators), ["XSD no-indicator"]);
    }
}
