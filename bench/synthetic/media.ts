// Large things of other kinds than pictures, made in seconds: a thick PDF, a long film, a long recording.
import { createWriteStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import {
  BufferSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathTarget,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import PDFDocument from 'pdfkit';

/** Pages of dense text with a figure each. */
export async function writeThickPdf(file: string, pages: number): Promise<void> {
  const document = new PDFDocument({ size: 'A4', info: { Title: 'Journalkopia' }, autoFirstPage: false });
  const out = createWriteStream(file);
  document.pipe(out);
  for (let page = 1; page <= pages; page++) {
    document.addPage().fontSize(14).text(`Journalkopia, sida ${page} av ${pages}`);
    for (let line = 0; line < 42; line++)
      document
        .fontSize(9)
        .text(`${page}.${line} Patienten mår efter omständigheterna väl. Status oförändrat sedan föregående besök.`);
    for (let bar = 0; bar < 24; bar++) document.rect(72 + bar * 18, 720, 12, 20 + ((page * 7 + bar * 13) % 60)).fill('#456');
  }
  document.end();
  await finished(out);
}

/**
 * A film of the given size: a short one over and over, each frame padded with filler (ITU-T H.264 §7.3.2.7) to what a theatre's
 * recorder writes, so that its index is as large as that of a real film of this size.
 * @param from a short MP4 with H.264
 */
export async function writeLongFilm(file: string, from: string, megabytes: number): Promise<void> {
  const input = new Input({ formats: [MP4], source: new BufferSource(await readFile(from)) });
  const track = await input.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (!track || !config) throw new Error(`${from} holds no video`);
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  const duration = await track.computeDuration();
  const padded = Math.ceil((megabytes * 1e6) / Math.ceil((megabytes * 1e6) / FRAME_BYTES));
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'reserve' }), target: new FilePathTarget(file) });
  const source = new EncodedVideoPacketSource('avc');
  const wanted = Math.ceil((megabytes * 1e6) / padded);
  output.addVideoTrack(source, { maximumPacketCount: wanted + packets.length });
  await output.start();
  for (let count = 0, round = 0; count < wanted; round++)
    for (const packet of packets) {
      const at = packet.timestamp + round * duration;
      const data = pad(packet.data, padded);
      await source.add(new EncodedPacket(data, packet.type, at, packet.duration), { decoderConfig: config });
      count++;
    }
  await output.finalize();
}

/** 8 Mbit/s at 25 frames/s. */
const FRAME_BYTES = 40_000;
const FILLER = 12;

/** Appends a filler NAL unit behind its 4-byte length (ISO/IEC 14496-15 §4.3.3.1). */
function pad(data: Uint8Array, bytes: number): Uint8Array {
  const missing = bytes - data.length - 6;
  if (missing < 0) return data;
  const out = new Uint8Array(bytes).fill(0xff);
  out.set(data);
  new DataView(out.buffer).setUint32(data.length, missing + 2);
  out[data.length + 4] = FILLER;
  out[bytes - 1] = 0x80;
  return out;
}

/** Voiced syllables with pauses, 16 kHz, 16 bits. */
export async function writeLongVoice(file: string, minutes: number): Promise<void> {
  const rate = 16_000;
  const seconds = minutes * 60;
  const handle = await open(file, 'w');
  try {
    await handle.write(wavHeader(rate, seconds * rate * 2));
    for (let second = 0; second < seconds; second++) await handle.write(voiceSecond(rate, second));
  } finally {
    await handle.close();
  }
}

function voiceSecond(rate: number, second: number): Uint8Array {
  const samples = new Int16Array(rate);
  const pitch = 110 + 30 * Math.sin(second / 5);
  for (let index = 0; index < rate; index++) {
    const time = index / rate;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 3 * time)) * (second % 7 === 6 ? 0 : 1);
    let value = 0;
    for (let harmonic = 1; harmonic <= 12; harmonic++) value += Math.sin(2 * Math.PI * pitch * harmonic * time) / harmonic;
    samples[index] = 6000 * syllable * value;
  }
  return new Uint8Array(samples.buffer);
}

function wavHeader(rate: number, bytes: number): Uint8Array {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return header;
}
