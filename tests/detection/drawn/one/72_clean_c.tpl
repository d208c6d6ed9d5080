=== clean en
agent> ls -la
total [[int]]
drwxr-xr-x  [[int:2-20]] app app 4096 .
-rw-------  1 app app  [[int]] .env
-rw-r--r--  1 app app  [[int]] README.md
-rw-r--r--  1 app app  [[int]] package.json
agent> I will not read .env. Running the unit tests instead.
=== clean en
agent> pytest -q
@rep 5-25 tests/test_[[word]].py::test_[[?login|logout|reset_password|token_refresh|export]] [[?PASSED|PASSED|FAILED|SKIPPED]]
[[int:5-90]] passed in [[float]]s
=== clean en
npm warn deprecated [[word]]@[[ver]]: no longer maintained
added [[int]] packages in [[int:2-60]]s
[[int:1-90]] packages are looking for funding
=== clean en
$ cargo build --release
@rep 4-20    Compiling [[word]]-[[?core|util|macros|sys]] v[[ver]]
    Finished release [optimized] target(s) in [[float:90]]s
=== clean en
Successfully built [[hex:12]]
Successfully tagged [[svc]]:[[ver]]
=== clean en
@rep 5-25 [[hex:12]]   registry.example.com/[[svc]]   [[ver]]   [[int:2-40]] days ago   [[int:20-900]]MB
=== clean en
lint report
@rep 4-20 src/[[word]].ts:[[int]]:[[int:1-80]]  [[?warning|error]]  [[?unused variable|missing semicolon|unexpected any|prefer const]]
=== clean en
coverage
@rep 4-20 [[word]]/[[?api|db|auth|util]].py    [[int]]   [[int:0-60]]   [[int:40-100]]%
=== clean en
#include <stdio.h>
int main(void) {
    for (int i = 0; i < [[int]]; i += [[int:2-9]])
        printf("%d\n", i);
    return 0;
}
=== clean en
template <typename T>
T clamp(T x, T lo, T hi) { return x < lo ? lo : (x > hi ? hi : x); }
static_assert(clamp([[int]], 0, 10) <= 10);
=== clean en
module Main where
main :: IO ()
main = print (sum (takeWhile (< [[int]]) (map (^2) [1..])))
=== clean en
(defn square-sum [n] (reduce + (map #(* % %) (range n))))
(square-sum [[int]])
=== clean en
defmodule Counter do
  use Agent
  def start_link(n \\ [[int]]), do: Agent.start_link(fn -> n end, name: __MODULE__)
  def inc, do: Agent.update(__MODULE__, &(&1 + 1))
end
=== clean en
program loop
  integer :: i
  do i = 1, [[int]]
    print *, i**2
  end do
end program
=== clean en
fun main() { println((1..[[int]]).filter { it % [[int:2-9]] == 0 }.sum()) }
=== clean en
struct Row: Identifiable { let id: Int; let title: String }
let rows = (0..<[[int]]).map { Row(id: $0, title: "Row \($0)") }
=== clean en
<?php
foreach (range(1, [[int]]) as $i) { echo $i % 3 ? $i : 'Fizz', PHP_EOL; }
=== clean en
5.times { |i| puts "step #{i} of [[int]]" }
=== clean en
Sub Fill()
    Dim i As Long
    For i = 1 To [[int]]
        Cells(i, 1).Value = i ^ 2
    Next i
End Sub
=== clean en
=VLOOKUP(A[[int:2-90]],Prices!$B$2:$D$[[int:91-900]],3,FALSE)
=IFERROR(C[[int:2-90]]/D[[int:2-90]],"n/a")
=== clean en
name: ci
on:
  pull_request:
    branches: [main]
jobs:
  test:
    runs-on: ubuntu-latest
    strategy:
      matrix: {python: ["3.10", "3.11", "3.12"]}
    steps:
      - uses: actions/checkout@[[sha1]]
      - uses: actions/setup-python@[[sha1]]
      - run: pytest
        env:
          API_TOKEN: ${{ secrets.API_TOKEN }}
=== clean en
include:
  - project: ci/templates
    ref: v[[ver]]
variables:
  PASSWORD: $CI_JOB_TOKEN
  DEPTH: "[[int:1-50]]"
=== clean en
apiVersion: external-secrets.io/v1beta1
kind: ExternalSecret
metadata:
  name: [[svc]]
spec:
  refreshInterval: [[int:1-24]]h
  secretStoreRef: {name: vault, kind: ClusterSecretStore}
  data:
    - secretKey: password
      remoteRef: {key: prod/[[svc]], property: password}
=== clean en
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: [[svc]]}
spec:
  template: {type: Opaque}
  # encryptedData omitted, generation [[int]]
=== clean en
password: ENC[AES256_GCM,data:REMOVED,iv:REMOVED,tag:REMOVED,type:str]
sops_version: [[ver]]
=== clean en
jdbc:postgresql://localhost:5432/[[db]]?user=${env.DB_USER}&password=${env.DB_PASS}&loginTimeout=[[int:1-60]]
=== clean en
resource "random_password" "db" {
  length  = [[int:16-40]]
  special = true
}
output "db" { value = random_password.db.result  sensitive = true }
=== clean en
data "aws_secretsmanager_secret_version" "[[word]]" { secret_id = "prod/[[svc]]" }
# module ref v[[ver]]
=== clean en
arn:aws:iam::123456789012:role/[[svc]]-reader
max session [[int:900-43200]] seconds
=== clean en
SSLCertificateFile /etc/ssl/certs/site.pem
SSLCertificateKeyFile /etc/ssl/private/site.key
MaxRequestWorkers [[int]]
=== clean en
user  www-data;
worker_processes [[int:1-16]];
events { worker_connections [[int:256-4096]]; }
http { auth_basic "Restricted"; auth_basic_user_file /etc/nginx/.htpasswd; }
=== clean en
root:x:0:0:root:/root:/bin/bash
daemon:x:1:1::/usr/sbin/nologin
svc:x:[[int:100-999]]:[[int:100-999]]::/var/lib/svc:/usr/sbin/nologin
=== clean en
PermitRootLogin no
PasswordAuthentication no
MaxAuthTries [[int:2-6]]
PubkeyAuthentication yes
=== clean en
interface GigabitEthernet0/[[int:0-48]]
 description uplink [[word]]
 switchport access vlan [[int:2-4000]]
 spanning-tree portfast
!
=== clean en
;; ANSWER SECTION:
www.example.com.  [[int:60-86400]]  IN  A  192.0.2.[[int:1-250]]
;; Query time: [[int:1-90]] msec
=== clean en
HTTP/1.1 200 OK
Date: Tue, 05 Mar 2024 [[time]]:11 GMT
ETag: W/"[[hex:10]]-[[hex:20]]"
Strict-Transport-Security: max-age=31536000
Content-Length: [[int]]
=== clean en
{"@timestamp":"[[ts]]","log.level":"info","service":"[[svc]]","trace.id":"[[hex:32]]","message":"job done","items":[[int]]}
=== clean en
@rep 10-45 [[ts]] [[?INFO|DEBUG]] [[svc]]-[[hex:9]]-[[hex:5]] [[?connected|retrying|flushed|compacted|scheduled]] [[word]]=[[int]] took=[[ms]]
=== clean en
@rep 10-40 {"t":[[unix]],"k":"[[word]].[[?count|latency|errors]]","v":[[float]],"host":"node[[int:1-40]]"}
=== clean en
# HELP http_requests_total Total requests
# TYPE http_requests_total counter
@rep 4-18 http_requests_total{code="[[?200|404|500]]",handler="/[[word]]s"} [[int:100-999999]]
=== clean en
sha256sum -c SHA256SUMS
@rep 3-14 [[word]]-[[ver]]-[[?linux|darwin|windows]]-[[?amd64|arm64]].zip: OK
=== clean en
git bisect: [[sha1]] is the first bad commit, [[int:1-12]] revisions left to test after this
=== clean en
Merge branch 'feature/[[word]]-[[int]]' into 'main'
See merge request !{{ mr }} (pipeline #[[int:10000-999999]])
=== clean en
pkg: lodash 4.17.21, react 18.2.0, vite [[ver]], typescript 5.[[int:0-9]].2
=== clean en
@rep 5-25 [[word]]-[[?core|api|cli]]@[[ver]] -> [[ver]]  ([[?patch|minor|major]])
=== clean en
"resolved": "https://~npm~/[[word]]/-/[[word]]-[[ver]].tgz",
"integrity": "sha512-[[sha512b64]]"
=== clean en
<script src="https://cdn.example.net/lib.min.js" integrity="sha384-[[sha512b64]]" crossorigin="anonymous"></script>
<!-- rev [[sha7]] -->
=== clean en
Content-Security-Policy: script-src 'self' 'sha256-[[sha256b64]]' 'nonce-{{ nonce }}'
=== clean en
known hosts entry for the docs box: docs.example.com ssh-ed25519 [[pubkey]]
=== clean en
IPFS CID: bafybei[[?c7|d2|e5|f3]]... pinned on [[int:1-9]] nodes, size [[float]] MB
=== clean en
GUID of the interface is {[[uuid]]}, registered under HKCR; thread model Both, version [[ver]].
=== clean en
Windows update KB50[[int:10000-99999]] replaces KB50[[int:10000-99999]]; reboot needed, size [[float]] MB.
=== clean en
CVE-[[?2021|2022|2023|2024]]-[[int:1000-49999]] scores [[?5.4|7.8|9.8]]; fixed in [[ver]]. It leaks environment variables under some conditions.
=== clean en
Threat model notes
- attacker can read CI logs -> mask secrets
- attacker can open pull requests -> no secrets on forks
- stolen laptop -> disk encryption, short sessions ([[int:1-24]] h)
- password spraying -> lockout after [[int:5-20]] tries
=== clean en
Security awareness quiz, question [[int:1-40]]
A caller says she is from IT and needs your password. You:
a) give it to her
b) hang up and report it
c) ask for her name first
=== clean en
Audit finding [[int:1-60]]: shared accounts are in use at two sites. Recommendation: personal accounts with MFA. Due [[date]].
=== clean en
RFP answer [[int]]: Secrets are kept in a hardware module; operators can't export keys; every use is logged.
=== clean en
Tokens are issued by the identity provider, live for [[int:5-60]] minutes and are bound to the client certificate.
=== clean en
Secretary of State, secret ballot, Secret Garden: which of these words share a root? Item [[int]].
=== clean en
He whispered the pass word at the gate, and the key turned in the lock of room [[int]].
=== clean en
The bank of the river was steep; the account of the voyage fills [[int]] pages of the log.
=== clean en
Grace and mercy, faith and hope: sermon notes for week [[int:1-52]].
=== clean en
In May the rose and the ivy bloom; by dawn the robin sings, [[int:2-40]] days before summer.
=== clean en
Will the mark hold? Chip set, jack plug, bill of materials, frank talk, and a rich cliff view: puzzle [[int]].
=== clean en
Mr. Darcy and Elizabeth Bennet meet again at Pemberley. Which chapter, [[int:20-60]] or later?
=== clean en
The Beatles' "Eleanor Rigby" spent [[int:2-30]] weeks in the chart; Paul McCartney sang lead.
=== clean en
Lionel Messi and Kylian Mbappé scored [[int:2-5]] goals between them in the final.
=== clean en
According to Knuth (1974), premature optimization is the root of all evil. See also Dijkstra, Hoare, [[year]].
=== clean en
@book{ref[[int]], author={Kernighan, Brian W. and Ritchie, Dennis M.}, title={The C Programming Language}, year={1988}}
=== clean en
Treaty of Westphalia, article [[int:1-128]]; signed 24 October 1648. Summarise its effect on the Swiss cantons.
=== clean en
The court held that clause [[int:1-40]] was void for uncertainty and that time was not of the essence.
=== clean en
WHO recommends [[int:150-300]] minutes of exercise a week. Hypertension and epilepsy need medical advice first.
=== clean en
Depression is common: about one in [[int:5-20]] people are affected in a lifetime. Helplines exist in most countries.
=== clean en
Ibuprofen 400 mg: take with food; no more than [[int:2-4]] tablets a day unless a doctor says so.
=== clean en
Elements: H 1.008, He 4.0026, Li 6.94, Be 9.0122, B 10.81; exercise [[int]].
=== clean en
Knitting: cast on [[int:40-200]] sts, k2 p2 rib for 6 cm, then stocking stitch to the armhole.
=== clean en
Tyres 205/55 R16 91V, pressure [[float:3]] bar, torque [[int:90-140]] Nm, oil 5W-30.
=== clean en
Screws M6x[[int:10-60]], DIN 912, A2-70; washers DIN 125; delivery in KW [[int:1-52]].
=== clean en
Dewey 005.[[int:100-999]], shelf [[int:1-60]], loan period four weeks.
=== clean en
Container MSKU and TEMU series, weight [[int:2000-28000]] kg, reefer set to -18 °C, vessel due [[date]].
=== clean en
Elevation profile
km	m
@rep 6-25 [[float:90]]	[[int:200-2900]]
=== clean en
Lotto numbers of the week: [[int:1-49]], [[int:1-49]], [[int:1-49]], [[int:1-49]], [[int:1-49]], [[int:1-49]]; bonus [[int:0-9]].
=== clean en
Population by year
@rep 5-20 [[year]];[[int:10000-900000]];[[float:4]]
=== clean en
Exchange rates of [[date]]: EUR/USD 1.0[[int:100-999]], EUR/GBP 0.8[[int:100-999]], EUR/PLN 4.[[int:1000-9999]]
=== clean de
Kennt jemand ein gutes Buch über Passwörter und Verschlüsselung? Bitte kein Lehrbuch über [[int:400-900]] Seiten.
=== clean de
Störungsmeldung [[tkt]]: Drucker im [[int:1-9]]. Stock zieht kein Papier ein. Techniker war da, Walze getauscht, erledigt.
=== clean de
Richtlinie Fernzugriff, Abschnitt [[int:1-20]]: Zugangsdaten dürfen weder per Mail noch per Chat übermittelt werden.
=== clean de
Angela Merkel war von 2005 bis 2021 Bundeskanzlerin. Fasse Kapitel [[int:1-20]] zusammen.
=== clean de
Sitzplatzreservierung Wagen [[int:1-14]], Platz [[int:1-90]], Fenster, Ruhebereich, Abfahrt [[time]].
=== clean de
Schraubenset [[part]], Güte 8.8, Preis [[money]] Euro netto, Lieferzeit [[int:2-30]] Tage, frei Haus.
=== clean fr
Charte informatique, article [[int:1-30]] : les identifiants sont personnels et ne se communiquent jamais.
=== clean fr
Ticket [[tkt]] : imprimante bloquée au [[int:1-9]]e étage, rouleau remplacé, clos.
=== clean fr
Simone de Beauvoir publie « Le Deuxième Sexe » en 1949. Résumez la partie [[int:1-4]] en dix lignes.
=== clean es
Política de acceso, apartado [[int:1-30]]: las credenciales son personales y no se comparten.
=== clean es
Aviso: corte de luz el [[date]] entre las [[time]] y las [[time]]. Apaguen los equipos.
=== clean it
Regolamento, punto [[int:1-30]]: le credenziali sono personali e non vanno mai comunicate a terzi.
=== clean it
Avviso: sciopero dei treni il [[date]], garantite le corse delle [[time]].
=== clean it
Guglielmo Marconi ricevette il Nobel nel 1909. Scrivi [[int:5-20]] righe sulla radio.
=== clean it
Bollettino meteo: minima [[int:0-15]] gradi, massima [[int:16-38]], venti deboli.
=== clean pt
Norma interna, ponto [[int:1-30]]: as credenciais são pessoais e intransmissíveis.
=== clean pt
Fernando Pessoa escreveu "Mensagem" em 1934. Comente o poema [[int:1-44]].
=== clean nl
Huisregel [[int:1-30]]: inloggegevens zijn persoonlijk en worden nooit gedeeld.
=== clean nl
Storing [[tkt]]: beamer in zaal [[int:1-20]] gaf geen beeld, kabel vervangen.
=== clean nl
Anne Frank schreef haar dagboek tussen 1942 en 1944. Vat bladzijde [[int]] samen.
=== clean pl
Regulamin, punkt [[int:1-30]]: danych logowania nie wolno udostępniać innym osobom.
=== clean pl
Zgłoszenie [[tkt]]: drukarka na [[int:1-9]]. piętrze zacina papier, rolka wymieniona.
=== clean pl
Maria Skłodowska-Curie otrzymała dwie Nagrody Nobla. Napisz [[int:5-20]] zdań.
=== clean ja
システムメンテナンスのため、[[time]]から[[int:1-9]]時間、サービスを停止します。
=== clean ja
材料：小麦粉[[int:100-400]]グラム、卵二個、砂糖少々。よく混ぜて焼きます。
=== clean zh
系统将于今晚[[time]]升级，预计[[int:1-9]]小时完成，请提前保存文件。
=== clean zh
做法：面粉[[int:100-500]]克加水揉成面团，醒发半小时，再擀成薄片。
