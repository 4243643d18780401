// Region Exempel: who lives there and where they are cared for. Nobody and nothing here exists. The numbers are among those the
// Swedish Tax Agency publishes or reserves for tests (birth numbers 980–999, and its own published examples).

export interface DemoPatient {
  /** Also the folder's name. */
  readonly key: string;
  /** Personnummer or samordningsnummer, twelve digits. */
  readonly id: string;
  readonly issuer: string;
  readonly family: string;
  readonly given: string;
  readonly sex: 'F' | 'M';
  /** YYYYMMDD */
  readonly birthDate: string;
  readonly characterSet: 'ISO_IR 100' | 'ISO_IR 192';
}

export const PERSONNUMMER = '1.2.752.129.2.1.3.1';
export const SAMORDNINGSNUMMER = '1.2.752.129.2.1.3.3';

const patient = (
  key: string,
  id: string,
  family: string,
  given: string,
  sex: 'F' | 'M',
  more: Partial<Pick<DemoPatient, 'issuer' | 'birthDate' | 'characterSet'>> = {},
): DemoPatient => ({
  key,
  id,
  family,
  given,
  sex,
  issuer: PERSONNUMMER,
  birthDate: id.slice(0, 8),
  characterSet: 'ISO_IR 192',
  ...more,
});

export const PATIENTS = {
  astrid: patient('exempelsson-astrid', '196403129809', 'Exempelsson', 'Astrid', 'F'),
  svenErik: patient('modell-sven-erik', '194802259897', 'Modell', 'Sven-Erik', 'M'),
  karin: patient('testberg-karin', '197109239827', 'Testberg', 'Karin', 'F'),
  ingemar: patient('provdal-ingemar', '193905089839', 'Provdal', 'Ingemar Håkan', 'M', { characterSet: 'ISO_IR 100' }),
  marta: patient('pahittad-oberg', '199001012385', 'Påhittad-Öberg af Exempelstad', 'Märta Åsa Birgitta', 'F'),
  orjan: patient('latsas-orjan', '201701012393', 'Låtsas', 'Örjan', 'M'),
  samir: patient('fiktiv-samir', '202201612393', 'Fiktiv', 'Samir', 'M', { issuer: SAMORDNINGSNUMMER, birthDate: '20220101' }),
} as const satisfies Record<string, DemoPatient>;

export interface Unit {
  readonly name: string;
  readonly department: string;
  readonly town: string;
}

const unit = (name: string, department: string, town = 'Exempelstad'): Unit => ({ name, department, town });
const HOSPITAL = 'Centralsjukhuset Exempelstad';
const COTTAGE = 'Lasarettet i Påhittsby';

export const UNITS = {
  radiology: unit(HOSPITAL, 'Röntgenkliniken'),
  breast: unit(HOSPITAL, 'Bröstcentrum'),
  physiology: unit(HOSPITAL, 'Klinisk fysiologi'),
  cardiology: unit(HOSPITAL, 'Kardiologkliniken'),
  surgery: unit(HOSPITAL, 'Kirurgkliniken'),
  orthopaedics: unit(HOSPITAL, 'Ortopedkliniken'),
  pathology: unit(HOSPITAL, 'Klinisk patologi'),
  lungs: unit(HOSPITAL, 'Lung- och allergikliniken'),
  neurology: unit(HOSPITAL, 'Neurologkliniken'),
  women: unit(HOSPITAL, 'Kvinnokliniken'),
  children: unit(HOSPITAL, 'Barn- och ungdomskliniken'),
  cottage: unit(COTTAGE, 'Bild- och funktion', 'Påhittsby'),
  birch: unit('Vårdcentralen Björken', 'Allmänmedicin', 'Björkby'),
} as const satisfies Record<string, Unit>;

export const REGION = 'Region Exempel';

/** Printed as 19640312-9809. */
export const printId = (id: string): string => `${id.slice(0, 8)}-${id.slice(8)}`;
