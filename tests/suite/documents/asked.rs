//! What is asked for, and what the command says if it cannot be had.

use insta::assert_snapshot;

use crate::common::TestRegistry;

#[test]
fn without_a_name_the_papers_are_listed() {
    assert_snapshot!(TestRegistry::none().run(["document", "--lang", "fr"]), @"
    Document                De                   Ce que c’est
    ────────────────────────────────────────────────────────────────────────────────
    expression-of-interest  –                    Le formulaire court qui précède la
                                                 demande
    request-letter          un pays, ou rien     La lettre par laquelle une autorité
                                                 demande un appui
    fiche                   une action           La fiche d’action, pour approbation
    decision                une action           La décision du comité de pilotage,
                                                 en une page
    terms-of-reference      une activité         L’appel à experts
    invitation              une activité et un   La lettre à l’expert qui est
                            expert               mobilisé
    agenda                  une activité         Les journées d’une activité
    report                  une activité         Le formulaire du rapport de mission
    fact-sheet              une action           L’histoire d’une action, pour tout
                                                 le monde
    profile                 une région, un       Ce que le programme y a fait :
                            pays, un thème ou    chiffres, actions et résultats
                            un partenaire
    annual-report           une année            L’année : chiffres, actions et
                                                 résultats
    [exit 0]
    ");
}

#[test]
fn a_paper_has_blanks_where_nothing_is_known_and_takes_fields() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["document", "decision", "both", "approval.date=2016-01-12", "signatory=The chair"]), @"
    # Decision on the action both

    **Both regions**

    Peru, Belarus, 2016–2018

    The body named below has considered the action fiche ………… (date: …………), drawn up from a request received: ………….

    **Objective.** …………

    **Partners.** Ministry of the Interior (Requester)

    ## Decision

    | Decided by | ………… |
    | --- | --- |
    | Decision | ………… |
    | Date | 12 January 2016 |
    | Conditions or reasons | ………… |

    | For | Name and position | Signature |
    | --- | --- | --- |
    | ………… | The chair | ………… |
    [stderr]
    8 blanks are left; to see them, add --check
    [exit 0]
    ");
}

#[test]
fn check_lists_the_blanks_with_what_to_type() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["document", "fiche", "both", "--check"]), @"
    Blank                           To fill it in
    ────────────────────────────────────────────────────────────────────────
    both phase                      mieux set both phase=…
    both participating_countries    mieux set both participating_countries=…
    both areas                      mieux set both areas=…
    both fiche.reference            mieux set both fiche.reference=…
    both fiche.date                 mieux set both fiche.date=…
    both request.received           mieux set both request.received=…
    both request.channel            mieux set both request.channel=…
    both request.addressee          mieux set both request.addressee=…
    both request.answered           mieux set both request.answered=…
    both fact_sheet.context         mieux set both fact_sheet.context.en=…
    both objective                  mieux set both objective.en=…
    both-a02 period                 mieux set both-a02 start=… end=…
    both-a02 places                 mieux edit both-a02
    profile                         profile=…
    languages                       languages=…
    days                            days=…
    both results                    mieux edit both
    both good_practices             mieux set both good_practices=…
    both complementary_initiatives  mieux edit both
    both approval.body              mieux set both approval.body.en=…
    both approval.decision          mieux set both approval.decision=…
    both approval.date              mieux set both approval.date=…
    both approval.note              mieux set both approval.note.en=…
    signature                       signature=…
    [exit 1]
    ");
    assert_snapshot!(registry.run(["document", "terms-of-reference", "both-a01", "--check"]), @"
    Blank           To fill it in
    ─────────────────────────────────────────────
    both objective  mieux set both objective.en=…
    tasks           tasks=…
    both areas      mieux set both areas=…
    experience      experience=…
    languages       languages=…
    experts_wanted  experts_wanted=…
    expert_days     expert_days=…
    apply_to        apply_to=…
    deadline        deadline=…
    [exit 1]
    ");
    assert_snapshot!(registry.run(["document", "expression-of-interest", "--check"]).lines().last().unwrap(), @"[exit 0]");
}

#[test]
fn a_mistake_says_what_to_type() {
    let registry = TestRegistry::programme();
    let said = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        registry.run(words)
    };
    assert_snapshot!(said("document fich both"), @"
    [stderr]
    error: there is no paper `fich`; did you mean `fiche`?
    [exit 2]
    ");
    assert_snapshot!(said("document xyz"), @"
    [stderr]
    error: there is no paper `xyz`; write `expression-of-interest`, `request-letter`, `fiche`, `decision`, `terms-of-reference`, `invitation`, `agenda`, `report`, `fact-sheet`, `profile` or `annual-report`
    [exit 2]
    ");
    assert_snapshot!(said("document fiche"), @"
    [stderr]
    error: `fiche` is about an action; name one: `mieux document fiche peru-iii`
    [exit 2]
    ");
    assert_snapshot!(said("document fiche both-a01"), @"
    [stderr]
    error: `both-a01` is the id of an activity, not of an action
    [exit 2]
    ");
    assert_snapshot!(said("document fiche nowhere"), @"
    [stderr]
    error: there is no action `nowhere`; find the id with `mieux list actions`
    [exit 2]
    ");
    assert_snapshot!(said("document profile nowhere"), @"
    [stderr]
    error: `profile` is about a region, a country, a theme or a partner, and `nowhere` is none of them; to see these, run `mieux list regions`, `mieux list countries`, `mieux list themes` or `mieux list partners`
    [exit 2]
    ");
    assert_snapshot!(said("document annual-report 2017-05"), @"
    [stderr]
    error: `annual-report` is about a year, and `2017-05` is not one; write four digits, such as 2017
    [exit 2]
    ");
    assert_snapshot!(said("document invitation both-a01"), @"
    [stderr]
    error: several experts are deployed in `both-a01`; add one of them: `exp-0001` or `exp-0002`
    [exit 2]
    ");
    assert_snapshot!(said("document invitation both-a02"), @"
    [stderr]
    error: no expert is deployed in `both-a02`; add one with `mieux edit both-a02`
    [exit 2]
    ");
    assert_snapshot!(said("document expression-of-interest PE"), @"
    [stderr]
    error: `expression-of-interest` is about no record; leave `PE` out
    [exit 2]
    ");
    assert_snapshot!(said("document decision both signatry=me"), @"
    [stderr]
    error: `decision` has no place for `signatry`; did you mean `signatory`?
    [exit 2]
    ");
    assert_snapshot!(said("document fact-sheet both x=me"), @"
    [stderr]
    error: `fact-sheet` has no place for `x`; leave it out
    [exit 2]
    ");
    assert_snapshot!(said("document profile --all"), @"
    [stderr]
    error: `profile` is not about records of one kind; leave --all out
    [exit 2]
    ");
    assert_snapshot!(said("document fiche --all"), @"
    [stderr]
    error: there are 3 papers to write; choose a folder with -o
    [exit 2]
    ");
    assert_snapshot!(said("document fiche both -o fiche.odt"), @"
    [stderr]
    error: the name `fiche.odt` does not say which format is meant; end it with `.md`, `.html` or `.docx`, or add --format
    [exit 2]
    ");
    assert_snapshot!(said("document fiche both --reference x.docx"), @"
    [stderr]
    error: --reference is for a Word document; end the name after -o with .docx
    [exit 2]
    ");
}

#[test]
fn the_context_is_the_record_with_all_that_it_points_to() {
    let registry = TestRegistry::programme();
    let context = registry.json(["document", "agenda", "both-a01", "--context", "--lang", "es"]);
    let activity = &context["activity"];
    assert_eq!(activity["start"]["text"], "marzo de 2017");
    assert_eq!(activity["title"]["lang"], "en");
    assert_eq!(activity["places"][0]["country"]["text"], "Perú");
    assert_eq!(activity["action"]["partners"][0]["partner"]["id"], "pe-interior");
    assert!(activity["participants"]["women"].is_null());
    // What the programme holds on a person is in no paper.
    let expert = &activity["experts"][0]["expert"];
    assert_eq!(expert["id"], "exp-0001");
    assert!(expert.get("consent").is_none() && expert.get("roster").is_none());
}

#[test]
fn a_paper_for_everybody_speaks_of_no_expert() {
    let registry = TestRegistry::programme();
    let context = registry.json(["document", "fact-sheet", "both", "--context"]);
    assert!(!context.to_string().contains("exp-0"), "{context}");
}
