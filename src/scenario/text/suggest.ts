/** Did-you-mean: the known name nearest to a mistyped one. */

/** The nearest of `known` other than the name itself, or null when none is near; case, hyphens and dots do not count as distance. */
export function nearest(name: string, known: readonly string[]): string | null {
  if (name.length > 80) return null;
  const plainName = plain(name);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(plainName.length / 3)) + 1;
  for (const candidate of known) {
    if (candidate === name) continue;
    const distance = editDistance(plainName, plain(candidate));
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from `a` to `b` (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_. ]/g, "");
}
