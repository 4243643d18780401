// What was filmed: Astrid's bowel and airways on the way to her conference, Karin's gallbladder sixteen years ago.
import { PATIENTS, UNITS } from '../region.ts';
import type { Task } from '../task.ts';
import type { FilmOptions } from '../video/make.ts';
import { report, study, task } from './tell.ts';

const TOWER = { manufacturer: 'Exempel Endoskopi', model: 'Torn 3', station: 'SKOPI2' };
const film = (of: Parameters<typeof task>[1], options: FilmOptions): Task => task('film', of, 0.05, { ...options });

export function video(): Task[] {
  const { astrid, karin } = PATIENTS;
  const colon = study(astrid, '2026-09-21 12:50', UNITS.surgery, 'Koloskopi', 'SVF kolorektal^Björken');
  const airways = study(astrid, '2026-11-13 10:30', UNITS.lungs, 'Bronkoskopi film', 'Avdelning 12^Kirurgkliniken');
  const gall = study(karin, '2010-09-02 14:40', UNITS.surgery, 'Laparoskopisk kolecystektomi', 'Kirurgkliniken^');
  return [
    film(colon, {
      film: 'colonoscopy',
      frames: 597,
      description: 'Koloskopi, sigmoideum',
      bodyPart: 'COLON',
      equipment: TOWER,
      stills: [4, 12, 16, 23],
    }),
    film(gall, {
      film: 'laparoscopy',
      frames: 544,
      description: 'Laparoskopi, gallblåsebädden',
      bodyPart: 'GALLBLADDER',
      equipment: { manufacturer: 'Exempel Endoskopi', model: 'Torn 1', station: 'OP4' },
    }),
    film(airways, {
      film: 'bronchoscopy',
      frames: 497,
      description: 'Bronkoskopi',
      bodyPart: 'LUNG',
      equipment: TOWER,
      isDocument: true,
    }),
    report(
      study(astrid, '2026-11-13 12:10', UNITS.lungs, 'Bronkoskopi svar', 'Avdelning 12^Kirurgkliniken'),
      'Endoskopisvar',
      'Love Luftén, specialistläkare i lungmedicin',
      `# Frågeställning
Nodulus 9,1 mm i höger underlob, känd kolontumör. Endobronkiell växt?
# Undersökning
Flexibel bronkoskopi i lokalbedövning. Trakea fri, carina skarp. Höger bronkträd inspekterat till subsegmentell nivå: slemhinnan blek och slät, ingen endobronkiell tumör. Film från trakea till intermediärbronken sparad.
# Bedömning
Inga endobronkiella förändringar. Sköljvätska för cytologi och odling.`,
    ),
  ];
}
