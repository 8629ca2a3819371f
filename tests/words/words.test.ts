import { describe, expect, it } from "vitest";
import {
  amountWords,
  countWords,
  decimal,
  differenceWords,
  givenLevel,
  givenNumber,
  givenWords,
  levelWords,
  listWords,
  midSentence,
  percentRange,
  percentWords,
  range,
  scaleFor,
  span,
} from "../../src/words/words.ts";

describe("numbers in sentences and tables", () => {
  it("have two figures of their precision, thousands marked, a true minus and no minus zero", () => {
    const incidents = scaleFor("incidents", 2012, 20);
    expect(levelWords(2012.4, incidents)).toBe("2,012 incidents");
    expect(differenceWords(-1234.5, incidents)).toBe("−1,235 incidents");
    expect(range({ low: -20.4, high: 3 }, incidents)).toBe("−20 to +3");
    expect(span({ low: 30, high: 34 }, scaleFor("incidents", 32, 2))).toBe("30.0 to 34.0");
    const score = scaleFor("score 1–5", 3, 0.02);
    expect(levelWords(3.41239, score)).toBe("3.412");
    expect(differenceWords(0.0214, score)).toBe("+0.021 points");
    expect(differenceWords(-0.0001, score)).toBe("0.000 points");
    expect([decimal(1234567, 0), decimal(-0.004, 2), decimal(-0.5, 1)]).toEqual(["1,234,567", "0.00", "−0.5"]);
  });

  it("carry their unit: levels of shares in per cent, differences of shares in points, large sums in thousands or millions", () => {
    const share = scaleFor("share of cases", 0.5, 0.01);
    expect(levelWords(0.4567, share)).toBe("45.7 %");
    expect(differenceWords(-0.034, share)).toBe("−3.4 percentage points");
    expect(amountWords(1_234_000, "yuan")).toBe("1.23 million yuan");
    expect(amountWords(4560, "yuan per year")).toBe("4.56 thousand yuan per year");
    expect(amountWords(12, "")).toBe("12.0");
  });

  it("that somebody chose are told as they were chosen", () => {
    expect([0.02, 20, 0.00125, 1500, 12345].map(givenNumber)).toEqual(["0.02", "20", "0.00125", "1,500", "12,350"]);
    expect(givenWords(0.01, "share")).toBe("1 percentage point");
    expect(givenWords(20, "incidents")).toBe("20 incidents");
    expect(givenLevel(0.3, "share")).toBe("30 %");
  });

  it("call no share none or all that is not, and give whole per cent from 10 % on", () => {
    const shares = [0, 0.0001, 0.01, 0.0456, 0.456, 0.99, 0.9995, 1, -0.0001, -0.013, 1.02];
    expect(shares.map(percentWords)).toEqual(
      ["0 %", "under 0.1 %", "1 %", "4.6 %", "46 %", "99 %", "over 99 %", "100 %", "0 %", "−1.3 %", "102 %"], //
    );
    expect(percentRange({ low: 0.0001, high: 0.2 })).toBe("under 0.1 to 20 %");
  });
});

describe("words of sentences", () => {
  it("make lists as people do, and count what is too much to name", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((words) => listWords(words))).toEqual(["", "a", "a and b", "a, b and c"]);
    expect(listWords(["a", "b", "c", "d", "e"], 2)).toBe("a, b and 3 more");
    expect([countWords(1, "pair"), countWords(1200, "pair")]).toEqual(["1 pair", "1,200 pairs"]);
  });

  it("begin labels small inside a sentence, but not acronyms", () => {
    expect(["True incidents", "NGO staff", "safety"].map(midSentence)).toEqual(["true incidents", "NGO staff", "safety"]);
  });
});
