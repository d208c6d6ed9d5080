=== clean en
How do I choose a strong password? I've read that length matters more than symbols, is that right?
=== clean en
Our policy: passwords expire every [[int:90-365]] days, must be at least [[int:10-20]] characters and may not be reused.
=== clean en
I forgot my password, the reset mail never arrives. I checked spam. What now?
=== clean en
DB_PASSWORD=${DB_PASSWORD}
DB_HOST=localhost
DB_PORT=[[port]]
APP_VERSION=[[ver]]
=== clean en
api_key: <YOUR_API_KEY>
region: eu-west-[[int:1-3]]
retries: [[int:1-9]]
=== clean en
export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
# from the documentation, section [[int:1-40]]
=== clean en
Set the header to `Authorization: Bearer sk-...` and send the request. Limit is [[int]] calls a minute.
=== clean en
Use test card 4242 4242 4242 4242 with any future date to simulate payment no. [[int]].
=== clean en
curl -H "Authorization: Bearer $TOKEN" https://api.example.com/v[[int:1-4]]/[[word]]s
=== clean en
const key = process.env.API_KEY;
if (!key) throw new Error("API_KEY missing");
export const limit = [[int]];
=== clean en
password = os.environ["DB_PASSWORD"]
conn = connect(host="localhost", port=[[port]], password=password)
=== clean en
env:
  TOKEN: ${{ secrets.DEPLOY_TOKEN }}
  VERSION: [[ver]]
=== clean en
database:
  password: vault:secret/data/[[svc]]#password
  pool: [[int:1-50]]
=== clean en
password: !vault |
  see group_vars/[[svc]] (not in this repository)
=== clean en
spec:
  containers:
  - name: [[svc]]
    env:
    - name: PASSWORD
      valueFrom:
        secretKeyRef:
          name: [[svc]]-creds
          key: password
=== clean en
variable "db_password" {
  description = "set through TF_VAR_db_password"
  type        = string
  sensitive   = true
}
# module version [[ver]]
=== clean en
mysql -u root -p [[db]]
Enter password:
Welcome to the MySQL monitor. Your connection id is [[int]]
=== clean en
postgres://user:password@localhost:5432/mydb   # example from README, release [[ver]]
=== clean en
The default in the docs is `changeme`; the installer refuses to start until you set something else. (Page [[int]].)
=== clean en
Contact support at user@example.com or call 555-0100, quoting case [[int]].
=== clean en
ping 192.0.2.1
64 bytes from 192.0.2.1: icmp_seq=1 ttl=[[int:40-64]] time=[[float:30]] ms
=== clean en
server {
    listen 127.0.0.1:[[port]];
    server_name localhost;
    location / { proxy_pass http://127.0.0.1:[[port]]; }
}
=== clean en
{"token": "********", "password": "[REDACTED]", "id": [[int]]}
=== clean en
Card ending 4242 was declined. Masked PAN: **** **** **** [[int:1000-9999]].
=== clean en
[[ts]] INFO user logged in user_id=[[int]] method=password mfa=true
=== clean en
[[ts]] INFO token refreshed (redacted) expires_in=3600
@rep 4-20 [[ts]] INFO [[svc]] GET /healthz 200 [[ms]]
=== clean en
@rep 5-40 [[ts]] [[?INFO|WARN|DEBUG]] [[svc]] request_id=[[uuid]] path=/[[word]]s/[[int]] status=[[?200|204|404|500]] dur=[[ms]]
=== clean en
@rep 3-30 [[sha7]] [[?fix|feat|chore|docs]]([[word]]): [[?handle empty list|bump deps|tidy logs|raise timeout|drop unused flag|rename module]]
=== clean en
commit [[sha1]]
Author: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>
Date:   [[ts]]

    build(deps): bump [[word]]-core from [[ver]] to [[ver]]
=== clean en
@rep 3-20 [[sha256]]  [[word]]-[[ver]].tar.gz
=== clean en
@rep 3-12     "node_modules/[[word]]-[[hex:4]]": {"version": "[[ver]]", "integrity": "sha512-[[sha512b64]]"},
=== clean en
@rep 3-14 github.com/[[word]]/[[svc]] v[[ver]] h1:[[sha256b64]]
=== clean en
[[!package]]
name = "[[word]]-util"
version = "[[ver]]"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "[[sha256]]"

[[!package]]
name = "[[word]]-core"
version = "[[ver]]"
checksum = "[[sha256]]"
=== clean en
[[word]]==[[ver]] \
    --hash=sha256:[[sha256]] \
    --hash=sha256:[[sha256]]
=== clean en
@rep 2-12 {"id":"[[uuid]]","parent":"[[uuid]]","kind":"[[word]]"}
=== clean en
etag: "[[md5]]"
x-request-id: [[uuid]]
x-amz-id-2: [[sha256b64]]
content-length: [[int]]
=== clean en
trace_id=[[hex:32]] span_id=[[hex:16]] parent=[[hex:16]] service=[[svc]]
traceparent: 00-[[hex:32]]-[[hex:16]]-01
=== clean en
docker pull registry.example.com/[[svc]]@sha256:[[sha256]]
Digest: sha256:[[sha256#1]]
Status: Downloaded newer image
=== clean en
<img alt="dot" src="data:image/png;base64,[[png:160]]"/>
=== clean en
.icon-[[word]]{background:url(data:image/png;base64,[[png:240]]) no-repeat;width:[[int:8-64]]px}
=== clean en
-----BEGIN CERTIFICATE-----
[[b64cert:12]]
-----END CERTIFICATE-----
=== clean en
ssh-ed25519 [[pubkey]] deploy
=== clean en
-----BEGIN PUBLIC KEY-----
[[b64cert:4]]
-----END PUBLIC KEY-----
=== clean en
SHA256:[[sha256b64]] is the host key fingerprint of example.com, matches the page.
=== clean en
!function(e,t){"object"==typeof exports?module.exports=t():e.[[word]]=t()}(this,function(){var n={},r=[[int]];for(var o=0;o<r;o++)n[o]=o*[[int]]>>>2;return n});
=== clean en
def fib(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a

print(fib([[int:5-60]]))
=== clean en
func Reverse(s []int) []int {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
	return s
}
// benchmark: [[int]] ns/op
=== clean en
fn main() {
    let v: Vec<u32> = (1..=[[int:5-99]]).filter(|n| n % [[int:2-9]] == 0).collect();
    println!("{:?}", v);
}
=== clean en
SELECT c.region, COUNT(*) AS n, SUM(o.total) AS total
FROM orders o JOIN customers c ON c.id = o.customer_id
WHERE o.created_at >= '[[dateiso]]'
GROUP BY c.region
HAVING COUNT(*) > [[int]];
=== clean en
public record Point(int X, int Y);
var pts = Enumerable.Range(0, [[int]]).Select(i => new Point(i, i * i)).ToList();
=== clean en
public static int gcd(int a, int b) { return b == 0 ? a : gcd(b, a % b); }
// gcd([[int]], [[int]])
=== clean en
for f in *.csv; do wc -l "$f"; done | sort -n | tail -[[int:2-30]]
=== clean en
[ -f .env ] || cp .env.example .env   # then fill in the blanks, see step [[int:2-9]]
=== clean en
import numpy as np
w = np.array([[float]], dtype=float)
x = np.linspace(0, [[int]], [[int]])
=== clean en
plot(x, y, type="l", main="[[word]] [[year]]", xlim=c(0, [[int]]))
abline(h = [[float]], lty = 2)
=== clean en
<ul>
@rep 3-9   <li class="item-[[int]]">[[word]] [[ver]]</li>
</ul>
=== clean en
.grid { display: grid; grid-template-columns: repeat([[int:2-6]], 1fr); gap: [[int:4-40]]px; color: #[[hex:6]]; }
=== clean en
type User = { id: number; name: string; email: string; passwordHash: string };
function validate(u: User) { return u.email.includes("@") && u.name.length < [[int]]; }
=== clean en
class PasswordField(forms.CharField):
    widget = forms.PasswordInput
    min_length = [[int:8-20]]
=== clean en
<label for="password">Password</label>
<input type="password" id="password" name="password" minlength="[[int:8-16]]" required>
=== clean en
it("rejects an empty password", async () => {
  await expect(login("user@example.com", "")).rejects.toThrow();
}, [[int:1000-9000]]);
=== clean en
if token.startswith("ghp_"):
    kind = "classic"
elif token.startswith("github_pat_"):
    kind = "fine-grained"
MAX = [[int]]
=== clean en
rules:
  - id: aws-key
    regex: '(?:AKIA|ASIA)[A-Z0-9]{16}'
    severity: high
    weight: [[int]]
=== clean en
re.compile(r"\b\d{3}-\d{2}-\d{4}\b")  # SSN shape, see rule [[int]]
=== clean en
Error: secret "[[svc]]-token" not found in namespace "[[word]]"
=== clean en
kubectl get secret [[svc]]-db -o yaml
NAME            TYPE     DATA   AGE
[[svc]]-db      Opaque   2      [[int]]d
=== clean en
$ kubectl get pods
NAME                          READY   STATUS    RESTARTS   AGE
@rep 3-15 [[svc]]-[[hex:9]]-[[hex:5]]   1/1     Running   [[int:0-9]]          [[int]]h
=== clean en
Filesystem      Size  Used Avail Use% Mounted on
/dev/sda[[int:1-5]]        [[int:20-900]]G   [[int:5-19]]G  [[int]]G  [[int:5-95]]% /
=== clean en
| region | Q1 | Q2 | Q3 |
|---|---|---|---|
@rep 3-9 | [[?North|South|East|West|Central]] | [[money]] | [[money]] | [[money]] |
=== clean en
@rep 6-30 [[float]]	[[float]]	[[float]]	[[int]]
=== clean en
epoch,train_loss,val_loss,lr
@rep 5-25 [[int:1-100]],[[float:3]],[[float:3]],[[float:1]]
=== clean en
Step [[int]]: loss=[[float:4]], perplexity=[[float:40]], tokens/s=[[int:1000-90000]]
=== clean en
Parts list
@rep 4-14 [[part]]  qty [[int:1-40]]  hex bolt, zinc plated
=== clean en
Order [[int:100000-999999]] shipped in two boxes, tracking to follow. Item [[part]] is on back order until [[date]].
=== clean en
ISBN [[isbn]], second edition, [[int:100-900]] pages, paperback.
=== clean en
Reading list
@rep 3-8 - ISBN [[isbn]] ([[year]])
=== clean en
Berlin lies at 52.52° N, 13.405° E; Lisbon at 38.72° N, 9.14° W. The flight takes about [[int:2-4]] hours.
=== clean en
The Eiffel Tower (48.8584, 2.2945) was visited by [[int:2-7]] million people in [[year]].
=== clean en
Paris Hilton-style sunglasses are back, says the magazine. In Jackson and Madison the shops sold [[int]] pairs in one day.
=== clean en
We stayed in Victoria, then drove to Charlotte and Austin. Georgia was too hot. [[int:100-900]] miles in all.
=== clean en
Ford, Dell, Wells Fargo and Johnson & Johnson all reported on [[date]]; Morgan Stanley raised its target to [[int:20-400]].
=== clean en
Albert Einstein published the theory of general relativity in 1915; Marie Curie received her second Nobel Prize in 1911. Chapter [[int:1-30]].
=== clean en
"It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife." — Jane Austen, p. [[int]]
=== clean en
Shakespeare's Hamlet, act [[int:1-5]]: "To be, or not to be, that is the question." Discuss in [[int:200-900]] words.
=== clean en
Serena Williams won the first set 6-[[int:0-4]] in [[int:22-50]] minutes, a stadium record.
=== clean en
Match report: United 2, Rovers [[int:0-4]]. Goals in the [[int:1-45]]th and [[int:46-90]]th minute. Attendance [[int:1000-60000]].
=== clean en
Recipe for [[int:2-8]]: [[int:200-600]] g flour, 2 eggs, a pinch of salt, [[int:100-300]] ml milk. Rest for half an hour, then fry in butter.
=== clean en
Lasagne

Ingredients
- [[int:300-900]] g minced beef
- 1 onion, 2 carrots
- 12 sheets of pasta
- 500 ml béchamel

Method
1. Brown the meat with the vegetables.
2. Add tomatoes and simmer for [[int:20-90]] minutes.
3. Layer and bake at 180 °C.
=== clean en
Newton's second law: F = ma. For m = [[float]] kg and a = [[float]] m/s² find F.
=== clean en
Prove that the sum of the first n odd numbers is n². Then compute it for n = [[int]].
=== clean en
Solve [[int]]x + [[int]] = [[int]] and check the result.
=== clean en
The enzyme (EC 3.4.21.[[int:1-120]]) has a half-life of [[float]] min at pH 7.4.
=== clean en
Section [[int]] of the Act provides that a contract may be avoided where consent was obtained by misrepresentation.
=== clean en
GDPR Article [[int:1-99]] sets out obligations on controllers. A name, an address or an e-mail are personal data under Article 4.
=== clean en
PCI DSS requires that the full card number is never stored in clear text. See requirement 3.[[int:1-7]].
=== clean en
Diabetes affects roughly [[int:5-12]]% of adults. Type 2 is the most common form. Source: national survey [[year]].
=== clean en
An IBAN in Germany has 22 characters, in France 27. The first two letters are the country; see table [[int:1-9]].
=== clean en
What does a BIC look like? Eight or eleven characters: bank, country, place, branch. Question [[int]] of the quiz.
=== clean en
HTTP 429 means too many requests. Back off for [[int:1-90]] seconds, then retry with jitter.
=== clean en
Model: Latitude 74[[int:10-90]], BIOS 1.[[int:10-30]].0, part [[part]], warranty type NBD.
=== clean en
Firmware [[ver]] fixes the fan curve on the QX-[[int:100-999]] and drops support for the older board.
=== clean en
Bench results: Q4_K_M [[float]] tok/s, Q8_0 [[float]] tok/s, context [[?4096|8192|32768]], model llama-3-[[?8b|70b]].
=== clean en
flight LH[[int:100-2999]] dep [[time]] arr [[time]] gate B[[int:10-50]]
=== clean en
Train ICE [[int:100-999]], coach [[int:1-14]], seat [[int:1-99]]. Change at the main station, platform [[int:1-20]].
=== clean en
timestamp: [[unix]]
nonce window: [[int]] s
build: [[ver]]+[[sha7]]
=== clean en
Crash at 0x00007ff[[hex:9]] in module core.dll + 0x[[hex:5]], exception 0xc0000005
=== clean en
@rep 4-18 #[[int:0-30]] 0x[[hex:12]] in [[word]]_[[?init|free|step|read]] ([[?ctx|buf|self]]=0x[[hex:8]]) at src/[[word]].c:[[int]]
=== clean en
panic: runtime error: index out of range [[[int]]] with length [[int:1-9]]

goroutine [[int]] [running]:
main.main()
	/src/main.go:[[int]] +0x[[hex:3]]
exit status 2
=== clean en
Exception in thread "main" java.lang.NullPointerException
@rep 3-12 	at com.example.[[word]].[[?Service|Handler|Mapper]].[[?run|apply|load]]([[?Service|Mapper]].java:[[int]])
=== clean en
Traceback (most recent call last):
  File "app.py", line [[int]], in <module>
    main()
  File "app.py", line [[int]], in main
    raise ValueError("bad [[word]]")
ValueError: bad [[word]]
=== clean en
FROM alpine:3.[[int:10-20]]
RUN apk add --no-cache curl
COPY entrypoint.sh /
# secrets are mounted at run time under /run/secrets
ENTRYPOINT ["/entrypoint.sh"]
=== clean en
.PHONY: build test
build:
	go build -ldflags "-X main.version=[[ver]]" ./...
test:
	go test ./... -count=[[int:1-5]]
=== clean en
syntax = "proto3";
message [[?Item|Order|Event]] {
  string id = 1;
  int64 qty = [[int:2-9]];
}
=== clean en
type Query { orders(first: Int = [[int]]): [Order!]! }
type Order { id: ID!, total: Float }
=== clean en
openapi: 3.0.0
info: {title: [[svc]], version: [[ver]]}
components:
  securitySchemes:
    ApiKeyAuth: {type: apiKey, in: header, name: X-API-Key}
=== clean en
How to create a token
1. Open Settings > Developer > Tokens
2. Click "New token", tick the read scope
3. Copy the value, it is shown once
4. Store it in your password manager
(guide version [[ver]])
=== clean en
can you write a function that masks all but the last four digits of a card number? should handle [[int:12-19]] digits
=== clean en
Rename the variable `token` to `lexeme` in parser.c; it clashes with the auth module. [[int]] occurrences.
=== clean en
The tokenizer splits "password" into [[int:1-4]] tokens. Vocabulary size is [[int:30000-200000]].
=== clean en
Key changes in this release: the primary key is now composite, key bindings are configurable, and the key signature of the demo song is D minor. Build [[int]].
=== clean en
Public holiday calendar [[year]]: offices closed on 24 and 31 December. Cover is arranged by the front desk.
=== clean en
Agenda
- [[time]] welcome
- [[time]] roadmap
- [[time]] lunch
- [[time]] breakout groups
- [[time]] wrap-up
=== clean en
Dear team, the canteen will be closed on [[date]]. Sandwiches are available at reception from [[time]].
=== clean en
Reminder: never share your password with anyone, not even IT. We will never ask for it. Notice [[int]].
=== clean en
Phishing test results: [[int:3-40]]% clicked, [[int:1-20]]% entered something, [[int:10-60]]% reported it.
=== clean en
Vendor questionnaire, item [[int]]: Do you encrypt data at rest? Yes, AES-256, keys in an HSM. Do you rotate keys? Yearly.
=== clean en
{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"email":{"type":"string","format":"email"},"phone":{"type":"string"},"ssn":{"type":"string","pattern":"^\\d{3}-\\d{2}-\\d{4}$"}},"maxProperties":[[int]]}
=== clean en
CREATE TABLE users (
  id BIGINT PRIMARY KEY,
  email VARCHAR([[int:100-255]]) NOT NULL,
  password_hash VARCHAR(255) NOT NULL,
  date_of_birth DATE,
  iban VARCHAR(34)
);
=== clean en
first_name,last_name,email,phone
(header only, the export was empty on [[date]])
=== clean en
- hosts: all
  become: yes
  tasks:
    - debug: msg="{{ lookup('env','DB_PASSWORD') | length }}"
    - pause: seconds=[[int]]
=== clean en
helm template . --set replicas=[[int:1-9]] --set existingSecret=[[svc]]-auth
=== clean en
terraform plan
Plan: [[int:1-20]] to add, [[int:0-9]] to change, 0 to destroy.
  + password = (sensitive value)
=== clean en
op run --env-file=.env -- npm start
# .env has only op://vault/[[svc]]/password style references, rev [[int]]
=== clean en
API_KEY=your-api-key-here
SECRET=xxxxxxxxxxxxxxxx
TIMEOUT=[[int]]
=== clean en
sk_test_... keys only work in test mode, sk_live_... in live mode (see chapter [[int:1-20]])
=== clean en
Authorization: Basic <base64(user:pass)>
Content-MD5: [[?required|optional]]
X-Limit: [[int]]
=== clean en
const PLACEHOLDER = "AIza...";
if (cfg.key === PLACEHOLDER) warn("set a real key", [[int]]);
=== clean en
otpauth://totp/ISSUER:ACCOUNT?secret=SECRET&issuer=ISSUER is the shape of the link; digits default 6, period [[?30|60]].
=== clean en
A JWT has three parts separated by dots: header.payload.signature. Ours live for [[int:5-60]] minutes.
=== clean en
ssh -i ~/.ssh/id_ed25519 -p [[port]] deploy@bastion.example.com
=== clean en
rsync -av --progress ./site/ deploy@web.example.org:/var/www/ --bwlimit=[[int:500-9000]]
=== clean en
sudo apt-get install -y nginx=1.[[int:10-26]].[[int:0-3]] && systemctl reload nginx
=== clean en
ffmpeg -i in.mp4 -vf scale=[[?1280|1920]]:-1 -crf [[int:18-30]] out.mp4
=== clean en
openssl req -new -newkey rsa:[[?2048|4096]] -nodes -keyout site.key -out site.csr -subj "/CN=www.example.com"
=== clean en
redis-cli -h localhost -p [[port]] --stat
=== clean en
The inverse of matrix A has determinant 1/[[int]]. Rows: [1, 0, [[int]]], [0, 1, [[int]]], [0, 0, 1].
=== clean en
pi to some digits: 3.14159265358979323846264338327950288; e: 2.71828182845904523536; run [[int]]
=== clean en
Fibonacci modulo [[int]]: 1 1 2 3 5 8 13 21 34 55 89 144 233 377 610 987 1597 2584
=== clean en
MAC addresses have 48 bits; the broadcast one is ff:ff:ff:ff:ff:ff. Slide [[int]].
=== clean en
2001:db8::[[int:1-99]] is from the documentation range, do not route it.
=== clean en
198.51.100.[[int:1-250]] - - "GET / HTTP/1.1" 200 (sample line from the manual, address from the documentation block)
=== clean en
EAN 40[[int:10000-99999]]... see label; batch L[[int:100-999]]B; best before end [[year]].
=== clean en
GTIN, SKU and colour
@rep 3-9 [[part]]; [[?blue|grey|anthracite|oak]]; EUR [[money]]
=== clean en
Chess: 1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 4. Ba4 Nf6 5. O-O — Ruy Lopez, line [[int]]
=== clean en
ACGTTGCA[[?ACCT|GGTA|TTAC]]GATTACAGATTACA[[?CC|GT]]TGACCATG contig [[int]], GC content [[float]]%
=== clean en
MVLSPADKTNVKAAWGKVGAHAGEYGAEALERMFLSFPTTKTYFPHF (hemoglobin fragment, residue [[int]])
=== clean en
C8H10N4O2 is caffeine, molar mass 194.19 g/mol; [[int:40-200]] mg per cup.
=== clean en
Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor [[int]] incididunt ut labore.
=== clean en
Sunset today [[time]], wind [[int:3-40]] km/h from the west, rain chance [[int:0-100]]%.
