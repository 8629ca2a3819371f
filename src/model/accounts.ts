/**
 * Double-entry accounts in yuan: every booking takes from one account what it gives to another, so the sum of all balances stays zero.
 *
 * Account names: `source:<who pays>` (may go negative: it is the outside world), `organisation:<id>`, `use:<what it bought>`.
 */

/** Account of programme money, which pays for interventions and purchases. */
export const SAFETY_FUND = "fund:safety";
/** Purpose of what a run begins with. */
export const PUT_BY = "put by before day 0";
/** Account of the money that the forum decides on. */
export const FORUM_FUND = "fund:forum";

/** One month's sum of bookings between two accounts for one purpose. */
export interface Booking {
  readonly month: number;
  readonly from: string;
  readonly to: string;
  readonly purpose: string;
  readonly yuan: number;
}

export class Accounts {
  readonly balances = new Map<string, number>();
  readonly #ledger = new Map<string, { month: number; from: string; to: string; purpose: string; yuan: number }>();

  /** Moves a sum; nothing happens at 0. Negative or non-finite sums are a programming error. */
  book(month: number, from: string, to: string, purpose: string, yuan: number): void {
    if (!(yuan >= 0) || yuan === Number.POSITIVE_INFINITY)
      throw new RangeError(`booking ${purpose}: expected a sum of at least 0 yuan, received ${yuan}`);
    if (yuan === 0) return;
    this.balances.set(from, this.balance(from) - yuan);
    this.balances.set(to, this.balance(to) + yuan);
    const key = `${month}\n${from}\n${to}\n${purpose}`;
    const entry = this.#ledger.get(key);
    if (entry) entry.yuan += yuan;
    else this.#ledger.set(key, { month, from, to, purpose, yuan });
  }

  /** Empties all accounts and the ledger: the books open at the start of the recorded time. */
  clear(): void {
    this.balances.clear();
    this.#ledger.clear();
  }

  balance(account: string): number {
    return this.balances.get(account) ?? 0;
  }

  /** Total of all balances: zero but for rounding. */
  get discrepancy(): number {
    let sum = 0;
    for (const value of this.balances.values()) sum += value;
    return sum;
  }

  /** All bookings, by month and then by name of accounts and purpose. */
  ledger(): Booking[] {
    const rows = [...this.#ledger.values()].map((entry) => ({ entry, text: `${entry.from}\n${entry.to}\n${entry.purpose}` }));
    rows.sort((a, b) => a.entry.month - b.entry.month || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
    return rows.map(({ entry }) => entry);
  }

  /** Sum booked since the start to accounts whose name begins so. */
  total(toPrefix: string, purpose?: string): number {
    let sum = 0;
    for (const entry of this.#ledger.values())
      if (entry.to.startsWith(toPrefix) && (purpose === undefined || entry.purpose === purpose)) sum += entry.yuan;
    return sum;
  }
}
