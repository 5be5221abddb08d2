//! What holds whatever happens to a run: killed at any moment, on a full disk, where nothing can be written, watched. In all of
//! them a file under its own name is whole, and a run that is left alone ends with the same bytes.
//!
//! `COPYDESK_KILLS=200 cargo test --test safety` kills more often.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "the disk and the clock are what is tested, and what was not is told"
)]
#![cfg(all(unix, feature = "cli", feature = "epub", feature = "pdf"))]

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output};
use std::thread::sleep;
use std::time::{Duration, Instant};

const FORMATS: &str = "md,html,epub,pdf";

/// A directory with articles, thrown away at the end.
struct Desk(tempfile::TempDir);

impl Desk {
    /// Each sample several times, in directories.
    fn new(times: usize) -> Self {
        let desk = Self(tempfile::tempdir().expect("a temporary directory"));
        let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("input");
        for time in 0..times {
            let name = format!("desk/{time}");
            fs::create_dir_all(desk.path("desk")).expect("a new directory");
            let mut copy = Command::new("cp");
            let copied = copy.arg("-r").arg(&input).arg(desk.path(&name)).status();
            assert!(copied.is_ok_and(|status| status.success()));
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.current_dir(self.0.path()).args(arguments);
        command.env_remove("SOURCE_DATE_EPOCH");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let output = self.command(arguments).output();
        output.expect("the program can be started")
    }

    /// Every file below a directory, with its bytes.
    fn files(&self, name: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let root = self.path(name);
        let mut files = BTreeMap::new();
        let mut open = vec![root.clone()];
        while let Some(directory) = open.pop() {
            for entry in fs::read_dir(&directory).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let below = path.strip_prefix(&root).expect("it was found there");
                    // Who looks while a run is at work finds files that have another name, or are gone, by the time they are read.
                    match fs::read(&path) {
                        Err(error) if error.kind() == ErrorKind::NotFound => continue,
                        read => files.insert(below.to_owned(), read.expect("it can be read")),
                    };
                }
            }
        }
        files
    }
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.as_encoded_bytes().starts_with(b".")
}

/// Each file under its own name must be one of the reference, as a whole.
fn assert_whole(found: &BTreeMap<PathBuf, Vec<u8>>, whole: &BTreeMap<PathBuf, Vec<u8>>) {
    for (path, bytes) in found.iter().filter(|(path, _)| !is_hidden(path)) {
        assert!(
            whole.get(path) == Some(bytes),
            "{} is not whole",
            path.display()
        );
    }
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn killed_at_any_moment_it_leaves_whole_files() {
    let desk = Desk::new(4);
    // The quicker of two: a busy machine makes the first slow.
    let taken = [(), ()].map(|()| {
        let begun = Instant::now();
        let run = desk.run(&["desk", "-d", "whole", "-t", FORMATS, "--no-cache"]);
        assert!(run.status.success());
        begun.elapsed().as_micros()
    });
    let longest = taken.into_iter().min().unwrap_or_default();
    let mut longest = u64::try_from(longest).unwrap_or(u64::MAX);
    let whole = desk.files("whole");
    let kills =
        std::env::var("COPYDESK_KILLS").map_or(12, |kills| kills.parse().expect("a number"));
    // Knuth's generator: other moments each time, the same in each run of the test.
    let mut state: u64 = 1;
    let mut killed = 0;
    for kill in 0..kills {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // Some runs begin anew and some go on with what the last has left.
        if kill % 3 != 2 {
            let _ = fs::remove_dir_all(desk.path("out"));
            let _ = fs::remove_dir_all(desk.path(".copydesk-cache"));
        }
        let mut run = desk.command(&["desk", "-d", "out", "-t", FORMATS, "-q"]);
        let mut run = run.spawn().expect("the program can be started");
        sleep(Duration::from_micros((state >> 33) % longest));
        let over = run.try_wait().expect("it is ours").is_some();
        run.kill().expect("it is ours");
        run.wait().expect("it is ours");
        killed += usize::from(!over);
        longest = if over { longest / 2 + 1 } else { longest };
        assert_whole(&desk.files("out"), &whole);
    }
    assert!(
        killed * 3 > kills,
        "most runs were over before they were killed"
    );
    let last = desk.run(&["desk", "-d", "out", "-t", FORMATS]);
    assert!(last.status.success(), "{}", told(&last));
    assert!(
        desk.files("out") == whole,
        "the last run leaves what one alone does, and nothing else"
    );
    let remembered = desk.files(".copydesk-cache/articles-1");
    assert!(remembered.len() == whole.len() / 4 && !remembered.keys().any(|path| is_hidden(path)));
    let check = desk.run(&["desk", "-d", "out", "-t", FORMATS, "--check", "--prune"]);
    assert!(check.status.success(), "{}", told(&check));
}

#[test]
fn neither_threads_nor_the_cache_change_a_byte() {
    let desk = Desk::new(2);
    let run = |arguments: &[&str]| {
        let arguments = [&["desk", "-t", FORMATS], arguments].concat();
        let output = desk.run(&arguments);
        assert!(output.status.success(), "{}", told(&output));
        (output.stdout.clone(), told(&output))
    };
    run(&["-d", "one", "-j", "1"]);
    let cold = run(&["-d", "one", "-j", "8", "--no-cache"]);
    let warm = run(&["-d", "one", "-j", "8"]);
    assert_eq!(cold, warm, "what is remembered is told like what is found");
    run(&["-d", "eight", "-j", "8"]);
    assert!(desk.files("one") == desk.files("eight"));
    fs::remove_dir_all(desk.path(".copydesk-cache")).expect("it is there");
    run(&["-d", "one", "--check"]);
    assert!(
        !desk.path(".copydesk-cache").exists(),
        "a check writes nothing"
    );
    let (_, told) = run(&["-d", "one"]);
    assert!(told.contains("0 files written"), "{told}");
}

/// One cache sees all of these in turn: if any were not a part of its keys, the outputs of another would be taken for these.
#[test]
fn whatever_steers_an_output_is_remembered_with_it() {
    let desk = Desk::new(1);
    let write =
        |name: &str, text: &str| fs::write(desk.path(name), text).expect("it can be written");
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/DejaVuSansMono.ttf");
    let font = font.to_str().expect("a path of ours");
    write("house.toml", "text.size = 12\n");
    write("house.css", "p { margin: 0 }\n");
    write(
        "one.toml",
        "[[override]]\nfiles = \"news.txt\"\nmetadata.author = \"Ada\"\n",
    );
    write("two.toml", "profile = \"plain\"\n");
    let plain = &["-t", "md,html,epub,pdf,json"][..];
    let ways: &[&[&str]] = &[
        &[],
        &["--theme", "book"],
        &["--theme", "house.toml"],
        &["-M", "author=Ada Moss"],
        &["-M", "date=2026-11-02"],
        &["--lang", "de"],
        &["--profile", "verse"],
        &["--rule", "heading-bare=off"],
        &["--heading", "The .*=2"],
        &["--encoding", "windows-1251"],
        &["-O", "html.css=house.css"],
        &["-O", "html.fragment=true", "-O", "markdown.width=40"],
        &["-O", "pdf.paper=a5", "-O", "epub.fonts=true"],
        &["--font", font],
        &["--config", "one.toml"],
        &["--config", "two.toml"],
        &["-f", "markdown", "desk/0/news.txt"],
    ];
    let export = |directory: &str, way: &[&str], more: &[&str]| {
        let inputs = if way.contains(&"-f") {
            &[][..]
        } else {
            &["desk/0/news.txt", "desk/0/stories"][..]
        };
        let arguments = [
            inputs,
            &["-q", "-d", directory, "--base", "desk"],
            plain,
            way,
            more,
        ]
        .concat();
        let output = desk.run(&arguments);
        assert!(output.status.success(), "{way:?}: {}", told(&output));
    };
    let same = |way: &[&str]| {
        export("kept", way, &["--cache-dir", "cache"]);
        let _ = fs::remove_dir_all(desk.path("new"));
        export("new", way, &["--no-cache"]);
        for (path, bytes) in desk.files("new") {
            let kept = fs::read(desk.path("kept").join(&path)).unwrap_or_default();
            assert!(kept == bytes, "{way:?}: {}", path.display());
        }
    };
    for way in ways {
        same(way);
    }
    // And once more, now that all of them are known; what is not said on the command line changes, too.
    write("house.toml", "text.size = 13\n");
    write("house.css", "p { margin: 1em }\n");
    write("two.toml", "profile = \"mail\"\n");
    write("desk/0/news.copydesk.toml", "metadata.author = \"Bo\"\n");
    for way in ways {
        same(way);
    }
}

/// Runs a script where it may mount file systems; nothing, where nobody may.
fn mounted(desk: &Desk, script: &str) -> Option<Output> {
    let trial = "mkdir -p trial && mount -t tmpfs none trial";
    let shared = || {
        let mut command = Command::new("unshare");
        command.current_dir(desk.0.path());
        command.args(["-rm", "sh", "-c"]);
        command
    };
    let can = shared().arg(trial).status();
    if !can.is_ok_and(|status| status.success()) {
        eprintln!("no file system can be mounted here: not tested");
        return None;
    }
    let program = env!("CARGO_BIN_EXE_copydesk");
    let output = shared().arg(script).env("COPYDESK", program).output();
    Some(output.expect("it was there a moment ago"))
}

#[test]
fn a_full_disk_costs_what_has_no_room() {
    let desk = Desk::new(1);
    assert!(
        desk.run(&["desk", "-d", "whole", "-t", FORMATS])
            .status
            .success()
    );
    let script = "mkdir small && mount -t tmpfs -o size=300k none small && \
        $COPYDESK desk -d small/out -t md,html,epub,pdf; code=$?; cp -r small/out kept; exit $code";
    let Some(output) = mounted(&desk, script) else {
        return;
    };
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(
        told(&output).contains("No space left on device"),
        "{}",
        told(&output)
    );
    let kept = desk.files("kept");
    assert!(!kept.is_empty() && kept.len() < 40);
    assert!(
        kept.keys().all(|path| !is_hidden(path)),
        "nothing unfinished is left"
    );
    assert_whole(&kept, &desk.files("whole"));
}

#[test]
fn where_nothing_can_be_written_it_is_said() {
    let desk = Desk::new(1);
    let script = "mkdir still && mount -t tmpfs none still && mkdir still/out && mount -o remount,ro still && \
        $COPYDESK desk/0/news.txt desk/0/essays -d still/out -t md";
    let Some(output) = mounted(&desk, script) else {
        return;
    };
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let lines = told(&output);
    let said = lines.matches("cannot write `still/out/").count();
    assert_eq!(said, 3, "{lines}");
    assert!(lines.contains("Read-only file system"), "{lines}");
}

#[test]
fn a_directory_of_outputs_that_is_a_link_to_nothing_is_told_as_one() {
    let desk = Desk::new(1);
    std::os::unix::fs::symlink("gone", desk.path("out")).expect("a new link");
    let output = desk.run(&["desk", "-d", "out", "-t", "md"]);
    assert_eq!(output.status.code(), Some(2));
    let said = told(&output);
    assert!(
        said.contains("`out` is a link to `gone`, which does not exist"),
        "{said}"
    );
    assert!(!desk.path("gone").exists(), "nothing is made");
}

/// Waits for something that another process does.
fn wait_for(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "{what}: not within a minute"
        );
        sleep(Duration::from_millis(20));
    }
}

#[test]
fn what_is_watched_is_exported_when_it_changes() {
    let desk = Desk::new(1);
    let watch = desk.command(&["desk", "-d", "out", "-t", "md", "--watch", "--prune", "-q"]);
    let watch = Watch::of(watch);
    let (text, out) = (desk.path("desk/0/news.txt"), desk.path("out/0/news.md"));
    wait_for("the first run", || out.exists());
    // The watch begins before the first run does.
    fs::write(&text, "A Boat\n\nIt is mended.\n").expect("it can be written");
    let says = |words: &str| fs::read_to_string(&out).is_ok_and(|out| out.contains(words));
    wait_for("a change", || says("It is mended."));
    fs::write(desk.path("desk/0/news.copydesk.toml"), "profil = 1\n").expect("it can be written");
    sleep(Duration::from_millis(500));
    fs::write(
        desk.path("desk/0/news.copydesk.toml"),
        "metadata.author = \"Ada\"\n",
    )
    .expect("it can be written");
    wait_for("a file beside the article, wrong and then right", || {
        says("Ada")
    });
    fs::remove_file(&text).expect("it is there");
    wait_for("an article that is gone", || !out.exists());
    interrupt(watch);
}

#[test]
fn what_is_taken_away_while_it_is_watched_is_made_again() {
    let desk = Desk::new(1);
    let arguments = ["desk/0/news.txt", "desk/0/essays", "-d", "out", "-t", "md"];
    let watch = desk.command(&[&arguments[..], &["--index", "--watch", "-q"]].concat());
    let watch = Watch::of(watch);
    let [out, index] = ["out/news.md", "out/index.html"].map(|name| desk.path(name));
    wait_for("the first run", || index.exists());
    // What is watched is known when the first run is over.
    sleep(Duration::from_millis(500));
    let whole = desk.files("out");
    fs::remove_file(&out).expect("it is there");
    wait_for("a file", || out.exists());
    sleep(Duration::from_millis(500));
    fs::remove_file(&index).expect("it is there");
    wait_for("an index", || index.exists());
    sleep(Duration::from_millis(500));
    fs::remove_dir_all(desk.path("out")).expect("it is there");
    wait_for("a directory", || desk.files("out") == whole);
    sleep(Duration::from_millis(500));
    fs::write(&out, "# Another\n").expect("it can be written");
    wait_for("a file of a directory that was made again", || {
        desk.files("out") == whole
    });
    interrupt(watch);
}

/// A run that watches; it ends with the test, whatever comes of that.
struct Watch(Child);

impl Watch {
    fn of(mut command: Command) -> Self {
        Self(command.spawn().expect("the program can be started"))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Ends a watch as somebody does who has seen enough.
fn interrupt(mut watch: Watch) {
    let pid = watch.0.id().to_string();
    let interrupted = Command::new("kill").args(["-INT", &pid]).status();
    assert!(interrupted.is_ok_and(|status| status.success()));
    let status = watch.0.wait().expect("it is ours");
    assert_eq!(
        status.code(),
        Some(0),
        "an interrupt is the end that it waits for"
    );
}
