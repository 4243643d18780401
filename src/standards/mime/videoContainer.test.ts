import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playableType, sniffContainer } from './videoContainer.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from([...values, ...Array(32).fill(0)]);
const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const packets = (first: number, length: number): Uint8Array =>
  Uint8Array.from({ length: length * 5 }, (_, at) => ((at - first) % length === 0 && at >= first ? 0x47 : 0xff));

describe('what holds a film', () => {
  it('is told by its first bytes', () => {
    expect(sniffContainer(bytes(0, 0, 0, 32, ...letters('ftypisom')))).toBe('mp4');
    expect(sniffContainer(bytes(0, 0, 0, 8, ...letters('wide')))).toBe('mp4');
    expect(sniffContainer(bytes(0x1a, 0x45, 0xdf, 0xa3))).toBe('webm');
    expect(sniffContainer(bytes(...letters('OggS')))).toBe('ogg');
    expect(sniffContainer(bytes(...letters('RIFF1234AVI ')))).toBe('avi');
    expect(sniffContainer(packets(0, 188))).toBe('transport');
    expect(sniffContainer(packets(4, 192))).toBe('transport');
    expect(sniffContainer(bytes(0, 0, 1, 0xba))).toBe('program');
    expect(sniffContainer(bytes(0, 0, 1, 0xb3))).toBe('mpeg2');
    expect(sniffContainer(bytes(0, 0, 0, 1, 0x67, 0x64))).toBe('avc');
    expect(sniffContainer(bytes(0, 0, 1, 0x09, 0xf0))).toBe('avc');
    expect(sniffContainer(bytes(0, 0, 0, 1, 0x40, 0x01))).toBe('hevc');
    expect(sniffContainer(bytes(...letters('<html>')))).toBe('unknown');
  });

  it('is something for any bytes, and unknown for none', () => {
    expect(sniffContainer(new Uint8Array())).toBe('unknown');
    assert(
      property(uint8Array({ maxLength: 800 }), (head) => {
        expect(typeof sniffContainer(head)).toBe('string');
      }),
      { numRuns: 10_000 },
    );
  });

  it('is played as it is only where browsers know it', () => {
    expect(playableType('mp4')).toBe('video/mp4');
    expect(playableType('mpeg2')).toBeUndefined();
  });
});
