/**
 * The shared platform (M8): a registry of who leads what, a desk that dispatches, and one place to enter a case.
 *
 * It acts at the points below and nowhere else, so what each is worth can be found by leaving it out (`Experiment.platformWithout`).
 */
/** Where the platform acts, with what it saves there. */
export const platformPoints = {
  registry: "an organisation that does not know the lead looks it up: hops, and the days of each",
  dispatch: "a case goes to the lead at intake, as far as the matter is written down: intake hours and hops",
  "hand-over": "the next organisation has the case in its own system: days on the way, and hours to enter it once more",
  merging: "a second report of one matter is seen to be one: hours to look at it again",
  entries: "a record is entered once instead of in every system: hours of administration",
  traces: "what was reported and done leaves a trace: refusals and closures on paper are found without a visit",
  app: "residents report over an app, those who prefer it: hazards that would have gone unreported",
  contacts: "organisations meet on it: ties are kept up and formed",
  partners: "partners work from one file: less loss in joint work",
} as const;
export type PlatformPoint = keyof typeof platformPoints;
export const platformPointIds = Object.keys(platformPoints) as PlatformPoint[];

/** What of a world the platform is about. */
interface Setting {
  readonly policy: { readonly platformCoverage: number; readonly interoperability: number };
  readonly specification: { readonly experiment?: { readonly platformWithout?: readonly PlatformPoint[] } };
}

/** Share of cases on the platform, at one of its points. */
export function coverageAt({ policy, specification }: Setting, point: PlatformPoint): number {
  return specification.experiment?.platformWithout?.includes(point) === true ? 0 : policy.platformCoverage;
}

/** Share of cases that it really serves at one of its points: covered, and in systems that fit together. */
export function servedAt(setting: Setting, point: PlatformPoint): number {
  return coverageAt(setting, point) * setting.policy.interoperability;
}
