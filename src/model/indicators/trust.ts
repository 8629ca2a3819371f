/** Indicators of trust: of residents in organisations and neighbours, of organisations in each other. */
import type { Indicator } from "../indicator.ts";
import { kindIndexOf, organisationKinds } from "../kindLists.ts";
import { meanTrust } from "../processes/collaboration.ts";

export const trustIndicators: readonly Indicator[] = [
  {
    id: "confidence",
    label: "Confidence",
    unit: "share",
    direction: "higher",
    definition: "Mean confidence of residents in a kind of organisation, 0 to 1; moves down faster than up.",
    family: "trust",
    kind: "state",
    main: false,
    measure(world, emit) {
      organisationKinds.forEach((kind, k) => {
        emit(`kind:${kind}`, world.survey.confidence[k]);
      });
    },
  },
  {
    id: "confidence-police",
    label: "Confidence in police",
    unit: "share",
    direction: "higher",
    definition: "Mean confidence of residents in the police, 0 to 1 (the same as confidence, kind police).",
    family: "trust",
    kind: "state",
    main: true,
    measure: (world, emit) => emit("all", world.survey.confidence[kindIndexOf("police")]),
  },
  {
    id: "social-trust",
    label: "Trust in neighbours",
    unit: "share",
    direction: "higher",
    definition: "Mean trust of residents in their neighbours, 0 to 1; moves alike up and down.",
    family: "trust",
    kind: "state",
    main: false,
    measure: (world, emit) => emit("all", world.survey.socialTrust),
  },
  {
    id: "efficacy",
    label: "Belief in response",
    unit: "share",
    direction: "higher",
    definition: "Mean belief of residents that reporting leads to something, 0 to 1.",
    family: "trust",
    kind: "state",
    main: false,
    measure: (world, emit) => emit("all", world.survey.efficacy),
  },
  {
    id: "dyadic-trust",
    label: "Trust between organisations",
    unit: "share",
    direction: "higher",
    definition: "Mean trust of organisations in those they share a community with, 0 to 1.",
    missing: "no organisation has staff",
    family: "trust",
    kind: "state",
    main: false,
    measure(world, emit) {
      const staffed = world.organisations.filter((organisation) => organisation.staff > 0);
      emit(
        "all",
        staffed.length > 0 ? staffed.reduce((sum, organisation) => sum + meanTrust(world, organisation), 0) / staffed.length : null,
      );
    },
  },
];
