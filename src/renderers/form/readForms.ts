// An item's answered forms, and the same questions in the patient's other ones.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure, isAbort } from '../../model/failure.ts';
import type { Call, Part, Read, TimelineItem } from '../../model/item.ts';
import { compareIds } from '../../standards/cda/whose.ts';
import { fhirMediaType } from '../../standards/fhir/mediaType.ts';
import { type FormResponse, readQuestionnaireResponse } from '../../standards/fhir/questionnaireResponse.ts';
import { decodeText } from '../../standards/mime/decodeText.ts';
import type { Reading } from '../paperViewport.ts';
import { HandOver, type Host, type Lent } from '../renderer.ts';
import { composeForm, warningOf } from './compose.ts';

const MAX_BYTES = 8 * 2 ** 20;
/** Of earlier forms: a trend is not worth more of a line than this. */
const MAX_OTHERS = 40;
const MAX_OTHER_BYTES = 2 ** 20;

/** @throws Failure; HandOver where it is FHIR, and no answered form */
export async function readForms(item: TimelineItem, host: Host, call: Call): Promise<Reading> {
  const responses = await Promise.all(item.parts.map((part) => readForm(item, part, host.read, call)));
  let earlier: readonly FormResponse[] = [];
  return {
    compose: () => responses.map((response) => composeForm(response, item, earlier)),
    warning: () => responses.map((response) => warningOf(response, item)).find((text) => text !== undefined),
    async refine({ signal }) {
      earlier = await readOthers(host.others?.() ?? [], responses, signal);
      return earlier.length > 0;
    },
  };
}

/** @throws Failure; HandOver where it is another resource */
export async function readForm(item: TimelineItem, part: Part, read: Read, { signal }: Call): Promise<FormResponse> {
  const resource = await readResource(part, read, { signal, maxBytes: MAX_BYTES });
  const response = readQuestionnaireResponse(resource);
  if (response) return response;
  const type =
    typeof resource === 'object' && resource !== null && 'resourceType' in resource ? resource.resourceType : undefined;
  if (typeof type !== 'string' || !/^[A-Za-z]{1,64}$/.test(type)) throw new Failure('malformed', { detail: 'no FHIR resource' });
  throw new HandOver({ ...item, parts: [{ ...part, mediaType: fhirMediaType(type) }] }, read);
}

/** @throws Failure */
async function readResource(
  part: Part,
  read: Read,
  { signal, maxBytes }: Call & { readonly maxBytes: number },
): Promise<unknown> {
  const response = await read(part, { signal, accept: ['application/fhir+json', 'application/json', '*/*'] });
  const bytes = await readBytes(response, { signal, maxBytes }).catch((error: unknown) => {
    throw error instanceof RangeError ? new Failure('outOfMemory', { cause: error, detail: 'a form of many megabytes' }) : error;
  });
  try {
    return JSON.parse(decodeText(bytes).text);
  } catch (cause) {
    throw new Failure('malformed', { cause, detail: 'no JSON' });
  }
}

const isJson = ({ mediaType }: Part): boolean => /^application\/(fhir\+json|json)\b/.test(mediaType);

/** Those of the same questionnaires. One that cannot be read leaves a trend without its point, and says so when it is opened. */
async function readOthers(others: readonly Lent[], own: readonly FormResponse[], signal: AbortSignal): Promise<FormResponse[]> {
  const wanted = new Set(own.map(({ questionnaire }) => questionnaire).filter((one) => one !== ''));
  if (wanted.size === 0) return [];
  const candidates = others.filter(({ item: { parts } }) => parts.every(isJson)).slice(0, MAX_OTHERS);
  const read = await Promise.all(
    candidates.map(async ({ item, read, admit }): Promise<FormResponse[]> => {
      try {
        admit(item.identity);
        const part = item.parts[0];
        const response = readQuestionnaireResponse(await readResource(part, read, { signal, maxBytes: MAX_OTHER_BYTES }));
        const isTheirs = response && compareIds(response.subject.ids, item.identity.id) !== 'other';
        return isTheirs && wanted.has(response.questionnaire) ? [response] : [];
      } catch (error) {
        if (isAbort(error)) throw error;
        return [];
      }
    }),
  );
  return read.flat();
}
