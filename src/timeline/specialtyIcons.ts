import {
  type Icon,
  IconActivity,
  IconDna2,
  IconEye,
  IconFiles,
  IconFileText,
  IconHeartbeat,
  IconMicroscope,
  IconPhotoScan,
  IconRadioactive,
  IconRibbonHealth,
  IconVideo,
  IconWaveform,
} from '@tabler/icons-react';
import type { Specialty } from '../model/item.ts';

/** Lanes have icons and names, no colours. */
export const SPECIALTY_ICONS: Readonly<Record<Specialty, Icon>> = {
  radiology: IconRadioactive,
  breast: IconRibbonHealth,
  ultrasound: IconHeartbeat,
  pathology: IconMicroscope,
  endoscopy: IconVideo,
  skin: IconPhotoScan,
  eye: IconEye,
  physiology: IconActivity,
  speech: IconWaveform,
  genetics: IconDna2,
  document: IconFileText,
  other: IconFiles,
};
