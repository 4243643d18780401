// What is heard, felt on the skin and drawn by the heart: Sven-Erik's hoarse voice, Märta's mole, Astrid's pulse.
import type { EcgOptions } from '../ecg/make.ts';
import { PATIENTS, UNITS } from '../region.ts';
import type { MoleOptions } from '../skin/make.ts';
import type { Task } from '../task.ts';
import type { VoiceOptions } from '../voice/make.ts';
import { study, task } from './tell.ts';

const { astrid: A, svenErik: S, marta: M } = PATIENTS;
const SPEECH = { name: 'Centralsjukhuset Exempelstad', department: 'Logopedmottagningen', town: 'Exempelstad' };
const SKIN = { name: 'Centralsjukhuset Exempelstad', department: 'Hudkliniken', town: 'Exempelstad' };

export const senses = (): Task[] => [...ecgs(), ...voices(), ...moles()];

function ecgs(): Task[] {
  const before = study(A, '2024-03-06 10:40', UNITS.cardiology, 'Vilo-EKG', 'Distriktsläkare^Björken');
  const after = study(A, '2026-10-21 14:05', UNITS.cardiology, 'Vilo-EKG', 'Onkologmottagningen^Lungkliniken');
  const healthy = { rate: 68, isFibrillating: false, axis: 48, qrsMs: 92, stMillivolt: 0 };
  return [
    task('ecg', before, 0.3, { ...healthy, statements: ['Sinusrytm.', 'Normalt EKG.'] } satisfies EcgOptions),
    task('ecg', after, 0.3, {
      ...healthy,
      rate: 104,
      isFibrillating: true,
      stMillivolt: -0.06,
      statements: ['Förmaksflimmer, snabb kammarfrekvens.', 'Ospecifika ST-förändringar.'],
    } satisfies EcgOptions),
  ];
}

function voices(): Task[] {
  const before = study(S, '2025-02-11 09:15', SPEECH, 'Röstinspelning före behandling', 'Öronmottagningen^ÖNH-kliniken');
  const after = study(S, '2025-06-17 09:30', SPEECH, 'Röstinspelning efter behandling', 'Öronmottagningen^ÖNH-kliniken');
  return [
    task('voice', before, 0.2, {
      title: 'Röst före behandling',
      pitchHz: 132,
      breath: 0.55,
      jitter: 0.035,
    } satisfies VoiceOptions),
    task('voice', after, 0.2, {
      title: 'Röst efter behandling',
      pitchHz: 116,
      breath: 0.08,
      jitter: 0.006,
    } satisfies VoiceOptions),
  ];
}

function moles(): Task[] {
  const at = (when: string) => study(M, when, SKIN, 'Hudbild rygg', 'Distriktsläkare^Björken');
  return [
    task('mole', at('2023-05-16 13:20'), 1.6, { longAxisMm: 5.2, atypia: 0.1 } satisfies MoleOptions),
    task('mole', at('2025-05-20 13:40'), 1.6, { longAxisMm: 6.1, atypia: 0.4 } satisfies MoleOptions),
    task('mole', at('2026-09-08 10:10'), 1.6, { longAxisMm: 7.8, atypia: 0.85 } satisfies MoleOptions),
  ];
}
