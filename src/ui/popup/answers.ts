import { BASE, type Category, categoryOf } from '../../core/scheme.ts'

const drive = categoryOf('drive')

/** What time away can have been, beside a break; the place in the list is the key, from 1. */
export const ANSWERS: readonly Category[] = drive ? [...BASE, drive] : BASE
