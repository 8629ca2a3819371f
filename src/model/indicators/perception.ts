/** Indicators of perception: what residents say when asked. */
import type { Indicator } from "../indicator.ts";
import { BASICALLY_SAFE, SAFE, VERY_SAFE } from "../processes/survey.ts";

const state = { family: "perception", kind: "state", main: false } as const;

export const perceptionIndicators: readonly Indicator[] = [
  {
    ...state,
    id: "sense-of-security",
    label: "Sense of security",
    unit: "score 1–5",
    direction: "higher",
    definition: "Mean answer on a five-point scale from 1 «unsafe» to 5 «very safe», by explicit cut-points on a latent score.",
    main: true,
    measure: (world, emit) => emit("all", world.survey.security),
  },
  {
    ...state,
    id: "safe-share",
    label: "Share feeling safe",
    unit: "share",
    direction: "higher",
    definition: "Share answering «safe» or «very safe».",
    measure: (world, emit) => emit("all", world.survey.answers[SAFE] + world.survey.answers[VERY_SAFE]),
  },
  {
    ...state,
    id: "official-safe-share",
    label: "Share feeling safe, official count",
    unit: "share",
    direction: "higher",
    definition: "Share answering «basically safe» or better, as official rates count it; near its ceiling it says little.",
    measure: ({ survey: { answers } }, emit) => emit("all", answers[BASICALLY_SAFE] + answers[SAFE] + answers[VERY_SAFE]),
  },
  {
    ...state,
    id: "satisfaction",
    label: "Satisfaction",
    unit: "share",
    direction: "higher",
    definition: "Mean satisfaction with local governance, 0 to 1, by performance and disconfirmed expectation.",
    main: true,
    measure: (world, emit) => emit("all", world.survey.satisfaction),
  },
  {
    ...state,
    id: "expectation",
    label: "Expectation",
    unit: "share",
    direction: "none",
    definition: "Mean expected performance of local governance, 0 to 1.",
    measure: (world, emit) => emit("all", world.survey.expectation),
  },
  {
    ...state,
    id: "happiness",
    label: "Happiness",
    unit: "share",
    direction: "higher",
    definition:
      "Illustrative index, 0 to 1: weighted sum of security, satisfaction, trust in neighbours and taking part (group perception, happiness…).",
    measure: (world, emit) => emit("all", world.survey.happiness),
  },
  {
    ...state,
    id: "perceived-risk",
    label: "Perceived risk",
    unit: "share",
    direction: "lower",
    definition: "Mean perceived risk of becoming a victim, 0 to 1.",
    measure: (world, emit) => emit("all", world.survey.perceivedRisk),
  },
  {
    ...state,
    id: "awareness",
    label: "Safety awareness",
    unit: "share",
    direction: "higher",
    definition: "Mean safety awareness, 0 to 1.",
    measure: (world, emit) => emit("all", world.survey.awareness),
  },
];
