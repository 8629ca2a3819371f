/** Files that come with cosafe, by name: `extends: cosafe:community` from any folder. A name is looked up in a list, so it leads nowhere else. */
import type { FileSource, Problem } from "../types.ts";
import { quote, type Report, refuse, refuseUnknown } from "./problems.ts";

/** What such a name begins with. */
export const SHIPPED = "cosafe:";

export function isShipped(written: string): boolean {
  return written.startsWith(SHIPPED);
}

/** The path of what is written in file `from`; null where it is none, with the reason unless it left the folder, which is the caller's to say. */
export function resolveWritten(
  from: string,
  written: string,
  files: FileSource,
  problems: Problem[],
  report: Pick<Report, "at" | "path" | "what">,
): { readonly path: string } | { readonly refused: "said" | "outside" } {
  if (isShipped(written)) {
    const known = files.shipped?.() ?? [];
    if (known.includes(written)) return { path: written };
    const expected = known.length === 0 ? "a file, since none come with cosafe here" : `one of ${known.join(", ")}`;
    const unknown = { ...report, expected, received: quote(written), name: shippedName(written), known };
    if (known.includes(unknown.name)) refuse(problems, { ...unknown, remedy: `did you mean "${unknown.name}"?` });
    else refuseUnknown(problems, unknown);
    return { refused: "said" };
  }
  const path = files.resolve(from, written);
  return path === null ? { refused: "outside" } : { path };
}

/** What to write for a path that leads nowhere but is named like a file that comes with cosafe; null where none is. */
export function shippedRemedy(written: string, files: FileSource): string | null {
  const name = shippedName(written);
  return files.shipped?.().includes(name) === true ? `${name} is the one that comes with cosafe, from any folder` : null;
}

/** The name that a path would have, e.g. of `base/Community.yaml`. */
function shippedName(written: string): string {
  const last = written.replace(/^.*[\\/:]/, "").replace(/\.ya?ml$/i, "");
  return `${SHIPPED}${last.toLowerCase()}`;
}
