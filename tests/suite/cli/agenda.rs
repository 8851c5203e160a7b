//! `mieux calendar` and `mieux due`.

use std::fs;

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// The small programme with a plan of invented activities, an expert and a request.
fn with_plans() -> TestRegistry {
    let registry = TestRegistry::programme();
    let activity = |id: &str, fields: &str| {
        let text = format!("id: {id}\naction: peru-i\n{fields}sources: [{{source: page}}]\n");
        registry.file(format!("activities/peru-i/{id}.yaml"), text);
    };
    activity(
        "peru-i-a02",
        "title: {en: \"Training; interviews, with a title that is long enough to be folded twice \\\\ or so\"}\nkind: training\n\
         status: planned\nstart: \"2025-03-10\"\nend: \"2025-03-14\"\nplaces: [{city: Lima, country: PE}]\n\
         experts: [{expert: exp-0011}]\n",
    );
    activity(
        "peru-i-a03",
        "title: {es: Taller en otoño}\nkind: workshop\nstatus: planned\nstart: 2025-04\n",
    );
    activity(
        "peru-i-a04",
        "title: {en: Visit}\nkind: workshop\nstatus: cancelled\nstart: 2025-03-31\nend: 2025-04-02\n",
    );
    registry.file(
        "experts/exp-0011.yaml",
        "id: exp-0011\norigin: CL\nroster: active\nconsent: {basis: consent, given: 2024}\n\
         retention: {review_by: 2025-05-02, delete_after: 2026}\nsources: [{source: page}]\n",
    );
    registry.file(
        "actions/chile-i.yaml",
        "id: chile-i\ntitle: {en: A request}\nstatus: request\ncountries: [CL]\n\
         request: {received: 2025-01-20, channel: letter}\nsources: [{source: page}]\n",
    );
    registry.file(
        "actions/chile-ii.yaml",
        "id: chile-ii\ntitle: {en: A fiche}\nstatus: preparation\ncountries: [CL]\n\
         request: {received: 2024-10, answered: 2024-11}\nfiche: {reference: F1}\nsources: [{source: page}]\n",
    );
    registry.file(
        "actions/chile-iii.yaml",
        "id: chile-iii\ntitle: {en: Under way}\nstatus: implementation\ncountries: [CL]\nstart: 2024\n\
         end: 2025-02\npartners: [{partner: pe-interior}]\nsources: [{source: page}]\n",
    );
    registry
}

#[test]
fn a_calendar_lists_what_has_a_date() {
    let registry = with_plans();
    assert_snapshot!(registry.run(["calendar", "--from", "2025"]), @r"
    Start       End         Kind        Record      Expert    Title
    ────────────────────────────────────────────────────────────────────────────────
    2025-02     2025-02     end of the  chile-iii             Under way
                            action
    2025-03-10  2025-03-14  activity    peru-i-a02            Training; interviews,
                                                              with a title that is
                                                              long enough to be
                                                              folded twice \ or so
    2025-03-10  2025-03-14  deployment  peru-i-a02  exp-0011  Training; interviews,
                                                              with a title that is
                                                              long enough to be
                                                              folded twice \ or so
    2025-03-31  2025-04-02  cancelled   peru-i-a04            Visit
                            activity
    2025-04     2025-04     activity    peru-i-a03            Taller en otoño [es]
    2025-05-02  2025-05-02  review of   exp-0011
                            the data
    2026        2026        erasure of  exp-0011
                            the data
    [stderr]
    note: 2 activities have no date and are not in the calendar
    [exit 0]
    ");
    assert_snapshot!(registry.run(["calendar", "--action", "peru-i", "--lang", "fr", "--from", "2025-03", "--to", "2025-03", "--format", "csv"]), @r#"
    start,end,kind,kind_label,id,expert,title
    2025-03-10,2025-03-14,activity,activité,peru-i-a02,,"Training; interviews, with a title that is long enough to be folded twice \ or so [en]"
    2025-03-10,2025-03-14,deployment,envoi d’expert,peru-i-a02,exp-0011,"Training; interviews, with a title that is long enough to be folded twice \ or so [en]"
    2025-03-31,2025-04-02,cancelled,activité annulée,peru-i-a04,,Visit [en]
    [stderr]
    note : une activité n’a pas de date et n’est pas dans le calendrier
    [exit 0]
    "#);
}

#[test]
fn a_chart_has_a_column_for_each_week_and_fits_80_columns() {
    let registry = with_plans();
    let chart = |args: &[&str], locale: &str| {
        let args: Vec<&str> = ["calendar", "--chart"].iter().chain(args).copied().collect();
        let mut command = registry.command(args);
        command.env("COLUMNS", "80").env("LC_ALL", locale);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert_snapshot!(chart(&["--from", "2025"], "C.UTF-8"), @"
               2025-01  2025-06  2025-10  2026-02 2026-06  2026-10
    chile-iii  ░░░
    peru-i-a02    █
      exp-0011    █
    peru-i-a04     █
    peru-i-a03     ░░░
    exp-0011         █
    exp-0011                           ░░░░░░░░░░░░░░░░░░░░░░░░░░░
    ");
    assert_snapshot!(chart(&["--action", "peru-i"], "C"), @"
               2025-03  2025-07 2025-11  2026-03  2026-07
    peru-i-a02 #
      exp-0011 #
    peru-i-a04  #
    peru-i-a03  ...
    exp-0011      #
    exp-0011                        ...........................
    ");
    let long = chart(&[], "C.UTF-8");
    assert!(long.lines().all(|line| line.chars().count() <= 80), "{long}");
}

#[test]
fn a_calendar_is_written_for_other_calendars() {
    let registry = with_plans();
    let args =
        ["calendar", "--action", "peru-i", "--today", "2025-02-01", "-o", "peru.ics", "--quiet"];
    assert_snapshot!(registry.run(args), @"[exit 0]");
    let written = fs::read_to_string(registry.path().join("peru.ics")).unwrap();
    assert!(written.ends_with("\r\n") && written.lines().all(|line| line.len() <= 75));
    assert_snapshot!(written.replace("\r\n", "\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//mieux//calendar//EN
    CALSCALE:GREGORIAN
    NAME:Example
    BEGIN:VEVENT
    UID:activity-peru-i-a02@example.mieux
    DTSTAMP:20250201T000000Z
    DTSTART;VALUE=DATE:20250310
    DTEND;VALUE=DATE:20250315
    SUMMARY:Training\; interviews\, with a title that is long enough to be fold
     ed twice \\ or so
    LOCATION:Lima PE
    CATEGORIES:activity
    STATUS:TENTATIVE
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:deployment-peru-i-a02-exp-0011@example.mieux
    DTSTAMP:20250201T000000Z
    DTSTART;VALUE=DATE:20250310
    DTEND;VALUE=DATE:20250315
    SUMMARY:exp-0011: Training\; interviews\, with a title that is long enough 
     to be folded twice \\ or so
    LOCATION:Lima PE
    CATEGORIES:deployment
    STATUS:TENTATIVE
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:activity-peru-i-a04@example.mieux
    DTSTAMP:20250201T000000Z
    DTSTART;VALUE=DATE:20250331
    DTEND;VALUE=DATE:20250403
    SUMMARY:cancelled activity: Visit
    CATEGORIES:cancelled activity
    STATUS:CANCELLED
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:activity-peru-i-a03@example.mieux
    DTSTAMP:20250201T000000Z
    DTSTART;VALUE=DATE:20250401
    DTEND;VALUE=DATE:20250501
    SUMMARY:Taller en otoño [es]
    DESCRIPTION:The record states only 2025-04 to 2025-04.
    CATEGORIES:activity
    STATUS:TENTATIVE
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:review-exp-0011@example.mieux
    DTSTAMP:20250201T000000Z
    DTSTART;VALUE=DATE:20250502
    DTEND;VALUE=DATE:20250503
    SUMMARY:review of the data: exp-0011
    CATEGORIES:review of the data
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:erasure-exp-0011@example.mieux
    DTSTAMP:20250201T000000Z
    DTSTART;VALUE=DATE:20260101
    DTEND;VALUE=DATE:20270101
    SUMMARY:erasure of the data: exp-0011
    DESCRIPTION:The record states only 2026 to 2026.
    CATEGORIES:erasure of the data
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    ");
    let printed = registry.run([
        "calendar",
        "--action",
        "peru-i",
        "--today",
        "2025-02-01",
        "--ics",
        "--quiet",
    ]);
    assert!(printed.starts_with(written.trim_end()), "{printed}");
    assert_snapshot!(registry.run(args), @"
    [stderr]
    error: `peru.ics` exists already; replace it with --overwrite, or choose another name
    [exit 2]
    ");
}

#[test]
fn what_is_due_is_listed_by_date() {
    let registry = with_plans();
    assert_snapshot!(registry.run(["due", "--today", "2025-04-10"]), @"
    Due by 2025-04-10

    Date        Record         What                                       When
    ────────────────────────────────────────────────────────────────────────────────
    2024        programme-a01  over: set the status to held or cancelled  overdue
    2025-01-20  chile-i        request without an answer                  overdue
    2025-02     chile-iii      past its end: move the action to its next  overdue
                               stage
    2025-03-14  peru-i-a02     over: set the status to held or cancelled  overdue
                chile-ii       decision of the steering committee         date not
                               awaited                                    stated
    [exit 0]
    ");
    assert_snapshot!(registry.run(["due", "--today", "2025-01-15", "--by", "2025-05", "--lang", "es"]), @"
    Pendiente hasta 2025-05-31

    Fecha       Ficha          Qué hacer                                     Cuándo
    ────────────────────────────────────────────────────────────────────────────────
    2024        programme-a01  terminada: poner el estado celebrada o        vencido
                               cancelada
    2025-01-20  chile-i        solicitud sin respuesta                       por
                                                                             vencer
    2025-02     chile-iii      pasado el fin: llevar la acción a su etapa    por
                               siguiente                                     vencer
    2025-03-14  peru-i-a02     terminada: poner el estado celebrada o        por
                               cancelada                                     vencer
    2025-04     peru-i-a03     terminada: poner el estado celebrada o        por
                               cancelada                                     vencer
    2025-05-02  exp-0011       revisar si los datos siguen siendo            por
                               necesarios                                    vencer
                chile-ii       se espera la decisión del comité de           sin
                               dirección                                     fecha
    [exit 0]
    ");
    assert_snapshot!(registry.run(["due", "--today", "2025-01-15", "--format", "csv", "--lang", "fr"]), @"
    date,id,what,what_label,when,when_label
    2024,programme-a01,outcome,terminée : mettre le statut tenue ou annulée,overdue,dépassée
    ,chile-ii,decision,décision du comité de pilotage attendue,undated,sans date
    [exit 0]
    ");
}

#[test]
fn an_activity_without_a_status_is_due_unless_its_action_is_over() {
    let registry = TestRegistry::programme();
    let action = |id: &str, status: &str| {
        let text = format!(
            "id: {id}\ntitle: {{en: X}}\nstatus: {status}\ncountries: [CL]\nsources: [{{source: page}}]\n"
        );
        registry.file(format!("actions/{id}.yaml"), text);
    };
    action("chile-i", "on-hold");
    action("chile-ii", "completed");
    for (id, owner, fields) in [
        ("chile-i-a01", "action: chile-i\n", "start: 2025\n"),
        ("chile-i-a02", "action: chile-i\n", "end: 2025-03\n"),
        ("chile-i-a03", "action: chile-i\n", "start: 2025-12-31\nend: 2026-01-02\n"),
        ("chile-i-a04", "action: chile-i\n", ""),
        ("chile-i-a05", "action: chile-i\n", "status: held\nend: 2025-03\n"),
        ("chile-ii-a01", "action: chile-ii\n", "end: 2025-03\n"),
        ("chile-ii-a02", "action: chile-ii\n", "status: planned\nend: 2025-03-01\n"),
        ("programme-a02", "", "start: 2025-03-02\nend: 2025-03-03\n"),
    ] {
        let text = format!(
            "id: {id}\n{owner}title: {{en: X}}\nkind: workshop\n{fields}sources: [{{source: page}}]\n"
        );
        let (folder, _) = id.rsplit_once('-').unwrap();
        registry.file(format!("activities/{folder}/{id}.yaml"), text);
    }
    assert_snapshot!(registry.run(["due", "--today", "2025-12-30", "--quiet", "--format", "csv"]), @"
    date,id,what,what_label,when,when_label
    2024,programme-a01,outcome,over: set the status to held or cancelled,overdue,overdue
    2025-03-01,chile-ii-a02,outcome,over: set the status to held or cancelled,overdue,overdue
    2025-03-03,programme-a02,outcome,over: set the status to held or cancelled,overdue,overdue
    2025-03,chile-i-a02,outcome,over: set the status to held or cancelled,overdue,overdue
    [exit 0]
    ");
    assert_snapshot!(registry.run(["due", "--today", "2025-12-31", "--format", "csv", "--quiet"]), @"
    date,id,what,what_label,when,when_label
    2024,programme-a01,outcome,over: set the status to held or cancelled,overdue,overdue
    2025-03-01,chile-ii-a02,outcome,over: set the status to held or cancelled,overdue,overdue
    2025-03-03,programme-a02,outcome,over: set the status to held or cancelled,overdue,overdue
    2025-03,chile-i-a02,outcome,over: set the status to held or cancelled,overdue,overdue
    2025,chile-i-a01,outcome,over: set the status to held or cancelled,due,due
    [exit 0]
    ");
}
