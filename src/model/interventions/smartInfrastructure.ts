/**
 * Smart infrastructure: cameras, gates and sensors, with or without somebody who watches.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { achieved, endState } from "../parameter.ts";
import { add, raise } from "../policy.ts";

export const smartInfrastructure = intervention({
  id: "smart-infrastructure",
  title: "Smart infrastructure",
  summary: "Cameras, entry control and sensors, monitored actively or not.",
  failureMode: "A flood of false alerts occupies staff; passive monitoring does little; privacy and breaches cost confidence.",
  source: "Case shanghai-smart; Piza et al. 2019 [V], Quanzhou [P]",
  answers: ["security", "grave"],
  parameters: {
    cameras: endState(0.85, "Share of places under cameras."),
    gates: endState(0.8, "Share of buildings with entry control."),
    activeMonitoring: endState(0.6, "Share of camera hours somebody watches."),
    alertFiltering: achieved(0.3, "Share of false alerts avoided by better algorithms."),
    security: endState(0.65, "Protection of the data held."),
    ...costsPerResident({ planning: 2, build: 25, run: 9 }),
  },
  phases: { planning: 120, construction: 240 },
  builtBy: "technology-company",
  cost: costPerResident,
  apply: ({ policy }, state, values) => {
    raise(policy, "cameraCoverage", values.cameras, state.level);
    raise(policy, "gateCoverage", values.gates, state.level);
    raise(policy, "activeMonitoring", values.activeMonitoring, state.level);
    add(policy, "alertFiltering", values.alertFiltering, state.level);
    raise(policy, "dataSecurity", values.security, state.level);
  },
});
