=== clean de
Bitte verwenden Sie ein sicheres Passwort mit mindestens [[int:8-20]] Zeichen und geben Sie es niemals weiter.
=== clean de
Ich habe mein Kennwort vergessen und der Link zum Zurücksetzen ist nach [[int:5-60]] Minuten abgelaufen. Was tun?
=== clean de
Die Störung im Rechenzentrum wurde um [[time]] Uhr behoben. Ursache war ein defektes Netzteil in Schrank [[int:1-40]].
=== clean de
Protokoll der Abteilungsrunde vom [[date]]
1. Urlaubsplanung: alle Vertretungen stehen
2. Neue Stühle: Lieferung in KW [[int:1-52]]
3. Sonstiges: Kaffeekasse ist leer
=== clean de
Für den Teig [[int:200-500]] g Mehl mit einer Prise Salz mischen, Eier zugeben und kneten. Eine Stunde ruhen lassen.
=== clean de
Johann Wolfgang von Goethe schrieb den "Faust" über viele Jahrzehnte. Erläutere Vers [[int]] in eigenen Worten.
=== clean de
Nach § [[int:100-900]] BGB ist der Vertrag anfechtbar, wenn die Erklärung durch arglistige Täuschung bestimmt wurde.
=== clean de
Lieferschein [[int:100000-999999]]: [[int:2-90]] Stück [[part]], verzinkt, Gewicht [[float]] kg, Versand mit Spedition.
=== clean de
Der Zug nach Hannover fällt aus, nächste Verbindung [[time]] von Gleis [[int:1-20]].
=== clean de
Wie lautet die Mehrzahl von "Kaktus"? Und schreibt man "Schlüssel" mit zwei s? Aufgabe [[int]].
=== clean de
Die Frau des Müllers bringt das Brot zum Markt, der Koch und der Schneider warten schon. (Diktat Nr. [[int]])
=== clean de
# Kommentar: Zugangsdaten kommen aus dem Tresor, hier nichts eintragen
db.password=${vault.db.password}
db.pool=[[int:1-40]]
=== clean de
Der Bundestag beriet am [[date]] in erster Lesung über den Entwurf; [[int]] Abgeordnete stimmten dafür.
=== clean de
Wartungsfenster: [[date]], [[time]] bis [[time]] Uhr. Mail und VPN sind nicht erreichbar.
=== clean de
Eine IBAN besteht in Deutschland aus 22 Stellen. Muster: DEkk BBBB BBBB CCCC CCCC CC. Folie [[int]].
=== clean de
Berg, Tal und Wald liegen im Nebel; im Ort Stein zählt man [[int:100-900]] Einwohner, in Vogelsang etwas mehr.
=== clean fr
Votre mot de passe doit comporter au moins [[int:8-20]] caractères, dont une majuscule et un chiffre.
=== clean fr
J'ai oublié mon mot de passe, que dois-je faire ? Le lien expire au bout de [[int:5-60]] minutes.
=== clean fr
Réunion du [[date]] : le budget est validé, la livraison des écrans est reportée à la semaine [[int:1-52]].
=== clean fr
Victor Hugo publie « Les Misérables » en 1862. Commentez le chapitre [[int:1-40]].
=== clean fr
Pour [[int:2-8]] personnes : épluchez les pommes de terre, ajoutez la crème et enfournez [[int:30-70]] minutes à 180 °C.
=== clean fr
L'article [[int:100-1999]] du Code civil dispose que tout fait quelconque de l'homme oblige à réparer le dommage.
=== clean fr
Le train de [[time]] est supprimé, correspondance quai [[int:1-20]]. Veuillez nous excuser.
=== clean fr
Commande n° [[int:100000-999999]] expédiée : [[int:1-20]] cartons de réf. [[part]], palette unique.
=== clean fr
# ne jamais écrire le secret ici, il vient de la variable d'environnement
token: ${API_TOKEN}
delai: [[int]]
=== clean fr
La petite boulangère de la place vend un pain blanc et un pain roux ; dictée numéro [[int]].
=== clean fr
Le match s'est terminé sur le score de [[int:0-5]] à [[int:0-5]] devant [[int:1000-60000]] spectateurs.
=== clean fr
Météo de Brest : vent [[int:10-90]] km/h, averses l'après-midi, coucher du soleil à [[time]].
=== clean fr
Le numéro de carte comporte 16 chiffres ; ne le communiquez jamais par courriel. (page [[int]])
=== clean es
La contraseña debe tener al menos [[int:8-20]] caracteres y no puede repetirse.
=== clean es
He olvidado mi contraseña y el enlace caduca a los [[int:5-60]] minutos, ¿qué hago?
=== clean es
En un lugar de la Mancha, de cuyo nombre no quiero acordarme... (Cervantes, Don Quijote, capítulo [[int:1-50]])
=== clean es
Bata [[int:2-8]] huevos, añada la patata y la cebolla y cuaje la tortilla a fuego lento.
=== clean es
Acta: se aprueba el presupuesto de [[money]] euros y se fija la próxima reunión el [[date]].
=== clean es
El partido acabó [[int:0-5]]-[[int:0-5]]. Santiago y Valencia empatan en la tabla con [[int:10-80]] puntos.
=== clean es
Según el artículo [[int:10-900]] del Código, el plazo de prescripción es de cinco años.
=== clean es
Pedido [[int:100000-999999]] enviado. Referencia [[part]], [[int:1-40]] unidades, sin incidencias.
=== clean es
# el token se lee del entorno
token = os.getenv("TOKEN")
intentos = [[int]]
=== clean es
Rosa blanca, rey negro y una iglesia al fondo: así describía el cuadro la guía, página [[int]].
=== clean es
Los vuelos IB[[int:100-9000]] y VY[[int:100-9000]] llegan con retraso por niebla.
=== clean it
La password deve avere almeno [[int:8-20]] caratteri e va cambiata ogni [[int:30-180]] giorni.
=== clean it
Ho dimenticato la password e il codice scade dopo [[int:5-60]] minuti. Come faccio?
=== clean it
Nel mezzo del cammin di nostra vita (Dante, Inferno, canto [[int:1-34]]). Fare la parafrasi.
=== clean it
Cuocere la pasta per [[int:7-13]] minuti, scolare e mantecare con burro e salvia.
=== clean it
Verbale: approvato il bilancio, prossima assemblea il [[date]]. Presenti [[int:5-80]] soci.
=== clean it
Ordine [[int:100000-999999]]: articolo [[part]], quantità [[int:1-50]], consegna prevista il [[date]].
=== clean it
La partita è finita [[int:0-4]] a [[int:0-4]]; il pubblico contava [[int:1000-60000]] persone.
=== clean it
L'articolo [[int:100-2000]] del codice civile regola la vendita; vedi anche la dottrina.
=== clean it
Il codice fiscale ha sedici caratteri: sei lettere, due cifre, una lettera e così via. Lezione [[int]].
=== clean pt
A senha deve ter no mínimo [[int:8-20]] caracteres, com letras e números.
=== clean pt
Esqueci a senha e o código expira em [[int:5-60]] minutos, o que faço?
=== clean pt
Camões publicou "Os Lusíadas" em 1572. Analise a estrofe [[int:1-150]] do canto primeiro.
=== clean pt
Misture [[int:100-500]] g de farinha com o leite e deixe descansar meia hora antes de levar ao forno.
=== clean pt
A reunião foi adiada para [[date]]. O orçamento de [[money]] euros continua em aberto.
=== clean pt
Encomenda [[int:100000-999999]], ref. [[part]], [[int:1-40]] caixas, entregue no armazém.
=== clean pt
O comboio das [[time]] parte da linha [[int:1-12]]; o seguinte foi suprimido.
=== clean nl
Een wachtwoord moet minstens [[int:8-20]] tekens hebben en wordt elke [[int:30-365]] dagen gewijzigd.
=== clean nl
Ik ben mijn wachtwoord kwijt en de link is na [[int:5-60]] minuten verlopen. Wat nu?
=== clean nl
Notulen: begroting goedgekeurd, volgende vergadering op [[date]], punt [[int:1-12]] doorgeschoven.
=== clean nl
Bak de uien glazig, voeg [[int:200-600]] g gehakt toe en laat het een kwartier sudderen.
=== clean nl
De trein van [[time]] naar Zwolle rijdt niet; gebruik spoor [[int:1-15]].
=== clean nl
Bestelling [[int:100000-999999]]: [[int:1-60]] stuks [[part]], wordt [[date]] geleverd.
=== clean nl
De bakker, de visser en de koning lopen door het groene veld. Dictee [[int]].
=== clean pl
Hasło musi mieć co najmniej [[int:8-20]] znaków i nie może się powtarzać.
=== clean pl
Zapomniałem hasła, a link wygasa po [[int:5-60]] minutach. Co robić?
=== clean pl
Adam Mickiewicz napisał „Pana Tadeusza” w Paryżu. Omów księgę [[int:1-12]].
=== clean pl
Ugotuj ziemniaki, dodaj [[int:100-400]] g twarogu i ulep pierogi. Gotuj [[int:3-8]] minut.
=== clean pl
Zamówienie [[int:100000-999999]]: część [[part]], sztuk [[int:1-40]], wysyłka [[date]].
=== clean pl
Pociąg o [[time]] odjedzie z peronu [[int:1-9]]; opóźnienie [[int:5-90]] minut.
=== clean ja
パスワードは[[int:8-20]]文字以上で設定してください。他人に教えないでください。
=== clean ja
本日の会議は[[time]]から第[[int:1-9]]会議室で行います。資料は各自印刷してください。
=== clean ja
注文番号[[int:100000-999999]]の商品は現在入荷待ちです。入荷予定は来月です。
=== clean ja
夏目漱石の『吾輩は猫である』を読んで、第[[int:1-11]]章の感想を書きなさい。
=== clean ja
富士山の標高は3776メートルです。問[[int]]に答えなさい。
=== clean zh
密码长度不少于[[int:8-20]]位，请勿告诉他人。
=== clean zh
忘记密码怎么办？验证码[[int:5-60]]分钟后失效。
=== clean zh
鲁迅的《故乡》选自小说集《呐喊》，请分析第[[int:1-30]]段。
=== clean zh
订单[[int:100000-999999]]已发货，共[[int:1-30]]件，型号[[part]]。
=== clean zh
今天气温[[int:0-38]]度，东风三级，明天有雨。
=== clean ko
비밀번호는 [[int:8-20]]자 이상이어야 하며 다른 사람과 공유하지 마세요.
=== clean ko
회의는 [[time]]에 시작합니다. 안건 [[int:1-9]]번은 다음으로 미룹니다.
=== clean sv
Lösenordet måste ha minst [[int:8-20]] tecken. Nästa möte hålls [[date]].
=== clean sv
Tåget [[time]] är inställt, ersättningsbuss från läge [[int:1-12]].
=== clean da
Adgangskoden skal være på mindst [[int:8-20]] tegn. Brug aldrig den samme to steder.
=== clean nb
Passordet må ha minst [[int:8-20]] tegn, og møtet er flyttet til rom [[int:1-30]].
=== clean fi
Salasanan on oltava vähintään [[int:8-20]] merkkiä pitkä. Kokous alkaa klo [[time]].
=== clean cs
Heslo musí mít alespoň [[int:8-20]] znaků. Vlak v [[time]] má zpoždění [[int:5-90]] minut.
=== clean hu
A jelszó legalább [[int:8-20]] karakter legyen. A vonat [[int:5-90]] percet késik.
=== clean ro
Parola trebuie să aibă cel puțin [[int:8-20]] caractere. Ședința începe la [[time]].
=== clean tr
Parola en az [[int:8-20]] karakter olmalıdır. Toplantı [[time]] saatinde başlar.
=== clean ru
Пароль должен содержать не менее [[int:8-20]] символов. Никому его не сообщайте.
=== clean ru
Лев Толстой написал «Войну и мир» за шесть лет. Перескажите главу [[int:1-25]].
=== clean uk
Пароль має містити щонайменше [[int:8-20]] символів. Потяг запізнюється на [[int:5-90]] хвилин.
=== clean el
Ο κωδικός πρέπει να έχει τουλάχιστον [[int:8-20]] χαρακτήρες.
=== clean en
Incident review [[tkt]]

Summary: between [[time]] and [[time]] UTC the [[svc]] service returned errors for [[int:1-40]]% of requests.
Root cause: a credential in the secret store expired; the rotation job had been paused during the freeze.
Impact: [[int:100-9000]] failed checkouts, no data was lost or exposed.

What went well
- alert fired within two minutes
- rollback was rehearsed

What went badly
- the runbook named the wrong vault path
- nobody owned the rotation job

Follow-ups
1. owner for rotation
2. alert thirty days before expiry
3. game day in spring
=== clean en
# Contributing

1. Fork and branch from `main`.
2. Copy `.env.example` to `.env` and fill in your own keys. Never commit `.env`.
3. Run `make test` (needs Docker, about [[int:2-20]] minutes).
4. Open a pull request, link the issue, wait for two approvals.

Commit messages follow the conventional style. Current version is [[ver]].
=== clean en
# .env.example
APP_ENV=local
APP_KEY=
DB_HOST=127.0.0.1
DB_PASSWORD=
MAIL_PASSWORD=null
STRIPE_KEY=pk_test_xxx
QUEUE=[[word]]
WORKERS=[[int:1-32]]
=== clean en
global:
  scrape_interval: [[int:10-60]]s
scrape_configs:
  - job_name: [[svc]]
    authorization:
      credentials_file: /etc/prometheus/token
    static_configs:
      - targets: ['localhost:[[port]]']
=== clean en
[defaults]
inventory = ./hosts
vault_password_file = ~/.vault_pass
forks = [[int:5-50]]
=== clean en
auth  required  pam_unix.so nullok
password requisite pam_pwquality.so retry=[[int:2-5]] minlen=[[int:8-20]]
=== clean en
Rate plan
@rep 4-12 [[?Basic|Plus|Pro|Team]]  EUR [[money]]  [[int:1-500]] GB  [[?monthly|yearly]]
=== clean en
%PDF-1.7 trailer << /Size [[int]] /Root 1 0 R /ID [<[[md5]]> <[[md5]]>] >>
=== clean en
{"version":3,"file":"main.[[hex:8]].js","sources":["a.ts","b.ts"],"mappings":"AAAA,SAASA,GAAGC,GACV,OAAOA,EAAI,CACb,CAEA,QAAQC,IAAIF,GAAG"}
=== clean en
cache key: [[word]]:[[sha1]]
cache key: [[word]]:[[sha1]]
evicted [[int]] of [[int:1000-9999]]
=== clean en
blob [[sha1]]	src/[[word]].py
tree [[sha1]]	docs
@rep 2-12 blob [[sha1]]	src/[[word]]_[[int]].py
=== clean en
diff --git a/[[word]].go b/[[word]].go
index [[sha7]]..[[sha7]] 100644
@@ -[[int]],6 +[[int]],7 @@ func run() {
 	ctx := context.Background()
-	timeout := [[int]]
+	timeout := [[int]]
+	defer cancel()
 	return nil
 }
=== clean en
diff --git a/config.yml b/config.yml
@@ -1,4 +1,4 @@
-  password: ${OLD_DB_PASSWORD}
+  password: ${DB_PASSWORD}
   pool: [[int:1-50]]
=== clean en
def luhn_ok(s):
    t = 0
    for i, c in enumerate(reversed(s)):
        d = int(c)
        if i % 2: d = d*2 - 9*(d > 4)
        t += d
    return t % [[?10|10]] == 0
# used in [[int:2-30]] places
=== clean en
rand seed = [[int:1-99999]]
weights hash = [[sha256]]
run id = [[word]]-[[word]]-[[int]]
=== clean en
kernel: [ [[float:4000]]] usb 1-[[int:1-4]]: new high-speed USB device number [[int:2-30]] using xhci_hcd
kernel: [ [[float:4000]]] usb 1-1: New USB device found, idVendor=[[hex:4]], idProduct=[[hex:4]]
=== clean en
@rep 5-25 [[tsl]] web2 sshd[[[int:1000-9999]]]: [[?Connection closed by 203.0.113.7 port 51122|Server listening on 0.0.0.0 port 22|Received disconnect from 198.51.100.9]]
=== clean en
@rep 3-10 127.0.0.1 - - [10/Oct/2023:13:[[int:10-59]]:36 +0000] "GET /[[word]]/[[int]].html HTTP/1.1" 200 [[int]]
=== clean en
Nmap scan report for scanme.example.org (203.0.113.[[int:1-250]])
PORT     STATE SERVICE
22/tcp   open  ssh
[[port]]/tcp open  http
=== clean en
The novel's hero, Tom Sawyer, paints the fence while Huck watches. Summarise chapter [[int:1-30]] in five lines.
=== clean en
Nelson Mandela was released in 1990 and became president in 1994. Write [[int:100-600]] words for school.
=== clean en
Mercedes, Dr. Oetker, Jack Daniel's and Ben & Jerry's are brands named after people; list [[int:3-20]] more.
=== clean en
Lincoln, Nebraska and Washington, D.C. are [[int:1000-1900]] km apart by road.
=== clean en
Hurricane Ian, storm Ciarán and typhoon Mawar caused damage of [[int:2-90]] billion in all.
=== clean en
Alzheimer's, Parkinson's and Crohn's disease are named after the doctors who described them. Quiz question [[int]].
=== clean en
In Python 3.[[int:7-14]], dictionaries keep insertion order. Is that guaranteed by the language or only by CPython?
=== clean en
Why does my React component render [[int:2-9]] times? I use StrictMode and a plain useEffect.
=== clean en
Write a limerick about a cat who learns to juggle [[int:2-9]] oranges.
=== clean en
Convert [[int]] miles to kilometres and explain how you rounded.
=== clean en
Plan a [[int:2-10]]-day trip through the Alps by train, with two rest days and no museums.
=== clean en
Compare TCP and UDP for a game that sends [[int:10-120]] updates a second.
=== clean en
What is the difference between hashing, encoding and encryption? Explain for a class of [[int:10-35]].
=== clean en
Ticket [[tkt]]: printer on floor [[int:1-12]] jams with thick paper. Tray 2 replaced, closed.
=== clean en
Ticket [[tkt]]: user could not log in, caps lock was on. Password not changed. Closed after [[int:1-30]] min.
=== clean en
Ticket [[tkt]]: API returns 403 for the reporting role. Cause: missing scope. Added scope, verified with the test account. No credentials were changed.
=== clean en
Change [[tkt]]: rotate the database password on [[date]] at [[time]]. New value will be placed in the vault by the job; nobody needs to see it.
=== clean en
Sprint board
@rep 3-12 - [[tkt]] [[?as a user I can reset my password|rotate signing key|mask phone numbers in logs|add address field to form|show card brand icon]] ([[int:1-13]] pts)
=== clean en
Form template (blank)
Name: ______________
Date of birth: ____ / ____ / ______
Address: ______________________
Phone: ______________
Form version [[int:1-30]]
=== clean en
Dear {{first_name}} {{last_name}},

your order {{order_id}} will be delivered to {{address}}. Questions? Reply to this mail.

Template rev. [[int]]
=== clean en
Hello [Name], thank you for calling about [topic]. Script version [[int]].
=== clean en
const faker = { name: () => pick(NAMES), phone: () => digits(10), iban: () => "DE" + digits(20) };
seed([[int]]);
=== clean en
assert mask("user@example.com") == "u***@example.com"
assert mask("4111 1111 1111 1111") == "**** 1111"
# case [[int]]
=== clean en
Documentation example: card 5555 5555 5555 4444 always succeeds, 4000 0000 0000 0002 is always declined. Section [[int:1-20]].
=== clean en
Example SSN for the docs: 000-00-0000 (never issued). Field [[int:1-60]] on the form.
=== clean en
IBAN example from the standard: GB82 WEST 1234 5698 7654 32. Exercise [[int]]: verify the check digits.
=== clean en
eyJ... is how every JWT begins, because {" in base64 is eyJ. Lesson [[int]].
=== clean en
base64 of "hello world" is aGVsbG8gd29ybGQ= and of "test" is dGVzdA==; exercise [[int]]
=== clean en
\u0048\u0065\u006c\u006c\u006f prints Hello; try it [[int:2-9]] times.
=== clean en
%48%65%6C%6C%6F%20%77%6F%72%6C%64 decodes to a greeting. Slide [[int]].
=== clean en
G R A N D   O P E N I N G — this Saturday, [[int:10-50]]% off everything!
=== clean en
0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x21 /* "Hello!", row [[int]] */
=== clean en
"con" + "cat" + "enation" is slower than join when you do it [[int:1000-90000]] times
=== clean en
Ｆｕｌｌ－ｗｉｄｔｈ　ｔｅｘｔ looks odd in terminals; column [[int]] was misaligned.
=== clean en
<svg viewBox="0 0 [[int]] [[int]]"><path d="M[[int]] [[int]]L[[int]] [[int]]C[[int]] [[int]] [[int]] [[int]] [[int]] [[int]]Z" fill="#[[hex:6]]"/></svg>
=== clean en
v=spf1 include:_spf.example.com ip4:192.0.2.0/24 -all
ttl [[int:60-3600]]
=== clean en
default._domainkey IN TXT "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ[[sha512b64]]"
=== clean en
reCAPTCHA needs a site key (public) and a secret (server only); put them in SITE_KEY and SECRET_KEY, see page [[int]].
=== clean en
aws secretsmanager get-secret-value --secret-id prod/[[svc]] --query SecretString --output text | jq -r .password
=== clean en
gcloud secrets versions access latest --secret=[[svc]]-token --project=my-project-[[int]]
=== clean en
PASSWORD=$(pass show work/[[svc]]) && mysql -u app -p"$PASSWORD" [[db]]
=== clean en
read -rs -p "Password: " PW; echo
curl -u "admin:$PW" https://localhost:[[port]]/status
=== clean en
$cred = Get-Credential -Message "Account for [[svc]]"
Invoke-Command -ComputerName app[[int:1-9]] -Credential $cred { hostname }
=== clean en
sshpass -f ~/.pass ssh admin@host.example.com 'uptime' # file on the jump box, mode 600, job [[int]]
=== clean en
docker login -u "$CI_USER" --password-stdin registry.example.com < "$TOKEN_FILE"   # step [[int:1-30]]
=== clean en
ldapsearch -x -W -D "cn=admin,dc=example,dc=com" -b dc=example,dc=com "(uid=*)" | head -[[int:10-90]]
=== clean en
Vintage: Château X [[year]], 13.5% vol., lot L[[int]]; drink before the decade ends.
=== clean en
Planets: Mercury 0.39 AU, Venus 0.72, Earth 1.00, Mars 1.52, Jupiter 5.20; transit [[int]].
=== clean en
Lyrics are copyrighted, so please just describe the mood of track [[int:1-14]] in two sentences.
=== clean en
Budget [[year]]
@rep 5-15 [[?Rent|Travel|Licences|Training|Hardware|Catering]];[[money]];[[money]];[[?on plan|over|under]]
=== clean en
Measured values
t [s]	U [V]	I [A]
@rep 6-25 [[float:10]]	[[float:24]]	[[float:3]]
