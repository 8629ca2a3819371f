/**
 * What computes a run, as one hash: package version, scheme of the random numbers, and the code of kernel and model as it was loaded,
 * own parts included.
 * A run that other code made is another run, so that a change of the model never meets old results.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashJson } from "../host/canonicalJson.ts";
import { version } from "../host/version.ts";
import { RANDOM_SCHEME } from "../kernel/random.ts";
import { partsSources } from "../model/parts.ts";

/** Rooms, or folders in them, whose code makes the runs of a study beside kernel and model. */
const besides: Readonly<Record<string, readonly string[]>> = {
  evidence: ["evidence"],
  ablations: ["evidence/ablations"],
  calibrate: ["evidence"],
};

const identities = new Map<string, string>();

/** Hex sha256 of what makes the runs of a study, most of them alike; own parts by the hashes of their modules. Computed once per process. */
export function engineIdentity(study = "", parts: readonly string[] = partsSources().map(({ sha256 }) => sha256)): string {
  const rooms = ["kernel", "model", ...(Object.hasOwn(besides, study) ? besides[study] : [])];
  const name = [...rooms, ...parts].join(" ");
  const identity = identities.get(name) ?? identityOf(rooms, parts);
  identities.set(name, identity);
  return identity;
}

function identityOf(rooms: readonly string[], parts: readonly string[]): string {
  const own = parts.length === 0 ? {} : { parts };
  return hashJson({ cosafe: version, random: RANDOM_SCHEME, code: hashCode(rooms.map(room)), ...own });
}

/** Hex sha256 over names and contents of the modules in folders; line ends do not count, so that a checkout on Windows is the same code. */
export function hashCode(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
    for (const name of names.filter(isModule).sort()) {
      hash.update(`${name}\n${readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n")}\n`);
    }
    hash.update("\n");
  }
  return hash.digest("hex");
}

/** Modules as they run here: `.js` where compiled, `.ts` where not. */
function isModule(name: string): boolean {
  return !name.endsWith(".d.ts") && extname(name) === extname(import.meta.url);
}

function room(name: string): string {
  return fileURLToPath(new URL(`../${name}/`, import.meta.url));
}
