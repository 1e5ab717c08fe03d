import { paintCity } from './motifs/paint-city.ts'
import { paintFigure } from './motifs/paint-figure.ts'
import { paintGrove } from './motifs/paint-grove.ts'
import { paintHorizon } from './motifs/paint-horizon.ts'
import { paintSilk } from './motifs/paint-silk.ts'
import type { Motif } from './scene.ts'

const motifs: readonly { readonly motif: Motif; readonly words: readonly string[] }[] = [
  {
    motif: paintFigure,
    words: [
      'tok',
      'person',
      'portrait',
      'woman',
      'man',
      'girl',
      'boy',
      'wearing',
      'coat',
      'dress',
      'jacket',
      'hood',
      'king',
      'queen',
      'wizard',
      'monk',
      'traveler',
      'traveller',
      'astronaut',
      'child',
      'model',
      'selfie',
      'character',
      'people',
    ],
  },
  {
    motif: paintCity,
    words: [
      'city',
      'street',
      'neon',
      'skyline',
      'tokyo',
      'york',
      'paris',
      'london',
      'building',
      'tower',
      'cyberpunk',
      'downtown',
      'skyscraper',
      'alley',
      'urban',
      'metropolis',
      'traffic',
      'car',
    ],
  },
  {
    motif: paintGrove,
    words: [
      'moss',
      'fern',
      'forest',
      'jungle',
      'garden',
      'leaf',
      'leave',
      'plant',
      'macro',
      'grass',
      'tree',
      'flower',
      'wood',
      'botanical',
      'meadow',
      'bush',
      'greenhouse',
      'bamboo',
      'palm',
    ],
  },
  {
    motif: paintHorizon,
    words: [
      'ocean',
      'sea',
      'lake',
      'river',
      'beach',
      'coast',
      'water',
      'mountain',
      'desert',
      'hill',
      'valley',
      'canyon',
      'sunset',
      'sunrise',
      'sky',
      'landscape',
      'island',
      'horizon',
      'dawn',
      'dusk',
      'aurora',
      'golden',
      'field',
      'cloud',
      'snow',
      'moon',
    ],
  },
]

/** Chooses what to paint: the motif that most words of the prompt ask for, folds of cloth when none does. */
export function chooseMotif(words: ReadonlySet<string>): Motif {
  const counted = motifs.map(({ motif, words: asked }) => ({
    motif,
    count: asked.filter((word) => words.has(word) || words.has(`${word}s`)).length,
  }))
  const best = counted.toSorted((a, b) => b.count - a.count)[0]
  return best === undefined || best.count === 0 ? paintSilk : best.motif
}
