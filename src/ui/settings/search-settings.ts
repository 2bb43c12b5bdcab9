import MiniSearch from 'minisearch'
import { findWords, otherFindWords } from '../words/find-setting.ts'
import { titleOf } from './section-titles.ts'
import { type Found, SETTINGS } from './setting-index.ts'

/**
 * A search word of at least this many letters also finds words that differ from it in one letter of
 * every five.
 */
const LONG = 5

/** Words that are ignored in a search, because every setting could contain them. */
const STOP = new Set(
  'a an and at for i in is my of on the to в для и из мне мой моя на о по с у я'.split(' '),
)

const plainWord = (word: string) => {
  const plain = word.toLowerCase().replaceAll('ё', 'е')
  return STOP.has(plain) ? null : plain
}

const makeIndex = () => {
  const index = new MiniSearch({
    fields: ['label', 'also', 'more', 'title'],
    processTerm: plainWord,
    searchOptions: {
      boost: { label: 4, also: 2 },
      combineWith: 'AND',
      prefix: true,
      fuzzy: (word) => (word.length < LONG ? false : 0.2),
    },
  })
  index.addAll(
    SETTINGS.map(({ id, section, label, also, more }) => ({
      id,
      label,
      also: `${findWords.also[also]} ${otherFindWords.also[also]}`,
      more,
      title: titleOf(section),
    })),
  )
  return index
}

let index: ReturnType<typeof makeIndex> | undefined

/** The settings that contain all the words, in either language. The best match is first. */
export function findSettings(words: string): readonly Found[] {
  index ??= makeIndex()
  const ids = index.search(words).map(({ id }) => id)
  return ids.flatMap((id) => SETTINGS.find((setting) => setting.id === id) ?? [])
}
