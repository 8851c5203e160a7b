//! Languages by their codes of ISO 639-1, with the names that people give them in English, Spanish and
//! French.

use super::fold::folded;

/// Every code with its names, the English one first, separated by commas.
const LANGUAGES: [(&str, &str); 183] = [
    ("aa", "Afar"),
    ("ab", "Abkhazian"),
    ("ae", "Avestan"),
    ("af", "Afrikaans"),
    ("ak", "Akan"),
    ("am", "Amharic,amárico,amharique"),
    ("an", "Aragonese"),
    ("ar", "Arabic,árabe,arabe"),
    ("as", "Assamese"),
    ("av", "Avaric"),
    ("ay", "Aymara,aimara"),
    ("az", "Azerbaijani"),
    ("ba", "Bashkir"),
    ("be", "Belarusian,bielorruso,biélorusse"),
    ("bg", "Bulgarian,búlgaro,bulgare"),
    ("bi", "Bislama"),
    ("bm", "Bambara"),
    ("bn", "Bengali,Bangla"),
    ("bo", "Tibetan"),
    ("br", "Breton"),
    ("bs", "Bosnian,bosnio,bosnien"),
    ("ca", "Catalan,catalán"),
    ("ce", "Chechen"),
    ("ch", "Chamorro"),
    ("co", "Corsican"),
    ("cr", "Cree"),
    ("cs", "Czech,checo,tchèque"),
    ("cu", "Church Slavic"),
    ("cv", "Chuvash"),
    ("cy", "Welsh"),
    ("da", "Danish,danés,danois"),
    ("de", "German,alemán,allemand,Deutsch"),
    ("dv", "Divehi"),
    ("dz", "Dzongkha"),
    ("ee", "Ewe"),
    ("el", "Greek,griego,grec"),
    ("en", "English,inglés,anglais"),
    ("eo", "Esperanto"),
    ("es", "Spanish,español,espagnol,castellano,Castilian"),
    ("et", "Estonian,estonio,estonien"),
    ("eu", "Basque,vasco,euskera"),
    ("fa", "Persian,Farsi,persa,persan"),
    ("ff", "Fulah,Fula,peul"),
    ("fi", "Finnish,finés,finnois"),
    ("fj", "Fijian"),
    ("fo", "Faroese"),
    ("fr", "French,francés,français"),
    ("fy", "Western Frisian"),
    ("ga", "Irish"),
    ("gd", "Gaelic"),
    ("gl", "Galician,gallego"),
    ("gn", "Guarani,guaraní"),
    ("gu", "Gujarati"),
    ("gv", "Manx"),
    ("ha", "Hausa"),
    ("he", "Hebrew,hebreo,hébreu"),
    ("hi", "Hindi"),
    ("ho", "Hiri Motu"),
    ("hr", "Croatian,croata,croate"),
    ("ht", "Haitian,Haitian Creole,criollo haitiano,créole haïtien"),
    ("hu", "Hungarian,húngaro,hongrois"),
    ("hy", "Armenian,armenio,arménien"),
    ("hz", "Herero"),
    ("ia", "Interlingua"),
    ("id", "Indonesian,indonesio,indonésien"),
    ("ie", "Interlingue"),
    ("ig", "Igbo"),
    ("ii", "Sichuan Yi"),
    ("ik", "Inupiaq"),
    ("io", "Ido"),
    ("is", "Icelandic"),
    ("it", "Italian,italiano,italien"),
    ("iu", "Inuktitut"),
    ("ja", "Japanese,japonés,japonais"),
    ("jv", "Javanese"),
    ("ka", "Georgian,georgiano,géorgien"),
    ("kg", "Kongo"),
    ("ki", "Kikuyu"),
    ("kj", "Kuanyama"),
    ("kk", "Kazakh,kazajo"),
    ("kl", "Kalaallisut"),
    ("km", "Khmer"),
    ("kn", "Kannada"),
    ("ko", "Korean,coreano,coréen"),
    ("kr", "Kanuri"),
    ("ks", "Kashmiri"),
    ("ku", "Kurdish,kurdo,kurde"),
    ("kv", "Komi"),
    ("kw", "Cornish"),
    ("ky", "Kyrgyz,Kirghiz"),
    ("la", "Latin"),
    ("lb", "Luxembourgish"),
    ("lg", "Ganda"),
    ("li", "Limburgish"),
    ("ln", "Lingala"),
    ("lo", "Lao"),
    ("lt", "Lithuanian,lituano,lituanien"),
    ("lu", "Luba-Katanga"),
    ("lv", "Latvian,letón,letton"),
    ("mg", "Malagasy"),
    ("mh", "Marshallese"),
    ("mi", "Maori"),
    ("mk", "Macedonian,macedonio,macédonien"),
    ("ml", "Malayalam"),
    ("mn", "Mongolian,mongol"),
    ("mr", "Marathi"),
    ("ms", "Malay,malayo,malais"),
    ("mt", "Maltese,maltés,maltais"),
    ("my", "Burmese"),
    ("na", "Nauru"),
    ("nb", "Norwegian Bokmål"),
    ("nd", "North Ndebele"),
    ("ne", "Nepali"),
    ("ng", "Ndonga"),
    ("nl", "Dutch,neerlandés,holandés,néerlandais,Flemish"),
    ("nn", "Norwegian Nynorsk"),
    ("no", "Norwegian,noruego,norvégien"),
    ("nr", "South Ndebele"),
    ("nv", "Navajo"),
    ("ny", "Chichewa,Nyanja"),
    ("oc", "Occitan"),
    ("oj", "Ojibwa"),
    ("om", "Oromo"),
    ("or", "Oriya"),
    ("os", "Ossetian"),
    ("pa", "Punjabi"),
    ("pi", "Pali"),
    ("pl", "Polish,polaco,polonais"),
    ("ps", "Pashto"),
    ("pt", "Portuguese,portugués,portugais"),
    ("qu", "Quechua"),
    ("rm", "Romansh"),
    ("rn", "Rundi,Kirundi"),
    ("ro", "Romanian,rumano,roumain,Moldovan"),
    ("ru", "Russian,ruso,russe"),
    ("rw", "Kinyarwanda"),
    ("sa", "Sanskrit"),
    ("sc", "Sardinian"),
    ("sd", "Sindhi"),
    ("se", "Northern Sami"),
    ("sg", "Sango"),
    ("si", "Sinhala"),
    ("sk", "Slovak,eslovaco,slovaque"),
    ("sl", "Slovenian,Slovene,esloveno,slovène"),
    ("sm", "Samoan"),
    ("sn", "Shona"),
    ("so", "Somali,somalí"),
    ("sq", "Albanian,albanés,albanais"),
    ("sr", "Serbian,serbio,serbe"),
    ("ss", "Swati"),
    ("st", "Southern Sotho"),
    ("su", "Sundanese"),
    ("sv", "Swedish,sueco,suédois"),
    ("sw", "Swahili,suajili"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("tg", "Tajik,tayiko"),
    ("th", "Thai,tailandés,thaï"),
    ("ti", "Tigrinya"),
    ("tk", "Turkmen"),
    ("tl", "Tagalog"),
    ("tn", "Tswana"),
    ("to", "Tonga"),
    ("tr", "Turkish,turco,turc"),
    ("ts", "Tsonga"),
    ("tt", "Tatar"),
    ("tw", "Twi"),
    ("ty", "Tahitian"),
    ("ug", "Uighur"),
    ("uk", "Ukrainian,ucraniano,ukrainien"),
    ("ur", "Urdu"),
    ("uz", "Uzbek,uzbeko,ouzbek"),
    ("ve", "Venda"),
    ("vi", "Vietnamese,vietnamita,vietnamien"),
    ("vo", "Volapük"),
    ("wa", "Walloon"),
    ("wo", "Wolof"),
    ("xh", "Xhosa"),
    ("yi", "Yiddish"),
    ("yo", "Yoruba"),
    ("za", "Zhuang"),
    ("zh", "Chinese,chino,chinois,Mandarin"),
    ("zu", "Zulu"),
];

/// What people write who mean another code: the country of a language, or three letters.
const MISTAKEN: [(&str, &str); 30] = [
    ("al", "sq"),
    ("ara", "ar"),
    ("at", "de"),
    ("au", "en"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("deu", "de"),
    ("dk", "da"),
    ("eng", "en"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("gb", "en"),
    ("ger", "de"),
    ("gr", "el"),
    ("il", "he"),
    ("ir", "fa"),
    ("ita", "it"),
    ("jp", "ja"),
    ("md", "ro"),
    ("mx", "es"),
    ("nld", "nl"),
    ("por", "pt"),
    ("rs", "sr"),
    ("rus", "ru"),
    ("sp", "es"),
    ("spa", "es"),
    ("ua", "uk"),
    ("us", "en"),
    ("vn", "vi"),
    ("xk", "sq"),
];

/// Whether a language has this code.
#[must_use]
pub(crate) fn is_language(code: &str) -> bool {
    LANGUAGES.binary_search_by_key(&code, |(known, _)| *known).is_ok()
}

/// The code of the language that somebody means: by its code in any case, its name in English, Spanish or
/// French, or a code that people take for it.
#[must_use]
pub(crate) fn language_code(name: &str) -> Option<&'static str> {
    let mistaken = || {
        let name = folded(name);
        MISTAKEN.iter().find(|(mistaken, _)| *mistaken == name)
    };
    language_called(name).or_else(|| mistaken().map(|(_, code)| *code))
}

/// The code of the language that has this code, in any case, or this name in English, Spanish or French.
#[must_use]
pub(crate) fn language_called(name: &str) -> Option<&'static str> {
    let name = folded(name);
    let mut called = language_names()
        .filter(|(code, names)| *code == name || names.clone().any(|one| folded(one) == name));
    called.next().map(|(code, _)| code)
}

/// Every code with its names, the English one first.
pub(crate) fn language_names()
-> impl Iterator<Item = (&'static str, std::str::Split<'static, char>)> {
    LANGUAGES.iter().map(|(code, names)| (*code, names.split(',')))
}

/// The English name of a language.
#[must_use]
pub(crate) fn language_name(code: &str) -> Option<&'static str> {
    let (_, names) = LANGUAGES.iter().find(|(known, _)| *known == code)?;
    names.split(',').next()
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, MISTAKEN, is_language, language_called, language_code, language_name};

    #[test]
    fn a_language_is_known_by_its_code_and_its_names() {
        assert!(LANGUAGES.is_sorted() && is_language("es") && !is_language("sp"));
        assert!(MISTAKEN.iter().all(|(wrong, code)| !is_language(wrong) && is_language(code)));
        for name in ["Spanish", "español", "ESPAGNOL", "es", "ES", "sp", "spa"] {
            assert_eq!(language_code(name), Some("es"), "{name}");
        }
        assert_eq!(language_code("Klingon"), None);
        assert_eq!((language_called("SW"), language_called("suajili")), (Some("sw"), Some("sw")));
        assert_eq!(language_called("sp"), None);
        assert_eq!(language_name("es"), Some("Spanish"));
    }
}
