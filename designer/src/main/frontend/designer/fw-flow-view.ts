/**
 * A flow as a picture: nodes and ways in layers from top to bottom, laid out anew at each change.
 * Nothing is changed here; what was chosen, and where something is wanted, is told.
 */
import '@xyflow/react/dist/style.css';
import { Graph, layout } from '@dagrejs/dagre';
import {
  Background,
  BaseEdge,
  Controls,
  EdgeLabelRenderer,
  Handle,
  MiniMap,
  Position,
  ReactFlow,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
  type ReactFlowInstance,
} from '@xyflow/react';
import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';

export interface Model {
  nodes: { place: string; key: string; kind: string; icon: string; title: string; about: string; wrong: boolean; stage: string }[];
  ways: { place: string; from: string; to: string; label: string; back: boolean; taken: boolean; mark: string }[];
  words: Record<string, string>;
  kinds: { key: string; title: string; icon: string }[];
}

export interface Drawing {
  show(model: Model, chosen: string): void;
  reveal(place: string): void;
  end(): void;
}

type Tell = (name: string, detail: unknown) => void;

const WIDTH = 220;
const HEIGHT = 56;
const LAYER = 64;
const BESIDE = 48;
const LABEL = 90;
const READABLE = 0.85;

function icon(name: string) {
  return h('span', { className: 'fw-icon', 'data-icon': name, 'aria-hidden': true });
}

function Box({ data, selected }: NodeProps) {
  const { node } = data as { node: Model['nodes'][number] };
  return h(
    'div',
    {
      className: 'fw-flow-node',
      'data-kind': node.kind,
      'data-wrong': node.wrong || undefined,
      'data-chosen': selected || undefined,
      'data-stage': node.stage || undefined,
    },
    h(Handle, { type: 'target', position: Position.Top, isConnectable: false }),
    icon(node.icon),
    h(
      'span',
      { className: 'fw-flow-words' },
      h('span', { className: 'fw-flow-title' }, node.title),
      node.about && h('span', { className: 'fw-flow-about' }, node.about),
    ),
    h(Handle, { type: 'source', position: Position.Bottom, isConnectable: false }),
  );
}

/** A way through the points of the layout, with its label and a button to put a node between. */
function Way({ id, data, markerEnd }: EdgeProps) {
  const { points, way, model, tell } = data as {
    points: { x: number; y: number }[];
    way: Model['ways'][number];
    model: Model;
    tell: Tell;
  };
  const [open, setOpen] = useState(false);
  const middle = points[Math.floor(points.length / 2)];
  return h(
    'g',
    null,
    h(BaseEdge, {
      id,
      path: smooth(points),
      markerEnd,
      className: way.taken ? 'fw-flow-taken' : undefined,
      style: way.back ? { strokeDasharray: '5 4' } : undefined,
    }),
    h(
      EdgeLabelRenderer,
      null,
      h(
        'div',
        {
          className: 'fw-flow-way nodrag nopan',
          style: { transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` },
          onMouseLeave: () => setOpen(false),
          onKeyDown: (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false),
        },
        way.label &&
          h('span', { className: 'fw-flow-label', 'data-taken': way.taken || undefined }, way.label),
        way.mark &&
          h(
            'span',
            { className: 'fw-flow-mark', role: 'img', title: way.mark, 'aria-label': way.mark },
            icon('triangle-alert'),
          ),
        !way.back &&
          h(
            'button',
            {
              type: 'button',
              className: 'fw-flow-add',
              'aria-label': model.words.between,
              title: model.words.between,
              'aria-expanded': open,
              onClick: () => setOpen(!open),
            },
            icon('plus'),
          ),
        open &&
          h(
            'div',
            { className: 'fw-flow-kinds', role: 'menu' },
            model.kinds.map((kind) =>
              h(
                'button',
                {
                  key: kind.key,
                  type: 'button',
                  role: 'menuitem',
                  onClick: () => {
                    setOpen(false);
                    tell('fw-between', { place: way.place, kind: kind.key });
                  },
                },
                icon(kind.icon),
                h('span', null, kind.title),
              ),
            ),
          ),
      ),
    ),
  );
}

function smooth(points: { x: number; y: number }[]) {
  const [first, ...rest] = points;
  let path = `M ${first.x} ${first.y}`;
  let before = first;
  for (const point of rest) {
    const half = (before.y + point.y) / 2;
    path += ` C ${before.x} ${half}, ${point.x} ${half}, ${point.x} ${point.y}`;
    before = point;
  }
  return path;
}

function arranged(model: Model, chosen: string, tell: Tell) {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: BESIDE, ranksep: LAYER, marginx: 24, marginy: 24 });
  graph.setDefaultEdgeLabel(() => ({}));
  model.nodes.forEach((node) => graph.setNode(node.key, { width: WIDTH, height: HEIGHT }));
  const known = new Set(model.nodes.map((node) => node.key));
  const ways = model.ways.filter((way) => known.has(way.from) && known.has(way.to));
  ways.forEach((way) =>
    graph.setEdge(
      way.from,
      way.to,
      { width: way.label ? LABEL : 28, height: 28, labelpos: 'c' },
      way.place,
    ),
  );
  layout(graph);
  const nodes: Node[] = model.nodes.map((node) => {
    const { x, y } = graph.node(node.key);
    return {
      id: node.place,
      type: 'box',
      position: { x: x - WIDTH / 2, y: y - HEIGHT / 2 },
      data: { node },
      width: WIDTH,
      height: HEIGHT,
      selected: chosen === node.place || chosen.startsWith(`${node.place}/`),
      draggable: false,
      ariaLabel: node.title,
    };
  });
  const at = new Map(model.nodes.map((node) => [node.key, node.place]));
  const edges: Edge[] = ways.map((way) => ({
    id: way.place,
    source: at.get(way.from)!,
    target: at.get(way.to)!,
    type: 'way',
    data: { points: graph.edge({ v: way.from, w: way.to, name: way.place }).points, way, model, tell },
    markerEnd: { type: 'arrowclosed' as never, width: 16, height: 16 },
    focusable: false,
  }));
  return { nodes, edges };
}

const NODES = { box: Box };
const WAYS = { way: Way };

/** The whole flow where that can be read, else what is chosen, or its beginning. */
function view(home: HTMLElement, nodes: Node[]) {
  const right = Math.max(...nodes.map((node) => node.position.x + WIDTH));
  const bottom = Math.max(...nodes.map((node) => node.position.y + HEIGHT));
  const fits = home.clientWidth / right >= READABLE && home.clientHeight / bottom >= READABLE;
  const chosen = nodes.find((node) => node.selected);
  const first = (chosen ?? nodes[0])?.position ?? { x: 0, y: 0 };
  const top = chosen ? home.clientHeight / 2 - (HEIGHT / 2) * READABLE : 16;
  return fits
    ? { fitView: true, fitViewOptions: { maxZoom: 1, padding: 0.08 } }
    : {
        defaultViewport: {
          x: home.clientWidth / 2 - (first.x + WIDTH / 2) * READABLE,
          y: top - first.y * READABLE,
          zoom: READABLE,
        },
      };
}

export function draw(home: HTMLElement, tell: Tell): Drawing {
  const root = createRoot(home);
  let flow: ReactFlowInstance | undefined;
  let shown: Node[] = [];
  let wanted = '';
  const reveal = () => {
    const node = shown.find((each) => each.id === wanted);
    if (flow && node) {
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      flow.setCenter(node.position.x + WIDTH / 2, node.position.y + HEIGHT / 2, {
        zoom: flow.getZoom(),
        duration: still ? 0 : 180,
      });
      wanted = '';
    }
  };
  return {
    reveal(place) {
      wanted = place;
      reveal();
    },
    show(model, chosen) {
      const { nodes, edges } = arranged(model, chosen, tell);
      shown = nodes;
      root.render(
        h(
          ReactFlow,
          {
            nodes,
            edges,
            nodeTypes: NODES,
            edgeTypes: WAYS,
            ...view(home, nodes),
            onInit: (instance: ReactFlowInstance) => {
              flow = instance;
              reveal();
            },
            minZoom: 0.2,
            maxZoom: 1.5,
            nodesConnectable: false,
            deleteKeyCode: null,
            proOptions: { hideAttribution: false },
            onNodeClick: (_event: unknown, node: Node) => tell('fw-chosen', { place: node.id }),
            onPaneClick: () => tell('fw-chosen', { place: '' }),
            onKeyDown: (event: KeyboardEvent) => {
              const box = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node');
              if (box && (event.key === 'Enter' || event.key === ' ')) {
                tell('fw-chosen', { place: box.dataset.id });
              } else if (box && event.key === 'Delete') {
                tell('fw-key', { key: 'delete', place: box.dataset.id });
              }
            },
          } as never,
          h(Background, { gap: 20 }),
          h(Controls, { showInteractive: false }),
          nodes.length > 12 && h(MiniMap, { pannable: true, zoomable: true }),
        ),
      );
    },
    end: () => root.unmount(),
  };
}
