//! Passwords of letters alone: one word, or several with blanks between them, where the words around them leave no other
//! reading. What sentences say in that place in the languages people write is known, and is no password.

use std::sync::LazyLock;

use super::link::Link;
use super::{given, judge, words};
use crate::detect::lookup::Set;

/// What is said where a password would stand, besides what [`words`] knows: where to get one, what it must be, what was done
/// to it, and the small words of sentences.
static SAID: LazyLock<Set> = LazyLock::new(|| Set::new(SAID_WORDS));
const SAID_WORDS: &str = " \
    pflichtfeld pflichtangabe expire contraseña contrasena senha passwort kennwort passe wachtwoord hasło lösenord \
    adgangskode kodeord passord salasana heslo jelszó parola şifre пароль пароля logindaten zugangsdaten idea clue \
    moment second minute wait hang chwila chwilę sekunda sekundę momencik momento momentito attends attendez \
    patiente espera espere aspetta aspetti wacht vänta vent hetkinen počkej várj așteaptă bekle подожди секунду щас \
    zaraz spytaj zapytaj understood perfect brilliant seriously absolutely certainly gracias entendido perfecto \
    perfetto capito parfait compris natürlich verstanden selbstverständlich begrepen begrijp hebt zojuist jouw \
    ander andere manier te alle einen einem einer eines keinen welche welcher frisch wert anfrage wunsch basis \
    jotain muuta kuin uusi safer regain null make continue proceed sms phone separately chat keeper bitwarden \
    keepass lastpass keychain helpdesk ticket attached usual like say says ask call contact check click try request \
    forgot please want wants way kind part must-have nope yep yeah sure sorry hello hi hey thanks thank cheers \
    whoops dunno idk maybe perhaps likely obvious easy guess guesses remember recovery manager managers screen page \
    sheet slip note notes letter envelope paper wiki confluence slack teams outlook gmail google facebook apple \
    microsoft github gitlab whatsapp signal telegram zoom office windows linux excel chrome firefox safari edge \
    android iphone people person someone else anybody anyone everybody nobody somebody expires login logins signin \
    signup sign logon logoff access accessible internet network server browser website site web online offline \
    automatic automatically manual manually works working work fails failing failed fail happens going goes gone \
    get gets got getting give gives gave went go come comes came see sees saw seen look looks tell tells told sent \
    send sends keep keeps kept makes made take takes took put puts need needs know knows let lets think thinks use \
    uses using und oder aber nur noch nicht kein keine mehr schon sehr leider wieder gleich immer wie wenn weil \
    dass ob auch zu zum zur von vom für mit ohne bei beim aus nach über unter vor im am an auf in ist sind war wird \
    werden wurde worden haben hat habe bin kann können muss müssen soll sollte darf bitte danke siehe unten oben \
    hier dort dann jetzt heute morgen gestern gesetzt geändert vergessen abgelaufen falsch richtig unbekannt \
    bekannt separat extra gesondert folgt kommt per post brief mail anruf telefon selbst selber eigenes neues altes \
    zuletzt üblich übliche bekannte gleiche selbe derselbe dasselbe erforderlich nötig notwendig optional gültig \
    ungültig leer manuell automatisch zurück fragen frag erfragen anfordern ändern setzen eingeben vergeben merken \
    löschen generieren erzeugen benutzer kunde konto zugang drucker rechner et ou mais pas plus moins encore déjà \
    très aussi toujours jamais trop bien mal pour avec sans chez dans sur sous par de du des que qui quoi dont où \
    est sont était sera été avoir ont avez suis peut peuvent doit devez faut merci svp voir ci-dessous dessous \
    dessus ici là alors maintenant demain changé modifié oublié expiré faux correct inconnu connu séparément suit \
    courrier appel téléphone habituel même identique requis nécessaire obligatoire facultatif valide invalide vide \
    demander demande demandez changer modifier saisir choisir générer utilisateur client compte accès y o pero no \
    más menos todavía ya muy también siempre nunca demasiado para con sin en sobre bajo por del quien cual donde es \
    son era será sido haber han ha soy puede pueden debe deben hay favor ver abajo arriba aquí allí entonces ahora \
    mañana ayer hoy cambiado cambiada olvidada caducada incorrecta correcta desconocida aparte correo llamada \
    teléfono habitual misma mismo requerida necesaria obligatoria opcional válida inválida vacía preguntar pregunta \
    pide cambiar poner elegir generar usuario cliente cuenta acceso luego e ma non più meno ancora già molto anche \
    sempre mai troppo bene male senza nel nella sul su sotto da di della che chi cui dove è sono sarà stato stata \
    avere hanno può possono deve devono bisogna grazie prego vedi sopra lì allora adesso ora domani ieri oggi \
    cambiata modificata dimenticata scaduta sbagliata corretta sconosciuta parte posta chiamata telefono solita \
    stessa stesso richiesta necessaria obbligatoria facoltativa valida vuota chiedi chiedere cambiare inserire \
    scegliere generare utente conto accesso mas não ainda já muito também demais bem com sem em na sob do quem qual \
    onde são ter têm tem pode podem devem obrigado obrigada veja abaixo acima aqui ali então agora amanhã ontem \
    hoje alterada esquecida expirada errada correta desconhecida separado correio telefone mesma mesmo exigida \
    necessária obrigatória vazia pergunte perguntar mudar escolher gerar usuário of maar niet geen meer minder nog \
    al heel erg ook altijd nooit goed slecht voor met zonder bij op onder door van dat die wat waar is zijn was \
    wordt geweest hebben heeft kan kunnen moet moeten bedankt alsjeblieft zie boven daar dan nu gisteren vandaag \
    gewijzigd vergeten verlopen fout juist onbekend apart telefoon gewone zelfde hetzelfde vereist nodig verplicht \
    optioneel geldig ongeldig leeg vragen vraag wijzigen kiezen gebruiker i lub ale nie więcej mniej jeszcze już \
    bardzo też zawsze nigdy za dla z bez przy pod przez od że kto co gdzie jest są było będzie mieć może mogą musi \
    muszą trzeba dziękuję proszę patrz poniżej powyżej tutaj tam teraz jutro wczoraj zmienione zmienić wygasło \
    błędne poprawne nieznane osobno pocztą telefonicznie takie samo wymagane potrzebne opcjonalne och eller men \
    inte mer mindre ännu redan mycket också alltid aldrig för med utan hos på under av att som vem vad var är blir \
    blev varit har måste ska tack snälla se nedan ovan här där då idag imorgon ändrat glömt fel rätt okänt krävs \
    nödvändigt valfritt giltigt ogiltigt tomt fråga samma vanliga og ikke mere endnu allerede meget også altid \
    aldri til uden af at hvem hvad hvor bliver været have må skal tak venligst nedenfor ovenfor her der nå glemt \
    feil forkert riktig ukjent kreves nødvendig valgfri gyldig ugyldig spør spørg samme vanlige ja tai mutta ei ole \
    enää vielä jo hyvin myös aina koskaan kanssa ilman jos että joka mikä missä on ovat oli voi pitää täytyy kiitos \
    katso alla tässä nyt huomenna eilen tänään vaihdettu unohtunut väärä oikea tuntematon sama pakollinen \
    valinnainen tyhjä a nebo ne není více ještě už velmi také vždy nikdy pro s u v že kdo kde je jsou byl bylo bude \
    mít má může musí děkuji prosím viz níže výše tady teď zítra včera dnes změněno zapomenuté neplatné správné \
    neznámé stejné povinné volitelné prázdné és vagy nem több még már nagyon mindig soha vannak volt lesz kell \
    lehet köszönöm kérem lásd itt ott most holnap tegnap hibás helyes ismeretlen ugyanaz kötelező üres și sau dar \
    încă deja foarte mereu niciodată este sunt poate trebuie mulțumesc vedeți aici acolo acum mâine azi greșită \
    corectă aceeași ve veya ama değil daha çok henüz zaten hiç için ile olan olarak mı mi yok olabilir gerekli \
    lütfen teşekkürler burada orada şimdi yarın dün bugün yanlış doğru aynı zorunlu boş unuttum değişti и или но не \
    нет ни да уже еще ещё очень тоже всегда никогда для с без у в на под от из к по за что кто где как когда если \
    это был была было будет есть нужно надо можно нельзя должен спасибо пожалуйста см ниже выше здесь тут там \
    сейчас теперь завтра вчера сегодня изменен изменён сменили забыл забыла неверный неправильный правильный \
    неизвестен отдельно тот такой же самый обязателен пустой введите введи спроси спросите узнай пришлю скину \
    отправлю напишу прежний старый новый твой ваш мой свой его её их подходит подошел истек устарел сложный простой \
    надежный слабый і й або але ні так вже ще дуже теж завжди ніколи з під від що хто де як коли якщо це був була \
    було буде є треба можна дякую будь ласка нижче вище зараз вчора сьогодні змінено забув невірний правильний той \
    atau tapi tidak bukan sudah belum sangat juga selalu untuk dengan tanpa ke dari yang siapa apa mana adalah \
    harus bisa boleh terima kasih tolong lihat bawah atas sini sana sekarang besok kemarin salah benar kosong lupa \
    và hoặc nhưng không đã đang sẽ rất cũng luôn cho với của ở trên dưới từ ai gì đâu phải có thể cảm ơn vui lòng \
    xem đây sai đúng mới cũ trống quên khác hai ki ka aur nahi nahin bhi kya kaun kahan ";

/// Whether a value may be a password by itself or as plain words: as people choose them, or words of which none is said in
/// that place.
pub(in crate::detect) fn is_worded(value: &str) -> bool {
    match value.contains(' ') {
        true => is_phrase(value, 3) && !has_article(value),
        false => given::is_given(value) || judge::is_numbered(value) || is_word(value),
    }
}

/// Whether one word of letters may be a password: long enough, no word that describes one or says where it is.
pub(in crate::detect) fn is_word(value: &str) -> bool {
    let chars = value.chars().count();
    let lower = value.to_lowercase();
    let small = value.chars().skip(1).all(char::is_lowercase);
    (5..=24).contains(&chars)
        && (small || value.chars().all(char::is_uppercase) && chars > 7)
        && value.chars().all(char::is_alphabetic)
        && !is_cjk(value)
        && !is_said(&lower)
        && !words::describes(&lower)
        && !crate::detect::people::is_brand(value)
}

/// Whether words with blanks between them may be a passphrase: `least` and more, most of them words of their own, none of
/// them said of passwords.
pub(in crate::detect) fn is_phrase(value: &str, least: usize) -> bool {
    let parts: Vec<&str> = value.split(' ').collect();
    let plain = |part: &&str| {
        let letters = part
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
        letters
            && (1..=14).contains(&part.chars().count())
            && part.chars().skip(1).all(|c| !c.is_uppercase())
    };
    let full = parts.iter().filter(|part| part.chars().count() > 3).count();
    // `tin boats 42`; a number before words counts something, unless they are many.
    let number = |part: &&str| part.len() < 5 && part.bytes().all(|b| b.is_ascii_digit());
    let numbers = parts.iter().filter(|part| number(part)).count();
    let amid = numbers == 1 && !parts.last().is_some_and(number);
    (least..=8).contains(&parts.len())
        && full >= 2 + usize::from(amid)
        && numbers < 2
        && parts.iter().all(|part| plain(part) || number(part))
        && !is_cjk(value)
        && !parts.iter().any(|part| is_telling(&part.to_lowercase()))
}

/// Where a phrase of words that starts at `at` ends, with its sentence or its line: where a password of letters is told.
pub(super) fn phrase_end(bytes: &[u8], at: usize, link: Link) -> Option<usize> {
    /// Longest phrase, in bytes.
    const LONGEST: usize = 96;
    let window = bytes.get(at..bytes.len().min(at + LONGEST))?;
    let ends = |at: usize| match window.get(at..).unwrap_or_default() {
        [
            b'\n' | b'\r' | b',' | b';' | b'!' | b'?' | b'(' | b'"' | b'<',
            ..,
        ] => true,
        [b'.', rest @ ..] => rest.first().is_none_or(u8::is_ascii_whitespace),
        [b' ', b'-' | b'(', ..] | [b' ', 0xe2, 0x80, ..] | [0xe3 | 0xef, ..] => true,
        rest => rest.is_empty() && window.len() < LONGEST,
    };
    let length = (0..=window.len()).find(|at| ends(*at))?;
    let value = std::str::from_utf8(window.get(..length)?).ok()?.trim_end();
    // After `is` a sentence may go on, after a colon hardly.
    let fits = match link {
        Link::Assign => is_phrase(value, 3),
        _ => is_phrase(value, 3 + usize::from(!value.is_ascii())) && !has_article(value),
    };
    fits.then_some(at + value.len())
}

/// Whether an article stands among words: a sentence goes on so.
fn has_article(value: &str) -> bool {
    static ARTICLES: LazyLock<Set> = LazyLock::new(|| Set::new(ARTICLE_WORDS));
    const ARTICLE_WORDS: &str = " the a an der die das dem den des ein eine einen einem eines einer le la les un une el los \
        las unos una il lo gli uno um uma os as het een de ett den det en et egy az ";
    value.split(' ').any(|word| ARTICLES.holds(word.as_bytes()))
}

/// Whether a word of a phrase tells what a password is like: a number of things, a colour or whose it is does not.
fn is_telling(lower: &str) -> bool {
    const PLAIN: [&str; 36] = [
        "my", "mein", "meine", "mon", "ma", "mi", "mia", "mio", "meu", "minha", "mijn", "moja",
        "mój", "min", "mitt", "moj", "můj", "моя", "мой", "one", "two", "three", "four", "no",
        "our", "her", "his", "red", "long", "short", "good", "bad", "again", "never", "always",
        "open",
    ];
    !PLAIN.contains(&lower) && (is_said(lower) || lower.len() > 5 && words::describes(lower))
}

/// Whether a word in lower case is said of passwords, or holds a sentence together.
pub(super) fn is_said(lower: &str) -> bool {
    words::is_stop(lower) || SAID.holds(lower.as_bytes()) || words::is_function(lower.as_bytes())
}

/// Whether letters of a script without blanks stand in a value.
fn is_cjk(value: &str) -> bool {
    value
        .chars()
        .any(|c| (0x3000..0xfb00).contains(&(c as u32)) || ('\u{e00}'..'\u{e80}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::is_worded;

    #[test]
    fn words_that_nobody_says_of_passwords_are_passwords() {
        for value in [
            "bluebird",
            "Manchester",
            "dragonfly",
            "Regenbogen",
            "радуга",
            "purple monkey dishwasher",
            "my dog eats socks",
            "mein Hund frisst Socken",
            "три маленькие синие лодки",
            "three tin boats 42",
            "17 biscuit shadow Chelsea",
            "appeltaart 10 oranje feyenoord",
            "hunter77",
            "Rainbow1",
        ] {
            assert!(is_worded(value), "{value}");
        }
        for value in [
            "required",
            "unten",
            "separately",
            "забыл",
            "stored in the vault",
            "the same as before",
            "ask me for it",
            "siehe Zettel am Drucker",
            "wie immer",
            "AES",
            "encrypted",
            "case sensitive",
            "パスワード",
            "Google",
            "sent by mail",
            "expires after ninety days",
            "password manager",
        ] {
            assert!(!is_worded(value), "{value}");
        }
    }
}
