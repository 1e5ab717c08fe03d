import { slugNodeId } from './node-id.ts'
import type { WorkflowDocument } from './workflow-document.ts'

/**
 * A node id for a new node: a lower-case slug of its title or type, with `-2`, `-3` … after it when it is taken.
 */
export function newNodeId(document: Pick<WorkflowDocument, 'nodes'>, base: string): string {
  return freeNodeId((id) => Object.hasOwn(document.nodes, id), slugNodeId(base.toLowerCase()))
}

/** The slug, or the slug with the smallest number from 2 on that is not taken. */
export function freeNodeId(isTaken: (id: string) => boolean, slug: string): string {
  if (!isTaken(slug)) return slug
  let number = 2
  while (isTaken(`${slug}-${number}`)) number += 1
  return `${slug}-${number}`
}
