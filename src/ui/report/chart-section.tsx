import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { download } from '../download.ts'
import { reportWords } from '../words/report.ts'
import { Chart } from './chart.tsx'
import { type Drawing, type Key, PAGE } from './chart-colours.ts'
import { NumbersShown } from './numbers-shown.ts'
import { arePatternsShown } from './patterns.tsx'
import { fileName, paperOf, pngOf, svgText } from './save.tsx'
import { Swatch } from './swatch.tsx'
import type { Texture } from './textures.ts'

/** The properties that all charts of a report share. */
export interface SharedByCharts {
  textures: readonly Texture[]
  /**
   * The range, and the name of the person or team of the report. The title of a saved picture
   * contains this text.
   */
  about: string
}

interface ChartSectionProps {
  id: string
  title: string
  /** What the chart shows, in words. */
  says?: ComponentChildren
  /** Draws the chart. Undefined if the section contains only words or numbers. */
  draw?: Drawing | undefined
  keys?: readonly Key[]
  shared: SharedByCharts
  /** Whether the table of numbers is below the chart. True if the table has many columns. */
  wide?: boolean
  /** Whether the chart belongs to the first screen, which is never folded. */
  first?: boolean
  /** Content that covers the chart and is as large as the chart. */
  over?: ComponentChildren
  /** Controls above the chart. */
  choice?: ComponentChildren
  /** Content below the chart and its numbers. */
  more?: ComponentChildren
  /** With `always` the numbers are shown from the start, because they contain links. */
  numbers?: 'always'
  /** The table of numbers. */
  children?: ComponentChildren
}

const Keys = ({ keys, textures }: { keys: readonly Key[] } & Pick<SharedByCharts, 'textures'>) => (
  <ul class="keys">
    {keys.map(({ texture, name }) => (
      <li key={texture}>
        <Swatch texture={texture} textures={textures} ink={PAGE} /> {name}
      </li>
    ))}
  </ul>
)

const Saves = ({ title, draw, keys = [], shared }: ChartSectionProps & { draw: Drawing }) => {
  const paper = () =>
    paperOf({
      title,
      subtitle: shared.about,
      draw,
      keys,
      textures: shared.textures,
      patterns: arePatternsShown(),
    })
  const name = (ending: string) => `${fileName(reportWords.file, title, shared.about)}.${ending}`
  const saves = {
    SVG: async () => download(new Blob([svgText(paper())], { type: 'image/svg+xml' }), name('svg')),
    PNG: async () => download(await pngOf(paper()), name('png')),
  }
  return Object.entries(saves).map(([kind, save]) => (
    <button
      key={kind}
      type="button"
      class="plain"
      aria-label={reportWords.saveAs(title, kind)}
      onClick={() => void save()}
    >
      {kind}
    </button>
  ))
}

const Drawn = (props: ChartSectionProps & { draw: Drawing }) => {
  const { title, says, draw, keys = [], shared, wide, first, over, choice } = props
  return (
    <figure>
      {choice}
      <div class="plot">
        <Chart
          draw={draw}
          textures={shared.textures}
          label={typeof says === 'string' ? `${title}. ${says}` : title}
          wide={wide || first}
        />
        {over}
      </div>
      {keys.length > 0 && <Keys keys={keys} textures={shared.textures} />}
    </figure>
  )
}

/**
 * A section of the report: a sentence, a chart, and its numbers, which are shown when the person
 * asks for them.
 */
export const ChartSection = (props: ChartSectionProps) => {
  const { id, title, says, draw, wide, first, more, numbers, children } = props
  const [asked, setAsked] = useState(false)
  const Title = first ? 'h2' : 'h3'
  // Without a chart, the numbers are always shown.
  const always = numbers === 'always' || !draw
  const shown = asked || always
  return (
    <section class="chart-section" id={id} aria-labelledby={`${id}-title`} data-wide={wide}>
      <div class="head">
        <Title id={`${id}-title`} tabIndex={-1}>
          {title}
        </Title>
        {draw && (
          <p class="tools">
            {!always && children && (
              <button
                type="button"
                class="plain"
                aria-label={reportWords.numbersOf(title)}
                aria-expanded={asked}
                onClick={() => setAsked(!asked)}
              >
                {reportWords.numbers}
              </button>
            )}
            <Saves {...props} draw={draw} />
          </p>
        )}
      </div>
      {says && <p class="says">{says}</p>}
      <div class="pair" data-numbers={shown && children ? '' : undefined}>
        {draw && <Drawn {...props} draw={draw} />}
        {children && (
          <NumbersShown.Provider value={shown}>
            <div class={shown ? 'all-numbers' : 'all-numbers unseen'}>{children}</div>
          </NumbersShown.Provider>
        )}
      </div>
      {more}
    </section>
  )
}
