//! Text → tree, text → HTML and text → Markdown in bytes a second, beside pulldown-cmark's parse and `push_html` on the same bytes.
//!
//! pulldown-cmark looks for marks that Markdown names, copydesk for structure that nobody marked: the yardstick says what
//! "fast" means for a text → HTML converter.

mod texts;

use copydesk::Source;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn text(criterion: &mut Criterion) {
    let writers = ["HTML", "Markdown"].map(|name| (name, texts::writer(&name.to_lowercase())));
    for (name, text) in texts::all() {
        let mut group = criterion.benchmark_group(&name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        // A text of its own each time, as an article that is read once has; both are handed it in memory.
        let source = || Source::new(name.as_str(), text.clone());
        group.bench_function("text to tree", |bencher| {
            bencher.iter_batched_ref(
                source,
                |source| {
                    black_box(texts::tree(source));
                },
                BatchSize::PerIteration,
            );
        });
        for (name, writer) in &writers {
            group.bench_function(format!("text to {name}"), |bencher| {
                bencher.iter_batched_ref(
                    source,
                    |source| black_box(texts::write(writer.as_ref(), &texts::tree(source))),
                    BatchSize::PerIteration,
                );
            });
        }
        group.bench_function("pulldown-cmark", |bencher| {
            bencher.iter_batched_ref(
                || text.clone(),
                |text| {
                    let mut out = String::with_capacity(text.len() * 3 / 2);
                    pulldown_cmark::html::push_html(&mut out, pulldown_cmark::Parser::new(text));
                    black_box(out)
                },
                BatchSize::PerIteration,
            );
        });
        group.finish();
    }
}

criterion_group!(benches, text);
criterion_main!(benches);
