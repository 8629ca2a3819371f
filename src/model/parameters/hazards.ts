/** Parameters of arrival, guardianship and escalation (processes hazards and escalation). */
import { assumption, parameters } from "../parameter.ts";

export const hazardParameters = parameters("hazards", "Arrival and escalation of hazards", {
  level: {
    default: 1,
    unit: "score",
    min: 0,
    max: 10,
    meaning: "Multiplies every arrival rate.",
    source: assumption("1 keeps the category rates"),
  },
  nearbyShare: {
    default: 0.3,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of triggered hazards that fall on the two neighbouring buildings.",
    source: assumption("near repeats exist (Johnson et al. 2007 [V]; Beijing, Chen et al. 2013 [V]); share assumed"),
  },
  severityEscalation: {
    default: 1.5,
    unit: "score",
    min: 0,
    max: 5,
    meaning: "How much faster grave hazards escalate: rate × (1 + this × (severity − ½)).",
    source: assumption("grave hazards turn sooner"),
  },
  ageEscalation: {
    default: 0.3,
    unit: "per month",
    min: 0,
    max: 3,
    meaning: "Rise of the escalation rate per month a hazard stays open, as a share, for at most six months.",
    source: assumption("neglected hazards get worse"),
  },
  patrolHalfDose: {
    default: 0.5,
    unit: "hours",
    min: 0.01,
    max: 24,
    meaning: "Patrol hours per building and day with half of the full preventive effect.",
    source: assumption("saturating dose"),
  },
  guardHalfDose: {
    default: 2,
    unit: "hours",
    min: 0.01,
    max: 24,
    meaning: "Guard hours per building and day with half of the full preventive effect.",
    source: assumption("saturating dose"),
  },
  volunteerHalfDose: {
    default: 1,
    unit: "hours",
    min: 0.01,
    max: 24,
    meaning: "Volunteer patrol hours per building and day with half of the full preventive effect.",
    source: assumption("saturating dose; one active volunteer gives about 2 hours a week"),
  },
  displacementShare: {
    default: 0.1,
    unit: "per hour",
    min: 0,
    max: 1,
    meaning:
      "Displacement: rise of the patrol-preventable part of arrivals per hour by which a neighbouring building is patrolled more, at most one hour.",
    source: assumption("reviews find little displacement and some diffusion of benefit (Braga 2019 [V])"),
  },
  residualDeterrence: {
    default: 0.85,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of yesterday's felt patrol presence that is still felt today.",
    source: assumption("deterrence decays over days"),
  },
});
