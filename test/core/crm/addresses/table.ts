/**
 * What Stint should recognise at each address. `false` means that the page does not count as work,
 * `'odoo'` a page of that product, `'odoo deal 42'` a record, and `'odoo customer'` a record whose id is
 * not stored. Hosts under `acme.example` count as if the person had entered them as their own CRM.
 */
export type Table = Readonly<Record<string, false | string>>
