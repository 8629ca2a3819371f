/** Patterns of setting names: exact, or with `*` for any run of characters, dots included. */

/** Whether all of `text` fits `pattern`. Time is at most proportional to the product of the lengths, whatever the pattern. */
export function matchesPattern(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === "*") {
      star = p++;
      resume = t;
    } else if (pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      // The last star takes one character more.
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

/** Roots that a setting's path may begin with; anything else is short for a parameter's `group.name`. */
const roots = ["parameters", "categories", "organisations", "interventions", "place", "events", "horizon", "seed", "replications"];

/** The pattern in full: `trust.*` is `parameters.trust.*`. */
export function fullPattern(pattern: string): string {
  const [root] = pattern.split(".");
  return roots.includes(root) || root.startsWith("*") ? pattern : `parameters.${pattern}`;
}

/** The path as people write it: without `parameters.`. */
export function shortPath(path: string): string {
  return path.startsWith("parameters.") ? path.slice("parameters.".length) : path;
}
