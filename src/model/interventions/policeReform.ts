/**
 * Police reform: community role with follow-up, logistics, triage of 110 and 12345, hot-spot patrol, prevention. Each part is a separate setting.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { choice, endState } from "../parameter.ts";
import { between } from "../plausible.ts";
import { add, raise } from "../policy.ts";

export const policeReform = intervention({
  id: "police-reform",
  title: "Police reform",
  summary:
    "Community policing with priority, follow-up and stable officers; logistics; call triage; hot-spot patrol; prevention where cases recur.",
  failureMode: "Logistics alone invite demand; with rotation and no follow-up neither trust nor crime changes.",
  source: "Case tongxiang; Blair et al. 2021 [V], Braga et al. 2019 [V], Hinkle et al. 2020 [V2]",
  answers: ["security", "queue"],
  parameters: {
    logistics: {
      default: 1.05,
      unit: "share",
      min: 0.2,
      max: 1.5,
      meaning: "Vehicles, kit and support as a factor on police capacity.",
      source: choice("desired end state; a scenario sets it"),
      plausible: between(0.6, 1.3, "any level may be chosen"),
    },
    triage: {
      default: 0.13,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of non-police matters sent elsewhere (110/12345), where they take the hours that the police save.",
      source: choice("about 13 % of such calls a year after the lines were joined (Nanning 2023 [C])"),
      plausible: between(0.02, 0.3, "2 % of all calls (Inner Mongolia 2023 [C]) to twice what Nanning reached"),
    },
    hotspotShare: endState(0.6, "Share of patrol hours at places with most reports."),
    patrolShift: {
      ...endState(0.12, "Added share of core time on patrol."),
      plausible: between(0, 0.3, "any level may be chosen that leaves time for response"),
    },
    engagementShift: {
      ...endState(0.15, "Added share of core time in contact with residents."),
      plausible: between(0, 0.3, "any level may be chosen that leaves time for response"),
    },
    preventionShift: {
      ...endState(0.05, "Added share of core time for work on places where cases recur, as far as it has priority."),
      plausible: between(0, 0.3, "any level may be chosen that leaves time for response"),
    },
    priority: {
      default: 0.8,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Priority that leadership gives to it.",
      source: choice("lack of priority was a cause of failure (Blair 2021 [V])"),
      plausible: between(0, 1, "any level may be chosen"),
    },
    followUp: {
      default: 0.8,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of concerns followed up.",
      source: choice("lack of follow-up was a cause of failure (Blair 2021 [V])"),
      plausible: between(0, 1, "any level may be chosen"),
    },
    rotation: {
      default: 0.05,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Yearly rotation of officers.",
      source: choice("rotation was a cause of failure (Blair 2021 [V])"),
      plausible: between(0, 1, "any level may be chosen"),
    },
    proceduralJustice: endState(0.7, "Respect and fairness residents meet."),
    serviceOrientation: endState(0.65, "Service-minded concept of the job."),
    ...costsPerResident({ planning: 1, build: 6, run: 7 }),
  },
  phases: { planning: 60, construction: 120 },
  cost: costPerResident,
  apply: ({ policy }, state, values) => {
    raise(policy, "policeLogistics", values.logistics, state.level);
    add(policy, "triage", values.triage, state.level);
    raise(policy, "hotspotShare", values.hotspotShare, state.level);
    add(policy, "patrolShift", values.patrolShift, state.level);
    add(policy, "engagementShift", values.engagementShift, state.level);
    add(policy, "preventionShift", values.preventionShift, state.level);
    raise(policy, "policePriority", values.priority, state.level);
    policy.officerRotation += (values.rotation - policy.officerRotation) * state.level;
    // Officers follow up, and meet people with respect, as far as their leaders ask for it.
    const asked = state.level * values.priority;
    raise(policy, "followUp", values.followUp, asked);
    raise(policy, "proceduralJustice", values.proceduralJustice, asked);
    raise(policy, "serviceOrientation", values.serviceOrientation, asked);
  },
});
