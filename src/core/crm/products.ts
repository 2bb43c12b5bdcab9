import { matchPattern, spread } from './host.ts'
import type { Entry, Product } from './product.ts'
import { amocrm } from './products/amocrm.ts'
import { bitrix24 } from './products/bitrix24.ts'
import { hubspot } from './products/hubspot.ts'
import { kommo } from './products/kommo.ts'
import { pipedrive } from './products/pipedrive.ts'
import { salesforce } from './products/salesforce.ts'

const ENTRIES: readonly Entry[] = [salesforce, hubspot, pipedrive, bitrix24, amocrm, kommo]

const hostsOf = ({ at = [] }: Entry) => [...new Set(at.flatMap(spread).map(matchPattern))]

export const PRODUCTS: readonly Product[] = ENTRIES.map((entry) => ({
  ...entry,
  hosts: hostsOf(entry),
}))

const byId = new Map(PRODUCTS.map((product) => [product.id, product]))

export const productById = (id: string): Product | undefined => byId.get(id)
