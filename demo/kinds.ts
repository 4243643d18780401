// Every kind of thing the region can make: its room, loaded when first needed.
import type { Maker } from './task.ts';

export const MAKERS: Readonly<Record<string, () => Promise<Maker>>> = {
  axial: async () => (await import('./ct/series.ts')).makeAxial,
  topogram: async () => (await import('./ct/topogram.ts')).makeTopogram,
  mammogram: async () => (await import('./mammography/make.ts')).makeMammogram,
  ultrasound: async () => (await import('./ultrasound/make.ts')).makeUltrasound,
  radiographs: async () => (await import('./xray/make.ts')).makeRadiographs,
  brain: async () => (await import('./mr/make.ts')).makeBrain,
  pet: async () => (await import('./nuclear/pet.ts')).makePet,
  boneScan: async () => (await import('./nuclear/boneScan.ts')).makeBoneScan,
  density: async () => (await import('./nuclear/densityCapture.ts')).makeDensityCapture,
  coronary: async () => (await import('./angiography/make.ts')).makeCoronary,
  structured: async () => (await import('./structured/make.ts')).makeStructured,
  variants: async () => (await import('./variants/make.ts')).makeVariants,
  paper: async () => (await import('./papers/make.ts')).makePaper,
  ecg: async () => (await import('./ecg/make.ts')).makeEcg,
  voice: async () => (await import('./voice/make.ts')).makeVoice,
  mole: async () => (await import('./skin/make.ts')).makeMole,
  report: async () => (await import('./reports/make.ts')).makeReport,
  slide: async () => (await import('./slide/make.ts')).makeSlide,
  model: async () => (await import('./model/make.ts')).makeModel,
  film: async () => (await import('./video/make.ts')).makeFilm,
};
