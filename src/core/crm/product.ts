export type Kind = 'crm' | 'erp' | 'report'

/** The product's own names for things (lower case) → Stint's record types; `*` = all others. */
export type Types = Readonly<Record<string, string>>

/**
 * What Stint knows about one product. To add one: a file in `products/` with this entry and its
 * `Knowledge`, and a line in `products.ts`. Patterns are explained in `pattern.ts` and `host.ts`.
 */
export interface Entry {
  /** Stored with segments: never changes. */
  id: string
  /** As shown to people. */
  name: string
  kind: Kind
  /** Host patterns of the vendor's cloud. None: the product only stands on hosts of its users. */
  at?: readonly string[]
  /** First labels of hosts that fit `at` and are not the application (beside `NO_TENANT`). */
  notAt?: readonly string[]
  /**
   * Address pattern of a record → its type, or the types by the name in `<type>`; without a
   * `<type>`, by the beginning of the id. First fit wins.
   */
  records?: Readonly<Record<string, string | Types>>
  /** Pages that are not work in the product (beside `NEVER`): for customers, logins, files. */
  refuse?: readonly string[]
  /** Pages that are work in it. Default: everything on its cloud hosts. */
  pages?: readonly string[]
  /**
   * It also stands on hosts of its users, where its records, refused and other pages are looked
   * for once such a host was declared; they must be its own alone, so `pages` may not be `/**`.
   */
  selfHosted?: true
  /** Record types that make a page of another kind. */
  kindOf?: Readonly<Record<string, Kind>>
  /** The site that it lives inside, where it has no pages of its own. */
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
  /** Address → `false` = not its page, `true` = a page, `'deal 42'` = that record, `'deal'` = type only. */
  examples: Readonly<Record<string, boolean | string>>
}
