/**
 * What a results folder is for: `study.json`, written first. The same study goes on there, beside others who work on it; another study
 * is refused, unless it is to take the folder's place.
 */
import { existsSync, linkSync, lstatSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson, differences, hashJson } from "../host/canonicalJson.ts";
import { brief, errorCode, manifestName, StoreError, writeNewFile } from "../host/folderFiles.ts";
import { planFile } from "./plan.ts";
import { leasesFolder } from "./sessions.ts";
import { keysFolder, runsFolder } from "./store.ts";

/** What the results of a study depend on, beyond the runs that it asks for. Plain data. */
export interface StudyIdentity {
  /** Name of the command. */
  readonly study: string;
  /** Id of the scenario. */
  readonly scenario: string;
  readonly settings: unknown;
}

export const studyFile = "study.json";
const schema = "cosafe-study/1";

/** The identity in a results folder; null where there is none. Throws `StoreError` when it is damaged. */
export function readIdentity(folder: string): StudyIdentity | null {
  let text: string;
  try {
    text = readFileSync(join(folder, studyFile), "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(errorCode(error) ?? "")) return null;
    throw error;
  }
  try {
    const told = JSON.parse(text);
    if (told.schema === schema && told.hash === hashJson(told.identity)) return told.identity;
  } catch {
    // Not even JSON.
  }
  throw new StoreError(`results folder ${folder}: its ${studyFile} is damaged or not of this version; choose another --out`);
}

/** `study.json` as text; the same identity gives the same bytes. */
export function identityText(identity: StudyIdentity): string {
  return `${JSON.stringify({ schema, hash: hashJson(identity), identity: plain(identity) }, null, 2)}\n`;
}

/** Where a setting of the identity now stands in a file, e.g. `my.yaml:12:5`; null where nobody knows. */
export type WhereSet = (path: string) => string | null;

/** Says why a study may not work in `folder`, or null. Changes nothing. */
export function studyRefusal(folder: string, identity: StudyIdentity, force: boolean, whereSet: WhereSet = () => null): string | null {
  if (folder.trim() === "") return `results folder: expected the name of a folder, received ""; choose another --out`;
  if (!existsSync(folder)) {
    const isLink = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return isLink
      ? `results folder ${folder}: expected a folder, received a link that leads nowhere; remove it or choose another --out`
      : null;
  }
  if (!statSync(folder).isDirectory()) return `results folder ${folder}: expected a folder, received a file; choose another --out`;
  const there = readIdentity(folder);
  if (there === null) return strangerRefusal(folder);
  if (force || hashJson(there) === hashJson(identity)) return null;
  const found = differences(there, plain(identity), 8);
  const lines = found.map(({ path, a, b }) => {
    const where = whereSet(path);
    return `  ${path}: ${brief(a)} there, ${brief(b)} now${where === null ? "" : ` (${where})`}`;
  });
  const what = `results folder ${folder}: holds results of other settings`;
  return [`${what}; give --force to put this one in its place (runs that both need are kept), or another --out`, ...lines].join("\n");
}

/** Why a folder without `study.json` may not be used: it must hold nothing, or nothing but a store of runs. */
function strangerRefusal(folder: string): string | null {
  const names = readdirSync(folder).filter((name) => !/^\.cosafe-study-/.test(name));
  if (names.every((name) => [runsFolder, keysFolder, leasesFolder, planFile].includes(name))) return null;
  if (names.includes(manifestName))
    return `results folder ${folder}: its ${manifestName} is not of this version of cosafe; choose another --out`;
  const shown = `${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}`;
  return `results folder ${folder}: expected an empty folder or an earlier study, received other files (${shown}); choose another --out`;
}

/** Writes `study.json` where there is none yet; of several who do so at the same time, one does it. */
export function writeIdentity(folder: string, identity: StudyIdentity, token: string): void {
  const path = join(folder, studyFile);
  const temporary = join(folder, `.cosafe-study-${token}`);
  writeNewFile(temporary, identityText(identity));
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (errorCode(error) === "EEXIST") return;
    // A disk without links.
    if (!existsSync(path)) writeNewFile(path, identityText(identity));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** As it reads back from a file, members in canonical order. */
function plain<Value>(value: Value): Value {
  return JSON.parse(canonicalJson(value));
}
