import hashlib, base64, zlib, os, json, unicodedata
from data import *
HERE = os.path.dirname(os.path.abspath(__file__))
BIP = open(os.path.join(HERE, '..', 'one', 'bip39.txt')).read().split()
D = '0123456789'; L = 'abcdefghijklmnopqrstuvwxyz'; U = L.upper(); AN = U + L + D
HEX = '0123456789abcdef'; B64U = AN + '-_'; B32 = U + '234567'
def rs(r, n, al=AN): return ''.join(r.choice(al) for _ in range(n))
def hx(r, n): return rs(r, n, HEX)
def dg(r, n): return rs(r, n, D)
def rb(r, n): return bytes(r.randrange(256) for _ in range(n))
def b64(b): return base64.b64encode(b if isinstance(b, bytes) else b.encode()).decode()
def b64u(b): return base64.urlsafe_b64encode(b if isinstance(b, bytes) else b.encode()).decode().rstrip('=')
def uuid(r): 
    h = hx(r, 32); return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-{r.choice('89ab')}{h[17:20]}-{h[20:]}"
def luhn(s):
    t = 0
    for i, c in enumerate(reversed(s)):
        d = int(c)
        if i % 2 == 0:
            d *= 2
            if d > 9: d -= 9
        t += d
    return str((10 - t % 10) % 10)
def deacc(s):
    s = s.replace('ß','ss').replace('ø','o').replace('Ø','O').replace('ł','l').replace('Ł','L').replace('ı','i').replace('đ','d').replace('Đ','D').replace('æ','ae').replace('Þ','Th').replace('þ','th').replace('ð','d').replace('å','a')
    return ''.join(c for c in unicodedata.normalize('NFD', s) if not unicodedata.combining(c))
# ---------------------------------------------------------------- people
LATIN = [k for k in NAMES if k not in ('el','ru','uk','ja','zh','ko','ar','hi')]
TRL = {'а':'a','б':'b','в':'v','г':'g','д':'d','е':'e','ё':'e','ж':'zh','з':'z','и':'i','й':'y','к':'k','л':'l','м':'m','н':'n','о':'o','п':'p','р':'r','с':'s','т':'t','у':'u','ф':'f','х':'kh','ц':'ts','ч':'ch','ш':'sh','щ':'shch','ъ':'','ы':'y','ь':'','э':'e','ю':'yu','я':'ya','і':'i','ї':'i','є':'ye','ґ':'g'}
GRL = dict(zip('αβγδεζηθικλμνξοπρστυφχψως', ['a','v','g','d','e','z','i','th','i','k','l','m','n','x','o','p','r','s','t','y','f','ch','ps','o','s']))
class Person: pass
def person(r, lang):
    p = Person(); loc = lang if lang in NAMES else 'en'
    p.lang = lang; p.g = r.choice('mf'); x = r.random()
    if x < .10 and loc in LATIN:
        f = r.choice(FOREIGN).split(' '); p.first = f[0]; p.last = ' '.join(f[1:])
    else:
        src = loc
        if x < .17 and loc in LATIN: src = r.choice(LATIN)
        m, f, l = NAMES[src]
        p.first = r.choice(m if p.g == 'm' else f); p.last = r.choice(l)
        if src in ('es',) and r.random() < .45: p.last += ' ' + r.choice(l)
        if src == 'pt' and r.random() < .4: p.last = r.choice(l).replace('e Silva', 'Silva') + ' ' + p.last
        if src == 'de' and r.random() < .06: p.last = p.last.split('-')[0] + '-' + r.choice(l).split('-')[0]
        if src == 'en' and r.random() < .1: p.first += ' ' + r.choice(U) + '.'
        if p.g == 'f':
            if src == 'pl':
                for a, b in (('ski','ska'),('cki','cka'),('dzki','dzka')):
                    if p.last.endswith(a): p.last = p.last[:-len(a)] + b; break
            if src == 'cs':
                p.last = p.last[:-1] + 'á' if p.last.endswith('ý') else (p.last if p.last.endswith('í') else (p.last[:-1] if p.last.endswith('a') else p.last) + 'ová')
            if src == 'ru' and p.last[-1] in 'вн': p.last += 'а'
    p.src = loc
    if loc in ('ja',): p.full = p.last + r.choice([' ', '', '　']) + p.first
    elif loc in ('zh', 'ko'): p.full = p.last + p.first
    elif loc in ('hu', 'vi') : p.full = p.last + ' ' + p.first
    else: p.full = p.first + ' ' + p.last
    y = int(r.triangular(1938, 2008, 1979)); p.y, p.m, p.d = y, r.randint(1, 12), r.randint(1, 28)
    def lat(s):
        s = s.lower()
        if loc == 'de': s = s.replace('ä','ae').replace('ö','oe').replace('ü','ue')
        s = ''.join(TRL.get(c, c) for c in s)
        s = ''.join(GRL.get(c, c) for c in deacc(s))
        return ''.join(c for c in s if c.isascii() and (c.isalnum() or c == '-')).strip('-')
    a, b = lat(p.first), lat(p.last.replace(' ', ''))
    if not a or not b:
        rom = {'ja': 'kenta misaki hasegawa igarashi yuko onodera', 'zh': 'zhiqiang ouyang wangli chenhao simeng', 'ko': 'minjun namgung seoyeon parkjh', 'ar': 'tarek haddad noura layla mansouri', 'hi': 'arjun patil kavita chauhan'}.get(loc, 'alex kim').split()
        a, b = r.sample(rom, 2)
    p.a, p.b = a, b
    p.user = r.choice([a[0] + b, a + '.' + b, b + a[0], a + str(p.y % 100), b[:6] + a[:2]])[:20]
    dom = r.choice(MAILDOM.get(loc, MAILDOM['en']))
    p.dom = dom
    p.email = r.choice([f"{a}.{b}@{dom}", f"{a[0]}.{b}@{dom}", f"{a}{b}{p.y % 100:02d}@{dom}", f"{b}@{dom}", f"{a}_{b}@{dom}", f"{a}.{b}{r.randint(1,99)}@{dom}", f"{b}.{a}@{dom}", f"{a[0]}{b}@{dom}"])
    return p
MAILDOM = {
'en': W("brightwater-lettings.co.uk fernhollow.net mailroost.com northquay-clinic.org oakandpike.com tidewell.io postbarn.co.uk harrowgatehousing.org saltmarshdental.com kestrelpay.com bluepigeonmail.com"),
'de': W("kanzlei-brandtner.de postfach-nord.de stadtwerke-ellerbek.de praxis-am-ring.de mueggenhof.de briefkasten24.net zahnwerk-sued.de moorbach-logistik.com heidemail.de waldhornschule.de"),
'fr': W("cabinet-morvan.fr boitealettre.fr clinique-saint-yvon.fr mairie-vaucourt.fr assur-leman.fr lamottebeuvron-transports.fr courrielouest.fr menuiserie-gallet.fr"),
'es': W("gestoriamolina.es correovivo.es clinicasantagema.es ayto-villarejo.es transportesluarca.com buzonsur.es colegiopinares.es segurosalcor.es"),
'it': W("studioferraguti.it postaviva.it asl-valsugana.it comune-borgorosso.it assivalle.it officinemorandi.it casellamail.it"),
'pt': W("clinicamonteverde.pt caixapostal.com.br segurosatlante.pt escolapinhal.pt correiofacil.com.br construtorasabia.com.br freguesiavalongo.pt"),
'nl': W("huisartsdewaal.nl postvakje.nl gemeente-lindedijk.nl zorgverzekering-noord.nl bouwbedrijf-terpstra.nl brievenbusje.nl roc-dehoven.nl"),
'pl': W("kancelaria-wierzba.pl pocztowka.pl przychodniasosna.pl gmina-lipowiec.pl transbud-krosno.pl skrzynkamail.pl ubezpieczeniawega.pl"),
}
for k, v in {'sv':'postlada.se kliniknorr.se','da':'postkassen.dk lykkeklinik.dk','no':'postboks7.no fjordlege.no','fi':'postilaatikko.fi terveysranta.fi','cs':'schrankamail.cz ordinacelipa.cz','hu':'postafiok.hu rendelotisza.hu','ro':'cutiamea.ro clinicacarpati.ro','tr':'mektupkutusu.com.tr klinikege.com.tr','el':'grammatokivotio.gr','ru':'yashchik7.ru klinika-volna.ru','uk':'skrynka.com.ua likarnya-dnipro.ua','ja':'tegami.co.jp minato-clinic.jp','zh':'youjian8.cn heping-yiyuan.cn','ko':'pyeonji.co.kr hanbit-clinic.kr','ar':'barid-sa.com','vi':'hopthu.vn','hi':'daakghar.in'}.items(): MAILDOM[k] = v.split()
def birth(r, p):
    y, m, d = p.y, p.m, p.d; l = p.lang
    MON = {'en':'January February March April May June July August September October November December','de':'Januar Februar März April Mai Juni Juli August September Oktober November Dezember','fr':'janvier février mars avril mai juin juillet août septembre octobre novembre décembre','es':'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre','it':'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre','pt':'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro','nl':'januari februari maart april mei juni juli augustus september oktober november december','pl':'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'}
    x = r.random()
    if l in MON and x < .3:
        n = MON[l].split()[m-1]
        return {'en': r.choice([f"{d} {n} {y}", f"{n} {d}, {y}"]), 'de': f"{d}. {n} {y}", 'es': f"{d} de {n} de {y}", 'pt': f"{d} de {n} de {y}"}.get(l, f"{d} {n} {y}")
    if l in ('ja','zh') and x < .6: return f"{y}年{m}月{d}日"
    if l == 'ko' and x < .5: return f"{y}년 {m}월 {d}일"
    if l in ('sv','hu','ja','zh','ko') : return f"{y}-{m:02d}-{d:02d}" if l != 'hu' else f"{y}. {m:02d}. {d:02d}."
    if l in ('de','pl','cs','no','fi','ru','uk','tr','ro','da'): return r.choice([f"{d:02d}.{m:02d}.{y}", f"{d}.{m}.{y}", f"{d:02d}.{m:02d}.{y}"])
    if l == 'nl': return r.choice([f"{d:02d}-{m:02d}-{y}", f"{d}-{m}-{y}"])
    if l == 'en' and r.random() < .35: return f"{m:02d}/{d:02d}/{y}"
    return f"{d:02d}/{m:02d}/{y}"
def addr_parts(r, lang):
    loc = {'en': r.choice(['en','en','us'])}.get(lang, lang)
    if lang == 'pt': loc = r.choice(['pt','pt','br'])
    if lang == 'de' and r.random() < .12: return r.choice(['Landstrasse','Bahnhofstrasse','Hauptplatz','Mariahilfer Straße','Seefeldstrasse']) + ' ' + str(r.randint(1,160)), r.choice(['8008 Zürich','3011 Bern','1060 Wien','4020 Linz','6020 Innsbruck','CH-9000 St. Gallen','A-8010 Graz'])
    if lang == 'ja': return r.choice(['青葉台','本町','桜丘','北新宿','松原']) + f"{r.randint(1,7)}-{r.randint(1,30)}-{r.randint(1,20)}", '〒' + dg(r,3) + '-' + dg(r,4) + ' ' + r.choice(['東京都世田谷区','大阪府豊中市','北海道札幌市中央区','福岡県久留米市'])
    if lang == 'zh': return r.choice(['建设路','中山北路','解放大道','文化街']) + f"{r.randint(1,400)}号{r.randint(1,30)}栋{r.randint(101,2802)}室", r.choice(['浙江省杭州市西湖区','四川省成都市武侯区','上海市徐汇区','湖北省武汉市江岸区'])
    if lang == 'ko': return r.choice(['테헤란로','중앙로','봉은사로','동천로']) + f" {r.randint(1,400)}, {r.randint(101,120)}동 {r.randint(101,2500)}호", r.choice(['서울특별시 강남구','부산광역시 해운대구','대구광역시 수성구'])
    if lang == 'ru': return 'ул. ' + r.choice(['Ленина','Садовая','Гагарина']) + f", д. {r.randint(1,90)}, кв. {r.randint(1,200)}", r.choice(['г. Казань','г. Самара','г. Томск']) + ', ' + r.choice('46') + dg(r,5)
    if lang == 'uk': return 'вул. ' + r.choice(['Франка','Шевченка','Зелена']) + f", буд. {r.randint(1,90)}, кв. {r.randint(1,120)}", r.choice(['м. Львів','м. Полтава','м. Одеса']) + ', ' + r.choice('3679') + dg(r,4)
    if lang == 'el': return r.choice(['Ερμού','Αθηνάς','Παπαναστασίου']) + f" {r.randint(1,120)}", f"{r.choice(['546','105','265'])} {dg(r,2)} " + r.choice(['Θεσσαλονίκη','Αθήνα','Πάτρα'])
    if lang == 'ar': return 'شارع ' + r.choice(['الملك فهد','التحرير','النيل']) + f" {r.randint(1,90)}", r.choice(['الرياض ','جدة ','القاهرة ']) + dg(r,5)
    if lang == 'hi': return f"{r.randint(1,300)}, " + r.choice(['शिवाजी नगर','गांधी रोड']), r.choice(['पुणे 4110','जयपुर 3020']) + dg(r,2)
    if lang == 'vi': return f"{r.randint(1,300)} " + r.choice(['Nguyễn Trãi','Lê Lợi','Hai Bà Trưng']), r.choice(['Quận 5, TP. Hồ Chí Minh','Hải Châu, Đà Nẵng'])
    if loc not in PLACES: loc = 'en'
    st, pl = PLACES[loc]; s = r.choice(st); c, z = r.choice(pl); n = r.randint(1, 148); a = r.choice(['','','','','a','b'])
    if loc == 'en': return (r.choice([f"{n} {s}", f"Flat {r.randint(1,20)}, {n} {s}", f"{n}{a.upper()} {s}"]), f"{c}, " + z % (r.randint(1,9), r.choice('ABDEFGH'), r.choice('JLNPQRSTU')))
    if loc == 'us': return f"{r.randint(11,9800)} {s}" + r.choice(['','',f", Apt {r.randint(1,40)}{r.choice('ABC')}"]), f"{c}, {z}{dg(r,2)}"
    if loc == 'de': return f"{s} {n}{a}", f"{z}{dg(r,2)} {c}"
    if loc == 'fr': return r.choice([f"{n} {s}", f"{n} bis {s}", f"{n}, {s}"]), f"{z}{dg(r,2) if c!='Paris' else r.choice(['11','14','19'])} {c}"
    if loc == 'es': return f"{s}, {n}" + r.choice(['',f", {r.randint(1,8)}º {r.choice(['A','B','izq.','dcha.'])}"]), f"{z}{dg(r,2)} {c}"
    if loc == 'it': return f"{s}, {n}" if r.random()<.5 else f"{s} {n}{r.choice(['','/A',' int. 4'])}", f"{z}{dg(r,2)} {c}"
    if loc == 'pt': return f"{s}, {n}" + r.choice(['',f", {r.randint(1,8)}.º {r.choice(['Esq.','Dto.'])}"]), f"{z}{dg(r,2)}-{dg(r,3)} {c}"
    if loc == 'br': return f"{s}, {n}" + r.choice(['',f", apto {r.randint(11,204)}"]), f"{c}, {z}{dg(r,3)}-{dg(r,3)}"
    if loc == 'nl': return f"{s} {n}{r.choice(['','','-II',' bis','A'])}", f"{z}{dg(r,2)} {rs(r,2,'ABCDEGHJKLMNPRSTVWXZ')} {c}"
    if loc == 'pl': return f"{s} {n}" + r.choice(['',f"/{r.randint(1,60)}",f" m. {r.randint(1,60)}"]), f"{z}-{dg(r,3)} {c}"
    if loc == 'sv': return f"{s} {n}", f"{z} {dg(r,2)} {c}"
    if loc == 'da': return f"{s} {n}, {r.randint(1,4)}. tv", f"{z}{dg(r,3)} {c}"
    if loc == 'no': return f"{s} {n}", f"{z}{dg(r,2)} {c}"
    if loc == 'fi': return f"{s} {n} A {r.randint(1,40)}", f"{z}{dg(r,3)} {c}"
    if loc == 'cs': return f"{s} {r.randint(100,2100)}/{n}", f"{z} {dg(r,2)} {c}"
    if loc == 'hu': return f"{s} {n}. {r.randint(1,5)}/{r.randint(1,12)}.", f"{z}{dg(r,2)} {c}"
    if loc == 'ro': return f"{s} nr. {n}, ap. {r.randint(1,60)}", f"{z}{dg(r,2)} {c}"
    if loc == 'tr': return f"{s} No: {n} D: {r.randint(1,20)}", f"{z}{dg(r,2)} {c}"
    return f"{n} {s}", c
def phone(r, lang):
    c = r.choice
    def g(*ns): return [dg(r, n) for n in ns]
    P = {
    'en': [lambda: '07'+c('4578')+dg(r,2)+' '+dg(r,6), lambda: '+44 7'+dg(r,3)+' '+dg(r,6), lambda: '020 '+c('78')+dg(r,3)+' '+dg(r,4), lambda: '0161 '+dg(r,3)+' '+dg(r,4), lambda: f"({c(['312','617','503','919','214'])}) {r.randint(220,998)}-{dg(r,4)}", lambda: f"+1 {c(['415','702','347','210'])}-{r.randint(220,998)}-{dg(r,4)}", lambda: f"{c(['206','630','804'])}.{r.randint(220,998)}.{dg(r,4)}", lambda: '+447'+dg(r,9), lambda: '+353 8'+c('567')+' '+dg(r,3)+' '+dg(r,4)],
    'de': [lambda: '01'+c(['51','70','76','60','74'])+' '+dg(r,7), lambda: '+49 1'+c(['51','71','57'])+' '+dg(r,4)+' '+dg(r,4), lambda: c(['0551','0221','040','030','089','0341'])+'/'+str(r.randint(2,9))+dg(r,5), lambda: c(['0551','04131','07531'])+' '+str(r.randint(2,9))+dg(r,1)+' '+dg(r,2)+' '+dg(r,2), lambda: '0049 (0)'+c(['30','40','221'])+' '+str(r.randint(2,9))+dg(r,6), lambda: '+49'+'1'+c(['51','62','79'])+dg(r,8), lambda: '+43 664 '+str(r.randint(1,9))+dg(r,6), lambda: '079 '+dg(r,3)+' '+dg(r,2)+' '+dg(r,2), lambda: '+41 78 '+dg(r,3)+' '+dg(r,2)+' '+dg(r,2)],
    'fr': [lambda: '0'+c('67')+' '+' '.join(g(2,2,2,2)), lambda: '+33 '+c('67')+' '+' '.join(g(2,2,2,2)), lambda: '0'+c('12345')+'.'+'.'.join(g(2,2,2,2)), lambda: '0'+c('67')+dg(r,8), lambda: '+33(0)'+c('14')+dg(r,8), lambda: '+32 47'+dg(r,1)+' '+' '.join(g(2,2,2))],
    'es': [lambda: c('67')+dg(r,2)+' '+dg(r,3)+' '+dg(r,3), lambda: '+34 '+c('67')+dg(r,2)+' '+' '.join(g(2,2,2)), lambda: c(['91','93','95'])+' '+dg(r,3)+' '+dg(r,2)+' '+dg(r,2), lambda: c('67')+dg(r,8), lambda: '+52 55 '+dg(r,4)+' '+dg(r,4), lambda: '+57 31'+dg(r,1)+' '+dg(r,7)],
    'it': [lambda: '3'+c('2348')+dg(r,1)+' '+dg(r,7), lambda: '+39 3'+dg(r,2)+' '+dg(r,3)+' '+dg(r,4), lambda: c(['02','06','081','051'])+' '+dg(r,7), lambda: c(['011','0432','0931'])+'/'+dg(r,6), lambda: '3'+c('2348')+dg(r,8)],
    'pt': [lambda: '9'+c('1236')+dg(r,1)+' '+dg(r,3)+' '+dg(r,3), lambda: '+351 9'+c('1236')+dg(r,7), lambda: '2'+dg(r,2)+' '+dg(r,3)+' '+dg(r,3), lambda: f"({c(['11','21','41','81'])}) 9{dg(r,4)}-{dg(r,4)}", lambda: f"+55 {c(['11','31','51'])} 9{dg(r,4)}-{dg(r,4)}"],
    'nl': [lambda: '06-'+str(r.randint(1,5))+dg(r,7), lambda: '06 '+' '.join(g(2,2,2,2)), lambda: '+31 6 '+str(r.randint(1,5))+dg(r,7), lambda: c(['020','030','010'])+'-'+dg(r,7), lambda: c(['0592','0318'])+' '+dg(r,6), lambda: '+32 4'+c('789')+dg(r,1)+' '+' '.join(g(2,2,2))],
    'pl': [lambda: c('5678')+dg(r,2)+' '+dg(r,3)+' '+dg(r,3), lambda: '+48 '+c('5678')+dg(r,2)+' '+dg(r,3)+' '+dg(r,3), lambda: c('5678')+dg(r,2)+'-'+dg(r,3)+'-'+dg(r,3), lambda: '('+c(['12','22','61'])+') '+dg(r,3)+' '+dg(r,2)+' '+dg(r,2), lambda: '+48'+c('5678')+dg(r,8)],
    'sv': [lambda: '07'+c('0236')+'-'+dg(r,3)+' '+dg(r,2)+' '+dg(r,2), lambda: '+46 7'+c('0236')+' '+dg(r,3)+' '+dg(r,2)+' '+dg(r,2)],
    'da': [lambda: ' '.join([c('23456')+dg(r,1)]+g(2,2,2)), lambda: '+45 '+c('23456')+dg(r,7)],
    'no': [lambda: c('49')+dg(r,2)+' '+dg(r,2)+' '+dg(r,3), lambda: '+47 '+c('49')+dg(r,7)],
    'fi': [lambda: '04'+c('05')+' '+dg(r,3)+' '+dg(r,4), lambda: '+358 4'+c('05')+' '+dg(r,7)],
    'cs': [lambda: '+420 '+c('67')+dg(r,2)+' '+dg(r,3)+' '+dg(r,3), lambda: c('67')+dg(r,2)+' '+dg(r,3)+' '+dg(r,3)],
    'hu': [lambda: '06 '+c(['20','30','70'])+' '+dg(r,3)+' '+dg(r,4), lambda: '+36 30 '+dg(r,3)+' '+dg(r,4)],
    'ro': [lambda: '07'+dg(r,2)+' '+dg(r,3)+' '+dg(r,3), lambda: '+40 7'+dg(r,2)+' '+dg(r,3)+' '+dg(r,3)],
    'tr': [lambda: '05'+c('345')+dg(r,1)+' '+dg(r,3)+' '+dg(r,2)+' '+dg(r,2), lambda: '+90 5'+c('345')+dg(r,1)+' '+dg(r,3)+' '+dg(r,4)],
    'el': [lambda: '69'+c('3478')+dg(r,7), lambda: '+30 69'+dg(r,8)],
    'ru': [lambda: '+7 (9'+dg(r,2)+') '+dg(r,3)+'-'+dg(r,2)+'-'+dg(r,2), lambda: '8 9'+dg(r,2)+' '+dg(r,3)+' '+dg(r,2)+' '+dg(r,2)],
    'uk': [lambda: '+380 '+c(['67','50','63'])+' '+dg(r,3)+' '+dg(r,2)+' '+dg(r,2), lambda: '0'+c(['67','50','63'])+dg(r,7)],
    'ja': [lambda: '0'+c('789')+'0-'+dg(r,4)+'-'+dg(r,4), lambda: '03-'+dg(r,4)+'-'+dg(r,4)],
    'zh': [lambda: '1'+c('3578')+dg(r,9), lambda: '+86 1'+c('358')+dg(r,1)+' '+dg(r,4)+' '+dg(r,4)],
    'ko': [lambda: '010-'+dg(r,4)+'-'+dg(r,4)],
    'ar': [lambda: '+966 5'+dg(r,1)+' '+dg(r,3)+' '+dg(r,4), lambda: '05'+dg(r,8)],
    'hi': [lambda: '+91 '+c('6789')+dg(r,4)+' '+dg(r,5), lambda: c('6789')+dg(r,9)],
    'vi': [lambda: '09'+dg(r,2)+' '+dg(r,3)+' '+dg(r,3), lambda: '+84 9'+dg(r,8)],
    }
    return c(P.get(lang, P['en']))()
# ---------------------------------------------------------------- national ids
def w11(s, ws): return sum(int(a)*b for a, b in zip(s, ws))
VD = [[0,1,2,3,4,5,6,7,8,9],[1,2,3,4,0,6,7,8,9,5],[2,3,4,0,1,7,8,9,5,6],[3,4,0,1,2,8,9,5,6,7],[4,0,1,2,3,9,5,6,7,8],[5,9,8,7,6,0,4,3,2,1],[6,5,9,8,7,1,0,4,3,2],[7,6,5,9,8,2,1,0,4,3],[8,7,6,5,9,3,2,1,0,4],[9,8,7,6,5,4,3,2,1,0]]
VP = [[0,1,2,3,4,5,6,7,8,9],[1,5,7,6,2,8,3,0,9,4],[5,8,0,3,7,9,6,1,4,2],[8,9,1,6,0,4,3,5,2,7],[9,4,5,3,1,2,6,8,7,0],[4,2,8,6,5,7,3,9,0,1],[2,7,9,3,8,0,6,4,1,5],[7,0,4,6,9,1,3,2,5,8]]
VI = [0,4,3,2,1,5,6,7,8,9]
def verhoeff(s):
    c = 0
    for i, ch in enumerate(reversed(s)): c = VD[c][VP[(i+1) % 8][int(ch)]]
    return str(VI[c])
def iso7064(s, mod=11):
    p = 10
    for ch in s:
        p = (p + int(ch)) % 10 or 10
        p = p * 2 % 11
    return str((11 - p) % 10)
class NID:
    def ssn(r,p):
        a = r.choice([x for x in range(1, 899) if x != 666]); return r.choice(['%03d-%02d-%04d','%03d-%02d-%04d','%03d %02d %04d']) % (a, r.randint(1,99), r.randint(1,9999))
    def nino(r,p):
        s = r.choice('ABCEGHJKLMNPRSTWXYZ')+r.choice('ABCEGHJKLMPRSTWXYZ')
        if s in ('GB','BG','NK','KN','TN','NT','ZZ'): s = 'JT'
        d = g = dg(r,6); e = r.choice('ABCD'); return r.choice([f"{s}{d}{e}", f"{s} {d[:2]} {d[2:4]} {d[4:]} {e}"])
    def nhs(r,p):
        while 1:
            s = r.choice('4567')+dg(r,8); c = 11 - w11(s, range(10,1,-1)) % 11
            if c == 11: c = 0
            if c < 10: s += str(c); return r.choice([s, f"{s[:3]} {s[3:6]} {s[6:]}"])
    def sin(r,p): s = r.choice('1234567')+dg(r,7); s += luhn(s); return f"{s[:3]}{r.choice(' -')}{s[3:6]}{r.choice(' -')}{s[6:]}".replace('- ', '-')
    def tfn(r,p):
        while 1:
            s = r.choice('12345678')+dg(r,8)
            if w11(s,(1,4,3,7,5,8,6,9,10)) % 11 == 0: return f"{s[:3]} {s[3:6]} {s[6:]}"
    def medicare_au(r,p): s = r.choice('23456')+dg(r,7); s += str(w11(s,(1,3,7,9,1,3,7,9))%10)+r.choice('123'); return f"{s[:4]} {s[4:9]} {s[9]}"
    def steuerid(r,p):
        while 1:
            ds = list(D); r.shuffle(ds); t = ds[:9]; t.append(r.choice(t)); r.shuffle(t)
            if t[0] != '0': break
        s = ''.join(t); s += iso7064(s); return r.choice([s, f"{s[:2]} {s[2:5]} {s[5:8]} {s[8:]}"])
    def svnr_de(r,p):
        l = r.choice(U); a = r.choice(['12','15','23','53','65','50'])+f"{p.d:02d}{p.m:02d}{p.y%100:02d}"; se = f"{r.randint(1,49):02d}"
        full = a + f"{ord(l)-64:02d}" + se
        t = sum(sum(map(int, str(int(x)*w))) for x, w in zip(full, (2,1,2,5,7,1,2,1,2,1,2,1))); return r.choice([f"{a}{l}{se}{t%10}", f"{a[:2]} {a[2:]} {l} {se}{t%10}"])
    def kvnr(r,p):
        l = r.choice(U); s = dg(r,8); f = f"{ord(l)-64:02d}"+s; t = sum(sum(map(int, str(int(x)*w))) for x, w in zip(f, (1,2)*5)); return l+s+str(t%10)
    def nir(r,p):
        s = ('1' if p.g=='m' else '2')+f"{p.y%100:02d}{p.m:02d}"+r.choice(['29','69','59','13','75','35','94'])+f"{r.randint(1,400):03d}{r.randint(1,600):03d}"; k = f"{97-int(s)%97:02d}"
        return r.choice([s+k, f"{s[0]} {s[1:3]} {s[3:5]} {s[5:7]} {s[7:10]} {s[10:]} {k}", f"{s} {k}"])
    def dni(r,p): n = r.randint(1000000,79999999); return r.choice(['%08d%s','%08d%s','%08d-%s']) % (n, 'TRWAGMYFPDXBNJZSQVHLCKE'[n%23])
    def nie(r,p): x = r.randint(0,2); n = dg(r,7); return 'XYZ'[x]+r.choice(['','-'])+n+r.choice(['','-'])+'TRWAGMYFPDXBNJZSQVHLCKE'[int(str(x)+n)%23]
    def naf(r,p): a = r.choice(['28','08','41','46']); n = r.randint(10000000,99999999); return f"{a}/{n}/{int(a+str(n))%97:02d}"
    def cf(r,p):
        def cons(s): s = deacc(s).upper(); s=''.join(c for c in s if c.isalpha() and c.isascii()); return [c for c in s if c not in 'AEIOU'], [c for c in s if c in 'AEIOU']
        c, v = cons(p.last); a = ''.join((c+v+['X']*3)[:3]); c, v = cons(p.first)
        if len(c) > 3: c = [c[0], c[2], c[3]]
        b = ''.join((c+v+['X']*3)[:3]); s = a+b+f"{p.y%100:02d}"+'ABCDEHLMPRST'[p.m-1]+f"{p.d+(40 if p.g=='f' else 0):02d}"+r.choice(['H501','F205','L219','F839','A944','G273','Z129'])
        odd = dict(zip(D+U, [1,0,5,7,9,13,15,17,19,21,1,0,5,7,9,13,15,17,19,21,2,4,18,20,11,3,6,8,12,14,16,10,22,25,24,23])); ev = dict(zip(D+U, list(range(10))+list(range(26))))
        t = sum(odd[ch] if i%2==0 else ev[ch] for i, ch in enumerate(s)); return s+U[t%26]
    def nif(r,p): s = r.choice('123')[:1]+dg(r,7); t = 11 - w11(s,range(9,1,-1))%11; s += str(0 if t>9 else t); return r.choice([s, f"{s[:3]} {s[3:6]} {s[6:]}"])
    def cpf(r,p):
        s = dg(r,9)
        for n in (10,11): t = w11(s, range(n,1,-1))*10%11; s += str(t%10)
        return r.choice([s, f"{s[:3]}.{s[3:6]}.{s[6:9]}-{s[9:]}", f"{s[:3]}.{s[3:6]}.{s[6:9]}-{s[9:]}"])
    def bsn(r,p):
        while 1:
            s = r.choice('12345')+dg(r,7); t = w11(s, range(9,1,-1))%11
            if t < 10: s += str(t); return r.choice([s, s, f"{s[:4]}.{s[4:6]}.{s[6:]}"])
    def pesel(r,p):
        m = p.m + (20 if p.y >= 2000 else 0); g = r.choice('13579' if p.g=='m' else '02468'); s = f"{p.y%100:02d}{m:02d}{p.d:02d}"+dg(r,3)+g; return s+str((10-w11(s,(1,3,7,9,1,3,7,9,1,3))%10)%10)
    def nip(r,p):
        while 1:
            s = r.choice('56789')+dg(r,8); t = w11(s,(6,5,7,2,3,4,5,6,7))%11
            if t<10: s+=str(t); return f"{s[:3]}-{s[3:6]}-{s[6:8]}-{s[8:]}"
    def nrn_be(r,p):
        s = f"{p.y%100:02d}{p.m:02d}{p.d:02d}{r.randint(1,990):03d}"; k = 97-int(('2' if p.y>=2000 else '')+s)%97; return f"{s[:2]}.{s[2:4]}.{s[4:6]}-{s[6:]}.{k:02d}"
    def ahv(r,p):
        s = '756'+dg(r,9); t = sum(int(c)*(3 if i%2 else 1) for i,c in enumerate(s)); s += str((10-t%10)%10); return f"{s[:3]}.{s[3:7]}.{s[7:11]}.{s[11:]}"
    def svnr_at(r,p):
        while 1:
            a = str(r.randint(100,999)); b = f"{p.d:02d}{p.m:02d}{p.y%100:02d}"; t = w11(a+b,(3,7,9,5,8,4,2,1,6))%11
            if t<10: return f"{a}{t} {b}"
    def pnr_se(r,p): s = f"{p.y%100:02d}{p.m:02d}{p.d:02d}"+dg(r,3); k = luhn(s); return r.choice([f"{s[:6]}-{s[6:]}{k}", f"{p.y//100}{s[:6]}-{s[6:]}{k}", f"{p.y//100}{s}{k}"])
    def cpr(r,p): return f"{p.d:02d}{p.m:02d}{p.y%100:02d}-{r.choice('0123' if p.y<2000 else '4567')}{dg(r,3)}"
    def fnr(r,p):
        while 1:
            s = f"{p.d:02d}{p.m:02d}{p.y%100:02d}"+(f"{r.randint(0,499):03d}" if p.y<2000 else f"{r.randint(500,999):03d}")
            a = 11-w11(s,(3,7,6,1,8,9,4,5,2))%11; a = 0 if a==11 else a
            if a==10: continue
            b = 11-w11(s+str(a),(5,4,3,2,7,6,5,4,3,2))%11; b = 0 if b==11 else b
            if b<10: return r.choice([f"{s}{a}{b}", f"{s[:6]} {s[6:]}{a}{b}"])
    def hetu(r,p): a = f"{p.d:02d}{p.m:02d}{p.y%100:02d}"; n = f"{r.randint(2,899):03d}"; return a+('-' if p.y<2000 else 'A')+n+'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(a+n)%31]
    def rc(r,p):
        while 1:
            s = f"{p.y%100:02d}{p.m+(50 if p.g=='f' else 0):02d}{p.d:02d}"+dg(r,3); k = int(s)%11
            if k<10: return f"{s[:6]}/{s[6:]}{k}"
    def cnp(r,p):
        s = str({'m':1,'f':2}[p.g]+(4 if p.y>=2000 else 0))+f"{p.y%100:02d}{p.m:02d}{p.d:02d}{r.randint(1,46):02d}{r.randint(1,999):03d}"; t = w11(s,(2,7,9,1,4,6,3,5,8,2,7,9))%11; return s+str(1 if t==10 else t)
    def taj(r,p): s = dg(r,8); t = w11(s,(3,7)*4)%10; s+=str(t); return f"{s[:3]} {s[3:6]} {s[6:]}"
    def egn(r,p): s = f"{p.y%100:02d}{p.m+(40 if p.y>=2000 else 0):02d}{p.d:02d}"+dg(r,3); return s+str(w11(s,(2,4,8,5,10,9,7,3,6))%11%10)
    def afm(r,p): s = r.choice('01')+dg(r,7); return s+str(sum(int(c)<<(8-i) for i,c in enumerate(s))%11%10)
    def amka(r,p): s = f"{p.d:02d}{p.m:02d}{p.y%100:02d}"+dg(r,4); return s+luhn(s)
    def oib(r,p): s = dg(r,10); return s+iso7064(s)
    def emso(r,p):
        while 1:
            s = f"{p.d:02d}{p.m:02d}{p.y%1000:03d}50"+(f"{r.randint(0,499):03d}" if p.g=='m' else f"{r.randint(500,999):03d}"); t = 11-w11(s,(7,6,5,4,3,2)*2)%11
            if t<10: return s+str(t)
            if t==11: return s+'0'
    def tckn(r,p): s = r.choice('123456')+dg(r,8); o = sum(map(int,s[0::2])); e = sum(map(int,s[1:8:2])); a = (o*7-e)%10; s+=str(a); return s+str(sum(map(int,s))%10)
    def aadhaar(r,p): s = r.choice('23456789')+dg(r,10); s+=verhoeff(s); return r.choice([s, f"{s[:4]} {s[4:8]} {s[8:]}"])
    def pan(r,p): return rs(r,3,U)+'P'+rs(r,1,U)+dg(r,4)+rs(r,1,U)
    def cnid(r,p):
        s = r.choice(['330106','510107','310104','420102','110108'])+f"{p.y}{p.m:02d}{p.d:02d}"+dg(r,2)+r.choice('13579' if p.g=='m' else '02468'); return s+'10X98765432'[w11(s,(7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2))%11]
    def mynumber(r,p): s = dg(r,11); t = sum(int(c)*(n+1 if n<=6 else n-5) for n,c in zip(range(11,0,-1), s))%11; s += str(0 if t<=1 else 11-t); return r.choice([s, f"{s[:4]} {s[4:8]} {s[8:]}"])
    def rrn(r,p): s = f"{p.y%100:02d}{p.m:02d}{p.d:02d}"+str({'m':1,'f':2}[p.g]+(2 if p.y>=2000 else 0))+dg(r,5); t=(11-w11(s,(2,3,4,5,6,7,8,9,2,3,4,5))%11)%10; return f"{s[:6]}-{s[6:]}{t}"
    def curp(r,p):
        c = deacc(p.last).upper().replace(' ','')+'XX'; s = c[0]+next((x for x in c[1:] if x in 'AEIOU'),'X')+r.choice('GLMRP')+deacc(p.first).upper()[0]+f"{p.y%100:02d}{p.m:02d}{p.d:02d}"+('H' if p.g=='m' else 'M')+r.choice(['DF','JC','NL','VZ'])+rs(r,3,'BCDFGLMNPRSTZ')+('0' if p.y<2000 else 'A')
        al='0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'; t = sum(al.index(x)*(18-i) for i,x in enumerate(s)); return s+str((10-t%10)%10)
    def rut(r,p):
        n = r.randint(5000000,25999999); t = sum(int(c)*w for c,w in zip(reversed(str(n)),(2,3,4,5,6,7,2,3)))%11; k = {11:'0',10:'K'}.get(11-t,str(11-t)); f=f"{n:,}".replace(',','.'); return r.choice([f"{f}-{k}", f"{n}-{k}"])
    def cuit(r,p):
        while 1:
            s = r.choice(['20','27','23'])+dg(r,8); t = 11-w11(s,(5,4,3,2,7,6,5,4,3,2))%11
            if t==11: t=0
            if t<10: return f"{s[:2]}-{s[2:]}-{t}"
    def za(r,p): s = f"{p.y%100:02d}{p.m:02d}{p.d:02d}"+r.choice('5678' if p.g=='m' else '0123')+dg(r,3)+'08'; return s+luhn(s)
    def il(r,p): s = dg(r,8); return s+luhn(s)
    def pps(r,p): s = dg(r,7); return s+'WABCDEFGHIJKLMNOPQRSTUV'[w11(s,range(8,1,-1))%23]
    def isikukood(r,p):
        s = str({'m':3,'f':4}[p.g]+(2 if p.y>=2000 else 0))+f"{p.y%100:02d}{p.m:02d}{p.d:02d}"+dg(r,3); t = w11(s,(1,2,3,4,5,6,7,8,9,1))%11
        if t==10: t = w11(s,(3,4,5,6,7,8,9,1,2,3))%11%10
        return s+str(t)
    def rnokpp(r,p):
        import datetime; s = f"{(datetime.date(p.y,p.m,p.d)-datetime.date(1899,12,31)).days:05d}"+dg(r,4); return s+str(w11(s,(-1,5,7,9,4,6,10,5,7))%11%10)
    def inn(r,p): s = r.choice(['77','16','63'])+dg(r,8); s+=str(w11(s,(7,2,4,10,3,5,9,4,6,8))%11%10); return s+str(w11(s,(3,7,2,4,10,3,5,9,4,6,8))%11%10)
    def snils(r,p): s = str(r.randint(2,9))+dg(r,8); t = w11(s,range(9,0,-1))%101%100; return f"{s[:3]}-{s[3:6]}-{s[6:]} {t:02d}"
    def nric(r,p): s = dg(r,7); return 'S'+s+'JZIHGFEDCBA'[w11(s,(2,7,6,5,4,3,2))%11]
    def cccd(r,p): return r.choice(['001','079','048'])+str((0 if p.g=='m' else 1)+(2 if p.y>=2000 else 0))+f"{p.y%100:02d}"+dg(r,6)
    def perso(r,p):
        def cd(s): return str(sum(int(c,36)*w for c,w in zip(s,(7,3,1)*5))%10)
        s = r.choice('LMPRTVWXY')+rs(r,8,'CFGHJKLMNPRTVWXYZ0123456789'); return s+cd(s)
    def saudi(r,p): s = r.choice('12')+dg(r,8); return s+luhn(s)
NIDL = {'en':'ssn ssn ssn nino nino nhs nhs sin tfn medicare_au pps nric za','de':'steuerid steuerid svnr_de svnr_de kvnr kvnr ahv svnr_at perso','fr':'nir nir nir nrn_be ahv','es':'dni dni dni nie naf curp rut cuit','it':'cf','pt':'nif nif cpf cpf','nl':'bsn bsn bsn nrn_be','pl':'pesel pesel pesel nip','sv':'pnr_se','da':'cpr','no':'fnr','fi':'hetu','cs':'rc','hu':'taj','ro':'cnp','tr':'tckn','el':'afm amka','ru':'inn snils','uk':'rnokpp','ja':'mynumber','zh':'cnid','ko':'rrn','ar':'saudi','hi':'aadhaar aadhaar pan','vi':'cccd'}
NIDLABEL = {'ssn':'SSN','nino':'NI number','nhs':'NHS number','sin':'SIN','tfn':'TFN','medicare_au':'Medicare no.','pps':'PPS number','nric':'NRIC','za':'SA ID','steuerid':'Steuer-ID','svnr_de':'SV-Nummer','kvnr':'KVNR','ahv':'AHV-Nr.','svnr_at':'SVNR','perso':'Personalausweis-Nr.','nir':'N° de sécurité sociale','nrn_be':'NRN','dni':'DNI','nie':'NIE','naf':'Nº afiliación SS','curp':'CURP','rut':'RUT','cuit':'CUIT','cf':'C.F.','nif':'NIF','cpf':'CPF','bsn':'BSN','pesel':'PESEL','nip':'NIP','pnr_se':'personnummer','cpr':'CPR-nr.','fnr':'fødselsnummer','hetu':'henkilötunnus','rc':'rodné číslo','taj':'TAJ','cnp':'CNP','tckn':'T.C. Kimlik No','afm':'ΑΦΜ','amka':'ΑΜΚΑ','inn':'ИНН','snils':'СНИЛС','rnokpp':'РНОКПП','mynumber':'マイナンバー','cnid':'身份证号','rrn':'주민등록번호','saudi':'رقم الهوية','aadhaar':'Aadhaar','pan':'PAN','cccd':'CCCD','egn':'ЕГН','oib':'OIB','emso':'EMŠO','isikukood':'isikukood','il':'Teudat Zehut'}
def passport(r, lang):
    return {'de': lambda: 'C'+rs(r,8,'CFGHJKLMNPRTVWXYZ0123456789'), 'fr': lambda: dg(r,2)+rs(r,2,U)+dg(r,5), 'es': lambda: rs(r,3,U)+dg(r,6), 'it': lambda: 'Y'+rs(r,1,'ABC')+dg(r,7), 'pt': lambda: rs(r,2,U)+dg(r,6), 'nl': lambda: 'N'+rs(r,1,'UVWX')+rs(r,6,'BCDFGHJKLPRT0123456789')+dg(r,1), 'pl': lambda: 'E'+rs(r,1,'ABCFHK')+dg(r,7), 'ja': lambda: 'T'+rs(r,1,'RSZ')+dg(r,7), 'zh': lambda: 'E'+rs(r,1,'ABCDEFGH')+dg(r,7), 'ko': lambda: 'M'+dg(r,8), 'ru': lambda: dg(r,2)+' '+dg(r,7)}.get(lang, lambda: r.choice([dg(r,9), rs(r,1,U)+dg(r,8), '5'+dg(r,8)]))()
def licence(r, p):
    return {'de': lambda: rs(r,1,'BCJN')+rs(r,3,D+U)+dg(r,2)+rs(r,4,D+U)+dg(r,1), 'fr': lambda: f"{r.randint(10,24)}{rs(r,2,U)}{dg(r,5)}", 'es': lambda: NID.dni(r,p).replace('-',''), 'it': lambda: 'U1'+rs(r,7,D+'ABCDEFGHJKLMNPRSTUVWXYZ')+rs(r,1,U), 'pt': lambda: rs(r,1,'LPC')+'-'+dg(r,7)+' '+dg(r,1), 'nl': lambda: '5'+dg(r,9), 'pl': lambda: f"{dg(r,5)}/{r.randint(5,23):02d}/{dg(r,4)}"}.get(p.lang, lambda: r.choice([(deacc(p.last).upper().replace(' ','').replace('-','').replace("'",'')+'99999')[:5]+str(p.y%100//10)+f"{p.m+(50 if p.g=='f' else 0):02d}{p.d:02d}{p.y%10}"+deacc(p.first).upper()[0]+'9'+rs(r,3,AN.upper()[:26]), rs(r,1,U)+dg(r,7)]))()
def plate(r, lang):
    A='ABCDEFGHJKLMNPRSTUVWXYZ'
    return {'de': lambda: f"{r.choice(['GÖ','LG','TÖL','K','B','HRO','MS','FR'])}-{rs(r,r.choice([1,2,2]),A)} {r.randint(10,9999)}", 'fr': lambda: f"{rs(r,2,A)}-{dg(r,3)}-{rs(r,2,A)}", 'es': lambda: f"{dg(r,4)} {rs(r,3,'BCDFGHJKLMNPRSTVWXYZ')}", 'it': lambda: f"{rs(r,1,'EFG')+rs(r,1,A)}{r.choice(['',' '])}{dg(r,3)}{rs(r,2,A)}", 'pt': lambda: f"{rs(r,2,A)}-{dg(r,2)}-{rs(r,2,A)}", 'nl': lambda: f"{rs(r,1,'GHJKLNPRSTXZ')}-{dg(r,3)}-{rs(r,2,'BDFGHJKLNPRSTXZ')}", 'pl': lambda: f"{r.choice(['KR','RZ','WA','GD','PO'])} {dg(r,1)}{rs(r,2,A)}{dg(r,2)}"}.get(lang, lambda: r.choice([f"{rs(r,2,A)}{r.choice(['19','21','68','73'])} {rs(r,3,A)}", f"{dg(r,1)}{rs(r,3,A)}{dg(r,3)}"]))()
def geo(r):
    la, lo = r.choice([(51.5,9.9),(48.1,-1.6),(40.4,-3.7),(45.4,9.2),(52.1,5.1),(50.0,19.9),(53.4,-2.2),(38.7,-9.1),(41.8,-87.6)]); la += r.uniform(-.3,.3); lo += r.uniform(-.3,.3)
    if r.random()<.2:
        def dms(x, a): x = abs(x); d = int(x); m = int((x-d)*60); s = (x-d-m/60)*3600; return f"{d}°{m:02d}'{s:.1f}\"{a}"
        return dms(la,'N')+' '+dms(lo,'E' if lo>0 else 'W')
    n = r.choice([5,6]); return f"{la:.{n}f}, {lo:.{n}f}"
def ip(r):
    if r.random()<.14: return ':'.join(['2a0'+r.choice('1234')]+[hx(r,r.choice([2,3,4])).lstrip('0') or '1' for _ in range(3)])+'::'+hx(r,3).replace('0','a')
    return f"{r.choice([31,46,62,77,78,79,80,81,82,83,84,85,86,87,88,89,90,91,93,94,95,109,151,176,178,185,188,212,213,217])}.{r.randint(2,254)}.{r.randint(1,254)}.{r.randint(2,253)}"
def mac(r): s = ':'.join([r.choice(['3c','a4','f0','00','d8','5c','b8'])]+[hx(r,2) for _ in range(5)]); return r.choice([s, s.upper(), s.upper().replace(':','-')])
# ---------------------------------------------------------------- payment
def card(r, fmt=None):
    k = r.choice(['v','v','v','m','m','m','m2','a','d','j','u','ma'])
    if k=='a': s = r.choice(['34','37'])+dg(r,12); s += luhn(s+'0') if 0 else luhn(s); f = [s, f"{s[:4]} {s[4:10]} {s[10:]}", f"{s[:4]}-{s[4:10]}-{s[10:]}"]
    else:
        pre = {'v':'4'+dg(r,1).replace('2','9'),'m':'5'+r.choice('12345'),'m2':r.choice(['2221','2310','2680','2545']),'d':r.choice(['6011','65']),'j':'35'+r.choice(['28','56','89']),'u':'62'+r.choice('123456'),'ma':r.choice(['5018','6304','6759'])}[k]
        s = pre+dg(r,15-len(pre)); s += luhn(s); g = [s[:4],s[4:8],s[8:12],s[12:]]; f = [s, ' '.join(g), ' '.join(g), '-'.join(g)]
    return s if fmt=='plain' else r.choice(f)
def i97(b, cc): 
    t = ''.join(str(int(c,36)) for c in b+cc+'00'); return f"{98-int(t)%97:02d}"
def iban(r, cc=None, fmt=None):
    cc = cc or r.choice('DE DE DE FR FR ES IT NL GB PL PT BE AT CH SE DK NO FI IE CZ RO HU LU LT GR HR TR'.split())
    al = lambda n: rs(r,n,U); d = lambda n: dg(r,n)
    def es():
        b, o, a = r.choice(['2100','0049','0182','1465','0081','2080']), d(4), d(10); f = lambda s: {11:'0',10:'1'}.get(11-w11(s,(1,2,4,8,5,10,9,7,3,6))%11, str(11-w11(s,(1,2,4,8,5,10,9,7,3,6))%11)); return b+o+f('00'+b+o)+f(a)+a
    def fr():
        b, g, a = r.choice(['30004','20041','10278','14445','30003']), d(5), d(11); return b+g+a+f"{97-(89*int(b)+15*int(g)+3*int(a))%97:02d}"
    def be(): s = r.choice(['001','063','363','734','973'])+d(7); k = int(s)%97 or 97; return s+f"{k:02d}"
    def it():
        s = r.choice(['03069','02008','05034','07601','03268'])+d(5)+d(12); odd = [1,0,5,7,9,13,15,17,19,21]; return U[sum(odd[int(c)] if i%2==0 else int(c) for i,c in enumerate(s))%26]+s
    def nl():
        while 1:
            a = '0'+d(9)
            if w11(a,range(10,0,-1))%11==0: return r.choice(['INGB','RABO','ABNA','TRIO','KNAB','BUNQ'])+a
    def pt(): s = r.choice(['0035','0033','0007','0010','0018'])+d(4)+d(11); return s+f"{98-int(s+'00')%97:02d}"
    def pl():
        b = r.choice(['102','105','114','109','249'])+d(4); b += str((10-w11(b,(3,9,7,1,3,9,7))%10)%10); return b+d(16)
    def fi(): s = r.choice('1345')+d(12); return s+luhn(s)
    def no():
        while 1:
            s = d(10); t = 11-w11(s,(5,4,3,2,7,6,5,4,3,2))%11
            if t==11: t=0
            if t<10: return s+str(t)
    B = {'DE':lambda: r.choice(['37050198','20050550','12030000','50010517','70150000','43060967','26050001'])+'0'*r.choice([0,0,2])+'','FR':fr,'ES':es,'IT':it,'NL':nl,'GB':lambda: r.choice(['NWBK','BARC','LOYD','MIDL','MONZ'])+d(14),'PL':pl,'PT':pt,'BE':be,'AT':lambda: r.choice(['12000','20111','32000','14000'])+d(11),'CH':lambda: r.choice(['00762','09000','80808','00230'])+d(12),'SE':lambda: r.choice(['500','800','600'])+d(17),'DK':lambda: d(14),'NO':no,'FI':fi,'IE':lambda: r.choice(['AIBK','BOFI'])+d(14),'CZ':lambda: r.choice(['0800','0100','2010'])+'000000'+d(10),'RO':lambda: r.choice(['BTRL','BRDE','RNCB'])+rs(r,16,U+D),'HU':lambda: d(24),'LU':lambda: '001'+d(13),'LT':lambda: '73000'+d(11),'GR':lambda: '0140'+d(3)+d(16),'HR':lambda: '2360000'+d(10),'TR':lambda: '00062'+'0'+d(16)}
    b = B[cc]()
    if cc=='DE': b = b[:8]+(b[8:]+dg(r,10))[:10]
    s = cc+i97(b,cc)+b
    if fmt=='plain': return s
    return r.choice([s, ' '.join(s[i:i+4] for i in range(0,len(s),4)), ' '.join(s[i:i+4] for i in range(0,len(s),4))])
BICS = W("GENODEF1GOE NOLADE21LBG COBADEFFXXX BYLADEM1001 INGDDEFFXXX BNPAFRPPXXX AGRIFRPP829 CMCIFR2A CAIXESBBXXX BSCHESMM UNCRITM1XXX BCITITMM BPPIITRRXXX CGDIPTPL BCOMPTPL RABONL2U INGBNL2A ABNANL2A PKOPPLPW BREXPLPW NWBKGB2L BARCGB22 MIDLGB22XXX KREDBEBB GKCCBEBB GIBAATWWXXX RLNWATWW UBSWCHZH80A ZKBKCHZZ80A NDEASESS HANDSESS DABADKKK DNBANOKK NDEAFIHH AIBKIE2D CEKOCZPP BTRLRO22 OTPVHUHB")
def aba(r):
    s = r.choice(['01','02','03','05','06','07','08','09','11','12','22','26','28','31','32'])+dg(r,6); t = 3*sum(map(int,(s[0],s[3],s[6])))+7*sum(map(int,(s[1],s[4],s[7])))+sum(map(int,(s[2],s[5]))); return s+str((10-t%10)%10)
B58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
def b58(b, al=B58):
    n = int.from_bytes(b,'big'); o=''
    while n: n, m = divmod(n,58); o = al[m]+o
    return al[0]*(len(b)-len(b.lstrip(b'\0')))+o
def b58c(b, al=B58): return b58(b+hashlib.sha256(hashlib.sha256(b).digest()).digest()[:4], al)
BC='qpzry9x8gf2tvdw0s3jn54khce6mua7l'
def bech(hrp, data, const=1):
    def pm(v):
        G=[0x3b6a57b2,0x26508e6d,0x1ea119fa,0x3d4233dd,0x2a1462b3]; c=1
        for x in v:
            t=c>>25; c=(c&0x1ffffff)<<5^x
            for i in range(5): c^=G[i] if t>>i&1 else 0
        return c
    e=[ord(x)>>5 for x in hrp]+[0]+[ord(x)&31 for x in hrp]; p=pm(e+data+[0]*6)^const
    return hrp+'1'+''.join(BC[d] for d in data+[p>>5*(5-i)&31 for i in range(6)])
def to5(b):
    o=[];acc=bits=0
    for x in b:
        acc=acc<<8|x; bits+=8
        while bits>=5: bits-=5; o.append(acc>>bits&31)
    if bits: o.append(acc<<5-bits&31)
    return o
def keccak(data):
    RC=[];lf=1
    M=(1<<64)-1; rot=lambda x,n:((x<<n)|(x>>(64-n)))&M if n else x
    def perm(A):
        R=1
        for _ in range(24):
            C=[A[x][0]^A[x][1]^A[x][2]^A[x][3]^A[x][4] for x in range(5)]; Dd=[C[(x+4)%5]^rot(C[(x+1)%5],1) for x in range(5)]
            A=[[A[x][y]^Dd[x] for y in range(5)] for x in range(5)]
            x,y=1,0; cur=A[x][y]
            for t in range(24):
                x,y=y,(2*x+3*y)%5; cur,A[x][y]=A[x][y],rot(cur,((t+1)*(t+2)//2)%64)
            for y in range(5):
                T=[A[x][y] for x in range(5)]
                for x in range(5): A[x][y]=T[x]^((~T[(x+1)%5])&T[(x+2)%5])&M
            for j in range(7):
                R=((R<<1)^((R>>7)*0x71))%256
                if R&2: A[0][0]^=1<<((1<<j)-1)
        return A
    A=[[0]*5 for _ in range(5)]; p=bytearray(data); p.append(1); p+=b'\0'*(136-len(p)); p[-1]|=0x80
    for i in range(17): A[i%5][i//5]^=int.from_bytes(p[8*i:8*i+8],'little')
    A=perm(A); return b''.join(A[i%5][i//5].to_bytes(8,'little') for i in range(4))
def eth(r):
    h=hx(r,40); k=keccak(h.encode()).hex(); return '0x'+''.join(c.upper() if int(k[i],16)>7 else c for i,c in enumerate(h))
def crypto(r):
    k=r.choice(['btc1','btc3','bech','bech','tap','eth','eth','eth','tron','ltc','doge','sol','xrp','ada'])
    if k=='btc1': return b58c(b'\0'+rb(r,20))
    if k=='btc3': return b58c(b'\5'+rb(r,20))
    if k=='bech': return bech('bc',[0]+to5(rb(r,20)))
    if k=='tap': return bech('bc',[1]+to5(rb(r,32)),0x2bc830a3)
    if k=='eth': return eth(r)
    if k=='tron': return b58c(b'\x41'+rb(r,20))
    if k=='ltc': return bech('ltc',[0]+to5(rb(r,20)))
    if k=='doge': return b58c(b'\x1e'+rb(r,20))
    if k=='sol': return b58(rb(r,32))
    if k=='xrp': return b58c(b'\0'+rb(r,20),'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz')
    return bech('addr',to5(b'\x01'+rb(r,56)))
def bankacct(r, lang):
    if lang=='en': return r.choice([lambda: f"{dg(r,2)}-{dg(r,2)}-{dg(r,2)} {dg(r,8)}", lambda: dg(r,8), lambda: dg(r,r.choice([9,10,12]))])()
    if lang=='de': return str(r.randint(1,9))+dg(r,r.choice([6,8,9]))
    if lang=='es': return iban(r,'ES','plain')[4:]
    if lang=='pl': s=iban(r,'PL','plain')[2:]; return s[:2]+' '+' '.join(s[i:i+4] for i in range(2,26,4))
    if lang=='fr': s=iban(r,'FR','plain')[4:]; return f"{s[:5]} {s[5:10]} {s[10:21]} {s[21:]}"
    if lang=='it': s=iban(r,'IT','plain')[4:]; return s[11:]
    if lang=='pt': return iban(r,'PT','plain')[4:]
    if lang=='nl': return iban(r,'NL','plain')[8:]
    if lang=='sv': return f"{r.choice(['8327','6112'])}-{dg(r,1)}, {dg(r,3)} {dg(r,3)} {dg(r,3)}-{dg(r,1)}"
    if lang=='cs': return f"{dg(r,10)}/{r.choice(['0800','0100','2010'])}"
    if lang=='ja': return dg(r,7)
    if lang=='zh': return r.choice(['621700','622202'])+dg(r,13)
    return dg(r,10)
# ---------------------------------------------------------------- passwords
SP='!#*+-_.?@$%&='
def pw(r, lang, mode='any'):
    ws = FOODS.get(lang) or FOODS['xx']
    if r.random()<.12: ws = FOODS['xx']
    w = r.choice(ws); w2 = r.choice(ws); y = r.choice(['2019','2020','2021','2022','2023','2024','2025','24','25','23','1987','1974','88','01','99','07'])
    s1 = r.choice('!!!!?.#*$@') if mode=='any' else r.choice('!!.-_+') if mode=='url' else r.choice('.-_+,=@')
    x = r.random()
    if x<.30: s = r.choice([w+y, w+y+s1, w+s1+y, w+r.choice(['1','12','123','01','77'])+s1, w.lower()+y, w+s1+r.choice(['1','12','123','007'])])
    elif x<.40: s = w+s1+w2+r.choice(['',y,'7','1'])
    elif x<.48:
        t=w.replace('a','4' if r.random()<.3 else '@' if mode!='url' else '4').replace('o','0').replace('e','3').replace('i','1'); s=t+r.choice([y,s1,y+s1,'_'+y])
    elif x<.56: s = '-'.join(r.choice(ws).lower() for _ in range(r.choice([3,4,4,5])))+r.choice(['','','7','42'])
    elif x<.60: s = r.choice(['qwertz','1q2w3e4r','asdf','q1w2e3','Zaq1xsw2','yxcvbn','abc','azerty','0okm9ijn'])+r.choice(['123','1234!','2024','#1','_99','5t'])
    elif x<.64: s = r.choice([dg(r,6),dg(r,8),dg(r,4)+w[:4].lower()])
    elif x<.74: s = '-'.join(rs(r,6,L+L+D) for _ in range(3)); s=s[:3]+s[3].upper()+s[4:]
    elif x<.90:
        n=r.choice([10,12,14,16,20]); al = AN+AN+(SP if mode=='any' else '-_.!~' if mode=='url' else '.-_+=@%:,')
        s = rs(r,1)+rs(r,n-2,al)+rs(r,1)
        if not any(c.isdigit() for c in s): s=s[:3]+'7'+s[4:]
    else: s = rs(r,r.choice([8,10,12,16,24]))
    return deacc(s) if r.random()<.7 or mode!='any' else s
def passphrase(r, lang):
    P={'en':['the otter sleeps under %s %d','correct %s never rains twice','My dog ate %d %s pies','purple %s drives to work'],
    'de':['drei %s tanzen im Regen %d','Oma backt %d %s am Sonntag','der blaue %s fliegt nicht','mein %s hat %d Ecken'],
    'fr':['le %s dort sous le pont %d','trois %s et un vélo rouge','ma tante aime %d %s','un %s ne pleure jamais'],
    'es':['el %s baila los lunes %d','tres %s en la azotea','mi abuela tiene %d %s','un %s sin paraguas'],
    'it':['il %s dorme sul tetto %d','tre %s e una bicicletta','la nonna ha %d %s','un %s non piange mai'],
    'pt':['o %s dorme no telhado %d','tres %s na praia azul','a avo tem %d %s','um %s nunca chora'],
    'nl':['de %s danst op zondag %d','drie %s en een paraplu','oma heeft %d %s','een %s huilt nooit'],
    'pl':['%s tanczy w poniedzialek %d','trzy %s i parasol','babcia ma %d %s','zielony %s nie placze']}
    t=r.choice(P.get(lang,P['en'])); w=r.choice(FOODS.get(lang) or FOODS['en']).lower()
    args=[]; i=0
    for k in range(len(t)-1):
        if t[k:k+2]=='%s': args.append(w)
        elif t[k:k+2]=='%d': args.append(r.randint(2,99))
    return t%tuple(args)
def seed(r):
    n=r.choice([16,16,32]); e=rb(r,n); h=hashlib.sha256(e).digest(); bits=''.join(f"{x:08b}" for x in e)+f"{h[0]:08b}"[:n//4]
    return ' '.join(BIP[int(bits[i:i+11],2)] for i in range(0,len(bits),11))
def jwt(r, iss='auth.moorbach.net'):
    h=r.choice([{"alg":"HS256","typ":"JWT"},{"alg":"RS256","typ":"JWT","kid":hx(r,8)},{"typ":"JWT","alg":"ES256"}]); n=r.randint(1690000000,1765000000)
    p={"sub":r.choice([str(r.randint(1000,99999)),uuid(r)]),"iat":n,"exp":n+3600}
    if r.random()<.6: p["iss"]=f"https://{iss}"
    if r.random()<.4: p["scope"]=r.choice(["read write","admin","orders:read"])
    j=lambda o: b64u(json.dumps(o,separators=(',',':')))
    return j(h)+'.'+j(p)+'.'+b64u(rb(r,256 if h['alg']=='RS256' else 64 if h['alg']=='ES256' else 32))
def pem(r, kind=None):
    k=kind or r.choice(['RSA PRIVATE KEY','PRIVATE KEY','PRIVATE KEY','EC PRIVATE KEY','OPENSSH PRIVATE KEY','ENCRYPTED PRIVATE KEY'])
    n={'RSA PRIVATE KEY':r.choice([608,1192]),'EC PRIVATE KEY':121,'PRIVATE KEY':r.choice([138,608]),'OPENSSH PRIVATE KEY':r.choice([400,280]),'ENCRYPTED PRIVATE KEY':640}[k]
    pre={'RSA PRIVATE KEY':b'\x30\x82\x02\x5c\x02\x01\x00\x02\x81\x81\x00','EC PRIVATE KEY':b'\x30\x77\x02\x01\x01\x04\x20','PRIVATE KEY':b'\x30\x82\x02\x76\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00','OPENSSH PRIVATE KEY':b'openssh-key-v1\0\0\0\0\4none\0\0\0\4none\0\0\0\0\0\0\0\1','ENCRYPTED PRIVATE KEY':b'\x30\x82\x02\xdd\x30\x57\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d'}[k]
    b=b64(pre+rb(r,n-len(pre))); w=70 if 'SSH' in k else 64
    return f"-----BEGIN {k}-----\n"+'\n'.join(b[i:i+w] for i in range(0,len(b),w))+f"\n-----END {k}-----"
def ppk(r):
    def blk(n): b=b64(rb(r,n)); return '\n'.join(b[i:i+64] for i in range(0,len(b),64)), (len(b)+63)//64
    p,a=blk(279); q,c=blk(592)
    return f"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: rsa-key-2023{r.randint(1,12):02d}{r.randint(1,28):02d}\nPublic-Lines: {a}\n{p}\nPrivate-Lines: {c}\n{q}\nPrivate-MAC: {hx(r,64)}"
def pwhash(r):
    k=r.randrange(9); sa='./'+AN
    if k==0: return f"$2{r.choice('aby')}${r.choice(['10','12'])}$"+rs(r,53,sa)
    if k==1: return "$6$"+rs(r,16,sa)+'$'+rs(r,86,sa)
    if k==2: return f"$argon2id$v=19$m=65536,t=3,p=4${b64(rb(r,16)).rstrip('=')}${b64(rb(r,32)).rstrip('=')}"
    if k==3: return f"pbkdf2_sha256${r.choice([260000,600000])}${rs(r,22)}${b64(rb(r,32))}"
    if k==4: return "$y$j9T$"+rs(r,22,sa)+'$'+rs(r,43,sa)
    if k==5: return "$apr1$"+rs(r,8,sa)+'$'+rs(r,22,sa)
    if k==6: return "{SSHA}"+b64(rb(r,28))
    if k==7: return "$1$"+rs(r,8,sa)+'$'+rs(r,22,sa)
    return "$P$B"+rs(r,30,sa)
def generic(r):
    k=r.randrange(8)
    return [lambda: hx(r,32), lambda: hx(r,64), lambda: hx(r,40), lambda: rs(r,r.choice([24,32,40,48])), lambda: b64(rb(r,32)), lambda: uuid(r), lambda: b64u(rb(r,r.choice([24,32,48]))), lambda: r.choice(['mbk_live_','wlr-','int_','svc_','tok_','k1.','ork_'])+rs(r,r.choice([24,32]))][k]()
