/** The pilot and the screening: which parameters are worth examining, and what the screening could and could not see. */
import { type RunState, upTo, type Workbench } from "../../runs/request.ts";
import { type AssumptionsPlan, pilotOf } from "./plan.ts";
import { armsWith, type Batch, endPoint, ends, factorsOf, runBatch, standardPoint } from "./points.ts";
import type { AssumptionsResult } from "./result.ts";
import { type ArmValues, type Contrast, chosen, isSame, type ScreenedChange, screenedChange, watch } from "./screening.ts";

export interface Screened {
  /** Paths of the parameters to be examined. */
  readonly examined: readonly string[];
  readonly told: NonNullable<AssumptionsResult["screening"]>;
  /** What was run, in order. */
  readonly batches: readonly Batch[];
}

type See = (state: RunState, point: string, arm: number) => void;

/** Runs the pilot and every parameter at both ends. Throws Error when the pilot has an arm without any value. */
export async function screenParameters(workbench: Workbench, plan: AssumptionsPlan, see: See): Promise<Screened> {
  const all = plan.scenario.arms.map((_, arm) => arm);
  const pilotBatch = { points: [standardPoint(plan)], arms: all, replications: upTo(pilotOf(plan)) };
  const [pilot] = await runBatch(workbench, plan, pilotBatch, "pilot", see);
  const order = byMean(plan, pilot);
  const arms = screenedArms(plan, order);
  const factors = factorsOf(plan);
  const places = factors.flatMap(({ path }) => ends.map((at) => endPoint(plan, path, at)));
  const batch = { points: places, arms, replications: upTo(plan.screeningReplications) };
  const values = await runBatch(workbench, plan, batch, "screening", see);
  const standard = arms.map((arm) => pilot[arm].slice(0, plan.screeningReplications));
  const ofArms = arms.map((arm) => pilot[arm]);
  const moved = values.filter((place) => !isSame(place, standard));
  const watched = watch(contrastsOf(arms, order), ofArms, moved);
  const changes = factors.map((_, k) => screenedChange({ low: values[2 * k], high: values[2 * k + 1] }, standard, watched));
  const examined = chosen(changes, plan.most);
  const named = (arm: number) => plan.scenario.arms[arms[arm]].id;
  const pair = ({ of, from }: Contrast) => ({ arm: named(of), against: named(from) });
  return {
    examined: examined.map((k) => factors[k].path),
    told: {
      mode: plan.screening === "all" ? "all" : "leaders",
      replications: plan.screeningReplications,
      pilot: pilotOf(plan),
      arms: arms.map((arm) => plan.scenario.arms[arm].id),
      differences: watched.map(({ pilot: found, visible, centre: _, ...contrast }) => ({ ...pair(contrast), pilot: found, visible })),
      parameters: changes.map((change, k) => ({
        factor: factors[k].path,
        ...reportedChange(change),
        ...pair(watched[change.contrast]),
        examined: examined.includes(k),
      })),
    },
    batches: [pilotBatch, batch],
  };
}

function reportedChange({ verdict, low, high, taken }: ScreenedChange) {
  return { verdict, low, high, taken };
}

/** Arms beside the baseline, the best mean of the pilot first; equals in the order of the scenario. */
function byMean({ scenario, primary }: AssumptionsPlan, pilot: ArmValues): number[] {
  const sign = primary.direction === "lower" ? 1 : -1;
  const means = scenario.arms.map(({ id }, arm) => {
    const values = Array.from(pilot[arm]).filter((value) => !Number.isNaN(value));
    if (values.length === 0) throw new Error(`assumptions, ${primary.id}: expected a run of arm ${id} with a value, received none`);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  const others = means.map((_, arm) => arm).slice(1);
  return others.sort((a, b) => sign * (means[a] - means[b]) || a - b);
}

/** All arms, or the baseline, the two leading ones, and one for each parameter that none of these has. */
function screenedArms(plan: AssumptionsPlan, order: readonly number[]): number[] {
  if (plan.screening === "all") return [0, ...order].sort((a, b) => a - b);
  const arms = [0, ...order.slice(0, 2)];
  for (const { path } of factorsOf(plan)) {
    const moved = armsWith(plan, path);
    if (moved.length > 0 && !moved.some((arm) => arms.includes(arm))) arms.push(order.find((arm) => moved.includes(arm))!);
  }
  return arms.sort((a, b) => a - b);
}

/** The first arm against the others, then each arm against the baseline; arms by their place in `arms`. */
function contrastsOf(arms: readonly number[], [leader]: readonly number[]): Contrast[] {
  const first = arms.indexOf(leader);
  const others = arms.map((_, a) => a).slice(1);
  return [...others.filter((a) => a !== first).map((a) => ({ of: first, from: a })), ...others.map((a) => ({ of: a, from: 0 }))];
}
