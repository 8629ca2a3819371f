/** What settings of money, contracts, supervision, technology and emergencies are stated to move. */
import { down, type ExpectationTable, up } from "../expectation.ts";

const QUALITY = "provider-quality.mean";
const PRICE = "contract-price";
const WORKING = "working-share.mean|intervention:smart-infrastructure";
const ON_PAPER = "closure-gap|cause:paper";
const DEPARTMENTS = "score.mean|organisation:line-departments";
const OFFICE = "score.mean|organisation:street-office";
const FIRM = "staff.mean|kind:enterprise";
const NGO = "staff.mean|kind:ngo";
const HOURS = "emergency-mobilisation-hours";
const LOSS = "emergency-loss";
const GOVERNMENT = "confidence.mean|kind:government";
const arrivals = (category: string) => `true-incidents|category:${category}`;

export const contracts: ExpectationTable = {
  standing: "contracts",
  groups: {
    contracts: {
      intrinsicQuality: up(QUALITY),
      penalty: up(QUALITY),
      effortCost: down(QUALITY),
      affiliateDiscount: down(QUALITY),
      misfit: down(WORKING, { standing: "technology" }),
      failureRate: down(WORKING, { standing: "technology" }),
      poorBuilding: down(WORKING, { standing: "technology" }),
      repairDays: down(WORKING, { standing: "technology" }),
      checkHours: up("utilisation.mean|organisation:street-office"),
      guardShare: down("hazards-created"),
      prearranged: up(PRICE, { standing: "plain", why: "of the street's own purchases" }),
      arrangedMarkup: up(PRICE),
      outsideBidders: down(PRICE),
      qualityWeight: up(QUALITY),
      hoursPerPost: down(PRICE),
      overhead: up(PRICE),
      margin: up(PRICE),
      costSpread: down(PRICE, { why: "the cheapest of several bidders is cheaper" }),
      qualitySpread: up(QUALITY, { why: "the best of several bidders is better" }),
      qualityCost: up(PRICE),
      termMonths: up(PRICE, { standing: "plain", levels: [2, 24], why: "who won early keeps the price of a time when firms were busy" }),
      lawlessShare: up(QUALITY),
    },
  },
};

export const evaluation: ExpectationTable = {
  standing: "targets",
  groups: {
    evaluation: {
      effortStake: up("effort.mean"),
      consequenceFreeStake: up("effort.mean"),
      gamingGain: up(ON_PAPER),
      gamingDeterrence: down(ON_PAPER),
      adaptation: up("effort.mean", { why: "effort rises towards what supervision makes of it" }),
      measuredShift: down("partner-found-share"),
      measuredSpeed: down("hazard-days-handling"),
      watchedShare: down(ON_PAPER),
      ledgerHours: up("audit-hours"),
      samplingHours: up("audit-hours"),
      digitalHours: up("audit-hours"),
      ledgerTrace: up("trace-hours"),
      samplingTrace: up("trace-hours"),
      digitalTrace: up("trace-hours"),
      ledgerSight: down(ON_PAPER),
      digitalSight: down(ON_PAPER),
      fullScore: up(DEPARTMENTS),
      closureTarget: down(DEPARTMENTS),
      satisfactionTarget: down(DEPARTMENTS),
      returnTarget: up(DEPARTMENTS),
      securityTarget: down(OFFICE),
      pointPenalty: down(DEPARTMENTS),
      closurePoints: down(DEPARTMENTS),
      satisfactionPoints: down(DEPARTMENTS),
      returnPoints: down(DEPARTMENTS),
      securityPoints: down(OFFICE),
      paperPoints: down(OFFICE),
      gravePoints: down(DEPARTMENTS),
      graveSeverity: up(DEPARTMENTS),
      passMark: up("effort.mean"),
      firstSanction: up("effort.mean"),
    },
  },
};

export const money: ExpectationTable = {
  standing: "money",
  groups: {
    resources: {
      publicBudget: up("programme-purchases"),
      otherFunds: down("funding-gap"),
      propertyFee: up(FIRM),
      feeWillingness: up(FIRM),
      feeSlope: down(FIRM, { why: "satisfaction is below the middle" }),
      quitRate: down("staff.mean|kind:government", {
        why: "posts stand empty until they are filled",
        restated: "skill.mean; but the level to which skill goes is set so that ordinary turnover keeps it",
      }),
      quitLoad: down("skill.mean"),
      quitThreshold: up("skill.mean"),
      retention: up("skill.mean"),
      surplusLeaving: down(FIRM, { why: "what a firm cannot pay goes sooner" }),
      committeePosts: up(NGO),
      policePosts: up("staff.mean|kind:police"),
      hireMonths: down("staff.mean|kind:government"),
      turnoverCost: up("cost"),
      newcomerSkill: up("skill.mean"),
      learningRate: up("skill.mean"),
      trainingGain: up("skill.mean"),
      absorption: up(NGO),
    },
    wages: {
      official: up("cost"),
      officer: up("cost"),
      auxiliary: up("cost"),
      committeeWorker: up("cost"),
      socialWorker: up(PRICE, { standing: "contracts" }),
      guard: up(PRICE, { standing: "contracts" }),
      propertyWorker: down(FIRM, { why: "the fees pay fewer" }),
      technician: up("cost", { standing: "technology" }),
    },
    firms: {
      labourShare: up(FIRM),
      otherCostShare: up("firm-withdrawals", { standing: "poor" }),
      postsFloor: up(FIRM, { standing: "poor" }),
      reserveMonths: down("firm-withdrawals", { standing: "poor" }),
      lossMonths: down("firm-withdrawals", { standing: "poor" }),
      replacementMonths: down(FIRM, { standing: "poor" }),
      reputation: up("effort.mean"),
    },
    agencies: {
      reserveMonths: up(NGO, { why: "people are kept between contracts" }),
      quitRate: down(NGO),
    },
    programme: {
      pressingDays: down("programme-purchases"),
      delegableShare: up("contracted-hours"),
      queuePoints: up("contracted-hours", { standing: "short", why: "what helps a queue is paid before other measures" }),
      carryOver: up("programme-purchases"),
      postTermMonths: up(NGO),
      kitPrice: up("funding-gap"),
      kitMonths: down("utilisation.mean|organisation:police-station"),
    },
  },
};

export const technology: ExpectationTable = {
  standing: "technology",
  groups: {
    technology: {
      entryHours: up("duplicate-entry-hours"),
      adminCeiling: up("admin-hours", { levels: [0.2, 0.95] }),
      rolloutBurden: up("duplicate-entry-hours"),
      informationGain: up("joint-success-share"),
      alertsPerCamera: up("alerts"),
      passiveAlerts: up("alerts"),
      alertHours: up("alert-hours"),
      passiveShare: down("hazards-created"),
      privacyCost: down(GOVERNMENT),
      breachRate: up("data-breaches"),
      breachLoss: down(GOVERNMENT),
      breachReach: down(GOVERNMENT),
      breachMemory: down("report-share"),
      breachReluctance: down("report-share"),
      platformData: up("data-breaches"),
      cameraData: up("data-breaches"),
      breachEnterprise: down("confidence.mean|kind:enterprise"),
    },
  },
};

export const emergency: ExpectationTable = {
  standing: "emergencies",
  groups: {
    emergency: {
      hopHours: up(HOURS),
      unlinkedSteps: up(HOURS),
      functionHours: up(HOURS),
      growth: up(LOSS),
      lossScale: up(LOSS),
      drillGain: up("readiness.mean", { standing: "drills" }),
      usualDrills: up("readiness.mean"),
      readinessDecay: down("readiness.mean"),
      surgeRelief: down("hazard-days-handling"),
      capacityStrain: up("hazard-days-handling"),
      drillBase: up("readiness.mean"),
      drillPlan: up("readiness.mean", { standing: "drills" }),
      practiceBase: down(HOURS),
      practiceLinkage: down(HOURS),
      chainRelief: down(HOURS),
      practiceRelief: down(HOURS),
      reserveRelief: down(HOURS),
      reserveProtection: down(LOSS),
      loadDelay: up(HOURS),
      loadThreshold: down(HOURS),
      loadCeiling: up(HOURS),
      failureHours: up(GOVERNMENT),
      judgement: up(GOVERNMENT, { why: "mobilisation is judged better than what confidence has fallen to" }),
      fear: up("perceived-risk.mean"),
      floodFacility: up(arrivals("fire-facility")),
      floodHelp: up(arrivals("help-request")),
      floodEnvironment: up(arrivals("environment-traffic")),
      epidemicHelp: up(arrivals("help-request")),
      epidemicDispute: up(arrivals("dispute")),
      crimeWaveProperty: up(arrivals("property-crime")),
      crimeWaveOrder: up(arrivals("public-order")),
      failureFacility: up(arrivals("fire-facility")),
      failureHelp: up(arrivals("help-request")),
    },
  },
};
