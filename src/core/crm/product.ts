export type Kind = 'crm' | 'erp' | 'report'

/**
 * A product's names → Stint's record types, where they differ from those of all (`words.ts`). The
 * first that fits wins; `*` in a name stands for any text, alone for all other names; `''` is no
 * record. `{}` = only the names of all.
 */
export type Types = Readonly<Record<string, string>>

/**
 * What Stint knows about one product, as data. To add one: a file in `products/` with this entry
 * and its `Knowledge`, and a line in `products.ts`. In hosts and address patterns, `{a,b}` stands
 * for either.
 */
export interface Entry {
  /** Stored with segments: never changes. */
  id: string
  /** As shown to people. */
  name: string
  kind: Kind
  /** Host patterns of the vendor's cloud (`host.ts`). None: it only stands on its users' hosts. */
  at?: readonly string[]
  /** First labels of hosts that fit `at` and are not the application (beside `NO_TENANT`). */
  notAt?: readonly string[]
  /** Pages that are not work in the product (beside `isNever`): for customers, logins, files. */
  refuse?: readonly string[]
  /** Pages that are work in it, though they look like what `isNever` refuses in all products. */
  keep?: readonly string[]
  /**
   * Pattern of a record's address → its type, or the types by the name in `<type>`; without a
   * `<type>` by the id. First fit wins.
   */
  records?: Readonly<Record<string, string | Types>>
  /** Other pages that are work in it. Default: all on its cloud hosts. */
  pages?: readonly string[]
  /**
   * It also stands on hosts of its users. There `refuse`, `records` and `ownPages` are looked for
   * once the person declared the host; they must be such as no other product has.
   */
  selfHosted?: true
  /** As `pages`, on hosts of its users. Default: `pages`. */
  ownPages?: readonly string[]
  /** Record types that make a page of another kind. */
  kindOf?: Readonly<Record<string, Kind>>
  /** The site that it lives inside, to be named where the person switches it on. */
  inside?: string
}

/** An entry with what follows from it. */
export interface Product extends Entry {
  /** The browser's match patterns to ask access for; none where it is only self-hosted. */
  hosts: readonly string[]
}

/** Where an entry comes from, and what the tests hold it to; not part of the extension. */
export interface Knowledge {
  source: string
  /**
   * Address → `false` = none of its pages, `true` = a page, `'deal 42'` = that record, `'deal'` =
   * a record whose id is not kept. Hosts under `acme.example` count as declared by the person.
   */
  examples: Readonly<Record<string, boolean | string>>
}
