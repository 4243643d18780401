import { describe, expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';
import type { Identity, Patient } from '../model/patient.ts';
import { asKnownBy, belongsTo, gate, patientOf } from './firewall.ts';

const REGION = '1.2.752.129.2.1.3.1';
const astrid: Identity = { id: { value: '196403129809', issuer: REGION }, name: { family: 'Exempelsson', given: 'Astrid' } };
const patient: Patient = { ...astrid, sourceId: 'archive' };
const item = (identity: Identity, sourceId = 'archive', uids = ['1.2.3']): TimelineItem => ({
  id: `${sourceId}~1.2.3` as ItemId,
  sourceId,
  title: 'DT thorax',
  category: 'CT',
  specialty: 'radiology',
  parts: [{ key: '1.2.3/4', mediaType: 'application/dicom' }],
  uids,
  identity,
});
const nameless: Identity = { id: { value: '', issuer: '' }, name: { family: 'Okänd', given: '' } };

describe('the identity firewall', () => {
  it("lets the patient's own items in", () => {
    expect(belongsTo(patient, item(astrid))).toBe(true);
    expect(
      belongsTo(patient, item({ ...astrid, id: { value: astrid.id.value, issuer: `urn:oid:${REGION}` } }, 'documents')),
    ).toBe(true);
  });

  it.each([
    ['an equal number from another issuer', { ...astrid, id: { ...astrid.id, issuer: '1.2.752.1' } }],
    ['an equal number without an issuer', { ...astrid, id: { ...astrid.id, issuer: '' } }],
    ['a changed name', { ...astrid, name: { family: 'Ny', given: 'Astrid' } }],
    ['an empty number', { ...astrid, id: { value: '', issuer: REGION } }],
  ])('keeps out %s', (_, other: Identity) => {
    for (const source of ['archive', 'documents']) expect(belongsTo(patient, item(other, source))).toBe(false);
  });

  it('asks each object inside an item, and refuses the second patient of one study', () => {
    const admit = gate(patient, item(astrid));

    expect(() => admit(astrid)).not.toThrow();
    expect(() => admit({ ...astrid, name: { family: 'Modell', given: 'Sven-Erik' } })).toThrow(Failure);
    expect(() => admit(nameless)).toThrow(/otherPatient/);
  });

  it('refuses everything of an item that came for another patient: a late answer', () => {
    const late = item({ ...astrid, id: { value: '191212121212', issuer: REGION } });

    expect(() => gate(patient, late)(late.identity)).toThrow(/otherPatient/);
    expect(() => gate(patient, late)(astrid)).toThrow(/otherPatient/);
  });

  it('knows a person without a number only within one study', () => {
    const unknown = patientOf(item(nameless));

    expect(unknown.onlyStudy).toBe('1.2.3');
    expect(belongsTo(unknown, item(nameless))).toBe(true);
    expect(belongsTo(unknown, item(nameless, 'archive', ['1.2.4']))).toBe(false);
    expect(belongsTo(unknown, item({ ...nameless, name: { family: 'Annan', given: '' } }))).toBe(false);
    expect(asKnownBy('documents', unknown)).toBeUndefined();
  });

  it('asks no other source for a number whose issuer nobody knows', () => {
    expect(asKnownBy('documents', { ...patient, id: { ...patient.id, issuer: '' } })).toBeUndefined();
    expect(asKnownBy('documents', patient)).toMatchObject({ sourceId: 'documents', id: patient.id });
  });
});
