/**
 * Emergency linkage: plans, drills, local reserves, linkage of departments and organisations.
 */

import { undertake } from "../agents/organisation.ts";
import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { assumption, endState } from "../parameter.ts";
import { halfToDouble } from "../plausible.ts";
import { add, raise } from "../policy.ts";
import { DAYS_PER_MONTH } from "../time.ts";

export const emergencyLinkage = intervention({
  id: "emergency-linkage",
  title: "Emergency linkage",
  summary: "Joint plans, drills, local reserves and re-routed priorities for emergencies.",
  failureMode: "A paper plan: ties grow denser while readiness stays as it was.",
  source: "Case taiyuan; emergency networks (58-study review [V])",
  answers: ["grave"],
  parameters: {
    plan: endState(0.9, "Written plans."),
    drills: endState(0.7, "Intensity of drills."),
    reserve: endState(0.6, "Local stocks and reserve teams."),
    linkage: endState(0.75, "Linkage of departments and organisations."),
    drillHours: {
      default: 3,
      unit: "hours",
      min: 0,
      max: 200,
      meaning: "Hours per organisation and month at full drilling.",
      source: assumption("half a day"),
      plausible: halfToDouble(),
    },
    ...costsPerResident({ planning: 1, build: 3, run: 3 }),
  },
  phases: { planning: 60, construction: 90 },
  cost: costPerResident,
  apply: (world, state, values) => {
    const { policy } = world;
    raise(policy, "emergencyPlan", values.plan, state.level);
    add(policy, "drills", values.drills, state.level);
    raise(policy, "localReserve", values.reserve, state.level);
    raise(policy, "linkage", values.linkage, state.level);
    // Exceptionally acts on agents: drills take everybody's time.
    const hours = (values.drillHours * values.drills * state.level) / DAYS_PER_MONTH;
    for (const organisation of world.organisations) {
      if (organisation.staff > 0) undertake(organisation, hours);
    }
  },
});
