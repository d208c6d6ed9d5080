//! The data files built into the crate; `build.rs` writes the tables from the directories beside `src/`.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
