//! Phone numbers: international with `+`, North American with punctuation, national in context; never bare runs.

mod abroad;
mod calling;

use std::ops::Range;

pub(crate) use calling::code_length;

use super::Confidence;
use super::digits::{Shaped, closes, digits_of, opens, run};
use super::numbers::{in_dump, in_row, is_example, is_measured, is_of_something_else};

/// Area codes in use in North America (NANPA's list), sorted, each with a blank after it; a number with another is one only where the context says so.
const AREAS: &str = "201 202 203 204 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 223 224 225 226 227 228 229 231 \
    234 235 236 239 240 242 246 248 249 250 251 252 253 254 256 257 260 262 263 264 267 268 269 270 272 274 276 \
    279 281 283 284 289 301 302 303 304 305 306 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 324 \
    325 326 327 329 330 331 332 334 336 337 339 340 341 343 345 346 347 350 351 352 353 354 357 360 361 363 364 \
    365 367 368 369 380 382 385 386 401 402 403 404 405 406 407 408 409 410 412 413 414 415 416 417 418 419 423 \
    424 425 428 430 431 432 434 435 436 437 438 440 441 442 443 445 447 448 450 458 463 464 468 469 470 472 473 \
    474 475 478 479 480 484 501 502 503 504 505 506 507 508 509 510 512 513 514 515 516 517 518 519 520 530 531 \
    534 539 540 541 548 551 557 559 561 562 563 564 567 570 571 572 573 574 575 579 580 581 582 584 585 586 587 \
    601 602 603 604 605 606 607 608 609 610 612 613 614 615 616 617 618 619 620 621 623 624 626 628 629 630 631 \
    636 639 640 641 645 646 647 649 650 651 656 657 658 659 660 661 662 664 667 669 670 671 672 678 679 680 681 \
    682 683 684 686 689 701 702 703 704 705 706 707 708 709 712 713 714 715 716 717 718 719 720 721 724 725 726 \
    727 728 729 730 731 732 734 737 738 740 742 743 747 753 754 757 758 760 762 763 765 767 769 770 771 772 773 \
    774 775 778 779 780 781 782 784 785 786 787 800 801 802 803 804 805 806 807 808 809 810 812 813 814 815 816 \
    817 818 819 820 825 826 828 829 830 831 832 833 835 837 838 839 840 843 844 845 847 848 849 850 854 855 856 \
    857 858 859 860 861 862 863 864 865 866 867 868 869 870 872 873 876 877 878 879 888 900 901 902 903 904 905 \
    906 907 908 909 910 912 913 914 915 916 917 918 919 920 924 925 927 928 929 930 931 934 935 936 937 938 939 \
    940 941 942 943 945 947 948 949 951 952 954 956 957 959 970 971 972 973 975 978 979 980 983 984 985 986 989 ";

/// Whether digits start with a country's code of two or three digits.
fn is_code(digits: &[u8]) -> bool {
    match digits {
        [a @ b'2'..=b'9', b @ b'0'..=b'9', ..] => code_length(a - b'0', b - b'0').is_some(),
        _ => false,
    }
}

/// Whether an area code of three digits is in use.
fn is_area(code: &[u8]) -> bool {
    let (areas, _) = AREAS.as_bytes().as_chunks::<4>();
    areas
        .binary_search_by(|[a, b, c, _]| [*a, *b, *c].as_slice().cmp(code))
        .is_ok()
}

/// A phone number that starts at this run of digits.
pub(super) fn phone(bytes: &[u8], digits: Range<usize>) -> Option<Shaped> {
    if is_year_first(bytes.get(digits.start..).unwrap_or_default()) {
        return None;
    }
    let before = bytes.get(..digits.start).unwrap_or_default();
    if is_zip(bytes, &digits) {
        return None;
    }
    match before.last() {
        Some(b'+') => international(bytes, digits.start),
        Some(b'(') if digits.len() == 3 => north_american(bytes, digits.start - 1),
        _ if digits.len() == 11 => unbroken(bytes, &digits),
        _ if digits.len() == 3 => north_american(bytes, digits.start),
        _ => None,
    }
    .or_else(|| national(bytes, digits))
    .filter(|shaped| {
        !bytes
            .get(shaped.range.clone())
            .is_some_and(abroad::is_of_one_digit)
    })
    .map(|mut shaped| {
        shaped.range.end = extension(bytes, shaped.range.end);
        shaped
    })
}

/// `MA 02110-1301`: where mail goes in the United States.
fn is_zip(bytes: &[u8], digits: &Range<usize>) -> bool {
    if digits.len() != 5 {
        return false;
    }
    let state = bytes
        .get(..digits.start)
        .unwrap_or_default()
        .trim_ascii_end();
    let code = matches!(state, [.., before, first, second]
        if first.is_ascii_uppercase() && second.is_ascii_uppercase() && !before.is_ascii_alphanumeric());
    code && bytes.get(digits.end) == Some(&b'-') && run(bytes, digits.end + 1) == 4
}

/// Whether a number may end at `at`: as others, or before its extension (`x123`).
fn ends(bytes: &[u8], at: usize) -> bool {
    closes(bytes, at) || matches!(bytes.get(at..), Some([b'x' | b'X', b'0'..=b'9', ..]))
}

/// Words before an extension, the longest first (en, de, fr, es, pt).
const EXTENSIONS: [&str; 13] = [
    "extension",
    "durchwahl",
    "interno",
    "anexo",
    "ramal",
    "poste",
    "ext.",
    "ext",
    "int.",
    "dw",
    "#",
    "x.",
    "x",
];

/// Where a number ends with its extension (`ext. 123`, `x123`), if it has one.
fn extension(bytes: &[u8], end: usize) -> usize {
    let blank = |at: usize| usize::from(matches!(bytes.get(at), Some(b' ')));
    let comma = usize::from(bytes.get(end) == Some(&b','));
    let at = end + comma + blank(end + comma);
    let rest = bytes.get(at..).unwrap_or_default();
    let word = EXTENSIONS.iter().find(|word| {
        rest.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
    });
    let Some(word) = word else {
        return end;
    };
    let digits = at + word.len() + blank(at + word.len());
    match run(bytes, digits) {
        length @ 1..=6 if closes(bytes, digits + length) => digits + length,
        _ => end,
    }
}

/// `+CC` and groups: 8 to 15 digits in all (E.164). A short unbroken run at a line's start is
/// a diff's, unless the context says phone.
fn international(bytes: &[u8], start: usize) -> Option<Shaped> {
    let plus = start - 1;
    let joined = matches!(bytes.get(..plus).and_then(<[u8]>::last), Some(b) if b.is_ascii_alphanumeric() || b")]_+~".contains(b));
    if joined {
        return None;
    }
    let most = if bytes.get(start) == Some(&b'1') {
        11
    } else {
        15
    };
    let (end, count, groups) = groups(bytes, start, most);
    let code = bytes.get(start..start + 3.min(run(bytes, start)))?;
    let known = match code {
        [b'1' | b'7', ..] => true,
        // No country has these (ITU-T E.164): years past 9998 are written with `+` too.
        b"990" | b"991" | b"997" | b"999" => false,
        code => is_code(code),
    };
    let least = if groups > 1 { 8 } else { 10 };
    let number = bytes.get(start..end)?;
    let lead = |at: usize| {
        digits_of(number)
            .nth(at)
            .is_some_and(|b| matches!(b, b'2'..=b'9'))
    };
    let assigned = code.first() != Some(&b'1') || (count == 11 && lead(1) && lead(4));
    // `+4439-06336`: degrees and minutes of a place (ISO 6709).
    let place = groups == 2
        && matches!(memchr::memchr(b'-', number), Some(dash @ (4 | 6)) if number.len() == 2 * dash + 2);
    (known && assigned && !place && (least..=15).contains(&count) && ends(bytes, end)).then_some(
        Shaped {
            range: plus..end,
            confidence: if groups > 1 {
                Confidence::High
            } else {
                Confidence::Medium
            },
            // Numbers that stand for no real one (`+1-202-555-0142`) are told of only where somebody is called.
            needs_context: groups == 1 && count < 11 && at_line_start(bytes, plus)
                || abroad::is_fictional(number),
        },
    )
}

/// `(415) 555-2671`, `415-555-2671`, `415.555.2671`: area and exchange start with 2 to 9 (NANP).
/// With spaces alone it is a row of numbers unless the context says phone.
fn north_american(bytes: &[u8], start: usize) -> Option<Shaped> {
    let open = usize::from(bytes.get(start) == Some(&b'('));
    let area = start + open;
    let mut at = area + 3;
    if open == 1 {
        bytes.get(at).filter(|b| **b == b')')?;
        at += 1;
    }
    let separator = bytes.get(at).copied();
    at += usize::from(separator.is_some_and(|b| matches!(b, b' ' | b'-' | b'.')));
    let exchange = at;
    at += 3;
    let second = *bytes.get(at)?;
    let dashes = (open == 1 && matches!(second, b'-' | b' ' | b'.'))
        || (open == 0 && Some(second) == separator);
    let serial = at + 1;
    let leads = |at: usize| bytes.get(at).is_some_and(|b| matches!(b, b'2'..=b'9'));
    let counted = run(bytes, area) == 3 && run(bytes, exchange) == 3 && run(bytes, serial) == 4;
    let fictional = bytes.get(exchange..exchange + 3) == Some(b"555")
        && bytes.get(serial..serial + 2) == Some(b"01");
    // No region has the area code 555. Such numbers stand for real ones: only where the context says phone.
    let fictional = fictional || bytes.get(area..area + 3) == Some(b"555");
    let valid = counted && dashes && leads(area) && (leads(exchange) || fictional);
    (valid && opens(bytes, start) && ends(bytes, serial + 4)).then_some(Shaped {
        range: start..serial + 4,
        confidence: Confidence::Medium,
        needs_context: fictional
            || open == 0
                && (second == b' ' && !is_extended(bytes, serial + 4)
                    || !bytes.get(area..area + 3).is_some_and(is_area)
                    || bytes.get(exchange + 1..exchange + 3) == Some(b"11")),
    })
}

/// Whether an extension stands right after a number (`815 624 7302 x118`): nothing but a phone has one.
fn is_extended(bytes: &[u8], end: usize) -> bool {
    extension(bytes, end) > end
        && matches!(
            bytes.get(end..),
            Some([b' ', b'x' | b'e', ..] | [b'x' | b'e', ..])
        )
}

/// `14155552671`, with North America's own code: in context.
fn unbroken(bytes: &[u8], digits: &Range<usize>) -> Option<Shaped> {
    let number = bytes.get(digits.clone())?;
    let [b'1', area @ .., exchange, _, _, _, _, _, _] = number else {
        return None;
    };
    let good = is_area(area) && matches!(exchange, b'2'..=b'9');
    (good && opens(bytes, digits.start) && ends(bytes, digits.end)).then_some(Shaped {
        range: digits.clone(),
        confidence: Confidence::Medium,
        needs_context: true,
    })
}

/// A national number in context: starts with 0, or is grouped; 7 to 13 digits, more after `00`.
fn national(bytes: &[u8], digits: Range<usize>) -> Option<Shaped> {
    let open = bytes
        .get(..digits.start)
        .unwrap_or_default()
        .ends_with(b"(");
    let start = digits.start - usize::from(open);
    let zero = bytes.get(digits.start) == Some(&b'0');
    if !(2..=11).contains(&digits.len())
        || !opens(bytes, start)
        || is_day_first(bytes, digits.start)
    {
        return None;
    }
    // `0049 30 41873022`: a country's code after the zeros that call abroad.
    let abroad = zero && bytes.get(digits.start + 1) == Some(&b'0');
    let most = if abroad { 15 } else { 13 };
    let (end, count, groups) = groups(bytes, digits.start, most);
    let number = bytes.get(digits.start..end)?;
    let varied = || {
        let seen = digits_of(number).fold(0u16, |seen, digit| seen | 1 << (digit - b'0'));
        seen.count_ones() > 2
    };
    let shaped = if zero {
        (7..=most).contains(&count)
    } else {
        // `(351) 918 936 062`: a country's code in brackets.
        let abroad = open && digits.len() < 4 && count < 14 && is_code(number);
        // `8418 7302`, as in Singapore and Norway.
        let halves = matches!(number, [b'6' | b'8' | b'9', _, _, _, b' ', _, _, _, _]);
        ((9..=11).contains(&count) || halves || abroad && count > 8) && groups > 1
    };
    let other = is_measured(bytes, end)
        || in_row(bytes, start, end)
        || (groups > 3 && in_dump(bytes, start, end))
        || is_example(number)
        || is_of_something_else(bytes.get(..start).unwrap_or_default(), number);
    (shaped && ends(bytes, end) && varied() && !other).then_some(Shaped {
        range: start..end,
        confidence: Confidence::Medium,
        needs_context: !(abroad && abroad::is_called(number, count, groups)),
    })
}

/// Reads groups of digits joined by one space, dash, dot, slash or parentheses: end, digits, groups.
fn groups(bytes: &[u8], start: usize, most: usize) -> (usize, usize, usize) {
    let (mut end, mut count, mut groups) = (start, 0, 0);
    let plus = bytes.get(..start).is_some_and(|head| head.ends_with(b"+"));
    let mut at = start;
    loop {
        let digits = run(bytes, at);
        let parted = bytes.get(..at).and_then(<[u8]>::last);
        // `+61.7.2461.8055`
        let dotted = plus && matches!(parted, Some(b'.' | b'-'));
        let spaced = groups == 1 && (parted == Some(&b' ') || dotted);
        let opened = bytes.get(..at).is_some_and(|before| before.ends_with(b"("));
        // `+33 (0)2 56 33 51 59`
        let closed = bytes
            .get(..at)
            .is_some_and(|before| before.ends_with(b"(0)"));
        // `+55 75 9 4418-7302`: the nine before a mobile's number in Brazil.
        let nine = plus && parted == Some(&b' ') && bytes.get(start..start + 2) == Some(b"55");
        let single = groups > 0 && digits < 2 && !opened && !spaced && !closed && !nine;
        if digits == 0 || count + digits > most || single {
            return (end, count, groups);
        }
        count += digits;
        groups += 1;
        end = at + digits;
        at = end;
        let rest = bytes.get(at..).unwrap_or_default();
        let joint = rest
            .iter()
            .take(3)
            .take_while(|b| matches!(b, b' ' | b'-' | b'.' | b'/' | b'(' | b')'))
            .count();
        let rest = rest.get(..joint).unwrap_or_default();
        if !matches!(
            rest,
            [b' ' | b'-' | b'.' | b'/' | b'(' | b')']
                | [b' ', b'(']
                | [b')', b' ' | b'-']
                | [b'-' | b'/', b' ']
                | [b' ', b'-' | b'/', b' ']
        ) {
            return (end, count, groups);
        }
        at += joint;
    }
}

/// Whether bytes begin with a date of these centuries (`2026-11-29`, `2026/11/29`).
fn is_year_first(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [
            b'1' | b'2',
            b'0' | b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'-' | b'/' | b'.',
            b'0' | b'1',
            b'0'..=b'9',
            b'-' | b'/' | b'.',
            b'0'..=b'3',
            b'0'..=b'9',
            ..
        ]
    )
}

/// Whether a day, a month and a year stand at `at` (`01.02.2026`).
fn is_day_first(bytes: &[u8], at: usize) -> bool {
    run(bytes, at) == 2
        && run(bytes, at + 3) == 2
        && run(bytes, at + 6) == 4
        && bytes.get(at + 2) == bytes.get(at + 5)
}

/// Whether only blanks stand before `at` on its line.
fn at_line_start(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .find(|b| !matches!(b, b' ' | b'\t'))
        .is_none_or(|b| *b == b'\n')
}
