/** Tests one-time codes in the forms in which people type, dictate and paste them. */
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { addMember } from '../../server/people/add-member.ts'
import { createCode } from '../../server/people/codes.ts'
import { createInvite } from '../../server/people/invites.ts'
import { disconnect } from '../../src/store/outbox/connection.ts'
import { connect } from '../../src/sync/connect.ts'
import { CODE_ALPHABET, CODE_LENGTH, MAX_CODE, normalCode } from '../../src/sync/contract.ts'
import { db, endpoint, setUpBrowserAndEndpoint } from '../support/connected-browser.ts'
import { newMember, startEndpoint } from '../support/endpoint/fixture.ts'

setUpBrowserAndEndpoint()

/** Characters that look like each letter, such as those of other alphabets or full-width letters. */
const ALIKE: Record<string, string> = {
  A: 'АаΑＡａ',
  B: 'ВвΒＢ',
  C: 'СсＣ',
  E: 'ЕеΕЁёＥ',
  H: 'НнΗＨ',
  J: 'ЈјＪ',
  K: 'КкΚＫ',
  M: 'МмΜＭ',
  N: 'ΝＮ',
  P: 'РрΡＰ',
  S: 'ЅѕＳ',
  T: 'ТтΤＴ',
  X: 'ХхΧＸ',
  Y: 'УуΥＹ',
  Z: 'ΖＺ',
  2: '２٢۲२২๒②𝟐',
  3: 'Зз３٣३៣',
  4: '４۴४௪𝟜',
  9: '９٩۹९๙༩',
}
const BETWEEN = [
  '-',
  '–',
  '—',
  '‑',
  '−',
  '‐',
  '_',
  '.',
  ',',
  ':',
  '·',
  '/',
  '|',
  '*',
  ' ',
  '\t',
  '\n',
  '\u00a0',
  '\u202f',
  '\u2003',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u200e',
  '\u202a',
  '\u2069',
  '"',
  "'",
  '“',
  '”',
  '„',
  '«',
  '»',
  '`',
  '(',
  ')',
  '[',
  '<',
  '>',
]

const letter = (of: string) => fc.constantFrom(of, of, of.toLowerCase(), ...(ALIKE[of] ?? ''))
const between = fc.array(fc.constantFrom(...BETWEEN), { maxLength: 3 }).map((all) => all.join(''))

const codes = fc
  .array(fc.constantFrom(...CODE_ALPHABET), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
  .map((letters) => letters.join(''))

const typed = (code: string) =>
  fc
    .tuple(between, ...[...code].map((of) => fc.tuple(letter(of), between)))
    .map(([first, ...rest]) => first + rest.map((pair) => pair.join('')).join(''))

test('a code is read correctly with any separators and look-alike letters', () => {
  fc.assert(
    fc.property(
      codes.chain((code) => fc.tuple(fc.constant(code), typed(code))),
      ([code, text]) => {
        expect(normalCode(text)).toBe(code)
        expect(text.length).toBeLessThan(MAX_CODE)
      },
    ),
  )
})

test('no two letters of the alphabet are read as one', () => {
  const read = [...CODE_ALPHABET].map(normalCode)
  expect(read.join('')).toBe(CODE_ALPHABET)
  // Characters that could be read as two letters are not replaced, so the code is not valid. 0 could
  // be O or Q, and 1 could be I or L.
  expect(normalCode('0O1ILUV')).toBe('0O1ILUV')
})

describe('at both sides', () => {
  const CASES: [name: string, change: (code: string) => string][] = [
    ['a dash', (code) => code.replace('-', '–')],
    ['a hyphen that does not break', (code) => code.replace('-', '‑')],
    ['a zero-width space', (code) => `\u200b${code}`],
    ['a dot', (code) => `${code}.`],
    ['quotes', (code) => `“${code}”`],
    ['letters that look the same', (code) => [...code].map((of) => ALIKE[of]?.[0] ?? of).join('')],
    ['lower case', (code) => code.toLowerCase()],
    ['full width', (code) => [...code].map((of) => [...(ALIKE[of] ?? of)].at(-1)).join('')],
    [
      'a soft hyphen and a space that does not break',
      (code) => code.split('').join('\u00ad\u00a0'),
    ],
  ]

  test.each(CASES)('the extension accepts a code with %s', async (_, change) => {
    const member = await addMember(endpoint.db, 'Boris', 'Sales', Date.now())
    const { code } = await createCode(endpoint.db, member, Date.now())
    expect(await connect(db, endpoint.url, change(code))).toMatchObject({
      ok: true,
      member: 'Boris',
    })
    await disconnect(db)
  })

  test.each(CASES)('the endpoint accepts a code with %s', async (_, change) => {
    const endpoint = await startEndpoint()
    const member = await newMember(endpoint, 'Boris')
    const { code } = await createCode(endpoint.db, member, endpoint.now)
    const answer = await endpoint.app.request('/v1/devices', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code: change(code), device: crypto.randomUUID() }),
    })
    expect(answer.status).toBe(200)
  })

  test.each([
    ['', (code: string) => code],
    [' with its mark, in lower case', (code: string) => `#${code.toLowerCase()}`],
  ])("the extension as it is connects by an invite's secret as by a code%s", async (_, change) => {
    const member = await addMember(endpoint.db, 'Clara', 'Sales', Date.now())
    const { code } = await createInvite(endpoint.db, member, { now: Date.now() })
    expect(await connect(db, endpoint.url, change(code))).toMatchObject({
      ok: true,
      member: 'Clara',
    })
    await disconnect(db)
  })

  test('the extension sends it without separators, the only form that an older endpoint accepts', async () => {
    let sent = ''
    vi.stubGlobal('fetch', async (_url: string, { body }: RequestInit) => {
      sent = JSON.parse(String(body)).code
      return new Response('')
    })
    onTestFinished(() => void vi.unstubAllGlobals())
    await connect(db, 'https://stint.example', ' «аВсе – 23\u200b45» ')
    expect(sent).toBe('ABCE2345')
  })
})
