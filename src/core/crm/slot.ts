/**
 * Words that an address has in the position of a record's id while a record is created or a list is
 * shown.
 */
const VERBS = /^(?:new|create|add|edit|list|view|import|all)(?:$|[-?])/i

/** A text that may be an id: at most 200 characters, and not a word such as `new` or `list`. */
const isKey = (text: string) => text.length <= 200 && !VERBS.test(text)

const decodeBase64 = (text: string) => {
  try {
    return atob(text)
  } catch {
    return undefined
  }
}

/**
 * The tests of all kinds of slot. A slot is a placeholder such as `<uuid>` in the pattern of an
 * address (`pattern.ts`). Each test returns whether a text can stand in the slot's place, and takes
 * time that is linear in the length of the text.
 */
export const SLOTS = {
  /** A number above 0: products use 0 for a record that is not saved yet. */
  n: (text: string) => /^[1-9]\d{0,19}$/.test(text),
  uuid: (text: string) =>
    /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i.test(text),
  hex: (text: string) => /^[\da-f]{12,64}$/i.test(text),
  /** An id of Salesforce: 15 or 18 letters and digits, with at least one digit. */
  sf: (text: string) => /^[\da-z]{15}(?:[\da-z]{3})?$/i.test(text) && /\d/.test(text),
  /** Letters, digits, - and _, with at least one digit. */
  word: (text: string) => /^[\w-]{1,100}$/.test(text) && /\d/.test(text),
  /** A number with the name of its series (`CRM-LEAD-2026-00001`), or without such a name. */
  series: (text: string) => /^(?:[A-Z][A-Z./-]{0,40}[/-])?[\d/-]{1,40}$|^[\da-f]{10}$/.test(text),
  /** 13 lower-case letters and digits (ids of DataLens). */
  c13: (text: string) => /^[\da-z]{13}$/.test(text),
  key: isKey,
  /**
   * A key that may contain a person's name or address. The slot matches this key, but does not
   * store it.
   */
  name: isKey,
  type: (text: string) => /^[\p{L}\d_.$-]{1,100}$/u.test(text),
  /** A text that begins with a letter, and so is not a number. */
  alpha: (text: string) => /^\p{L}/u.test(text),
  address: (text: string) => text.length <= 4000,
  /** An address or other text in base64. The decoded text is recognised as an address. */
  base64: (text: string) => text.length <= 4000 && decodeBase64(text) !== undefined,
} as const satisfies Record<string, (text: string) => boolean>

export type Slot = keyof typeof SLOTS

export interface Captured {
  type?: string
  id?: string
  address?: string
}

/** Stores the captured text of a slot. The braces around a GUID are left out. */
export const capture = (slot: Slot, text: string, into: Captured) => {
  if (slot === 'name' || slot === 'alpha') return
  if (slot === 'base64') into.address = decodeBase64(text) ?? ''
  else if (slot === 'type' || slot === 'address') into[slot] = text
  else {
    const id = slot === 'uuid' ? text.replace(/^\{|\}$/g, '') : text
    into.id = into.id === undefined ? id : `${into.id}/${id}`
  }
}
