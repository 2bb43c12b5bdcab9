import { PRODUCTS } from './products.ts'
import { type Recognise, recogniserOf } from './recogniser.ts'

/** Recognises all products that Stint knows, where the whole table may be loaded at once. */
export const recognise: Recognise = recogniserOf(PRODUCTS)
