// Concepts that reports use most (PS3.16 annex D), in Swedish; every other name stands as its object wrote it.
import { language } from '../../lib/language.ts';
import { type Code, conceptValue } from '../../standards/dicom/sr/code.ts';

const SWEDISH = `
121060 Anamnes
121062 Frågeställning
121064 Aktuell undersökning
121065 Undersökningsbeskrivning
121068 Tidigare fynd
121069 Tidigare fynd
121070 Fynd
121071 Fynd
121072 Bedömningar
121073 Bedömning
121074 Rekommendationer
121075 Rekommendation
121076 Slutsatser
121077 Slutsats
121078 Tillägg
121109 Frågeställning
121111 Sammanfattning
121180 Nyckelbilder
121181 DICOM-objekt
121206 Avstånd
121207 Höjd
121049 Språk
121005 Observatörens typ
121006 Person
121007 Apparat
121008 Namn
121009 Organisation
121012 Apparatens UID
121013 Apparatens namn
121014 Tillverkare
121015 Modell
121016 Serienummer
121017 Placering
121018 Referens till undersökning
121058 Undersökning
121120 Längd
111028 Bildbibliotek
111030 Bildområde
111010 Mitt
111041 Kontur
111001 Algoritm
111003 Algoritmens version
111012 Fyndets säkerhet
111017 Programvarans bearbetning och fynd
111034 Enskild bedömning
111036 Programvarans mammografirapport
111056 Visningsavsikt
111059 Fynd i en bild
111063 Lyckade detektioner
111064 Sammanfattning av detektioner
111065 Sammanfattning av analyser
111022 Utförd detektion
111027 Sida
111031 Projektion
111636 Inträdesexponering
111631 Glandulär medeldos
111637 Summerad glandulär medeldos
112039 Benämning
112040 Spårnings-UID
112013 Storlek
112227 Bildbibliotek
113000 Av intresse
113001 Underkända av kvalitetsskäl
113002 För remittenten
113003 För operation
113004 För undervisning
113005 För konferens
113006 För behandling
113007 För patienten
113009 För forskning
113010 Kvalitetsproblem
113013 Bästa bilderna
113012 Beskrivning
113030 Manifest
113037 Underkända av patientsäkerhetsskäl
113038 Felaktig arbetslista
113039 Borttagna enligt gallringsregler
113500 Rapport om given aktivitet
113701 Stråldosrapport
113702 Summerad röntgendos
113704 Röntgendos
113705 Omfattning
113706 Exponering
113721 Typ
113722 Dos-area-produkt, totalt
113725 Dos i referenspunkten, totalt
113726 Dos-area-produkt, genomlysning
113730 Genomlysningstid, totalt
113731 Antal bilder
113733 Rörspänning
113734 Rörström
113738 Dos i referenspunkten
113764 Plan
113811 Summerad CT-dos
113812 Antal exponeringar
113813 DLP totalt
113814 Effektiv dos
113819 CT-exponering
113820 Typ
113822 Parametrar
113824 Tid
113825 Längd
113829 CT-dos
113830 CTDIvol
113838 DLP
113835 Fantom
122130 Dos-area-produkt
122142 Systolisk funktion
123014 Region
125007 Mätgrupp
125203 Protokoll
125301 Bildprocedurer
126000 Mätrapport
126010 Bildmätningar
126011 Bedömningar
363698007 Läge
272741003 Sida
103339001 Längsta diameter
410668003 Längd
103340004 Kortaste diameter
118565006 Volym
129793001 Förtätning
129769006 Mikroförkalkningar
129792006 Strukturrubbning
27925004 Nodulus
24028007 Höger
7771000 Vänster
80248007 Vänster bröst
73056007 Höger bröst
399162004 CC
399368009 MLO
90572001 Höger underlob
116224001 Spiral
113804 Sekvens
113805 Översikt
113806 Stationär
113807 Friläge
P5-08001 Spiral
T-D4000 Buk
T-D3000 Bröstkorg
51185008 Bröstkorg
818981001 Buk
113014 Undersökning
18748-4 Bilddiagnostiskt svar
18745-0 Ekokardiografisvar
11528-7 Röntgensvar
10230-1 Ejektionsfraktion vänster kammare
29436-3 Vänster kammare, diameter i diastole
29438-9 Vänster kammare, diameter i systole
29469-4 Vänster förmak, diameter
`;
const NAMES: ReadonlyMap<string, string> = new Map(
  SWEDISH.trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
);

const SCHEMES: readonly string[] = ['DCM', 'SCT', 'SRT', 'SNM3', 'LN', '99SDM'];

/** What the concept is called in the language of the moment. Untrusted text where it is none of the list. */
export function nameOf(code: Code | undefined): string {
  if (!code) return '';
  const known = language() === 'sv' && SCHEMES.includes(code.scheme) ? NAMES.get(conceptValue(code)) : undefined;
  return known ?? code.meaning;
}

/** As support would want it: the object's own meaning, value and scheme. */
export const detailOf = (code: Code | undefined): string =>
  code?.value ? `${code.meaning} (${code.value}, ${code.scheme})` : '';
