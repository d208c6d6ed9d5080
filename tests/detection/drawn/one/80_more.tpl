=== payment en
New supplier form
Company contact: [[name]]
Bank routing (ABA): [[aba]]
Account: [[acct]]
Remit address: [[addr]]
Approved by: [[name#2]]
=== payment en
Payroll export
emp;routing;account
@rep 4-14 [[int:1000-9999]];[[aba#i]];[[acct#i]]
=== payment en
my checking acct is [[acct]] and the routing no is [[aba]], same as last year
=== payment en
Refund by bank transfer: sort code [[sort]] account [[ukacct]]. The card ([[card]]) was cancelled in May.
=== payment en
{"ach":{"routing_number":"[[aba]]","account_number":"[[acct]]","account_type":"checking"},"amount_cents":[[int:100-99999]]}
=== payment en
BACS file extract
@rep 3-9 [[sort#i]] [[ukacct#i]] 099 0000[[int:1000-9999]] [[NAME#i]]
=== payment en
wire cutoff is 16:00 ET. ABA [[aba]] / acct [[acct]] / SWIFT [[bic]] if they insist
=== payment en
Dispute case [[tkt]]

Cardholder: [[name]]
PAN: [[card]]
Merchant: garden centre
Amount: [[money]]
Reason: goods not received

Evidence attached: courier letter, mail thread with the shop. Cardholder prefers a call on [[phone]]. If we lose, credit goes to [[iban]].
=== payment de
Buchungsjournal
@rep 6-25 [[date]];[[money]];[[ibanflat#i]];[[?Miete|Gehalt|Rechnung|Erstattung]];[[name#i]]
=== payment fr
Bonjour,
merci de mettre à jour nos coordonnées bancaires :
Titulaire : [[name]]
Banque : agence de Quimper
IBAN : [[iban:FR]]
BIC : [[bic]]
L'ancien compte [[iban:FR#2]] sera clôturé le [[date]].
=== payment it
Estratto pagamenti
@rep 3-12 [[date]] | [[ibanflat#i]] | EUR [[money]] | [[name#i]]
=== payment es
Relación de recibos devueltos
@rep 3-12 [[name#i]];[[ibanflat#i]];[[money]]
=== payment pl
Lista przelewów
@rep 3-12 [[name#i]]; [[iban:PL#i]]; [[money]] zł
=== payment pt
Reembolso: Multibanco não dá, usar IBAN [[iban:PT]] ou o cartão [[card]].
=== payment nl
Crediteurenlijst
@rep 3-10 [[name#i]];[[ibanflat#i]];[[money]]
=== generic en
agent> cat config/production.yaml
server:
  host: 0.0.0.0
  port: [[port]]
  workers: [[int:1-32]]
database:
  url: postgres://[[user]]:[[pwu]]@[[host]]:5432/[[db]]
  pool: [[int:2-50]]
auth:
  issuer: https://id.[[dom]]
  signing_key: [[key]]
  session_ttl: 3600
cache:
  url: redis://:[[pwu#2]]@[[host]]:6379/0
mail:
  from: noreply@example.com
telemetry:
  enabled: true
  endpoint: https://otel.[[dom]]
  header: "Bearer [[bearer]]"
features:
  beta: false
  export: true
agent> The file holds several credentials. Shall I move them to environment variables?
=== generic en
upstream request dump
> POST /internal/rotate HTTP/1.1
> Host: [[host]]
> Authorization: Bearer [[bearer]]
> X-Tenant: [[int]]
> Cookie: sid=[[sid:40]]
>
< HTTP/1.1 200 OK
< Set-Cookie: sid=[[sid:40#2]]; Secure
< Content-Type: application/json
{"rotated":true}
=== generic en
fetch("https://portal.[[dom]]/api/me", { headers: { Authorization: "Bearer [[bearer]]" } })
=== generic en
grpcurl -H 'authorization: Bearer [[bearer]]' [[host]]:443 oakfold.[[word]].v1.Service/List
=== generic de
Im Mitschnitt sieht man den Kopf "Authorization: Bearer [[bearer]]" – ist das schlimm?
=== generic fr
Le cookie de session dans la capture est [[sid]], il faut l'invalider.
=== generic es
En el log aparece Authorization: Basic [[basic]] en claro, lo reporto en [[tkt]].
=== generic it
Chiave privata del server di prova, da caricare nel bilanciatore:
[[pem]]
=== generic pl
W załączniku klucz prywatny serwera:
[[pem:rsa]]
Proszę wgrać na [[host]].
=== generic pt
String de conexão: Server=[[host]];Database=[[db]];User Id=[[user]];Password=[[pwu]];
=== generic nl
Herstelzin van de wallet: [[seed]]
Het tweede slot (TOTP) is [[totp]].
=== generic en
sops metadata stripped by mistake, plain values below
db_password: [[pw]]
jwt_secret: [[key]]
cookie_secret: [[key#2]]
=== generic en
crontab -l
MAILTO=""
*/10 * * * * curl -s "https://hc.[[dom]]/ping?key=[[keyal:32]]" >/dev/null
0 3 * * 0 /usr/local/bin/weekly.sh
=== generic en
saml:
  sp_private_key: "[[pkb64:120]]"
  idp_metadata: https://id.[[dom]]/metadata
=== generic en
Laravel telescope entry
session: [[session]]
remember_web: [[session#2]]
route: /[[word]]s
duration: [[ms]]
=== generic en
signed link for the auditor, works until Friday: https://storage.googleapis.com/[[svc]]-audit/r.zip?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Date=20240601T000000Z&X-Goog-Expires=604800&X-Goog-SignedHeaders=host&X-Goog-Signature=[[sighex]]
=== people en
Helpdesk queue export [[date]]

@rep 10-30 [[tkt]] | [[name#i]] | [[phone#i]] | [[?VPN drops|new laptop|mailbox full|badge lost|Teams audio]] | [[?open|waiting|closed]]
=== people en
Thread: relocation package

From: [[name]] <[[email]]>
Date: [[date]]
> Hello [[first]],
>
> thanks for sending the papers. Could you confirm the new address?
>
> [[name#2]]
> People Operations

Hi [[first#2]],

sure: from next month it's [[addr]]. My passport number for the visa is [[passport]], date of birth [[birth]]. My partner's name is [[name#3]].

You can call me after five on [[phone]].

Best
[[first]]
=== people en
Occupational health file

Employee       : [[name]]
Born           : [[birth]]
Home address   : [[addr]]
Emergency      : [[name#2]], [[phone#2]]
GP             : Dr [[last#3]]
Condition      : [[health]]
Fit for nights : no
Fit for heights: yes
Next review    : [[date]]
Remarks        : prefers contact by mail ([[email]])
=== people en
fleet.csv
plate,driver,licence,phone,last_position
@rep 4-15 [[plate#i]],[[name#i]],[[licence#i]],[[phone#i]],"[[geo#i]]"
=== people en
SIEM alert 4625
Account: CORP\svc-print
Workstation: [[first]]'s laptop
Source: [[ip]]
MAC: [[mac]]
Owner per CMDB: [[name]] ([[email]])
=== people de
Von: [[name]] <[[email]]>
Betreff: Antrag auf Homeoffice

Hallo Frau [[last#2]],

hiermit beantrage ich Homeoffice für zwei Tage je Woche. Grund: Pflege meiner Mutter ([[name#3]], geb. [[birth#3]], Pflegegrad 3, [[health]]). Meine Adresse hat sich geändert: [[addr]].

Viele Grüße
[[first]] [[last]]
Tel. [[phone]]
=== people de
Lohnliste Auszug
PersNr;Name;geb.;Steuer-ID;Telefon
@rep 5-20 [[int:1000-9999]];[[lastfirst#i]];[[birth#i]];[[nid:DE#i]];[[phone#i]]
=== people de
Besucheranmeldung: [[name]], Kennzeichen [[plate:DE]], Ausweis-Nr. [[passport:DE]], Ansprechpartner [[name#2]]
=== people fr
Tableau des astreintes
@rep 4-16 [[date]] ; [[name#i]] ; [[phone#i]]
=== people fr
Madame [[last]],
Suite à notre entretien, je vous confirme que le dossier de votre fils [[first#2]] (né le [[birth#2]], [[health]]) a été transmis à la MDPH.
Cordialement,
[[name#3]]
=== people es
Parte de accidente
Conductor A: [[name]], matrícula [[plate:ES]], teléfono [[phone]]
Conductor B: [[name#2]], matrícula [[plate:ES#2]], teléfono [[phone#2]]
Lugar: cruce junto al mercado
Testigo: [[name#3]]
=== people it
Elenco iscritti al corso
@rep 4-16 [[lastfirst#i]] - nato/a il [[birth#i]] - [[email#i]]
=== people pt
Lista de presença
@rep 4-14 [[name#i]] - CPF [[nid:BR#i]] - [[phone:BR#i]]
=== people nl
Cliëntendossier
Naam: [[name]]
Geboren: [[birth]]
Diagnose: [[health]]
Contactpersoon: [[name#2]], [[phone#2]]
Huisarts: dr. [[last#3]]
=== people pl
Od: [[name]] <[[email]]>
Temat: zwrot towaru

Dzień dobry,
chcę zwrócić buty, adres do odbioru: [[addr]], telefon [[phone]].
Pozdrawiam
[[first]]
=== people ja
履歴書
氏名　[[name]]
生年月日　[[birth]]
現住所　[[addr]]
電話　[[phone]]
メール　[[email]]
=== people zh
员工名单
@rep 4-12 [[name#i]]，[[nid:CN#i]]，[[phone:CN#i]]
=== password_prose en
Handover document - warehouse site B

1. Alarm: arm with [[pin]], disarm with [[pin#2]]
2. Office PC: user "lager", password [[pw]]
3. Label printer web page: admin / [[pw#2]]
4. CCTV recorder: admin / [[pw#3]]
5. Wifi for scanners: [[pw#4]]
6. Key box: code [[pin#3]]

Please destroy the paper copy after reading.
=== password_prose de
Standortübergabe

Router: admin / [[pw]]
Kameras: root / [[pw#2]]
Zeiterfassung: Benutzer "leitung", Kennwort [[pw#3]]
Türcode Seiteneingang: [[pin]]

Der Schlüssel liegt beim Hausmeister.
=== password_prose fr
Passation de dossier : l'outil de planification s'ouvre avec planning / [[pw]], le photocopieur avec le code [[pin]], et le NAS avec admin / [[pw#2]]. Bonne chance !
=== password_prose es
Traspaso de turno: el TPV arranca con el usuario caja y la clave [[pw]]; la caja fuerte, con [[pin]]. La cámara nueva todavía tiene [[pwweak#2]].
=== password_prose it
Passaggio di consegne: PC cassa utente "cassa1" password [[pw]], allarme [[pin]], wifi clienti [[pw#2]].
=== password_prose pt
Passagem de turno: o PC da receção entra com [[pw]], o alarme é [[pin]] e o cofre é [[pin#2]].
=== password_prose pl
Przekazanie zmiany: komputer na recepcji – hasło [[pw]], alarm – kod [[pin]], drukarka – admin / [[pw#2]].
=== password_prose nl
Sleuteloverdracht: kassa-pc [[pw]], alarm [[pin]], camera's admin / [[pw#2]].
=== password_prose en
I tested three logins on the old portal:
- reporting / [[pw]] -> works
- auditor / [[pw#2]] -> locked
- guest / [[pw#3]] -> works but read only
=== password_prose en
so the vendor's default was [[pwweak]], we changed it to [[pwg]] and now the integration fails because it can't take special characters?
=== vendor en
agent> bash: grep -rn "key" config/ | head
config/app.yml:12:  [[Vvar]]: [[V]]
config/app.yml:13:  timeout: [[int]]
config/old.yml:4:  [[Vvar#2]]: [[V#2]]
config/readme.txt:1: put your own key here
agent> Two live credentials are in the repository. I suggest rotating both.
=== vendor en
Slack export #ops-[[word]]
@rep 3-10 [[time]] bot: deploy [[svc]] [[ver]] [[?ok|failed|queued]]
[[time]] bot: config diff: [[Venv]] was [[V]], is now [[V#2]]
@rep 3-10 [[time]] bot: deploy [[svc]] [[ver]] [[?ok|failed|queued]]
=== vendor en
locals {
  common_env = {
    REGION      = "eu-central-1"
    [[Venv]] = "[[V]]"
    [[Venv#2]] = "[[V#2]]"
    LOG_LEVEL   = "info"
  }
}

module "[[svc]]" {
  source  = "./modules/app"
  env     = local.common_env
  cpu     = [[int:128-1024]]
  memory  = [[int:256-4096]]
  desired = [[int:1-9]]
}
=== vendor pt
Chamado [[tkt]]: a integração com [[Vdisp]] parou. Variável [[Venv]] = [[V]]. Podem validar se ainda está ativa?
=== vendor it
Buongiorno, in allegato il log; in particolare:
[[ts]] ERROR auth failed, [[Venv]]=[[V]]
Grazie
=== vendor nl
Melding [[tkt]]: in de pipeline staat [[Venv]]=[[V]] in leesbare tekst.
=== disguised en
{"kind":"Secret","data":{"db-user":"YXBw","db-pass":"[[b64>pw]]","api":"[[b64>V]]"},"metadata":{"name":"[[svc]]"}}
=== disguised en
routing number with the digits apart: [[sp>aba]]
=== disguised en
account no. reversed for safety [[rev>acct:10]]
=== disguised en
zero-width copy from the intranet page: [[zw>jwt:HS256]]
=== disguised en
{"bearer_b64":"[[b64>bearer]]"}
=== disguised en
X-Session: [[hex>sid:26]]
=== disguised fr
adresse protégée : [[entx>email]]
=== disguised es
{"dni":"[[uesc>nid:ES]]","tel":"[[uesc>phone]]"}
=== disguised it
codice fiscale a pezzi: "[[cat>nid:IT]]"
=== disguised pt
CPF com espaços: [[sp>nid:BR]]
=== disguised nl
BSN in losse cijfers: [[sp>nid:NL]]
=== disguised de
Telefon als Bild war zu unscharf, hier mit Punkten: [[dot>phone]]
=== disguised en
patch:
-const k = "[[b64>V]]";
+const k = load("k");
