import { describe, expect, it } from "vitest";
import { Accounts } from "../../src/model/accounts.ts";

describe("accounts", () => {
  it("give to one account what they take from another", () => {
    const accounts = new Accounts();
    accounts.book(0, "source:government", "fund:safety", "budget", 100);
    accounts.book(1, "fund:safety", "use:cameras", "cameras", 30);
    expect([accounts.balance("source:government"), accounts.balance("fund:safety"), accounts.balance("use:cameras")]).toEqual([
      -100, 70, 30,
    ]);
    expect(accounts.discrepancy).toBe(0);
    expect(accounts.balance("nobody")).toBe(0);
  });

  it.each([-1, -1e-9, Number.NaN, Number.POSITIVE_INFINITY])("refuse to book %d yuan and then hold what they held", (yuan) => {
    const accounts = new Accounts();
    accounts.book(0, "a", "b", "x", 5);
    expect(() => accounts.book(0, "a", "b", "wages", yuan)).toThrow(/booking wages: expected a sum of at least 0 yuan, received/);
    expect(accounts.balance("b")).toBe(5);
    expect(accounts.ledger()).toEqual([{ month: 0, from: "a", to: "b", purpose: "x", yuan: 5 }]);
  });

  it("leave no trace of a sum of 0", () => {
    const accounts = new Accounts();
    accounts.book(0, "a", "b", "x", 0);
    expect(accounts.ledger()).toEqual([]);
    expect(accounts.balances.size).toBe(0);
  });

  it("sum bookings of a month by accounts and purpose, in an order that does not depend on the order of booking", () => {
    const bookings = [
      [1, "b", "a", "x", 2],
      [0, "a", "b", "y", 3],
      [0, "a", "b", "x", 4],
      [0, "a", "b", "x", 5],
    ] as const;
    const [forwards, backwards] = [bookings, bookings.toReversed()].map((list) => {
      const accounts = new Accounts();
      for (const [month, from, to, purpose, yuan] of list) accounts.book(month, from, to, purpose, yuan);
      return accounts;
    });
    expect(forwards.ledger().map(({ month, purpose, yuan }) => [month, purpose, yuan])).toEqual([
      [0, "x", 9],
      [0, "y", 3],
      [1, "x", 2],
    ]);
    expect(backwards.ledger()).toEqual(forwards.ledger());
    expect([forwards.total("b"), forwards.total("b", "y"), forwards.total("c")]).toEqual([12, 3, 0]);
  });

  it("are empty after being cleared", () => {
    const accounts = new Accounts();
    accounts.book(0, "a", "b", "x", 4);
    accounts.clear();
    expect([accounts.balance("a"), accounts.ledger().length]).toEqual([0, 0]);
  });
});
