//! Text → EPUB beside deflating the same XHTML and nothing else, and text → PDF in pages a second.

mod texts;

use copydesk::Source;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use libdeflater::{CompressionLvl, Compressor};
use std::hint::black_box;
use std::io::{Cursor, Read as _};

/// Texts shorter than this are no books.
const BOOK: usize = 100_000;

fn books(criterion: &mut Criterion) {
    let epub = texts::writer_with("epub", &[("cover", "none")]);
    for (name, text) in texts::all() {
        if text.len() < BOOK || name == "pathological" {
            continue;
        }
        let source = Source::new(name.as_str(), text);
        let tree = texts::tree(&source);
        let parts = chapters(&texts::write(epub.as_ref(), &tree));
        let mut group = criterion.benchmark_group(format!("EPUB of {name}, without a cover"));
        group
            .sample_size(20)
            .throughput(Throughput::Bytes(source.text().len() as u64));
        group.bench_function("tree to EPUB", |bencher| {
            bencher.iter(|| black_box(texts::write(epub.as_ref(), &tree)));
        });
        group.bench_function("text to EPUB", |bencher| {
            bencher.iter(|| black_box(texts::write(epub.as_ref(), &texts::tree(&source))));
        });
        group.bench_function("deflate of its XHTML", |bencher| {
            let mut compressor = compressor();
            bencher.iter(|| -> usize {
                let lengths = parts.iter().map(|part| deflated(&mut compressor, part));
                lengths.sum()
            });
        });
        group.finish();
    }
}

fn pdf(criterion: &mut Criterion) {
    let source = Source::new("book", texts::book(60));
    let pdf = texts::writer("pdf");

    let pages = pages(&texts::write(pdf.as_ref(), &texts::tree(&source)));
    let mut group = criterion.benchmark_group("PDF of a book");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(pages));
    group.bench_function("text to PDF, an element a page", |bencher| {
        bencher.iter(|| black_box(texts::write(pdf.as_ref(), &texts::tree(&source))));
    });
    group.finish();
}

/// The XHTML of an EPUB's content documents.
fn chapters(epub: &[u8]) -> Vec<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).expect("an EPUB is a zip archive");
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let is_xhtml = |name: &String| name.rsplit('.').next() == Some("xhtml");
    let xhtml = names.into_iter().filter(is_xhtml);
    xhtml
        .map(|name| {
            let mut part = Vec::new();
            let mut entry = archive.by_name(&name).expect("it was just listed");
            entry.read_to_end(&mut part).expect("the archive is whole");
            part
        })
        .collect()
}

/// By the library and at the level that the archive is made with.
fn deflated(compressor: &mut Compressor, part: &[u8]) -> usize {
    let mut room = vec![0; compressor.deflate_compress_bound(part.len())];
    let written = compressor.deflate_compress(part, &mut room);
    written.expect("the room is large enough")
}

fn compressor() -> Compressor {
    const LEVEL: i32 = 6;
    Compressor::new(CompressionLvl::new(LEVEL).expect("there is such a level"))
}

fn pages(pdf: &[u8]) -> u64 {
    let document = lopdf::Document::load_mem(pdf).expect("our PDF is one");
    document.get_pages().len() as u64
}

criterion_group!(benches, books, pdf);
criterion_main!(benches);
