// The SOP classes of storage (PS3.4 B.5, PS3.6 Annex A): what they are called and what kind of thing they hold.

/** What an instance is to a viewer. */
export type SopKind =
  | 'image' // radiology pictures, single or many frames: a stack, a cine, a volume
  | 'photo' // visible light, one colour picture
  | 'video'
  | 'slide' // whole slide microscopy
  | 'waveform'
  | 'audio'
  | 'document' // encapsulated PDF, CDA
  | 'model' // encapsulated STL, OBJ, MTL
  | 'report' // structured reports and logs
  | 'finding' // computer-aided detection
  | 'keyObjects'
  | 'presentation'
  | 'segmentation'
  | 'overlay' // parametric maps, annotations
  | 'relation' // registration, fiducials, value mapping
  | 'eyeReport'
  | 'radiotherapy' // structures, dose, plans, records
  | 'raw'
  | 'other';

export interface SopClass {
  readonly uid: string;
  readonly name: string;
  readonly kind: SopKind;
}

const ROOT = '1.2.840.10008.5.1.4.1.1.';

/** One line each: the UID behind ROOT, the name. */
const TABLE: Record<Exclude<SopKind, 'other'>, string> = {
  image: `
1 Computed Radiography
1.1 Digital X-Ray, for presentation
1.1.1 Digital X-Ray, for processing
1.2 Digital Mammography, for presentation
1.2.1 Digital Mammography, for processing
1.3 Digital Intra-Oral X-Ray, for presentation
1.3.1 Digital Intra-Oral X-Ray, for processing
2 CT
2.1 Enhanced CT
2.2 Legacy Converted Enhanced CT
3 Ultrasound Multi-frame (retired)
3.1 Ultrasound Multi-frame
4 MR
4.1 Enhanced MR
4.3 Enhanced MR Color
4.4 Legacy Converted Enhanced MR
5 Nuclear Medicine (retired)
6 Ultrasound (retired)
6.1 Ultrasound
6.2 Enhanced US Volume
6.3 Photoacoustic
7 Secondary Capture
7.1 Multi-frame Single Bit Secondary Capture
7.2 Multi-frame Grayscale Byte Secondary Capture
7.3 Multi-frame Grayscale Word Secondary Capture
7.4 Multi-frame True Color Secondary Capture
12.1 X-Ray Angiographic
12.1.1 Enhanced XA
12.2 X-Ray Radiofluoroscopic
12.2.1 Enhanced XRF
12.3 X-Ray Angiographic Biplane (retired)
13.1.1 X-Ray 3D Angiographic
13.1.2 X-Ray 3D Craniofacial
13.1.3 Breast Tomosynthesis
13.1.4 Breast Projection X-Ray, for presentation
13.1.5 Breast Projection X-Ray, for processing
14.1 Intravascular OCT, for presentation
14.2 Intravascular OCT, for processing
20 Nuclear Medicine
77.1.5.4 Ophthalmic Tomography
77.1.5.7 Ophthalmic OCT En Face
77.1.5.8 Ophthalmic OCT B-scan Volume Analysis
77.1.8 Confocal Microscopy
77.2 VL Multi-frame (retired)
128 PET
128.1 Legacy Converted Enhanced PET
130 Enhanced PET
481.1 RT Image
481.23 Enhanced RT Image
481.24 Enhanced Continuous RT Image`,
  photo: `
77.1 VL (retired)
77.1.1 VL Endoscopic
77.1.2 VL Microscopic
77.1.3 VL Slide-Coordinates Microscopic
77.1.4 VL Photographic
77.1.5.1 Ophthalmic Photography 8 Bit
77.1.5.2 Ophthalmic Photography 16 Bit
77.1.5.5 Wide Field Ophthalmic Photography, Stereographic Projection
77.1.5.6 Wide Field Ophthalmic Photography, 3D Coordinates
77.1.7 Dermoscopic Photography`,
  video: `
77.1.1.1 Video Endoscopic
77.1.2.1 Video Microscopic
77.1.4.1 Video Photographic`,
  slide: `
77.1.6 VL Whole Slide Microscopy
77.1.9 Confocal Microscopy Tiled Pyramidal`,
  waveform: `
9.1.1 12-lead ECG
9.1.2 General ECG
9.1.3 Ambulatory ECG
9.1.4 General 32-bit ECG
9.2.1 Hemodynamic Waveform
9.3.1 Basic Cardiac Electrophysiology
9.5.1 Arterial Pulse
9.6.1 Respiratory Waveform
9.6.2 Multi-channel Respiratory Waveform
9.7.1 Routine Scalp EEG
9.7.2 Electromyogram
9.7.3 Electrooculogram
9.7.4 Sleep EEG
9.8.1 Body Position Waveform`,
  audio: `
9.4.1 Basic Voice Audio
9.4.2 General Audio`,
  document: `
104.1 Encapsulated PDF
104.2 Encapsulated CDA`,
  model: `
104.3 Encapsulated STL
104.4 Encapsulated OBJ
104.5 Encapsulated MTL`,
  report: `
88.11 Basic Text SR
88.22 Enhanced SR
88.33 Comprehensive SR
88.34 Comprehensive 3D SR
88.35 Extensible SR
88.40 Procedure Log
88.67 X-Ray Radiation Dose SR
88.68 Radiopharmaceutical Radiation Dose SR
88.71 Acquisition Context SR
88.72 Simplified Adult Echo SR
88.73 Patient Radiation Dose SR
88.74 Planned Imaging Agent Administration SR
88.75 Performed Imaging Agent Administration SR
88.76 Enhanced X-Ray Radiation Dose SR
88.77 Waveform Annotation SR`,
  finding: `
88.50 Mammography CAD SR
88.65 Chest CAD SR
88.69 Colon CAD SR
88.70 Implantation Plan SR`,
  keyObjects: `
88.59 Key Object Selection`,
  presentation: `
11.1 Grayscale Softcopy Presentation State
11.2 Color Softcopy Presentation State
11.3 Pseudo-Color Softcopy Presentation State
11.4 Blending Softcopy Presentation State
11.5 XA/XRF Grayscale Softcopy Presentation State
11.6 Grayscale Planar MPR Volumetric Presentation State
11.7 Compositing Planar MPR Volumetric Presentation State
11.8 Advanced Blending Presentation State
11.9 Volume Rendering Volumetric Presentation State
11.10 Segmented Volume Rendering Volumetric Presentation State
11.11 Multiple Volume Rendering Volumetric Presentation State
11.12 Variable Modality LUT Softcopy Presentation State`,
  segmentation: `
66.4 Segmentation
66.5 Surface Segmentation
66.7 Label Map Segmentation
66.8 Height Map Segmentation`,
  overlay: `
30 Parametric Map
91.1 Microscopy Bulk Simple Annotations`,
  relation: `
66.1 Spatial Registration
66.2 Spatial Fiducials
66.3 Deformable Spatial Registration
67 Real World Value Mapping`,
  eyeReport: `
78.1 Lensometry Measurements
78.2 Autorefraction Measurements
78.3 Keratometry Measurements
78.4 Subjective Refraction Measurements
78.5 Visual Acuity Measurements
78.6 Spectacle Prescription Report
78.7 Ophthalmic Axial Measurements
78.8 Intraocular Lens Calculations
79.1 Macular Grid Thickness and Volume
80.1 Ophthalmic Visual Field Static Perimetry Measurements
81.1 Ophthalmic Thickness Map
82.1 Corneal Topography Map`,
  radiotherapy: `
481.2 RT Dose
481.3 RT Structure Set
481.4 RT Beams Treatment Record
481.5 RT Plan
481.6 RT Brachy Treatment Record
481.7 RT Treatment Summary Record
481.8 RT Ion Plan
481.9 RT Ion Beams Treatment Record
481.10 RT Physician Intent
481.11 RT Segment Annotation
481.12 RT Radiation Set
481.13 C-Arm Photon-Electron Radiation
481.14 Tomotherapeutic Radiation
481.15 Robotic-Arm Radiation
481.16 RT Radiation Record Set
481.17 RT Radiation Salvage Record
481.18 Tomotherapeutic Radiation Record
481.19 C-Arm Photon-Electron Radiation Record
481.20 Robotic Radiation Record
481.21 RT Radiation Set Delivery Instruction
481.22 RT Treatment Preparation
481.25 RT Patient Position Acquisition Instruction`,
  raw: `
4.2 MR Spectroscopy
66 Raw Data
66.6 Tractography Results
68.1 Surface Scan Mesh
68.2 Surface Scan Point Cloud
90.1 Content Assessment Results
131 Basic Structured Display
200.1 CT Defined Procedure Protocol
200.2 CT Performed Procedure Protocol
200.3 Protocol Approval
200.7 XA Defined Procedure Protocol
200.8 XA Performed Procedure Protocol
201.1 Inventory`,
};

const CLASSES: ReadonlyMap<string, SopClass> = new Map(
  Object.entries(TABLE).flatMap(([kind, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line): [string, SopClass] => {
        const space = line.indexOf(' ');
        const uid = ROOT + line.slice(0, space);
        return [uid, { uid, name: line.slice(space + 1), kind: kind as SopKind }];
      }),
  ),
);

/** Private, retired and later ones are 'other', named by their UID. */
export const sopClass = (uid: string): SopClass => CLASSES.get(uid) ?? { uid, name: uid, kind: 'other' };

export const sopKind = (uid: string): SopKind => sopClass(uid).kind;

/** The payload is (0042,0011), its MIME type (0042,0012). */
export const isEncapsulated = (uid: string): boolean => {
  const kind = sopKind(uid);
  return kind === 'document' || kind === 'model';
};
