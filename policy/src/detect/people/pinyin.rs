//! Chinese names as their sounds are written in Latin letters: a given name of two syllables, a surname of one.

use std::sync::LazyLock;

use super::words::{Case, Word};
use crate::detect::lookup::Set;

/// Syllables of given names.
static SYLLABLES: LazyLock<Set> = LazyLock::new(|| Set::new(SYLLABLE_LIST));
const SYLLABLE_LIST: &str = " ai an bao bin bing bo chang chao chen cheng chun cong dan dong en fang fei feng fu gang guang gui \
    guo hai han hao heng hong hua huan hui ji jia jian jiang jie jing jiu juan jun kai kang kun lan lei \
    li lian liang ling long lu mei meng ming nan ning pei peng ping qi qiang qin qing qiong quan rong ru \
    rui shan shao sheng shi shu shuang shun si tao tian ting tong wei wen wu xi xia xian xiang xiao xin \
    xing xiu xue xuan ya yan yang yao ye yi yin ying yong you yu yuan yue yun ze zhen zheng zhi zhong \
    zhu zi zong ";

/// Surnames.
static SURNAMES: LazyLock<Set> = LazyLock::new(|| Set::new(SURNAME_LIST));
const SURNAME_LIST: &str = " wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie \
    tang deng feng han cao zeng peng xiao cai pan tian dong yuan yu jiang su ye lu wei du ding shen ren \
    yao fu zhong cui tan liao fan jin jia xia fang zou xiong bai meng qin qiu hou xue yan lei long tao \
    shi gong qian ouyang sima zhuge ";

/// Towns that read as given names do.
const TOWNS: [&str; 8] = [
    "beijing", "nanjing", "tianjin", "wuhan", "jinan", "shanghai", "hainan", "yunnan",
];

/// Whether two words are such a name (`Xiuying Guo`).
pub(super) fn is_name(text: &str, given: &Word, surname: &Word) -> bool {
    let lower = |word: &Word| {
        text.get(word.start..word.end)
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    if given.case != Case::Title || surname.case != Case::Title || given.end - given.start > 10 {
        return false;
    }
    SURNAMES.has(lower(surname).as_bytes()) && is_given(&lower(given))
}

/// Whether a word in small letters is two syllables of given names.
fn is_given(word: &str) -> bool {
    !TOWNS.contains(&word)
        && (2..word.len()).any(|at| match word.split_at_checked(at) {
            Some((first, second)) => {
                SYLLABLES.has(first.as_bytes()) && SYLLABLES.has(second.as_bytes())
            }
            None => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_have_two_syllables() {
        assert!(is_given("xiuying") && is_given("guohua") && is_given("junjie"));
        assert!(!is_given("beijing") && !is_given("banana") && !is_given("li") && !is_given(""));
    }
}
