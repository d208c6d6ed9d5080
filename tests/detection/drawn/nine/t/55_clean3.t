@@@ clean de c
# Datenbankzugang Produktion: wird beim Start aus dem Tresor gelesen
benutzer = ~{user}
kennwort = ${KENNWORT}
rechner  = ~{host}
@@@ clean de c
Benutzer;Kennwort;Rolle;Bemerkung
~{user};;Leser;meldet sich per Karte an
~{user_2};;Verwaltung;gesperrt bis ~{dde}
gast;;Gast;kein Kennwort
@@@ clean de c
passwort = getpass("Passwort: ")
mandant = ~{n3}
verbinde(server="~{host}", nutzer="~{user}", passwort=passwort)
@@@ clean de c
~{dde} ~{tms} FEHLER Anmeldung fehlgeschlagen: Benutzer=~{user} Passwort=*** Grund=LOGON_FAILURE
~{dde} ~{tms} INFO  Verbindung getrennt
@@@ clean de c
def passwort_pruefen(passwort: str) -> bool:
    """Mindestens ~{8|10|12|14} Zeichen, eine Ziffer, ein Großbuchstabe."""
    return len(passwort) >= ~{8|10|12|14} and any(z.isdigit() for z in passwort)
@@@ clean de
Zugänge Stand ~{dde}

Router
Aufkleber

Synology
Anmeldung per App

Kameras
(noch nicht eingebaut)

Elster-Zertifikat
läuft ab ~{dde_2}
@@@ clean fr c
; configuration de l'imprimante
[smtp]
utilisateur=~{user}
mot_de_passe=
serveur=~{host}
port=~{n3}
@@@ clean fr c
$motDePasse = getenv("DB_MDP");
$connexion = mysqli_connect("localhost", "~{user}", $motDePasse, "~{db}");
@@@ clean fr c
J'ai lancé ceci et j'obtiens « accès refusé » :

net use X: \\~{shost}\commun * /user:~{firm}\~{user}

Pourtant depuis l'autre poste ça passe. Erreur ~{n4}.
@@@ clean fr
Accès au ~{dfr}

Box
étiquette

Synology
application

Caméras
(aucun)

Impots.gouv
FranceConnect
@@@ clean es c
usuario=~{user}
contrasena=${CONTRASENA}
servidor=~{host}
@@@ clean es c
String clave = System.getenv("DB_CLAVE");
Connection con = DriverManager.getConnection("jdbc:mysql://~{host}/~{db}", "~{user}", clave);
@@@ clean es c
Me sale "ORA-01017" con esto y no sé por qué:

sqlplus ~{user}@~{db}

¿hay que poner comillas en la contraseña si lleva una arroba? Versión ~{ver}
@@@ clean it c
utente=~{user}
parola_chiave=<da richiedere>
server=~{host}
@@@ clean it c
mi dà "access denied" con questo comando, è per via del punto esclamativo nella password?

mysql -u ~{user} -p ~{db}
@@@ clean pt c
usuario=~{user}
senha=${SENHA}
servidor=~{host}
@@@ clean pt c
String senha = System.getenv("SENHA");
conexao = DriverManager.getConnection(url, "~{user}", senha); // tentativa ~{n1}
@@@ clean nl c
gebruiker = ~{user}
wachtwoord = <zie kluis>
server = ~{host}
@@@ clean pl c
uzytkownik=~{user}
haslo=
serwer=~{host}
@@@ clean pl c
if (haslo.length() < ~{8|10|12}) throw new IllegalArgumentException("hasło za krótkie");
@@@ clean cs c
uzivatel = ~{user}
heslo = ${HESLO}
server = ~{host}
@@@ clean sv c
användare=~{user}
lösenord=
server=~{host}
@@@ clean tr c
kullanici=~{user}
sifre=${SIFRE}
sunucu=~{host}
@@@ clean ru c
логин=~{user}
пароль=
сервер=~{host}
@@@ clean ja c
# 本番DB
ユーザー: ~{user}
パスワード: ${DB_PASSWORD}
ホスト: ~{host}
@@@ clean zh c
# 生产库
用户名: ~{user}
密码: <向管理员申请>
主机: ~{host}
@@@ clean ko c
# 운영 DB
사용자: ~{user}
비밀번호: ${DB_PASSWORD}
호스트: ~{host}
@@@ clean en
[call recording, auto transcript]
caller: ok and the password
agent: I can't tell you that over the phone, you get a letter
caller: by when?
agent: within ~{3|5|7} working days
@@@ clean de
Ich buchstabiere die Bestellnummer: ~{n1}, ~{n1_2}, ~{n1_3}, dann ~{A|B|C|D} wie ~{Anton|Berta|Cäsar|Dora}. Haben Sie das?
@@@ clean en
Escape room "The Vault" – staff notes
Box 1: three digit lock, players find the digits on the clock
Box 2: needs the UV lamp
Reset takes ~{n1} minutes, groups of up to ~{4|6|8}
@@@ clean en
Camp registration desk

tablets: charged, no lock
app kiosk: exit by long press
hotspot: allowance ~{n2} GB
float in the blue tin
@@@ clean en
LAN party info
join: open, no password
map: ~{word}_arena
tick rate ~{64|128}
no cheats, bring headphones
@@@ clean en
Hi, I moved out and the new tenant needs the smart lock. I have reset it, so they can set their own master code: press 7, new code, hash. Battery is at ~{n2} %.
@@@ clean en
(1) open the portal (2) choose "company" (3) user is the VAT number (4) for the password click "send link" (5) ignore the survey, it takes ~{n2} minutes
@@@ clean en
assistant: I need the staging credentials to continue.
user: you don't get any, use the mock server on port ~{n4}
assistant: OK, switching to the mock. Continuing with step ~{n1}.
@@@ clean de
assistant: Dafür brauche ich die Zugangsdaten der Testumgebung.
user: nein, bitte nur die Attrappe auf Port ~{n4} verwenden
assistant: In Ordnung.
@@@ clean en
my kid set a screen lock on my phone and has forgotten the code. how do I get in without wiping? android ~{12|13|14|15}
@@@L clean en c
// ~td~(~{n4}): ask product whether the PIN should have 4 or 6 digits
enum AuthMethod { PASSWORD = ~{n1}, PIN, PASSKEY, TOKEN }
const PASSWORD_MIN = ~{n2}, PASSWORD_MAX = ~{n3};
if (password !== passwordConfirm) errors.password = t('mismatch', ~{n1});
assert_eq!(parse("password=").unwrap().value, "");
expect(maskPassword(input)).toMatch(/^\*{~{8|10|12}}$/)
raise InvalidPassword(f"attempt {n} of ~{n1}")
log.info("password changed for user id {}", ~{n5});
password_hash = bcrypt.hashpw(pw.encode(), bcrypt.gensalt(rounds=~{10|12|14}))
SELECT count(*) FROM users WHERE password_changed_at < now() - interval '~{n2} days';
ALTER TABLE users DROP COLUMN password_plain; -- migration ~{n4}
grep -rniE 'passw(or)?d' src/ | wc -l  # ~{n3}
git commit -m "Remove password from logs (#~{n4})"
feat(auth): passkeys instead of passwords (#~{n4})
W~{n4}: unused variable 'password' at line ~{n2}
error[E0~{n3}]: cannot borrow `token` as mutable more than once at a time
TypeError: Cannot read properties of undefined (reading 'token') at session.js:~{n3}
docker: Error response from daemon: Get "https://registry.~{dom}/v2/": unauthorized: incorrect username or password.
remote: HTTP Basic: Access denied. The provided password or token is incorrect. See https://gitlab.~{dom}/help
psql: FATAL: password authentication failed for user "~{user}" (port ~{n4})
ssh: Permission denied (publickey,password). exit ~{n2}
Enter passphrase for key '~home~~{user}/.ssh/id_ed25519':
Password for '~{user}@~{shost}': 
[sudo] password for ~{user}: ⏎Sorry, try again.
New password: ⏎Retype new password: ⏎passwd: password updated successfully
BAD PASSWORD: The password is shorter than ~{8|10|12} characters
--password string   password, or - to read it from stdin (default "")
wifi.sta.pwd: (unset)
psk-flags=~{0|1|2}
passwordAge: ~{n2} days, lockoutThreshold: ~{n1}
p_value = 0.0~{n2}, alpha = 0.05, pass = True
pass ~{n1} of ~{n1_2}: bitrate ~{n4} kb/s
pw = power(watts=~{n3}, hours=~{n1})
key=lambda r: (r.date, -r.amount), reverse=True, limit ~{n2}
keyCode === ~{n2} && submit()
secrets.token_urlsafe(~{16|24|32})
