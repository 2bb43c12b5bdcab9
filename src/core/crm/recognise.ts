import { PRODUCTS } from './products.ts'
import { type Recognise, recogniserOf } from './recogniser.ts'

/**
 * Recognises the pages of all products. For code that may load the data of all products at once.
 */
export const recognise: Recognise = recogniserOf(PRODUCTS)
