import { defineWords, plural } from '../lib/language.ts';
import type { FailureReason } from '../model/failure.ts';
import type { Specialty } from '../model/item.ts';

interface LaneWords {
  readonly name: string;
  readonly holds: string;
}

interface TimelineWords {
  readonly heading: string;
  readonly lanesLabel: string;
  readonly specialties: Readonly<Record<Specialty, LaneWords>>;
  readonly modes: { readonly label: string; readonly lanes: string; readonly list: string; readonly grid: string };
  readonly presets: {
    readonly label: string;
    readonly quarter: string;
    readonly year: string;
    readonly five: string;
    readonly all: string;
  };
  readonly bands: string;
  readonly bandsHelp: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly today: string;
  readonly wholeTime: string;
  readonly linear: string;
  readonly overview: string;
  readonly windowFrom: string;
  readonly windowTo: string;
  readonly undated: string;
  readonly undatedHelp: string;
  readonly allInList: string;
  readonly items: (count: number) => string;
  readonly images: (count: number) => string;
  readonly series: (count: number) => string;
  readonly files: (count: number) => string;
  readonly showEmptyLanes: (count: number) => string;
  readonly hideEmptyLanes: string;
  readonly sourcesDone: (done: number, all: number) => string;
  readonly asking: string;
  readonly waiting: string;
  readonly gap: (source: string, since: string | undefined) => string;
  readonly partGap: (source: string, count: number) => string;
  readonly gapReasons: Readonly<Record<FailureReason, string>>;
  readonly retry: string;
  readonly offered: (count: number) => string;
  readonly open: string;
  readonly compare: string;
  readonly select: string;
  readonly deselect: string;
  readonly selectedNumber: (number: number, all: number) => string;
  readonly stack: (count: number) => string;
  readonly stackTitle: (count: number, from: string, to: string) => string;
  readonly zoomHere: string;
  readonly onlyNewest: (shown: number) => string;
  readonly unreadable: string;
  readonly report: { readonly preliminary: string; readonly final: string; readonly amended: string };
  readonly noSelection: string;
  readonly selection: string;
  readonly clear: string;
  readonly openSelected: (count: number) => string;
  readonly remove: (title: string) => string;
  readonly inspector: string;
  readonly nothingCurrent: string;
  readonly madeBy: string;
  readonly bodyPart: string;
  readonly contents: string;
  readonly source: string;
  readonly sides: { readonly R: string; readonly L: string; readonly B: string; readonly U: string };
  readonly priors: string;
  readonly noPriors: string;
  readonly openedNow: string;
  readonly columns: {
    readonly date: string;
    readonly code: string;
    readonly title: string;
    readonly unit: string;
    readonly bodyPart: string;
    readonly contents: string;
    readonly state: string;
  };
  readonly sortBy: (column: string) => string;
  readonly none: string;
  readonly noneText: (sources: number) => string;
  readonly hidden: string;
  readonly hiddenText: (hidden: number) => string;
  readonly clearFilters: string;
  readonly noSource: string;
  readonly noSourceText: string;
  readonly strip: string;
  readonly stripHelp: string;
}

const SV: TimelineWords = {
  heading: 'Tidslinje',
  lanesLabel: 'Undersökningar i banor',
  specialties: {
    radiology: { name: 'Radiologi', holds: 'DT, MR, röntgen' },
    breast: { name: 'Bröst', holds: 'Mammografi' },
    ultrasound: { name: 'Ultraljud', holds: 'Hjärta, buk' },
    pathology: { name: 'Patologi', holds: 'Digitala glas' },
    endoscopy: { name: 'Endoskopi och op', holds: 'Bild och video' },
    skin: { name: 'Hud', holds: 'Foto, dermatoskopi' },
    eye: { name: 'Ögon', holds: 'Foto, OCT, synfält' },
    physiology: { name: 'Klinisk fysiologi', holds: 'EKG, spirometri, DXA' },
    speech: { name: 'Logopedi', holds: 'Ljud' },
    genetics: { name: 'Genetik', holds: 'VCF' },
    document: { name: 'Dokument', holds: 'PDF, brev' },
    other: { name: 'Övrigt', holds: 'Annat' },
  },
  modes: { label: 'Visning', lanes: 'Banor', list: 'Lista', grid: 'Rutnät' },
  presets: { label: 'Tid som visas', quarter: '3 mån', year: '1 år', five: '5 år', all: 'Allt' },
  bands: 'Nyare får mer plats',
  bandsHelp: 'De senaste månaderna får mest plats. Av: alla år är lika breda.',
  zoomIn: 'Zooma in',
  zoomOut: 'Zooma ut',
  today: 'i dag',
  wholeTime: 'Hela tiden',
  linear: 'linjär',
  overview: 'Översikt över hela tiden',
  windowFrom: 'Visas från',
  windowTo: 'Visas till',
  undated: 'Utan datum',
  undatedHelp: 'Källan anger inget datum, eller ett orimligt',
  allInList: 'Alla i listan',
  items: (count) => plural(count, 'undersökning', 'undersökningar'),
  images: (count) => plural(count, 'bild', 'bilder'),
  series: (count) => plural(count, 'serie', 'serier'),
  files: (count) => plural(count, 'fil', 'filer'),
  showEmptyLanes: (count) => `Visa ${plural(count, 'tom bana', 'tomma banor')}`,
  hideEmptyLanes: 'Dölj tomma banor',
  sourcesDone: (done, all) => `${done} av ${plural(all, 'källa', 'källor')} klara`,
  asking: 'Hämtar',
  waiting: 'Väntar på svar',
  gap: (source, since) => `${source} svarar inte${since ? ` sedan ${since}` : ''}. Undersökningar kan saknas här.`,
  partGap: (source, count) => `${source} kunde inte lista allt: ${plural(count, 'del', 'delar')} saknas här.`,
  gapReasons: {
    unreachable: 'Inget svar',
    busy: 'Upptagen',
    unauthorised: 'Inloggning krävs',
    forbidden: 'Ingen behörighet',
    missing: 'Finns inte',
    pictureless: 'Utan bild',
    malformed: 'Svaret gick inte att tolka',
    unsupported: 'Stöds inte',
    outOfMemory: 'Minnet tog slut',
    otherPatient: 'Fel patient i svaret',
  },
  retry: 'Försök igen',
  offered: (count) => `${count} ${count === 1 ? 'ny' : 'nya'}`,
  open: 'Öppna',
  compare: 'Jämför med tidigare',
  select: 'Välj',
  deselect: 'Välj bort',
  selectedNumber: (number, all) => `vald ${number} av ${all}`,
  stack: (count) => `${plural(count, 'undersökning', 'undersökningar')} i en bunt`,
  stackTitle: (count, from, to) =>
    `${plural(count, 'undersökning', 'undersökningar')}, ${from === to ? from : `${from} till ${to}`}`,
  zoomHere: 'Zooma hit',
  onlyNewest: (shown) => `De ${shown} nyaste visas.`,
  unreadable: 'kan inte läsas',
  report: { preliminary: 'svar preliminärt', final: 'svar signerat', amended: 'svar ändrat' },
  noSelection: 'Inget valt. Mellanslag eller Ctrl + klick väljer, Enter öppnar.',
  selection: 'Valda',
  clear: 'Rensa',
  openSelected: (count) => (count === 1 ? 'Öppna' : 'Öppna bredvid varandra'),
  remove: (title) => `Välj bort ${title}`,
  inspector: 'Om undersökningen',
  nothingCurrent: 'Peka på en undersökning så visas den här.',
  madeBy: 'Utförd av',
  bodyPart: 'Kroppsdel',
  contents: 'Innehåll',
  source: 'Källa',
  sides: { R: 'höger', L: 'vänster', B: 'båda sidor', U: 'oparig' },
  priors: 'Samma kroppsdel tidigare',
  noPriors: 'Inga tidigare hittades.',
  openedNow: 'öppen',
  columns: {
    date: 'Datum',
    code: 'Kod',
    title: 'Undersökning',
    unit: 'Enhet',
    bodyPart: 'Kroppsdel',
    contents: 'Innehåll',
    state: 'Svar',
  },
  sortBy: (column) => `Sortera efter ${column.toLocaleLowerCase('sv')}`,
  none: 'Inga bilder eller dokument',
  noneText: (sources) =>
    sources === 1
      ? 'Källan har svarat och har inget för patienten.'
      : `Alla ${sources} källor har svarat och har inget för patienten.`,
  hidden: 'Inga undersökningar matchar',
  hiddenText: (hidden) => (hidden === 1 ? 'Filtret döljer den enda som finns.' : `Filtret döljer alla ${hidden}.`),
  clearFilters: 'Rensa filter',
  noSource: 'Inga källor svarar',
  noSourceText: 'Det går inte att säga vad patienten har för bilder förrän någon källa svarar.',
  strip: 'Tidsremsa',
  stripHelp: 'Klicka eller dra',
};

const EN: TimelineWords = {
  heading: 'Timeline',
  lanesLabel: 'Studies in lanes',
  specialties: {
    radiology: { name: 'Radiology', holds: 'CT, MR, X-ray' },
    breast: { name: 'Breast', holds: 'Mammography' },
    ultrasound: { name: 'Ultrasound', holds: 'Heart, abdomen' },
    pathology: { name: 'Pathology', holds: 'Whole slides' },
    endoscopy: { name: 'Endoscopy, surgery', holds: 'Image and video' },
    skin: { name: 'Skin', holds: 'Photo, dermatoscopy' },
    eye: { name: 'Eyes', holds: 'Photo, OCT, fields' },
    physiology: { name: 'Clinical physiology', holds: 'ECG, spirometry, DXA' },
    speech: { name: 'Speech', holds: 'Sound' },
    genetics: { name: 'Genetics', holds: 'VCF' },
    document: { name: 'Documents', holds: 'PDF, letters' },
    other: { name: 'Other', holds: 'Anything else' },
  },
  modes: { label: 'View', lanes: 'Lanes', list: 'List', grid: 'Grid' },
  presets: { label: 'Time shown', quarter: '3 mo', year: '1 yr', five: '5 yr', all: 'All' },
  bands: 'More room for newer',
  bandsHelp: 'The last months get the most room. Off: all years are equally wide.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  today: 'today',
  wholeTime: 'All time',
  linear: 'linear',
  overview: 'Overview of all time',
  windowFrom: 'Shown from',
  windowTo: 'Shown to',
  undated: 'No date',
  undatedHelp: 'The source gives no date, or an unreasonable one',
  allInList: 'All in the list',
  items: (count) => plural(count, 'study', 'studies'),
  images: (count) => plural(count, 'image', 'images'),
  series: (count) => plural(count, 'series', 'series'),
  files: (count) => plural(count, 'file', 'files'),
  showEmptyLanes: (count) => `Show ${plural(count, 'empty lane', 'empty lanes')}`,
  hideEmptyLanes: 'Hide empty lanes',
  sourcesDone: (done, all) => `${done} of ${plural(all, 'source', 'sources')} done`,
  asking: 'Fetching',
  waiting: 'Waiting for an answer',
  gap: (source, since) => `${source} has not responded${since ? ` since ${since}` : ''}. Studies may be missing here.`,
  partGap: (source, count) => `${source} could not list everything: ${plural(count, 'part is', 'parts are')} missing here.`,
  gapReasons: {
    unreachable: 'No answer',
    busy: 'Busy',
    unauthorised: 'Sign-in needed',
    forbidden: 'No access',
    missing: 'Not found',
    pictureless: 'No image',
    malformed: 'The answer could not be understood',
    unsupported: 'Not supported',
    outOfMemory: 'Out of memory',
    otherPatient: 'Wrong patient in the answer',
  },
  retry: 'Try again',
  offered: (count) => `${count} new`,
  open: 'Open',
  compare: 'Compare with prior',
  select: 'Select',
  deselect: 'Deselect',
  selectedNumber: (number, all) => `selected ${number} of ${all}`,
  stack: (count) => `${plural(count, 'study', 'studies')} in a stack`,
  stackTitle: (count, from, to) => `${plural(count, 'study', 'studies')}, ${from === to ? from : `${from} to ${to}`}`,
  zoomHere: 'Zoom here',
  onlyNewest: (shown) => `The newest ${shown} are shown.`,
  unreadable: 'cannot be read',
  report: { preliminary: 'report preliminary', final: 'report signed', amended: 'report amended' },
  noSelection: 'Nothing selected. Space or Ctrl + click selects, Enter opens.',
  selection: 'Selected',
  clear: 'Clear',
  openSelected: (count) => (count === 1 ? 'Open' : 'Open side by side'),
  remove: (title) => `Deselect ${title}`,
  inspector: 'About the study',
  nothingCurrent: 'Point at a study and it is shown here.',
  madeBy: 'Performed by',
  bodyPart: 'Body part',
  contents: 'Contents',
  source: 'Source',
  sides: { R: 'right', L: 'left', B: 'both sides', U: 'unpaired' },
  priors: 'Same body part earlier',
  noPriors: 'No earlier ones found.',
  openedNow: 'open',
  columns: {
    date: 'Date',
    code: 'Code',
    title: 'Study',
    unit: 'Unit',
    bodyPart: 'Body part',
    contents: 'Contents',
    state: 'Report',
  },
  sortBy: (column) => `Sort by ${column.toLowerCase()}`,
  none: 'No images or documents',
  noneText: (sources) =>
    sources === 1
      ? 'The source has answered and has nothing for the patient.'
      : `All ${sources} sources have answered and have nothing for the patient.`,
  hidden: 'No studies match',
  hiddenText: (hidden) => (hidden === 1 ? 'The filter hides the only one there is.' : `The filter hides all ${hidden}.`),
  clearFilters: 'Clear filter',
  noSource: 'No sources respond',
  noSourceText: 'What images the patient has cannot be told until a source responds.',
  strip: 'Time strip',
  stripHelp: 'Click or drag',
};

export const words = defineWords<TimelineWords>({ sv: SV, en: EN });
