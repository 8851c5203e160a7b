//! Words in two languages that say the same: the parts are put together at random.

use super::random::Random;

type Pair = (&'static str, &'static str);

const WHO: [Pair; 8] = [
    ("The Ministry", "El Ministerio"),
    ("The border service", "El servicio de fronteras"),
    ("The statistical office", "La oficina de estadística"),
    ("The team of experts", "El equipo de expertos"),
    ("The interinstitutional commission", "La comisión interinstitucional"),
    ("The municipality", "El municipio"),
    ("The working group", "El grupo de trabajo"),
    ("The directorate", "La dirección"),
];

const DID: [Pair; 8] = [
    ("reviewed", "revisó"),
    ("drafted", "redactó"),
    ("adopted", "aprobó"),
    ("tested", "puso a prueba"),
    ("discussed", "debatió"),
    ("presented", "presentó"),
    ("brought up to date", "actualizó"),
    ("set out to improve", "se propuso mejorar"),
];

const WHAT: [Pair; 8] = [
    ("the procedures for identifying victims", "los procedimientos de identificación de víctimas"),
    ("a national policy on labour migration", "una política nacional de migración laboral"),
    ("the training of officials at the border", "la formación del personal de las fronteras"),
    ("the exchange of data between institutions", "el intercambio de datos entre instituciones"),
    ("a manual on the rights of migrants", "un manual sobre los derechos de los migrantes"),
    ("the plan for working with the diaspora", "el plan de trabajo con la diáspora"),
    ("the rules on asylum and protection", "las normas sobre asilo y protección"),
    ("the services for people who return", "los servicios para quienes regresan"),
];

const HOW: [Pair; 8] = [
    ("with the authorities of two neighbours", "con las autoridades de dos países vecinos"),
    ("together with civil society", "junto con la sociedad civil"),
    ("after a mission to three provinces", "tras una misión a tres provincias"),
    ("on the basis of interviews and a survey", "a partir de entrevistas y una encuesta"),
    ("in several rounds of consultation", "en varias rondas de consultas"),
    ("with practitioners of the European Union", "con profesionales de la Unión Europea"),
    ("before the next phase began", "antes de que empezara la fase siguiente"),
    ("though the time was short", "aunque el plazo era corto"),
];

/// So many sentences, in English and in Spanish.
pub(crate) fn sentences(random: &mut Random, count: usize) -> (String, String) {
    let (mut en, mut es) = (Vec::new(), Vec::new());
    for _ in 0..count {
        let parts = [random.pick(&WHO), random.pick(&DID), random.pick(&WHAT), random.pick(&HOW)];
        en.push(format!("{}.", parts.map(|part| part.0).join(" ")));
        es.push(format!("{}.", parts.map(|part| part.1).join(" ")));
    }
    (en.join(" "), es.join(" "))
}

/// As many sentences, each in English and in Spanish, of which no two are the same.
pub(crate) fn different(random: &mut Random, count: usize) -> Vec<(String, String)> {
    let mut all = Vec::new();
    while all.len() < count {
        let one = sentences(random, 1);
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// What something is about, to follow a name or a number.
pub(super) fn subject(random: &mut Random) -> Pair {
    *random.pick(&WHAT)
}

/// What an expert does.
pub(super) fn role(random: &mut Random) -> Pair {
    const ROLES: [Pair; 4] = [
        ("Lead trainer", "Formación principal"),
        ("Author of the draft", "Redacción del borrador"),
        ("Moderator", "Moderación"),
        ("Adviser", "Asesoría"),
    ];
    *random.pick(&ROLES)
}

/// A town that is on no map.
pub(super) fn town(random: &mut Random) -> String {
    const BEGINNINGS: [&str; 8] = ["San", "Nova", "Kara", "Bel", "Monte", "Alta", "Puerto", "Dol"];
    const ENDS: [&str; 8] = ["vale", "mira", "dón", "stad", "rica", "pol", "grande", "más"];
    format!("{}{}", random.word(&BEGINNINGS), random.word(&ENDS))
}
