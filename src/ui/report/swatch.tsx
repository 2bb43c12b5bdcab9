import type { Ink } from './ink.ts'
import { paintOf, type Texture, textureOf } from './textures.ts'

const SIZE = 14

interface SampleProps {
  texture: string
  textures: readonly Texture[]
  ink: Ink
  /** On the page, the style sheet decides whether patterns are shown. */
  patterns?: boolean
}

/** A sample of a texture in the size of a letter, inside an SVG. */
export const Sample = ({ texture, textures, ink, patterns = true }: SampleProps) => {
  const box = { x: 0, y: 0, width: SIZE, height: SIZE }
  const { fill, d, width, stroke } = paintOf(textureOf(texture, textures), box, ink)
  return (
    <>
      <rect width={SIZE} height={SIZE} fill={fill} />
      {d && patterns && (
        <path
          class="pattern"
          d={d}
          fill="none"
          stroke={stroke}
          stroke-width={width}
          stroke-opacity={0.75}
          stroke-linecap={width > 3 ? 'round' : 'butt'}
        />
      )}
    </>
  )
}

export const Swatch = (props: SampleProps) => (
  <svg class="swatch" width={SIZE} height={SIZE} aria-hidden="true">
    <Sample {...props} />
  </svg>
)
