// Astrid Exempelsson: a nodule found in 2024, followed, grown.
import type { Scan } from '../ct/scan.ts';
import { PATIENTS, UNITS } from '../region.ts';
import type { Task } from '../task.ts';
import { axial, report, study } from './tell.ts';

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

/** z of the nodule's middle falls on a slice at every date. */
export const SCANS = {
  2024: scan('ct2024', { contrast: true, nodule: { ...NODULE, diameterMm: 6.0 }, offsetX: 3, tableZ: -76.4, mAs: 96 }),
  2025: scan('ct2025', {
    breathMm: 3,
    nodule: { ...NODULE, z: -63, diameterMm: 6.1 },
    offsetX: -4,
    offsetY: 2,
    tableZ: -78.8,
    mAs: 84,
  }),
  2026: scan('ct2026', {
    breathMm: -2,
    nodule: { ...NODULE, diameterMm: 9.1 },
    offsetY: -3,
    tableZ: -76.5,
    jpegLs: false,
    mAs: 78,
  }),
} as const;

export function astrid(): Task[] {
  const ct2026 = study(P, '2026-11-18 09:42', UNITS.radiology, 'DT thorax-buk', 'Kirurgkliniken^Avd 12');
  const ct2025 = study(P, '2025-05-14 13:20', UNITS.radiology, 'DT thorax-buk', 'Lungmottagningen');
  const ct2024 = study(P, '2024-05-06 10:05', UNITS.radiology, 'DT thorax-buk med kontrast', 'Björken^Vårdcentralen');
  return [
    ...axial(ct2026, SCANS[2026], 'lung', 4),
    ...axial(ct2026, SCANS[2026], 'soft', 2),
    ...axial(ct2025, SCANS[2025], 'lung', 4),
    ...axial(ct2024, SCANS[2024], 'lung', 4),
    report(
      ct2026,
      'Röntgensvar',
      'Bo Låtsas, specialistläkare i radiologi',
      `# Frågeställning
Kontroll av nodulus i höger underlob. Nyupptäckt kolorektal cancer, metastaser?
# Utlåtande
Lågdos-DT thorax och övre buk utan intravenös kontrast på grund av överkänslighet. Jämförelse med undersökning 2025-05-14 och 2024-05-06.
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
  ];
}
