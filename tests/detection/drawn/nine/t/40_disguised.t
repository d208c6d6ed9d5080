@@@L disguised en
data:⏎  password: @{b64.pw}⏎  username: YWRtaW4=
  DB_PASSWORD: @{b64.pwg}   # base64
kubectl get secret ~{db} -o jsonpath='{.data.password}' → @{b64.pw}
echo @{b64n.pw} | base64 -d | sudo -S reboot
AUTH LOGIN⏎334 VXNlcm5hbWU6⏎bWFpbGVy⏎334 UGFzc3dvcmQ6⏎@{b64.pw}⏎235 2.7.0 Authentication successful
<Pass encoding="base64">@{b64.pw}</Pass>
the password, base64 so nobody reads over your shoulder: @{b64.pw}
double encoded, decode twice: @{b64b64.v_github}
{"cfg":"@{b64.v_stripe}"}
X-Config: @{b64.v_anthropic}
atob('@{b64.v_openai}')
base64.b64decode("@{b64.v_slack}").decode()
Buffer.from('@{hex.v_npm}', 'hex').toString()
password = bytes.fromhex('@{hex.pw}').decode()
UPDATE cfg SET admin_password = unhex('@{HEX.pw}');
SET @password = CONVERT(VARCHAR, 0x@{HEX.pw})
key in hex @{hexsp.v_sendgrid}
char pw[] = { @{hexc.pws}, 0 };
password (ascii codes): @{codes_sp.pw}
String.fromCharCode(@{codes.v_gitlab})
pass = ''.join(map(chr, [@{codes.pw}]))
sPwd = @{vbchr.pws}
$Password = [char[]](@{codes.pws}) -join ''
pwd = @{chr.pww}
postgres://~{user}:@{pct.pws}@~{host}/~{db}
https://~{user}:@{pctp.pwg}@~{host}/repo.git
mongodb+srv://~{user}:@{pctp.pwg}@~{host}/?retryWrites=true
GET /cb?token=@{pct.v_github}&state=1
?redirect=https%3A%2F%2F~{host}%2Fin%3Fpw%3D@{pct2.pws}
<input name="pw" value="@{ent.pw}">
password="@{entp.pwg}" host="~{host}"
<value>@{entx.v_stripe}</value>
{"password":"@{u.pw}"}
{"token": "@{up.v_slack}"}
const passwd = "@{x.pws}";
printf '@{oct.pws}' | psql -W
let dbPassword = "@{ubr.pws}";
.pw::after { content: "@{ucss.pww}" }
the key is @{zw.v_github} (copied from the wiki)
wifi password: @{zw1.wpas}
Password: @{zw.pw}
token: @{shy.v_gitlab}
pw: @{homo.pws}
use @{homo.v_stripe} for billing
password：@{full.pw}
secret: @{full.v_aws_id}
the pass is @{mono.pws}
pw is @{sp.pws} without the spaces
spell it: @{dash.pww}
the code, letter by letter: @{comma.pws}
@{pipe.pws} ← password, ignore the pipes
api key (remove the blanks) @{sp.hex}
@{sp4.v_github} (in blocks of four so you can type it)
password backwards: @{rev.pw}
'@{rev.v_npm}'[::-1]
echo @{rev.pws} | rev
rot13 of the pw: @{rot13.pws}
token = "@{py.v_github}"
const key = '@{js.v_openai}'
$pass = '@{php.pwg}';
strPwd = "@{vb.pw}"
EXECUTE IMMEDIATE 'ALTER USER x IDENTIFIED BY "' || '@{sql.pws}' || '"';
local key = "@{lua.v_telegram}"
K='@{sh.v_aws_id}'
['@{arr.v_stripe}'].join('')
char password[] = {'@{chars.pws}','\0'};
curl -H "Authorization: Bearer @{shbs.v_gitlab}" https://~{host}
pw=@{qp.pwg}
Password: @{qpe.pwg}
the key: @{md.v_github}
my token is @{mdi.v_gitlab}
key @{mdc.v_huggingface}
<p>Password: @{htm.pw}</p>
<span>@{htmsp.v_slack}</span>
<td>@{wbr.v_sendgrid}</td>
apiSecret = "@{cmt.gks}"
password 7 @{c7.pws}
username ~{user} password 7 @{c7.pws}
snmp / tacacs-server key 7 @{c7.pws}
<variable name="db.password" value="@{wxor.pws}"/>
password, first half and second half, glue them: @{ell.pws}
the base32 of it: @{b32.pw}
admin password as utf-16 base64: @{b64le.pw}
password (base85): @{b85.pwg}
the password in binary: @{bin.pww}
pass (octets) @{hexcol.pws}
data:text/plain;base64,@{b64.v_anthropic}
jwt? no it's just @{b64u.v_digitalocean}
Basic @{b64.pw} (only the password part, sorry)
@@@L disguised de
Passwort rückwärts: @{rev.pw}
Das Kennwort buchstabiert: @{dash.pww}
pw mit Leerzeichen dazwischen, bitte weglassen: @{sp.pws}
Base64 davon ist @{b64.pw}
Kennwort: @{full.pws}
Kennwort (Zeilenumbruch entfernen):⏎@{wrap.pwg}
Der WLAN-Schlüssel in Vierergruppen @{sp4.wpas}
Passwort=@{entp.pw}
@@@L disguised fr
mot de passe à l'envers : @{rev.pw}
mdp en base64 : @{b64.pw}
lettre par lettre : @{comma.pws}
mdp : @{sp.pws} (sans les espaces)
@@@L disguised es
la contraseña al revés: @{rev.pw}
en base64 @{b64.pw}
clave letra a letra: @{dash.pws}
@@@L disguised it
la password al contrario: @{rev.pw}
password in base64: @{b64.pw}
@@@L disguised pt
senha em base64: @{b64.pw}
senha com espaços: @{sp.pws}
@@@L disguised pl
hasło od tyłu: @{rev.pw}
hasło w base64: @{b64.pw}
@@@L disguised nl
wachtwoord achterstevoren: @{rev.pw}
ww in base64: @{b64.pw}
@@@L disguised ja
パスワード：@{full.pws}
パスワード（全角）は @{full.pw} です
@@@L disguised zh
密码：@{full.pws}
密码倒过来是 @{rev.pw}
@@@L disguised ru
пароль задом наперёд: @{rev.pw}
пароль: @{homo.pws}
@@@ disguised en
apiVersion: v1
kind: Secret
type: Opaque
metadata:
  name: ~{db}-secrets
data:
  host: bG9jYWxob3N0
  password: @{b64.pwg}
  stripe: @{b64.v_stripe}
@@@ disguised en
<Server>
  <Host>~{host}</Host>
  <Port>22</Port>
  <User>~{user}</User>
  <Pass encoding="base64">@{b64.pws}</Pass>
  <Logontype>1</Logontype>
</Server>
@@@ disguised en
{
  "auths": {
    "registry.~{dom}": { "auth": "@{basic}" },
    "ghcr.io": { "identitytoken": "@{b64.v_github}" }
  }
}
@@@ disguised en
def _k():
    a = "@{pyimp.v_openai}"
    return a

client = Client(_k())
@@@ disguised en
private static final String SECRET =
            "@{javac.v_stripe}";
@@@ disguised en
TOKEN = (
        "@{pyimp.v_github}"
)
headers = {"Authorization": f"token {TOKEN}"}
@@@ disguised en
On ~{date} someone wrote:
> the new key is
> @{gt.v_sendgrid}
> please install it today
@@@ disguised en
Copied from the PDF, it broke the line:

API key: @{wrap.v_anthropic}

(no space at the break)
@@@ disguised en
the key came through like this in the terminal
@{wrap2.v_openai}
looks like it got cut at the column width
@@@ disguised en
From the letter (hyphenated by the scanner):
Access code @{hyph.pwg}
Valid from ~{date}
@@@ disguised en
write the password down one letter per line
@{nl1.pww}
done
@@@ disguised en
eval(atob("@{b64.v_discord_webhook}"))
var x = 1;
@@@ disguised en
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Your new password is @{qpe.pwg} and =C3=BC is just an umlaut.
@@@ disguised en
unsigned char key[] = {
  @{hexc.an}
};
size_t key_len = sizeof key;
@@@ disguised en
Sub Connect()
    Dim p
    p = "@{vb.pwg}"
    cn.Open "DSN=~{db};UID=~{user};PWD=" & p
End Sub
@@@ disguised en
variable "cfg" { default = "@{b64.v_databricks}" }
locals { key = base64decode(var.cfg) }
@@@ disguised en
user_data: |
  #!/bin/bash
  echo "@{b64.pw}" | base64 -d | passwd --stdin ~{user}
@@@ disguised en
hidden in the css: <!-- @{hex.v_github} -->
<link rel="stylesheet" href="/a.css?v=~{n4}">
