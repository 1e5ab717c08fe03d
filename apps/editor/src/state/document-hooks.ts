import type { NodeInterface, WorkflowEdge, WorkflowNode } from '@weft/workflow'
import { useShallow } from 'zustand/react/shallow'
import type { DocumentIssue } from './check-document.ts'
import { useDocumentStore } from './document-store.ts'
import { edgesByTarget } from './edges-by-target.ts'
import { useIssueStore } from './issue-store.ts'
import { portsOf } from './ports-of.ts'

/** No issues: one object, so that nobody is drawn again for it. */
const noIssues: readonly DocumentIssue[] = []

/** A node of the document; nothing when it is gone. Draws again when that node changes, and only then. */
export function useNode(nodeId: string): WorkflowNode | undefined {
  return useDocumentStore((state) => state.document.nodes[nodeId])
}

/** The ports of a node as its parameters and pinned model make them. */
export function useNodePorts(nodeId: string): NodeInterface | undefined {
  return useDocumentStore((state) => portsOf(state.document, nodeId))
}

/** The edges into a port of a node, in edge order. */
export function useIncoming(nodeId: string, port: string): readonly WorkflowEdge[] {
  return useDocumentStore(useShallow((state) => edgesByTarget(state.document, `${nodeId}.${port}`)))
}

/** Every issue of the document, live. */
export function useIssues(): readonly DocumentIssue[] {
  return useIssueStore((state) => state.issues)
}

/** The issues that concern a node, its ports included. */
export function useNodeIssues(nodeId: string): readonly DocumentIssue[] {
  return useIssueStore((state) => state.byNode[nodeId] ?? noIssues)
}
