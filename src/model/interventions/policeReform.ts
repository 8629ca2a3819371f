/**
 * Police reform: community role with follow-up, logistics, triage of 110 and 12345, hot-spot patrol. Each part is a separate setting.
 */

import { intervention } from "../intervention.ts";
import { assumption } from "../parameter.ts";
import { add, raise } from "../policy.ts";

export const policeReform = intervention({
  id: "police-reform",
  title: "Police reform",
  summary: "Community policing with priority, follow-up and stable officers; logistics; call triage; hot-spot patrol.",
  failureMode: "Logistics alone invite demand; with rotation and no follow-up neither trust nor crime changes.",
  source: "Case tongxiang; Blair et al. 2021 [V], Braga et al. 2019 [V]",
  parameters: {
    logistics: {
      default: 1.05,
      unit: "share",
      min: 0.2,
      max: 1.5,
      meaning: "Vehicles, kit and support as a factor on police capacity.",
      source: assumption("desired end state; a scenario sets it"),
    },
    triage: {
      default: 0.4,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of non-police matters sent elsewhere (110/12345).",
      source: assumption("58–62 % of calls are not police matters [P]"),
    },
    hotspotShare: {
      default: 0.6,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of patrol hours at places with most reports.",
      source: assumption("desired end state; a scenario sets it"),
    },
    patrolShift: {
      default: 0.12,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Added share of core time on patrol.",
      source: assumption("desired end state; a scenario sets it"),
    },
    engagementShift: {
      default: 0.15,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Added share of core time in contact with residents.",
      source: assumption("desired end state; a scenario sets it"),
    },
    priority: {
      default: 0.8,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Priority that leadership gives to it.",
      source: assumption("lack of priority was a cause of failure (Blair 2021 [V])"),
    },
    followUp: {
      default: 0.8,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of concerns followed up.",
      source: assumption("lack of follow-up was a cause of failure (Blair 2021 [V])"),
    },
    rotation: {
      default: 0.05,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Yearly rotation of officers.",
      source: assumption("rotation was a cause of failure (Blair 2021 [V])"),
    },
    proceduralJustice: {
      default: 0.7,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Respect and fairness residents meet.",
      source: assumption("desired end state; a scenario sets it"),
    },
    serviceOrientation: {
      default: 0.65,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Service-minded concept of the job.",
      source: assumption("desired end state; a scenario sets it"),
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
      default: 6,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Construction: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    runCost: {
      default: 7,
      unit: "yuan/resident/year",
      min: 0,
      max: 100000,
      meaning: "Operation: yearly sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
  },
  phases: { planning: 60, construction: 120 },
  cost: (world, values) => ({
    planning: values.planningCost * world.place.residentCount,
    construction: values.buildCost * world.place.residentCount,
    operation: values.runCost * world.place.residentCount,
  }),
  apply: ({ policy }, lever, values) => {
    raise(policy, "policeLogistics", values.logistics, lever.level);
    add(policy, "triage", values.triage, lever.level);
    raise(policy, "hotspotShare", values.hotspotShare, lever.level);
    add(policy, "patrolShift", values.patrolShift, lever.level);
    add(policy, "engagementShift", values.engagementShift, lever.level);
    raise(policy, "policePriority", values.priority, lever.level);
    raise(policy, "followUp", values.followUp, lever.level);
    policy.officerRotation += (values.rotation - policy.officerRotation) * lever.level;
    raise(policy, "proceduralJustice", values.proceduralJustice, lever.level);
    raise(policy, "serviceOrientation", values.serviceOrientation, lever.level);
  },
});
