//! Words that are no passwords: what sentences say of passwords, types, fields, algorithms.

use std::sync::LazyLock;

pub(super) use crate::detect::lookup::Set;

/// What sentences, types and labels put where a value would stand.
const STOPS: &str = "required optional missing invalid incorrect wrong expired valid correct empty blank null none nil unset \
    undefined hidden masked encrypted hashed salted stored saved sent shared set reset changed change updated update rotated \
    leaked exposed compromised secure insecure strong weak short long mandatory needed necessary unknown known unique same \
    different case sensitive insensitive protected plain plaintext cleartext text string str boolean bool integer int number \
    float bytes object array list dict map any optional value values input output data field fields param params parameter \
    parameters argument arguments arg args option options flag flags switch variable variables const constant type types \
    class struct enum interface function method module file files path config configuration setting settings default \
    password passwords passwd passcode passphrase pass pwd passwort kennwort secret secrets token tokens key keys credential \
    credentials login logout username user users userid name email mail account accounts admin administrator root guest test \
    testing tests true false yes no on off self this that these those here there what which who when where why how not never \
    always also only just still already again too very now then later soon today nowadays tomorrow anyway anyways somehow elsewhere everywhere nowhere anywhere something anything nothing everything \
    everyone someone the a an and or but nor for from into onto with without within of to in at by as is are was were be been \
    being do does did done has have had having can could may might must shall should will would if unless until while because \
    since so such it its they them their we our us you your he him his she her my mine me i one two three four both each every \
    all some more most less least few many much other another own first last next previous new old current temporary initial \
    good bad better best fine okay ok ready done easy hard simple complex complicated difficult long longer shorter short \
    enough available unavailable accepted rejected denied allowed forbidden disabled enabled provided supplied given entered \
    typed generated created deleted removed replaced verified checked validated compared matched used unused reused blank \
    about after before between during through over under above below up down out off again further once managed handled \
    kept written printed logged displayed shown visible found returned passed asked prompted requested read loaded fetched \
    retrieved specified defined declared assigned included excluded ignored skipped forgotten lost stolen hacked guessed \
    cracked broken bcrypt scrypt argon md5 sha sha1 sha256 sha512 base64 utf8 utf aes rsa hmac jwt oauth oauth2 ssl tls ssh \
    ldap saml sso mfa otp totp http https json yaml xml html ascii hex varchar char datetime date nullable redacted removed \
    placeholder example sample demo dummy fake mock todo fixme tbd xxx foo bar baz qux foobar lorem ipsum something whatever \
    env environ environment process request response body query result results row rows col column index item items node \
    buffer stream reader writer client server service handler manager provider store storage session cookie cookies header \
    headers form page screen button label hint title message error errors exception warning info debug trace log logs \
    policy policies rule rules length size count min max minimum maximum limit expiry characters letters digits symbols \
    confirm confirmation confirmed verify verification recovery forgot forgotten forget remember show hide toggle submit save \
    cancel close open enter type repeat retype create add edit delete remove copy paste click press choose select \
    validator validate validation hash hasher hashing encode encoder encoder decode encrypt decrypt encryption cipher salt \
    pepper nonce digest signature checksum obligatorio obligatoria requerida requerido incorrecta incorrecto incorrecte \
    requis obligatoire invalide falsch richtig leer ungültig gültig abgelaufen erforderlich notwendig geändert gesetzt \
    verschlüsselt gespeichert sicher unsicher zu kurz lang nicht kein keine nie noch vergessen non niet geen nie jest vereist \
    ongeldig verplicht errata sbagliata obbligatoria scaduta richiesta wymagane nieprawidłowe inválida obrigatória errada \
    opcional facoltativa facultatif optionnel opcjonalne nueva nuevo nouvelle nouveau nuova nuovo nova novo nieuwe nowe actual \
    actuel attuale atual huidig obecne olvidada oublié dimenticata esquecida siehe voir vedi zie texto texte testo tekst cadena chaîne \
    undef unsigned signed static final public private readonly void return await async let var def fn func print \
    instead based related safe safely securely properly correctly anymore literally basically really probably definitely \
    prompt prompts stdin interactive impossible possible important critical essential irrelevant obvious common popular vulnerable spoken sung \
    whispered personal pessoal pessoais personnel personnelle personale persoonlijk persönlich osobiste intransferible";

/// Words that hold sentences together: four words in a row without one are no sentence.
const FUNCTIONS: &str = "the a an and or but nor for from into onto with without within of to in at by as is are was were be \
    been being do does did has have had can could may might must shall should will would if unless until while because since \
    so such it its they them their we our us you your he him his she her my me i not no never only just also too very then \
    than that this these those there here what which who when where why how all any some more most each every other please \
    required invalid incorrect expired missing characters letters least between contains contain valid";

static STOP_SET: LazyLock<Set> = LazyLock::new(|| Set::new(STOPS));
static FUNCTION_SET: LazyLock<Set> = LazyLock::new(|| Set::new(FUNCTIONS));

/// Passwords that many people have, and that are no words of another use (from what leaked lists have in common).
const WELL_KNOWN: &str = "letmein qwerty qwertz azerty qwerty123 qwertyuiop asdfgh asdfghjkl trustno1 iloveyou dragon123 monkey123 passw0rd \
    p@ssw0rd p@ssword pa$$w0rd pa$$word abc123 abcd1234 1q2w3e4r 1qaz2wsx zaq12wsx starwars superman batman toor hunter2 welcome1 \
    welcome123 admin123 admin1234 root123 sunshine1 princess1 football1 baseball1 qazwsx iloveyou1 changeme123 secret123 start123 \
    hallo123 sommer123 passwort1 passwort123 geheim123 schatz123 motdepasse1 azerty123 bonjour1 soleil123 contraseña1 hola1234 ciao123 \
    juventus1 benfica1 welkom01 welkom123 wachtwoord1 zima2023 haslo123 qwe123 p4ssw0rd test1234 pass1234 password1 password12";

static WELL_KNOWN_SET: LazyLock<Set> = LazyLock::new(|| Set::new(WELL_KNOWN));

/// Whether a value is a password that many people have.
pub(super) fn is_well_known(value: &str) -> bool {
    WELL_KNOWN_SET.has(value.as_bytes())
}

/// Whether a word, in any case, is said of passwords rather than being one.
pub(super) fn is_stop(word: &str) -> bool {
    word.len() <= 20 && STOP_SET.has(word.as_bytes())
}

/// Whether a word in lower case holds sentences together.
pub(super) fn is_function(word: &[u8]) -> bool {
    FUNCTION_SET.holds(word)
}

/// Endings of words that describe (`password is readable`): in English, and shared by its neighbours.
const ENDINGS: [&str; 14] = [
    "ed", "ing", "able", "ible", "ful", "less", "ive", "ory", "ent", "ous", "ly", "ated", "ized",
    "tion",
];

/// Whether a word in lower case describes rather than names.
pub(super) fn describes(word: &str) -> bool {
    // `dragonfly`, `butterfly`: no adverbs.
    let insect = || {
        ["onfly", "terfly", "refly"]
            .iter()
            .any(|end| word.ends_with(end))
    };
    word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending)) && !insect()
}

/// Endings of what other languages say of passwords (`abgelaufen`, `alterada`, `bloqué`, `verouderd`, `niepoprawne`).
const FOREIGN: [&str; 47] = [
    "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ato", "ata", "ati", "ate", "uto",
    "uta", "ito", "ita", "é", "ée", "és", "ées", "rio", "ria", "ente", "ivo", "iva", "ica", "ico",
    "eta", "eto", "lich", "ig", "isch", "bar", "los", "icht", "annt", "tzt", "ert", "lig", "erd",
    "ken", "oken", "zen", "men", "wne", "pen", "pne",
];

/// Whether a word in lower case describes in another language than English.
pub(super) fn describes_abroad(word: &str) -> bool {
    let slavic = ["ny", "ne", "na", "ty", "te", "ta", "ła", "ło", "ły"]
        .iter()
        .any(|ending| word.ends_with(ending));
    FOREIGN.iter().any(|ending| word.ends_with(ending))
        || (slavic && word.starts_with("nie"))
        || (slavic && word.chars().count() > 6)
}

/// Names of algorithms, formats and versions that mix letters and digits.
const MIXED: &str = "sha1 sha2 sha3 sha224 sha256 sha384 sha512 sha-1 sha-256 sha-512 md4 md5 aes128 aes192 aes256 aes-128 \
    aes-256 rsa1024 rsa2048 rsa4096 rsa-2048 base16 base32 base58 base64 base64url utf8 utf-8 utf16 utf-16 ipv4 ipv6 oauth1 \
    oauth2 oauth2.0 oauth-2.0 pbkdf2 argon2 chacha20 chacha20-poly1305 aes256-gcm sha3-256 argon2i argon2d argon2id bcrypt2 ed25519 x25519 curve25519 secp256k1 p-256 p256 hs256 rs256 \
    es256 hmac-sha256 hmac-sha1 crc32 http1 http2 http3 http/1.1 http/2 html5 css3 es5 es6 es2015 es2020 python2 python3 py3 \
    php5 php7 php8 k8s i18n l10n a11y s3 ec2 ec2-user mp3 mp4 h264 x509 x.509 win32 win64 x86 x64 x86_64 amd64 arm64 int8 int16 \
    int32 int64 uint8 uint16 uint32 uint64 float32 float64 pkcs1 pkcs8 pkcs11 pkcs12 pkcs#8 pkcs#12 p12 tls1.2 tls1.3 tlsv1.2 sslv3 v1 v2 v3 \
    log4j postgres14 mysql8 mysql2 sqlite3 boto3 urllib3 web3 neo4j auth0 u2f fido2 webauthn2 gpt4 gpt-4 gpt-4o 2fa mfa2 1password c# f# c++ g++ node.js";

static MIXED_SET: LazyLock<Set> = LazyLock::new(|| Set::new(MIXED));

/// Whether a value is the name of an algorithm, a format or a version.
pub(super) fn is_technical(value: &str) -> bool {
    let bytes = value.as_bytes();
    // The name of a key's file.
    let file = [&b"id_ed25519"[..], b"id_rsa", b"id_ecdsa", b"id_dsa"]
        .iter()
        .any(|known| {
            let head = bytes.get(..known.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(known))
        });
    value.len() <= 16 && MIXED_SET.holds(bytes) || file
}
