/** What an organisation that divides its own hours may use them for (ODD element 2); shares of its hours by use are part of its state. */
import { kinds, roles } from "./kinds.ts";

export const hourUses = ["cases", "brokerage", "organising", "mediating", "rounds", "leading", "supervising", "reporting"] as const;
export type HourUse = (typeof hourUses)[number];
export const [CASES, BROKERAGE, ORGANISING, MEDIATING, ROUNDS, LEADING, SUPERVISING, REPORTING] = hourUses.map((_, use) => use);

/** Uses by role: the committee's by its duties; an office's, of which only the one that commands leads the forum and brokers. */
const byRole = new Map(
  roles.map(({ id, kind, duties }) => {
    const hasAuthority = kinds.find((each) => each.id === kind)?.hasAuthority === true;
    const has = (duty: string) => (duties as readonly string[]).includes(duty);
    const hub = has("hub") ? [BROKERAGE] : [];
    if (hasAuthority) return [id, [CASES, ...hub, ...(has("command") ? [LEADING] : []), SUPERVISING, REPORTING]];
    if (!has("organise")) return [id, []];
    return [id, [CASES, ...hub, ORGANISING, ...(has("mediate") ? [MEDIATING] : []), ...(has("inspect") ? [ROUNDS] : [])]];
  }),
);

/** What an organisation of a role divides its hours between; nothing for those that work off cases by the day. */
export function usesOf(role: string): readonly number[] {
  return byRole.get(role as never) ?? [];
}

/** Shares before anything is known: all that the others must have, and the rest to cases. */
export function startingShares(role: string, least: number): Float64Array {
  const shares = new Float64Array(hourUses.length);
  const uses = usesOf(role);
  for (const use of uses) shares[use] = least;
  shares[CASES] = 1 - least * Math.max(0, uses.length - 1);
  return shares;
}

/** Shares in proportion to needs, above a least share for each use; all alike where nothing is needed. */
export function divide(needs: readonly number[], uses: readonly number[], least: number): Float64Array {
  const shares = new Float64Array(hourUses.length);
  const floor = Math.min(least, 1 / uses.length);
  const total = uses.reduce((sum, use) => sum + needs[use], 0);
  for (const use of uses) shares[use] = floor + (1 - floor * uses.length) * (total > 0 ? needs[use] / total : 1 / uses.length);
  return shares;
}
