/** What the parameters of each intervention are stated to move, where it is in place. */
import { down, type ExpectationTable, up } from "../expectation.ts";

/** Costs per resident, which every measure but purchased services has. */
const costs = { planningCost: up("intervention-cost"), buildCost: up("intervention-cost"), runCost: up("intervention-cost") };

const TRUST = "dyadic-trust.mean";
const DIALOGUE = "collaborative-process.mean|part:dialogue";
const COMMITMENT = "collaborative-process.mean|part:commitment";
const PRICE = "contract-price";
const HOURS = "emergency-mobilisation-hours";

const agreement: ExpectationTable = {
  standing: "agreement",
  groups: {
    "intervention.forum": {
      frequency: up(DIALOGUE),
      inclusiveness: up("forum-members.mean"),
      groundRules: up(DIALOGUE),
      deliberation: up(DIALOGUE),
      decisionRule: down("proposals-adopted"),
      admissionPace: up("forum-members.mean"),
      smallWinFocus: up("collaborative-process.mean|part:small-wins"),
      interdependence: up("cooperation.mean", { levels: [0.45, 1] }),
      divergence: down(TRUST),
      ...costs,
    },
    "intervention.facilitative-leadership": {
      facilitation: up(COMMITMENT),
      dominance: down(COMMITMENT),
      brokerage: up("brokerage|kind:introduction"),
      rotationDay: down(COMMITMENT, { levels: [0, 120], why: "the broker is moved on" }),
      ...costs,
    },
    "intervention.responsibility-clarification": {
      clarity: down("hops-mean"),
      rights: up("cooperation.mean"),
      overlap: up("hazard-days-routing"),
      topDesign: up("collaborative-process.mean|part:shared-understanding"),
      ...costs,
    },
    "intervention.mediation-legality": {
      mediationHours: down("true-incidents|category:dispute"),
      legality: up("satisfaction.mean"),
      settlingDays: down("satisfaction.mean", { levels: [30, 1000] }),
      staffDrain: up("utilisation.mean|organisation:residents-committee"),
      ...costs,
    },
  },
};

const residents: ExpectationTable = {
  standing: "residents",
  groups: {
    "intervention.participation-channels": {
      channelCost: down("report-share"),
      participationCost: down("active-share.mean"),
      voice: up("active-share.mean|form:deliberation"),
      ...costs,
    },
    "intervention.resident-incentives": {
      reward: down("intrinsic-motivation.mean"),
      recognition: up("active-share.mean"),
      publicity: up("active-share.mean"),
      ...costs,
    },
    "intervention.safety-culture": {
      campaign: up("awareness.mean"),
      training: up("literacy.mean"),
      culture: down("hazards-created"),
      growthDays: up("hazards-created"),
      ...costs,
    },
    "intervention.demand-elicitation": {
      elicitation: down("unmet-demand"),
      responsiveness: down("unmet-demand"),
      serviceOrientation: up("satisfaction.mean"),
      voice: up("active-share.mean|form:deliberation", { levels: [0, 1] }),
      ...costs,
    },
  },
};

const provision: ExpectationTable = {
  standing: "technology",
  groups: {
    "intervention.information-sharing": {
      coverage: up("recorded-share"),
      interoperability: down("duplicate-entry-hours"),
      automaticDispatch: down("hops-mean"),
      duplicateMerging: down("utilisation.mean"),
      openness: up(TRUST),
      security: down("data-breaches"),
      ...costs,
    },
    "intervention.smart-infrastructure": {
      cameras: up("alerts"),
      gates: down("true-incidents|category:property-crime"),
      activeMonitoring: up("alerts"),
      alertFiltering: down("alerts"),
      security: down("data-breaches"),
      ...costs,
    },
    "intervention.purchased-services": {
      securityHours: up("contracted-hours", { standing: "contracts" }),
      socialWorkHours: up("contracted-hours", { standing: "contracts" }),
      audit: up("provider-quality.mean", { standing: "contracts" }),
      penalty: up("provider-quality.mean", { standing: "contracts" }),
      affiliated: up(PRICE, { standing: "contracts" }),
      visibility: down("active-share.mean", { standing: "contracts" }),
      hollowingHours: up("active-share.mean", { standing: "contracts" }),
      planningCost: up("intervention-cost", { standing: "contracts" }),
    },
    "intervention.resources-talent": {
      addedFunds: down("funding-gap", { standing: "money" }),
      addedPosts: up("staff.mean|kind:ngo", { standing: "money" }),
      training: up("skill.mean", { standing: "money" }),
      talentIncentive: up("skill.mean", { standing: "money" }),
      pooling: up("pooled-hours", { standing: "money" }),
      planningCost: up("intervention-cost", { standing: "money" }),
      buildCost: up("intervention-cost", { standing: "money" }),
      runCost: up("intervention-cost", { standing: "money" }),
    },
  },
};

const supervision: ExpectationTable = {
  standing: "supervision",
  groups: {
    "intervention.supervision-evaluation": {
      pressure: up("closure-gap|cause:paper"),
      audit: up("audits"),
      consequence: up("effort.mean"),
      ledger: up("trace-hours"),
      sampling: up("audits|form:sampling"),
      callBack: up("audits|form:call-back"),
      digital: up("audits|form:digital"),
      hotline: up("cases-sent-back"),
      ...costs,
    },
  },
};

const police: ExpectationTable = {
  standing: "police",
  groups: {
    "intervention.police-reform": {
      logistics: down("utilisation.mean|organisation:police-station"),
      triage: down("utilisation.mean|organisation:police-station"),
      hotspotShare: down("hazards-created"),
      patrolShift: down("hazards-created"),
      engagementShift: up("confidence-police.mean"),
      preventionShift: down("hazards-created"),
      priority: up("confidence-police.mean"),
      followUp: up("confidence-police.mean"),
      rotation: down("confidence-police.mean"),
      proceduralJustice: up("satisfaction.mean"),
      serviceOrientation: up("satisfaction.mean"),
      ...costs,
    },
  },
};

const drills: ExpectationTable = {
  standing: "drills",
  groups: {
    "intervention.emergency-linkage": {
      plan: down(HOURS),
      drills: up("readiness.mean"),
      reserve: down("emergency-loss"),
      linkage: down(HOURS),
      drillHours: up("utilisation.mean"),
      ...costs,
    },
  },
};

export const measureTables: readonly ExpectationTable[] = [agreement, residents, provision, supervision, police, drills];
