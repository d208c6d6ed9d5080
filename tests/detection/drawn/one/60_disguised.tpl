=== disguised en
echo [[b64>pw]] | base64 -d
=== disguised en
apiVersion: v1
kind: Secret
metadata:
  name: [[svc]]-db
data:
  username: cmVhZG9ubHk=
  password: [[b64>pw]]
=== disguised en
apiVersion: v1
kind: Secret
metadata: {name: [[svc]]}
data:
  [[Venv]]: [[b64>V]]
=== disguised en
{"id": [[int]], "payload": "[[b64>name]]", "contact": "[[b64>email]]"}
=== disguised en
import base64
TOKEN = base64.b64decode("[[b64>V]]").decode()
=== disguised en
const k = atob("[[b64>V]]");
=== disguised en
const k = Buffer.from("[[hex>V]]", "hex").toString();
=== disguised en
bytes.fromhex("[[hex>pw]]").decode()
=== disguised en
echo [[hex>V]] | xxd -r -p
=== disguised en
hexdump of the note: [[hexsp>pw]]
=== disguised en
unsigned char key[] = { [[hexc>V]] };
=== disguised en
pw = "".join(chr(c) for c in [[[dec>pw]]])
=== disguised en
String.fromCharCode([[dec>V]])
=== disguised en
in decimal so the filter lets it through: [[decsp>pw]]
=== disguised en
binary for fun: [[bin>pwweak]]
=== disguised en
printf '[[oct>pw]]'
=== disguised en
https://portal.[[dom]]/login?next=%2F&pass=[[pct>pw]]
=== disguised en
GET /search?email=[[pct>email]]&page=1
=== disguised en
/redirect?u=[[pctmix>email]]&t=[[int]]
=== disguised en
double encoded: token=[[pct2>keyhex:32]]
=== disguised en
<p>Contact: [[ent>email]]</p>
=== disguised en
<td>[[entx>iban]]</td><td>[[money]]</td>
=== disguised en
<span>[[ent>pw]]</span>
=== disguised en
{"note":"[[uesc>pw]]"}
=== disguised en
{"holder":"[[uesc>name]]","iban":"[[uesc>iban]]"}
=== disguised en
key = "[[xesc>V]]"
=== disguised en
let s = "[[ubr>V]]"; // swift-ish
=== disguised en
the card is [[zw>card]] thanks
=== disguised en
token: [[zw>V]]
=== disguised de
Das Kennwort lautet [[zw>pw]] (bitte abtippen)
=== disguised en
IBAN [[zw>iban]]
=== disguised en
ssn [[zw>nid:US]]
=== disguised en
mail me at [[homo>email]]
=== disguised en
pass is [[homo>pwweak]] ok?
=== disguised en
[[Venv]]=[[homo>V]]
=== disguised en
card ［[[fw>card]]］
=== disguised ja
パスワードは[[fw>pw]]です
=== disguised ja
電話：[[fw>phone]]
=== disguised zh
卡号：[[fw>card]]
=== disguised zh
密钥 [[fw>keyal:32]]
=== disguised en
styled text from the designer: [[mono>pw]]
=== disguised en
[[mono>card]] <- copied from a social post font generator
=== disguised en
رقم البطاقة [[arab>card]]
=== disguised en
my card, spaced out: [[sp>cardflat]]
=== disguised en
the password letter by letter: [[sp>pwu]]
=== disguised en
spelled with dashes: [[dash>pwu]]
=== disguised en
token with dots between to dodge the scanner [[dot>keyhex:32]]
=== disguised en
[[sp>ibanflat]]
=== disguised de
Steuer-ID in Einzelziffern: [[sp>nid:DE]]
=== disguised fr
numéro de sécu : [[dash>nid:FR]]
=== disguised es
la tarjeta, de uno en uno: [[sp>cardflat]]
=== disguised it
IBAN scritto a gruppi: [[sp4>ibanflat]]
=== disguised en
key in groups of four: [[sp4>keyhex:40]]
=== disguised en
reverse this and you have it: [[rev>V]]
=== disguised en
"[[rev>pw]]"[::-1]
=== disguised en
rot13 of the admin pw is [[rot13>pwweak]]
=== disguised en
key = "[[cat>V]]"
=== disguised en
const token = "[[cat>V]]";
=== disguised en
$token = '[[catdot>V]]';
=== disguised en
Dim k : k = "[[catamp>V]]"
=== disguised en
local k = "[[catlua>V]]"
=== disguised en
TOKEN = (
    "[[catnl>V]]"
)
=== disguised en
password := "[[cat>pw]]"
=== disguised en
parts = ["[[list>V]]"]
token = "".join(parts)
=== disguised en
parts = ["[[revlist>V]]"]
token = "".join(reversed(parts))
=== disguised en
char pw[] = {'[[chars>pwu]]', 0};
=== disguised en
ssn = '[[catsq>nid:US]]'
=== disguised en
card = "[[cat>cardflat]]"
=== disguised en
to = "[[cat>email]]"
=== disguised en
The mail client broke the line:
[[wrap>V]]
Can you join it?
=== disguised en
export [[Venv]]=[[wrapbs>V]]
=== disguised en
Content-Transfer-Encoding: quoted-printable

Your key: [[qp>V]]
=== disguised en
  [[Vvar]]: >-
      [[wrapin>V]]
=== disguised en
Wrapped in the PDF: [[wrap>iban:DE]]
=== disguised en
token: [[md>V]] (bold got in somehow)
=== disguised en
use [[md>pwu]] please
=== disguised en
Card [[md>cardflat]]
=== disguised en
<td>[[mdc>V]]</td>
=== disguised en
key [[mdcom>keyhex:40]] end
=== disguised en
call [[md>phone]]
=== disguised en
soft hyphens from the website: [[shy>email]]
=== disguised en
[[shy>V]]
=== disguised en
twice encoded, just to be safe: [[b64b64>V]]
=== disguised en
base32 blob [[b32>pw]]
=== disguised en
gz+b64: [[gz>V]]
=== disguised en
-H "X-Config: [[b64u>V]]"
=== disguised en
eval $(echo [[b64>V]] | base64 --decode)
=== disguised en
powershell: [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('[[b64>pw]]'))
=== disguised en
<data encoding="base64">[[b64>addr]]</data>
=== disguised en
cloud-init:
write_files:
  - path: ~root~.token
    encoding: b64
    content: [[b64>V]]
=== disguised en
{"event":"kv.set","key":"[[svc]]/db","value":"[[b64>pw]]","index":[[int]]}
=== disguised en
user_data = "[[b64>V]]"
=== disguised en
private key, packed: [[b64>pem:ec]]
=== disguised en
data:text/plain;base64,[[b64>seed]]
=== disguised en
words separated oddly: [[us>pin]] is the alarm, rest by phone
=== disguised de
In Base64, damit es keiner mitliest: [[b64>pw]]
=== disguised de
Kontonummer rückwärts: [[rev>ibanflat]]
=== disguised de
Mailadresse gegen Spam geschützt: [[ent>email]]
=== disguised fr
mot de passe encodé : [[b64>pw]]
=== disguised fr
carte en pleine chasse [[fw>card]]
=== disguised es
contraseña en hexadecimal [[hex>pw]]
=== disguised it
la password è in base64: [[b64>pw]]
=== disguised pt
senha em base64: [[b64>pw]]
=== disguised nl
wachtwoord omgekeerd: [[rev>pw]]
=== disguised pl
hasło zapisane od tyłu: [[rev>pw]]
=== disguised pl
PESEL z odstępami: [[sp>nid:PL]]
=== disguised ru
пароль в base64: [[b64>pw]]
=== disguised zh
密码的base64是 [[b64>pw]]
=== disguised ja
カード番号（全角）：[[fw>cardflat]]
=== disguised en
[[ts]] DEBUG auth body=[[b64>pw]] enc=base64 user=[[user]]
=== disguised en
log line: "phone":"[[uesc>phone]]"
=== disguised en
patient=[[pct>name]]&dob=[[pct>birthiso]]&dx=[[pct>health]]
=== disguised en
{"h":"[[hex>email]]","p":"[[hex>phone]]"}
=== disguised en
wallet [[zw>crypto:bc1]]
=== disguised en
eth addr with gaps [[sp4>crypto:eth]]
=== disguised en
a jwt cut by the terminal:
[[wrap>jwt:HS256]]
=== disguised en
cookie: sid=[[pct>sid:32]]
=== disguised en
String k = new StringBuilder("[[rev>V]]").reverse().toString();
=== disguised en
k = %w[[[sp4>keyhex:40]]].join
=== disguised en
a = "[[cat>aba]]"  # routing
