/**
 * Output as pages of documentation show it: blocks of lines, in which a line of … stands for lines left out and … within a line for
 * anything. `npm run examples` writes the present output into them: what is shown of it stays, by its first and last lines; a part that is no longer printed goes.
 */

const gap = "…";

/** Blocks of a page that begin with a fence such as ```text. */
export function blocks(text: string, language: string): string[] {
  return [...text.matchAll(fenced(language))].map(([, block]) => block.trimEnd());
}

function fenced(language: string): RegExp {
  return new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm");
}

/** Whether a documented line is one of those printed. */
export function isPrinted(line: string, printed: readonly string[]): boolean {
  const pattern = line.split(gap).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const wanted = new RegExp(`^${pattern.join(".*")}$`);
  return printed.some((one) => wanted.test(one.trimEnd()));
}

/** What is left of a line when its figures change: its beginning without them and without the width of its columns. */
function beginning(line: string): string {
  const bare = line.replace(/[−+-]?\d[\d,.]*/g, "#").replace(/ +/g, " ");
  return bare.trim().slice(0, 24);
}

/** Where a run of shown lines stands in what is printed now, by the first and the last of them that are still there; null where none is. */
function placeOf(shown: readonly string[], printed: readonly string[], from: number): { start: number; end: number } | null {
  const places = shown.map((line) => printed.findIndex((one, k) => k >= from && line !== "" && beginning(one) === beginning(line)));
  const first = places.findIndex((place) => place >= 0);
  if (first < 0) return null;
  const last = places.findLastIndex((place) => place >= places[first]);
  const end = Math.min(printed.length - 1, places[last] + shown.length - 1 - last);
  return { start: Math.max(from, places[first] - first), end };
}

/** The first block of a page with the same parts of what is printed now. */
export function withPresentOutput(page: string, language: string, printed: readonly string[]): string {
  const [whole, block] = fenced(language).exec(page)!;
  const lines = block.trimEnd().split("\n");
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (line === gap) parts.push([]);
    else parts.at(-1)!.push(line);
  }
  let from = 0;
  const present = parts.map((part) => {
    const place = placeOf(part, printed, from);
    if (place === null) return [];
    from = place.end + 1;
    return printed
      .slice(place.start, from)
      .map((line) => part.find((one) => one.includes(gap) && isPrinted(one, [line])) ?? line.trimEnd());
  });
  const shown = present.filter((part) => part.some((line) => line !== "")).map((part) => part.join("\n"));
  return page.replace(whole, () => `\`\`\`${language}\n${shown.join(`\n${gap}\n`).trimEnd()}\n\`\`\``);
}
