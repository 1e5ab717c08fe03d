import { useState } from 'react'
import type { LightboxImage } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import type { ComparedParameter } from './differing-parameters.ts'

/** What `ParameterTable` takes. */
export interface ParameterTableProps {
  readonly parameters: readonly ComparedParameter[]
  readonly pictures: readonly LightboxImage[]
  /** Some are still on their way. */
  readonly isLoading: boolean
}

/** What differs between pictures, and on request what they share. */
export function ParameterTable({ parameters, pictures, isLoading }: ParameterTableProps) {
  const [showsAll, setShowsAll] = useState(false)
  const differing = parameters.filter(({ differs }) => differs)
  const rows = showsAll ? parameters : differing
  const alike = parameters.length - differing.length
  return (
    <section className="compare-table" aria-label="Parameters" aria-busy={isLoading}>
      <div className="compare-table-head">
        <h3>
          {isLoading
            ? 'Reading the parameters…'
            : differing.length === 0
              ? 'They were made with the same parameters'
              : differing.length === 1
                ? 'One parameter differs'
                : `${differing.length} parameters differ`}
        </h3>
        {alike > 0 && (
          <Button aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Only what differs' : `Show what they share (${alike})`}
          </Button>
        )}
      </div>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              {pictures.map((picture, index) => (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may be compared with itself
                  key={index}
                  scope="col"
                >
                  {letterOf(index)}
                  {picture.simulated && <span className="compare-note">Simulated</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, title, values, differs }) => (
              <tr key={name} data-differs={differs || undefined}>
                <th scope="row">{title}</th>
                {values.map((value, index) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column for each picture
                    key={index}
                  >
                    {value ?? <span className="compare-none">not used</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** The name of a compared picture: A, B, C. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index)
}
