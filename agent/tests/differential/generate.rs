//! Bodies from a seed: JSON written in every way there is, and near misses of it.

/// What the generator's own keys begin with; other keys are of the APIs' vocabulary.
pub const OWN_KEY: &str = "k\u{e9}y";

/// Makes bodies; the same seed makes the same.
pub struct Generator {
    state: u64,
    out: Vec<u8>,
}

impl Generator {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self {
            state: seed,
            out: Vec::new(),
        }
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn put(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// The next body.
    pub fn body(&mut self) -> Vec<u8> {
        self.out.clear();
        if self.once_in(400) {
            self.extreme();
        } else {
            self.space();
            self.value(0);
            self.space();
        }
        if self.once_in(60) {
            let again = self.pick(&[" 1", "{}", "\n[]", ",", "\0", "\u{feff}", "//x", "\u{1a}"]);
            self.put(again);
        }
        let mut body = std::mem::take(&mut self.out);
        if self.once_in(3) {
            for _ in 0..=self.below(3) {
                self.mutate(&mut body);
            }
        }
        if self.once_in(25) {
            body = self.encoded(&body);
        }
        body
    }

    fn extreme(&mut self) {
        let levels = self.pick(&[100, 127, 128, 129, 200, 1100]);
        match self.below(4) {
            0 => {
                self.put(&"[".repeat(levels));
                self.put(&"]".repeat(levels));
            }
            1 => {
                self.put(&"{\"a\":".repeat(levels));
                self.put("0");
                self.put(&"}".repeat(levels));
            }
            2 => {
                let digits = self.pick(&[4095, 4096, 4097, 4300, 4301, 20_000]);
                let before = self.pick(&["", "0.", "1e", "-"]);
                self.put("[");
                self.put(before);
                self.put(&"7".repeat(digits - before.len()));
                self.put("]");
            }
            _ => {
                let names = 1 + self.below(400);
                self.put("{\"same\":0");
                for _ in 0..names {
                    self.put(",\"same\":1");
                }
                self.put("}");
            }
        }
    }

    fn space(&mut self) {
        while self.once_in(4) {
            let space = if self.once_in(150) {
                self.pick(&[
                    "\u{b}", "\u{c}", "\u{a0}", "\u{2028}", "\u{feff}", "/**/", "#\n", "\u{85}",
                    "\0",
                ])
            } else {
                self.pick(&[" ", "\n", "\t", "\r\n"])
            };
            self.put(space);
        }
    }

    fn value(&mut self, depth: usize) {
        let kind = if depth > 5 {
            2 + self.below(3)
        } else {
            self.below(5)
        };
        match kind {
            0 => self.object(depth),
            1 => self.array(depth),
            2 => self.string(),
            3 => self.number(),
            _ => {
                let word = if self.once_in(40) {
                    self.pick(&[
                        "NaN",
                        "Infinity",
                        "-Infinity",
                        "nan",
                        "True",
                        "None",
                        "undefined",
                        "nul",
                        "truefalse",
                        "TRUE",
                        "",
                        "-NaN",
                        "+Infinity",
                        "inf",
                    ])
                } else {
                    self.pick(&["true", "false", "null"])
                };
                self.put(word);
            }
        }
    }

    fn object(&mut self, depth: usize) {
        self.put("{");
        let members = self.below(5);
        for index in 0..members {
            if index > 0 {
                self.put(",");
            }
            self.space();
            match self.below(12) {
                0 => self.string(),
                1..=4 => {
                    let name = self.pick(&[
                        "\"messages\"",
                        "\"content\"",
                        "\"role\"",
                        "\"text\"",
                        "\"mod\\u0065l\"",
                        "\"type\"",
                        "\"arguments\"",
                    ]);
                    self.put(name);
                }
                _ => {
                    let number = self.below(4);
                    let first = self.pick(&[OWN_KEY, "k\\u00e9y", "k\\u00E9y", "\\u006b\u{e9}y"]);
                    self.put(&format!("\"{first}{number}\""));
                }
            }
            self.space();
            let colon = if self.once_in(200) {
                self.pick(&["", "=", "::", ": :"])
            } else {
                ":"
            };
            self.put(colon);
            self.space();
            self.value(depth + 1);
            self.space();
        }
        if self.once_in(100) {
            self.put(",");
        }
        self.space();
        self.put("}");
    }

    fn array(&mut self, depth: usize) {
        self.put("[");
        for index in 0..self.below(5) {
            if index > 0 {
                let comma = if self.once_in(300) {
                    self.pick(&["", ",,", ";"])
                } else {
                    ","
                };
                self.put(comma);
            }
            self.space();
            self.value(depth + 1);
            self.space();
        }
        if self.once_in(100) {
            self.put(",");
        }
        self.space();
        self.put("]");
    }

    fn string(&mut self) {
        self.put("\"");
        for _ in 0..self.below(9) {
            self.piece();
        }
        self.put("\"");
    }

    /// A piece of a string, written in one of the ways there are.
    fn piece(&mut self) {
        match self.below(16) {
            0..=5 => {
                let words = self.pick(&[
                    "a",
                    "some words",
                    "ada@example.com",
                    "{\\\"k\\\":\\\"v\\\"}",
                    "/",
                    "'",
                    "4111 1111 1111 1111",
                ]);
                self.put(words);
            }
            6 | 7 => {
                let escape = self.pick(&["\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t"]);
                self.put(escape);
            }
            8 | 9 => {
                let unit = self.pick(&[
                    0_u32, 0x1f, 0x22, 0x41, 0x5c, 0x7f, 0xe9, 0x2028, 0xd7ff, 0xe000, 0xfeff,
                    0xffff,
                ]);
                let escape = if self.once_in(2) {
                    format!("\\u{unit:04x}")
                } else {
                    format!("\\u{unit:04X}")
                };
                self.put(&escape);
            }
            10 => {
                let (high, low) = (0xd800 + self.below(0x400), 0xdc00 + self.below(0x400));
                self.put(&format!("\\u{high:04x}\\u{low:04X}"));
            }
            11 | 12 => {
                let letters = self.pick(&[
                    "\u{e9}",
                    "\u{2028}",
                    "\u{1f600}",
                    "\u{10ffff}",
                    "\u{feff}",
                    "\u{7f}",
                    "\u{80}",
                    "\u{fffd}",
                ]);
                self.put(letters);
            }
            13 if self.once_in(20) => {
                let half = self.pick(&[
                    "\\ud83d",
                    "\\ude00",
                    "\\ud83dx",
                    "\\ud83d\\n",
                    "\\ud83d\\ud83d\\ude00",
                    "\\ude00\\ud83d",
                ]);
                self.put(half);
            }
            14 if self.once_in(20) => {
                let wrong = self.pick(&[
                    "\\x41",
                    "\\u12",
                    "\\u 123",
                    "\\u+123",
                    "\\U00000041",
                    "\\'",
                    "\\0",
                    "\\u{41}",
                    "\\u00g0",
                    "\\a",
                    "\\\n",
                    "\\u１２３４",
                ]);
                self.put(wrong);
            }
            15 if self.once_in(20) => {
                let raw = self.pick(&[
                    &b"\n"[..],
                    b"\t",
                    b"\0",
                    b"\x1f",
                    b"\xff",
                    b"\xc0\x80",
                    b"\xed\xa0\x80",
                    b"\xf4\x90\x80\x80",
                    b"\xe2\x82",
                ]);
                self.out.extend_from_slice(raw);
            }
            _ => self.put("word "),
        }
    }

    fn number(&mut self) {
        if self.once_in(25) {
            let wrong = self.pick(&[
                "01", "-", "+1", "1.", ".5", "1e", "1e+", "0x10", "1_000", "--1", "1.2.3",
                "\u{661}", "1e1.5", "-01", "00", "1E", "\u{ff11}", "0b1", "1n", "-.5",
            ]);
            return self.put(wrong);
        }
        if self.once_in(3) {
            self.put("-");
        }
        let whole = self.pick(&[
            "0",
            "7",
            "12",
            "4111111111111111",
            "900719925474099312345",
            "1234567",
        ]);
        self.put(whole);
        if self.once_in(3) {
            let fraction = self.pick(&[".0", ".25", ".000001", ".123456789012345678901234567890"]);
            self.put(fraction);
        }
        if self.once_in(4) {
            let exponent = self.pick(&["e0", "E5", "e+10", "e-10", "e999", "E-999", "e00"]);
            self.put(exponent);
        }
    }

    fn mutate(&mut self, body: &mut Vec<u8>) {
        if body.is_empty() {
            return;
        }
        let at = self.below(body.len());
        match self.below(7) {
            0 => body[at] = self.next() as u8,
            1 => drop(body.remove(at)),
            2 => {
                let byte = self.pick(b"{}[]\",:\\ 0-eE.nt/\n\0\xef\xc3");
                body.insert(at, byte);
            }
            3 => body.truncate(at),
            4 => {
                let end = (at + 1 + self.below(8)).min(body.len());
                let piece = body[at..end].to_vec();
                let to = self.below(body.len());
                body.splice(to..to, piece);
            }
            5 => body[at] ^= 1 << self.below(8),
            _ => {
                let other = self.below(body.len());
                body.swap(at, other);
            }
        }
    }

    /// The body in another encoding, or with a mark before it.
    fn encoded(&mut self, body: &[u8]) -> Vec<u8> {
        let text = String::from_utf8_lossy(body);
        let mark = if self.once_in(2) { "\u{feff}" } else { "" };
        let text = format!("{mark}{text}");
        let units = text.encode_utf16();
        let letters = text.chars().map(u32::from);
        match self.below(5) {
            0 => units.flat_map(u16::to_le_bytes).collect(),
            1 => units.flat_map(u16::to_be_bytes).collect(),
            2 => letters.flat_map(u32::to_le_bytes).collect(),
            3 => letters.flat_map(u32::to_be_bytes).collect(),
            _ => format!("\u{feff}{text}").into_bytes(),
        }
    }
}
