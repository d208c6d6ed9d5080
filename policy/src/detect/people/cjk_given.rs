//! Characters that given names are written with, in Chinese and in Japanese, and how much each speaks for one.

/// Chinese: seldom in anything but given names.
const HAN_STRONG: &str = "汐潼钰鈺芊沫嫣琪瑶瑤萱轩軒涵梓怡雯婷娜莉妍妮婧婕媛娟娥姗珊姝妤昊曦熙烨燁煜炜煒皓睿瀚沐淇渊淵淼潇瀟澜瀾灏霖霏颖穎馨\
    芷芸芮苒茜莹瑩菁菲蓉蓓薇蕊蕾琳瑜瑾璇璐璟玥珂珏珺玮瑋琛琦骏駿骁驍骞彬彦彥彤斌昕旭旻晗晖暉晟暄楠榕轶軼辰铭銘麒麟莎萍婉娅婭姣筱笙筠绮綺\
    钧鈞韬韜恺愷恬淑俊倩佩凯凱芬芳莲蓮娇嬌娴嫻嫦姚娣妙嫒岚嵐岑峻嵘巍弘彪忻恒恆悦悅慕懿懋昱晔曄晏晁朔杉桓桦梵棠槿樱櫻歆毓泓洋洵浩涛濤淳滢瀅\
    澄濡焱焕煥熠燕璋璞甄祎祺禹秋竣竹綦翊翎翔翠耀聪聰聿胤芃芝芙若茂茗荔莺鶯菊萌蔚薰虹蝶裕诗詩诺諾谦謙谨豪贞貞贤賢赫超辉輝迪逸遥遙郁鑫锋鋒锐銳锦錦\
    隽雁雄霄霆霞靖静靜韵韻颜飒驰骥鸣鳴鸿鴻鹏鵬鹤鶴鸾黛婵嬋芊苓茵菡萤蔓薪琼瓊瑛瑗瑄璎珮珍玫玲玮琬琰琴晴曼柔桐梅沁沛泽澤洁潔淙渝湘溪滨濱";

/// Chinese: in given names and in much else.
const HAN_SOME: &str = "航铎昭旖昀锴祯逊赟韶岳暻弈晓曉丹奕芯甜朵珠翠巧辰伟偉强強军軍杰傑磊鹏波刚剛平宏龙龍飞飛丽麗红紅艳艷敏秀英玉兰蘭桂凤鳳雪慧欢歡晨宇嘉子佳雨思语語书書紫\
    梦夢依伊一博文天海立新家承望舒砚硯清知微庆慶振永德福成春生金东東林树樹松柏利江河山石峰光云雲亮胜勝安康宁寧健民贵貴全义義仁礼信忠孝友善良\
    俭顺順和乐樂喜荣榮昌盛兴興旺发富学學智正直方圆圓国國建华華明志小大少长卫衛世士洪浪润潤根星月阳陽霜雷花草叶晶冰雅心意念忆可爱愛如意诚誠达達致远遠\
    景岩勇勤勋勛双雙向君启啟啸坤培基增壮奇威娃守宝寶尚展岳川巧帆帅帥廷延建开開彩影忆怀懷恩惠戈才扬揚拓捷政敬斯晋晉普景木朋本杨来柱柳栋棟桥森楚歌毅水汉漢泉洲\
    浦淮源滔滕炎炳烈然煊熊牧田真祖祥禄福竞笑策纪紀纯純绍紹维維美群翰聚自芹苏萧蓝藍衡西言训诚谊进進连道邦里重钢鋼钟鍾铁鐵锡镇鎮雲青韦飘香马高鲁麦黎齐齊";

/// Japanese: given names are written with these, and seldom end in anything else.
const KANJI: &str = "子美恵香奈菜花咲桜陽翔太郎介一二三男夫雄樹大輔健誠央乃代江枝里理絵衣織紀希未実海助斗人也哉治司志史之明彦弘\
    博宏浩亮隆茂蓮颯真由佳加可歌雅和佐沙早紗智知千尋直尚成正政勝功幸孝貴高敬圭啓慶景敏俊駿瞬潤純淳順信伸晋進慎心新仁義吉良善徳伯典憲法範則教規昭晶晃光輝\
    章彰朗晴春夏秋冬冴月星空宙天晏優悠裕祐佑勇有友朋涼諒凌遼怜玲礼令麗鈴蘭葵芽茉莉萌結愛亜安杏泉泰拓匠卓琢達竜龍辰虎武毅剛豪強栄英瑛詠永久寿重繁\
    茂守衛護昇登豊富穂秀英修周宗壮蒼碧緑翠紫紅茜朱朝旭暁明日向葉楓柚梨桃梅松竹菊百合蘭静清澄潔雪美保穣稔実充満利喜嘉好芳薫馨節文郁史詩音奏楽琴笙々恭恒\
    克五郎六七八九十四平兵衛吾悟覚学聡哲賢智慧元玄源剣建謙研圭桂恵敬慶経孫継蔵造三雅舞麻真摩磨眞満瑠璃留流琉累類羽羅良樂来雷頼莉凛倫琳輪路露和若渉航渡帆汐渚湊";

/// How much two (or one) characters after a Chinese surname look like a given name: 0 not at all, 1 a little, 2 well.
fn han(c: char) -> u8 {
    match () {
        () if HAN_STRONG.contains(c) => 2,
        () if HAN_SOME.contains(c) => 1,
        () => 0,
    }
}

/// The least and the sum over the characters of a Chinese given name.
pub(super) fn chinese(given: &str) -> (u8, u8) {
    given.chars().map(han).fold((2, 0), |(least, sum), points| {
        (least.min(points), sum + points)
    })
}

/// Whether Japanese given names are written with a character.
pub(super) fn is_kanji(c: char) -> bool {
    KANJI.contains(c)
}

/// Whether every character is one that Japanese given names are written with.
pub(super) fn is_japanese(given: &str) -> bool {
    !given.is_empty() && given.chars().all(|c| KANJI.contains(c))
}
