/** Own parts as settings: what a result says of the modules with which it was made. */
import { basename } from "node:path";
import { partsSources } from "../../model/parts.ts";

/** A module by name and content; where it lies is nobody's business. */
export interface PartsFile {
  readonly file: string;
  readonly sha256: string;
}

/** The modules in force, as a member of settings; nothing without any. */
export function partsInSettings(): { readonly parts?: readonly PartsFile[] } {
  const parts = partsSources().map(({ path, sha256 }) => ({ file: basename(path), sha256 }));
  return parts.length === 0 ? {} : { parts };
}
