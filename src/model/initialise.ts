/**
 * Initialisation (ODD element 5): a specification and a replication number become a world.
 *
 * Everything drawn here is keyed by its own identity. A warm-up under the starting institutions (see `WARM_UP_DAYS` in schedule.ts) then
 * fills queues and habits before the recorded time begins, the same in every arm.
 */
import { Fifo } from "../kernel/fifo.ts";
import { KeyedRandom, nameKey, seedKey } from "../kernel/random.ts";
import { settled } from "../kernel/settled.ts";
import { Accounts } from "./accounts.ts";
import { figures } from "./assessment.ts";
import { emptyBooks } from "./books.ts";
import { CHANNELS } from "./channels.ts";
import { emptyChoices } from "./choices.ts";
import { emptyDecisions } from "./forumDecisions.ts";
import { detectors, HazardStore } from "./hazardStore.ts";
import { startingShares } from "./hourUses.ts";
import { interventions } from "./interventions/catalogue.ts";
import { kindIndexOf, organisationKinds } from "./kindLists.ts";
import { createKnowledge, startKnowledge } from "./knowledge.ts";
import { createPairs, GROWN, holderOf, INFORMATION, JOINT_ACTION, layerIds, pairOf, permuteOwners, RESOURCE } from "./pairs.ts";
import type { Parameters } from "./parameters/catalogue.ts";
import type { CategoryField } from "./parameters/categories.ts";
import { ownMemory, ownStreamNames } from "./parts.ts";
import { drawRisks, layOut } from "./place.ts";
import { startingPolicy } from "./policy.ts";
import { noContract } from "./processes/contracts.ts";
import { initialiseStocks } from "./processes/resources.ts";
import { answerLabels, emptySurvey } from "./processes/survey.ts";
import { formTies, isActor, meetInCases, superviseByMandate } from "./processes/ties.ts";
import { drawResidents, FORM_COUNT } from "./residents.ts";
import type { ModelSpecification, OrganisationSpecification } from "./specification.ts";
import { type ActiveIntervention, type Category, type Organisation, type StreamName, URGENCY_CLASSES, type World } from "./state.ts";
import { createTally } from "./tally.ts";
import { DAYS_PER_MONTH } from "./time.ts";
import { noWorks } from "./works.ts";

const streamNames: readonly StreamName[] = [
  "population",
  "arrivals",
  "hazard",
  "notice",
  "report",
  "walk",
  "knowledge",
  "channel",
  "partner",
  "handling",
  "experience",
  "participation",
  "ties",
  "forum",
  "breach",
  "engagement",
  "alerts",
  "recording",
  "tender",
  "offices",
];

/** Days before the warm-up by which ties of a start are keyed; no process has such a day. */
const BEFORE_WARM_UP = 10_000;
/** Hazards that there is room for at the start; the store grows by itself. */
const LEAST_ROOM = 64;
/** Residents per hazard that there is room for at the start. */
const RESIDENTS_PER_ROOM = 16;

/** Builds the world of one replication (0, 1, 2, …) at the beginning of the warm-up. `random` stands in for its chance, e.g. to trace it. */
export function initialise(
  specification: ModelSpecification,
  replication: number,
  recordHazards: boolean,
  random: KeyedRandom = new KeyedRandom(seedKey(specification.seed), replication),
): World {
  const streams = Object.fromEntries([...streamNames, ...ownStreamNames()].map((name) => [name, random.stream(name)])) as World["streams"];
  const place = layOut(specification);
  drawRisks(place, specification, streams.population);
  const { communities, categories, parameters } = specification;
  const residents = drawResidents(place, communities, categories, parameters, streams.population);
  const world = createWorld(specification, { random, streams, arrivalLuck: null, place, residents }, recordHazards);
  initialiseStocks(world);
  createTies(world);
  startKnowledge(world);
  return world;
}

/** A world of these residents in which nothing has happened yet and nobody knows anybody. */
export function createWorld(
  specification: ModelSpecification,
  { random, streams, arrivalLuck, place, residents }: Pick<World, "random" | "streams" | "arrivalLuck" | "place" | "residents">,
  recordHazards: boolean,
): World {
  const parameters = settledGroups(specification.parameters);
  const categories = specification.categories.map(toCategory);
  const organisations = specification.organisations.map((entry, index) => createOrganisation(specification, entry, index));
  const sizes = {
    categories: categories.length,
    buildings: place.buildingCount,
    detectors: detectors.length,
    channels: CHANNELS,
    interventions: specification.interventions.length,
  };
  const cells = place.buildingCount * categories.length;
  const serving = specification.communities.map((_, community) =>
    organisations.filter((o) => o.community < 0 || o.community === community).map((o) => o.index),
  );
  const leads = leadsByCommunity(specification, organisations);
  return settled(
    { reluctance: 0 },
    {
      specification,
      parameters,
      random,
      streams,
      arrivalLuck,
      categories,
      place,
      residents,
      organisations,
      pairs: createPairs(organisations, categories.length, parameters.collaboration),
      knowledge: createKnowledge({ parameters, categories, organisations, streams, leads, place }),
      choices: emptyChoices(),
      hazards: new HazardStore(
        Math.max(LEAST_ROOM, Math.ceil(place.residentCount / RESIDENTS_PER_ROOM)),
        categories.map((category) => category.key),
      ),
      events: recordHazards ? [] : null,
      field: {
        rate: new Float64Array(cells),
        excitation: new Float64Array(cells),
        patrol: new Float64Array(place.buildingCount),
        prevention: new Float64Array(place.buildingCount),
        guard: new Float64Array(place.buildingCount),
        volunteer: new Float64Array(place.buildingCount),
        inspection: new Float64Array(place.buildingCount),
        looking: new Float64Array(place.buildingCount),
        recorded: new Float64Array(place.buildingCount),
        onBooks: new Float64Array(organisations.length * place.gridCount),
        deterrence: new Float64Array(place.buildingCount),
        unpatrolled: new Float64Array(cells),
      },
      forum: settled({
        trust: parameters.collaboration.initialTrust,
        dialogue: 0,
        smallWins: 0,
        admissionCredit: 0,
        carriedOut: 0,
        broken: 0,
        win: 0,
        expectation: 0.5,
        fundYear: Number.NEGATIVE_INFINITY,
        exits: 0,
        proposals: 0,
        adopted: 0,
        acceptability: 0,
        rounds: 0,
      }),
      decisions: emptyDecisions({
        organisations: organisations.length,
        buildings: place.buildingCount,
        categories: categories.length,
        communities: place.communityCount,
      }),
      emergency: settled(
        { readiness: parameters.institutions.readiness, capacityFactor: 1 },
        { surge: new Float64Array(categories.length) },
      ),
      interventions: specification.interventions.map(createIntervention).sort((a, b) => a.index - b.index),
      accounts: new Accounts(),
      services: { securityHours: noContract(), socialWorkHours: noContract() },
      policy: startingPolicy(parameters),
      leads,
      serving,
      servingKeys: serving.map((candidates) => Uint32Array.from(candidates, (i) => organisations[i].key)),
      servingWeights: serving.map((candidates) => new Float64Array(candidates.length)),
      period: createTally(sizes),
      horizon: createTally(sizes),
      record: {
        performance: new Float64Array(place.communityCount).fill(parameters.population.efficacy),
        performanceByKind: new Float64Array(place.communityCount * organisationKinds.length).fill(parameters.population.efficacy),
        deviationByDomain: new Float64Array(place.communityCount * organisationKinds.length * categories.length),
        channelOutcome: new Float64Array(place.communityCount * CHANNELS * categories.length).fill(parameters.population.efficacy),
        disorder: new Float64Array(place.communityCount),
        satisfaction: new Float64Array(place.communityCount).fill(parameters.population.satisfaction),
        guardians: new Float64Array(place.communityCount),
        active: new Float64Array(place.communityCount * FORM_COUNT),
        registered: new Float64Array(place.communityCount).fill(parameters.population.registered),
        organising: new Float64Array(place.communityCount),
        voiced: new Float64Array(place.communityCount),
        supply: new Float64Array(place.communityCount * categories.length),
        unmet: new Float64Array(place.communityCount * categories.length),
      },
      survey: emptySurvey(),
      watch: settled({
        incidents30: 0,
        reports30: 0,
        satisfaction: parameters.population.satisfaction,
        shareSafe: 1,
        senseOfSecurity: (1 + answerLabels.length) / 2,
        confidencePolice: parameters.population.confidencePolice,
        activeShare: 0,
        incidentsToday: 0,
        reportsToday: 0,
      }),
      day: 0,
      warnings: [],
      own: ownMemory({ specification, parameters, place, residents, organisations, categories }),
    },
  );
}

function settledGroups(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([group, values]) => [group, settled(values)])) as unknown as Parameters;
}

function toCategory(entry: ModelSpecification["categories"][number], index: number): Category {
  return {
    index,
    id: entry.id,
    label: entry.label,
    key: nameKey(entry.id),
    fields: settled(entry.values as Record<CategoryField, number>),
  };
}

function createOrganisation(specification: ModelSpecification, entry: OrganisationSpecification, index: number): Organisation {
  const mandate = Uint8Array.from(specification.categories, ({ id }) => (entry.lead.includes(id) ? 2 : entry.support.includes(id) ? 1 : 0));
  const { collaboration, handling } = specification.parameters;
  const numbers = {
    posts: entry.staff,
    hours: entry.hours,
    budget: entry.budget,
    serviceOrientation: entry.serviceOrientation,
    staff: entry.staff,
    skill: entry.skill,
    skillGoal: entry.skill,
    effort: handling.baseEffort,
    cooperation: entry.cooperation,
    commitment: collaboration.initialCommitment,
    forumGain: 0,
    forumCost: 0,
    forumHours: 0,
    payoff: 0,
    utilisation: 0,
    demandHours: 0,
    capacityHours: 0,
    purchasedHours: 0,
    providerQuality: 0,
    contractHours: 0,
    staffHours: 0,
    available: 0,
    asked: 0,
    casesToday: 0,
    casesPerDay: 0,
    sharedPerDay: 0,
    owed: 0,
    undertaken: 0,
    undertakenLeft: 0,
    upkeepUndertaken: 0,
    fulfilled: 1,
    grantedHours: 0,
    grantedMonths: 0,
    openBooks: 0,
    heldNot: 0,
    brokerHours: 0,
    slackHours: 0,
    volunteersKnown: 0,
    promised: 0,
    driveHours: 0,
    patrolHours: 0,
    guardHours: 0,
    inspectionHours: 0,
    engagementHours: 0,
    preventionHours: 0,
    followUpHours: 0,
    driveMonths: 0,
    mediatingHours: 0,
    supervisingNeed: 0,
    supervisionHours: 0,
    auditFill: 1,
    leadingNeed: 0,
    leadingFill: 1,
    brokerAsked: 0,
    organisingHours: 0,
    auditRate: 0,
    ledgerRate: 0,
    samplingRate: 0,
    callBackRate: 0,
    digitalRate: 0,
    score: specification.parameters.evaluation.fullScore,
    sanction: 0,
    backlogHours: 0,
    fundedPosts: 0,
    kit: 0,
    kitTenders: 0,
    departed: 0,
    reserve: 0,
    unbought: 0,
    onContract: 0,
    earned: 0,
    servicesDue: 0,
    income: 0,
    lossMonths: 0,
    absentMonths: 0,
  };
  return settled(numbers, {
    index,
    id: entry.id,
    key: nameKey(entry.id),
    label: entry.label,
    kind: entry.kind,
    kindIndex: kindIndexOf(entry.kind),
    role: entry.role,
    community: specification.communities.findIndex((community) => community.id === entry.community),
    mandate,
    shares: startingShares(entry.role, specification.parameters.attention.leastShare),
    books: emptyBooks(),
    penalties: new Float64Array(figures.length),
    dataSystem: entry.dataSystem,
    forumMember: entry.forumMember,
    leftForum: false,
    support: noContract(),
    queues: Array.from({ length: URGENCY_CLASSES }, () => new Fifo()),
    waiting: new Fifo(),
  });
}

function createIntervention(specification: ModelSpecification["interventions"][number]): ActiveIntervention {
  const index = interventions.findIndex((intervention) => intervention.id === specification.intervention);
  if (index < 0)
    throw new RangeError(
      `intervention ${specification.intervention}: expected one of ${interventions.map((intervention) => intervention.id).join(", ")}`,
    );
  const state = { phase: "waiting", strength: specification.strength, built: 0, level: 0, operationDays: 0 } as const;
  const own = { ...specification, values: settled(specification.values) };
  return {
    specification: own,
    index,
    state,
    startedDay: Number.NEGATIVE_INFINITY,
    heldDays: 0,
    due: 0,
    paid: 0,
    dueByYear: [],
    paidByYear: [],
    hurt: 0,
    works: noWorks(),
    phases: [],
  };
}

/** Starting ties: those the scenario names, or else those that mandates which meet in cases would have brought; then an experiment's doing. */
function createTies(world: World): void {
  const { specification, pairs, organisations } = world;
  if (specification.ties.length === 0) developTies(world);
  const indexOf = (id: string) => organisations.findIndex((organisation) => organisation.id === id);
  for (const tie of specification.ties) {
    const at = pairOf(pairs, indexOf(tie.from), indexOf(tie.to));
    for (const layer of tie.layers) pairs.layers[layerIds.indexOf(layer as (typeof layerIds)[number])][at] = tie.strength;
  }
  experimentWithTies(world);
}

/** Ties grow for some months before the first day, as if cases came by mandate. */
function developTies(world: World): void {
  const { pairs, organisations, parameters } = world;
  const { settlingMonths, expectedNeed, meetingRate } = parameters.network;
  superviseByMandate(world);
  for (let month = 0; month < settlingMonths; month++) {
    world.day = DAYS_PER_MONTH * (month - settlingMonths) - BEFORE_WARM_UP;
    for (let pair = 0; pair < pairs.count; pair++) {
      const [one, other] = [organisations[holderOf(pairs, pair)], organisations[pairs.partner[pair]]];
      const meets = meetInCases(one, other) ? 1 : 0;
      for (const layer of [INFORMATION, JOINT_ACTION]) {
        pairs.contacts[layer][pair] = meets;
        pairs.missed[layer][pair] = meets * expectedNeed;
      }
      pairs.missed[RESOURCE][pair] = meets * expectedNeed;
    }
    formTies(world, meetingRate, putTie);
  }
  for (const columns of [...pairs.contacts, ...pairs.missed]) columns.fill(0);
  world.day = 0;
}

function putTie({ pairs }: World, layer: number, pair: number, strength: number): void {
  pairs.layers[layer][pair] = strength;
}

/** Ties emptied, filled, cut or dealt to other owners, where an experiment asks for it. */
function experimentWithTies({ specification, pairs, organisations, streams }: World): void {
  const { experiment } = specification;
  if (experiment === undefined) return;
  if (experiment.permuteOwners !== undefined) permuteOwners(pairs, organisations, streams.ties, experiment.permuteOwners);
  for (let layer = 0; layer < layerIds.length; layer++) {
    const state = experiment.layers?.[layerIds[layer]] ?? (GROWN.includes(layer) ? experiment.start : undefined);
    for (let pair = 0; pair < pairs.count; pair++) {
      const [one, other] = [organisations[holderOf(pairs, pair)], organisations[pairs.partner[pair]]];
      if (state === "empty" || [one.id, other.id].includes(experiment.cut ?? "")) pairs.layers[layer][pair] = 0;
      else if (state === "full") pairs.layers[layer][pair] = isActor(one) && isActor(other) ? 1 : 0;
    }
  }
}

function leadsByCommunity(specification: ModelSpecification, organisations: readonly Organisation[]): number[][] {
  return specification.communities.flatMap((_, community) =>
    specification.categories.map((_, category) =>
      organisations.filter((o) => o.mandate[category] === 2 && (o.community < 0 || o.community === community)).map((o) => o.index),
    ),
  );
}
