/**
 * Information sharing: one platform on which organisations enter, dispatch and follow cases. While it is built it is one more system on top.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { achieved, endState } from "../parameter.ts";
import { add, raise } from "../policy.ts";

export const informationSharing = intervention({
  id: "information-sharing",
  title: "Information-sharing platform",
  summary: "A shared platform: single entry, automatic dispatch, merged duplicates, visible progress.",
  failureMode: "One more system on top during roll-out; little effect while responsibilities are unclear or partners distrust each other.",
  source: "Cases caotang-road, taiyuan, shanghai-smart; Jiangxi and Yongchuan reforms [P]",
  answers: ["queue", "closure"],
  parameters: {
    coverage: endState(0.9, "Share of cases recorded on the platform in operation."),
    interoperability: endState(0.85, "How far the platform replaces entries in other systems."),
    automaticDispatch: endState(0.8, "Share of cases dispatched automatically."),
    duplicateMerging: achieved(0.8, "Share of duplicate reports it recognises."),
    openness: endState(0.6, "Openness of progress to partners and residents."),
    security: endState(0.7, "Protection of the data held."),
    ...costsPerResident({ planning: 2, build: 14, run: 5 }),
  },
  phases: { planning: 90, construction: 210 },
  builtBy: "technology-company",
  cost: costPerResident,
  apply: ({ policy }, state, values) => {
    // Entries double up from the first day of construction; the benefits come with what is built and connected.
    if (state.phase === "construction") add(policy, "rollout", 1 - state.built * 0.5, state.strength);
    const connected = state.level * state.level;
    raise(policy, "platformCoverage", values.coverage, state.level);
    raise(policy, "interoperability", values.interoperability, connected);
    add(policy, "automaticDispatch", values.automaticDispatch, connected);
    add(policy, "duplicateMerging", values.duplicateMerging, connected);
    raise(policy, "openness", values.openness, state.level);
    raise(policy, "dataSecurity", values.security, state.level);
  },
});
