import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPictureHeader } from '../../standards/mime/pictureHeader.ts';
import { isColourProfile, toProfiledPng } from './profiledPng.ts';

const profile = new Uint8Array(200);
profile.set(
  [...'RGB '].map((letter) => letter.charCodeAt(0)),
  16,
);
profile.set(
  [...'acsp'].map((letter) => letter.charCodeAt(0)),
  36,
);

describe('a PNG with a profile', () => {
  const rgba = Uint8ClampedArray.from([1, 2, 3, 255, 4, 5, 6, 255]);
  const png = toProfiledPng(rgba, 2, 1, profile);

  it('has its size and says that it has a profile', () => {
    expect(readPictureHeader(png)).toEqual({ type: 'png', columns: 2, rows: 1 });
    expect(String.fromCharCode(...png)).toContain('iCCP');
  });
  it('holds the pixels as they were', () => {
    const text = String.fromCharCode(...png);
    const at = text.indexOf('IDAT');
    const length = new DataView(png.buffer).getUint32(at - 4);
    expect([...unzlibSync(png.subarray(at + 4, at + 4 + length))]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
  it('takes only profiles of RGB', () => {
    expect(isColourProfile(profile)).toBe(true);
    expect(isColourProfile(new Uint8Array(200))).toBe(false);
  });
});
