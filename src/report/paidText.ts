/** What was cut, in plain words: which intervention of which arm got what share of what it was due, and in which years. */
import type { MeanShare, PaidShare } from "../study/paidShares.ts";

/** From this share on, rounding apart, something was paid in full. */
const IN_FULL = 0.995;
const PER_CENT = 100;
/** Measures of an arm that are told, those that lack most first. */
const MOST = 3;

/** One sentence per arm that was not paid in full, or one that all were; none where nothing was due. */
export function paidSentences(shares: readonly PaidShare[], labels: ReadonlyMap<string, string>): string[] {
  if (shares.length === 0) return [];
  const arms = [...new Set(shares.map(({ arm }) => arm))];
  const cut = arms.flatMap((arm) => {
    const own = shares.filter((entry) => entry.arm === arm);
    const short = own.filter(isShort).sort((a, b) => a.share.value - b.share.value);
    if (short.length === 0) return [];
    const many = short.length > 1 ? `${short.length} of ${own.length} measures lacked money; ` : "";
    const more = short.length > MOST ? `; ${short.length - MOST} more in paid.csv` : "";
    return [`${labels.get(arm) ?? arm}: ${many}${short.slice(0, MOST).map(oneOf).join("; ")}${more}.`];
  });
  if (cut.length === 0) return ["Money: all measures were paid in full."];
  return [
    "Money: not all measures were paid in full; what was cut was built late or ran below strength (means over runs, 95 % intervals).",
    ...cut,
  ];
}

function isShort({ share, years }: PaidShare): boolean {
  return share.value < IN_FULL || years.some((year) => year !== null && year.value < IN_FULL);
}

function oneOf({ intervention, share, years }: PaidShare): string {
  const short = years.flatMap((paid, year) => (paid !== null && paid.value < IN_FULL ? [{ year: year + 1, paid }] : []));
  const when = short.map(({ year, paid }) => `year ${year} ${percent(paid)}`).join(", ");
  const told = when === "" || years.filter((paid) => paid !== null).length === 1 ? "" : ` (${when})`;
  return `${intervention} got ${percent(share)} of what it was due${told}`;
}

/** `37 % [30 to 44]`; what is short is never rounded up to all. */
function percent({ value, interval }: MeanShare): string {
  const said = `${Math.min(PER_CENT - 1, Math.round(value * PER_CENT))} %`;
  return interval === null ? said : `${said} [${Math.round(interval.low * PER_CENT)} to ${Math.round(interval.high * PER_CENT)}]`;
}
