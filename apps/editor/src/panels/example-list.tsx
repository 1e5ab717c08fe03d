import { examples } from '../local-data/examples.ts'
import { openExample } from '../state/actions.ts'

/** The workflows that come with Weft. */
export function ExampleList() {
  return (
    <ul>
      {examples.map((example) => (
        <li key={example.id}>
          <button
            type="button"
            onClick={() => void openExample(example.id)}
            className="flex h-7 w-full items-center rounded-sm px-2 text-left text-sm hover:bg-surface-3"
          >
            <span className="truncate">{example.title}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
