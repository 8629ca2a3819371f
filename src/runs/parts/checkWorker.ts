/** The thread's side of checking own parts: loads the parts, then the model, forbids what no part may use, and tries the rules. */
import { parentPort, workerData } from "node:worker_threads";
import { loadOneByOne } from "../../host/fewFiles.ts";
import type { PartsCheck, PartsCheckTask } from "./checkParts.ts";
import { loadParts } from "./loadParts.ts";
import { partsOfFile } from "./partsOfFile.ts";

const { files, scenario, days } = workerData as PartsCheckTask;

parentPort!.postMessage(await check());

async function check(): Promise<PartsCheck> {
  const problems = await loadParts([...files, ...partsOfFile(scenario)]);
  if (problems.length > 0) return { problems, findings: [] };
  loadOneByOne(import.meta.url, ["../../scenario/load.js", "../../host/nodeFiles.js", "./checkRules.js"]);
  const [{ loadScenario }, { nodeFiles }] = await Promise.all([import("../../scenario/load.ts"), import("../../host/nodeFiles.ts")]);
  const loaded = loadScenario(scenario, nodeFiles(scenario), { arms: ["baseline"], days });
  if ("problems" in loaded) return { problems: loaded.problems, findings: [] };
  const { checkRules } = await import("./checkRules.ts");
  forbid();
  return { problems: [], findings: checkRules(loaded.scenario.arms[0].specification) };
}

/** In this thread, what would make a run depend on when or where it is made throws, and says what to use. */
function forbid(): void {
  const stop = (name: string, instead: string) => () => {
    throw new Error(`${name}: ${instead}`);
  };
  const chance = "expected chance(world, id) of cosafe/model, which is keyed";
  const exact = "expected the function of that name of cosafe/model, which is the same in every engine";
  const clock = "expected world.day; a run knows no other time";
  Object.assign(Math, { random: stop("Math.random", chance) });
  for (const name of [
    "exp",
    "expm1",
    "log",
    "log1p",
    "log2",
    "log10",
    "pow",
    "sin",
    "cos",
    "tan",
    "tanh",
    "sinh",
    "cosh",
    "atan",
    "atan2",
  ]) {
    Object.assign(Math, { [name]: stop(`Math.${name}`, exact) });
  }
  Object.assign(globalThis, {
    Date: class {
      static now = stop("Date.now", clock);
      constructor() {
        stop("Date", clock)();
      }
    },
  });
  performance.now = stop("performance.now", clock);
}
