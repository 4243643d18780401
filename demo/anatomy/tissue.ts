// What the body is made of, and how each method sees it.

export type Tissue =
  | 'air'
  | 'lung'
  | 'skin'
  | 'fat'
  | 'muscle'
  | 'gland'
  | 'cartilage'
  | 'cortex'
  | 'marrow'
  | 'disc'
  | 'cord'
  | 'artery'
  | 'vein'
  | 'myocardium'
  | 'bronchus'
  | 'liver'
  | 'liverVessel'
  | 'spleen'
  | 'kidneyCortex'
  | 'kidneyMedulla'
  | 'urine'
  | 'bile'
  | 'pancreas'
  | 'adrenal'
  | 'gutWall'
  | 'gutContent'
  | 'stool'
  | 'gas'
  | 'nodule'
  | 'calcium'
  | 'table';
export type Palette = Readonly<Record<Tissue, number>>;

/** Hounsfield units without contrast medium, 120 kV. */
export const PLAIN_CT: Palette = {
  air: -1000,
  lung: -868,
  skin: 15,
  fat: -104,
  muscle: 54,
  gland: 18,
  cartilage: 105,
  cortex: 720,
  marrow: 190,
  disc: 78,
  cord: 32,
  artery: 42,
  vein: 40,
  myocardium: 48,
  bronchus: -20,
  liver: 60,
  liverVessel: 46,
  spleen: 52,
  kidneyCortex: 34,
  kidneyMedulla: 31,
  urine: 6,
  bile: 8,
  pancreas: 40,
  adrenal: 20,
  gutWall: 46,
  gutContent: 22,
  stool: -60,
  gas: -940,
  nodule: 34,
  calcium: 560,
  table: -640,
};

/** Portal venous phase, about 75 s after the injection. */
export const CONTRAST_CT: Palette = {
  ...PLAIN_CT,
  muscle: 62,
  artery: 150,
  vein: 138,
  myocardium: 102,
  liver: 112,
  liverVessel: 158,
  spleen: 122,
  kidneyCortex: 186,
  kidneyMedulla: 162,
  pancreas: 94,
  adrenal: 66,
  gutWall: 88,
  nodule: 62,
};
