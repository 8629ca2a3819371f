/** Where in a module of own parts an error came from, by its stack. Loads nothing of the model, and so may be used anywhere. */

/** A place in a module of own parts; the file by its name alone, since where it lies is nobody's business. */
export interface PartsPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Errors that caused each other are followed so far; one may cause itself. */
const MOST_CAUSES = 10;

/** The innermost place in a module of own parts that a stack tells of; null where it tells of none. */
export function placeInParts(stack: string | undefined): PartsPlace | null {
  const found = /\/([^/\n]+)\?cosafe-parts=[0-9a-f]{64}:(\d+):(\d+)/.exec(stack ?? "");
  return found === null ? null : { file: decodeURIComponent(found[1]), line: Number(found[2]), column: Number(found[3]) };
}

/** The place in a module of own parts where an error came from, as in `night-walks.js:12:5`; null where it was elsewhere. */
export function placeOfError(error: unknown): string | null {
  for (const stack of stacksOf(error).reverse()) {
    const place = placeInParts(stack);
    if (place !== null) return `${place.file}:${place.line}:${place.column}`;
  }
  return null;
}

/** Stacks of an error and of those that caused it, the first cause last. */
export function stacksOf(error: unknown): string[] {
  const stacks: string[] = [];
  for (let each = error as { stack?: unknown; cause?: unknown } | undefined; isObject(each); each = each.cause as typeof each) {
    if (typeof each.stack === "string") stacks.push(each.stack);
    if (stacks.length === MOST_CAUSES) break;
  }
  return stacks;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
