/**
 * What a chart is: it reads result tables and draws into a document that it is given, so the same code serves jsdom in Node and a
 * page in a browser. The catalogue of charts is `charts/catalogue.ts`.
 */
import type { NetworkRow, ResultTables } from "../tables/tables.ts";

export interface ChartOptions {
  /** Layer of ties that the network chart shows; default `all`, the union with one colour for each layer. */
  readonly layer?: NetworkRow["layer"] | "all";
}

/** One finished picture; `name` is its file name without ending and is safe as such. */
export interface Drawing {
  readonly name: string;
  readonly svg: SVGSVGElement;
}

export interface Chart {
  readonly id: string;
  /** What the chart shows, without its finding; each drawing computes its own title sentence. */
  readonly title: string;
  readonly description: string;
  /** Parts of the result tables that it reads, as `table: indicator or column`. */
  readonly columnsNeeded: readonly string[];
  /** Whether the tables hold what the chart needs; when not, `draw` still gives a picture that says so. */
  applies(tables: ResultTables): boolean;
  draw(document: Document, tables: ResultTables, options?: ChartOptions): readonly Drawing[];
}
