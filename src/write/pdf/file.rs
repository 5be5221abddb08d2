//! Objects → the bytes of a file, as they are made: a book has a hundred objects a page, and none is kept.
//!
//! Streams are written at once, all else in compressed object streams (ISO 32000-1, 7.5.7), and a cross-reference stream
//! (7.5.8) at the end tells where everything is. The objects are lopdf's; its own writer wants them all at a time, twice.

use super::PageDeflater;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use std::io::Write;

/// Objects in one object stream: enough to compress well, few enough to find one soon.
const IN_STREAM: usize = 200;

/// Bytes of an entry of the cross-reference: a kind, four of an offset or a number, two of a place.
const ENTRY: usize = 7;

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    At(u32),
    In { stream: u32, place: u16 },
}

/// A file that is being written.
pub(super) struct File<'o> {
    out: &'o mut Vec<u8>,
    deflater: &'o mut PageDeflater,
    /// Offsets count from here.
    start: usize,
    /// By number, from 0, which is never used.
    places: Vec<Place>,
    /// The objects of the next object stream: their numbers and where they begin.
    waiting: Vec<(u32, usize)>,
    objects: Vec<u8>,
    failed: Option<anyhow::Error>,
}

impl<'o> File<'o> {
    /// Begins a file behind what is there.
    pub(super) fn new(out: &'o mut Vec<u8>, deflater: &'o mut PageDeflater) -> Self {
        let start = out.len();
        // Four bytes above 127 tell programs that the file is binary.
        out.extend(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
        Self {
            out,
            deflater,
            start,
            places: vec![Place::Nowhere],
            waiting: Vec::new(),
            objects: Vec::new(),
            failed: None,
        }
    }

    pub(super) fn new_object_id(&mut self) -> ObjectId {
        self.places.push(Place::Nowhere);
        let number = u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX);
        (number, 0)
    }

    pub(super) fn add_object(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.new_object_id();
        self.set_object(id, object);
        id
    }

    /// Writes an object whose number is known; once.
    pub(super) fn set_object(&mut self, id: ObjectId, object: impl Into<Object>) {
        let object = object.into();
        if let Object::Stream(stream) = object {
            return self.stream(id, stream);
        }
        self.wait(id, |out| write_object(&object, out));
    }

    /// Writes a dictionary as it is told of: there are many, and each as an object would be a table to look keys up in.
    pub(super) fn set_entries(&mut self, id: ObjectId, tell: impl FnOnce(&mut Entries<'_>)) {
        self.wait(id, |out| write_entries(out, tell));
    }

    /// Adds an object to those that wait.
    fn wait(&mut self, id: ObjectId, write: impl FnOnce(&mut Vec<u8>)) {
        self.waiting.push((id.0, self.objects.len()));
        write(&mut self.objects);
        self.objects.push(b'\n');
        if self.waiting.len() == IN_STREAM {
            self.flush();
        }
    }

    /// Writes a stream that is smaller compressed.
    pub(super) fn add_deflated(&mut self, dictionary: Dictionary, content: &[u8]) -> ObjectId {
        let id = self.new_object_id();
        self.deflated(id, dictionary, content);
        id
    }

    fn stream(&mut self, id: ObjectId, stream: Stream) {
        self.places[id.0 as usize] = Place::At(self.offset());
        write_stream(id, stream.dict, &stream.content, self.out);
    }

    fn deflated(&mut self, id: ObjectId, mut dictionary: Dictionary, content: &[u8]) {
        self.places[id.0 as usize] = Place::At(self.offset());
        dictionary.set("Filter", "FlateDecode");
        match self.deflater.zlib(content) {
            Ok(content) => write_stream(id, dictionary, content, self.out),
            Err(error) => self.failed = self.failed.take().or(Some(error)),
        }
    }

    /// From the file's start. Four gigabytes of PDF are beyond every reader.
    fn offset(&self) -> u32 {
        u32::try_from(self.out.len() - self.start).unwrap_or(u32::MAX)
    }

    /// Writes the objects that wait as an object stream.
    fn flush(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let id = self.new_object_id();
        let mut content = Vec::new();
        for (place, (number, offset)) in (0u16..).zip(&self.waiting) {
            self.places[*number as usize] = Place::In {
                stream: id.0,
                place,
            };
            write_integer((*number).into(), &mut content);
            content.push(b' ');
            write_integer(i64::try_from(*offset).unwrap_or(i64::MAX), &mut content);
            content.push(b' ');
        }
        let first = i64::try_from(content.len()).unwrap_or(i64::MAX);
        let count = i64::try_from(self.waiting.len()).unwrap_or(i64::MAX);
        content.append(&mut self.objects);
        self.waiting.clear();
        let dictionary = dictionary! { "Type" => "ObjStm", "N" => count, "First" => first };
        self.deflated(id, dictionary, &content);
    }

    /// Ends the file; the dictionary has the entries of its trailer.
    pub(super) fn finish(mut self, mut trailer: Dictionary) -> anyhow::Result<()> {
        self.flush();
        let id = self.new_object_id();
        let start = self.offset();
        self.places[id.0 as usize] = Place::At(start);
        trailer.set("Type", "XRef");
        trailer.set("Size", i64::try_from(self.places.len())?);
        trailer.set("W", vec![1.into(), 4.into(), 2.into()]);
        let columns = i64::try_from(ENTRY)?;
        trailer.set(
            "DecodeParms",
            dictionary! { "Predictor" => 12, "Columns" => columns },
        );
        let entries = differences(&self.places);
        self.deflated(id, trailer, &entries);
        self.out
            .extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        match self.failed {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

/// The entries of the cross-reference, each as its difference from the one above (PNG's "Up"; ISO 32000-1, 7.4.4.4): neighbours
/// are much alike.
fn differences(places: &[Place]) -> Vec<u8> {
    const UP: u8 = 2;
    let mut rows = Vec::with_capacity(places.len() * (ENTRY + 1));
    let mut above = [0; ENTRY];
    for place in places {
        let (kind, number, last) = match *place {
            // The head of the list of free numbers, which is empty.
            Place::Nowhere => (0, 0, u16::MAX),
            Place::At(offset) => (1, offset, 0),
            Place::In { stream, place } => (2, stream, place),
        };
        let mut entry = [kind; ENTRY];
        entry[1..5].copy_from_slice(&number.to_be_bytes());
        entry[5..].copy_from_slice(&last.to_be_bytes());
        rows.push(UP);
        for (above, byte) in above.iter_mut().zip(entry) {
            rows.push(byte.wrapping_sub(std::mem::replace(above, byte)));
        }
    }
    rows
}

fn write_stream(id: ObjectId, mut dictionary: Dictionary, content: &[u8], out: &mut Vec<u8>) {
    let length = i64::try_from(content.len()).unwrap_or(i64::MAX);
    dictionary.set("Length", length);
    out.extend(format!("{} 0 obj\n", id.0).bytes());
    write_dictionary(&dictionary, out);
    out.extend(b"stream\n");
    out.extend(content);
    out.extend(b"\nendstream\nendobj\n");
}

fn write_object(object: &Object, out: &mut Vec<u8>) {
    let _ = match object {
        Object::Null => out.write_all(b"null"),
        Object::Boolean(value) => write!(out, "{value}"),
        Object::Integer(value) => {
            write_integer(*value, out);
            Ok(())
        }
        // Rust writes no exponents, as PDF wants it.
        Object::Real(value) => write!(out, "{value}"),
        Object::Reference((number, generation)) => {
            write_integer((*number).into(), out);
            out.push(b' ');
            write_integer((*generation).into(), out);
            out.write_all(b" R")
        }
        Object::Name(name) => {
            write_name(name, out);
            Ok(())
        }
        Object::String(text, format) => {
            write_string(text, *format, out);
            Ok(())
        }
        Object::Array(values) => {
            out.push(b'[');
            for (n, value) in values.iter().enumerate() {
                if n > 0 {
                    out.push(b' ');
                }
                write_object(value, out);
            }
            out.write_all(b"]")
        }
        // A stream within another object has no form; only its dictionary could be told.
        Object::Dictionary(dictionary)
        | Object::Stream(Stream {
            dict: dictionary, ..
        }) => {
            write_dictionary(dictionary, out);
            Ok(())
        }
    };
}

fn write_dictionary(dictionary: &Dictionary, out: &mut Vec<u8>) {
    write_entries(out, |entries| {
        for (key, value) in dictionary {
            entries.add(key, value);
        }
    });
}

fn write_entries(out: &mut Vec<u8>, tell: impl FnOnce(&mut Entries<'_>)) {
    out.extend(b"<<");
    tell(&mut Entries(out));
    out.extend(b">>");
}

/// The entries of a dictionary that is being written; each key once.
pub(super) struct Entries<'o>(&'o mut Vec<u8>);

impl Entries<'_> {
    pub(super) fn set(&mut self, key: &str, value: impl Into<Object>) {
        self.add(key.as_bytes(), &value.into());
    }

    pub(super) fn set_name(&mut self, key: &str, name: &str) {
        write_name(key.as_bytes(), self.0);
        write_name(name.as_bytes(), self.0);
    }

    fn add(&mut self, key: &[u8], value: &Object) {
        write_name(key, self.0);
        let parts_itself = matches!(
            value,
            Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
        );
        if !parts_itself {
            self.0.push(b' ');
        }
        write_object(value, self.0);
    }
}

fn write_integer(value: i64, out: &mut Vec<u8>) {
    out.extend(itoa::Buffer::new().format(value).bytes());
}

/// ISO 32000-1, 7.3.5.
fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    if name.iter().all(u8::is_ascii_alphanumeric) {
        return out.extend(name);
    }
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
}

/// ISO 32000-1, 7.3.4.
fn write_string(text: &[u8], format: StringFormat, out: &mut Vec<u8>) {
    match format {
        StringFormat::Literal => {
            out.push(b'(');
            for &byte in text {
                match byte {
                    b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
                    // A bare one would be read as a line feed.
                    b'\r' => out.extend(b"\\r"),
                    byte => out.push(byte),
                }
            }
            out.push(b')');
        }
        StringFormat::Hexadecimal => {
            out.push(b'<');
            hexadecimal(text, out);
            out.push(b'>');
        }
    }
}

pub(super) fn hexadecimal(bytes: &[u8], out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.extend(bytes.iter().flat_map(|byte| {
        [
            DIGITS[usize::from(byte >> 4)],
            DIGITS[usize::from(byte & 15)],
        ]
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = b"before it".to_vec();
        let mut deflater = PageDeflater::default();
        let mut file = File::new(&mut bytes, &mut deflater);
        let text = b") \\ ( \r\n endstream endobj".to_vec();
        let dictionary = dictionary! {
            "A name #( )" => Object::Name(b"\xc3\xa4 /".to_vec()),
            "Text" => Object::String(text.clone(), StringFormat::Literal),
            "Hex" => Object::String(vec![0, 0xab], StringFormat::Hexadecimal),
            "Numbers" => vec![Object::Null, true.into(), (-7).into(), 0.into(), Object::Real(0.25)],
            "Extremes" => vec![i64::MIN.into(), i64::MAX.into()],
        };
        let root = file.new_object_id();
        let many: Vec<ObjectId> = (0..2 * IN_STREAM)
            .map(|_| file.add_object(dictionary.clone()))
            .collect();
        let stream = file.add_object(Stream::new(Dictionary::new(), text.clone()));
        file.set_object(root, dictionary! { "Type" => "Catalog", "All" => stream });
        file.finish(dictionary! { "Root" => root })
            .expect("memory takes all");
        let read = lopdf::Document::load_mem(&bytes["before it".len()..]).expect("it loads");
        for id in many {
            assert_eq!(read.get_dictionary(id).expect("it is there"), &dictionary);
        }
        let Ok(Object::Stream(stream)) = read.get_object(stream) else {
            panic!("there is a stream");
        };
        assert_eq!(stream.content, text);
    }
}
