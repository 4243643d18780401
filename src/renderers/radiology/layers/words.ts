// The words of layers.
import { defineWords } from '../../../lib/language.ts';
import type { LayerKind } from './layer.ts';

interface LayerWords {
  readonly title: string;
  readonly kinds: Readonly<Record<LayerKind, string>>;
  readonly opacity: (layer: string) => string;
  readonly colours: string;
  readonly ai: string;
  readonly aiTip: string;
  readonly loading: string;
  readonly otherGeometry: string;
  readonly otherPictures: string;
  readonly resampled: string;
  readonly partly: string;
  readonly verdicts: Readonly<Record<'noneFound' | 'notAvailable' | 'failed' | 'partly', string>>;
  readonly cannotShow: (why: string) => string;
  readonly someMissing: (count: number) => string;
  readonly listMissing: (why: string) => string;
  readonly alone: string;
  readonly noPictures: string;
  readonly onSlides: string;
  readonly bitsGone: string;
  readonly doseOf: (share: string, dose: string) => string;
  readonly maxDose: (dose: string) => string;
  readonly keyImage: string;
  readonly rejected: string;
  /** Titles of key object selections by their code (PS3.16 CID 7010 and CID 7011, scheme DCM). */
  readonly keyTitles: Readonly<Record<string, string>>;
  /** Titles of software's reports by their code (DCM). */
  readonly cadTitles: Readonly<Record<string, string>>;
  readonly noMarksHere: string;
  readonly density: string;
  readonly calcification: string;
  readonly next: (layer: string) => string;
  readonly previous: (layer: string) => string;
}

export const layerWords = defineWords<LayerWords>({
  sv: {
    title: 'Lager',
    kinds: {
      segmentation: 'Segmentering',
      structures: 'Strukturer',
      dose: 'Dos',
      map: 'Parameterkarta',
      presentation: 'Sparad vy',
      keyImages: 'Nyckelbilder',
      cad: 'AI-markering',
      planes: 'Bildens egna markeringar',
      shutter: 'Bländare',
    },
    opacity: (layer) => `Täckning, ${layer}`,
    colours: 'Delar',
    ai: 'AI',
    aiTip: 'Gjord av programvara',
    loading: 'Hämtar',
    otherGeometry: 'Ligger inte i den här seriens plan och ritas inte här.',
    otherPictures: 'Gäller andra bilder än den som visas.',
    resampled: 'Omräknad till den här seriens bildpunkter.',
    partly: 'Visas delvis: en av vyns tabeller kunde inte användas.',
    verdicts: {
      noneFound: 'Inget funnet',
      notAvailable: 'Inget resultat finns',
      failed: 'Analysen misslyckades',
      partly: 'En del av analysen misslyckades',
    },
    cannotShow: (why) => `Kan inte visas: ${why}`,
    someMissing: (count) => `${count} lager kunde inte läsas.`,
    listMissing: (why) => `Lagren kunde inte hämtas (${why}).`,
    alone: 'Bilderna som detta hör till finns inte i källan. Det visas utan dem.',
    onSlides: 'en segmentering av ett mikroskopisnitt',
    bitsGone: 'markeringarna ligger i bildens bitar och följer inte med i den här kodningen',
    noPictures: 'bilderna som detta är ritat på finns inte i källan',
    doseOf: (share, dose) => `${share} %  ${dose}`,
    maxDose: (dose) => `Dos, max ${dose}`,
    keyImage: 'Nyckelbild',
    rejected: 'Underkänd bild',
    keyTitles: {
      113000: 'Av intresse',
      113001: 'Underkänd av kvalitetsskäl',
      113002: 'För remittenten',
      113003: 'För operation',
      113004: 'För undervisning',
      113005: 'För konferens',
      113006: 'För behandling',
      113007: 'För patienten',
      113008: 'För kollegial granskning',
      113009: 'För forskning',
      113010: 'Kvalitetsproblem',
      113013: 'Bäst i serien',
      113018: 'För utskrift',
      113020: 'Bilaga till svar',
      113021: 'För rättsärende',
      113030: 'Manifest',
      113031: 'Signerat manifest',
      113032: 'Hela undersökningen',
      113033: 'Hela undersökningen, signerad',
      113034: 'Hela insamlingen',
      113035: 'Hela insamlingen, signerad',
      113036: 'Bilder att visa tillsammans',
      113037: 'Underkänd av patientsäkerhetsskäl',
      113038: 'Fel i arbetslistan',
      113039: 'Gallringstiden har gått ut',
      128203: 'För multidisciplinär konferens',
    },
    cadTitles: {
      111036: 'Programvarans mammografirapport',
      112000: 'Programvarans lungrapport',
      112220: 'Programvarans kolonrapport',
    },
    noMarksHere: 'inga markeringar i den här bilden',
    density: 'förtätning',
    calcification: 'mikroförkalkning',
    next: (layer) => `Nästa bild med ${layer}`,
    previous: (layer) => `Föregående bild med ${layer}`,
  },
  en: {
    title: 'Layers',
    kinds: {
      segmentation: 'Segmentation',
      structures: 'Structures',
      dose: 'Dose',
      map: 'Parametric map',
      presentation: 'Saved view',
      keyImages: 'Key images',
      cad: 'AI marks',
      planes: "The image's own marks",
      shutter: 'Shutter',
    },
    opacity: (layer) => `Opacity, ${layer}`,
    colours: 'Pieces',
    ai: 'AI',
    aiTip: 'Made by software',
    loading: 'Loading',
    otherGeometry: "Does not lie in this series' plane and is not drawn here.",
    otherPictures: 'Is about other images than the one shown.',
    resampled: "Resampled to this series' pixels.",
    partly: "Shown in part: one of the view's tables could not be used.",
    verdicts: {
      noneFound: 'None found',
      notAvailable: 'Not available',
      failed: 'Analysis failed',
      partly: 'Part of the analysis failed',
    },
    cannotShow: (why) => `Cannot be shown: ${why}`,
    someMissing: (count) => `${count} layers could not be read.`,
    listMissing: (why) => `The layers could not be fetched (${why}).`,
    alone: 'The images that this belongs to are not in the source. It is shown without them.',
    onSlides: 'a segmentation of a microscopy slide',
    bitsGone: "the marks lie in the image's bits, which this coding does not keep",
    noPictures: 'the images that this is drawn on are not in the source',
    doseOf: (share, dose) => `${share} %  ${dose}`,
    maxDose: (dose) => `Dose, max ${dose}`,
    keyImage: 'Key image',
    rejected: 'Rejected image',
    keyTitles: {
      113000: 'Of interest',
      113001: 'Rejected for quality reasons',
      113002: 'For referring provider',
      113003: 'For surgery',
      113004: 'For teaching',
      113005: 'For conference',
      113006: 'For therapy',
      113007: 'For patient',
      113008: 'For peer review',
      113009: 'For research',
      113010: 'Quality issue',
      113013: 'Best in set',
      113018: 'For printing',
      113020: 'For report attachment',
      113021: 'For litigation',
      113030: 'Manifest',
      113031: 'Signed manifest',
      113032: 'Complete study content',
      113033: 'Signed complete study content',
      113034: 'Complete acquisition content',
      113035: 'Signed complete acquisition content',
      113036: 'Group of frames for display',
      113037: 'Rejected for patient safety reasons',
      113038: 'Incorrect modality worklist entry',
      113039: 'Data retention policy expired',
      128203: 'For tumor board',
    },
    cadTitles: {
      111036: "Software's mammography report",
      112000: "Software's chest report",
      112220: "Software's colon report",
    },
    noMarksHere: 'no marks in this image',
    density: 'density',
    calcification: 'microcalcification',
    next: (layer) => `Next image with ${layer}`,
    previous: (layer) => `Previous image with ${layer}`,
  },
});
