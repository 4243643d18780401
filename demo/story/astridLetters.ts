// What was written about Astrid Exempelsson.
import { PATIENTS, UNITS } from '../region.ts';
import type { Task } from '../task.ts';
import { report, study } from './tell.ts';

const P = PATIENTS.astrid;
const DISTRICT = 'Åsa Fiktiv, distriktsläkare';

export const astridLetters = (): Task[] => [
  report(
    study(P, '2008-03-12 10:30', UNITS.breast, 'Mammografi svar', 'Screeningkallelse^'),
    'Mammografisvar',
    'Märit Provbild, överläkare i bröstradiologi',
    `# Utlåtande
Bilateral screeningmammografi. Fettrik parenkym. Inga misstänkta förändringar.
# Bedömning
Kod 1, normalfynd bilateralt.`,
  ),
  report(
    study(P, '2011-09-21 11:00', UNITS.cottage, 'Knä höger svar', 'Distriktsläkare^Björken'),
    'Röntgensvar',
    'Rolf Påhitt, överläkare i radiologi',
    `# Frågeställning
Smärta vid trappgång. Artros?
# Utlåtande
Höger knä, stående frontalbild. Lätt sänkt ledspringa medialt. Inga påtagliga osteofyter. Ingen fraktur.
# Bedömning
Lätt medial artros.`,
  ),
  report(
    study(P, '2019-02-11 15:20', UNITS.radiology, 'Lungröntgen svar', 'Distriktsläkare^Björken'),
    'Röntgensvar',
    'Vera Modell, överläkare i radiologi',
    `# Frågeställning
Långvarig hosta. Infiltrat?
# Utlåtande
Hjärta av normal storlek. Inga infiltrat, ingen pleuravätska. Normala hili och mediastinum.
# Bedömning
Lungröntgen utan anmärkning.`,
  ),
  report(
    study(P, '2019-10-03 12:10', UNITS.surgery, 'Gastroskopi svar', 'Distriktsläkare^Björken'),
    'Endoskopisvar',
    'Göran Testfall, överläkare',
    `# Undersökning
Gastroskopi till pars descendens duodeni. Esofagus utan anmärkning, Z-linjen vid 38 cm. I antrum måttlig rodnad utan sår. Px för Helicobacter pylori tas.
# Bedömning
Lindrig antral gastrit. Svar på px meddelas per brev.`,
  ),
  report(
    study(P, '2021-03-15 09:00', UNITS.pathology, 'PAD hudexcision', 'Hudmottagningen^'),
    'Patologisvar',
    'Elin Mikro, specialistläkare i klinisk patologi',
    `# Material
Hudexcision från höger axel, 14 × 8 mm med pigmenterad förändring 5 mm.
# Mikroskopi
Sammansatt melanocytär nevus med lindrig arkitekturstörning. Ingen atypi av betydelse. Fria kanter, närmaste sidokant 2 mm.
# Diagnos
Benign sammansatt nevus, radikalt borttagen.`,
  ),
  report(
    study(P, '2021-05-20 08:40', UNITS.physiology, 'Bentäthetsmätning svar', 'Distriktsläkare^Björken'),
    'DXA-svar',
    'Siv Provfall, överläkare i klinisk fysiologi',
    `# Utlåtande
Ländrygg L1–L4 0,987 g/cm², T-score –1,2. Lårbenshals T-score –1,4. Höft totalt T-score –0,9. FRAX 11 % för större osteoporotisk fraktur inom tio år.
# Bedömning
Osteopeni. Ny mätning om tre till fem år.`,
    { figure: 'density', figureValues: [-1.2, -1.4, -0.9] },
  ),
  report(
    study(P, '2021-09-09 10:15', UNITS.radiology, 'MR hjärna svar', 'Neurologmottagningen^Neurologkliniken'),
    'Röntgensvar',
    'Vera Modell, överläkare i radiologi',
    `# Frågeställning
Migrän med ändrat mönster. Strukturell förändring?
# Utlåtande
MR hjärna utan kontrast, T2 och T1. Normalvida ventriklar och fåror. Inga expansiva förändringar, ingen färsk ischemi. Enstaka ospecifika högsignalerande vitsubstansförändringar.
# Bedömning
Ingen förklaring till huvudvärken. Åldersmotsvarande fynd.`,
  ),
  report(
    study(P, '2022-11-14 14:00', UNITS.radiology, 'Ultraljud buk svar', 'Distriktsläkare^Björken'),
    'Röntgensvar',
    'Bo Låtsas, specialistläkare i radiologi',
    `# Utlåtande
Levern normalstor, jämn ekogenicitet. Gallblåsan tunnväggig, inga konkrement. Gallvägar inte vidgade. Höger njure 10,6 cm, ingen hydronefros.
# Bedömning
Ultraljud av övre buken utan anmärkning.`,
  ),
  report(
    study(P, '2024-05-06 11:30', UNITS.radiology, 'Överkänslighet jodkontrast', 'Röntgenkliniken^'),
    'Uppmärksamhetssignal',
    'Vera Modell, överläkare i radiologi',
    `# Händelse
Utbredd urtikaria och klåda tio minuter efter 95 ml jodkontrast. Inga andningsbesvär, blodtryck 128/76.
# Åtgärd
Klemastin och betametason gavs, symtomfri efter 50 minuter.
# Råd
- Registreras som överkänslighet mot jodkontrastmedel.
- Undersökningar utan kontrast eller annan metod i första hand.`,
  ),
  report(
    study(P, '2025-02-20 09:30', UNITS.physiology, 'Ekokardiografi svar', 'Distriktsläkare^Björken'),
    'Ekosvar',
    'Siv Provfall, överläkare i klinisk fysiologi',
    `# Utlåtande
Normalstora hjärtrum. Vänster kammares ejektionsfraktion 62 %. Normal diastolisk funktion. Klaffar utan betydande insufficiens eller stenos.
# Bedömning
Normal ekokardiografi.`,
  ),
  report(
    study(P, '2025-02-25 10:00', UNITS.physiology, 'Spirometri svar', 'Distriktsläkare^Björken'),
    'Spirometrisvar',
    'Siv Provfall, överläkare i klinisk fysiologi',
    `# Utlåtande
FVC 3,2 l (98 % av förväntat), FEV1 2,4 l (92 %), kvot 0,75 efter bronkdilatation. PEF 390 l/min.
# Bedömning
Spirometri inom normala gränser.`,
    { figure: 'flowVolume', figureValues: [3.2, 6.5, 0.25] },
  ),
  report(
    study(P, '2026-09-21 13:45', UNITS.surgery, 'Koloskopi svar', 'SVF kolorektal^Björken'),
    'Endoskopisvar',
    'Göran Testfall, överläkare',
    `# Undersökning
Koloskopi till cekum, god rengöring. I colon descendens 45 cm från anus en cirkulär, lättblödande tumör, ungefär 4 cm. Sex px. Tatuering distalt. I övrigt två sessila polyper 4–5 mm i sigmoideum, borttagna med kall slynga.
# Bedömning
Misstänkt kolorektal cancer i colon descendens. Remiss till DT och multidisciplinär konferens.`,
  ),
  report(
    study(P, '2026-09-28 10:20', UNITS.pathology, 'PAD kolonbiopsi', 'Endoskopienheten^Kirurgkliniken'),
    'Patologisvar',
    'Elin Mikro, specialistläkare i klinisk patologi',
    `# Material
Sex slemhinnebiopsier från colon descendens.
# Mikroskopi
Oregelbundna, delvis kribriforma körtlar med grov atypi och desmoplastiskt stroma. Immunhistokemi: MLH1, PMS2, MSH2 och MSH6 bevarade.
# Diagnos
Adenocarcinom, medelhögt differentierat. Mismatch repair-proteiner bevarade.`,
  ),
  report(
    study(P, '2026-10-28 08:10', UNITS.physiology, 'EKG vila', 'Avdelning 12^Kirurgkliniken'),
    'EKG-utlåtande',
    'Siv Provfall, överläkare i klinisk fysiologi',
    `# Utlåtande
Sinusrytm 74/min. PQ 162 ms, QRS 92 ms, QTc 418 ms. Inga ST-T-förändringar.
# Bedömning
Normalt EKG.`,
    { figure: 'ecg', figureValues: [74, 0] },
  ),
  report(
    study(P, '2026-10-28 09:40', UNITS.radiology, 'Lungröntgen svar', 'Avdelning 12^Kirurgkliniken'),
    'Röntgensvar',
    'Bo Låtsas, specialistläkare i radiologi',
    `# Frågeställning
Preoperativ bedömning.
# Utlåtande
Hjärtat normalstort. Inga infiltrat eller stas. Känd nodulus i höger underlob syns inte säkert på lungröntgen.
# Bedömning
Ingen kardiell inkompensation. Se kommande DT.`,
  ),
  report(
    study(P, '2026-11-19 08:00', UNITS.surgery, 'Remiss till MDK', 'Kontaktsjuksköterska^Kirurgkliniken'),
    'Remiss',
    'Göran Testfall, överläkare',
    `# Anmälan till multidisciplinär konferens
62-årig kvinna med biopsiverifierat adenocarcinom i colon descendens. Nodulus i höger underlob som tillvuxit från 6,1 till 9,1 mm på 18 månader, FDG-upptag vid PET-DT 2026-11-10.
# Frågeställning
Metastas eller primär lungcancer? Ordning mellan kolonresektion och åtgärd av lungförändringen?
# Bakgrund
Överkänslig mot jodkontrast (urtikaria 2024). Normal ekokardiografi och spirometri 2025. ECOG 0.
- Operationsdatum preliminärt 2026-12-08.
- Patienten är informerad och samtycker till konferensen.`,
  ),
  report(
    study(P, '2023-06-07 14:30', UNITS.birch, 'Journalkopia hälsokontroll', 'Distriktsläkare^Björken'),
    'Anteckning',
    DISTRICT,
    `# Besök
Hälsokontroll. Blodtryck 132/80. BMI 25,8. Slutat röka sedan ett år, tidigare 20 paketår.
# Plan
Blodprover, ny kontakt vid behov.`,
  ),
];
