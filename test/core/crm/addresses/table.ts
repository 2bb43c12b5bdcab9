/**
 * What each address counts as: `false` = no work, `'odoo'` = a page of that product, `'odoo deal
 * 42'` = that record, `'odoo customer'` = a record whose id is not kept. Hosts under `acme.example`
 * count as declared.
 */
export type Table = Readonly<Record<string, false | string>>
