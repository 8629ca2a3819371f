/** `; did you mean "name"?` (or `--name?`) for what an earlier version's word is now, else the nearest known name, or nothing where none is near. */
export async function suggestion(word: string, known: readonly string[], prefix = ""): Promise<string> {
  const { formerNames } = await import("../scenario/text/formerNames.ts");
  const { nearest } = await import("../scenario/text/suggest.ts");
  const now = Object.hasOwn(formerNames, word) ? formerNames[word].now : undefined;
  const name = known.find((one) => one === now || one === `${now}s`) ?? nearest(word, known);
  return name === null ? "" : `; did you mean ${prefix === "" ? JSON.stringify(name) : `${prefix}${name}`}?`;
}
