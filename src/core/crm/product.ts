export type Kind = 'crm' | 'erp' | 'report' | 'call'

/**
 * A product's names → Stint's record types, where they differ from `words.ts`. The first match
 * wins; `*` within a name stands for any text, `*` alone for all other names; `''` means no record.
 * `{}`: only the common names.
 */
export type Types = Readonly<Record<string, string>>

/**
 * Data about one product. To add one, see docs/CONTRIBUTING.md. Address patterns are explained in
 * `pattern.ts`, host patterns in `host.ts`; in both, `{a,b}` stands for either.
 */
export interface Entry {
  /** Stored with segments, so it never changes. */
  id: string
  /** As shown to people. */
  name: string
  kind: Kind
  /** Host patterns of the vendor's cloud (`host.ts`). Absent: only on hosts of its users. */
  at?: readonly string[]
  /**
   * First labels of hosts that match `at` but are not the application, in addition to `NO_TENANT`.
   */
  notAt?: readonly string[]
  /** Pages that are not work, in addition to `isNever`: for customers, logins, files. */
  refuse?: readonly string[]
  /** Pages that are work although `isNever` refuses them. */
  keep?: readonly string[]
  /**
   * Pattern of a record's address → its type, or the types by the captured `<type>`; without a
   * `<type>` by the id. The first match wins.
   */
  records?: Readonly<Record<string, string | Types>>
  /** Other pages that are work. Default: all on its cloud hosts. */
  pages?: readonly string[]
  /**
   * It also runs on hosts of its users. On a host that the person declared, `refuse`, `records` and
   * `ownPages` are matched; they must be specific to this product.
   */
  selfHosted?: true
  /** Like `pages`, on hosts of its users. Default: `pages`. */
  ownPages?: readonly string[]
  /** Record types of another kind than the product. */
  kindOf?: Readonly<Record<string, Kind>>
  /** The site that it is part of, named where the person enables it. */
  inside?: string
}

/** An entry with its derived match patterns. */
export interface Product extends Entry {
  /** The browser's match patterns for the permission; none if it is only self-hosted. */
  hosts: readonly string[]
}

/** The source of an entry and its test examples; not part of the extension. */
export interface Knowledge {
  source: string
  /**
   * Address → `false` = not a page of the product, `true` = a page, `'deal 42'` = that record,
   * `'deal'` = a record whose id is not stored. Hosts under `acme.example` count as declared by the
   * person.
   */
  examples: Readonly<Record<string, boolean | string>>
}
