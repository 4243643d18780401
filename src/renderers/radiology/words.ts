// This room's words. What is drawn on the picture is short; names of tools are what a reader calls them.
import { defineWords } from '../../lib/language.ts';
import type { Letter } from './orientation.ts';
import type { Basis } from './spacing.ts';
import type { Preset } from './windows.ts';

export interface RadiologyWords {
  /** The patient's sides at the picture's edges. */
  readonly letters: Readonly<Record<Letter, string>>;
  readonly orientationUnknown: string;
  readonly series: (number: string) => string;
  readonly image: (index: number, count: number) => string;
  readonly clip: (index: number, count: number) => string;
  readonly framesPerSecond: (rate: string) => string;
  readonly widthCentre: (width: string, centre: string) => string;
  readonly auto: string;
  readonly curve: string;
  readonly zoom: (times: string) => string;
  readonly lossy: (ratio: string | undefined) => string;
  readonly preview: string;
  readonly inverted: string;
  readonly loading: string;
  readonly cannotShow: (index: number, count: number, why: string) => string;
  readonly cannotShowSome: (count: number) => string;
  readonly restMissing: (why: string) => string;
  readonly otherPatientLeftOut: string;
  readonly engineMissing: string;
  readonly retry: string;
  readonly unit: Readonly<Record<Basis, (magnification: string | undefined) => string>>;
  readonly uncalibrated: string;
  readonly crossesRegions: string;
  readonly unlikeAxes: string;
  readonly area: string;
  readonly mean: string;
  readonly deviation: string;
  readonly presets: Readonly<Record<Preset, string>>;
  readonly ownWindow: (number: number) => string;
  readonly window: string;
  readonly tools: Readonly<Record<string, string>>;
  readonly list: string;
  readonly unnamedSeries: string;
  readonly cine: {
    readonly bar: string;
    readonly play: string;
    readonly pause: string;
    readonly next: string;
    readonly previous: string;
    readonly loop: string;
    readonly speed: string;
    readonly position: string;
    readonly image: (index: number, count: number) => string;
    readonly rate: (real: string, set: string) => string;
    readonly assumed: string;
  };
  readonly facts: Readonly<Record<FactName, string>>;
  readonly about: string;
  readonly yes: string;
}
export type FactName =
  | 'description'
  | 'protocol'
  | 'bodyPart'
  | 'device'
  | 'station'
  | 'exposure'
  | 'thickness'
  | 'spacing'
  | 'size'
  | 'kernel'
  | 'contrast'
  | 'coding'
  | 'position'
  | 'laterality'
  | 'view'
  | 'compression'
  | 'dose'
  | 'echo';

export const words = defineWords<RadiologyWords>({
  sv: {
    letters: { R: 'H', L: 'V', A: 'F', P: 'B', H: 'Kr', F: 'Ka' },
    orientationUnknown: 'Orientering okänd',
    series: (number) => `Serie ${number}`,
    image: (index, count) => `Bild ${index}/${count}`,
    clip: (index, count) => `Klipp ${index}/${count}`,
    framesPerSecond: (rate) => `${rate} bilder/s`,
    widthCentre: (width, centre) => `B ${width} C ${centre}`,
    auto: 'auto',
    curve: 'Kurva',
    zoom: (times) => `Zoom ${times}×`,
    lossy: (ratio) => (ratio ? `Förlustkomprimerad ${ratio}:1` : 'Förlustkomprimerad'),
    preview: 'Förhandsvisning',
    inverted: 'Inverterad',
    loading: 'Hämtar',
    cannotShow: (index, count, why) => `Bild ${index} av ${count} kan inte visas: ${why}`,
    cannotShowSome: (count) => `${count} av seriens bilder kan inte visas.`,
    restMissing: (why) =>
      `Resten av serien kunde inte hämtas (${why}). Bilden som visas är hel; öppna undersökningen igen för resten.`,
    otherPatientLeftOut: 'Bilder av en annan patient har utelämnats ur serien.',
    engineMissing: 'Mätverktygen kunde inte laddas. Bilderna kan bläddras, fönstras och zoomas som vanligt.',
    retry: 'Försök igen',
    unit: {
      patient: () => 'mm',
      geometry: () => 'mm (geometri)',
      fiducial: () => 'mm (referens)',
      detector: () => 'mm vid detektorn',
      estimate: (times) => (times ? `mm uppsk. (×${times})` : 'mm uppsk.'),
      film: () => 'mm film',
      none: () => 'px, ej kalibrerad',
    },
    uncalibrated: 'px, ej kalibrerad',
    crossesRegions: 'Ingen längd: linjen korsar två områden',
    unlikeAxes: 'Inget värde: axlarna har olika enheter',
    area: 'Yta',
    mean: 'Medel',
    deviation: 'SD',
    presets: { lung: 'Lunga', softTissue: 'Mjukdel', bone: 'Skelett', liver: 'Lever', brain: 'Hjärna' },
    ownWindow: (number) => `Eget ${number}`,
    window: 'Fönster',
    tools: {
      window: 'Fönster',
      pan: 'Flytta',
      zoom: 'Zooma',
      scroll: 'Bläddra',
      length: 'Längd',
      angle: 'Vinkel',
      ellipse: 'Ellips',
      rectangle: 'Rektangel',
      probe: 'Punktvärde',
      magnifier: 'Förstoringsglas',
      invert: 'Invertera',
      rotate: 'Rotera 90°',
      flip: 'Spegelvänd',
      reset: 'Återställ',
      deleteMark: 'Ta bort markering',
    },
    list: 'Serier',
    unnamedSeries: 'Serie',
    cine: {
      bar: 'Uppspelning',
      play: 'Spela',
      pause: 'Pausa',
      next: 'Nästa bild',
      previous: 'Föregående bild',
      loop: 'Upprepa',
      speed: 'Hastighet',
      position: 'Bild',
      image: (index, count) => `bild ${index}/${count}`,
      rate: (real, set) => `${real} av ${set} bilder/s`,
      assumed: 'antagen',
    },
    facts: {
      description: 'Beskrivning',
      protocol: 'Protokoll',
      bodyPart: 'Kroppsdel',
      device: 'Utrustning',
      station: 'Enhet',
      exposure: 'Exponering',
      thickness: 'Snittjocklek',
      spacing: 'Bildpunkt',
      size: 'Matris',
      kernel: 'Filter',
      contrast: 'Kontrastmedel',
      coding: 'Kodning',
      position: 'Patientläge',
      laterality: 'Sida',
      view: 'Projektion',
      compression: 'Kompression',
      dose: 'Dos',
      echo: 'TR/TE',
    },
    about: 'Om serien',
    yes: 'Ja',
  },
  en: {
    letters: { R: 'R', L: 'L', A: 'A', P: 'P', H: 'H', F: 'F' },
    orientationUnknown: 'Orientation unknown',
    series: (number) => `Series ${number}`,
    image: (index, count) => `Image ${index}/${count}`,
    clip: (index, count) => `Clip ${index}/${count}`,
    framesPerSecond: (rate) => `${rate} frames/s`,
    widthCentre: (width, centre) => `W ${width} C ${centre}`,
    auto: 'auto',
    curve: 'Curve',
    zoom: (times) => `Zoom ${times}×`,
    lossy: (ratio) => (ratio ? `Lossy ${ratio}:1` : 'Lossy'),
    preview: 'Preview',
    inverted: 'Inverted',
    loading: 'Loading',
    cannotShow: (index, count, why) => `Image ${index} of ${count} cannot be shown: ${why}`,
    cannotShowSome: (count) => `${count} of the series' images cannot be shown.`,
    restMissing: (why) =>
      `The rest of the series could not be fetched (${why}). The image shown is whole; open the study again for the rest.`,
    otherPatientLeftOut: 'Images of another patient were left out of the series.',
    engineMissing: 'The measuring tools could not be loaded. Scrolling, windowing and zooming work as usual.',
    retry: 'Try again',
    unit: {
      patient: () => 'mm',
      geometry: () => 'mm (geometry)',
      fiducial: () => 'mm (fiducial)',
      detector: () => 'mm at detector',
      estimate: (times) => (times ? `mm est. (×${times})` : 'mm est.'),
      film: () => 'mm film',
      none: () => 'px, not calibrated',
    },
    uncalibrated: 'px, not calibrated',
    crossesRegions: 'No length: the line crosses two regions',
    unlikeAxes: 'No value: the axes have different units',
    area: 'Area',
    mean: 'Mean',
    deviation: 'SD',
    presets: { lung: 'Lung', softTissue: 'Soft tissue', bone: 'Bone', liver: 'Liver', brain: 'Brain' },
    ownWindow: (number) => `Own ${number}`,
    window: 'Window',
    tools: {
      window: 'Window',
      pan: 'Pan',
      zoom: 'Zoom',
      scroll: 'Scroll',
      length: 'Length',
      angle: 'Angle',
      ellipse: 'Ellipse',
      rectangle: 'Rectangle',
      probe: 'Probe',
      magnifier: 'Magnifier',
      invert: 'Invert',
      rotate: 'Rotate 90°',
      flip: 'Flip',
      reset: 'Reset',
      deleteMark: 'Delete mark',
    },
    list: 'Series',
    unnamedSeries: 'Series',
    cine: {
      bar: 'Playback',
      play: 'Play',
      pause: 'Pause',
      next: 'Next image',
      previous: 'Previous image',
      loop: 'Loop',
      speed: 'Speed',
      position: 'Image',
      image: (index, count) => `image ${index}/${count}`,
      rate: (real, set) => `${real} of ${set} frames/s`,
      assumed: 'assumed',
    },
    facts: {
      description: 'Description',
      protocol: 'Protocol',
      bodyPart: 'Body part',
      device: 'Device',
      station: 'Unit',
      exposure: 'Exposure',
      thickness: 'Slice thickness',
      spacing: 'Pixel',
      size: 'Matrix',
      kernel: 'Kernel',
      contrast: 'Contrast agent',
      coding: 'Coding',
      position: 'Patient position',
      laterality: 'Side',
      view: 'View',
      compression: 'Compression',
      dose: 'Dose',
      echo: 'TR/TE',
    },
    about: 'About the series',
    yes: 'Yes',
  },
});
