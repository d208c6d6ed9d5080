//! Addresses of mail that stand for anybody's in documents, forms and code.

use std::sync::LazyLock;

use super::super::lookup::Set;

/// Names that stand for anybody's in forms and code: a role there is a stand-in, too.
const ANYBODYS: [&str; 44] = [
    "empresa.com",
    "empresa.com.br",
    "empresa.pt",
    "empresa.es",
    "suaempresa.com.br",
    "tuempresa.com",
    "miempresa.com",
    "exemplo.com",
    "exemplo.com.br",
    "exemplo.pt",
    "ejemplo.com",
    "ejemplo.es",
    "exemple.com",
    "exemple.fr",
    "esempio.com",
    "esempio.it",
    "beispiel.de",
    "muster.de",
    "musterfirma.de",
    "voorbeeld.nl",
    "przyklad.pl",
    "dominio.com",
    "dominio.com.br",
    "dominio.es",
    "dominio.it",
    "domaine.fr",
    "domein.nl",
    "domena.pl",
    "entreprise.fr",
    "votreentreprise.fr",
    "azienda.it",
    "bedrijf.nl",
    "firma.de",
    "company.com",
    "yourcompany.com",
    "your-company.com",
    "mycompany.com",
    "domain.com",
    "yourdomain.com",
    "your-domain.com",
    "mydomain.com",
    "domain.tld",
    "email.com",
    "corp.example",
];

/// Local parts that say how addresses are made, wherever they are: nobody's.
const PATTERNS: [&str; 14] = [
    "firstname.lastname",
    "first.last",
    "first_last",
    "vorname.nachname",
    "prenom.nom",
    "prénom.nom",
    "nome.cognome",
    "nome.sobrenome",
    "nombre.apellido",
    "voornaam.achternaam",
    "imie.nazwisko",
    "your.name",
    "seu.nome",
    "tu.nombre",
];

/// Local parts of stand-ins: roles, fields, and those who have no other name.
static STAND_INS: LazyLock<Set> = LazyLock::new(|| Set::new(STAND_IN_WORDS));
const STAND_IN_WORDS: &str = " user users username usuario benutzer utilisateur name yourname your youremail you me my mine email mail e-mail \
    address admin administrator root info contact kontakt contacto support sales team dev ops test tests tester testing \
    testuser demo foo bar baz foobar qux hello hi someone somebody anyone nobody person people customer client account \
    accounts example sample noreply no-reply reply donotreply api bot ci webmaster postmaster hostmaster abuse security \
    office billing invoice invoices orders jobs hr press marketing news newsletter service help helpdesk desk it staff \
    owner author maintainer developer recipient sender from to cc bcc first last firstname lastname first.last \
    firstname.lastname first_last your.name your.email your_name your-email user.name my.name my.email student teacher exemple ejemplo beispiel esempio exemplo voorbeeld przyklad presse prensa stampa imprensa pers redaktion redaction newsroom \
    manager employee member guest visitor buyer seller partner reporter editor jane.doe john.doe jane_doe john_doe \
    janedoe johndoe jdoe jane john joe alice bob carol dave eve mallory trent x y z a b c d id login service-account alerts \
    alert monitor monitoring notifications notify events feedback inbox group list lists all everyone company org \
    nome seunome seu.nome seu-nome seuemail seu.email nome.sobrenome nombre tunombre tu.nombre tucorreo correo nombre.apellido \
    nom prenom prénom prenom.nom nom.prenom votre.nom votrenom votre.email vorname nachname vorname.nachname ihr.name ihrname \
    nome.cognome cognome tuonome tuo.nome voornaam achternaam voornaam.achternaam jouwnaam uwnaam naam imie imię nazwisko \
    imie.nazwisko twojemail twoj.email contato contatto acme bounce bounces unsubscribe backup deploy git build release legal privacy finance payments max.mustermann erika.mustermann ";

/// Whether a local part at a name of documentation is one of a person: no stand-in, and none with a number.
pub(super) fn stands_for_a_person(local: &str) -> bool {
    let lower = local.to_ascii_lowercase();
    let stem = lower.trim_end_matches(|c: char| c.is_ascii_digit());
    let role = |part: &str| STAND_INS.holds(part.as_bytes());
    let parts = || {
        stem.split(['.', '_', '-', '+'])
            .filter(|part| !part.is_empty())
    };
    stem.len() > 3
        && !role(stem)
        && parts().all(|part| part.bytes().all(|b| b.is_ascii_alphabetic() || !b.is_ascii()))
        // `test.user`, `support-team`: roles throughout.
        && !parts().all(role)
        && !parts().any(|part| matches!(part, "test" | "user" | "example" | "your" | "admin" | "noreply" | "demo"))
}

/// Whether an address (its name in small letters) is nobody's: a role at a name that stands for any, or how addresses are
/// made.
pub(super) fn is_anybodys(local: &str, name: &str) -> bool {
    let local = local.to_ascii_lowercase();
    PATTERNS.contains(&local.as_str())
        || ANYBODYS.contains(&name) && STAND_INS.holds(local.as_bytes())
}
