/**
 * Participation channels: easier ways to report and to have a say.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { endState } from "../parameter.ts";
import { lower, raise } from "../policy.ts";

export const participationChannels = intervention({
  id: "participation-channels",
  title: "Participation channels",
  summary: "Cheap, near channels for reports and a voice in decisions.",
  failureMode: "Calls beyond capacity: backlog, failed responses, confidence below the start.",
  source: "Cases caotang-road, tongxiang, taiyuan, shanghai-smart; FixMyStreet (Sjoberg et al. 2017 [V])",
  answers: ["security"],
  parameters: {
    channelCost: endState(0.2, "Remaining cost of reaching someone."),
    participationCost: endState(0.3, "Remaining cost of taking part."),
    voice: endState(0.6, "How far residents' views reach decisions."),
    ...costsPerResident({ planning: 1, build: 3, run: 3 }),
  },
  phases: { planning: 30, construction: 60 },
  cost: costPerResident,
  apply: ({ policy }, state, values) => {
    lower(policy, "channelCost", values.channelCost, state.level);
    lower(policy, "participationCost", values.participationCost, state.level);
    raise(policy, "voice", values.voice, state.level);
  },
});
