import { Search } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { filterGallery, useGalleryStore } from './gallery-store.ts'

/** Milliseconds after the last letter before the words are looked for. */
const typingPause = 250

/** The search in prompts. */
export function SearchBox({ input }: { readonly input: RefObject<HTMLInputElement | null> }) {
  const words = useGalleryStore((state) => state.filter.words)
  const [typed, setTyped] = useState(words)
  const asked = useRef(words)
  useEffect(() => {
    // Cleared from elsewhere, such as by a button.
    if (words !== asked.current) setTyped(words)
    asked.current = words
  }, [words])
  useEffect(() => {
    if (typed === asked.current) return
    const timer = setTimeout(() => {
      asked.current = typed
      filterGallery({ words: typed })
    }, typingPause)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <div className="gallery-search">
      <Search size={13} aria-hidden />
      <input
        ref={input}
        type="search"
        className="ui-input"
        aria-label="Search in prompts"
        placeholder="Search in prompts"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') {
            event.preventDefault()
            setTyped('')
          }
        }}
      />
    </div>
  )
}
