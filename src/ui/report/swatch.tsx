import type { Ink } from './chart-colours.ts'
import { paintOf, type Texture, textureOf } from './textures.ts'

const SIZE = 14

interface SampleProps {
  texture: string
  textures: readonly Texture[]
  ink: Ink
  /** Whether to draw the pattern. On the page, the style sheet decides whether it is visible. */
  patterns?: boolean
}

/** An SVG element with a square sample of a texture. The sample is as large as a letter. */
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
