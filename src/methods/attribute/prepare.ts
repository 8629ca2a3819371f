/** An attribution of a package's effect, from a scenario file and options. */

import { nodeFiles } from "../../host/nodeFiles.ts";
import { loadPackage } from "../../scenario/load.ts";
import { type GivenOf, settleOptions } from "../options.ts";
import { outcomesOf, type Preparation, readSource, refuseOptions, type ScenarioSource } from "../prepared.ts";
import { attributePackage } from "./attributePackage.ts";
import { attributionOptions } from "./options.ts";
import { attributionAnnouncement, attributionDesign, defaultReplications, designProblems } from "./plan.ts";
import type { AttributionResult } from "./result.ts";

/** Reads the package and settles the plan. Throws `OptionError` for options that cannot be used. */
export function prepareAttribution(source: ScenarioSource, given: GivenOf<typeof attributionOptions>): Preparation<AttributionResult> {
  const options = settleOptions(attributionOptions, {}, given);
  const outcomes = outcomesOf(options.outcomes);
  const orders = options.orders ?? null;
  const loaded = readSource(source, { arms: [options.arm], also: ["baseline"], option: "--arm" });
  if ("problems" in loaded) return loaded;
  const { scenario } = loaded;
  const { file, ...changes } = source;
  const found = loadPackage(file, nodeFiles(file), options.arm, changes);
  if ("problems" in found) return found;
  const { measures, id, label } = found.package;
  const replications = options.replications ?? defaultReplications(measures.length);
  refuseOptions(designProblems(measures.length, orders, replications));
  const design = attributionDesign(measures.length, orders, scenario.seed);
  const read = found.package.read(design.masks);
  if ("problems" in read) return read;
  const plan = { scenario, arm: { id, label }, measures, design, specifications: read.specifications, outcomes, replications };
  return {
    study: {
      study: "attribute",
      scenario,
      folder: `${scenario.id}-attribute${id === "package" ? "" : `-${id}`}`,
      settings: {
        arm: id,
        measures: measures.map((measure) => measure.id),
        method: design.method,
        outcomes: outcomes.map((one) => one.id),
      },
      outcomes,
      announcement: attributionAnnouncement(plan),
      analyse: (workbench, tell) => attributePackage(workbench, { ...plan, tell }),
    },
  };
}
