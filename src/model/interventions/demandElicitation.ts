/**
 * Demand elicitation: ask residents what they need, and act on it. Asking and acting are two settings.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { endState } from "../parameter.ts";
import { add, raise } from "../policy.ts";

export const demandElicitation = intervention({
  id: "demand-elicitation",
  title: "Demand elicitation and service orientation",
  summary: "Regular surveys and hearings; supply follows what residents need.",
  failureMode: "Needs asked for and ignored: expectation rises, satisfaction falls.",
  source: "Case taiyuan",
  answers: ["satisfaction"],
  parameters: {
    elicitation: endState(0.8, "How thoroughly residents are asked."),
    responsiveness: endState(0.75, "How far supply follows the answers."),
    serviceOrientation: endState(0.7, "Service-minded attention to residents."),
    voice: endState(0.4, "How far residents' views reach decisions."),
    ...costsPerResident({ planning: 0.5, build: 1, run: 1.5 }),
  },
  phases: { planning: 30, construction: 60 },
  cost: costPerResident,
  apply: ({ policy }, state, values) => {
    add(policy, "elicitation", values.elicitation, state.level);
    add(policy, "responsiveness", values.responsiveness, state.level);
    raise(policy, "demandKnowledge", values.elicitation, state.level);
    raise(policy, "serviceOrientation", values.serviceOrientation, state.level * values.responsiveness);
    raise(policy, "voice", values.voice, state.level * values.responsiveness);
  },
});
