/** The policy timeline of an arm: when each intervention is planned, built and in operation. */
import type { InterventionSpecification, TriggerSpecification } from "../model/specification.ts";

export interface TimelineBar {
  readonly phase: "planning" | "construction" | "operation";
  /** First day. */
  readonly fromDay: number;
  /** First day after it. */
  readonly toDay: number;
}

export interface TimelineRow {
  readonly id: string;
  readonly intervention: string;
  readonly strength: number;
  /** When set, the bars are the earliest possible: they move back until the condition holds. */
  readonly trigger: TriggerSpecification | null;
  /** In order, within the horizon, none empty; no bars when the intervention starts after the horizon. */
  readonly bars: readonly TimelineBar[];
}

/** One row per intervention, in the order of the scenario. */
export function describeTimeline(interventions: readonly InterventionSpecification[], horizonDays: number): readonly TimelineRow[] {
  return interventions.map(({ id, intervention, strength, trigger, startDay, planningDays, constructionDays, endDay }) => {
    const built = startDay + planningDays;
    const open = built + constructionDays;
    const last = Math.min(endDay ?? horizonDays, horizonDays);
    const bars: TimelineBar[] = [
      { phase: "planning", fromDay: startDay, toDay: Math.min(built, last) },
      { phase: "construction", fromDay: built, toDay: Math.min(open, last) },
      { phase: "operation", fromDay: open, toDay: last },
    ];
    return { id, intervention, strength, trigger, bars: bars.filter(({ fromDay, toDay }) => fromDay < toDay) };
  });
}
