//! Bytes to text: which encoding they are in, and its letters as UTF-8.

use std::io::{self, ErrorKind, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::SheetError;
use crate::message;
use crate::message::Message;

/// How many bytes are looked at at once.
const CHUNK: usize = 1 << 16;

/// What the bytes of a text are.
struct Known {
    encoding: &'static Encoding,
    /// How many bytes at the beginning are a mark and no text.
    mark: usize,
    note: Option<Message>,
}

/// The text of an input as UTF-8, and a sentence where its encoding had to be guessed.
///
/// `label` is an encoding as the Web names it, which the bytes are then held to.
pub(super) fn decoded<R: Read + Seek>(
    mut input: R,
    label: Option<&str>,
) -> Result<(Decoded<R>, Option<Message>), SheetError> {
    let known = match label {
        Some(label) => declared(&mut input, label)?,
        None => shown(&mut input)?,
    };
    input.seek(SeekFrom::Start(known.mark as u64)).map_err(SheetError::system)?;
    let decoder = known.encoding.new_decoder_without_bom_handling();
    let chunk = vec![0; CHUNK].into_boxed_slice();
    Ok((Decoded { input, decoder, chunk, text: String::new(), at: 0, is_done: false }, known.note))
}

fn declared<R: Read>(input: &mut R, label: &str) -> Result<Known, SheetError> {
    let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
        return Err(SheetError::new(message!("sheet.unknown-encoding", label)));
    };
    let marked = Encoding::for_bom(&head(input)?);
    let mark = marked.filter(|(other, _)| *other == encoding).map_or(0, |(_, length)| length);
    Ok(Known { encoding, mark, note: None })
}

fn shown<R: Read + Seek>(input: &mut R) -> Result<Known, SheetError> {
    let head = head(input)?;
    if let Some((encoding, mark)) = Encoding::for_bom(&head) {
        return Ok(Known { encoding, mark, note: None });
    }
    if let Some(encoding) = unmarked_utf_16(&head) {
        let note = message!("sheet.unmarked-encoding", encoding = encoding.name());
        return Ok(Known { encoding, mark: 0, note: Some(note) });
    }
    if head.contains(&0) {
        return Err(SheetError::new(message!("sheet.not-text")));
    }
    input.rewind().map_err(SheetError::system)?;
    let Some((line, has_letters)) = first_that_is_not_utf_8(input)? else {
        return Ok(Known { encoding: UTF_8, mark: 0, note: None });
    };
    if has_letters {
        return Err(SheetError::new(message!("sheet.mixed-encoding", line = line.to_string())));
    }
    let note = message!("sheet.assumed-encoding", line = line.to_string());
    Ok(Known { encoding: WINDOWS_1252, mark: 0, note: Some(note) })
}

fn head<R: Read>(input: &mut R) -> Result<Vec<u8>, SheetError> {
    let mut head = Vec::new();
    input.take(4096).read_to_end(&mut head).map_err(SheetError::system)?;
    Ok(head)
}

/// UTF-16 of a plain text: most of its bytes at odd places are zero, and none at even ones, or the
/// other way round.
fn unmarked_utf_16(head: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, zeros) if zeros * 4 > head.len() => Some(UTF_16LE),
        (zeros, 0) if zeros * 4 > head.len() => Some(UTF_16BE),
        _ => None,
    }
}

/// The line of the first bytes that are not UTF-8, and whether letters beyond ASCII are before them.
fn first_that_is_not_utf_8<R: Read>(input: &mut R) -> Result<Option<(usize, bool)>, SheetError> {
    let mut chunk = vec![0; CHUNK];
    let (mut kept, mut line, mut has_letters) = (0, 1, false);
    loop {
        let read = read_some(input, &mut chunk[kept..]).map_err(SheetError::system)?;
        let bytes = &chunk[..kept + read];
        let (valid, error) = match str::from_utf8(bytes) {
            Ok(_) => (bytes.len(), None),
            Err(error) => (error.valid_up_to(), Some(error)),
        };
        line += bytes[..valid].iter().filter(|byte| **byte == b'\n').count();
        has_letters |= !bytes[..valid].is_ascii();
        match error {
            None if read == 0 => return Ok(None),
            Some(error) if read == 0 || error.error_len().is_some() => {
                return Ok(Some((line, has_letters)));
            }
            _ => {}
        }
        kept = bytes.len() - valid;
        let end = valid + kept;
        chunk.copy_within(valid..end, 0);
    }
}

fn read_some<R: Read>(input: &mut R, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// A text that is read as UTF-8, whatever it is in.
pub(super) struct Decoded<R> {
    input: R,
    decoder: Decoder,
    chunk: Box<[u8]>,
    text: String,
    at: usize,
    is_done: bool,
}

impl<R: Read> Decoded<R> {
    fn refill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.at = 0;
        while self.text.is_empty() && !self.is_done {
            let read = read_some(&mut self.input, &mut self.chunk)?;
            self.is_done = read == 0;
            let most = self.decoder.max_utf8_buffer_length_without_replacement(read);
            self.text.reserve(most.unwrap_or(CHUNK * 4));
            let (result, _) = self.decoder.decode_to_string_without_replacement(
                &self.chunk[..read],
                &mut self.text,
                self.is_done,
            );
            if matches!(result, DecoderResult::Malformed(..)) {
                let name = self.decoder.encoding().name();
                return Err(io::Error::other(message!("sheet.wrong-encoding", encoding = name)));
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.text.len() {
            self.refill()?;
        }
        let rest = &self.text.as_bytes()[self.at..];
        let taken = rest.len().min(buffer.len());
        buffer[..taken].copy_from_slice(&rest[..taken]);
        self.at += taken;
        Ok(taken)
    }
}
