/** The modules of own parts that a scenario or study file names; read before anything of the model is loaded. */
import { dirname, resolve } from "node:path";
import { nodeFiles } from "../../host/nodeFiles.ts";
import { decode } from "../../scenario/text/decode.ts";
import { readTree } from "../../scenario/text/extend.ts";
import { namedParts } from "../../scenario/text/namedParts.ts";
import { parseFile } from "../../scenario/text/parse.ts";
import { isShipped } from "../../scenario/text/shipped.ts";
import type { FileSource } from "../../scenario/types.ts";
import type { PartsRequest } from "./loadParts.ts";

/** Modules in the order in which the file names them; none where it cannot be read, which its reader tells later. */
export function partsOfFile(file: string): readonly PartsRequest[] {
  const scenario = scenarioOfStudy(file);
  const files = scenario === null ? nodeFiles(file) : nodeFiles(dirname(resolve(file)));
  const { tree } = readTree(scenario ?? file, files, []);
  return tree === null ? [] : namedParts(tree, files, []);
}

/** The scenario that a study file is about; null for another file. */
function scenarioOfStudy(file: string): string | null {
  const files: FileSource = nodeFiles(dirname(resolve(file)));
  const read = files.read(file);
  const text = "bytes" in read ? decode(read.bytes, file, []) : null;
  const entries = text === null ? undefined : parseFile(text, file, [])?.entries;
  const scenario = entries?.get("scenario")?.node;
  if (entries?.has("study") !== true || scenario?.kind !== "scalar") return null;
  return isShipped(scenario.text) ? scenario.text : files.resolve(file, scenario.text);
}
