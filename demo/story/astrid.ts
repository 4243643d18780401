// Astrid Exempelsson: a nodule found in 2024, followed, grown by 2026, and meanwhile a cancer of the colon.
import type { Scan } from '../ct/scan.ts';
import type { PetOptions } from '../nuclear/pet.ts';
import { PATIENTS, UNITS } from '../region.ts';
import type { Task } from '../task.ts';
import { astridLetters } from './astridLetters.ts';
import { abdomen, axial, bones, brain, chest, echo } from './examinations.ts';
import { report, study, task } from './tell.ts';

const P = PATIENTS.astrid;
const NODULE = { x: -88, y: 42, z: -66 };

const scan = (key: string, change: Partial<Scan>): Scan => ({
  key,
  person: P.key,
  contrast: false,
  breathMm: 0,
  top: 99,
  slices: 160,
  stepMm: 3,
  spacingMm: 0.742,
  offsetX: 0,
  offsetY: 0,
  tableZ: -80,
  jpegLs: true,
  mAs: 84,
  ...change,
});

/** The nodule's middle falls on a slice at every date, so that its greatest diameter is seen. */
export const SCANS = {
  2024: scan('ct2024', { contrast: true, nodule: { ...NODULE, diameterMm: 6.0 }, offsetX: 3, tableZ: -76.4, mAs: 96 }),
  2025: scan('ct2025', { breathMm: 3, nodule: { ...NODULE, z: -63, diameterMm: 6.1 }, offsetX: -4, offsetY: 2, tableZ: -78.8 }),
  2026: scan('ct2026', {
    breathMm: -2,
    nodule: { ...NODULE, diameterMm: 9.1 },
    offsetY: -3,
    tableZ: -76.5,
    jpegLs: false,
    mAs: 78,
  }),
} as const;
const RADIOLOGIST = 'Bo Låtsas, specialistläkare i radiologi';

export const astrid = (): Task[] => [...followUp(), ...earlier(), ...pet(), ...astridLetters()];

function followUp(): Task[] {
  const ct2026 = study(P, '2026-11-18 09:42', UNITS.radiology, 'DT thorax-buk', 'Avdelning 12^Kirurgkliniken');
  const ct2025 = study(P, '2025-05-14 13:20', UNITS.radiology, 'DT thorax-buk', 'Lungmottagningen^Lung- och allergikliniken');
  const ct2024 = study(P, '2024-05-06 10:05', UNITS.radiology, 'DT thorax-buk med kontrast', 'Distriktsläkare^Björken');
  return [
    task('topogram', ct2026, 1.8, { scan: SCANS[2026] }),
    ...axial(ct2026, SCANS[2026], 'lung', 4),
    ...axial(ct2026, SCANS[2026], 'soft', 1),
    ...axial(ct2025, SCANS[2025], 'lung', 4),
    ...axial(ct2024, SCANS[2024], 'lung', 4),
    ...axial(ct2024, SCANS[2024], 'soft', 1),
    report(
      ct2026,
      'Röntgensvar',
      RADIOLOGIST,
      `# Frågeställning
Kontroll av nodulus i höger underlob. Nyupptäckt kolorektal cancer, metastaser?
# Utlåtande
DT thorax och buk utan intravenös kontrast på grund av överkänslighet. Jämförelse med undersökningarna 2025-05-14 och 2024-05-06.
Rundad, lätt spikulerad solid nodulus perifert i höger underlob, nu 9,1 mm, tidigare 6,1 mm. Inga nytillkomna noduli. Inga förstorade lymfkörtlar i mediastinum eller hili. Ingen pleura- eller perikardvätska.
Lever, mjälte, njurar och binjurar utan säkra förändringar vid undersökning utan kontrast. Ingen ascites. Åldersmotsvarande degenerativa förändringar i bröstryggen.
# Bedömning
Nodulus i höger underlob som tillvuxit 3 mm på 18 månader. Metastas eller primär lungtumör. Diskuteras på multidisciplinär konferens.`,
      {
        encapsulated: true,
        figure: 'growth',
        figureValues: [6.0, 6.1, 9.1],
        table: {
          heading: 'Mätningar',
          rows: [
            ['Fynd', '2024-05-06', '2025-05-14', '2026-11-18'],
            ['Nodulus höger underlob', '6,0 mm', '6,1 mm', '9,1 mm'],
          ],
        },
      },
    ),
    report(
      ct2025,
      'Röntgensvar',
      RADIOLOGIST,
      `# Frågeställning
Kontroll av 6 mm nodulus i höger underlob, ett år.
# Utlåtande
DT thorax och övre buk utan kontrast (tidigare reaktion på jodkontrast). Jämförelse med 2024-05-06.
Oförändrad solid nodulus i höger underlob, 6,1 mm (6,0 mm). Lungorna i övrigt utan anmärkning. Inga förstorade körtlar.
# Bedömning
Oförändrad nodulus i höger underlob. Ny kontroll om 18 månader föreslås.`,
      { encapsulated: true },
    ),
    report(
      ct2024,
      'Röntgensvar',
      'Vera Modell, överläkare i radiologi',
      `# Frågeställning
Viktnedgång och hosta sedan tre månader. Rökare 20 paketår. Malignitet?
# Utlåtande
DT thorax och buk med intravenös kontrast i portovenös fas.
I höger underlob perifert en solid, lätt spikulerad nodulus, 6,0 mm. Inga förstorade lymfkörtlar. Hjärta och stora kärl utan anmärkning; små kranskärlsförkalkningar.
Lever, gallvägar, pankreas, mjälte, binjurar och njurar utan anmärkning. Fri passage i tarmarna.
Vid undersökningens slut utbredd urtikaria, behandlad på plats. Se separat anteckning om överkänslighet.
# Bedömning
Solid nodulus 6,0 mm i höger underlob. Kontroll med DT utan kontrast om 12 månader enligt rekommendation.`,
      { encapsulated: true },
    ),
  ];
}

function earlier(): Task[] {
  const knee = study(P, '2011-09-20 15:10', UNITS.cottage, 'Knä höger', 'Distriktsläkare^Björken');
  const chest2019 = study(P, '2019-02-11 08:30', UNITS.radiology, 'Lungröntgen', 'Distriktsläkare^Björken');
  const dxa = study(P, '2021-05-19 10:00', UNITS.physiology, 'Bentäthetsmätning DXA', 'Distriktsläkare^Björken');
  const mr = study(P, '2021-09-08 16:40', UNITS.radiology, 'MR hjärna', 'Neurologmottagningen^Neurologkliniken');
  const liver = study(P, '2022-11-14 09:15', UNITS.radiology, 'Ultraljud buk', 'Distriktsläkare^Björken');
  const heart = study(P, '2025-02-19 13:00', UNITS.physiology, 'Ekokardiografi', 'Distriktsläkare^Björken');
  const chest2026 = study(P, '2026-10-28 07:50', UNITS.radiology, 'Lungröntgen', 'Avdelning 12^Kirurgkliniken');
  return [
    bones(knee, { view: 'knee', wear: 0.2 }, 'R', { old: true, jpegLs: false }),
    ...chest(chest2019, { breasts: true }),
    task('density', dxa, 0.15, { densities: [0.952, 0.981, 1.013, 1.002, 0.987], scores: [-1.3, -1.3, -1.1, -1.2, -1.2] }),
    ...brain(mr, ['t2', 't1']),
    ...abdomen(liver, false),
    ...echo(heart, 72, 1),
    ...chest(chest2026, { breasts: true }, { side: false }),
  ];
}

function pet(): Task[] {
  const of = study(P, '2026-11-10 12:15', UNITS.physiology, 'PET-DT FDG', 'Avdelning 12^Kirurgkliniken');
  const low: Scan = { ...SCANS[2026], key: 'petct2026', slices: 80, stepMm: 6, jpegLs: true, mAs: 30 };
  return [
    ...axial(of, low, 'lung', 2),
    task('pet', of, 1.5, { scan: low, slices: 80, noduleSuv: 11 } satisfies PetOptions),
    report(
      of,
      'PET-svar',
      'Siv Provfall, överläkare i nuklearmedicin',
      `# Frågeställning
Adenocarcinom i colon descendens och växande nodulus i höger underlob. Metastasering?
# Utlåtande
PET-DT från skallbas till bäcken 60 minuter efter injektion av 248 MBq FDG. Blodsocker 5,4 mmol/l.
Nodulus i höger underlob med måttligt ökat upptag. Inget patologiskt upptag i mediastinum eller lever. Fysiologiskt upptag i hjärta, njurar och urinvägar.
# Bedömning
FDG-upptag i känd nodulus i höger underlob, talar för malignitet. Inga andra tecken till metastaser.`,
    ),
  ];
}
