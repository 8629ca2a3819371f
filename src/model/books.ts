/**
 * The books of a month (ODD element 2): what an organisation can count of its own work, kept up as things happen, read by audits, by the
 * assessment and by attention, and closed once a month when all three have read it. Books say what is reported; truth is not in them.
 */
import { settledAgain } from "../kernel/settled.ts";

export interface Books {
  /** Matters put to it. */
  told: number;
  /** Cases that ended, and those of them closed in time. */
  due: number;
  inTime: number;
  /** Cases in its hands past their last day in time, when the month is judged. */
  overdue: number;
  /** Reporters who answered a call-back, and said that they were satisfied. */
  answered: number;
  satisfied: number;
  /** Closed cases that a call-back sent back. */
  returned: number;
  /** Cases of others that it sent back to who had passed them on. */
  givenBack: number;
  /** Further reports of a matter that is known, and reports of one that was closed before. */
  repeated: number;
  /** Grave incidents of cases in its hands. */
  grave: number;
}

const blank = settledAgain({
  told: 0,
  due: 0,
  inTime: 0,
  overdue: 0,
  answered: 0,
  satisfied: 0,
  returned: 0,
  givenBack: 0,
  repeated: 0,
  grave: 0,
});

export function emptyBooks(): Books {
  return blank();
}

/** Adds what stands in other books. */
export function addBooks(to: Books, from: Readonly<Books>): void {
  for (const entry of Object.keys(to) as (keyof Books)[]) to[entry] += from[entry];
}

/** A new month begins. */
export function closeBooks(books: Books): void {
  for (const entry of Object.keys(books) as (keyof Books)[]) books[entry] = 0;
}
