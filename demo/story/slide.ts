// Glass under the microscope: Sven-Erik's prostate, Ingemar's liver, and Märta's kidney in fluorescence.
import { PATIENTS, UNITS } from '../region.ts';
import type { SlideOptions } from '../slide/make.ts';
import type { FluorescenceOptions } from '../slide/makeFluorescence.ts';
import type { SlideSegmentationOptions } from '../slide/segmentation.ts';
import type { Task } from '../task.ts';
import { report, study, task } from './tell.ts';

const { svenErik: S, ingemar: I, marta: M } = PATIENTS;
const PATHOLOGIST = 'Siri Påhittad, överläkare i klinisk patologi';

export const slides = (): Task[] => [...prostate(), ...liver(), ...kidney()];

function prostate(): Task[] {
  const biopsy = study(S, '2025-09-02 10:15', UNITS.pathology, 'Histologi prostatabiopsi', 'Urologmottagningen^Kirurgkliniken');
  const glass = {
    tissue: 'prostate',
    container: 'T25-08812 A1',
    site: 'Mellannål, prostata höger sida',
  } satisfies SlideOptions;
  return [
    task('slide', biopsy, 9, glass),
    task('slideSegmentation', biopsy, 1, {
      ...glass,
      algorithm: 'Exempel Körtelstöd',
      version: '2.1',
      label: 'Misstänkt tumör',
    } satisfies SlideSegmentationOptions),
    report(
      study(S, '2025-09-09 13:40', UNITS.pathology, 'PAD prostatabiopsi', 'Urologmottagningen^Kirurgkliniken'),
      'PAD-svar',
      PATHOLOGIST,
      `# Frågeställning
PSA 14 µg/l. Palpabel förhårdnad i höger lob. Cancer?
# Material
A1: två mellannålsbiopsier från prostatans högra sida, 7 mm vardera.
# Mikroskopi
Den ena biopsin har väl avgränsade körtlar med basalceller, utan anmärkning. I den andra ses i mittdelen tätt liggande, små körtlar med ett enda lager celler, förstorade kärnor och tydliga nukleoler. Ingen perineural växt.
# Bedömning
Adenokarcinom i prostata, Gleason 3+3=6 (ISUP 1), i en av två biopsier.`,
    ),
  ];
}

function liver(): Task[] {
  const biopsy = study(I, '2023-03-14 09:30', UNITS.pathology, 'Histologi leverbiopsi', 'Medicinmottagningen^Medicinkliniken');
  return [
    task('slide', biopsy, 8, { tissue: 'liver', container: 'T23-02164 A1', site: 'Mellannål, lever' } satisfies SlideOptions),
    report(
      study(I, '2023-03-21 11:05', UNITS.pathology, 'PAD leverbiopsi', 'Medicinmottagningen^Medicinkliniken'),
      'PAD-svar',
      PATHOLOGIST,
      `# Frågeställning
Lätt förhöjda transaminaser sedan ett år. Steatos vid ultraljud. Fibros?
# Material
A1: en mellannålsbiopsi, 7 mm.
# Mikroskopi
Bevarad arkitektur. Makrovesikulär steatos i omkring en fjärdedel av hepatocyterna. Portazoner med måttligt lymfocytinfiltrat och enstaka gallgångar. Ingen säker fibros.
# Bedömning
Måttlig steatos med lätt portal inflammation. Ingen fibros.`,
    ),
  ];
}

function kidney(): Task[] {
  const biopsy = study(M, '2021-05-18 14:20', UNITS.pathology, 'Immunfluorescens njurbiopsi', 'Njurmottagningen^Medicinkliniken');
  return [
    task('fluorescence', biopsy, 6, { container: 'T21-03390 B2', site: 'Mellannål, njure' } satisfies FluorescenceOptions),
    report(
      study(M, '2021-05-25 10:10', UNITS.pathology, 'PAD njurbiopsi', 'Njurmottagningen^Medicinkliniken'),
      'PAD-svar',
      PATHOLOGIST,
      `# Frågeställning
Mikroskopisk hematuri sedan två år, albuminuri. Normal njurfunktion. IgA-nefropati?
# Material
B2: fryssnitt av mellannålsbiopsi från njure, immunfluorescens i tre fokusplan.
# Mikroskopi
En glomerulus i snittet. Granulära mesangiala inlagringar av IgA. Aktin i tubulis borstbräm, kärnfärgning med DAPI.
# Bedömning
Bilden stämmer med IgA-nefropati, utan skleros.`,
    ),
  ];
}
