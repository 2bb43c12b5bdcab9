/**
 * Tests the texts that people paste in order to connect: links, addresses and codes, also with other
 * text around them.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CODE_ALPHABET, CODE_LENGTH, INVITE_LENGTH } from '../../src/sync/contract.ts'
import { readPasted } from '../../src/sync/pasted.ts'

const SECRET = `${'T4XK7QWM'.repeat(6)}T4XK7`
const LINK = `https://stint.example.com/join#${SECRET}`
const url = 'https://stint.example.com'
const whole = { url, code: SECRET }
const both = { url, code: 'ABCD2345' }
const code = 'ABCD2345'

/** Returns the secret with the text `by` after every eighth letter, as a mail program may break it. */
const broken = (by: string) => SECRET.replaceAll(/(.{8})/g, `$1${by}`)

test.each([
  // Invite links, which contain a secret.
  [LINK, whole],
  [` "${LINK}". `, whole],
  [`<${LINK}>`, whole],
  [`«${LINK}»,`, whole],
  [`[Stint](${LINK})`, whole],
  [LINK.toLowerCase(), whole],
  [LINK.toUpperCase().replace('HTTPS', 'https'), whole],
  [`stint.example.com/join#${SECRET}`, whole],
  [`Link:${LINK}`, whole],
  [`Link: stint.example.com/join#${SECRET}`, whole],
  [`\u200bhttps://stint.ex\u00adample.com/join\u200d#${SECRET}\ufeff`, whole],
  [`https://stint.example.com/join#${broken('-')}`, whole],
  [`https://stint.example.com/join#${broken('\n')}`, whole],
  [`> https://stint.example.com\n/join\n#${broken('\n> ')}`, whole],
  [`https://stint.example.com/join/#${SECRET}`, whole],
  [`https://stint.example.com/join?lang=ru#${SECRET}`, whole],
  [`https:\\\\stint.example.com\\join#${SECRET}`, whole],
  [`ｈｔｔｐｓ：／／stint.example.com／join＃${SECRET}`, whole],
  [`https://stint.еxаmple.cоm/join#${SECRET.replaceAll('T', 'Т').replaceAll('M', 'М')}`, whole],
  [`Dear Anna,\n\nplease open ${LINK} in Chrome. Write to it@example.com if it fails.`, whole],
  [`Здравствуйте, Анна! Ваша ссылка: ${LINK}, она на 7 дней. Иван <it@example.com>`, whole],
  [`${LINK}\n\n<${LINK}>`, whole],
  [`https://stint.example.com/join#T4XK… ${LINK}`, whole],
  [
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(LINK)}&data=05%7C01&sdata=x`,
    whole,
  ],
  [`https://www.google.com/url?q=https://stint.example.com/join%23${SECRET}&sa=D`, whole],
  [
    `https://tools.example.com/stint/join#${SECRET}`,
    { ...whole, url: 'https://tools.example.com/stint' },
  ],
  [
    `https://tools.example.com/join/join#${SECRET}`,
    { ...whole, url: 'https://tools.example.com/join' },
  ],
  [`https://stint.example.com:8443/join#${SECRET}`, { ...whole, url: `${url}:8443` }],
  [`http://127.0.0.1:8787/join#${SECRET}`, { ...whole, url: 'http://127.0.0.1:8787' }],
  [`https://my‑company.example/join#${SECRET}`, { ...whole, url: 'https://my-company.example' }],
  [`https://бюро.example/join#${SECRET}`, { ...whole, url: 'https://xn--90a0af9c.example' }],
  // The secret of an invite, without its link.
  [SECRET, { code: SECRET }],
  [`#${broken(' ')}`, { code: SECRET }],
  [`The code is ${SECRET}.`, { code: SECRET }],
  // Addresses without a code.
  [url, { url }],
  ['stint.example.com', { url }],
  [' "stint.example.com/". ', { url }],
  ['https://stint.example.com/v1/', { url }],
  ['Server: https://stint.example.com.', { url }],
  ['The address is stint.example.com, ask it@example.com', { url }],
  ['https://tools.example.com/stint/', { url: 'https://tools.example.com/stint' }],
  ['tools.example.com:8443/stint', { url: 'https://tools.example.com:8443/stint' }],
  ['10.0.0.7', { url: 'https://10.0.0.7' }],
  ['stint:8443', { url: 'https://stint:8443' }],
  ['[fd00::1]:8443', { url: 'https://[fd00::1]:8443' }],
  ['acme.test', { url: 'https://acme.test' }],
  ['http://localhost:8787', { url: 'http://localhost:8787' }],
  // Codes without an address.
  ['ABCD-2345', { code }],
  ['abcd2345', { code }],
  [' «аВсd – 23 45» ', { code }],
  ['AB.CD.23.45', { code }],
  ['A B C D 2 3 4 5', { code }],
  ['Your code: ABCD-2345.', { code }],
  ['Code: ABCD-2345 (ten minutes)', { code }],
  ['Send them this code, ABCD–2345, by phone', { code }],
  ['Код: АВСD-2345, звоните 495 123-4567', { code }],
  // An address and a code.
  [`${url} ABCD-2345`, both],
  ['stint.example.com ABCD-2345', both],
  ['Address: https://stint.example.com\nCode: ABCD-2345', both],
  ['ABCD-2345 at stint.example.com', both],
  ['Адрес https://stint.example.com, код АВСD 2345.', both],
])('%j is read', (text, parts) => {
  expect(readPasted(text)).toEqual(parts)
})

test.each([
  ['', 'nothing'],
  ['   ', 'nothing'],
  ['Please send me the link again', 'nothing'],
  // Invite links that contain only a part of the secret, or too much.
  [`https://stint.example.com/join#${SECRET.slice(0, 40)}`, 'cut'],
  [`https://stint.example.com/join#${SECRET}A`, 'cut'],
  [`https://stint.example.com/join#${SECRET.slice(0, 40)}…`, 'cut'],
  ['https://stint.example.com/join#', 'cut'],
  ['https://stint.example.com/join', 'cut'],
  ['Open https://stint.example.com/join.', 'cut'],
  // Several links, addresses or codes.
  [`${LINK} https://other.example.com/join#${SECRET}`, 'several'],
  [`${LINK} ${LINK.replace('T4XK7', 'T4XK8')}`, 'several'],
  ['https://one.example.com or https://two.example.com', 'several'],
  ['ABCD-2345 and ABCD-2346', 'several'],
  // Mistyped codes.
  ['ABCD-O345', 'letters'],
  ['ABCD-234', 'letters'],
  [`${url} ABCD-23456`, 'letters'],
  // A query, a fragment or a user name may be a part of the address that the person means. Stint
  // therefore refuses the address, and does not remove that part.
  [`${url}?team=1`, 'address'],
  [`${url}/stint#team`, 'address'],
  [`https://user:secret@stint.example.com/join#${SECRET}`, 'address'],
  ['http://stint.example.com', 'address'],
  [`http://stint.example.com/join#${SECRET}`, 'address'],
  ['ftp://stint.example.com', 'address'],
  ['anna@stint.example.com', 'address'],
  ['https://stint.example.com:99999', 'address'],
])('%j is refused as %s', (text, problem) => {
  expect(readPasted(text)).toEqual({ problem })
})

describe('any decoration of a valid invite still works', () => {
  const INVISIBLE = ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e']
  const BETWEEN = ['-', '–', '‑', ' ', '\n', '\u00a0', '\n> ', '=\n', '·', ...INVISIBLE]
  const AROUND = [
    '"',
    '“',
    '«',
    '<',
    '(',
    '[',
    '\n',
    ' ',
    '',
    '*',
    ' — ',
    ': ',
    'Ссылка: ',
    'Link: ',
  ]
  const AFTER = [
    '"',
    '”',
    '»',
    '>',
    ')',
    ']',
    '\n',
    ' ',
    '',
    '.',
    ',',
    '!',
    ' is your link',
    ' — ваша',
  ]
  const ALIKE: Record<string, string> = {
    A: 'АаΑａ',
    B: 'ВΒ',
    C: 'Сс',
    E: 'ЕеΕ',
    H: 'НΗ',
    K: 'КΚ',
    M: 'МΜ',
    P: 'РрΡ',
    T: 'ТΤ',
    X: 'ХхΧ',
  }
  const letters = (length: number) =>
    fc
      .array(fc.constantFrom(...CODE_ALPHABET), { minLength: length, maxLength: length })
      .map((all) => all.join(''))
  const some = (of: readonly string[]) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constantFrom(...of) },
    )
  const letter = (of: string) => fc.constantFrom(of, of, of.toLowerCase(), ...(ALIKE[of] ?? ''))
  const spread = (
    text: string,
    of: (letter: string) => fc.Arbitrary<string>,
    by: readonly string[],
  ) =>
    fc
      .tuple(
        ...[...text].map((one, i) =>
          fc.tuple(of(one), i < text.length - 1 ? some(by) : fc.constant('')),
        ),
      )
      .map((all) => all.flat().join(''))
  const HOSTS = [
    'stint.example.com',
    'tools.example.com/stint',
    'stint.example.com:8443',
    '10.0.0.7',
  ]

  test('as a link', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HOSTS),
        letters(INVITE_LENGTH).chain((secret) =>
          fc.tuple(fc.constant(secret), spread(secret, letter, BETWEEN)),
        ),
        fc.constantFrom('https://', 'HTTPS://', ''),
        fc.constantFrom(
          '/join#',
          '/join/#',
          '/JOIN#',
          '/join?lang=ru#',
          '\n/join#',
          '/join\u200b#',
        ),
        fc.array(fc.constantFrom(...AROUND), { maxLength: 3 }),
        fc.array(fc.constantFrom(...AFTER), { maxLength: 3 }),
        (host, [secret, typed], scheme, join, before, after) => {
          // A word directly after the secret would count as a part of it, so a space is put before the
          // word.
          const end = after.join('').replace(/^(?=[\p{L}\p{N}])/u, ' ')
          const text = `${before.join('')}${scheme}${host}${join}${typed}${end}`
          expect(readPasted(text)).toEqual({ url: `https://${host}`, code: secret })
        },
      ),
    )
  })

  test('as a code beside an address', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HOSTS),
        letters(CODE_LENGTH).chain((code) =>
          fc.tuple(fc.constant(code), spread(code, letter, INVISIBLE)),
        ),
        fc.constantFrom('', '-', ' ', '–', '‑'),
        fc.constantFrom('\n', ' ', ', '),
        (host, [code, typed], dash, between) => {
          const half = [...typed].findIndex((_, i) => readable(typed.slice(0, i + 1)) === 4)
          const written = `${typed.slice(0, half + 1)}${dash}${typed.slice(half + 1)}`
          expect(readPasted(`https://${host}${between}${written}`)).toEqual({
            url: `https://${host}`,
            code,
          })
        },
      ),
    )
  })
})

/** Returns the number of letters and digits in a text. */
const readable = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').length
