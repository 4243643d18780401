import { describe, expect, it } from 'vitest';
import { isPersonnummer } from '../src/model/personnummer.ts';
import { PATIENTS } from './region.ts';
import { planTasks } from './story/plan.ts';

const tasks = planTasks();
const people = Object.values(PATIENTS);

describe('the demo region', () => {
  it('is peopled by test numbers that check', () => {
    expect(people.length).toBeGreaterThanOrEqual(6);
    for (const { id } of people) expect(isPersonnummer(id), id).toBe(true);
    // The agency's own examples, and its series for tests: 98x and 99x before the check digit.
    for (const { id } of people) expect(/(98|99)\d\d$|239\d$|238\d$/.test(id), id).toBe(true);
  });

  it('tells lives, not single visits', () => {
    const years = tasks.map(({ study }) => Number(study.date.slice(0, 4)));

    expect(tasks.length).toBeGreaterThanOrEqual(40);
    expect(Math.max(...years) - Math.min(...years)).toBeGreaterThanOrEqual(15);
    expect(new Set(tasks.map(({ study }) => study.patient.id)).size).toBe(people.length);
  });

  it('names each examination once: UIDs are made from that name', () => {
    const keys = new Map(tasks.map(({ study }) => [study.key, `${study.patient.id} ${study.date} ${study.time}`]));
    for (const { study } of tasks) expect(keys.get(study.key)).toBe(`${study.patient.id} ${study.date} ${study.time}`);
  });

  it('follows a lesion by CT over three dates', () => {
    const isCt = ({ kind, study }: (typeof tasks)[number]) => kind === 'axial' && study.patient.id === PATIENTS.astrid.id;
    expect(new Set(tasks.filter(isCt).map(({ study }) => study.date)).size).toBeGreaterThanOrEqual(3);
  });
});
