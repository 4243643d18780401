// The rest of the region: an old man with Latin-1 in his records, a young woman with a very long name, two children.
import { PATIENTS, UNITS } from '../region.ts';
import type { Task } from '../task.ts';
import { abdomen, bones, brain, chest } from './examinations.ts';
import { report, study, task } from './tell.ts';

const { ingemar: I, marta: M, orjan: O, samir: S } = PATIENTS;
const RADIOLOGIST = 'Rolf Påhitt, överläkare i radiologi';

export const others = (): Task[] => [...ingemar(), ...marta(), ...children()];

function ingemar(): Task[] {
  const chest2009 = study(I, '2009-12-03 14:10', UNITS.radiology, 'Lungröntgen', 'Akutmottagningen^Medicinkliniken');
  const knee = study(I, '2014-02-25 10:20', UNITS.cottage, 'Knä höger', 'Ortopedmottagningen^Ortopedkliniken');
  const dxa = study(I, '2018-06-12 09:10', UNITS.physiology, 'Bentäthetsmätning DXA', 'Distriktsläkare^Björken');
  const chest2022 = study(I, '2022-01-27 18:35', UNITS.radiology, 'Lungröntgen', 'Akutmottagningen^Medicinkliniken');
  return [
    ...chest(chest2009, { breasts: false }, { old: true, side: false }),
    bones(knee, { view: 'knee', wear: 0.9 }, 'R', { old: true }),
    task('density', dxa, 0.15, { densities: [0.79, 0.812, 0.83, 0.821, 0.814], scores: [-2.7, -2.6, -2.6, -2.7, -2.6] }),
    ...chest(chest2022, { breasts: false }, { side: false, infiltrate: true }),
    report(
      study(I, '2014-02-26 08:00', UNITS.cottage, 'Knä höger svar', 'Ortopedmottagningen^Ortopedkliniken'),
      'Röntgensvar',
      RADIOLOGIST,
      `# Utlåtande
Höger knä: upphävd ledspringa medialt, osteofyter, subkondral skleros.
# Bedömning
Uttalad medial gonartros.`,
    ),
    report(
      study(I, '2014-11-06 15:30', UNITS.orthopaedics, 'Operationsberättelse knäprotes', 'Ortopedkliniken^'),
      'Operationsberättelse',
      'Gunnar Påhittson, överläkare i ortopedi',
      `# Diagnos
Primär gonartros höger, M17.1.
# Operation
Total knäprotes höger i spinalbedövning. Medial parapatellar incision. Cementerad protes, storlek 5. Stabil i alla lägen, full extension.
# Ordination
Full belastning. Trombosprofylax tio dagar.`,
    ),
    report(
      study(I, '2018-06-13 10:00', UNITS.physiology, 'Bentäthetsmätning svar', 'Distriktsläkare^Björken'),
      'DXA-svar',
      'Siv Provfall, överläkare i klinisk fysiologi',
      `# Utlåtande
Ländrygg T-score –2,6. Lårbenshals T-score –2,8. Höft totalt T-score –2,3.
# Bedömning
Osteoporos. Behandling rekommenderas.`,
      { figure: 'density', figureValues: [-2.6, -2.8, -2.3] },
    ),
    report(
      study(I, '2022-01-27 20:15', UNITS.radiology, 'Lungröntgen svar', 'Akutmottagningen^Medicinkliniken'),
      'Röntgensvar',
      RADIOLOGIST,
      `# Frågeställning
Feber, hosta och CRP 186. Pneumoni?
# Utlåtande
Infiltrat i höger lungas nedre fält. Ingen pleuravätska. Hjärtat normalstort för åldern.
# Bedömning
Högersidig pneumoni. Kontroll efter sex veckor.`,
    ),
    report(
      study(I, '2026-08-12 13:00', UNITS.birch, 'Sårjournal underben', 'Distriktssköterska^Björken'),
      'Anteckning',
      'Pia Exempel, distriktssköterska',
      `# Status
Venöst bensår medialt på höger underben, 32 × 24 mm, granulerande botten. Måttlig sekretion.
# Åtgärd
Omläggning och kompression två gånger i veckan. Foto i journalen.`,
    ),
  ];
}

function marta(): Task[] {
  const hand = study(M, '2008-06-05 12:15', UNITS.radiology, 'Hand vänster', 'Akutmottagningen^Ortopedkliniken');
  const mr = study(M, '2023-04-18 08:20', UNITS.radiology, 'MR hjärna', 'Neurologmottagningen^Neurologkliniken');
  const gall = study(M, '2025-01-15 10:10', UNITS.radiology, 'Ultraljud buk', 'Akutmottagningen^Kirurgkliniken');
  return [
    bones(hand, { view: 'hand', scale: 0.96, child: false, fracture: true }, 'L', { old: true, jpegLs: false }),
    ...brain(
      mr,
      ['t2', 'flair'],
      [
        [22, 4, 16, 4.4],
        [-24, 20, 20, 5.2],
        [-20, -20, 14, 3.6],
        [27, 30, 10, 3.4],
        [16, -34, 24, 3],
      ],
    ),
    ...abdomen(gall, false),
    report(
      study(M, '2008-06-05 14:40', UNITS.radiology, 'Hand vänster svar', 'Akutmottagningen^Ortopedkliniken'),
      'Röntgensvar',
      RADIOLOGIST,
      `# Utlåtande
Subkapital fraktur i metakarpalben V med lätt volar vinkling.
# Bedömning
Boxarfraktur vänster hand.`,
    ),
    report(
      study(M, '2019-05-30 09:00', UNITS.women, 'Epikris förlossning', 'BB^Kvinnokliniken'),
      'Epikris',
      'Ylva Testperson, specialistläkare',
      `# Vårdtid
2019-05-27 – 2019-05-30.
# Förlopp
Förstföderska i vecka 40+2. Normal vaginal förlossning, flicka 3 540 g, Apgar 9-10-10. Bristning grad 1, sydd.
# Planering
Återbesök barnmorska om åtta veckor.`,
    ),
    report(
      study(M, '2023-04-19 11:30', UNITS.radiology, 'MR hjärna svar', 'Neurologmottagningen^Neurologkliniken'),
      'Röntgensvar',
      'Vera Modell, överläkare i radiologi',
      `# Frågeställning
Känselnedsättning i höger arm sedan tre veckor. Demyelinisering?
# Utlåtande
MR hjärna, T2 och FLAIR. Fem periventrikulära högsignalerande förändringar, 3–5 mm i radie. Inga infratentoriella förändringar. Normalvida ventriklar.
# Bedömning
Bilden är förenlig med demyeliniserande sjukdom. Komplettering med kontrast och MR halsrygg.`,
    ),
    report(
      study(M, '2025-01-15 13:00', UNITS.radiology, 'Ultraljud buk svar', 'Akutmottagningen^Kirurgkliniken'),
      'Röntgensvar',
      'Bo Låtsas, specialistläkare i radiologi',
      `# Utlåtande
Inga gallstenar. Gallblåsan tunnväggig. Höger njure utan hydronefros.
# Bedömning
Ingen förklaring till buksmärtan.`,
    ),
  ];
}

function children(): Task[] {
  const hand = study(O, '2024-02-20 16:05', UNITS.radiology, 'Hand vänster', 'Barnakuten^Barn- och ungdomskliniken');
  const age = study(O, '2026-09-15 10:30', UNITS.radiology, 'Skelettålder', 'Barnmottagningen^Barn- och ungdomskliniken');
  const kidneys = study(S, '2026-11-12 09:00', UNITS.radiology, 'Ultraljud buk', 'Barnmottagningen^Barn- och ungdomskliniken');
  return [
    bones(hand, { view: 'hand', scale: 0.68, child: true, fracture: true }, 'L'),
    bones(age, { view: 'hand', scale: 0.74, child: true, fracture: false }, 'L', { inverted: true, jpegLs: false }),
    ...abdomen(kidneys, false),
    report(
      study(O, '2024-02-20 17:30', UNITS.radiology, 'Hand vänster svar', 'Barnakuten^Barn- och ungdomskliniken'),
      'Röntgensvar',
      RADIOLOGIST,
      `# Utlåtande
Subkapital fraktur i metakarpalben V. Öppna tillväxtzoner.
# Bedömning
Fraktur i femte metakarpalbenet.`,
    ),
    report(
      study(O, '2026-09-16 08:20', UNITS.radiology, 'Skelettålder svar', 'Barnmottagningen^Barn- och ungdomskliniken'),
      'Röntgensvar',
      'Vera Modell, överläkare i radiologi',
      `# Utlåtande
Skelettålder enligt Greulich och Pyle 9 år. Kronologisk ålder 9 år och 8 månader.
# Bedömning
Normal skelettålder.`,
    ),
    report(
      study(S, '2026-11-12 11:15', UNITS.radiology, 'Ultraljud buk svar', 'Barnmottagningen^Barn- och ungdomskliniken'),
      'Röntgensvar',
      'Bo Låtsas, specialistläkare i radiologi',
      `# Frågeställning
Urinvägsinfektion. Hydronefros?
# Utlåtande
Njurarna normalstora, ingen hydronefros. Urinblåsan tunnväggig.
# Bedömning
Normala njurar.`,
    ),
  ];
}
