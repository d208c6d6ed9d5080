//! The commands, from files of values to what is found in texts.

use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::own::{Own, read_dictionary};

fn asked(file: PathBuf, columns: &[&str], out: PathBuf) -> Build {
    Build {
        file,
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        name: None,
        out: Some(out),
        everyday: false,
        json: true,
    }
}

fn made(asked: &Build) -> Result<ExitCode, build::Failure> {
    build::build(asked, &mut Out::to(Box::new(std::io::sink()), true))
}

#[test]
fn rows_become_an_index_that_finds_and_holds_none_of_them() {
    let directory = tempfile::tempdir().expect("a directory");
    let (rows, out) = (
        directory.path().join("customers.csv"),
        directory.path().join("c.dict"),
    );
    std::fs::write(
        &rows,
        "\u{feff}Id;Email;Name;Birth date\r\n1;zoe.mueller@corp.example;Zoë Müller;12.03.1985\r\n\
         2;;\"O'Brien; John\";1979-07-04\r\nodd\r\n3;jo@corp.example;Maria;\r\n",
    )
    .expect("written");
    let columns = ["email", "Name", "name+birth date"];
    made(&asked(rows.clone(), &columns, out.clone())).expect("it is made");
    let mode = std::fs::metadata(&out).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let index = read_dictionary(&out).expect("whole");
    assert_eq!((index.name(), index.rows()), ("customers", 3));
    let values: Vec<_> = index
        .columns()
        .iter()
        .map(|column| (index.class(column), column.values))
        .collect();
    let of = |class: &str, values| (format!("company.customers.{class}"), values);
    assert_eq!(
        values,
        [of("email", 2), of("name", 2), of("name_birth_date", 2)]
    );

    let own = Own::indexes(std::slice::from_ref(&out)).expect("readable");
    let set = own.load().expect("it loads");
    let text = "John O’Brien, born July 4, 1979, and Maria";
    let found = set.scan(text).expect("few");
    let classes: Vec<&str> = found.iter().map(|one| one.class.as_str()).collect();
    assert!(
        classes.contains(&"company.customers.name_birth_date"),
        "{classes:?}"
    );

    // What is passed to the agent names the file and what it was, and not what is in it.
    let passed = serde_json::to_string(&own).expect("JSON");
    assert!(passed.len() < 1000, "{}", passed.len());
    let passed: Own = serde_json::from_str(&passed).expect("the same");
    assert_eq!(passed.load().expect("it loads").digest(), set.digest());
    made(&asked(rows.clone(), &columns, out.clone())).expect("it is made again");
    let error = passed.load().expect_err("it changed").to_string();
    assert!(error.contains("changed"), "{error}");
    assert!(own.again().expect("readable").load().is_ok());

    let mut bytes = std::fs::read(&out).expect("readable");
    bytes.pop();
    std::fs::write(&out, bytes).expect("written");
    let error = read_dictionary(&out)
        .expect_err("a byte is missing")
        .to_string();
    assert!(
        error.contains("c.dict") && error.contains("damaged"),
        "{error}"
    );
    let names = std::fs::read_dir(directory.path())
        .expect("readable")
        .count();
    assert_eq!(names, 2, "nothing is left beside the index");
}

#[test]
fn mistakes_are_told_with_what_was_meant() {
    let directory = tempfile::tempdir().expect("a directory");
    let at = |name: &str| directory.path().join(name);
    std::fs::write(at("c.csv"), "email,phone\n,\n").expect("written");
    let failed = |columns: &[&str]| {
        let asked = asked(at("c.csv"), columns, at("c.dict"));
        made(&asked).expect_err("a mistake")
    };
    let which = failed(&[]);
    assert!(which.code == 2 && which.hint.is_some_and(|hint| hint.contains("--columns")));
    let near = failed(&["emial"]);
    assert!(
        near.hint
            .as_deref()
            .is_some_and(|hint| hint.contains("`email`")),
        "{near:?}"
    );
    let far = failed(&["surname"]);
    assert!(
        far.hint
            .as_deref()
            .is_some_and(|hint| hint.contains("email, phone")),
        "{far:?}"
    );
    let nothing = failed(&["email", "phone"]);
    assert!(nothing.error.contains("no value is left"), "{nothing:?}");
    assert!(!at("c.dict").exists());
}

#[test]
fn nothing_but_an_index_is_replaced() {
    let directory = tempfile::tempdir().expect("a directory");
    let at = |name: &str| directory.path().join(name);
    std::fs::write(at("projects.txt"), "Blue Heron\n").expect("written");
    std::fs::write(at("notes.md"), "mine\n").expect("written");
    std::os::unix::fs::symlink(at("projects.txt"), at("link.txt")).expect("a link");
    let failed = |out: &str| made(&asked(at("projects.txt"), &[], at(out))).expect_err(out);
    for (out, said) in [
        ("projects.txt", "is the file of values itself"),
        ("link.txt", "is the file of values itself"),
        ("notes.md", "is no dictionary"),
        (".", "is no dictionary"),
    ] {
        let failure = failed(out);
        assert!(
            failure.code == 2 && failure.error.contains(said),
            "{failure:?}"
        );
        assert!(failure.hint.is_some_and(|hint| hint.contains("--out")));
    }
    let kept = |name: &str| std::fs::read_to_string(at(name)).expect("it is there");
    assert_eq!(
        (kept("projects.txt").as_str(), kept("notes.md").as_str()),
        ("Blue Heron\n", "mine\n")
    );
    std::fs::write(at("empty.dict"), "").expect("written");
    for _ in 0..2 {
        made(&asked(at("projects.txt"), &[], at("empty.dict"))).expect("it is made");
    }
}

#[test]
fn what_makes_no_index_is_told_with_its_reason() {
    let directory = tempfile::tempdir().expect("a directory");
    let at = |name: &str| directory.path().join(name);
    let failed = |bytes: &[u8], name: &str, columns: &[&str]| {
        std::fs::write(at(name), bytes).expect("written");
        made(&asked(at(name), columns, at("c.dict"))).expect_err(name)
    };
    let zip = failed(b"PK\x03\x04\x14\0\0\0\x08\0", "book.xlsx", &["email"]);
    assert!(
        zip.error.contains("a zip archive") && zip.hint.is_some_and(|hint| hint.contains("CSV"))
    );
    let noise: Vec<u8> = (0..=255).cycle().take(4096).collect();
    assert!(failed(&noise, "noise.txt", &[]).error.contains("not text"));
    let csv = b"email,birthdate\na@corp.example,1985-03-12\n";
    let dates = failed(csv, "c.csv", &["birthdate"]);
    assert!(
        dates
            .error
            .contains("left out: 1 everyday words, names or dates"),
        "{dates:?}"
    );
    assert!(dates.hint.is_some_and(|hint| hint.contains("--everyday")));
    let twice = failed(csv, "c.csv", &["email", "Email"]);
    assert!(
        twice.code == 2 && twice.error.contains("twice"),
        "{twice:?}"
    );
    assert_eq!(
        (several(1, "row"), several(1200, "row")),
        ("1 row".into(), "1,200 rows".into())
    );
}

#[test]
fn phrases_are_lines() {
    let directory = tempfile::tempdir().expect("a directory");
    let (list, out) = (
        directory.path().join("projects.txt"),
        directory.path().join("p.dict"),
    );
    std::fs::write(&list, "# names\nBlue Heron\r\n\nNachtigall-7\nthe\n").expect("written");
    made(&asked(list, &[], out.clone())).expect("it is made");
    let index = read_dictionary(&out).expect("whole");
    let column = index.columns().first().expect("one");
    assert_eq!(
        (index.class(column).as_str(), column.values),
        ("company.projects", 2)
    );
}

#[test]
fn numbers_and_sizes_are_told_as_people_say_them() {
    assert_eq!(counted(0), "0");
    assert_eq!(counted(1234), "1,234");
    assert_eq!(counted(10_000_000), "10,000,000");
    assert_eq!(
        (sized(512), sized(20_000), sized(46_000_000)),
        ("512 bytes".into(), "20 kB".into(), "46 MB".into())
    );
}
