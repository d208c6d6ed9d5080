import re
from vals import *
def S(s): return [x.strip() for x in s.split(',')]
# first names (mixed), surnames; '|' gives a latin form for e-mail addresses
N={
'en':(S("Nigel,Maeve,Tamsin,Odhran,Precious,Kwabena,Beatrix,Rhys,Siobhán,Clementine,Desmond,Latoya,Hamish,Imogen,Barnaby,Nkechi,Tyrone,Winifred,Callum,Jaswinder,Marguerite,Lachlan,Shanice,Ottoline,Thandiwe,Gareth,Philippa,Dwayne,Aoife,Rosalind,Grace,Mark,Rose,Will,Faith,Hunter,Summer,Chase,Ivy,Miles,Bob,Sue,Tunde,Priyanka,Arjun,Mei-Ling,Jean-Paul"),S("Okonkwo,Fairweather,Ó Dálaigh,MacGillivray,Featherstonehaugh,Thistlethwaite,Adeyemi,Boateng,Pereira-Hughes,Quigley,Llewelyn,Trelawney,Sandhu,Ramanathan,Whitlock,Ashworth,Oyelaran,Van Buskirk,St. Clair,O'Shaughnessy,Hathersage,Dlamini,Chowdhury,Birtwistle,Nakagawa,Mbeki-Jones,D'Arcy,Zielinski,Lovelock,Penhaligon,Rice,Banks,Price,Law,Winters,Field,Church,March,Bishop,Young,Case,Booker,Pace,Mistry,Nguyen,Yeo,de Klerk")),
'de':(S("Annegret,Jörg,Heiderose,Burkhard,Svenja,Thilo,Gundula,Käthe,Leonhard,Mechthild,Ruprecht,Wiebke,Xaver,Fenja,Götz,Ayşe,Emre,Dragana,Björn,Hans-Jürgen,Marie-Luise,Ansgar,Liesel,Roswitha,Korbinian,Tjark,Zeynep,Gesa,Volker,Irmgard,Ilse,Mirko"),S("Hülsebusch,Schöttler,von Wedemeyer,Kröger-Thoms,Zwiener,Obermoser,Yıldırım,Pfennigwerth,Bärlocher,Niggemeyer,Strohschneider,zur Mühlen,Dombrowski,Kleinhenz,Rübsam,Grünwald-Petrović,Tafelmeier,Eßer,Brotzmann,Koch,Sommer,Winter,Fuchs,Stein,Kaiser,Engelbrecht-Nwosu,Achleitner,Hägi,Gschwandtner,Sauer,Lang,Kurz,Vogt,Çelik")),
'fr':(S("Maëlys,Thibault,Solène,Gaëtan,Bérénice,Loïc,Ségolène,Yannick,Apolline,Hervé,Aminata,Mamadou,Jean-Baptiste,Marie-Ange,Corentin,Élodie,Ghislaine,Tanguy,Noémie,Océane,Fatoumata,Rachid,Côme,Violette,Honorine,Dieudonné,Anaïs,Kévin,Zélie,Lysiane"),S("Le Goff,de La Bretèche,Quéméner,Bouchardeau,N'Diaye,Delacroix-Petit,Haddadou,Fauquembergue,Vandenbroucke,Tréguier,Cordonnier,Lacombe,Étchegaray,Rousselet,Poirier,Boulanger,L'Hermitte,Desrosiers,Kouassi,Benhaddou,du Plessis,Bissonnette,Marchand,Petit,Blanc,Charpentier,Guérin-Ollivier,Wolff,Tchoumi,Aubépin")),
'es':(S("Itziar,Gonzalo,Amparo,Nuria,Iñaki,Rosalía,Leandro,Macarena,Xóchitl,Eulogio,Begoña,Facundo,Yolanda,Jordi,Montserrat,Ximena,Anselmo,Remedios,Aitor,Pilar,Guadalupe,Nahuel,Íñigo,Soledad,Dolores,Máximo,Consuelo,Wilmer,Araceli,Luz"),S("Echeverría Ibarra,Nuñez Cañadas,de la Fuente,Quispe Mamani,Baltasar Ríos,Puigdomènech,Zubizarreta,Villaverde Soto,Mendiluce,Cabezón,Iglesias del Río,Huenchumilla,Ordóñez,Pantoja Yáñez,Bustamante,Sepúlveda,Arrizabalaga,Del Valle Campos,Guerrero,Rubio,Delgado Peña,Calderón,Escamilla,Moreno,Leal,Cruz,Ruiz-Tagle,Caicedo Mosquera")),
'it':(S("Ludovica,Gianfilippo,Assunta,Ermenegildo,Ginevra,Niccolò,Concetta,Tommaso,Fiammetta,Calogero,Ornella,Saverio,Letizia,Graziano,Immacolata,Duccio,Nives,Eros,Domenica,Rosalba,Samira,Ottavia,Bruno,Fortunata,Italo,Noemi"),S("Bevilacqua,Dell'Acqua,Quattrocchi,Di Pietrantonio,Zanchetta,Lo Cascio,Mastrangelo,D'Alessio,Pappalardo,Fumagalli,Degli Esposti,Brambilla,Caruso,Spagnolo,Tonetti,Kostner,Scognamiglio,Piras,Gentile,Villa,Monti,Rizzo,Cattaneo,Nardò,Hoxha,Ferrigno")),
'pt':(S("Gonçalo,Inês,Leonor,Tomé,Conceição,Joaquim,Iara,Thaynara,Raimundo,Fernão,Luzia,Wellington,Benedita,Duarte,Margarida,Cauã,Assunção,Rogério,Jacira,Edmilson,Vitória,Estêvão,Graça,Amílcar,Zulmira"),S("Figueiredo Prates,dos Anjos,Carvalhal,Brandão e Silva,Quaresma,da Conceição,Vasconcelos,Nhantumbo,Seixas,Trigueiros,Bittencourt,Pinheiro,Cardoso de Sá,Mesquita,Guimarães,Lobo,Leitão,Rêgo,Tavares Monteiro,Cunha,Falcão,Sequeira,Pires,Kuczynski")),
'nl':(S("Maartje,Joost,Fenna,Sjoerd,Willemijn,Teun,Anneloes,Rutger,Marijke,Berend,Hidde,Jolijn,Fatima,Youssef,Geertruida,Koen,Lieselotte,Wouter,Noor,Sybren,Gijs,Roos,Dieuwertje,Pim,Ilse,Bram"),S("van der Heijden,ter Haar,Hoogendoorn,de Vries-Bakker,van 't Hof,Oosterhuis,Kuipers,El Idrissi,Zijlstra,den Ouden,Vandecasteele,Roelofs,van Oudtshoorn,Brouwer,Timmerman,Kok,Postma,Bijl,Duijvestein,Sewbaransingh,Hoekstra,Ruijgrok,de Wit,Verbruggen")),
'pl':(S("Jadwiga,Zbigniew,Małgorzata,Świętosława,Grzegorz,Bożena,Żaneta,Wojciech,Kazimierz,Lucyna,Mieczysław,Agnieszka,Bronisława,Radosław,Halina,Dobrawa,Jędrzej,Wiesława,Oksana,Ludwik,Zuzanna,Bogumił"),S("Wróbel,Gołąb,Szczęsny,Kiełbasa,Zając,Brzęczek,Mikołajczyk,Żak,Pawlak,Sienkiewicz,Nowakiewicz,Ćwik,Łoś,Trzaskała,Ostapczuk,Gawron,Wilk,Kędzior,Jabłonka,Mazur,Śliwa,Dudek,Bondarenko,Pszczółka")),
'sv':(S("Åsa,Göran,Linnéa,Torbjörn,Märta,Sixten,Ingegerd,Hjalmar,Zahra,Ebba,Örjan,Lovisa"),S("Bäckström,Sjögren,Af Ekenstam,Hjelmqvist,Öberg,Ljungdahl,Mohammadi,Norrgård,Rask,Stål,Fältskog-Ek")),
'cs':(S("Bohumil,Květoslav,Řehoř,Zdeněk,Ctibor,Vlastimil,Přemysl,Lubomír"),S("Hřebíček,Nedvěd-Kos,Vopička,Šťastný,Žižlavský,Dvorníček,Kučírek,Skočdopole,Beran,Hruška")),
'tr':(S("Gülşen,Orhan,İpek,Tuğrul,Şule,Yiğit,Nermin,Barış,Deniz,Ece,Ümit,Çağla"),S("Karaosmanoğlu,Yıldız,Özgür,Taşkıran,Büyükçelik,Demirağ,Şahinoğlu,Uçar,Güneş,Toprak,Aksoylu")),
'ro':(S("Ștefania,Dragoș,Ilinca,Răzvan,Viorica,Țăruș,Anca,Costel,Smaranda,Mihnea"),S("Ungureanu,Pârvulescu,Țepeneag,Brânzei,Lupu,Crăciunoiu,Zaharescu,Munteanu-Pop,Vrabie")),
'hu':(S("Erzsébet,Zsolt,Boglárka,Ödön,Tünde,Gergő,Piroska,Csongor,Ágota"),S("Szűcs,Kőszegi,Vörösváry,Nyitrai,Fehérvölgyi,Gyurkó,Balogh-Sipos,Farkas,Csizmadia")),
'da':(S("Bjarke,Ditte,Søren,Åge,Kirstine,Mogens,Signe,Thyra,Preben"),S("Østergaard,Kjærsgaard,Bundgaard,Friis-Holm,Skovbo,Nygård,Ravnkilde,Damgaard")),
'fi':(S("Aino,Väinö,Päivi,Onni,Tuulikki,Jyrki,Sampsa,Hilkka"),S("Hämäläinen,Yli-Kauppi,Kärkkäinen,Mäkelä-Orava,Saarinen,Pöyhönen,Vuorenpää,Lehtimäki")),
'ja':(S("陽菜|Hina,健太郎|Kentaro,美咲|Misaki,翔|Sho,千尋|Chihiro,大輔|Daisuke,さくら|Sakura,悠斗|Yuto,恵子|Keiko,剛|Tsuyoshi"),S("小鳥遊|Takanashi,長谷川|Hasegawa,五十嵐|Igarashi,東海林|Shoji,森|Mori,大久保|Okubo,神宮寺|Jinguji,金城|Kinjo,林|Hayashi,綾小路|Ayanokoji,橋本|Hashimoto")),
'zh':(S("晓燕|Xiaoyan,志强|Zhiqiang,思远|Siyuan,雨桐|Yutong,建国|Jianguo,梓涵|Zihan,丽华|Lihua,浩然|Haoran,芳|Fang,明|Ming"),S("欧阳|Ouyang,诸葛|Zhuge,慕容|Murong,赵|Zhao,邱|Qiu,谢|Xie,高|Gao,万|Wan,钱|Qian,黄|Huang,温|Wen,郝|Hao")),
'ko':(S("지훈|Jihoon,서연|Seoyeon,하은|Haeun,동현|Donghyun,민지|Minji,예준|Yejun,영희|Younghee"),S("남궁|Namgung,황|Hwang,배|Bae,독고|Dokgo,서|Seo,임|Lim,탁|Tak,노|Noh")),
'ru':(S("Тимофей|Timofey,Лев|Lev,Игнат|Ignat,Всеволод|Vsevolod,Эдуард|Eduard,Роман|Roman,Глеб|Gleb"),S("Подорожный|Podorozhny,Черемисин|Cheremisin,Вяземский|Vyazemsky,Шукшин-Белов|Shukshin-Belov,Гринько|Grinko,Мороз|Moroz,Заяц|Zayats")),
'uk':(S("Оксана|Oksana,Богдан|Bohdan,Соломія|Solomiia,Остап|Ostap,Зоряна|Zoriana"),S("Кривоніс|Kryvonis,Перебийніс|Perebyinis,Гнатюк|Hnatiuk,Шевчук|Shevchuk,Вовк|Vovk")),
'el':(S("Ευαγγελία|Evangelia,Σταύρος|Stavros,Δέσποινα|Despina,Λεωνίδας|Leonidas,Καλλιόπη|Kalliopi"),S("Καραμήτρου|Karamitrou,Ξενάκης|Xenakis,Παπαδημητρίου|Papadimitriou,Χατζηγιάννη|Chatzigianni,Βλάχος|Vlachos")),
}
# persons from elsewhere who turn up in any western language
MIX=[("Nguyễn Thị","Phượng"),("Abdulrahman","al-Ghamdi"),("Oluwaseun","Ogunbanjo"),("Yusra","Bint-Khalid"),("Hrvoje","Šimunović"),("Þórdís","Eiríksdóttir"),("Chukwuemeka","Nwachukwu"),("Parisa","Khorsandi"),("Siddharth","Venkataraghavan"),("Xiùyīng","Zhào"),("Kateryna","Shevchuk-Lys"),("Tariq","Mahmood"),("Gezahegn","Wolde"),("Ngaio","Te Rangi"),("Aleksandra","Petrovska"),("Levan","Gogichaishvili"),("Kyaw","Zin"),("Leilani","Kealoha"),("Dovilė","Žemaitytė"),("Marwa","Benslimane"),("Sunil","Wickramasinghe"),("Bao","Li"),("Ana","Ng"),("Jo","Ek")]
FREE=['mail.de','gmail.com','outlook.com','hotmail.fr','web.de','orange.fr','libero.it','sapo.pt','ziggo.nl','wp.pl','icloud.com','proton.me','btinternet.com','yahoo.es','gmx.net','fastmail.com','telia.se','seznam.cz','qq.com','naver.com']
ORG=['kestrelhr.io','norvik-logistics.com','talldune.dev','lumenworks.eu','acquaforte.it','brightmoor.co.uk','hofmann-bau.de','atelier-lune.fr','oficinaverde.es','vandoornfoods.nl','zielonydom.pl','cascoviejo.mx','pontealta.com.br','sakurabashi.co.jp','redwillowclinic.org','harborstone.net','quillandco.com','mirabelle-sante.fr']
CC={'en':['US','US','GB','GB','IE','CA','AU','NZ','ZA','IN','SG'],'de':['DE','DE','DE','AT','CH'],'fr':['FR','FR','BE','CH','CA'],'es':['ES','ES','MX','AR','CL','CO'],'it':['IT'],'pt':['PT','BR'],'nl':['NL','NL','BE'],'pl':['PL'],'sv':['SE'],'cs':['CZ'],'tr':['TR'],'ro':['RO'],'hu':['HU'],'da':['DK'],'fi':['FI'],'ja':['JP'],'zh':['CN'],'ko':['KR'],'ru':['RU'],'uk':['UA'],'el':['GR'],'no':['NO']}
def A(streets,cities,f): return (S(streets),S(cities),f)
D=lambda r,n:rs(r,DG,n)
ADR={
'US':("Larkspur Ln,Old Mill Rd,W 43rd St,N Kedzie Ave,County Road 12,Magnolia Blvd,E Pike St,SE Hawthorne Blvd","Duluth|MN|558,Yakima|WA|989,Shreveport|LA|711,Tucson|AZ|857,Poughkeepsie|NY|126,Bend|OR|977"),
'GB':("Curlew Close,Station Road,The Maltings,Gasworks Lane,St Leonard's Terrace,Mill Brow,Kirkgate","Hebden Bridge|HX7,Falmouth|TR11,Leicester|LE2,Inverness|IV2,London|SE15,Swansea|SA1"),
'IE':("Patrick Street,Botanic Avenue,Quay Lane","Sligo|F91,Cork|T12,Dublin 9|D09"),
'CA':("Rue Saint-Viateur O,Bloor St W,Gerrard St E,Chemin du Lac","Montréal|QC|H2T,Toronto|ON|M6G,Victoria|BC|V8V,Halifax|NS|B3H"),
'AU':("Wattle Grove,Sydney Road,Jacaranda Ave","Brunswick|VIC|3056,Newcastle|NSW|2300,Fremantle|WA|6160"),
'NZ':("Kowhai Street,Rimu Road","Dunedin|9016,Nelson|7010"),'ZA':("Protea Avenue,Long Street","Stellenbosch|7600,Durban|4001"),
'IN':("MG Road,4th Cross Indiranagar,Linking Road","Bengaluru|560038,Pune|411004,Kochi|682016"),'SG':("Bukit Batok West Ave 6,Tampines Street 81","Singapore|65,Singapore|52"),
'DE':("Lindenallee,Am Mühlbach,Kurfürstendamm,Große Elbstraße,Kirchgasse,Hinter der Schmiede,Gänsemarkt,Pfarrer-Grimm-Str.","Wuppertal|421,Görlitz|028,Freiburg im Breisgau|791,Oldenburg|261,München|816,Erfurt|990"),
'AT':("Mariahilfer Straße,Feldgasse,Lendkai","Wien|10,Graz|80,Dornbirn|68"),'CH':("Seestrasse,Rue du Rhône,Im Grund","Zürich|80,Genève|12,Chur|70"),
'FR':("rue des Tanneurs,avenue Jean-Moulin,impasse du Lavoir,boulevard Voltaire,chemin des Vignes,place de l'Église","Quimper|29000,Lyon|69007,Saint-Étienne|42100,Paris|75011,Nîmes|30900,Lille|59800"),
'BE':("Brusselsesteenweg,Rue de la Loi,Kerkstraat","Gent|90,Liège|40,Leuven|30"),
'ES':("Calle de la Luna,Avda. de la Constitución,C/ Mayor,Plaza del Carmen,Paseo de Gracia","Zaragoza|50,Sevilla|41,Bilbao|48,Granada|18,Murcia|30"),
'MX':("Calle Hidalgo,Av. Insurgentes Sur,Privada Jacarandas","Puebla|72,Guadalajara|44,CDMX|03"),'AR':("Av. Rivadavia,Calle San Martín","Rosario|S20,CABA|C14"),'CL':("Av. Providencia,Pasaje Los Aromos","Santiago|75,Valparaíso|23"),'CO':("Carrera 7,Calle 85","Bogotá|11,Medellín|05"),
'IT':("Via Garibaldi,Corso Vittorio Emanuele II,Vicolo dell'Oro,Piazza San Carlo,Via dei Mille","Bari|701,Torino|101,Lecce|731,Bologna|401,Trieste|341"),
'PT':("Rua da Saudade,Avenida da Liberdade,Travessa do Carmo","Braga|47,Setúbal|29,Lisboa|11,Évora|70"),'BR':("Rua das Acácias,Avenida Paulista,Travessa Boa Vista","Curitiba|PR|80,São Paulo|SP|01,Recife|PE|50"),
'NL':("Prinsengracht,Dorpsstraat,Burgemeester de Vlugtlaan,Laan van Meerdervoort","Zwolle|80,Maastricht|62,Den Haag|25,Groningen|97"),
'PL':("ul. Kwiatowa,al. Jana Pawła II,os. Przyjaźni,ul. Długa,pl. Wolności","Łódź|90,Rzeszów|35,Gdańsk|80,Kielce|25"),
'SE':("Storgatan,Björkvägen","Umeå|903,Lund|222"),'NO':("Fjellveien,Storgata","Bergen|50,Tromsø|90"),'CZ':("Husova,Na Příkopě,Zahradní","Brno|602,Olomouc|779"),'TR':("Atatürk Cad. Gül Sok.,Bağdat Caddesi","Kadıköy/İstanbul|34,Çankaya/Ankara|06"),'RO':("Str. Mihai Viteazu,Bd. Unirii","Cluj-Napoca|4000,București|0301"),'HU':("Petőfi Sándor utca,Rákóczi út","Szeged|67,Budapest|10"),'DK':("Nørregade,Strandvejen","Aarhus|80,Odense|50"),'FI':("Kauppakatu,Mannerheimintie","Tampere|331,Oulu|901"),
'JP':("千代田区神田小川町,世田谷区北沢,杉並区阿佐谷南","東京都|1,東京都|1"),'CN':("朝阳区建国路,徐汇区漕溪北路,南山区科技园南路","北京市|100,上海市|200,深圳市|518"),'KR':("강남구 테헤란로,마포구 월드컵북로","서울특별시|06"),'RU':("ул. Гагарина,пр-т Мира","г. Казань|420,г. Тверь|170"),'UA':("вул. Шевченка,вул. Садова","м. Львів|79,м. Одеса|65"),'GR':("Οδός Ερμού,Λεωφόρος Κηφισίας","Θεσσαλονίκη|54,Αθήνα|11"),}
def addr(r,cc):
    if cc not in ADR: cc='DE'
    st,ci=ADR[cc]; s=r.choice(S(st)); c=r.choice(S(ci)).split('|'); n=r.randint(1,240); u=UP
    if cc=='US': return (f"{n*7} {s}"+r.choice(['','',f' Apt {r.randint(1,40)}',f', Unit {r.choice(u[:6])}']), f"{c[0]}, {c[1]} {c[2]}{D(r,2)}")
    if cc=='GB': return (r.choice(['',f'Flat {r.randint(1,30)}, '])+f"{n} {s}", f"{c[0]} {c[1]} {r.randint(1,9)}{rs(r,'ABDEFGHJLNPQRSTUWXYZ',2)}")
    if cc=='IE': return (f"{n} {s}",f"{c[0]}, {c[1]} {rs(r,'ACDEFHKNPRTVWXY',1)}{D(r,1)}{rs(r,'ACDEFHKNPRTVWXY',1)}{D(r,1)}")
    if cc=='CA': return (f"{n} {s}"+r.choice(['',f' #{r.randint(2,30)}']),f"{c[0]}, {c[1]} {c[2]} {r.randint(0,9)}{rs(r,'ABCEGHJKLMNPRSTVWXYZ',1)}{r.randint(0,9)}")
    if cc=='AU': return (f"{r.choice(['','3/'])}{n} {s}",f"{c[0]} {c[1]} {c[2]}")
    if cc in('NZ','ZA'): return (f"{n} {s}",f"{c[0]} {c[1]}")
    if cc=='IN': return (f"#{n}, {s}",f"{c[0]} {c[1]}")
    if cc=='SG': return (f"Blk {n} {s} #0{r.randint(2,9)}-{r.randint(100,400)}",f"{c[0]} {c[1]}{D(r,4)}")
    if cc=='DE': return (f"{s} {n}{r.choice(['','','a','b'])}",f"{c[1]}{D(r,2)} {c[0]}")
    if cc=='AT': return (f"{s} {n}/{r.randint(1,20)}",f"{c[1]}{r.randint(1,9)}0 {c[0]}")
    if cc in('CH','BE'): return (f"{s} {n}",f"{c[1]}{D(r,2)} {c[0]}")
    if cc=='FR': return (f"{n}{r.choice(['',' bis',','])} {s}",f"{c[1]} {c[0]}")
    if cc=='ES': return (f"{s}{r.choice([' ',', ',' nº '])}{n}"+r.choice(['',f', {r.randint(1,9)}º {r.choice("ABCD")}']),f"{c[1]}{D(r,3)} {c[0]}")
    if cc=='MX': return (f"{s} {n}, Col. Centro",f"{c[1]}{D(r,3)} {c[0]}")
    if cc in('AR','CL','CO'): return (f"{s} {'# ' if cc=='CO' else ''}{n*11}"+r.choice(['',f', depto {r.randint(1,9)}B']),f"{c[0]}" if cc!='AR' else f"{c[1]}{D(r,2)} {c[0]}")
    if cc=='IT': return (f"{s}{r.choice([', ',' '])}{n}{r.choice(['','/A'])}",f"{c[1]}{D(r,2)} {c[0]}")
    if cc=='PT': return (f"{s}, {n}, {r.randint(1,9)}.º {r.choice(['Dto','Esq'])}",f"{c[1]}{D(r,2)}-{D(r,3)} {c[0]}")
    if cc=='BR': return (f"{s}, {n}{r.choice(['',f', apto {r.randint(11,99)}'])}",f"{c[0]} - {c[1]}, {c[2]}{D(r,3)}-{D(r,3)}")
    if cc=='NL': return (f"{s} {n}{r.choice(['','-II',' bis','A'])}",f"{c[1]}{D(r,2)} {rs(r,'ABCDEFGHJKLMNPRSTVWXZ',2)} {c[0]}")
    if cc=='PL': return (f"{s} {n}{r.choice(['',f'/{r.randint(1,60)}',f' m. {r.randint(1,60)}'])}",f"{c[1]}-{D(r,3)} {c[0]}")
    if cc in('SE','CZ'): return (f"{s} {n}",f"{c[1]} {D(r,2)} {c[0]}")
    if cc in('NO','HU','DK','FI'): return (f"{s} {n}{'.' if cc=='HU' else ''}",f"{c[1]}{D(r,2)} {c[0]}")
    if cc=='TR': return (f"{s} No:{n} D:{r.randint(1,20)}",f"{c[1]}{D(r,3)} {c[0]}")
    if cc=='RO': return (f"{s} nr. {n}, bl. {r.choice('ABC')}{r.randint(1,9)}, ap. {r.randint(1,80)}",f"{c[1]}{D(r,2)} {c[0]}")
    if cc=='JP': return (f"{s}{r.randint(1,5)}-{r.randint(1,30)}-{r.randint(1,20)}"+r.choice(['',f' メゾン青葉{r.randint(101,905)}号室']),f"〒{c[1]}{D(r,2)}-{D(r,4)} {c[0]}")
    if cc=='CN': return (f"{s}{n}号{r.randint(1,20)}栋{r.randint(101,2804)}室",f"{c[0]}")
    if cc=='KR': return (f"{s} {n}, {r.randint(101,120)}동 {r.randint(101,2002)}호",f"({c[1]}{D(r,3)}) {c[0]}")
    if cc in('RU','UA'): return (f"{s}, {'д.' if cc=='RU' else 'буд.'} {n}, кв. {r.randint(1,200)}",f"{c[1]}{D(r,3)}"+f", {c[0]}")
    return (f"{s} {n}",f"{c[1]}{D(r,1)} {D(r,2)} {c[0]}")
PH={'US':['(%1) %2-%4','%1-%2-%4','+1 %1 %2 %4','%1.%2.%4','1-%1-%2-%4'],'CA':['%1-%2-%4','+1 (%1) %2-%4'],'GB':['07%D3 %D6','+44 7%D3 %D3 %D3','0113 %D3 %D4','01865 %D6','+44 (0)20 7%D3 %D4'],'IE':['08%s %D3 %D4','+353 8%s %D7'],'AU':['04%D2 %D3 %D3','+61 4%D2 %D3 %D3','(03) 9%D3 %D4'],'NZ':['021 %D3 %D4','+64 27 %D3 %D4'],'ZA':['082 %D3 %D4','+27 83 %D3 %D4'],'IN':['+91 98%D3 %D5','9%D9'],'SG':['9%D3 %D4','+65 8%D3 %D4'],'DE':['0171 %D7','+49 151 %D8','030/%D7','0049-176-%D8','(0421) 34 %D2 %D2','089 - %D3 %D2 %D2'],'AT':['0664 %D7','+43 660 %D3 %D4'],'CH':['079 %D3 %D2 %D2','+41 78 %D3 %D2 %D2'],'FR':['06 %D2 %D2 %D2 %D2','07.%D2.%D2.%D2.%D2','+33 6 %D2 %D2 %D2 %D2','06%D8','02-98-%D2-%D2-%D2'],'BE':['0475 %D2 %D2 %D2','+32 486 %D2 %D2 %D2'],'ES':['6%D2 %D2 %D2 %D2','+34 6%D2 %D3 %D3','91 %D3 %D2 %D2','6%D8'],'MX':['+52 55 %D4 %D4','33 %D4 %D4'],'AR':['+54 9 11 %D4-%D4','(0341) 15-%D3-%D4'],'CL':['+56 9 %D4 %D4'],'CO':['+57 31%D1 %D3 %D4','300 %D3 %D4'],'IT':['347 %D7','+39 333 %D3 %D4','080 %D7','328/%D7'],'PT':['91%D1 %D3 %D3','+351 96%D1 %D3 %D3'],'BR':['(11) 9%D4-%D4','+55 41 9%D4-%D4','21 9%D4 %D4'],'NL':['06-%D8','06 %D2 %D2 %D2 %D2','+31 6 %D4 %D4','020-%D7'],'PL':['5%D2 %D3 %D3','+48 6%D2-%D3-%D3','(22) %D3 %D2 %D2'],'SE':['070-%D3 %D2 %D2','+46 73 %D3 %D2 %D2'],'NO':['4%D2 %D2 %D3','+47 9%D7'],'CZ':['+420 6%D2 %D3 %D3','7%D2 %D3 %D3'],'TR':['0532 %D3 %D2 %D2','+90 555 %D3 %D2 %D2'],'RO':['07%D2 %D3 %D3'],'HU':['+36 30 %D3 %D4','06 20 %D3 %D4'],'DK':['%D2 %D2 %D2 %D2','+45 %D4 %D4'],'FI':['040 %D3 %D4','+358 50 %D3 %D4'],'JP':['090-%D4-%D4','03-%D4-%D4','+81 80-%D4-%D4'],'CN':['13%D9','+86 138 %D4 %D4','186-%D4-%D4'],'KR':['010-%D4-%D4'],'RU':['+7 (916) %D3-%D2-%D2','8 903 %D3 %D2 %D2'],'UA':['+380 67 %D3 %D2 %D2','050-%D3-%D2-%D2'],'GR':['69%D1 %D3 %D4','+30 210 %D3 %D4']}
def phone(r,cc):
    p=r.choice(PH.get(cc) or PH['DE']).replace('%s',r.choice('3567'))
    p=p.replace('%1',r.choice(['218','509','318','520','845','541','514','416','250'])).replace('%2',r.choice('23467')+D(r,2)).replace('%4',str(r.randint(2000,9899)))
    return pat(r,p)
MON={'en':'January,February,March,April,May,June,July,August,September,October,November,December','de':'Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember','fr':'janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre','es':'enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre','it':'gennaio,febbraio,marzo,aprile,maggio,giugno,luglio,agosto,settembre,ottobre,novembre,dicembre','pt':'janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro','nl':'januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december','pl':'stycznia,lutego,marca,kwietnia,maja,czerwca,lipca,sierpnia,września,października,listopada,grudnia'}
def date(r,lang,cc,ymd):
    y,m,d=ymd
    mo=MON.get(lang)
    if lang in('ja','zh'): return r.choice([f'{y}年{m}月{d}日',f'{y}/{m:02d}/{d:02d}'])
    if lang=='ko': return f'{y}년 {m}월 {d}일'
    k=r.random()
    if mo and k<.35:
        mo=mo.split(',')[m-1]
        return {'en':r.choice([f'{mo} {d}, {y}',f'{d} {mo} {y}']),'de':f'{d}. {mo} {y}','es':f'{d} de {mo} de {y}','pt':f'{d} de {mo} de {y}'}.get(lang,f'{d} {mo} {y}')
    if cc=='US': return r.choice([f'{m:02d}/{d:02d}/{y}',f'{m}/{d}/{y}'])
    if lang in('de','pl','cs','fi','ru','uk','tr','ro','da') : return r.choice([f'{d:02d}.{m:02d}.{y}',f'{d}.{m}.{y}'])
    if lang in('sv','hu'): return f'{y}-{m:02d}-{d:02d}'
    return r.choice([f'{d:02d}/{m:02d}/{y}',f'{d:02d}-{m:02d}-{y}' if lang in('nl','pt') else f'{d}/{m}/{y}'])
class Person:
    def __init__(s,r,lang,cc=None):
        s.r=r; s.lang=lang; s.cc=cc or r.choice(CC.get(lang,['DE'])); s.c={}
        F,L=N.get(lang) or N['en']
        f,l=r.choice(F),r.choice(L)
        if lang in('en','de','fr','es','it','pt','nl','sv','da') and r.random()<.15: f,l=r.choice(MIX)
        s.first,_,fl=f.partition('|'); s.last,_,ll=l.partition('|'); s.fl=fl or s.first; s.ll=ll or s.last
        s.D=dob(r); s.org=r.choice(ORG)
    def get(s,a):
        if a not in s.c: s.c[a]=s.mk(a)
        return s.c[a]
    def mk(s,a):
        r=s.r; asia=s.lang in('ja','zh','ko')
        if a=='full': return (s.last+(r.choice(['',' ']) if s.lang=='ja' else '')+s.first) if asia else (s.last+' '+s.first) if s.lang=='hu' else s.first+' '+s.last
        if a=='first': return s.first
        if a=='last': return s.last
        if a=='rev': return s.last+', '+s.first
        if a=='init': return s.first[0]+'. '+s.last
        if a=='upper': return s.last.upper()+' '+s.first
        if a=='lower': return s.get('full').lower()
        if a in('email','wmail'):
            f=re.sub(r'[^a-z-]','',fold(s.fl).lower()) or 'kontakt'; l=re.sub(r'[^a-z-]','',fold(s.ll).lower()) or 'x'
            u=r.choice([f'{f}.{l}',f'{f[0]}{l}',f'{f}{l[0]}{s.D[0]%100:02d}',f'{l}.{f}',f'{f}_{l}',f'{f}.{l}+{r.choice(["news","shop","jobs"])}'])
            return u+'@'+(s.org if a=='wmail' else r.choice(FREE))
        if a=='phone': return phone(r,s.cc)
        if a in('addr1','addr2'):
            x=addr(r,s.cc); s.c['addr1'],s.c['addr2']=x; return s.c[a]
        if a=='addr':
            x,y=s.get('addr1'),s.get('addr2')
            if s.cc in('CN','JP','KR'): return y+x if s.cc!='KR' else y+' '+x
            return y+', '+x if s.cc in('RU',) else x+', '+y
        if a=='addrml': return s.get('addr1')+'\n'+s.get('addr2')
        if a=='birth': return date(r,s.lang,s.cc,s.D)
        if a=='birthiso': return '%d-%02d-%02d'%s.D
        if a=='nid': return nid(r,s.cc if s.cc in NIDCC else 'DE',s.D,s.last,s.first)
        if a=='passport': return pat(r,{'DE':'C%U8','FR':'%D2%u2%D5','GB':'%D9','US':r.choice(['%D9','A%D8']),'IT':'Y%u1%D7','ES':'PA%u1%D6','NL':'N%u1%U6%D1','PL':'E%u1%D7','PT':'C%u1%D6','BR':'F%u1%D6','JP':'T%u1%D7','CN':'E%D8','CA':'A%u1%D6','IN':'P%D7','IE':'PD%D7'}.get(s.cc,'%u1%D8'))
        if a=='licence': return pat(r,{'GB':(re.sub('[^A-Z]','',fold(s.ll).upper())+'99999')[:5]+'%D1%D5%u2%D1%u2','US':r.choice(['%u1%D7','%u1%D3-%D4-%D4','%D8']),'DE':'%u1%U9%D1','FR':'%D2%u2%D5','IT':'U1%U7%u1','ES':'%D8-%u1','NL':'%D10','PL':'%D5/%D2/%D4','CA':'%u1%D4-%D5-%D5'}.get(s.cc,'%u2%D7'))
        if a=='health': # number on a health card
            if s.cc=='GB':
                while True:
                    x=D(r,9); c=11-sum(int(q)*w for q,w in zip(x,range(10,1,-1)))%11; c=0 if c==11 else c
                    if c<10: return f'{x[:3]} {x[3:6]} {x[6:]}{c}'
            if s.cc=='DE':
                L=r.choice(UP); x=D(r,8); t='%02d'%(UP.index(L)+1)+x; q=sum(sum(map(int,str(int(ch)*(1+i%2)))) for i,ch in enumerate(t))%10; return L+x+str(q)
            if s.cc=='US': return pat(r,'1EG4-TE5-MK73') if 0 else pat(r,'%D1')[:0]+r.choice('123456789')+rs(r,'ACDEFGHJKMNPQRTUVWXY',1)+rs(r,'ACDEFGHJKMNPQRTUVWXY0123456789',1)+D(r,1)+'-'+rs(r,'ACDEFGHJKMNPQRTUVWXY',1)+rs(r,'ACDEFGHJKMNPQRTUVWXY0123456789',1)+D(r,1)+'-'+rs(r,'ACDEFGHJKMNPQRTUVWXY',2)+D(r,2)
            if s.cc=='CA': return pat(r,'%D4-%D3-%D3-%u2')
            if s.cc=='AU': return pat(r,'2%D3 %D5 %D1')
            return pat(r,r.choice(['%D10','%u1%D9','%D3 %D3 %D4']))
        if a=='plate': return pat(r,{'DE':r.choice(['WUP-%u2 %D4','M-%u2 %D3','HH %u2 %D3']),'FR':'%u2-%D3-%u2','GB':'%u2%D2 %u3','IT':'%u2%D3%u2','ES':'%D4 %u3'.replace('%u3','KLM' if 0 else '%u3'),'NL':r.choice(['%u2-%D3-%u1','%D1-%u3-%D2']),'PL':'WA %D5','PT':'%u2-%D2-%u2','US':'%D1%u3%D3','BR':'%u3%D1%u1%D2'}.get(s.cc,'%u3 %D3'))
        if a=='iban': return iban(r,s.cc)
        if a=='bic': return bic(r,s.cc if s.cc in IB else None)
        if a=='card': return card(r)
        if a=='ip':
            if r.random()<.25: return '2a0'+r.choice('1234')+':'+':'.join('%x'%r.randint(1,65535) for _ in range(7))
            return '%d.%d.%d.%d'%(r.choice([31,46,62,77,78,81,84,87,89,91,93,109,145,151,176,178,188,212,213,217,24,67,71,98,174]),r.randint(1,254),r.randint(0,255),r.randint(1,254))
        if a=='mac': x=rs(r,HX,12); sep=r.choice([':','-']); x=r.choice(['3c','f0','a4','9c','dc'])+x[2:]; x=sep.join(x[i:i+2] for i in range(0,12,2)); return x.upper() if r.random()<.4 else x
        if a=='geo': return f'{r.uniform(36,59):.6f}, {r.uniform(-9,24):.6f}'
        if a=='lat': return f'{r.uniform(36,59):.7f}'
        if a=='lon': return f'{r.uniform(1,24):.7f}'
        raise KeyError(a)
