/** Outcomes of a study by name: `true-incidents`, `sense-of-security.mean`, `confidence/kind:police`. */
import { formerRemedy } from "../scenario/text/formerNames.ts";
import { nearest } from "../scenario/text/suggest.ts";
import { indicatorInfos } from "../tables/indicatorInfos.ts";
import { labelGroups } from "../tables/labels.ts";
import type { IndicatorInfo } from "../tables/tables.ts";
import type { Outcome } from "./result.ts";

const MEAN = ".mean";

/** The outcome that a name means, or what is wrong with the name, as a sentence. */
export function findOutcome(name: string): Outcome | { readonly problem: string } {
  const [indicator, group = "all", ...rest] = name.split("/");
  const infos = indicatorInfos();
  const info = infos.find(({ id }) => id === indicator || (indicator.endsWith(MEAN) && id === indicator.slice(0, -MEAN.length)));
  if (info === undefined || rest.length > 0) {
    const near = nearest(
      indicator,
      infos.map(({ id }) => id),
    );
    const hint =
      formerRemedy([indicator]) ?? (near === null ? "cosafe list indicators names them" : `did you mean ${JSON.stringify(near)}?`);
    return { problem: `outcome: expected an indicator, or indicator/group, received ${JSON.stringify(name)}; ${hint}` };
  }
  if (indicator !== info.id && (info.kind !== "state" || info.summaryOnly === true)) {
    return {
      problem: `outcome ${name}: expected a state, which has a mean over time, received a flow; ask for ${JSON.stringify(info.id)}`,
    };
  }
  if (group !== "all" && !/^[a-z]+:./.test(group)) {
    const expected = "all, or a group such as category:dispute, kind:police or grid:1";
    return { problem: `outcome ${name}: expected ${expected} after the slash, received ${JSON.stringify(group)}` };
  }
  return outcomeOf(info, indicator, group);
}

/** The indicators marked as main, in catalogue order. */
export function mainOutcomes(): readonly Outcome[] {
  return indicatorInfos()
    .filter(({ main }) => main)
    .map((info) => outcomeOf(info, info.id, "all"));
}

function outcomeOf(info: IndicatorInfo, indicator: string, group: string): Outcome {
  const overTime = indicator === info.id ? "" : ", mean over time";
  const ofGroup = group === "all" ? "" : `, ${labelGroups([group], [])[group]}`;
  const id = group === "all" ? indicator : `${indicator}/${group}`;
  return { id, indicator, group, label: `${info.label}${overTime}${ofGroup}`, unit: info.unit, direction: info.direction };
}
