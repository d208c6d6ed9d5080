# -*- coding: utf-8 -*-
import random, hashlib, unicodedata, datetime, string
def P(s): return [x.strip() for x in s.split('|')]
# lang: (male, female, surnames)
N={
'en':(P('Callum|Tobias|Desmond|Wyatt|Rowan|Alistair|Clyde|Hollis|Dashiell|Ewan|Kofi|Darnell|Leopold|Barnaby|Rhys|Will|Mark|Grant|Jean-Luc|Xavier|Seamus|Nikhil|Bertie|Chase'),
 P('Imogen|Tamsin|Philippa|Saoirse|Odette|Marlowe|Hattie|Winifred|Beatrix|Keisha|Rosalind|Ottilie|Faith|Dawn|Grace|May|June|Summer|Siobhán|Aoife|Ngozi|Priyanka|Mabel|Joy'),
 P("Ashdown|Pemberton-Vale|O'Shaughnessy|Thackeray|Quill|Ravensdale|McAllister|Fotheringham|Bythesea|Winterbottom|Okonjo|Trelawney|Featherstonehaugh|Baker|Stone|Small|Young|Rivers|Bishop|Pike|Sandhu|Lovelock|Cardew|Hickenbottom|Nwachukwu|St. Clair|Van Doren|D'Arcy|MacGillivray|Poole|Marsh|Penhaligon|Birdwhistle|Le Mesurier|Whitlock|Yarrow|Drinkwater")),
'de':(P('Jörg|Friedhelm|Ansgar|Lutz|Thorben|Hannes|Eckhart|Rüdiger|Malte|Götz|Karl-Heinz|Detlef|Veit|Mehmet|Bastian|Urs|Wendelin|Ole|Kai-Uwe|Ignaz'),
 P('Heike|Wiebke|Anneliese|Gesa|Swantje|Traudl|Mechthild|Ulrike|Bärbel|Ronja|Anke|Käthe|Elif|Marit|Hannelore|Frauke|Svenja|Ann-Kathrin|Zita|Rosemarie'),
 P('Kühnemund|Brettschneider|von der Heyde|Öztürk-Lang|Pfannenstiel|Möllenkamp|Schädlich|Rübsamen|Grünwald|Zaunbrecher|Ohnesorge|Nachtigall|Teufel|Winter|Kaiser|Sommer|Vogelsang|Brinkmann-Hoff|zu Ehrenfels|Hasenclever|Dünnwald|Jablonski|Lüdemann|Gänsbauer|Schweinsteger|Wüllner|Spät|Engel|Stichnoth|Raible|Klopfleisch|Freiherr von Tessin|Ebner|Aebischer|Haßlinger')),
'fr':(P('Théophile|Gaël|Aurélien|Loïc|Jean-Baptiste|Fabrice|Yannick|Corentin|Mathurin|Émile|Ousmane|Régis|Anselme|Tanguy|Noël|Côme|Barnabé|Youssef|Pierrick|Hervé'),
 P('Maëlys|Solène|Clotilde|Anaïs|Ségolène|Bérengère|Zoé|Hélène|Fatoumata|Marie-Thérèse|Océane|Capucine|Violette|Gwenaëlle|Ludivine|Aliénor|Noémie|Rose|Éloïse|Thi Lan'),
 P("Le Guennec|Desrousseaux|Ait-Belkacem|d'Aubigné|Boucher|Lefèvre-Pontalis|Châtaignier|Lemoine|Petitjean|Quéméneur|de La Vauvre|Bienaimé|Poulain|Traoré|Delacourt|Hénaff|Tisserand|Blanchet|Gagneux|Rochefort|Mauduit|Lhuillier|Charpentier|N'Diaye|Pépin|Cazenave|Jolivet|Roy|Beaurepaire|Vasseur|Garrigue|L'Hermitte")),
'es':(P('Íñigo|Aurelio|Eladio|Gonzalo|José Ramón|Ximo|Jordi|Fermín|Amadeo|Nicanor|Jesús|Ángel|Rubén|Evaristo|Ulises|Koldo|Bruno|Telmo|Saúl|Cruz'),
 P('Macarena|Begoña|Rocío|Itziar|María del Pilar|Nuria|Encarnación|Yolanda|Dolores|Consuelo|Xiomara|Alba|Leire|Mercedes|Paloma|Soledad|Inés|Ainhoa|Montserrat|Luz Marina'),
 P('Echegaray Ruiz|Peñalver Soto|de la Fuente Ibáñez|Zubizarreta Olmo|Calatrava Nieto|Bermúdez Cano|Garrido-Lestache|Quiñones Vega|Yáñez Prado|Castillo Rey|Bravo Luna|Rojas Blanco|Urrutia Gálvez|Carrasco Montes|Ferrer i Puig|Ñíguez Mora|Leal Guerrero|Villaescusa Rico|Ballesteros Ortuño|Etxeberria Lasa|del Valle Cortés|Salinas Barrientos|Campos Feliz|Tapia Huamán|Quispe Mamani|Iglesias Toro')),
'it':(P('Ettore|Gianmarco|Silvano|Achille|Niccolò|Ruggero|Pasquale|Umberto|Dario|Calogero|Amedeo|Salvo|Elia|Rocco|Tiziano|Ciro|Manfredi|Andrea|Gaspare|Ivo'),
 P('Ornella|Giuditta|Immacolata|Fiammetta|Ludovica|Mirella|Agnese|Loredana|Serena|Vittoria|Chiara|Concetta|Nives|Allegra|Noemi|Bianca|Rosalba|Stella|Tecla|Zaira'),
 P("Bevilacqua|D'Agostini|Lo Cascio|De Santis|Fumagalli|Quattrocchi|Zanetti|Dell'Orto|Castiglioni|Brambilla|Passalacqua|Tagliabue|Scognamiglio|Benvenuti|Mezzanotte|Piras|Sciarra|Della Rovere|Pappalardo|Buonocore|Guidi|Cattaneo|Mangiapane|Bortoluzzi|Serra|Costa|Fabbri|Nicolò|Spataro|La Malfa|Degli Esposti|Bonanno")),
'pt':(P('Afonso|Duarte|Vasco|Gonçalo|Joaquim|Estêvão|Tomé|Zeferino|Wellington|Ubirajara|Caetano|Salvador|Rui|Nuno|Lourenço|Edmilson|Jurandir|Brás|Eusébio|Álvaro'),
 P('Leonor|Conceição|Graça|Filomena|Benedita|Iracema|Jussara|Matilde|Lurdes|Fátima|Esperança|Carlota|Dulce|Thaís|Yasmin|Rosário|Maria da Luz|Eulália|Inês|Zuleica'),
 P('Figueiredo Brandão|da Conceição Pires|Albuquerque|dos Santos Leite|Queirós|Falcão|Magalhães Serpa|Pinheiro|Carvalhal|Vasconcelos|Coelho|Nogueira Bastos|Raposo|Guimarães|do Amaral|Leitão|Sequeira|de Sá|Teles de Menezes|Bragança|Lacerda|Cordeiro|Ventura|Quaresma|Frazão|Bittencourt|Paixão|Salgueiro|Cavaco|Boaventura')),
'nl':(P('Sjoerd|Teun|Gijs|Wiebe|Jelle|Huub|Cornelis|Joost|Thijs|Bas|Rinus|Siem|Ruben|Dirk-Jan|Mohamed|Tijmen|Lieven|Pim|Jurre|Guus'),
 P('Femke|Mieke|Jantien|Sanne|Hadewych|Loes|Aaltje|Roos|Marijke|Wietske|Liesbeth|Noor|Tineke|Griet|Doutzen|Fenna|Hennie|Lot|Ineke|Madelief'),
 P("van den Boogaard|Hoekstra|de Haan|ter Horst|Zwart|van 't Hof|Bakker-Smit|Dijkgraaf|Oosterhuis|Vermeulen|'t Hart|Kloosterman|van der Plas|Naaktgeboren|Spijkerman|Wiersma|de Groot|Koning|Poepjes|in 't Veld|Schouten|op de Beek|Verschueren|Claessens|Jansma|El Amrani|Kuiper|Vos|van Wijngaarden|Tulp|Rotteveel")),
'pl':(P('Bogusław|Zdzisław|Mieczysław|Kacper|Wojciech|Łukasz|Grzegorz|Przemysław|Bożydar|Ryszard|Jędrzej|Sławomir|Cezary|Witold|Eugeniusz|Tymoteusz|Nikodem|Radosław'),
 P('Małgorzata|Żaneta|Bożena|Grażyna|Jadwiga|Kinga|Wiesława|Agnieszka|Halina|Oliwia|Stanisława|Róża|Ludmiła|Aniela|Urszula|Świętosława|Kornelia|Bronisława'),
 P('Brzęczyk|Gołąb|Wójcikiewicz|Żuraw|Szczepaniak|Kołodziej|Mróz|Sowa|Zając|Pawłowicz|Krzyżanek|Łęcki|Dąbek|Kuś|Rzepka|Niedziela|Świerczek|Jaworek|Maślak|Oczko|Hołownia|Ziętek|Wrona|Ćwik|Baran|Szpak|Piątek|Chmiel')),
'sv':(P('Torbjörn|Göran|Åke|Linus|Håkan|Sixten|Nils-Erik|Viggo'),P('Ingegerd|Åsa|Gun-Britt|Märta|Tuva|Linnéa|Ebba|Sól'),P('Lindqvist|Åkerblom|Sjögren|Rosenquist|Ek|af Klintberg|Strömbäck|Nyqvist|Björk|Hallgren|Öberg|Falk')),
'da':(P('Søren|Asger|Troels|Bjarke|Palle|Flemming|Jeppe|Ib'),P('Bodil|Gurli|Signe|Karen Margrethe|Tove|Sofie|Åse|Benedikte'),P('Kjærgaard|Østergaard|Bech Nørgaard|Skov|Fuglsang|Ravn|Toft Lauridsen|Holst|Bjerregaard|Lund|Krogh|Aagesen')),
'cs':(P('Květoslav|Zdeněk|Jiří|Přemysl|Bohumil|Radim|Ctirad|Šimon'),P('Bohuslava|Ludmila|Květa|Žofie|Alžběta|Růžena|Vlasta|Zdenka'),P('Přibyl|Hrdlička|Řezníček|Nejezchleba|Krčma|Vopěnka|Šťastný|Zelenka|Kvapil|Doležal|Skočdopole|Vrána')),
'hu':(P('Zsolt|Ákos|Gergő|Csaba|Szilárd|Ödön|Bence|Elemér'),P('Piroska|Zsófia|Ildikó|Csilla|Boglárka|Tünde|Emőke|Ágnes'),P('Szűcs|Kőszegi|Gyöngyösi|Pásztor|Fűzfa|Vörös|Halmágyi|Ördög|Csikós|Szentgyörgyi|Farkas|Bíró')),
'ro':(P('Ștefan|Răzvan|Dănuț|Gheorghe|Iulian|Nicușor|Costel|Octavian'),P('Ruxandra|Ileana|Mădălina|Viorica|Anișoara|Smaranda|Ioana|Lăcrămioara'),P('Bălănescu|Țurcanu|Păduraru|Văcărescu|Stănciulescu|Ciobanu|Lupu|Moldoveanu|Crișan|Dumbravă|Șerban|Oprea')),
'tr':(P('Oğuzhan|Çağrı|Tuncay|İlker|Şükrü|Barış|Deniz|Yiğit'),P('Gülşen|Nazlı|Şule|Tuğba|Yağmur|Aysel|İpek|Derya'),P('Karadağlı|Gündoğdu|Çetinkaya|Özyürek|Demirbaş|Akıncı|Kılıçarslan|Bulut|Şimşek|Yıldızhan|Toprak|Uçar')),
'el':(P('Αριστείδης|Παναγιώτης|Σπύρος|Λάμπρος|Θωμάς|Ευάγγελος'),P('Σταυρούλα|Ευγενία|Χρυσάνθη|Δέσποινα|Αγγελική|Φωτεινή'),P('Καραγιάννης|Μπουζιάνης|Τριανταφύλλου|Παπαζήσης|Χατζηδάκης|Ζαφειρίου|Κουτρουμπής|Λύκος')),
'ru':(P('Тимофей|Аркадий|Глеб|Святослав|Егор|Ринат|Прохор|Лев'),P('Зинаида|Алевтина|Любовь|Вера|Ульяна|Гульнара|Василиса|Лидия'),P('Соловейчик|Черных|Бондаренко|Кузьменко|Дурново|Белоус|Седых|Шевчук|Живаго|Щербань|Мельниченко|Ли')),
'uk':(P('Остап|Любомир|Ярослав|Богдан|Єгор|Мирон'),P('Оксана|Соломія|Ганна|Леся|Світлана|Зоряна'),P('Гринчук|Паляниця|Кравчук|Непийвода|Дзюба|Тимошук|Ївженко|Сорока|Щур|Наливайко')),
'ar':(P('عبد الرحمن|طارق|معتز|سامي|بلال|ياسين|حمزة|زياد'),P('سلمى|هدى|أمينة|رنا|شيماء|نورة|لطيفة|وفاء'),P('الخطيب|بن عمار|القحطاني|الزهراني|شاهين|أبو زيد|المنصوري|العلوي|حداد|بوعزة')),
'hi':(P('दिनेश|महेन्द्र|संतोष|विक्रांत|हरिओम|प्रकाश'),P('सुनीता|कविता|रेखा|आशा|पूर्णिमा|मीनाक्षी'),P('चतुर्वेदी|यादव|मिश्रा|राठौड़|गुप्ता|बंसल|कुशवाहा|देशपांडे')),
'ko':(P('태윤|동혁|병철|준서|성호|하람'),P('은주|서연|미숙|보람|지안|정희'),P('김|박|최|남궁|황보|선우|문|제갈|탁|곽')),
'ja':(P('健太郎|蒼介|浩二|亮|大和|翔平太|秀樹|陸|誠一|光|龍之介|勉'),P('美咲子|陽菜乃|恵子|楓|真由美|千尋|桜|紗耶香|結衣香|葵|静江|あかり'),P('小田切|勅使河原|五十嵐|東海林|日下部|服部|鬼頭|長谷部|渡邉|齋藤|四十万|石動|桐谷|森|林|大宮司|宇佐美|蓮見|八木沢|御手洗')),
'zh':(P('建国|子轩|志强|浩然|伟明|东升|一鸣|立|思远|国栋|嘉豪|文博'),P('秀英|雨桐|淑芬|梦洁|晓燕|静|思琪|佳怡|丽华|春梅|若曦|诗涵'),P('欧阳|诸葛|王|陈|鲁|慕容|白|谢|万|黄|司马|贺|邱|尹|武|龙|闫|冷|蔡|翟')),
'xx':(P('Oluwaseun|Tadesse|Rajesh|Hiroki|Wei|Tevita|Bjørn|Aleksandr|Dragan|Mamadou|Nguyễn Văn|Arjun|Keanu|Ahmed|Levan|Þórður|Juhani|Andrzej|Ilir|Itai|Sung-min|Mihkel'),
 P('Chiamaka|Selamawit|Lakshmi|Yuki|Xin|Sefina|Sólveig|Oksana|Jelena|Aïssatou|Thị Hoa|Meera|Leilani|Zeynep|Nino|Guðrún|Päivi|Katarzyna|Drita|Shira|Ji-woo|Ljubica'),
 P("Adeyemi-Bright|Gebremariam|Venkataraghavan|Nakagawa|Zhang|Fifita|Nygård|Kuznetsova|Đorđević|Diallo|Trần|Bhattacharyya|Kahananui|al-Tikriti|Gelashvili|Jónsdóttir|Hämäläinen|Wiśniewska|Hoxha|Ben-Ami|Pak|Tamm|Mkrtchyan|Nguyen|Singh|bin Osman|Rao|Mwangi|Abdullayeva|Ng|Ó Súilleabháin|Şahin|Kovačić|Ou|Lindén|Ekberg")),
}
KANA={'小田切':'オダギリ','勅使河原':'テシガワラ','五十嵐':'イガラシ','東海林':'ショウジ','日下部':'クサカベ','服部':'ハットリ','鬼頭':'キトウ','長谷部':'ハセベ','渡邉':'ワタナベ','齋藤':'サイトウ','四十万':'シジマ','石動':'イスルギ','桐谷':'キリタニ','森':'モリ','林':'ハヤシ','大宮司':'ダイグウジ','宇佐美':'ウサミ','蓮見':'ハスミ','八木沢':'ヤギサワ','御手洗':'ミタライ'}
def asc(s):
    t={'ø':'o','Ø':'O','ł':'l','Ł':'L','ß':'ss','æ':'ae','Æ':'Ae','đ':'d','Đ':'D','ı':'i','þ':'th','Þ':'Th','ð':'d','ä':'ae','ö':'oe','ü':'ue'}
    s=''.join(t.get(c,c) for c in s)
    s=unicodedata.normalize('NFD',s); return ''.join(c for c in s if c.isascii() and (c.isalnum() or c in '-'))
class Person:
    def __init__(p,r,lang):
        pool=lang
        if lang in('en','de','fr','es','it','pt','nl','pl','sv','da','cs','hu','ro','tr') and r.random()<.24:
            pool=r.choice(['xx','xx','en','de','fr','es','it','pt','nl','pl','sv','tr','ro','cs'])
        p.pool=pool; p.f=r.random()<.5; m,f,s=N[pool]
        p.g=r.choice(f if p.f else m); p.s=r.choice(s)
        lat=pool not in('ja','zh','ko','ar','hi','ru','uk','el')
        if lat and r.random()<.08: p.s=p.s+'-'+r.choice(s).split()[-1]
        p.mid=''
        if pool in('en','xx') and r.random()<.15: p.mid=r.choice('ABCDEHJKLMPRT')+'.'
        elif lat and r.random()<.06: p.mid=r.choice(f if p.f else m)
        if p.mid==p.g: p.mid=''
        if pool=='ru' and p.f: 
            for a,b in(('ов','ова'),('ев','ева')): 
                if p.s.endswith(a): p.s=p.s[:-2]+b
        if pool=='cs' and p.f: p.s={'Šťastný':'Šťastná','Přibyl':'Přibylová','Zelenka':'Zelenková','Kvapil':'Kvapilová','Vrána':'Vránová','Krčma':'Krčmová'}.get(p.s,p.s+'ová' if not p.s.endswith('a') else p.s[:-1]+'ová') if '-' not in p.s else p.s
        if pool in('ja',): p.n=p.s+r.choice(['','',' ','　'])+p.g
        elif pool in('zh','ko'): p.n=p.s+p.g
        elif pool=='hu' and lang=='hu': p.n=p.s+' '+p.g
        else: p.n=' '.join(x for x in(p.g,p.mid,p.s) if x)
        p.a=asc(p.g).lower() or ''.join(r.choice('bdkmnrst')+r.choice('aeiou') for _ in range(r.randint(2,3)))
        p.b=asc(p.s.split()[0] if pool=='es' else p.s).lower() or ''.join(r.choice('bdkmnrst')+r.choice('aeiou') for _ in range(r.randint(2,3)))
DOM={'en':'hollowaymail.co|brackenpost.com|lumenfreight.co.uk|tarnwell.org|quillandpike.com|mailnest.io','de':'hofpost24.de|kontor-luebbe.de|praxis-auental.de|postfach-nord.de|wattmail.de','fr':'courrielys.fr|boitelune.fr|cabinet-orme.fr|mel-ouest.fr','es':'correovega.es|buzonsur.com|talleresduna.es|miscartas.mx','it':'postalieta.it|studiofero.it|lettere24.it|pecverde.it','pt':'caixanova.pt|correiolivre.com.br|oficinadorio.pt|ruadocarmo.com.br','nl':'brievenbusnet.nl|duinpost.nl|kadekantoor.nl|molenmail.be','pl':'pocztowka.pl|listonosz24.pl|biuro-sowa.pl|skrzynia.com.pl','ja':'sakuramail.jp|kitanet-post.co.jp','zh':'youdi-mail.cn|hexinbox.com.cn'}
TLD={'sv':'se','da':'dk','cs':'cz','hu':'hu','ro':'ro','tr':'com.tr','el':'gr','ru':'ru','uk':'com.ua','ar':'ae','hi':'in','ko':'kr'}
def email(r,p,lang):
    d=r.choice(P(DOM[lang])) if lang in DOM else r.choice(['postbox-','mail','brev','nordlys'])+r.choice(['one','tero','hub','vik'])+'.'+TLD[lang]
    a,b=p.a,p.b
    l=r.choice([f'{a}.{b}',f'{a[0]}.{b}',f'{a}_{b}',f'{b}{a[0]}',f'{a}{r.randint(58,99)}',f'{a}.{b}{r.randint(1,99)}',f'{b}.{a}',f'{a}-{b}',f'{a}.{b}+{r.choice(["shop","reise","bills","news"])}',f'{a[0]}{b}'])
    return l+'@'+d
def dg(r,n): return ''.join(r.choice('0123456789') for _ in range(n))
def pat(r,s):
    o=''
    for c in s:
        o+= r.choice('0123456789') if c=='#' else r.choice('23456789') if c=='%' else r.choice('ABCDEFGHJKLMNPRSTUVWXYZ') if c=='@' else c
    return o
# ---- countries: phones, streets, towns(postcode pattern + town), formats
C={
'US':dict(l='en',ph='(%1%) %##-####|%1%-%##-####|%1%.%##.####|+1 %1% %## ####|1-%0%-%##-####|+1 (%1%) %##-#### ext. 2##|%1% %##-#### x##|%0%%######',st='Larkspur Ln|Old Mill Rd|W 14th St|Catalpa Ave|County Road 9|Peachtree Hollow Dr|Juniper Ct NE|S Wabash Ave|Sugar Maple Way',ci='Bozeman, MT 5971#|Duluth, MN 5580#|Macon, GA 3120#|Yuma, AZ 8536#|Ithaca, NY 1485#|Fresno, CA 9372#|Boise, ID 83702-####|Tulsa, OK 7413#',f=['{h} {s}','{h} {s}, Apt {a}','{h} {s} #{a}','P.O. Box {h}','{h} {s}, Unit {a}B'],sep=', '),
'GB':dict(l='en',ph='07### ######|+44 7### ######|020 7### ####|0117 9## ####|(01624) ######|+44 (0)161 ### ####|07### ### ###|0044 7#########|01273 ###### ext 4#',st='Larch Close|Mill Lane|The Crescent|Station Road|Bramble Gardens|St. Cuthbert’s Terrace|Hope Street|Drovers Way',ci='Bristol BS% #AD|Leeds LS1% #QT|Hexham NE4% #HB|Totnes TQ% #LP|Glasgow G1# #XE|London SE2% #JR|Wrexham LL1% #BT',f=['{h} {s}','Flat {a}, {h} {s}','Rose Cottage, {s}','{h}b {s}','The Old Forge, {h} {s}'],sep=', '),
'AU':dict(l='en',ph='04## ### ###|+61 4## ### ###|(03) 9### ####|02 8### ####',st='Wattle Grove Rd|Banksia St|Esplanade|Bunyip Track',ci='Ballarat VIC 335#|Dubbo NSW 28##|Toowoomba QLD 435#|Fremantle WA 616#',f=['{h} {s}','{a}/{h} {s}','Unit {a}, {h} {s}'],sep=', '),
'IE':dict(l='en',ph='08% ### ####|+353 8% ### ####|01 6## ####|(021) 4######',st='Ballymore Road|Abbey Court|Bóthar na Trá|Killeen Heights',ci='Galway H91 @#@%|Dublin 8|Co. Kerry V93 @#@#',f=['{h} {s}','Apt {a}, {h} {s}'],sep=', '),
'IN':dict(l='en',ph='+91 9#### #####|98## ######|080-2### ####|+91-8#########',st='MG Road|3rd Cross, Indiranagar|Gariahat Lane|Sector 14|Anna Salai',ci='Bengaluru 5600#%|Kolkata - 7000#%|Pune 4110%#|Chennai 6000#%',f=['Flat {a}, Shanti Apts, {s}','#{h}, {s}','H.No. {h}/{a}, {s}'],sep=', '),
'CA':dict(l='en',ph='613-%##-####|(514) %##-####|+1 604 %## ####',st='Spadina Cres|rue Rivard|Gladstone Ave|Ridge Rd',ci='Ottawa ON K1@ #@#|Halifax NS B3@ #@#|Kelowna BC V1@ #@#',f=['{h} {s}','{a}-{h} {s}'],sep=', '),
'DE':dict(l='de',ph='0171 #######|0176/########|+49 151 ########|(030) ######|089 / ### ## ##|0221-%###### |+49 (0)40 %####-##|05251 % ## ##|Durchwahl 0711/###-##',st='Lindenstraße|Am Kirchberg|Kastanienallee|Hintere Gasse|Weidenweg|Goethestr.|Zum Alten Forsthaus|Bgm.-Müller-Str.|Unter den Eichen',ci='0%### Dresden|2%### Buxtehude|#0### Lüneburg|7%### Tübingen|8%### Rosenheim|5%### Köln|D-1%### Templin|4%### Dinslaken',f=['{s} {h}','{s} {h}a','{s} {h}, 3. OG links','{s} {h}–{h2}'],sep=', '),
'AT':dict(l='de',ph='0664 #######|+43 676 ### ## ##|01 / ### ## ##-##',st='Mariahilfer Gürtel|Dorfplatz|Mühlgasse|Siebensterngasse',ci='10%0 Wien|80%0 Graz|A-50%0 Salzburg|6%30 Kufstein',f=['{s} {h}/{a}/{h2}','{s} {h}','{s} {h}, Top {a}'],sep=', '),
'CH':dict(l='de',ph='079 ### ## ##|+41 78 ### ## ##|044 %## ## ##|031 %## ## ##',st='Seestrasse|Rebbergweg|Im Grüt|Bahnhofplatz|Hinterdorf',ci='80## Zürich|30## Bern|CH-9### Herisau|6%## Stans',f=['{s} {h}','{s} {h}, Postfach'],sep=', '),
'FR':dict(l='fr',ph='06 ## ## ## ##|07.##.##.##.##|+33 6 ## ## ## ##|01-4#-##-##-##|+33 (0)2 ## ## ## ##|06########|05 ## ## ## ## (poste 2#)',st='rue des Tanneurs|impasse du Lavoir|avenue Jean-Jaurès|chemin de la Garenne|bd de la Liberté|place du Vieux-Marché|allée des Acacias',ci='29### Quimper|69003 Lyon|3%000 Albi|56### Vannes|13### Marseille|67### Sélestat|75011 Paris',f=['{h}, {s}','{h} bis {s}','{h} {s}, bât. C','{h} {s}','Appt {a}, {h} {s}'],sep=', '),
'BE':dict(l='fr',ph='0470 ## ## ##|+32 48# ## ## ##|02/### ## ##|04 3## ## ##',st='rue du Moulin|chaussée de Wavre|quai des Ardennes|avenue des Tilleuls',ci='10%0 Bruxelles|40%0 Liège|B-50%0 Namur|60%0 Charleroi',f=['{s} {h}','{s}, {h} bte {a}','{s} {h}/{a}'],sep=', '),
'ES':dict(l='es',ph='6## ### ###|+34 6## ## ## ##|91 ### ## ##|(+34) 7########|93-###-##-##|600.###.###',st='C/ Olmo|Calle de la Amargura|Avda. del Puerto|Plaza Mayor|Pº de las Acacias|Camino Viejo|Carrer de Sants',ci='280## Madrid|460## Valencia|410## Sevilla|08### Sabadell|150## A Coruña|18### Motril',f=['{s}, {h}, {a}º B','{s} {h}','{s}, nº {h}, bajo izda.','{s} s/n','{s} {h}, esc. 2, {a}ºD'],sep=', '),
'MX':dict(l='es',ph='55 #### ####|+52 1 33 #### ####|(81) ####-####',st='Calle Jacarandas|Av. Revolución|Privada Los Pinos|Calz. de Tlalpan',ci='Col. Roma Norte, 067%0 CDMX|Col. Centro, C.P. 680%0 Oaxaca|Zapopan, Jal. 450%0',f=['{s} #{h}','{s} {h} Int. {a}','{s} No. {h}'],sep=', '),
'AR':dict(l='es',ph='11 %###-####|+54 9 351 ###-####|(0341) 4##-####',st='Av. San Martín|Belgrano|Pasaje Los Andes|Güemes',ci='C14##ABC CABA|X50## Córdoba|S20## Rosario',f=['{s} {h}{h2}','{s} {h}{a}, {a}° "A"'],sep=', '),
'IT':dict(l='it',ph='3## #######|+39 34# ### ####|06 %### ####|02-########|+39 081 ### ## ##|347.#######',st='Via Garibaldi|Vicolo del Pozzo|Corso Umberto I|P.zza Dante|Viale dei Tigli|Strada Vecchia|Via Monte Grappa',ci='201## Milano (MI)|40### Bologna|80### Napoli|90### Palermo PA|06### Spello (PG)|341## Trieste',f=['{s} {h}','{s}, {h}/B','{s} n. {h}, int. {a}','{s} {h}, scala A'],sep=', '),
'PT':dict(l='pt',ph='91# ### ###|+351 96# ### ###|21# ### ###|93 ### ## ##|00351 9########',st='Rua das Flores|Travessa do Poço|Av. da República|Largo do Carmo|Estrada da Luz|Beco dos Clérigos',ci='4#00-### Porto|1%00-### Lisboa|3000-### Coimbra|8000-### Faro',f=['{s}, {h}','{s}, n.º {h}, {a}.º Esq.','{s} {h} r/c Dto.'],sep=', '),
'BR':dict(l='pt',ph='(11) 9####-####|+55 21 9#### ####|(51) 3###-####|31 9########',st='Rua Voluntários da Pátria|Av. Brasil|Rua Padre Chagas|Alameda Santos|Trav. Piedade',ci='Pinheiros, São Paulo - SP, 05%##-0##|Porto Alegre/RS - CEP 90%##-###|Savassi, Belo Horizonte - MG, 30%##-###',f=['{s}, {h}','{s}, {h}, apto {a}2','{s}, nº {h}, bloco B'],sep=', '),
'NL':dict(l='nl',ph='06-########|06 #### ####|+31 6 ########|020-%######|(0515) ### ###|0031 6########',st='Lindelaan|Oude Gracht|Burg. Verkadestraat|Achter de Dijk|Prinsenkade|Zandpad|Kerkstraat',ci='10## @@ Amsterdam|35## @@ Utrecht|84##@@ Heerenveen|62## @@ Maastricht|97##@@ Groningen',f=['{s} {h}','{s} {h}-{a}','{s} {h} bis','{s} {h}a','{s} {h} II'],sep=', '),
'PL':dict(l='pl',ph='5## ### ###|+48 6## ### ###|22 ### ## ##|(12) ### ## ##|+48 79#######|60#-###-###',st='ul. Lipowa|ul. Trzech Krzyży|al. Niepodległości|os. Tysiąclecia|ul. Żwirki i Wigury|pl. Wolności|ul. gen. Bema',ci='0%-### Warszawa|31-### Kraków|50-### Wrocław|80-### Gdańsk|15-### Białystok|87-100 Toruń',f=['{s} {h}/{a}','{s} {h} m. {a}','{s} {h}','{s} {h}a/{a}'],sep=', '),
'JP':dict(l='ja',ph='090-####-####|03-3###-####|080(####)####|+81 90 #### ####|06-6###-####',st='',ci='',f=[],sep=''),'CN':dict(l='zh',ph='138########|159 #### ####|+86 186-####-####|010-6#######|(021) 5### ####|177-####-####',st='',ci='',f=[],sep=''),
'KR':dict(l='ko',ph='010-####-####|02-5##-####|+82 10-####-####',st='',ci='',f=[],sep=''),
'SE':dict(l='sv',ph='070-### ## ##|+46 73 ### ## ##|08-### ## ##',st='Björkvägen|Storgatan|Norra Kvarngränd|Strandvägen',ci='11% ## Stockholm|75# ## Uppsala|SE-903 ## Umeå',f=['{s} {h}','{s} {h} B','{s} {h}, lgh 110{a}'],sep=', '),
'DK':dict(l='da',ph='2# ## ## ##|+45 51 ## ## ##|40 ## ## ##',st='Nørregade|Møllevej|Strandboulevarden|Ved Skoven',ci='8%00 Aarhus C|2100 København Ø|5%00 Odense',f=['{s} {h}, {a}. tv.','{s} {h}','{s} {h}B, st. th.'],sep=', '),
'CZ':dict(l='cs',ph='60# ### ###|+420 77# ### ###|2## ### ###',st='Na Příkopech|Lipová|Žižkova|U Mlýna',ci='110 00 Praha 1|602 0% Brno|370 0% České Budějovice',f=['{s} {h}/{a}','{s} {h}'],sep=', '),
'HU':dict(l='hu',ph='+36 30 ### ####|06 20 ###-####|(06-1) ###-####',st='Rózsa utca|Kossuth Lajos u.|Petőfi tér|Malom köz',ci='10%2 Budapest|6720 Szeged|4024 Debrecen',f=['{s} {h}.','{s} {h}. II/{a}'],sep=', '),
'RO':dict(l='ro',ph='07## ### ###|+40 72# ### ###|021.###.##.##',st='Str. Zorilor|Bd. Unirii|Aleea Castanilor|Șos. Olteniței',ci='Cluj-Napoca 4000##|București, sector 3|Iași, jud. Iași 7001##',f=['{s} nr. {h}, bl. A{a}, ap. {h2}','{s} nr. {h}'],sep=', '),
'TR':dict(l='tr',ph='0532 ### ## ##|+90 5## ### ## ##|(0212) ### ## ##',st='Çınar Sok.|Atatürk Cad.|Gül Sokak|Barbaros Bulvarı',ci='34%10 Kadıköy/İstanbul|06%00 Çankaya / Ankara|352%0 Bornova İzmir',f=['Yeni Mah. {s} No:{h} D:{a}','{s} No: {h}/{a}'],sep=', '),
'GR':dict(l='el',ph='69## ######|+30 697 ### ####|210 ### ####',st='Αγίου Δημητρίου|Σόλωνος|Λεωφ. Συγγρού|Μακεδονίας',ci='106 %# Αθήνα|546 %# Θεσσαλονίκη|262 %# Πάτρα',f=['{s} {h}'],sep=', '),
'RU':dict(l='ru',ph='+7 (9##) ###-##-##|8 916 ### ## ##|8-495-###-##-##|+79#########',st='ул. Садовая|пр-т Мира|Тверской б-р|пер. Гончарный',ci='г. Казань, 4200##|г. Тула|Санкт-Петербург, 190###',f=['{s}, д. {h}, кв. {a}','{s}, {h}, корп. 2, кв. {h2}'],sep=', '),
'UA':dict(l='uk',ph='+380 67 ### ## ##|050 ### ## ##|(044) ###-##-##',st='вул. Шевченка|просп. Науки|вул. Зелена',ci='м. Львів, 790##|м. Харків, 610##|Київ, 010##',f=['{s}, буд. {h}, кв. {a}','{s}, {h}'],sep=', '),
'AE':dict(l='ar',ph='05# ### ####|+971 50 ### ####|+966 5# ### ####|+20 10 #### ####',st='شارع الملك فهد|شارع النيل|حي الورود شارع 12',ci='الرياض 12%11|القاهرة|دبي',f=['{s}، مبنى {h}، شقة {a}','{h} {s}'],sep='، '),
}
CC={'en':['US','US','GB','GB','AU','IE','IN','CA'],'de':['DE','DE','DE','AT','CH'],'fr':['FR','FR','BE'],'es':['ES','ES','MX','AR'],'it':['IT'],'pt':['PT','BR'],'nl':['NL'],'pl':['PL'],'ja':['JP'],'zh':['CN'],'sv':['SE'],'da':['DK'],'cs':['CZ'],'hu':['HU'],'ro':['RO'],'tr':['TR'],'el':['GR'],'ru':['RU'],'uk':['UA'],'ar':['AE'],'hi':['IN'],'ko':['KR']}
def phone(r,cc): return pat(r,r.choice(P(C[cc]['ph']))).replace('Durchwahl ','').strip()
def addr(r,cc,lang):
    """(street, town)"""
    h,h2,a=str(r.randint(1,189)),str(r.randint(2,40)),str(r.randint(1,9))
    if cc=='JP': 
        t=r.choice(['東京都世田谷区桜丘','大阪府吹田市千里山西','北海道旭川市東光七条','福岡県春日市若葉台東','京都府宇治市木幡御園','埼玉県川越市新富町'])
        b=r.choice(['','','コーポ青葉%s0%s'%(a,r.randint(1,6)),' メゾン椿%s号室'%h])
        return t+r.choice(['%s-%s-%s'%(a,h2,r.randint(1,30)),'%s丁目%s番%s号'%(a,h2,r.randint(1,20))])+b, r.choice(['〒','〒','']) + pat(r,'###-####')
    if cc=='CN':
        return r.choice(['浙江省杭州市西湖区文三路','上海市徐汇区漕溪北路','四川省成都市武侯区玉林东路','广东省佛山市禅城区汾江中路','陕西省西安市雁塔区含光路','山东省青岛市市南区香港西路'])+h+'号'+r.choice(['%s栋%s单元%s02室'%(a,r.randint(1,4),r.randint(3,18)),'院%s号楼%s01'%(a,r.randint(2,19)),'','翠湖小区%s幢%s室'%(a,r.randint(101,909))]), pat(r,'%1####')
    if cc=='KR': return r.choice(['서울특별시 마포구 성미산로','부산광역시 수영구 광남로','대전광역시 유성구 대학로','경기도 수원시 팔달구 향교로'])+' '+h+r.choice(['',', %s동 %s호'%(r.randint(101,120),r.randint(201,1502))]), pat(r,'0%###')
    if lang=='hi': return r.choice(['मकान नं. %s, गली %s, शास्त्री नगर','%s/%s, सिविल लाइन्स','फ्लैट %s, ब्लॉक %s, सेक्टर 12'])%(h,a), r.choice(['जयपुर 3020%s%s','कानपुर - 2080%s%s','भोपाल 4620%s%s'])%(r.randint(0,4),a)
    c=C[cc]; s=r.choice(c['f']).format(h=h,h2=h2,a=a,s=r.choice(P(c['st'])))
    return s,pat(r,r.choice(P(c['ci'])))
def addr1(r,cc,lang):
    s,t=addr(r,cc,lang)
    if cc=='JP' : return (t+r.choice([' ','　'])+s) if r.random()<.7 else s
    if cc=='CN' : return s+(r.choice(['，邮编','（',' '])+t if 0 else '')
    if cc=='KR': return r.choice(['(%s) '%t,'%s '%t,''])+s
    if lang=='hu' or cc=='RU' and r.random()<.4: return t+', '+s
    return s+c_sep(cc)+t
def c_sep(cc): return C[cc]['sep'] or ' '
def addrm(r,cc,lang,ind=''):
    s,t=addr(r,cc,lang)
    if cc in('JP','KR'): return t+'\n'+ind+s
    if cc=='CN': return s
    return s.replace(', ','\n'+ind,1)+'\n'+ind+t if r.random()<.3 else s+'\n'+ind+t
def street(r,cc,lang): return addr(r,cc,lang)[0]
# ---- dates
MON={'en':'January February March April May June July August September October November December','de':'Januar Februar März April Mai Juni Juli August September Oktober November Dezember','fr':'janvier février mars avril mai juin juillet août septembre octobre novembre décembre','es':'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre','it':'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre','pt':'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro','nl':'januari februari maart april mei juni juli augustus september oktober november december','pl':'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia','sv':'januari februari mars april maj juni juli augusti september oktober november december','da':'januar februar marts april maj juni juli august september oktober november december','cs':'ledna února března dubna května června července srpna září října listopadu prosince','ro':'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie','tr':'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık','ru':'января февраля марта апреля мая июня июля августа сентября октября ноября декабря','uk':'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня','el':'Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου'}
def fdate(r,d,lang,cc,numeric=False):
    y,m,D=d.year,d.month,d.day
    o=[f'{y}-{m:02d}-{D:02d}']
    if cc=='US': o+=[f'{m:02d}/{D:02d}/{y}',f'{m}/{D}/{y}',f'{m}/{D}/{y%100:02d}',f'{m:02d}-{D:02d}-{y}']
    elif lang in('de','pl','cs','da','ru','uk','tr','ro','hu') and lang!='hu': o+=[f'{D:02d}.{m:02d}.{y}',f'{D}.{m}.{y}',f'{D:02d}.{m:02d}.{y%100:02d}',f'{D}. {m}. {y}']
    elif lang=='hu': o+=[f'{y}. {m:02d}. {D:02d}.',f'{y}.{m:02d}.{D:02d}']
    elif lang in('ja',): o=[f'{y}年{m}月{D}日',f'{y}/{m:02d}/{D:02d}',f'{y}.{m}.{D}']+([f'昭和{y-1925}年{m}月{D}日'] if 1927<y<1989 else [f'平成{y-1988}年{m}月{D}日'] if 1989<y<2019 else [])
    elif lang=='zh': o=[f'{y}年{m}月{D}日',f'{y}-{m:02d}-{D:02d}',f'{y}.{m:02d}.{D:02d}',f'{y}{m:02d}{D:02d}']
    elif lang=='ko': o=[f'{y}년 {m}월 {D}일',f'{y}.{m:02d}.{D:02d}',f'{y}-{m:02d}-{D:02d}']
    else: o+=[f'{D:02d}/{m:02d}/{y}',f'{D}/{m}/{y}',f'{D:02d}-{m:02d}-{y}',f'{D:02d}/{m:02d}/{y%100:02d}',f'{D:02d}.{m:02d}.{y}']
    if lang in MON and not numeric:
        M=MON[lang].split()[m-1]
        if lang=='en': o+=[f'{M} {D}, {y}',f'{D} {M} {y}',f'{M[:3]} {D} {y}',f'{D}-{M[:3].upper()}-{y}',f'{D}{"th" if 10<D<20 or D%10>3 or D%10==0 else ["st","nd","rd"][D%10-1]} {M} {y}']
        elif lang in('es','pt'): o+=[f'{D} de {M} de {y}']*2
        elif lang in('de','da','cs'): o+=[f'{D}. {M} {y}']*2
        else: o+=[f'{D} {M} {y}']*2
    return r.choice(o)
def rdob(r): return datetime.date(1936,1,1)+datetime.timedelta(days=r.randint(0,27000))
def rdate(r): return datetime.date(2022,1,1)+datetime.timedelta(days=r.randint(0,1500))
# ---- checksums
def luhn(s):
    t=0
    for i,c in enumerate(reversed(s)):
        d=int(c)
        if i%2==0:
            d*=2
            if d>9:d-=9
        t+=d
    return str(-t%10)
def wsum(s,w): return sum(int(a)*b for a,b in zip(s,w))
def iso7064_1110(s):
    p=10
    for c in s:
        p=(p+int(c))%10 or 10
        p=p*2%11
    return str((11-p)%10)
VD=[[0,1,2,3,4,5,6,7,8,9],[1,2,3,4,0,6,7,8,9,5],[2,3,4,0,1,7,8,9,5,6],[3,4,0,1,2,8,9,5,6,7],[4,0,1,2,3,9,5,6,7,8],[5,9,8,7,6,0,4,3,2,1],[6,5,9,8,7,1,0,4,3,2],[7,6,5,9,8,2,1,0,4,3],[8,7,6,5,9,3,2,1,0,4],[9,8,7,6,5,4,3,2,1,0]]
VP=[[0,1,2,3,4,5,6,7,8,9],[1,5,7,6,2,8,3,0,9,4],[5,8,0,3,7,9,6,1,4,2],[8,9,1,6,0,4,3,5,2,7],[9,4,5,3,1,2,6,8,7,0],[4,2,8,6,5,7,3,9,0,1],[2,7,9,3,8,0,6,4,1,5],[7,0,4,6,9,1,3,2,5,8]]
def verh(s):
    c=0
    for i,x in enumerate(reversed(s)): c=VD[c][VP[(i+1)%8][int(x)]]
    return str([0,4,3,2,1,5,6,7,8,9][c])
def until(f):
    while 1:
        x=f()
        if x: return x
def nid(r,cc,p,d):
    y,m,D=d.year,d.month,d.day; yy=f'{y%100:02d}'; md=f'{m:02d}{D:02d}'; f=p.f; dm=f'{D:02d}{m:02d}'
    ch=r.choice
    def mod11(n,w,sub=True,ten=None):
        def g():
            s=dg(r,n); k=11-wsum(s,w)%11
            k=0 if k==11 else k
            if k==10: return None
            return s+str(k)
        return until(g)
    if cc=='DE':
        def g():
            ds=list('0123456789'); r.shuffle(ds); ds=ds[:9]; ds.append(ch(ds)); r.shuffle(ds); s=''.join(ds)
            return None if s[0]=='0' else s+iso7064_1110(s)
        s=until(g); return ch([s,f'{s[:2]} {s[2:5]} {s[5:8]} {s[8:]}'])
    if cc=='FR':
        b=('2' if f else '1')+yy+f'{m:02d}'+ch(['29','75','69','13','33','59','35'])+dg(r,3)+dg(r,3); k=f'{97-int(b)%97:02d}'
        return ch([b+k,f'{b[0]} {b[1:3]} {b[3:5]} {b[5:7]} {b[7:10]} {b[10:]} {k}'])
    if cc=='ES':
        if r.random()<.75: n=r.randint(10000000,79999999); s=f'{n}'; l='TRWAGMYFPDXBNJZSQVHLCKE'[n%23]; return ch([s+l,s+'-'+l,f'{s[:2]}.{s[2:5]}.{s[5:]}-{l}'])
        a=r.randint(0,2); s=dg(r,7); return 'XYZ'[a]+s+'TRWAGMYFPDXBNJZSQVHLCKE'[int(str(a)+s)%23]
    if cc=='IT':
        def cv(x): x=asc(x).upper().replace('-',''); return [c for c in x if c not in'AEIOU' and c.isalpha()],[c for c in x if c in'AEIOU']
        a,b=cv(p.s) ; S=(''.join(a+b)+'XXX')[:3]
        a,b=cv(p.g); G=''.join(a[:1]+a[2:4]) if len(a)>3 else (''.join(a+b)+'XXX')[:3]
        s=S+G+yy+'ABCDEHLMPRST'[m-1]+f'{D+(40 if f else 0):02d}'+ch(['F205','H501','F839','A944','G273','L424','D612'])
        odd=dict(zip('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',[1,0,5,7,9,13,15,17,19,21,1,0,5,7,9,13,15,17,19,21,2,4,18,20,11,3,6,8,12,14,16,10,22,25,24,23]))
        t=sum(odd[c] if i%2==0 else (int(c) if c.isdigit() else ord(c)-65) for i,c in enumerate(s)); return s+chr(65+t%26)
    if cc=='PT':
        s=ch('12')+dg(r,7); k=11-wsum(s,range(9,1,-1))%11; k=0 if k>9 else k; s+=str(k); return ch([s,f'{s[:3]} {s[3:6]} {s[6:]}'])
    if cc=='NL':
        def g():
            s=dg(r,8); k=wsum(s,range(9,1,-1))%11
            return s+str(k) if k<10 and s[0]!='0' else None
        s=until(g); return ch([s,s,f'{s[:4]}.{s[4:6]}.{s[6:]}'])
    if cc=='PL':
        s=yy+f'{m+(20 if y>=2000 else 0):02d}{D:02d}'+dg(r,3)+ch('02468' if f else '13579'); return s+str(-wsum(s,[1,3,7,9,1,3,7,9,1,3])%10)
    if cc=='SE':
        s=yy+md+dg(r,2)+ch('02468' if f else '13579'); s+=luhn(s); return ch([f'{s[:6]}-{s[6:]}',f'{y//100}{s[:6]}-{s[6:]}',f'{y//100}{s}'])
    if cc=='DK':
        def g():
            s=dm+yy+ch('0123' if y<2000 else '4567')+dg(r,2)
            k=11-wsum(s,[4,3,2,7,6,5,4,3,2])%11; k=0 if k==11 else k
            return s+str(k) if k<10 else None
        s=until(g); return ch([f'{s[:6]}-{s[6:]}',s])
    if cc=='NO':
        def g():
            s=dm+yy+(f'{r.randint(0,499):03d}' if y<2000 else f'{r.randint(500,999)}'); a=11-wsum(s,[3,7,6,1,8,9,4,5,2])%11; a=0 if a==11 else a
            if a==10:return
            s+=str(a); b=11-wsum(s,[5,4,3,2,7,6,5,4,3,2])%11; b=0 if b==11 else b
            return s+str(b) if b<10 else None
        s=until(g); return ch([s,s[:6]+' '+s[6:]])
    if cc=='FI': n=r.randint(2,899); return f'{dm}{yy}{"-" if y<2000 else "A"}{n:03d}'+'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(f'{dm}{yy}{n:03d}')%31]
    if cc in('CZ','SK'):
        def g():
            s=yy+f'{m+(50 if f else 0):02d}{D:02d}'+dg(r,3); k=int(s)%11
            return s+str(k) if k<10 and y>1954 else None
        if y<=1954: y2=yy; return yy+f'{m+(50 if f else 0):02d}{D:02d}/'+dg(r,3)
        s=until(g); return ch([s[:6]+'/'+s[6:],s])
    if cc=='HU':
        s=dg(r,8); s+=str(wsum(s,[3,7]*4)%10); return ch([s,f'{s[:3]}-{s[3:6]}-{s[6:]}',f'{s[:3]} {s[3:6]} {s[6:]}'])
    if cc=='RO':
        s=str((2 if f else 1)+(4 if y>=2000 else 0))+yy+md+f'{r.randint(1,46):02d}'+dg(r,3); k=wsum(s,[2,7,9,1,4,6,3,5,8,2,7,9])%11; return s+str(1 if k==10 else k)
    if cc=='TR':
        s=ch('123456789')+dg(r,8); o=sum(map(int,s[::2])); e=sum(map(int,s[1::2])); a=(o*7-e)%10; return s+str(a)+str((o+e+a)%10)
    if cc=='GR':
        if r.random()<.5: s=dm+yy+dg(r,4); return s+luhn(s)
        s=ch('01')+dg(r,7); return s+str(sum(int(c)*2**(8-i) for i,c in enumerate(s))%11%10)
    if cc=='RU':
        if r.random()<.6:
            s=str(r.randint(100,199))+dg(r,6); k=wsum(s,range(9,0,-1))%101%100; return f'{s[:3]}-{s[3:6]}-{s[6:]} {k:02d}'
        s=ch(['77','50','16','78'])+dg(r,8); s+=str(wsum(s,[7,2,4,10,3,5,9,4,6,8])%11%10); return s+str(wsum(s,[3,7,2,4,10,3,5,9,4,6,8])%11%10)
    if cc=='UA':
        n=(d-datetime.date(1899,12,31)).days; s=f'{n:05d}'+dg(r,3)+ch('02468' if f else '13579'); return s+str(wsum(s,[-1,5,7,9,4,6,10,5,7])%11%10)
    if cc=='BR':
        s=dg(r,9)
        for n in(10,11): k=wsum(s,range(n,1,-1))*10%11%10; s+=str(k)
        return ch([f'{s[:3]}.{s[3:6]}.{s[6:9]}-{s[9:]}',s])
    if cc=='AR':
        def g():
            s=('27' if f else '20')+str(r.randint(10000000,45000000)); k=11-wsum(s,[5,4,3,2,7,6,5,4,3,2])%11; k=0 if k==11 else k
            return f'{s[:2]}-{s[2:]}-{k}' if k<10 else None
        return until(g)
    if cc=='CL':
        n=r.randint(6000000,22000000); t=0
        for i,c in enumerate(reversed(str(n))): t+=int(c)*(2+i%6)
        k='0K987654321'[t%11] if t%11 else '0'; k={0:'0',1:'K'}.get(t%11,str(11-t%11)); s=f'{n:,}'.replace(',','.'); return ch([f'{s}-{k}',f'{n}-{k}'])
    if cc=='MX':
        def cn(x): return [c for c in x[1:] if c in'BCDFGHJKLMNPQRSTVWXYZ']
        u=[asc(x).upper().replace('-','') or 'X' for x in (p.s.split()+['X'])[:2]]+[asc(p.g).upper().replace('-','') or 'X']
        v=[c for c in u[0][1:] if c in'AEIOU']
        s=u[0][0]+(v or['X'])[0]+u[1][0]+u[2][0]+yy+md+('M' if f else 'H')+ch(['DF','JC','OC','NL','VZ'])+''.join((cn(x) or['X'])[0] for x in u)+('0' if y<2000 else 'A')
        al='0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'; return s+str(-sum(al.index(c)*(18-i) for i,c in enumerate(s))%10)
    if cc=='EC': s=f'{r.randint(1,24):02d}'+ch('012345')+dg(r,6); return s+luhn(s)
    if cc=='UY': s=dg(r,7); return f'{s[0]}.{s[1:4]}.{s[4:]}-{-wsum(s,[2,9,8,7,6,3,4])%10}'
    if cc=='US': return f'{ch([r.randint(101,665),r.randint(667,772)])}-{r.randint(1,99):02d}-{r.randint(1,9999):04d}' if r.random()<.8 else f'{r.randint(101,660)} {r.randint(10,99)} {r.randint(1000,9999)}'
    if cc=='GB': s=ch('ABCEGHJKLMNPRSTWXYZ')[0]+ch('ABCEHJKLMPRSTWX'); s=ch(['JG','SK','PW','AB','NR','TY','CE','HL']); n=dg(r,6); return ch([f'{s}{n}{ch("ABCD")}',f'{s} {n[:2]} {n[2:4]} {n[4:]} {ch("ABCD")}'])
    if cc=='CA': s=ch('1245679')+dg(r,7); s+=luhn(s); return ch([f'{s[:3]} {s[3:6]} {s[6:]}',f'{s[:3]}-{s[3:6]}-{s[6:]}'])
    if cc=='AU':
        def g():
            s=ch('1234568')+dg(r,8); return s if wsum(s,[1,4,3,7,5,8,6,9,10])%11==0 else None
        s=until(g); return f'{s[:3]} {s[3:6]} {s[6:]}'
    if cc=='NZ':
        def g():
            s=str(r.randint(10,120))+dg(r,5) if 0 else str(r.randint(10000000,14999999)); s8=s; k=-wsum(s8,[3,2,7,6,5,4,3,2])%11
            return f'{s8[:3]}-{s8[3:6]}-{s8[6:]}{k}' if k<10 else None
        return until(g)
    if cc=='IE': s=dg(r,7); return s+'WABCDEFGHIJKLMNOPQRSTUV'[wsum(s,range(8,1,-1))%23]
    if cc=='IN':
        if r.random()<.6: s=ch('23456789')+dg(r,10); s+=verh(s); return ch([f'{s[:4]} {s[4:8]} {s[8:]}',s])
        return pat(r,'@@@P@####@').replace('I','A')
    if cc=='CN':
        s=ch(['330106','310104','510107','440604','610113','370202'])+f'{y}{md}'+dg(r,2)+ch('02468' if f else '13579'); return s+'10X98765432'[wsum(s,[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])%11]
    if cc=='TW':
        l=ch('ABCDEFGH'); n=ord(l)-65+10; s=('2' if f else '1')+dg(r,7); t=n//10+n%10*9+wsum(s,range(8,0,-1)); return l+s+str(-t%10)
    if cc=='HK':
        l=ch('ABCDGKRYZ'); s=dg(r,6); t=36*9+(ord(l)-55)*8+wsum(s,range(7,1,-1)); k=-t%11; return f'{l}{s}({"A" if k==10 else k})'
    if cc=='JP':
        s=dg(r,11); w=[6,5,4,3,2,7,6,5,4,3,2]; k=wsum(s,w)%11; s+=str(0 if k<=1 else 11-k); return ch([s,f'{s[:4]} {s[4:8]} {s[8:]}',f'{s[:4]}-{s[4:8]}-{s[8:]}'])
    if cc=='KR':
        s=yy+md+str((2 if f else 1)+(2 if y>=2000 else 0))+dg(r,5); k=(11-wsum(s,[2,3,4,5,6,7,8,9,2,3,4,5])%11)%10; return f'{s[:6]}-{s[6:]}{k}'
    if cc=='SG': s=dg(r,7); return 'S'+s+'JZIHGFEDCBA'[wsum(s,[2,7,6,5,4,3,2])%11]
    if cc=='TH': s=ch('13')+dg(r,11); k=(11-wsum(s,range(13,1,-1))%11)%10; s+=str(k); return f'{s[0]}-{s[1:5]}-{s[5:10]}-{s[10:12]}-{s[12]}'
    if cc=='MY': return f'{yy}{md}-{r.randint(1,14):02d}-{dg(r,4)}'
    if cc=='ID': return f'{ch(["317101","357802","327305"])}{D+(40 if f else 0):02d}{m:02d}{yy}{r.randint(1,40):04d}'
    if cc=='ZA': s=yy+md+(f'{r.randint(0,4999):04d}' if f else f'{r.randint(5000,9999)}')+'08'; return s+luhn(s)
    if cc=='IL':
        s='0'+dg(r,7) if r.random()<.4 else ch('23')+dg(r,7)
        return s+luhn(s)
    if cc=='BE':
        n=f'{r.randint(1,498)*2-(0 if f else 1):03d}'; b=yy+md+n; k=97-int(('2' if y>=2000 else '')+b)%97; return f'{yy}.{m:02d}.{D:02d}-{n}.{k:02d}'
    if cc=='CH':
        s='756'+dg(r,9); k=-wsum(s,[1,3]*6)%10; return f'{s[:3]}.{s[3:7]}.{s[7:11]}.{s[11:]}{k}'
    if cc=='AT':
        def g():
            n=str(r.randint(100,999)); k=wsum(n+dm+yy,[3,7,9,5,8,4,2,1,6])%11
            return f'{n}{k} {dm}{yy}' if k<10 else None
        return until(g)
    if cc=='BG': s=yy+f'{m+(40 if y>=2000 else 0):02d}{D:02d}'+dg(r,3); return s+str(wsum(s,[2,4,8,5,10,9,7,3,6])%11%10)
    if cc=='HR': s=dg(r,10); return s+iso7064_1110(s)
    if cc in('RS','SI'):
        def g():
            s=dm+f'{y%1000:03d}'+('50' if cc=='SI' else '71')+f'{r.randint(500,999) if f else r.randint(0,499):03d}'; k=11-wsum(s,[7,6,5,4,3,2]*2)%11; k=0 if k==11 else k
            return s+str(k) if k<10 else None
        return until(g)
    if cc in('LT','EE'):
        s=str((4 if f else 3)+(2 if y>=2000 else 0))+yy+md+dg(r,3); k=wsum(s,[1,2,3,4,5,6,7,8,9,1])%11
        if k==10: k=wsum(s,[3,4,5,6,7,8,9,1,2,3])%11%10
        return s+str(k)
    if cc=='LV': s=dm+yy+('1' if y<2000 else '2')+dg(r,3); k=(1101-wsum(s,[1,6,3,7,9,10,5,8,4,2]))%11; return f'{s[:6]}-{s[6:]}{k%10}'
    if cc=='IS':
        def g():
            s=dm+yy+str(r.randint(20,99)); k=-wsum(s,[3,2,7,6,5,4,3,2])%11
            return f'{s[:6]}-{s[6:]}{k}{"9" if y<2000 else "0"}' if k<10 else None
        return until(g)
    if cc=='AE': s='784'+str(y)+dg(r,7); k=luhn(s); return f'784-{y}-{s[7:]}-{k}'
    if cc=='SA': s='1'+dg(r,8); return s+luhn(s)
    if cc=='KZ':
        def g():
            s=yy+md+str((4 if f else 3)+(2 if y>=2000 else 0))+dg(r,4); k=wsum(s,range(1,12))%11
            if k==10: k=wsum(s,[3,4,5,6,7,8,9,10,11,1,2])%11
            return s+str(k) if k<10 else None
        return until(g)
    raise KeyError(cc)
IDL={'US':'SSN|Social Security No.','GB':'NI number|NINO','AU':'TFN','IE':'PPS No','IN':'Aadhaar|Aadhaar/PAN','CA':'SIN','DE':'Steuer-ID|IdNr.|Steueridentifikationsnummer','AT':'SVNR|Vers.-Nr.','CH':'AHV-Nr.|AHVN13','FR':'N° de sécurité sociale|NIR|n° sécu','BE':'NISS|Registre national','ES':'DNI|NIF/NIE|DNI/NIE','MX':'CURP','AR':'CUIL','IT':'C.F.|Codice fiscale|cod. fisc.','PT':'NIF|contribuinte','BR':'CPF','NL':'BSN|burgerservicenummer','PL':'PESEL','JP':'マイナンバー|個人番号','CN':'身份证号|身份证|居民身份证号码','KR':'주민등록번호','SE':'personnummer|Pnr','DK':'CPR|CPR-nr.','CZ':'rodné číslo|r. č.|RČ','HU':'TAJ szám|TAJ','RO':'CNP','TR':'T.C. Kimlik No|TCKN','GR':'ΑΜΚΑ/ΑΦΜ','RU':'СНИЛС/ИНН','UA':'РНОКПП|ІПН','AE':'رقم الهوية'}
ALLID='DE FR ES IT PT NL PL SE DK NO FI CZ SK HU RO TR GR RU UA BR AR CL MX EC UY US GB CA AU NZ IE IN CN TW HK JP KR SG TH MY ID ZA IL BE CH AT BG HR RS SI LT EE LV IS AE SA KZ'.split()
PASS={'US':'#########|@########','GB':'%########','DE':'C0@#@#@#@#|L#@@#@###','FR':'##@@#####','ES':'@@@######','IT':'@@#######','PT':'@@######','BR':'@@######','NL':'N@#@@@@##','PL':'@@#######','JP':'T@#######','CN':'E########|E@#######','KR':'M########','IN':'@#######','RU':'%# ## ######','SE':'########','TR':'U########'}
LIC={'US':'@#######|@###-####-####','GB':'','DE':'@#%#@#%#@#%','FR':'##@@#####','IT':'U1@#####@@','ES':'########-@','NL':'#########','PL':'#####/##/####','BR':'###########','JP':'第############号','CN':'#################','AU':'########'}
PLT={'US':'7@@@###|@@@-####|#@@@ ###','GB':'@@#% @@@','DE':'B-@@ ###|HH-@@ 1##|LÖ-@ %##|M-@@%###E','AT':'W-#####@','CH':'ZH ######','FR':'@@-###-@@','BE':'1-@@@-###','ES':'#### BCD|####-KLM|####JRT','IT':'G@###@@|E@ ### @@','PT':'##-@@-##','BR':'@@@-####|@@@#@##','NL':'@@-###-@|#-@@@-##|##-@@@-#','PL':'WA #####|KR %@###|PO#@@##','JP':'品川 300 さ ##-##|札幌 501 み ##-##','CN':'沪A·#####|浙A@###%|粤B·#@###','KR':'12가 ####|###나 ####','SE':'@@@ ###|@@@##@','DK':'@@ ## ###','CZ':'#A# ####','HU':'@@@-###','RO':'B-###-@@@|CJ ## @@@','TR':'34 @@ ####','GR':'ΙΚΝ-####','RU':'А###ВС 77|К###ОН 178','UA':'АА ####ВХ','IN':'KA-01-@@-####','MX':'@@@-##-##','AR':'AB ### CD','AU':'@@@-##@','IE':'191-D-#####','CA':'@@@@ ###','AE':'دبي A #####'}
def licence(r,cc,p,d):
    if cc=='GB':
        s=(asc(p.s).upper().replace('-','')+'99999')[:5]; return f'{s}{d.year%100//10}{d.month+(50 if p.f else 0):02d}{d.day:02d}{d.year%10}{(asc(p.g) or "X")[0].upper()}9{pat(r,"#@@")}'
    return pat(r,r.choice(P(LIC.get(cc) or '########|@@######')))
def health(r,cc):
    if cc=='GB':
        def g():
            s=r.choice('4567')+dg(r,8); k=11-wsum(s,range(10,1,-1))%11; k=0 if k==11 else k
            return s+str(k) if k<10 else None
        s=until(g); return f'{s[:3]} {s[3:6]} {s[6:]}'
    if cc=='DE':
        l=r.choice('ABCDKMPRSTX'); n=dg(r,8); return l+n+str(sum((lambda x:x//10+x%10)(int(c)*(1+i%2)) for i,c in enumerate(f'{ord(l)-64:02d}'+n))%10)
    if cc=='US':
        c='ACDEFGHJKMNPQRTUVWXY'; q=r.choice; an=lambda:q(c+'0123456789'); L=lambda:q(c); d=lambda:q('0123456789'); return q('123456789')+L()+an()+d()+'-'+L()+an()+d()+'-'+L()+L()+d()+d()
    if cc=='CA': s=r.choice('123456789')+dg(r,8); s+=luhn(s); return f'{s[:4]}-{s[4:7]}-{s[7:]}-{r.choice("ABFJT")}{r.choice("GHKV")}'
    if cc=='AU':
        s=r.choice('23456')+dg(r,7); s+=str(wsum(s,[1,3,7,9]*2)%10)+'1'; return f'{s[:4]} {s[4:9]} {s[9:]}'
    if cc=='ES': return pat(r,'@@@@##########')
    if cc=='BR': return pat(r,'7## #### #### ####')
    if cc=='FR': return pat(r,'80250000##########')
    if cc=='JP': return pat(r,'記号 #### 番号 ######')
    if cc=='CH': return '80756'+dg(r,15)
    if cc=='IT': return '80380'+dg(r,15)
    return pat(r,'@@#######')
IB={'DE':'################## ','FR':'##########ZZZZZZZZZZZ##','ES':'####################','IT':'@##########ZZZZZZZZZZZZ','NL':'@@@@##########','BE':'############','PL':'########################','PT':'#####################','AT':'################','CH':'#####ZZZZZZZZZZZZ','GB':'@@@@##############','SE':'####################','DK':'##############','NO':'###########','FI':'##############','CZ':'####################','HU':'########################','RO':'@@@@ZZZZZZZZZZZZZZZZ','TR':'######ZZZZZZZZZZZZZZZZ','GR':'#######################','UA':'#########################','IE':'@@@@##############','LU':'###ZZZZZZZZZZZZZ','AE':'###################','SA':'##ZZZZZZZZZZZZZZZZZZ','BG':'@@@@##########','HR':'#################','LT':'################','BR':'#######################@#','MT':'@@@@#####ZZZZZZZZZZZZZZZZZZ','CY':'########ZZZZZZZZZZZZZZZZ','EE':'################','SK':'####################','KZ':'###ZZZZZZZZZZZZZ'}
BK={'NL':['RABO','INGB','ABNA','KNAB','TRIO'],'GB':['BARC','LOYD','NWBK','MIDL'],'RO':['BTRL','RNCB','INGB'],'IE':['AIBK','BOFI']}
def iban(r,cc,fmt=None):
    if cc not in IB: cc=r.choice(list(IB))
    b=''
    for c in IB[cc].strip(): b+=r.choice('0123456789') if c in'#Z' else r.choice('ABCDEFGHJKLMNPRSTUVWXYZ')
    if cc in BK: b=r.choice(BK[cc])+b[4:]
    if cc=='TR': b=b[:5]+'0'+b[6:]
    n=int(''.join(str(int(c,36)) for c in b+cc+'00')); s=f'{cc}{98-n%97:02d}{b}'
    sp=' '.join(s[i:i+4] for i in range(0,len(s),4)); x=r.random()
    return sp if x<.55 else s if x<.85 else sp.replace(' ','-') if x<.9 else s.lower() if x<.95 else sp.replace(' ','\u00a0')
BINS=[('4',16),('4',16),('4539',16),('51',16),('52',16),('55',16),('2221',16),('2720',16),('34',15),('37',15),('6011',16),('65',16),('3528',16),('3589',16),('36',14),('62',16),('5018',16),('6759',16),('9792',16)]
def card(r):
    p,n=r.choice(BINS); s=p+dg(r,n-1-len(p)); s+=luhn(s); x=r.random()
    if x<.35: return s
    g=[s[:4],s[4:10],s[10:]] if n in(15,14) else [s[i:i+4] for i in range(0,n,4)]
    return ((' ' if x<.75 else '-') if x<.92 else '.' if x<.95 else '  ').join(g)
def aba(r):
    s=f'{r.choice(list(range(1,13))+list(range(21,33))):02d}'+dg(r,6); return s+str(-wsum(s,[3,7,1]*3)%10)
def bic(r,cc):
    R={'DE':['COBADEFF','DEUTDEDBXXX','GENODEF1S02','SSKMDEMMXXX'],'FR':['BNPAFRPP','AGRIFRPP829','CMCIFR2A'],'ES':['CAIXESBB','BSCHESMMXXX','BBVAESMM'],'IT':['UNCRITMM','BCITITMMXXX','BPMOIT22'],'NL':['RABONL2U','INGBNL2A','ABNANL2A'],'PL':['BREXPLPW','BPKOPLPW','INGBPLPWXXX'],'PT':['CGDIPTPL','BCOMPTPL'],'GB':['BARCGB22','MIDLGB22XXX','NWBKGB2L'],'US':['CHASUS33','CITIUS33','WFBIUS6S'],'CH':['UBSWCHZH80A','POFICHBEXXX'],'AT':['GIBAATWWXXX','RLNWATWW'],'BE':['GEBABEBB','KREDBEBB'],'JP':['MHCBJPJT','BOTKJPJT'],'CN':['ICBKCNBJ','BKCHCNBJ300'],'SE':['SWEDSESS','HANDSESS'],'DK':['DABADKKK'],'CZ':['KOMBCZPP'],'TR':['TGBATRIS'],'RO':['BTRLRO22'],'HU':['OTPVHUHB'],'BR':['BRASBRRJ']}
    return r.choice(R.get(cc) or R[r.choice(list(R))])
B58='123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
def b58(b,al=B58):
    n=int.from_bytes(b,'big'); o=''
    while n: n,k=divmod(n,58); o=al[k]+o
    return al[0]*(len(b)-len(b.lstrip(b'\0')))+o
def b58c(b,al=B58): return b58(b+hashlib.sha256(hashlib.sha256(b).digest()).digest()[:4],al)
def bech(hrp,data,v=0,c=1):
    A='qpzry9x8gf2tvdw0s3jn54khce6mua7l'
    acc=bits=0; o=[v]
    if v is None:o=[]
    for x in data:
        acc=acc<<8|x; bits+=8
        while bits>=5: bits-=5; o.append(acc>>bits&31)
    if bits:o.append(acc<<5-bits&31)
    def pm(vs):
        k=1
        for x in vs:
            t=k>>25; k=(k&0x1ffffff)<<5^x
            for i in range(5): k^=[0x3b6a57b2,0x26508e6d,0x1ea119fa,0x3d4233dd,0x2a1462b3][i] if t>>i&1 else 0
        return k
    e=[ord(x)>>5 for x in hrp]+[0]+[ord(x)&31 for x in hrp]
    p=pm(e+o+[0]*6)^c
    return hrp+'1'+''.join(A[x] for x in o+[p>>5*(5-i)&31 for i in range(6)])
def crypto(r,k=None):
    rb=lambda n:bytes(r.randrange(256) for _ in range(n))
    k=k or r.choice('btc bc1 bc1p eth eth ltc doge trx sol xrp p2sh ada'.split())
    return {'btc':lambda:b58c(b'\0'+rb(20)),'p2sh':lambda:b58c(b'\5'+rb(20)),'bc1':lambda:bech('bc',rb(20)),'bc1p':lambda:bech('bc',rb(32),1,0x2bc830a3),'eth':lambda:'0x'+rb(20).hex(),'ltc':lambda:b58c(b'\x30'+rb(20)),'doge':lambda:b58c(b'\x1e'+rb(20)),'trx':lambda:b58c(b'\x41'+rb(20)),'sol':lambda:b58(rb(32)),'xrp':lambda:b58c(b'\0'+rb(20),'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'),'ada':lambda:bech('addr',bytes([1])+rb(56),None)}[k]()
def acct(r,cc):
    if cc=='US': return dg(r,r.choice([9,10,12]))
    if cc=='GB': return dg(r,8)
    if cc=='JP': return dg(r,7)
    if cc=='CN': return '62'+dg(r,17)
    if cc=='BR': return pat(r,'#####-#')
    if cc=='SE': return pat(r,'8327-9, ### ### ###-#')
    if cc=='CZ': return pat(r,'19-##########/0100') if r.random()<.5 else pat(r,'##########/0800')
    if cc=='KR': return pat(r,'110-###-######')
    if cc=='DK': return pat(r,'3409 ##########')
    if cc=='PL': return pat(r,'## 1020 #### #### #### #### ####')
    if cc=='MX': s='0'+dg(r,16); return s+str(-sum(int(c)*w%10 for c,w in zip(s,[3,7,1]*6))%10)
    if cc=='AU': return dg(r,9)
    if cc=='RU': return '40817810'+dg(r,12)
    if cc=='HU': return pat(r,'11773016-########-########')
    return dg(r,10)
