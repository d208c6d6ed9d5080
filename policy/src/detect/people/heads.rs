//! What the head of a table's column says of the cells below it, in the languages that tables are headed in.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::columns::Column;
use super::fields;
use super::labels::{self, Label};

/// Parts of heads over dates of birth.
static BIRTH: LazyLock<Parts> = LazyLock::new(|| {
    parts(
        "\
    birth|dob|born|bday|gebur|geb.|gebdat|naiss|nacim|nascit|nascim|geboorte|urodz|data ur|生年月日|出生|生日|생년월일|рожд|\
    народж|γέννησ|γεννησ|जन्म|ميلاد|לידה|dogum|doğum|szulet|szület|nasterii|nașterii|fecha_nac|fecha nac|narozen|\
    födelse|fodelse|fødsel|fodsel|né le|née le|né(e) le|ne(e) le|ne_le|nato il|nata il|nato/a|lahir|ngày sinh|дн|д.р.|syntym|\
    brthd|brth_d|gbdat|geb_dat|gebdt|ddn|d.d.n|fec. nac|fec_nac|fecnac|fechanac|fnac|nacid|dt. nasc|dt_nasc|dtnasc|\
    nasc.|data_nasc|data nasc|datanasc|nascid|geboren|ur. dn|data_ur|dataur|생일|출생|född|født|foedsel|synt.|dat. nar|\
    dátum narod|szül|nascut|născut|الولادة|المولود|ת. לידה|วันเกิด|เดือนปีเกิด|sinh ngày|năm sinh|ngay_sinh|ngaysinh|\
    ntns|рођен|рођењ|раждан|gimim|dzim|sünni|fæðing|rojst|naixement|jaiotz|تولد|d.o.b|rođen|narod",
    )
});
/// Parts of those that head where, and what else, somebody was born.
static BIRTHPLACE: LazyLock<Parts> = LazyLock::new(|| {
    parts(
        "\
    place|sort|_ort| ort|lieu|lugar|luogo|local|plaats|miejsce|country|name",
    )
});
/// Parts of heads over names of persons.
static NAMES: LazyLock<Parts> = LazyLock::new(|| {
    parts(
        "\
    氏名|名前|姓名|名字|联系人|聯絡人|收件人|患者|担当者|이름|성명|고객명|фио|фамилия|прізвище|піб|ονοματεπώνυμο|επώνυμο|الاسم|efternamn|\
    förnamn|fornamn|fornavn|efternavn|etternavn|příjmení|prijmeni|ad_soyad|ad soyad|nume_complet|prenume|\
    vezetéknév|keresztnév|teljes_nev|sukunimi|etunimi|họ tên|họ và tên|nama lengkap|ad soyadı|imię i nazwisko|пациент|клиент|\
    сотрудник|пацієнт|співробітник|שם מלא|שם פרטי|שם משפחה|\
    口座名義|被保険者|契約者|申込者|患者名|顧客名|社員名|従業員名|受取人|持卡人|收款人|付款人|受益人|被保险人|投保人|\
    监护人|申请人|承租人|收货人|寄件人|乘客|入住人|车主|환자명|예금주|수취인|보호자|학생명|직원명|사원명|담당자|\
    اسم المريض|اسم العميل|اسم الموظف|صاحب الحساب|اسم الأب|اسم الأم|שם המטופל|שם הלקוח|שם העובד|मरीज़ का नाम|रोगी का नाम|\
    ग्राहक का नाम|खाताधारक|कर्मचारी का नाम|ชื่อ-นามสกุล|ชื่อ-สกุล|ชื่อผู้ป่วย|ชื่อลูกค้า|ชื่อบัญชี|beteg neve|ügyfél neve|anyja neve|\
    potilaan nimi|asiakkaan nimi|hesap_sahibi|müşteri adı|hasta adı|ho_ten|họ_tên|tên khách hàng|tên bệnh nhân|nama_lengkap|\
    nama pasien|nama nasabah|nama pelanggan|nama karyawan|fullständigt namn|kundnamn|koko nimi",
    )
});
/// Whole heads over names or their parts, too short to be looked for in others.
const WHOLE: &str = "\
    first|last|given|family|fname|lname|firstname|lastname|soyad|jmeno|jméno|nev|név|nume|имя|імʼя|ім'я|όνομα|नाम|\
    姓|名|户名|명|성";
/// Whole heads over given names, beside which a name is a surname.
const GIVEN: &str = "\
    prenom|prénom|vorname|voornaam|imie|imię|given name|first name";
/// Whole heads over numbers of persons, and those beside which they are such: countries, documents, phones.
const NUMBERS: &str = "\
    id|nid|id no|id number|id_number|id nr|id-nr|nr id|doc|document|documento|dokument|national id|national_id|证件号|身份证";
const STATES: &str = "\
    cc|country|country code|land|pays|país|pais|paese|kraj|nationality|nationalität|nationalité|nacionalidad|nazionalità|\
    nationaliteit|obywatelstwo|国籍|国家|citizenship";

/// Whether a head says that the rows tell of whose state somebody is.
pub(super) fn tells_of_states(text: &str, heads: &[Range<usize>]) -> bool {
    heads.iter().any(|cell| {
        let head = text.get(cell.clone()).unwrap_or_default();
        is_one(&head.to_lowercase(), STATES)
    })
}

/// Parts of heads that tell of people.
static PEOPLE: LazyLock<Parts> = LazyLock::new(|| {
    parts(
        "\
    mail|phone|tel|mobil|ssn|iban|passport|nationality|gender|sex|salary|diagnos|dni|nif|pesel|bsn|cpf|codice|ahv|\
    steuer|sozial|nir",
    )
});

/// Parts of heads, in one automaton.
type Parts = Option<AhoCorasick>;

fn parts(words: &str) -> Parts {
    let mut builder = AhoCorasick::builder();
    builder.prefilter(false).build(words.split('|')).ok()
}

/// Whether a head (lower case) has one of these in it.
fn has(lower: &str, words: &Parts) -> bool {
    words.as_ref().is_some_and(|words| words.is_match(lower))
}

/// Whether a head (lower case) is one of these.
fn is_one(lower: &str, words: &str) -> bool {
    words.split('|').any(|word| lower == word)
}

/// What each column's head says.
pub(super) fn columns(text: &str, heads: &[Range<usize>]) -> Vec<Column> {
    let head = |cell: &Range<usize>| column(text.get(cell.clone()).unwrap_or_default());
    let mut columns: Vec<Column> = heads.iter().map(head).collect();
    // `nom;prenom`: the field beside the given name's.
    let lower = |cell: &Range<usize>| text.get(cell.clone()).unwrap_or_default().to_lowercase();
    if heads.iter().any(|cell| is_one(&lower(cell), GIVEN)) {
        for (column, cell) in columns.iter_mut().zip(heads) {
            let half = matches!(
                lower(cell).as_str(),
                "nom" | "name" | "naam" | "nazwisko" | "nachname"
            );
            if half && *column == Column::Maybe {
                *column = Column::Name;
            }
        }
    }
    columns
}

/// What a column's head says.
fn column(head: &str) -> Column {
    let lower = head.to_lowercase();
    if has(&lower, &BIRTH) && !has(&lower, &BIRTHPLACE) {
        return Column::Birth;
    }
    if labels::is_address(head) {
        return Column::Address;
    }
    if is_one(&lower, NUMBERS) {
        return Column::Number;
    }
    if fields::is_part(&lower) {
        return Column::Place;
    }
    if has(&lower, &NAMES) || is_one(&lower, WHOLE) {
        return Column::Name;
    }
    match labels::of(head) {
        Label::Sure => Column::Name,
        Label::Name | Label::Person => Column::Maybe,
        Label::None => Column::Other,
    }
}

/// Whether other heads tell of people.
pub(super) fn is_about_people(text: &str, heads: &[Range<usize>]) -> bool {
    heads.iter().any(|cell| {
        let lower = text.get(cell.clone()).unwrap_or_default().to_lowercase();
        has(&lower, &PEOPLE)
    })
}
