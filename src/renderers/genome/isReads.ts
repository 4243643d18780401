import type { Part } from '../../model/item.ts';

/** BAM (SAM v1 §4). CRAM needs its reference to be read, which no item carries. */
export const isReads = ({ mediaType }: Part): boolean => /^application\/(x-|vnd\.ga4gh\.)?bam\s*(;|$)/i.test(mediaType);

/** What lets a file be looked into: nothing to look at by itself. */
export const isIndex = ({ mediaType }: Part): boolean => /^application\/(x-bam-index|x-tabix(-index)?)\b/i.test(mediaType);
