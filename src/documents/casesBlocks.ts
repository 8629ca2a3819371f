/** The blocks of docs/cases.md that measurements fill, one per case between markers; all else there comes from the mapping. */

/** Where a case's block of docs/cases.md begins and ends. */
export function measuredMarkers(caseId: string): readonly [string, string] {
  return [`<!-- measured:${caseId} -->`, `<!-- /measured:${caseId} -->`];
}

/** The block of a case in the whole document; empty where there is none. Throws a RangeError for a marker without its fellow. */
export function measuredBlock(document: string, caseId: string): string {
  const [start, end] = measuredMarkers(caseId);
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 && to < 0) return "";
  if (from < 0 || to < from) throw new RangeError(`docs/cases.md: expected ${start} … ${end}`);
  return document.slice(from + start.length, to).trim();
}

/** The document with a case's block replaced. Throws a RangeError where its markers are not there. */
export function withMeasuredBlock(document: string, caseId: string, block: string): string {
  const [start, end] = measuredMarkers(caseId);
  if (measuredBlock(document, caseId) === "" && !document.includes(start))
    throw new RangeError(`docs/cases.md: expected ${start} … ${end}; npm run docs writes the markers`);
  return `${document.slice(0, document.indexOf(start) + start.length)}\n\n${block}\n\n${document.slice(document.indexOf(end))}`;
}
