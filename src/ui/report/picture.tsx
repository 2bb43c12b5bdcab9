import type { ComponentChildren } from 'preact'
import { download } from '../download.ts'
import { reportWords } from '../words/report.ts'
import { Chart } from './chart.tsx'
import { type Drawing, type Key, PAGE } from './ink.ts'
import { fileName, paperOf, pngOf, svgText } from './save.tsx'
import { Swatch } from './swatch.tsx'
import type { Texture } from './textures.ts'

/** What all pictures of a report share. */
export interface Album {
  textures: readonly Texture[]
  /** The range and whose report it is, for the title of a saved picture. */
  about: string
}

interface PictureProps {
  id: string
  title: string
  /** What the picture shows, in words. */
  says?: ComponentChildren
  /** Without it, only numbers or words are shown. */
  draw?: Drawing | undefined
  keys?: readonly Key[]
  album: Album
  /** The numbers are below the picture: they have many columns. */
  wide?: boolean
  /** The numbers. */
  children?: ComponentChildren
}

const Keys = ({ keys, textures }: { keys: readonly Key[] } & Pick<Album, 'textures'>) => (
  <ul class="keys">
    {keys.map(({ texture, name }) => (
      <li key={texture}>
        <Swatch texture={texture} textures={textures} ink={PAGE} /> {name}
      </li>
    ))}
  </ul>
)

const Saves = ({ title, draw, keys = [], album }: PictureProps & { draw: Drawing }) => {
  const paper = () =>
    paperOf({ title, subtitle: album.about, draw, keys, textures: album.textures })
  const name = (ending: string) => `${fileName(reportWords.file, title, album.about)}.${ending}`
  const saves = {
    SVG: async () => download(new Blob([svgText(paper())], { type: 'image/svg+xml' }), name('svg')),
    PNG: async () => download(await pngOf(paper()), name('png')),
  }
  return (
    <p class="saves">
      {Object.entries(saves).map(([kind, save]) => (
        <button
          key={kind}
          type="button"
          class="plain"
          aria-label={reportWords.saveAs(title, kind)}
          onClick={() => void save()}
        >
          {kind}
        </button>
      ))}
    </p>
  )
}

/** A section of the report: a sentence, a picture, and its numbers. */
export const Picture = (props: PictureProps) => {
  const { id, title, says, draw, keys = [], album, wide, children } = props
  return (
    <section class="picture" id={id} aria-labelledby={`${id}-title`} data-wide={wide}>
      <div class="head">
        <h3 id={`${id}-title`}>{title}</h3>
        {draw && <Saves {...props} draw={draw} />}
      </div>
      {says && <p class="says">{says}</p>}
      <div class="pair">
        {draw && (
          <figure>
            {keys.length > 0 && <Keys keys={keys} textures={album.textures} />}
            <Chart
              draw={draw}
              textures={album.textures}
              label={typeof says === 'string' ? `${title}. ${says}` : title}
            />
          </figure>
        )}
        {children}
      </div>
    </section>
  )
}
