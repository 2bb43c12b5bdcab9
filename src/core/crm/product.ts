export type Kind = 'crm' | 'erp' | 'report' | 'call'

/**
 * Maps a product's names of record types to Stint's record types, unless `words.ts` does so
 * already. The first match is used. `*` within a name matches any text, `*` alone all other names.
 * The value `''` means that the page is no record. `{}`: only the names in `words.ts` are used.
 */
export type Types = Readonly<Record<string, string>>

/**
 * Data about one product. To add one, see docs/CONTRIBUTING.md. Address patterns are explained in
 * `pattern.ts`, host patterns in `host.ts`. In both, `{a,b}` stands for `a` or `b`.
 */
export interface Entry {
  /** This id is stored with segments, so it must never change. */
  id: string
  /** The name as people see it. */
  name: string
  kind: Kind
  /**
   * Host patterns of the vendor's cloud (`host.ts`). Absent if the product runs only on hosts of its
   * users.
   */
  at?: readonly string[]
  /**
   * First labels of hosts that match `at` but do not run the application, in addition to `NO_TENANT`.
   */
  notAt?: readonly string[]
  /**
   * Pages that are not work (pages for customers, logins, files), in addition to the pages that
   * `isNever` refuses for all products.
   */
  refuse?: readonly string[]
  /** Pages that are work, although `isNever` would refuse them. */
  keep?: readonly string[]
  /**
   * The keys are patterns of the addresses of records. The value is the record's type, or a table
   * of types. In such a table, the type is found by the text that `<type>` captured or, if the
   * pattern has no `<type>`, by the record's id. The first match is used.
   */
  records?: Readonly<Record<string, string | Types>>
  /** Other pages that are work. Default: all pages on the hosts of the vendor's cloud. */
  pages?: readonly string[]
  /**
   * The product also runs on hosts of its users. On a host that a person entered as that of their
   * CRM, `refuse`, `records` and `ownPages` of all such products are tried, so they must not match
   * pages of another product.
   */
  selfHosted?: true
  /** The same as `pages`, but for hosts of the product's users. Default: `pages`. */
  ownPages?: readonly string[]
  /** Record types that are of another kind (CRM, ERP, report) than the product. */
  kindOf?: Readonly<Record<string, Kind>>
  /**
   * The larger site that the product is part of. The settings name this site where the person
   * enables the product.
   */
  inside?: string
}

/** An entry together with the match patterns that are computed from its hosts. */
export interface Product extends Entry {
  /**
   * Match patterns of the hosts, for which the person must grant the browser's permission. Empty if
   * the product runs only on hosts of its users.
   */
  hosts: readonly string[]
}

/**
 * The source of the data in an entry, and examples for its test. Not part of the packaged
 * extension.
 */
export interface Knowledge {
  source: string
  /**
   * The keys are addresses. Values: `'deal 42'` if the address is the page of that record, `'deal'`
   * if the record's id is not stored, `true` for another page of the product, `false` if the
   * address is not a page of the product. Hosts under `acme.example` count as hosts that a person
   * entered for their CRM.
   */
  examples: Readonly<Record<string, boolean | string>>
}
