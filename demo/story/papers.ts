// What is not PDF: clinical documents, old letters, forms over time, an archive from another region.
import type { FormQuestion } from '../papers/form.ts';
import type { PaperOptions } from '../papers/make.ts';
import { type DemoPatient, PATIENTS, UNITS, type Unit } from '../region.ts';
import type { Task } from '../task.ts';
import { study, task } from './tell.ts';

const { astrid: A, svenErik: E, ingemar: I, marta: M, karin: K } = PATIENTS;

const paper = (patient: DemoPatient, when: string, unit: Unit, options: PaperOptions): Task =>
  task('paper', study(patient, when, unit, options.title, ''), 0.05, { ...options });

export const papers = (): Task[] => [...documents(), ...letters(), ...forms(), ...sent()];

function documents(): Task[] {
  return [
    paper(A, '2026-10-30 11:20', UNITS.surgery, {
      title: 'Epikris Kirurgkliniken',
      cda: {
        kind: 'Epikris, slutenvård',
        author: 'Göran Testfall, överläkare',
        stay: ['2026-10-27', '2026-10-30'],
        sections: [
          {
            title: 'Diagnoser',
            text: '- Adenocarcinom i colon descendens, C18.6\n- Järnbristanemi, D50.9\n- Överkänslighet mot jodkontrastmedel, Z91.0',
          },
          {
            title: 'Vårdförlopp',
            text: 'Planerad inläggning för preoperativ bedömning och behandling av anemi före kolonresektion. Intravenöst järn givet utan reaktion. Lungröntgen utan inkompensation. EKG med sinusrytm.\nPatienten är uppegående, äter och mår väl. ECOG 0.',
          },
          {
            title: 'Laboratoriesvar',
            table: [
              ['Analys', '2026-10-27', '2026-10-29', 'Referens'],
              ['Hb', '98 g/L*', '104 g/L*', '117–153'],
              ['MCV', '76 fL*', '77 fL*', '82–98'],
              ['Ferritin', '9 µg/L*', '–', '13–148'],
              ['CRP', '6 mg/L', '4 mg/L', '< 5'],
              ['Kreatinin', '64 µmol/L', '66 µmol/L', '45–90'],
              ['CEA', '11 µg/L*', '–', '< 5'],
            ],
            entries: [
              ['718-7', 'Hemoglobin', 104, 'g/L'],
              ['2039-6', 'CEA', 11, 'ug/L'],
            ],
          },
          {
            title: 'Läkemedel vid utskrivning',
            table: [
              ['Läkemedel', 'Styrka', 'Dosering'],
              ['Omeprazol', '20 mg', '1 × 1'],
              ['Paracetamol', '1 g', 'vid behov, högst 4 per dygn'],
            ],
          },
          {
            title: 'Planering',
            text: 'DT thorax-buk utan kontrast 18 november. Multidisciplinär konferens därefter. Kontaktsjuksköterska är utsedd.',
          },
        ],
      },
    }),
    paper(I, '2022-02-01 10:05', UNITS.lungs, {
      title: 'Epikris pneumoni',
      cda: {
        isEncapsulated: true,
        kind: 'Epikris, slutenvård',
        author: 'Bo Låtsas, specialistläkare',
        stay: ['2022-01-27', '2022-02-01'],
        sections: [
          { title: 'Diagnos', text: 'Pneumoni, höger underlob, J18.1.' },
          {
            title: 'Förlopp',
            text: 'Inkom med feber och hosta sedan fyra dygn. CRP 186. Intravenöst bensylpenicillin i tre dygn, därefter peroralt. Syrgas under två dygn.',
          },
          { title: 'Planering', text: '- Lungröntgen om sex veckor via vårdcentralen\n- Vaccination mot pneumokocker' },
        ],
      },
    }),
    paper(M, '2019-05-30 13:40', UNITS.women, {
      title: 'Inskannad moderskapsjournal',
      cda: {
        isScanned: true,
        kind: 'Inskannat dokument',
        author: 'Ylva Testperson, specialistläkare',
        sections: [
          { title: 'Graviditet', text: 'Förstföderska. Beräknad partus 2019-05-25. Inga komplikationer under graviditeten.' },
          { title: 'Kontroller', text: 'Blodtryck 110/70 till 124/78. Hb 118. Symfys–fundus följer kurvan.' },
        ],
      },
    }),
  ];
}

function letters(): Task[] {
  return [
    paper(I, '2013-11-18 15:10', UNITS.birch, {
      title: 'Remiss ortopedi',
      rtf: {
        text: `# Remiss till Ortopedmottagningen
Provdal, Ingemar Håkan, 19390508-9839
# Frågeställning
Gonartros höger knä. Ställningstagande till protes?
# Anamnes
74-årig man, tidigare bonde. Tilltagande värk i höger knä sedan fem år, nu även i vila och om natten. Går högst 200 meter – med käpp. Provat paracetamol, artrosskola och två kortisoninjektioner utan varaktig effekt.
# Status
Rörlighet | Höger | Vänster
Flexion | 95° | 125°
Sträckdefekt | 15° | 0°
Varusfelställning höger. Ingen hydrops. Perifer cirkulation utan anmärkning.
# Läkemedel
- Metoprolol 50 mg 1 × 1
- Acetylsalicylsyra 75 mg 1 × 1
Åsa Fiktiv, distriktsläkare, Vårdcentralen Björken`,
      },
    }),
    paper(M, '2023-03-30 09:15', UNITS.birch, {
      title: 'Remiss neurologi',
      docx: {
        text: `# Remiss till Neurologmottagningen
**Patient:** Märta Åsa Birgitta Påhittad-Öberg af Exempelstad, 19900101-2385
# Frågeställning
Känselnedsättning i höger arm. Demyeliniserande sjukdom?
# Anamnes
33-årig kvinna, tidigare frisk. Sedan tre veckor **domningar i höger arm och hand**, smygande debut. Ett skov av dimsyn på vänster öga hösten 2021 som gick tillbaka av sig självt.
# Status
Reflex | Höger | Vänster
Biceps | livlig | normal
Patellar | livlig | normal
Plantar | obestämd | ned
- Nedsatt beröringssinne till armbågen på höger sida
- Normal kraft och koordination
# Hittills gjort
MR hjärna är beställd. B12 och TSH normala.
Åsa Fiktiv, distriktsläkare`,
      },
    }),
    paper(I, '2026-10-05 08:50', UNITS.birch, {
      title: 'Telefonanteckning',
      note: `TELEFONKONTAKT 2026-10-05 kl. 08:50
Vårdcentralen Björken, distriktssköterska Pia Exempel

Dottern ringer. Såret på höger underben vätskar mindre sedan kompressionen
byttes. Ingen feber, ingen rodnad runt omkring. Ingemar tycker att lindan
sitter för hårt på kvällen.

Åtgärd: råd om högläge. Omläggning i hemmet onsdag och lördag som förut.
Ny bild på såret vid nästa besök.

Ordinationer
Paracetamol 500 mg      2 tabl vid behov
Furosemid 40 mg         1 tabl kl. 08
Metoprolol 50 mg        1 tabl kl. 08
`,
    }),
    paper(E, '2026-11-15 19:30', UNITS.cardiology, {
      title: 'Hemblodtryck',
      table: bloodPressure(),
    }),
  ];
}

/** A fortnight, morning and evening, as the patient's own meter writes it. */
function bloodPressure(): string {
  const rows = Array.from({ length: 28 }, (_, at) => {
    const day = String(2 + Math.floor(at / 2)).padStart(2, '0');
    const isMorning = at % 2 === 0;
    const systolic = (isMorning ? 138 : 126) - Math.floor(at / 4) + ((at * 7) % 9);
    return `2026-11-${day};${isMorning ? '07:30' : '19:15'};${systolic};${78 - Math.floor(at / 8) + ((at * 5) % 6)};${62 + ((at * 11) % 8)}`;
  });
  return `\ufeffDatum;Tid;Systoliskt (mmHg);Diastoliskt (mmHg);Puls (/min)\r\n${rows.join('\r\n')}\r\n`;
}

const QUESTIONS = [
  'Haft en känsla av att blåsan inte tömts helt?',
  'Behövt kissa igen inom två timmar?',
  'Fått avbryta och börja om flera gånger när du kissat?',
  'Haft svårt att hålla emot när du blivit kissnödig?',
  'Haft svag stråle?',
  'Behövt krysta för att komma i gång?',
] as const;
const HOW_OFTEN = [
  'Aldrig',
  'Mindre än 1 gång av 5',
  'Mindre än hälften av gångerna',
  'Ungefär hälften',
  'Mer än hälften',
  'Nästan alltid',
] as const;

/** Before treatment, half a year after it began, and now. */
function forms(): Task[] {
  const times = [
    { when: '2025-08-27 08:30', answers: [4, 4, 3, 3, 4, 2], nights: 3, bother: 4 },
    { when: '2026-02-18 09:10', answers: [3, 3, 2, 2, 3, 1], nights: 2, bother: 3 },
    { when: '2026-10-21 10:45', answers: [1, 2, 1, 1, 2, 0], nights: 1, bother: 2 },
  ] as const;
  return times.map(({ when, answers, nights, bother }) => {
    const questions: FormQuestion[] = answers.map((answer, at) => ({
      id: `q${at + 1}`,
      text: QUESTIONS[at] ?? '',
      choice: [HOW_OFTEN[answer] ?? '', answer],
    }));
    const sum = answers.reduce((total: number, answer) => total + answer, 0) + nights;
    return paper(E, when, UNITS.surgery, {
      title: 'Vattenkastning symtomskattning',
      form: {
        questionnaire: 'vattenkastning-symtom',
        title: 'Symtomskattning vid vattenkastningsbesvär',
        author: 'Urologmottagningen',
        groups: [
          { title: 'Hur ofta har du den senaste månaden …', questions },
          {
            title: 'Natt och livskvalitet',
            questions: [
              { id: 'q7', text: 'Hur många gånger per natt går du upp och kissar?', choice: [`${nights} gånger`, nights] },
              {
                id: 'q8',
                text: 'Hur skulle det kännas att leva så här resten av livet?',
                choice: [['Mycket bra', 'Bra', 'Tillfredsställande', 'Varken bra eller dåligt', 'Dåligt'][bother] ?? '', bother],
              },
              { id: 'q9', text: 'Något mer du vill berätta?', words: bother > 3 ? 'Sover dåligt.' : 'Bättre sedan i våras.' },
            ],
          },
          {
            title: 'Sammanfattning',
            questions: [
              { id: 'sum', text: 'Symtompoäng, summa (0–35)', value: sum },
              { id: 'flow', text: 'Resturin enligt skanning', value: 180 - 60 * (4 - bother), unit: 'mL' },
            ],
          },
        ],
      },
    });
  });
}

const sent = (): Task[] => [
  paper(K, '2026-11-20 09:05', UNITS.breast, {
    title: 'Bilder från Region Annanstans',
    archive: {
      sender: 'Region Annanstans, Bild- och funktionsmedicin',
      letter:
        'Hej!\r\nEnligt önskemål översänds mammografi från 2018 på Karin Testberg, 19710923-9827.\r\nFyra projektioner och utlåtande.\r\nMed vänlig hälsning\r\nRöntgensekreterare Tove Exempel',
      files: [
        ['DICOM/DICOMDIR', 4],
        ['DICOM/2018-10-09/IM000001', 420],
        ['DICOM/2018-10-09/IM000002', 418],
        ['DICOM/2018-10-09/IM000003', 455],
        ['DICOM/2018-10-09/IM000004', 452],
        ['Utlåtande 2018-10-09.pdf', 38],
        ['Förhandsvisning/hö CC.jpg', 61],
        ['Förhandsvisning/vä CC.jpg', 59],
      ],
    },
  }),
];
