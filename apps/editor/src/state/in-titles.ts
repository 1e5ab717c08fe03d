import type { WorkflowDocument } from '@weft/workflow'
import { nameOfNode } from '../canvas/name-of-node.ts'
import { portsOf } from './ports-of.ts'
import { registry } from './registry.ts'

/** Where a word in backquotes names a node, not a port: ids and ports may be called alike, such as `prompt`. */
const nodePlaces =
  /^`([\w-]+)`(?= has no (?:in|out)put | needs | already feeds | lies between )|(?<=already feeds |declared by |→ |^It needs )`([\w-]+)`|`([\w-]+)`(?= →)/gm

/** A kind of node, such as the one that would convert. */
const kinds = /`([\w-]+)`(?= node\b)/g

/** One end of a wire, such as `prompt.text`. */
const ends = /`([A-Za-z][\w-]*)\.([^`]+)`/g

/** The circle that a plan tells of, its nodes without marks. */
const circle = /(?<=^These nodes wait for each other: )[\w-]+(?: → [\w-]+)+(?=\. )/m

/**
 * A message of the engine as people read it: nodes by the names on their cards, ports and kinds of nodes by their titles,
 * where it has ids. What is not of the document stays as it is, and so do bare names of ports and parameters. Pure.
 */
export function inTitles(document: WorkflowDocument, message: string): string {
  if (!/[`→]/.test(message)) return message
  const has = (nodeId: string) => Object.hasOwn(document.nodes, nodeId)
  const title = (nodeId: string, otherwise: string) =>
    has(nodeId) ? `“${nameOfNode(document, nodeId)}”` : otherwise
  return message
    .replace(circle, (ids) => ids.replaceAll(/[\w-]+/g, (id) => title(id, id)))
    .replaceAll(kinds, (text, type: string) => {
      const definition = registry.get(type)
      return definition === undefined ? text : `“${definition.title}”`
    })
    .replaceAll(ends, (text, nodeId: string, name: string) => {
      const ports = has(nodeId) ? portsOf(document, nodeId) : undefined
      const port = [...(ports?.inputs ?? []), ...(ports?.outputs ?? [])].find((one) => one.name === name)
      // A dotted word may be a parameter's place too.
      return port === undefined ? text : `“${nameOfNode(document, nodeId)} · ${port.title}”`
    })
    .replaceAll(nodePlaces, (text, ...found: (string | undefined)[]) =>
      title(found.slice(0, 3).find((id) => id !== undefined) ?? '', text),
    )
}
