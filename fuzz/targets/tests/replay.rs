//! Every input of the corpora, run once more.

use std::path::{Path, PathBuf};

use weir_fuzz_targets::{TARGETS, run};

/// The largest corpus that is kept: it is read by people, and run by everyone.
const KEPT: u64 = 64 << 10;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus")
}

#[test]
fn every_input_holds() {
    for target in &TARGETS {
        let (mut inputs, mut bytes) = (0, 0);
        let folder = corpus().join(target.name);
        let entries = std::fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("readable").path();
            let data = std::fs::read(&path).expect("readable");
            eprintln!("{}", path.display());
            run(target.name, &data);
            inputs += 1;
            bytes += data.len() as u64;
        }
        assert!(
            inputs >= 2,
            "{}: a corpus begins with inputs made by hand",
            target.name
        );
        assert!(bytes <= KEPT, "{}: {bytes} bytes of corpus", target.name);
    }
}

#[test]
fn every_corpus_has_its_target_and_every_target_its_runner() {
    for entry in std::fs::read_dir(corpus()).expect("readable") {
        let name = entry.expect("readable").file_name();
        assert!(
            TARGETS.iter().any(|target| *target.name == *name),
            "{}",
            name.display()
        );
    }
    for target in &TARGETS {
        let runner = corpus().join(format!("../fuzz_targets/{}.rs", target.name));
        let text = std::fs::read_to_string(&runner).expect("a runner");
        assert!(
            text.contains(&format!("run(\"{}\", data)", target.name)),
            "{}",
            target.name
        );
    }
}
