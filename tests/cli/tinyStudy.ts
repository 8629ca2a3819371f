/** A study of the real model on the tiny scenario, published as study commands do. */
import { join } from "node:path";
import { nodeFiles } from "../../src/host/nodeFiles.ts";
import { runModel } from "../../src/model/run.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { publishInto } from "../folder/aStudy.ts";

/** Two replications of each arm of `tiny.yaml` in `cwd`, in the folder `study` there. */
export async function publishTinyStudy(cwd: string): Promise<void> {
  const file = join(cwd, "tiny.yaml");
  const loaded = loadScenario(file, nodeFiles(file), {});
  if (!("scenario" in loaded)) throw new Error("the scenario must load");
  const specifications = loaded.scenario.arms.map(({ id, specification }) => [id, specification] as const);
  await publishInto(join(cwd, "study"), { model: runModel, specifications, replications: 2 });
}
