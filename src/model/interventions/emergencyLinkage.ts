/**
 * Emergency linkage: plans, drills, local reserves, linkage of departments and organisations.
 */

import { intervention } from "../intervention.ts";
import { assumption } from "../parameter.ts";
import { add, raise } from "../policy.ts";

export const emergencyLinkage = intervention({
  id: "emergency-linkage",
  title: "Emergency linkage",
  summary: "Joint plans, drills, local reserves and re-routed priorities for emergencies.",
  failureMode: "A paper plan: ties grow denser while readiness stays as it was.",
  source: "Case taiyuan; emergency networks (58-study review [V])",
  parameters: {
    plan: {
      default: 0.9,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Written plans.",
      source: assumption("desired end state; a scenario sets it"),
    },
    drills: {
      default: 0.7,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Intensity of drills.",
      source: assumption("desired end state; a scenario sets it"),
    },
    reserve: {
      default: 0.6,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Local stocks and reserve teams.",
      source: assumption("desired end state; a scenario sets it"),
    },
    linkage: {
      default: 0.75,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Linkage of departments and organisations.",
      source: assumption("desired end state; a scenario sets it"),
    },
    drillHours: {
      default: 3,
      unit: "hours",
      min: 0,
      max: 200,
      meaning: "Hours per organisation and month at full drilling.",
      source: assumption("half a day"),
    },
    planningCost: {
      default: 1,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Planning: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    buildCost: {
      default: 3,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Construction: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    runCost: {
      default: 3,
      unit: "yuan/resident/year",
      min: 0,
      max: 100000,
      meaning: "Operation: yearly sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
  },
  phases: { planning: 60, construction: 90 },
  cost: (world, values) => ({
    planning: values.planningCost * world.place.residentCount,
    construction: values.buildCost * world.place.residentCount,
    operation: values.runCost * world.place.residentCount,
  }),
  apply: (world, lever, values) => {
    const { policy } = world;
    raise(policy, "emergencyPlan", values.plan, lever.level);
    add(policy, "drills", values.drills, lever.level);
    raise(policy, "localReserve", values.reserve, lever.level);
    raise(policy, "linkage", values.linkage, lever.level);
    // Exceptionally acts on agents: drills take everybody's time.
    const hours = (values.drillHours * values.drills * lever.level) / 30;
    for (const organisation of world.organisations) organisation.owed += organisation.staff > 0 ? hours : 0;
  },
});
