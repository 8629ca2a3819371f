/**
 * What a chart of a study is: it reads the study's result, never runs or tables, and draws into a document that it is given. The
 * catalogue is `catalogue.ts`.
 */

import type { Drawing } from "../../charts/chart.ts";
import { emptyDrawing, type FooterFacts } from "../../charts/frame.ts";
import type { StudyHeader } from "../result.ts";
import type { StudyAnalysis } from "../results.ts";

export type StudyName = StudyHeader["study"];
export type ResultOf<S extends StudyName> = Extract<StudyAnalysis, { readonly study: S }>;

export interface StudyChart {
  /** File name without ending of its only drawing, or how the names of its drawings begin. */
  readonly id: string;
  /** Commands whose results it draws. */
  readonly studies: readonly StudyName[];
  /** What the chart shows, without its finding; each drawing computes its own title sentence. */
  readonly title: string;
  readonly description: string;
  /** Whether the result is of one of the chart's studies and holds what it needs. */
  applies(result: StudyAnalysis): boolean;
  /** Where there is nothing to draw, one picture that says why. Throws on the result of another study. */
  draw(document: Document, result: StudyAnalysis): readonly Drawing[];
}

export interface StudyChartSpec<R extends StudyAnalysis> extends Pick<StudyChart, "id" | "title" | "description"> {
  /** Why there is nothing to draw, as a sentence; null when there is something. */
  missing(result: R): string | null;
  /** Called only when nothing is missing. */
  draw(document: Document, result: R): readonly Drawing[];
}

/** A chart of the results of a command, or of several that find the same. */
export function studyChart<S extends StudyName>(study: S | readonly S[], spec: StudyChartSpec<ResultOf<S>>): StudyChart {
  const studies: readonly StudyName[] = typeof study === "string" ? [study] : study;
  const isOurs = (result: StudyAnalysis): result is ResultOf<S> => studies.includes(result.study);
  const { id, title, description } = spec;
  return {
    id,
    studies,
    title,
    description,
    applies: (result) => isOurs(result) && spec.missing(result) === null,
    draw: (document, result) => {
      if (!isOurs(result)) throw new Error(`chart ${id}: expected a result of ${studies.join(" or ")}, received one of ${result.study}`);
      const reason = spec.missing(result);
      return reason === null ? spec.draw(document, result) : [emptyDrawing(document, footerOf(result), id, title, reason)];
    },
  };
}

/** The footer of a study's charts. */
export function footerOf({ scenario, runs, warnings }: StudyHeader): FooterFacts {
  return { title: scenario.title, seed: scenario.seed, runs, warnings };
}
