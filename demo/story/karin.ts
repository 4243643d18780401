// Karin Testberg: screened for breast cancer; something new in November 2026.
import type { Study } from '../dicom/modules.ts';
import type { BreastOptions } from '../mammography/breast.ts';
import type { ViewOptions } from '../mammography/make.ts';
import { PATIENTS, UNITS } from '../region.ts';
import type { Task } from '../task.ts';
import { abdomen, bones } from './examinations.ts';
import { report, study, task } from './tell.ts';

const P = PATIENTS.karin;
const BREAST = 'Märit Provbild, överläkare i bröstradiologi';

/** Four views, each a series: right and left, CC and MLO. */
function screening(
  of: Study,
  change: { readonly isNew: boolean; readonly curve: ViewOptions['curve']; readonly jpegLs: boolean },
): Task[] {
  const views = [
    ['R', 'CC'],
    ['L', 'CC'],
    ['R', 'MLO'],
    ['L', 'MLO'],
  ] as const;
  return views.map(([side, view], index) => {
    const lesion = view === 'CC' ? { x: 62, y: 82, radiusMm: 5.2 } : { x: 66, y: 104, radiusMm: 5.2 };
    const breast: BreastOptions = {
      name: `${P.key}/${side}/${view}`,
      view,
      density: change.isNew ? 0.5 : 0.54,
      ...(change.isNew && side === 'L' ? { lesion, calcifications: { x: lesion.x + 9, y: lesion.y - 6, radiusMm: 4.5 } } : {}),
    };
    const options: ViewOptions = {
      side,
      breast,
      number: index + 1,
      curve: change.curve,
      jpegLs: change.jpegLs,
      forceN: 96 + index * 7,
      thicknessMm: view === 'CC' ? 52 : 56,
    };
    return task('mammogram', of, 0.8, { ...options });
  });
}

export function karin(): Task[] {
  const current = study(P, '2026-11-18 10:20', UNITS.breast, 'Mammografi screening', 'Screeningkallelse^');
  const prior = study(P, '2024-11-13 14:35', UNITS.breast, 'Mammografi screening', 'Screeningkallelse^');
  const gall = study(P, '2010-04-21 10:40', UNITS.radiology, 'Ultraljud buk', 'Akutmottagningen^Kirurgkliniken');
  const hand = study(P, '2017-08-30 11:05', UNITS.radiology, 'Hand vänster', 'Ortopedmottagningen^Ortopedkliniken');
  const dxa = study(P, '2023-03-08 09:20', UNITS.physiology, 'Bentäthetsmätning DXA', 'Distriktsläkare^Björken');
  return [
    ...screening(current, { isNew: true, curve: 'sigmoid', jpegLs: false }),
    ...screening(prior, { isNew: false, curve: 'lut', jpegLs: true }),
    ...abdomen(gall, true),
    bones(hand, { view: 'hand', scale: 0.94, child: false, fracture: false }, 'L', { inverted: true }),
    task('density', dxa, 0.15, { densities: [1.082, 1.12, 1.151, 1.14, 1.124], scores: [-0.2, -0.1, 0, -0.1, -0.1] }),
    ...letters(prior),
  ];
}

const letters = (prior: Study): Task[] => [
  report(
    prior,
    'Mammografisvar',
    BREAST,
    `# Utlåtande
Bilateral screeningmammografi, CC och MLO. Måttligt tät bröstparenkym. Enstaka godartade förkalkningar bilateralt. Inga misstänkta förtätningar eller mikroförkalkningar. Jämfört med 2022.
# Bedömning
Kod 1, normalfynd bilateralt. Ny kallelse om två år.`,
  ),
  report(
    study(P, '2010-04-21 13:30', UNITS.radiology, 'Ultraljud buk svar', 'Akutmottagningen^Kirurgkliniken'),
    'Röntgensvar',
    'Rolf Påhitt, överläkare i radiologi',
    `# Frågeställning
Smärta under höger arcus. Gallsten?
# Utlåtande
I gallblåsan ett 12 mm konkrement med slagskugga. Väggen är inte förtjockad. Gallvägarna är inte vidgade.
# Bedömning
Gallsten utan tecken till kolecystit.`,
  ),
  report(
    study(P, '2010-09-02 16:00', UNITS.surgery, 'Operationsberättelse kolecystektomi', 'Kirurgkliniken^'),
    'Operationsberättelse',
    'Göran Testfall, överläkare',
    `# Diagnos
Symtomgivande gallstenssjukdom.
# Operation
Laparoskopisk kolecystektomi. Fyra portar. Calots triangel fridissekeras, critical view of safety uppnås. Arteria och ductus cystica delas mellan clips. Intraoperativ kolangiografi utan konkrement. Gallblåsan extraheras i påse.
# Förlopp
Operationstid 62 minuter, blödning 10 ml. Hemgång samma dag.`,
  ),
  report(
    study(P, '2017-08-30 14:45', UNITS.radiology, 'Hand vänster svar', 'Ortopedmottagningen^Ortopedkliniken'),
    'Röntgensvar',
    'Vera Modell, överläkare i radiologi',
    `# Frågeställning
Fall på utsträckt hand. Skelettskada?
# Utlåtande
Vänster hand PA. Ingen fraktur. Normala leder.
# Bedömning
Inga skelettskador.`,
  ),
  report(
    study(P, '2020-11-04 10:00', UNITS.breast, 'Mammografi svar', 'Screeningkallelse^'),
    'Mammografisvar',
    BREAST,
    `# Utlåtande
Bilateral screeningmammografi. Måttligt tät parenkym, oförändrad. Inga misstänkta förändringar.
# Bedömning
Kod 1, normalfynd bilateralt.`,
  ),
  report(
    study(P, '2023-03-09 08:30', UNITS.physiology, 'Bentäthetsmätning svar', 'Distriktsläkare^Björken'),
    'DXA-svar',
    'Siv Provfall, överläkare i klinisk fysiologi',
    `# Utlåtande
Ländrygg L1–L4 1,124 g/cm², T-score –0,1. Lårbenshals T-score –0,6. Höft totalt T-score –0,3.
# Bedömning
Normal bentäthet.`,
    { figure: 'density', figureValues: [-0.1, -0.6, -0.3] },
  ),
];
