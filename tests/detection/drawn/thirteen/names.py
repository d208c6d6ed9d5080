# first names male | female | surnames, composed by hand, by origin
def _s(x): return x.split(',')
N = {}
def add(k, m, f, l): N[k] = (_s(m), _s(f), _s(l))
add('en','Graham,Desmond,Tobias,Callum,Wesley,Rory,Marcus,Neville,Preston,Elliot,Dwayne,Hugh,Trevor,Jamal,Cody,Angus,Stuart,Leroy,Brendan,Will',
 'Beatrice,Hailey,Philippa,Moira,Tamsin,Latoya,Rosalind,Kendra,Imogen,Gwen,Bridget,Shauna,Verity,Paige,Joyce,Dawn,Hope,Mercy,Harriet,Carol',
 "Thistlewood,O'Rourke,Hargreaves,Pemberton,Whitlock,McAllister,Okafor-Reed,Blackwood,Fenwick,Loxley,Ashdown,Tillman,Crabtree,Underhill,Rossiter,O'Shaughnessy,Galbraith,Wainwright,Baker,Price,May,Bishop,Young,King,Woods,St. Clair,FitzGerald,Mac Giolla,Penhaligon,Strickland")
add('de','Torsten,Ulrich,Jannik,Holger,Benedikt,Friedhelm,Lukas,Matthias,Jürgen,Sören,Konstantin,Rüdiger,Kai-Uwe,Hans-Peter,Moritz,Götz,Wolfram,Emil',
 'Annegret,Katharina,Ulrike,Heike,Svenja,Mareike,Gudrun,Birgit,Friederike,Anna-Lena,Käthe,Sigrid,Jule,Elfriede,Theresa,Mechthild,Ronja,Dörte',
 'Wiesenhütter,Kürschner,von Bredow,Osterkamp,Schmidbauer,Grünwald,Zimmermann,Müller-Lüdenscheidt,Bäcker,Feldhaus,zu Hohenstein,Trautwein,Rösler,Kaltenbach,Engelbrecht,Heßler,Lindner,König,Winter,Vogel,Koch,Sommer,Brandstätter,Achleitner,Zürcher,Bühlmann,Nägeli,Steinhoff-Brandt,Freitag,Ritter')
add('fr','Thibault,Jean-Baptiste,Gaël,Rémi,Benoît,Loïc,Aurélien,Yannick,Étienne,Mathis,Guillaume,Cédric,Régis,Pierre-Yves,Fabrice,Hervé',
 'Maëlle,Solène,Marie-Claude,Élodie,Anaïs,Bérengère,Clémence,Ghislaine,Océane,Aurore,Hélène,Sylvie,Noémie,Anne-Sophie,Mireille,Capucine',
 "Delacourt,Le Goff,Beaumont,de la Tour,Rousselin,Lefèvre,Chauvet,Marchand,Petit,Boulanger,d'Aubigny,Perrault-Simon,Girardot,Quéméner,Fontaine,Legrand,Vasseur,Thévenin,Blanchet,Moreau,Leclerc-Hubert,Du Plessis,Charpentier,Bonnefoy,Gauthier,Pelletier,Castaing,Hamelin")
add('es','Joaquín,Rubén,Ignacio,Álvaro,Héctor,Juan Manuel,Gonzalo,Sebastián,Iker,Fermín,José Luis,Rodrigo,Emiliano,Matías,Nicanor,Ángel',
 'Lucía,Begoña,María José,Inés,Ximena,Rocío,Consuelo,Almudena,Guadalupe,Noelia,Valentina,Belén,Macarena,Yolanda,Ana Belén,Soledad',
 'Quintanilla Ruiz,Echeverría,de la Fuente,Ibáñez Soler,Castellanos,Peña Montoya,Zubizarreta,Guerrero,Villalobos,Herrero Campos,Núñez,Cifuentes Rey,Del Río,Iglesias,Sepúlveda Rojas,Barrientos,Ortega y Vela,Calderón,Flores,Luna Márquez,Galdámez,Arteaga,Bustamante,Pizarro Leal,Montes,Reyes')
add('it','Gianluca,Edoardo,Pierpaolo,Niccolò,Ruggero,Matteo,Salvatore,Davide,Giancarlo,Ettore,Simone,Andrea,Corrado,Tommaso',
 "Ilaria,Mariagrazia,Ornella,Giulia,Chiara,Benedetta,Concetta,Fiorella,Nicoletta,Rosalba,Agnese,Luisella,Viola,Marta",
 "D'Angelo,Bevilacqua,De Santis,Lo Cascio,Marchetti,Ferraris,Dell'Acqua,Zanetti,Pellegrino,Conti,Di Stefano,Colombo,Barbieri,Santoro,Quaranta,La Rosa,Ruggeri,Montagna,Caputo,Fiore,Sartori,Villa,Grasso,Vitale")
add('pt','Thiago,João Pedro,Afonso,Rui,Gonçalo,Marcelo,Vinícius,Duarte,António,Henrique,Cauã,Leandro,Nuno,Joaquim',
 'Conceição,Inês,Letícia,Beatriz,Mariana,Fátima,Graça,Ana Cláudia,Juliana,Matilde,Raquel,Célia,Iara,Sónia',
 'Figueiredo,da Conceição,Guimarães,dos Santos Prado,Nogueira,Carvalhal,Magalhães,Pereira da Silva,Bragança,Teixeira,Vasconcelos,Moura Leite,Queirós,Sampaio,Ribeiro,Coutinho,do Vale,Assunção,Albuquerque,Barroso,Pinto,Cordeiro,Lobo,Serrano')
add('nl','Jeroen,Sjoerd,Wouter,Bram,Thijs,Gijs,Klaas-Jan,Ruben,Joost,Daan,Sybren,Floris,Maarten,Stijn',
 'Marijke,Femke,Anouk,Liesbeth,Sanne,Roos,Jantine,Fenna,Annelies,Tjitske,Hilde,Lotte,Willemijn,Noor',
 "van der Meulen,de Boer,van 't Hof,Dijkstra,ter Horst,van den Broek,Kuipers,Hoogland,op den Camp,de Wit,Verstraeten,Bakker-Smit,Zijlstra,Van Damme,Brouwer,in 't Veld,Schouten,Molenaar,Postma,van Rijswijk,Claes,De Clercq,Noordhoek,Vos")
add('pl','Krzysztof,Wojciech,Bartłomiej,Zbigniew,Łukasz,Sławomir,Grzegorz,Mateusz,Paweł,Mieczysław,Dawid,Szymon',
 'Agnieszka,Małgorzata,Zofia,Katarzyna,Bożena,Jolanta,Grażyna,Wioletta,Danuta,Oliwia,Magdalena,Róża',
 'Wiśniowiecki,Jabłoński,Zieliński,Brzozowski,Kwiatkowski,Ostrowski,Sikorski,Malinowski,Górecki,Chmielewski,Pawłowski,Krajewski,Tomaszewski,Lipiński,Rutkowski,Sobolewski,Czarnecki,Borkowski')
add('cs','Ondřej,Vojtěch,Zdeněk,Jiří,Radim,Přemysl,Lubomír,Štěpán','Ludmila,Markéta,Šárka,Zuzana,Věra,Blanka,Jiřina,Eliška',
 'Horák,Dvořák,Kopecký,Vaněk,Šimek,Kolář,Beneš,Hruška,Tichý,Zeman,Bartoš,Říha')
add('sv','Göran,Håkan,Lennart,Viktor,Åke,Torbjörn,Elias,Rasmus','Gunilla,Åsa,Linnéa,Kerstin,Ebba,Maj-Britt,Ylva,Tuva',
 'Lindqvist,Sjöberg,Åkerlund,Hedström,Nyström,af Klercker,Wallgren,Öberg,Forsberg,Ekdahl,Björklund,Strandberg')
add('da','Søren,Jesper,Mogens,Kasper,Troels,Frederik,Bjarne,Asger','Kirsten,Mette,Dorthe,Signe,Karoline,Bodil,Freja,Maja',
 'Kjærgaard,Mortensen,Østergaard,Vestergaard Holm,Bruun,Lauridsen,Thygesen,Skovgaard,Dalsgaard,Højlund,Krogh,Winther')
add('no','Øyvind,Trygve,Håvard,Sindre','Ingrid,Randi,Solveig,Åshild','Haugland,Bjørnstad,Kvamme,Solheim,Tveit,Nygård')
add('fi','Juhani,Esa,Väinö,Tuomas','Päivi,Aino,Marjatta,Sanna','Hämäläinen,Koskinen,Lehtonen,Ylönen,Mäkelä,Saarinen')
add('tr','Mehmet Ali,Emre,Kaan,Serkan,Hüseyin,Orhan,Yiğit,Tuncay','Ayşegül,Elif,Gülşen,Zeynep,Nurcan,Şebnem,Derya,İpek',
 'Yıldırım,Çelikkaya,Öztürk,Şahin,Karadağ,Aydoğan,Güneş,Kılıç,Bozkurt,Tekin,Uçar,Erdoğmuş')
add('ru','Дмитрий,Алексей,Виктор,Геннадий,Павел,Руслан,Тимур,Лев','Ольга,Светлана,Надежда,Екатерина,Вера,Ирина,Любовь,Полина',
 'Воронцов,Кузнецов,Медведев,Гусев,Лаптев,Соболев,Тарасов,Зайцев,Филатов,Баранов,Ершов,Чистяков')
add('uk','Olexandr,Taras,Bohdan,Mykola','Oksana,Nataliia,Solomiia,Hanna','Kovalenko,Shevchuk,Bondarchuk,Tkachenko,Melnyk,Lysenko')
add('ja','健太郎,浩二,翔,大輔,隆,直樹,悠斗,誠,和夫,亮介,雅彦,拓海','陽子,美咲,結衣,彩香,恵美,久美子,葵,千尋,真由美,麻衣,さくら,智子',
 '佐々木,小野寺,長谷川,渡辺,五十嵐,中村,松本,藤原,吉田,森,斎藤,山口,大久保,西園寺,林,石川,千葉,宮崎,福島,川端')
add('ja_kana','ケンタロウ,コウジ,ショウ,ダイスケ,タカシ,ナオキ,ユウト,マコト,カズオ,リョウスケ,マサヒコ,タクミ','ヨウコ,ミサキ,ユイ,アヤカ,エミ,クミコ,アオイ,チヒロ,マユミ,マイ,サクラ,トモコ',
 'ササキ,オノデラ,ハセガワ,ワタナベ,イガラシ,ナカムラ,マツモト,フジワラ,ヨシダ,モリ,サイトウ,ヤマグチ,オオクボ,サイオンジ,ハヤシ,イシカワ,チバ,ミヤザキ,フクシマ,カワバタ')
add('ja_rom','Kentaro,Koji,Sho,Daisuke,Takashi,Naoki,Yuto,Makoto,Kazuo,Ryosuke,Masahiko,Takumi','Yoko,Misaki,Yui,Ayaka,Emi,Kumiko,Aoi,Chihiro,Mayumi,Mai,Sakura,Tomoko',
 'Sasaki,Onodera,Hasegawa,Watanabe,Igarashi,Nakamura,Matsumoto,Fujiwara,Yoshida,Mori,Saito,Yamaguchi,Okubo,Saionji,Hayashi,Ishikawa,Chiba,Miyazaki,Fukushima,Kawabata')
add('zh','建国,伟,志强,浩然,俊杰,宇轩,明,文博,天佑,磊,国华,子涵','秀英,丽华,雨婷,梦琪,晓燕,静,淑芬,欣怡,佳,慧敏,玉兰,思远',
 '王,李,张,刘,陈,杨,赵,黄,周,吴,徐,孙,马,朱,胡,欧阳,诸葛,林,高,郑')
add('zh_tw','建國,偉,志強,浩然,俊傑,宇軒,明,文博,天佑,磊,國華,子涵','秀英,麗華,雨婷,夢琪,曉燕,靜,淑芬,欣怡,佳,慧敏,玉蘭,思遠',
 '王,李,張,劉,陳,楊,趙,黃,周,吳,徐,孫,馬,朱,胡,歐陽,諸葛,林,高,鄭')
add('zh_rom','Jianguo,Wei,Zhiqiang,Haoran,Junjie,Yuxuan,Ming,Wenbo,Tianyou,Lei,Guohua,Zihan','Xiuying,Lihua,Yuting,Mengqi,Xiaoyan,Jing,Shufen,Xinyi,Jia,Huimin,Yulan,Siyuan',
 'Wang,Li,Zhang,Liu,Chen,Yang,Zhao,Huang,Zhou,Wu,Xu,Sun,Ma,Zhu,Hu,Ouyang,Zhuge,Lin,Gao,Zheng')
add('ko','민준,서준,동현,성호,재훈,태영,영수,지훈','지은,서연,수진,미경,은주,하윤,혜진,영희','김,이,박,최,정,강,조,윤,장,임,한,남궁')
add('ko_rom','Min-jun,Seo-jun,Dong-hyun,Sung-ho,Jae-hoon,Tae-young,Young-soo,Ji-hoon','Ji-eun,Seo-yeon,Soo-jin,Mi-kyung,Eun-ju,Ha-yoon,Hye-jin,Young-hee','Kim,Lee,Park,Choi,Jung,Kang,Cho,Yoon,Jang,Lim,Han,Namgung')
add('ar','خالد,عبد الرحمن,ياسين,طارق,فهد,سامي,نبيل,منصور','فاطمة,نورا,هبة,ريم,سلمى,مريم,ليلى,أسماء','الحربي,العتيبي,المنصوري,حداد,الشريف,القحطاني,نجار,البغدادي,الزهراني,الكعبي')
add('ar_rom','Khalid,Abdul Rahman,Yassin,Tariq,Fahad,Sami,Nabil,Mansour','Fatima,Noura,Heba,Reem,Salma,Maryam,Layla,Asma','al-Harbi,Al-Otaibi,al-Mansouri,Haddad,El Sharif,al-Qahtani,Najjar,Al Baghdadi,Al-Zahrani,Al Kaabi')
add('hi','राजेश,अनिल,विक्रम,सुरेश,अर्जुन,मोहन,संजय,दीपक','सुनीता,प्रिया,कविता,अंजलि,मीना,पूजा,नेहा,सरिता','शर्मा,त्रिपाठी,यादव,चौहान,मिश्रा,अग्रवाल,राठौर,सक्सेना,भट्ट,जोशी')
add('in','Rajesh,Anil,Vikram,Venkatesh,Arjun,Harpreet,Sanjay,Mohammed Irfan','Sunita,Priya,Kavitha,Anjali,Meenakshi,Pooja,Neha,Gurleen','Sharma,Tripathi,Subramaniam,Chauhan,Mukherjee,Agarwal,Rathore,Deshpande,Nair,Kaur')
add('af','Chukwuemeka,Kwame,Oluwaseun,Thabo,Sipho,Amadou','Ngozi,Adaeze,Ama,Nomvula,Aissatou,Wanjiru','Adeyemi,Nkosi,Mensah,Diallo,Okonkwo,Mwangi,Ndlovu,Traoré')
add('vi','Minh Quân,Đức Anh,Văn Hùng,Quốc Bảo','Thị Hương,Ngọc Lan,Thu Trang,Bích Thủy','Nguyễn,Trần,Phạm,Vũ,Đặng,Bùi')
add('gr','Dimitris,Stavros,Yannis,Kostas','Eleni,Despina,Katerina,Vasiliki','Papadimitriou,Karagiannis,Nikolaidis,Theodorou,Makris,Vlachos')
add('ro','Andrei,Gheorghe,Ionuț,Răzvan','Ioana,Mihaela,Ștefania,Lăcrămioara','Popa,Munteanu,Ciobanu,Dumitrescu,Stănescu,Rusu')
add('hu','Zoltán,Gergő,László,Bálint','Ildikó,Zsófia,Erzsébet,Réka','Szabó,Kovács,Nagy,Horváth,Fekete,Takács')
add('hr','Domagoj,Zvonimir,Ivica,Marko','Jelena,Dubravka,Snježana,Mirjana','Kovačević,Babić,Petrović,Horvat,Jurić,Žagar')
add('il','Yonatan,Eitan,Avi,Moshe','Shira,Tamar,Noa,Rivka','Ben-David,Mizrahi,Katz,Levi,Peretz,Shapira')
add('balt','Jānis,Mindaugas,Tõnu,Andris','Līga,Rasa,Kadri,Ieva','Bērziņš,Kazlauskas,Tamm,Ozols,Petrauskas,Saar')
add('th','Somchai,Anucha,Prasert,Wichai','Siriporn,Malee,Kanya,Pimchanok','Srisai,Chaiyaporn,Wongsawat,Rattanakul,Boonmee,Thongchai')
LATIN=[k for k in N if k not in('ja','ja_kana','zh','zh_tw','ko','ar','hi','ru')]
