import { expect, it } from 'vitest';
import { isAmbiguousModality, isStackModality, specialtyOf } from './modalities.ts';
import { isEncapsulated, sopClass, sopKind } from './sopClasses.ts';

const uid = (suffix: string) => `1.2.840.10008.5.1.4.1.1.${suffix}`;

it('names what it knows and is honest about the rest', () => {
  expect(sopClass(uid('88.59'))).toEqual({ uid: uid('88.59'), name: 'Key Object Selection', kind: 'keyObjects' });
  expect(sopClass('1.2.3')).toEqual({ uid: '1.2.3', name: '1.2.3', kind: 'other' });
  expect(sopKind(uid('4.2'))).toBe('raw');
  expect(isEncapsulated(uid('104.1'))).toBe(true);
});

it('puts a series in the lane where a clinician looks for it', () => {
  expect(specialtyOf('CT')).toBe('radiology');
  expect(specialtyOf('MG')).toBe('breast');
  expect(specialtyOf('CT', uid('104.1'))).toBe('document');
  expect(specialtyOf('OT', uid('77.1.4'))).toBe('skin');
  expect(specialtyOf('OT', uid('7'))).toBe('radiology');
  expect(specialtyOf('', uid('6.1'))).toBe('ultrasound');
  expect(specialtyOf('SR', uid('88.50'))).toBe('other');
  expect(specialtyOf('WHAT')).toBe('other');
});

it('knows which modalities must be asked again', () => {
  expect(isStackModality('CT')).toBe(true);
  expect(['CT', 'PR', 'MG'].some(isAmbiguousModality)).toBe(false);
  expect(['OT', 'DOC', 'SR', 'XC', '', 'WHAT'].every(isAmbiguousModality)).toBe(true);
});
