/**
 * Kinds of organisation and the roles they play (ODD element 2): one row each, with all that differs by kind or role.
 *
 * Everything else reads these two tables, so another kind or role is another row. What only one kind does is said here as a property of
 * the kind; the amounts are parameters, named here and declared in parameters/. The order of kinds is that of columns, tables and charts.
 */
import { nameKey } from "../kernel/random.ts";
import type { Parameters } from "./parameters/catalogue.ts";
import { ownParts } from "./parts.ts";

/** How a kind's organisations plan their day (agents/planDay.ts): cases only; patrols and contact; routine under contract; rounds. */
export type DayRule = "cases" | "policing" | "trade" | "mission";

/** The rule of a kind of one's own: `usual` plans the day by a shipped rule, to go on from. */
export type OwnDayRule = (world: never, organisation: never, usual: (rule: DayRule) => void) => void;

/** What residents hold a kind to account for: their confidence in it moves when this goes well or badly. */
export type Matter =
  /** Watching by camera without openness. */
  | "cameras"
  /** How an emergency was met. */
  | "emergencies"
  /** Data lost by who holds them, and by who keeps them for others. */
  | "data held"
  | "data kept for others"
  /** What nobody in a community is in charge of: a reporter thinks of this kind. */
  | "cases nobody leads";

export interface KindRow {
  /** One lower-case word: it names groups of results, `kind:police`, and columns, `confidencePolice`. */
  readonly id: string;
  /** As in tables and charts, and within a sentence. */
  readonly label: string;
  readonly words: string;
  /** Parameter with residents' mean confidence in it at the start, and number of its draws (see residents.ts): append only. */
  readonly prior: keyof Parameters["population"];
  readonly confidenceDraw: number;
  /** Parameters with the share of time for reports and meetings, records per person and day, and the share of the rest that other duties take. */
  readonly admin: keyof Parameters["handling"];
  readonly records: keyof Parameters["handling"];
  readonly nonCore: keyof Parameters["handling"];
  readonly dayRule: DayRule | OwnDayRule;
  /** Public authority: it supervises, its position is the top's in the forum, and it is nobody's subordinate there. */
  readonly hasAuthority: boolean;
  /** May leave the forum when that does not pay. */
  readonly mayLeave: boolean;
  /** What makes joint work worth while to it besides mandate and reciprocity. */
  readonly motive: "reputation" | "mission" | "none";
  /** Account of the accounts that pays its running costs. */
  readonly funder: "source:government" | "source:enterprise";
  readonly answersFor: readonly Matter[];
  /** A place has one as a rule; a scenario without one is doubted. */
  readonly isUsual: boolean;
}

/** Numbers of the draws of residents' confidence in each kind; see there: append only. */
const CONFIDENCE_DRAW = { government: 11, police: 12, enterprise: 13, ngo: 14 } as const;

const kindRows = [
  {
    id: "government",
    label: "Government",
    words: "government",
    prior: "confidenceGovernment",
    confidenceDraw: CONFIDENCE_DRAW.government,
    admin: "adminGovernment",
    records: "recordsGovernment",
    nonCore: "nonCoreGovernment",
    dayRule: "cases",
    hasAuthority: true,
    mayLeave: false,
    motive: "none",
    funder: "source:government",
    answersFor: ["cameras", "emergencies", "data held"],
    isUsual: true,
  },
  {
    id: "police",
    label: "Police",
    words: "police",
    prior: "confidencePolice",
    confidenceDraw: CONFIDENCE_DRAW.police,
    admin: "adminPolice",
    records: "recordsPolice",
    nonCore: "nonCorePolice",
    dayRule: "policing",
    hasAuthority: false,
    mayLeave: false,
    motive: "none",
    funder: "source:government",
    answersFor: [],
    isUsual: true,
  },
  {
    id: "enterprise",
    label: "Enterprises",
    words: "enterprises",
    prior: "confidenceEnterprise",
    confidenceDraw: CONFIDENCE_DRAW.enterprise,
    admin: "adminEnterprise",
    records: "recordsEnterprise",
    nonCore: "nonCoreEnterprise",
    dayRule: "trade",
    hasAuthority: false,
    mayLeave: true,
    motive: "reputation",
    funder: "source:enterprise",
    answersFor: ["data kept for others"],
    isUsual: false,
  },
  {
    id: "ngo",
    label: "NGOs and committee",
    words: "NGOs",
    prior: "confidenceNgo",
    confidenceDraw: CONFIDENCE_DRAW.ngo,
    admin: "adminNgo",
    records: "recordsNgo",
    nonCore: "nonCoreNgo",
    dayRule: "mission",
    hasAuthority: false,
    mayLeave: true,
    motive: "mission",
    funder: "source:government",
    answersFor: ["cases nobody leads"],
    isUsual: false,
  },
] as const satisfies readonly KindRow[];

export type OrganisationKind = (typeof kindRows)[number]["id"];

/** A kind of organisation, with all that differs by kind. */
export interface Kind extends KindRow {
  readonly id: OrganisationKind;
}

export const shippedKinds: readonly Kind[] = kindRows;

/** Draws of confidence in own kinds are numbered by their names. */
export const kinds: readonly Kind[] = [
  ...shippedKinds,
  ...(ownParts("kinds") as readonly Kind[]).map((kind) => ({ ...kind, confidenceDraw: nameKey(`confidence ${kind.id}`) })),
];

/** What organisations of a role do that not every organisation does. */
export type Duty =
  /** Orders go out from it in an emergency. */
  | "command"
  /** Everybody knows the way to it: ties to it are likelier. */
  | "hub"
  /** Its routine is presence at buildings. */
  | "guard"
  /** It goes on inspection rounds; the other only where none of the first does. */
  | "inspect"
  | "inspect otherwise"
  /** It answers the emergency line, and patrols. */
  | "emergency line"
  /** It answers the hotline and its app. */
  | "hotline"
  /** Residents' clues come to it. */
  | "clues"
  /** Its people mediate. */
  | "mediate"
  /** It gives a share of the time that cases leave to organising volunteers. */
  | "organise"
  /** It acts through residents who patrol, with or without staff. */
  | "volunteers"
  /** It lives on property fees. */
  | "fees"
  /** It lives on contracts for services. */
  | "contracts"
  /** It looks at alerts; the other only where none of the first is. */
  | "alerts"
  | "alerts otherwise";

export interface RoleRow {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly duties: readonly Duty[];
  /** Which hours bought it provides: the setting of policy that holds them. */
  readonly sells: "securityHours" | "socialWorkHours" | null;
  /** Parameters with the yearly cost of one person, and of one whom the street pays from programme money. */
  readonly wage: keyof Parameters["wages"];
  readonly fundedWage: keyof Parameters["wages"];
}

const roleRows = [
  { id: "street-office", kind: "government", duties: ["command", "hub", "hotline"], sells: null, wage: "official", fundedWage: "official" },
  { id: "line-department", kind: "government", duties: [], sells: null, wage: "official", fundedWage: "official" },
  {
    id: "police-station",
    kind: "police",
    duties: ["emergency line", "alerts otherwise"],
    sells: null,
    wage: "officer",
    fundedWage: "auxiliary",
  },
  {
    id: "property-company",
    kind: "enterprise",
    duties: ["guard", "fees"],
    sells: null,
    wage: "propertyWorker",
    fundedWage: "propertyWorker",
  },
  { id: "security-company", kind: "enterprise", duties: ["guard", "alerts"], sells: "securityHours", wage: "guard", fundedWage: "guard" },
  { id: "technology-company", kind: "enterprise", duties: [], sells: null, wage: "technician", fundedWage: "technician" },
  {
    id: "residents-committee",
    kind: "ngo",
    duties: ["hub", "inspect", "clues", "mediate", "organise"],
    sells: null,
    wage: "committeeWorker",
    fundedWage: "committeeWorker",
  },
  {
    id: "social-work-ngo",
    kind: "ngo",
    duties: ["contracts", "inspect otherwise"],
    sells: "socialWorkHours",
    wage: "socialWorker",
    fundedWage: "socialWorker",
  },
  { id: "volunteer-team", kind: "ngo", duties: ["volunteers"], sells: null, wage: "committeeWorker", fundedWage: "committeeWorker" },
] as const satisfies readonly RoleRow[];

export type OrganisationRole = (typeof roleRows)[number]["id"];

/** A role an organisation can play; it belongs to one kind. */
export interface Role extends RoleRow {
  readonly id: OrganisationRole;
}

export const shippedRoles: readonly Role[] = roleRows;

export const roles: readonly Role[] = [...shippedRoles, ...ownParts("roles")];
