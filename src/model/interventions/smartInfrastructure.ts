/**
 * Smart infrastructure: cameras, gates and sensors, with or without somebody who watches.
 */

import { intervention } from "../intervention.ts";
import { assumption } from "../parameter.ts";
import { add, raise } from "../policy.ts";

export const smartInfrastructure = intervention({
  id: "smart-infrastructure",
  title: "Smart infrastructure",
  summary: "Cameras, entry control and sensors, monitored actively or not.",
  failureMode: "A flood of false alerts occupies staff; passive monitoring does little; privacy and breaches cost confidence.",
  source: "Case shanghai-smart; Piza et al. 2019 [V], Quanzhou [P]",
  parameters: {
    cameras: {
      default: 0.85,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of places under cameras.",
      source: assumption("desired end state; a scenario sets it"),
    },
    gates: {
      default: 0.8,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of buildings with entry control.",
      source: assumption("desired end state; a scenario sets it"),
    },
    activeMonitoring: {
      default: 0.6,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of camera hours somebody watches.",
      source: assumption("desired end state; a scenario sets it"),
    },
    alertFiltering: {
      default: 0.3,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of false alerts avoided by better algorithms.",
      source: assumption("desired end state; a scenario sets it"),
    },
    security: {
      default: 0.65,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Protection of the data held.",
      source: assumption("desired end state; a scenario sets it"),
    },
    planningCost: {
      default: 2,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Planning: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    buildCost: {
      default: 25,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Construction: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    runCost: {
      default: 9,
      unit: "yuan/resident/year",
      min: 0,
      max: 100000,
      meaning: "Operation: yearly sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
  },
  phases: { planning: 120, construction: 240 },
  cost: (world, values) => ({
    planning: values.planningCost * world.place.residentCount,
    construction: values.buildCost * world.place.residentCount,
    operation: values.runCost * world.place.residentCount,
  }),
  apply: ({ policy }, lever, values) => {
    raise(policy, "cameraCoverage", values.cameras, lever.level);
    raise(policy, "gateCoverage", values.gates, lever.level);
    raise(policy, "activeMonitoring", values.activeMonitoring, lever.level);
    add(policy, "alertFiltering", values.alertFiltering, lever.level);
    raise(policy, "dataSecurity", values.security, lever.level);
  },
});
