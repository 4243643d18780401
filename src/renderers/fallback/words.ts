import { defineWords, plural } from '../../lib/language.ts';
import type { SopKind } from '../../standards/dicom/sopClasses.ts';

/** What a file is to a reader, where it is not a DICOM object. */
export type FileKind = 'pdf' | 'cda' | 'text' | 'office' | 'audio' | 'video' | 'picture' | 'variants' | 'archive' | 'file';

interface Words {
  readonly sop: Record<SopKind, string>;
  readonly file: Record<FileKind, string>;
  readonly dicom: string;
  readonly format: string;
  readonly origin: string;
  readonly when: string;
  readonly content: string;
  readonly size: string;
  readonly notShown: string;
  readonly noRenderer: string;
  unreadable(reason: string): string;
  images(count: number): string;
  files(count: number): string;
  readonly download: string;
  readonly downloading: string;
  readonly stop: string;
  readonly saved: string;
  kilobytes(value: string): string;
  megabytes(value: string): string;
}

export const words = defineWords<Words>({
  sv: {
    sop: {
      image: 'Bilder',
      photo: 'Foto',
      video: 'Film',
      slide: 'Mikroskopiglas',
      waveform: 'Kurvor',
      audio: 'Ljud',
      document: 'Dokument',
      model: 'Tredimensionell modell',
      report: 'Strukturerat svar',
      finding: 'Datorstödda fynd',
      keyObjects: 'Urval av nyckelbilder',
      presentation: 'Sparad visning av bilder',
      segmentation: 'Segmentering',
      overlay: 'Karta eller märken över bilder',
      relation: 'Samband mellan bilder',
      eyeReport: 'Mätvärden för ögat',
      radiotherapy: 'Strålbehandling',
      raw: 'Rådata',
      other: 'Okänd sort',
    },
    file: {
      pdf: 'PDF-dokument',
      cda: 'Strukturerat dokument',
      text: 'Text',
      office: 'Kontorsdokument',
      audio: 'Ljudinspelning',
      video: 'Film',
      picture: 'Bild',
      variants: 'Genetiska varianter',
      archive: 'Arkivfil',
      file: 'Fil',
    },
    dicom: 'DICOM',
    format: 'Format',
    origin: 'Från',
    when: 'När',
    content: 'Innehåll',
    size: 'Storlek',
    notShown: 'Visas inte',
    noRenderer: 'Det finns ingen visning för den här sorten än. Ladda ner originalet för att öppna det i ett annat program.',
    unreadable: (reason) => `Källan kan inte läsa filen: ${reason}`,
    images: (count) => plural(count, 'bild', 'bilder'),
    files: (count) => plural(count, 'del', 'delar'),
    download: 'Ladda ner originalet',
    downloading: 'Hämtar …',
    stop: 'Avbryt',
    saved: 'Sparad',
    kilobytes: (value) => `${value} kB`,
    megabytes: (value) => `${value} MB`,
  },
  en: {
    sop: {
      image: 'Images',
      photo: 'Photograph',
      video: 'Video',
      slide: 'Microscopy slide',
      waveform: 'Waveforms',
      audio: 'Sound',
      document: 'Document',
      model: 'Three-dimensional model',
      report: 'Structured report',
      finding: 'Computer-aided findings',
      keyObjects: 'Selection of key images',
      presentation: 'Saved presentation of images',
      segmentation: 'Segmentation',
      overlay: 'Map or marks over images',
      relation: 'Relation between images',
      eyeReport: 'Measurements of the eye',
      radiotherapy: 'Radiotherapy',
      raw: 'Raw data',
      other: 'Unknown kind',
    },
    file: {
      pdf: 'PDF document',
      cda: 'Structured document',
      text: 'Text',
      office: 'Office document',
      audio: 'Sound recording',
      video: 'Video',
      picture: 'Picture',
      variants: 'Genetic variants',
      archive: 'Archive file',
      file: 'File',
    },
    dicom: 'DICOM',
    format: 'Format',
    origin: 'From',
    when: 'When',
    content: 'Contents',
    size: 'Size',
    notShown: 'Not shown',
    noRenderer: 'There is no view for this kind yet. Download the original to open it in another program.',
    unreadable: (reason) => `The source cannot read the file: ${reason}`,
    images: (count) => plural(count, 'image', 'images'),
    files: (count) => plural(count, 'part', 'parts'),
    download: 'Download the original',
    downloading: 'Loading …',
    stop: 'Cancel',
    saved: 'Saved',
    kilobytes: (value) => `${value} kB`,
    megabytes: (value) => `${value} MB`,
  },
});
