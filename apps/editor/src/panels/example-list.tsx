import { exampleDetails } from '../local-data/example-details.ts'
import { examples } from '../local-data/examples.ts'
import { openExample } from '../state/actions.ts'

/** The workflows that come with Weft, each with a picture it made. */
export function ExampleList() {
  return (
    <ul className="flex flex-col gap-0.5">
      {examples.map((example) => {
        const { description, preview } = exampleDetails(example.id)
        return (
          <li key={example.id}>
            <button
              type="button"
              title={description}
              onClick={() => void openExample(example.id)}
              className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-surface-3"
            >
              <img
                src={preview}
                alt=""
                width={48}
                height={48}
                className="size-12 shrink-0 rounded-sm bg-surface-2 object-cover"
              />
              <span className="min-w-0">
                <span className="block truncate text-sm">{example.title}</span>
                <span className="line-clamp-2 text-xs text-dim">{description}</span>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
