//! Unpacks what was compressed (RFC 1950 to 1952) in so far as a value may be in it: the first few thousand bytes.

/// Most bytes that are unpacked.
const MOST: usize = 4096;
/// Longest code, in bits.
const BITS: usize = 15;

/// What a gzip or zlib stream holds; `None` where it is none, or holds more than is unpacked.
pub(super) fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    match packed {
        // A file's name and comments make it no value that somebody hides.
        [0x1F, 0x8B, 8, flags, _, _, _, _, _, _, rest @ ..] => {
            let mut rest = rest;
            if flags & 4 > 0 {
                return None;
            }
            for flag in [8, 16] {
                if flags & flag > 0 {
                    rest = rest.get(memchr::memchr(0, rest)? + 1..)?;
                }
            }
            inflate(rest.get(usize::from(flags & 2)..)?)
        }
        [head, check, rest @ ..]
            if head & 15 == 8
                && check & 32 == 0
                && (u16::from(*head) << 8 | u16::from(*check)).is_multiple_of(31) =>
        {
            inflate(rest)
        }
        _ => None,
    }
}

/// Bits of a stream, the lowest first.
struct Bits<'p> {
    packed: &'p [u8],
    held: u32,
    count: u32,
}

impl Bits<'_> {
    fn take(&mut self, count: u32) -> Option<usize> {
        while self.count < count {
            let (byte, rest) = self.packed.split_first()?;
            self.packed = rest;
            self.held |= u32::from(*byte) << self.count;
            self.count += 8;
        }
        let taken = self.held & ((1 << count) - 1);
        self.held >>= count;
        self.count -= count;
        usize::try_from(taken).ok()
    }
}

/// A code of Huffman: how many words have each length, and the symbols in order.
struct Code {
    counts: [u16; BITS + 1],
    symbols: Vec<u16>,
}

impl Code {
    fn new(lengths: &[u8]) -> Self {
        let mut counts = [0; BITS + 1];
        let mut symbols = Vec::with_capacity(lengths.len());
        for (length, count) in counts.iter_mut().enumerate().skip(1) {
            for (symbol, _) in (0..)
                .zip(lengths)
                .filter(|(_, of)| usize::from(**of) == length)
            {
                symbols.push(symbol);
                *count += 1;
            }
        }
        Self { counts, symbols }
    }

    fn read(&self, bits: &mut Bits<'_>) -> Option<usize> {
        let (mut code, mut first, mut index) = (0, 0, 0);
        for count in self.counts.iter().skip(1).map(|count| usize::from(*count)) {
            code |= bits.take(1)?;
            if let Some(place) = code.checked_sub(first).filter(|place| *place < count) {
                return self.symbols.get(index + place).copied().map(usize::from);
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        None
    }
}

fn inflate(packed: &[u8]) -> Option<Vec<u8>> {
    let mut bits = Bits {
        packed,
        held: 0,
        count: 0,
    };
    let mut out = Vec::new();
    loop {
        let last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => stored(&mut bits, &mut out)?,
            1 => {
                let mut lengths = [8; 288];
                for (symbol, length) in lengths.iter_mut().enumerate().skip(144) {
                    *length = match symbol {
                        ..256 => 9,
                        256..280 => 7,
                        _ => 8,
                    };
                }
                block(
                    &mut bits,
                    &Code::new(&lengths),
                    &Code::new(&[5; 30]),
                    &mut out,
                )?;
            }
            2 => {
                let (symbols, distances) = codes(&mut bits)?;
                block(&mut bits, &symbols, &distances, &mut out)?;
            }
            _ => return None,
        }
        if last {
            return Some(out);
        }
    }
}

/// Bytes as they are.
fn stored(bits: &mut Bits<'_>, out: &mut Vec<u8>) -> Option<()> {
    (bits.held, bits.count) = (0, 0);
    let [low, high, _, _, rest @ ..] = bits.packed else {
        return None;
    };
    let (bytes, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes([*low, *high])))?;
    bits.packed = rest;
    out.extend_from_slice(bytes);
    (out.len() <= MOST).then_some(())
}

/// The codes that a block brings.
fn codes(bits: &mut Bits<'_>) -> Option<(Code, Code)> {
    const ORDER: [usize; 19] = [
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
    ];
    let (symbols, distances) = (bits.take(5)? + 257, bits.take(5)? + 1);
    let count = bits.take(4)? + 4;
    let mut lengths = [0; 19];
    for place in ORDER.iter().take(count) {
        *lengths.get_mut(*place)? = u8::try_from(bits.take(3)?).ok()?;
    }
    let code = Code::new(&lengths);
    let mut all: Vec<u8> = Vec::with_capacity(symbols + distances);
    while all.len() < symbols + distances {
        let (length, times) = match code.read(bits)? {
            16 => (*all.last()?, 3 + bits.take(2)?),
            17 => (0, 3 + bits.take(3)?),
            18 => (0, 11 + bits.take(7)?),
            length => (u8::try_from(length).ok()?, 1),
        };
        all.extend(std::iter::repeat_n(length, times));
    }
    let (of_symbols, rest) = all.split_at_checked(symbols)?;
    Some((Code::new(of_symbols), Code::new(rest.get(..distances)?)))
}

/// One block of symbols and copies.
fn block(bits: &mut Bits<'_>, symbols: &Code, distances: &Code, out: &mut Vec<u8>) -> Option<()> {
    const LENGTHS: [u16; 29] = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
        131, 163, 195, 227, 258,
    ];
    loop {
        let symbol = symbols.read(bits)?;
        match symbol.checked_sub(257) {
            None if symbol == 256 => return Some(()),
            None => out.push(u8::try_from(symbol).ok()?),
            Some(index) => {
                let base = usize::from(*LENGTHS.get(index)?);
                let more = match index {
                    8..28 => u32::try_from(index).ok()? / 4 - 1,
                    _ => 0,
                };
                let length = base + bits.take(more)?;
                let code = u32::try_from(distances.read(bits)?).ok()?;
                let distance = match code {
                    ..4 => 1 + usize::try_from(code).ok()?,
                    4..30 => {
                        let more = code / 2 - 1;
                        let base = usize::try_from(2 + code % 2).ok()? << more;
                        1 + base + bits.take(more)?
                    }
                    _ => return None,
                };
                let from = out.len().checked_sub(distance)?;
                for at in from..from + length {
                    out.push(*out.get(at)?);
                }
            }
        }
        if out.len() > MOST {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_compressed_is_read() {
        let packed = [
            31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 11, 202, 200, 204, 203, 215, 179, 48, 87, 72, 204, 75,
            81, 8, 130, 114, 116, 224, 44, 0, 21, 163, 243, 21, 31, 0, 0, 0,
        ];
        let read = unpack(&packed).expect("it is whole");
        assert_eq!(read, b"Rhino.87 and Rhino.87, Rhino.87");
        // A block that brings its own codes.
        let packed = [
            120, 218, 149, 209, 199, 13, 128, 48, 20, 4, 209, 86, 182, 4, 147, 65, 180, 225, 6,
            200, 153, 79, 50, 169, 122, 40, 0, 33, 237, 125, 222, 105, 116, 93, 96, 54, 77, 214,
            33, 93, 228, 24, 81, 202, 9, 75, 41, 180, 102, 152, 86, 200, 94, 44, 216, 222, 164, 79,
            238, 11, 185, 84, 49, 244, 7, 176, 89, 224, 176, 192, 101, 129, 199, 2, 159, 5, 1, 11,
            66, 22, 68, 44, 120, 199, 177, 130, 126, 109, 253, 206, 126, 0, 242, 29, 203, 116,
        ];
        let read = unpack(&packed).expect("it is whole");
        assert_eq!(read.len(), 591);
        assert!(
            read.starts_with(b"The quick brown fox 100 jumps") && read.ends_with(b"lazy dog; ")
        );
        for cut in 0..packed.len() {
            let _ = unpack(packed.get(..cut).unwrap_or_default());
        }
        assert_eq!(unpack(b"plain text"), None);
    }
}
