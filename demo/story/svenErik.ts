// Sven-Erik Modell: an infarction in 2016, a tired heart, later prostate cancer.
import type { CoronaryOptions } from '../angiography/make.ts';
import type { BoneScanOptions } from '../nuclear/boneScan.ts';
import { PATIENTS, UNITS } from '../region.ts';
import type { Task } from '../task.ts';
import { chest, echo } from './examinations.ts';
import { report, study, task } from './tell.ts';

const P = PATIENTS.svenErik;
const PHYSIOLOGIST = 'Siv Provfall, överläkare i klinisk fysiologi';
const CARDIOLOGIST = 'Harald Fiktivsson, överläkare i kardiologi';

export function svenErik(): Task[] {
  const chest2008 = study(P, '2008-10-14 09:00', UNITS.radiology, 'Lungröntgen', 'Distriktsläkare^Björken');
  const angio = study(P, '2016-01-18 03:40', UNITS.cardiology, 'Koronarangiografi', 'Hjärtintensiven^Kardiologkliniken');
  const echo2016 = study(P, '2016-01-19 10:00', UNITS.physiology, 'Ekokardiografi', 'Hjärtintensiven^Kardiologkliniken');
  const boneScan = study(P, '2025-10-07 13:15', UNITS.physiology, 'Skelettscintigrafi', 'Urologmottagningen^Kirurgkliniken');
  const echo2026 = study(P, '2026-11-16 11:15', UNITS.physiology, 'Ekokardiografi', 'Hjärtsviktsmottagningen^Kardiologkliniken');
  const run = (number: number, stenosis: number, description: string): Task =>
    task('coronary', angio, 2.4, { number, stenosis, description } satisfies CoronaryOptions);
  return [
    ...chest(chest2008, { breasts: false }, { old: true }),
    run(1, 0.82, 'Vänster koronar före PCI'),
    run(2, 0.06, 'Vänster koronar efter PCI'),
    ...echo(echo2016, 84, 0.5),
    task('boneScan', boneScan, 0.4, {
      spots: [
        [128, 300, 7, 22],
        [150, 420, 6, 18],
        [88, 214, 5, 16],
      ],
    } satisfies BoneScanOptions),
    ...echo(echo2026, 68, 0.62),
    ...heartLetters(),
    ...otherLetters(),
  ];
}

const heartLetters = (): Task[] => [
  report(
    study(P, '2015-04-09 08:50', UNITS.birch, 'EKG vila', 'Distriktsläkare^Björken'),
    'EKG-utlåtande',
    'Åsa Fiktiv, distriktsläkare',
    `# Utlåtande
Sinusrytm 66/min. PQ 178 ms, QRS 98 ms. Inga ischemitecken.
# Bedömning
Normalt EKG.`,
    { figure: 'ecg', figureValues: [66, 0] },
  ),
  report(
    study(P, '2016-01-18 02:55', UNITS.cardiology, 'EKG akut', 'Ambulans^'),
    'EKG-utlåtande',
    CARDIOLOGIST,
    `# Utlåtande
Sinusrytm 92/min. ST-höjning 2–3 mm i V1–V4.
# Bedömning
Anterior ST-höjningsinfarkt. Direkt till koronarangiografi.`,
    { figure: 'ecg', figureValues: [92, 0.28] },
  ),
  report(
    study(P, '2016-01-18 05:10', UNITS.cardiology, 'Koronarangiografi PCI svar', 'Hjärtintensiven^Kardiologkliniken'),
    'Angiografisvar',
    CARDIOLOGIST,
    `# Undersökning
Höger radialisaccess, 6 F. Vänster huvudstam utan anmärkning. LAD: subtotal stenos proximalt. Cirkumflexa och höger kranskärl med väggförändringar utan signifikant stenos.
# Åtgärd
PCI av proximala LAD med läkemedelsavgivande stent 3,5 × 18 mm. TIMI-flöde 3 efter åtgärden.
# Bedömning
Lyckad PCI av proximala LAD.`,
  ),
  report(
    study(P, '2016-01-19 14:00', UNITS.physiology, 'Ekokardiografi svar', 'Hjärtintensiven^Kardiologkliniken'),
    'Ekosvar',
    PHYSIOLOGIST,
    `# Utlåtande
Vänster kammare lätt vidgad, ejektionsfraktion 38 %, hypokinesi framvägg och apex. Ingen tromb.
# Bedömning
Måttligt nedsatt systolisk vänsterkammarfunktion efter framväggsinfarkt.`,
  ),
  report(
    study(P, '2016-01-23 11:00', UNITS.cardiology, 'Epikris hjärtinfarkt', 'Avdelning 4^Kardiologkliniken'),
    'Epikris',
    CARDIOLOGIST,
    `# Vårdtid
2016-01-18 – 2016-01-23. Huvuddiagnos: akut transmural framväggsinfarkt, I21.0.
# Anamnes
67-årig man, tidigare frisk. Insjuknar 01.50 med central bröstsmärta. Prehospitalt EKG visar ST-höjning framvägg.
Röker inte sedan 1998. Hypertoni behandlad på vårdcentral sedan 2009. Far dog i hjärtinfarkt vid 71 års ålder. Inga kända överkänsligheter. Gift, pensionerad snickare, klarar sig helt själv.
# Status vid ankomst
Allmäntillstånd: smärtpåverkad, kallsvettig, vaken och orienterad.
Hjärta: regelbunden rytm 92/min, inga biljud. Blodtryck 138/84.
Lungor: basala rassel bilateralt. Saturation 94 % utan syrgas.
Buk: mjuk och oöm. Perifera pulsar palpabla.
# Undersökningar
- EKG 2016-01-18 kl. 02.55: ST-höjning 2–3 mm i V1–V4.
- Koronarangiografi: subtotal stenos i proximala LAD, väggförändringar i övriga kärl.
- Ekokardiografi 2016-01-19: ejektionsfraktion 38 %, hypokinesi i framvägg och apex, ingen tromb.
- Lungröntgen 2016-01-18: lätt stas, ingen pleuravätska.
# Förlopp
Direkt PCI av proximala LAD utan komplikation, tid från larm till ballong 84 minuter. Max troponin T 5 420 ng/l. Fick furosemid intravenöst vid två tillfällen första dygnet med gott svar. Telemetri visade korta, asymtomatiska episoder av accelererad idioventrikulär rytm första natten, därefter sinusrytm.
Mobiliserad enligt program av fysioterapeut. Betablockad och ACE-hämmare insatta dag 2 och upptitrerade till tålda doser. Informerad om sjukdomen tillsammans med hustrun.
# Läkemedel vid utskrivning
- Acetylsalicylsyra 75 mg, en tablett dagligen, livslångt
- Tikagrelor 90 mg, en tablett två gånger dagligen i tolv månader, till 2017-01-18
- Metoprolol depot 50 mg, en tablett dagligen
- Ramipril 2,5 mg, en tablett två gånger dagligen
- Atorvastatin 80 mg, en tablett till kvällen
- Glyceryltrinitrat 0,25 mg resoriblett vid behov
# Planering
Återbesök hos sjuksköterska på hjärtmottagningen om två veckor, läkarbesök om åtta veckor med ekokardiografi. Hjärtskola och fysisk träning via hjärtrehabiliteringen. Ingen bilkörning under en vecka. Ny bedömning av ejektionsfraktion efter tre månader avgör om ICD ska övervägas.
Kopia till Vårdcentralen Björken, som ombeds kontrollera kreatinin, kalium och blodtryck om två veckor.`,
    {
      table: {
        heading: 'Laboratoriesvar',
        rows: [
          ['Analys', '2016-01-18', '2016-01-19', '2016-01-22'],
          ['Troponin T (ng/l)', '86', '5 420', '1 310'],
          ['Hemoglobin (g/l)', '148', '141', '143'],
          ['Kreatinin (µmol/l)', '92', '98', '90'],
          ['Kalium (mmol/l)', '4,1', '4,3', '4,4'],
          ['LDL-kolesterol (mmol/l)', '', '3,9', ''],
          ['HbA1c (mmol/mol)', '', '39', ''],
        ],
      },
    },
  ),
  report(
    study(P, '2021-06-15 10:30', UNITS.physiology, 'Ekokardiografi svar', 'Hjärtsviktsmottagningen^Kardiologkliniken'),
    'Ekosvar',
    PHYSIOLOGIST,
    `# Utlåtande
Ejektionsfraktion 44 %. Kvarvarande hypokinesi apikalt. Lätt mitralisinsufficiens.
# Bedömning
Lätt nedsatt systolisk funktion, förbättrad jämfört med 2016.`,
  ),
  report(
    study(P, '2026-11-16 14:20', UNITS.physiology, 'Ekokardiografi svar', 'Hjärtsviktsmottagningen^Kardiologkliniken'),
    'Ekosvar',
    PHYSIOLOGIST,
    `# Utlåtande
Vänster kammare lätt vidgad, ejektionsfraktion 41 %. Hypokinesi apikalt. Förmaken lätt förstorade. Lätt till måttlig mitralisinsufficiens.
# Bedömning
Lätt nedsatt systolisk funktion, väsentligen oförändrad jämfört med 2021.`,
  ),
  report(
    study(P, '2026-11-17 09:00', UNITS.cardiology, 'Remiss hjärtsviktsmottagning', 'Åsa Fiktiv^Björken'),
    'Remiss',
    'Åsa Fiktiv, distriktsläkare',
    `# Frågeställning
78-årig man med hjärtsvikt efter infarkt 2016. Tilltagande andfåddhet, NT-proBNP 1 840 ng/l. Behandlingsoptimering?
# Aktuellt
NYHA II–III. Vikt 84 kg, lätta underbensödem. Ekokardiografi 2026-11-16 med ejektionsfraktion 41 %.`,
  ),
];

const otherLetters = (): Task[] => [
  report(
    study(P, '2008-10-14 15:00', UNITS.radiology, 'Lungröntgen svar', 'Distriktsläkare^Björken'),
    'Röntgensvar',
    'Rolf Påhitt, överläkare i radiologi',
    `# Frågeställning
Hosta efter luftvägsinfektion.
# Utlåtande
Hjärta och lungor utan anmärkning. Inga infiltrat.
# Bedömning
Normal lungröntgen.`,
  ),
  report(
    study(P, '2012-05-22 13:00', UNITS.birch, 'Spirometri svar', 'Distriktsläkare^Björken'),
    'Spirometrisvar',
    'Åsa Fiktiv, distriktsläkare',
    `# Utlåtande
FVC 4,1 l (96 %), FEV1 2,8 l (84 %), kvot 0,68 efter bronkdilatation.
# Bedömning
Lindrig luftvägsobstruktion, förenlig med KOL stadium 1.`,
    { figure: 'flowVolume', figureValues: [4.1, 7.2, 0.6] },
  ),
  report(
    study(P, '2024-01-23 10:30', UNITS.birch, 'Spirometri svar', 'Distriktsläkare^Björken'),
    'Spirometrisvar',
    'Åsa Fiktiv, distriktsläkare',
    `# Utlåtande
FVC 3,6 l (94 %), FEV1 2,1 l (72 %), kvot 0,58 efter bronkdilatation.
# Bedömning
Måttlig obstruktion, KOL stadium 2. Försämring jämfört med 2012.`,
    { figure: 'flowVolume', figureValues: [3.6, 5.9, 0.95] },
  ),
  report(
    study(P, '2025-09-11 09:50', UNITS.pathology, 'PAD prostatabiopsi', 'Urologmottagningen^Kirurgkliniken'),
    'Patologisvar',
    'Elin Mikro, specialistläkare i klinisk patologi',
    `# Material
Tolv mellannålsbiopsier från prostata, MR-riktade från vänster.
# Mikroskopi
I sju av tolv biopsier acinärt adenocarcinom, längsta cancerlängd 9 mm.
# Diagnos
Prostatacancer, Gleason 4 + 4 = 8, ISUP grad 4.`,
  ),
  report(
    study(P, '2025-10-08 10:00', UNITS.physiology, 'Skelettscintigrafi svar', 'Urologmottagningen^Kirurgkliniken'),
    'Scintigrafisvar',
    PHYSIOLOGIST,
    `# Frågeställning
Nyupptäckt högriskprostatacancer, PSA 34. Skelettmetastaser?
# Utlåtande
Helkroppsscintigrafi tre timmar efter 520 MBq Tc-99m HDP. Fokalt ökat upptag i nedre bröstryggen, vänster höftben och ett höger revben.
# Bedömning
Flera fokala upptag som inger misstanke om skelettmetastaser. Komplettering med MR rygg rekommenderas.`,
  ),
];
