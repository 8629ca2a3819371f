/** `; did you mean "name"?` (or `--name?`) for the nearest known name, or nothing where none is near. */
export async function suggestion(word: string, known: readonly string[], prefix = ""): Promise<string> {
  const { nearest } = await import("../index.ts");
  const name = nearest(word, known);
  return name === null ? "" : `; did you mean ${prefix === "" ? JSON.stringify(name) : `${prefix}${name}`}?`;
}
