import type { Nodes, Parents } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { createElement, type ReactNode, useMemo } from 'react'

/** Addresses that a link of a note may lead to; any other link is shown as text. */
const safeLink = /^(https?:|mailto:)/i

/** Markdown as React elements. HTML in it is shown as it was written, and pictures as links: nothing is fetched. */
export function NoteText({ text }: { readonly text: string }) {
  return useMemo(() => show(fromMarkdown(text)), [text])
}

function show(node: Nodes, key?: number): ReactNode {
  switch (node.type) {
    case 'text':
    case 'html':
      return node.value
    case 'inlineCode':
      return <code key={key}>{node.value}</code>
    case 'code':
      return <pre key={key}>{node.value}</pre>
    case 'break':
      return <br key={key} />
    case 'thematicBreak':
      return <hr key={key} />
    case 'heading':
      return (
        <p key={key} className="note-heading" data-depth={Math.min(node.depth, 3)}>
          {children(node)}
        </p>
      )
    case 'link':
      return link(node.url, children(node), key)
    case 'image':
      return link(node.url, node.alt || node.url, key)
    case 'list':
      return node.ordered ? (
        <ol key={key} dir="auto" start={node.start ?? 1}>
          {children(node)}
        </ol>
      ) : (
        <ul key={key} dir="auto">
          {children(node)}
        </ul>
      )
    case 'listItem':
      return (
        <li key={key}>
          {node.children.map((child) => (child.type === 'paragraph' ? children(child) : show(child)))}
        </li>
      )
    case 'root':
      return children(node)
    default: {
      const tag = tags[node.type]
      if (!('children' in node)) return null
      return tag ? createElement(tag, { key }, children(node)) : children(node)
    }
  }
}

/** Elements for what needs nothing but its children. */
const tags: Readonly<Record<string, string>> = {
  paragraph: 'p',
  emphasis: 'em',
  strong: 'strong',
  blockquote: 'blockquote',
}

function children(node: Parents): ReactNode[] {
  return node.children.map((child, index) => show(child, index))
}

function link(address: string, words: ReactNode, key: number | undefined): ReactNode {
  if (!safeLink.test(address)) return words
  return (
    <a key={key} href={address} target="_blank" rel="noreferrer noopener" className="nodrag">
      {words}
    </a>
  )
}
