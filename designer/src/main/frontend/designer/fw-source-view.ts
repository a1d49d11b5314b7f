/** CodeMirror for YAML, in the colours of the theme. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import {
  HighlightStyle,
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

export interface Mark {
  line: number;
  severity: 'error' | 'warning' | 'info';
  text: string;
}

const PAUSE = 400;

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--fw-accent-ink)' },
  { tag: [tags.string, tags.content], color: 'var(--fw-ink)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--fw-ink-3)' },
  { tag: [tags.keyword, tags.atom, tags.bool, tags.number], color: 'var(--fw-info-ink)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--fw-ink-2)' },
]);

const looks = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', color: 'var(--fw-ink)', background: 'var(--fw-surface)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily:
      'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
    lineHeight: '1.6',
  },
  '.cm-content': { caretColor: 'var(--fw-ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--fw-ink)' },
  '.cm-gutters': { background: 'var(--fw-surface)', color: 'var(--fw-ink-3)', border: '0' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'var(--fw-hover)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--fw-accent-soft)' },
  '.cm-panels': { background: 'var(--fw-page)', color: 'var(--fw-ink)' },
  '.cm-tooltip': {
    background: 'var(--fw-raised)',
    border: '0',
    borderRadius: 'var(--fw-radius)',
    boxShadow: 'var(--fw-shadow-overlay)',
  },
});

/** Opens an editor inside the host and tells what was typed after a pause. */
export function open(host: HTMLElement, label: string, text: string, typed: (text: string) => void) {
  const writable = new Compartment();
  let pause: ReturnType<typeof setTimeout> | undefined;
  let replacing = false;

  const extensions = [
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    search({ top: true }),
    yaml(),
    syntaxHighlighting(colours),
    looks,
    writable.of([]),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    keymap.of([
      ...defaultKeymap,
      ...historyKeymap,
      ...searchKeymap,
      ...foldKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !replacing) {
        clearTimeout(pause);
        pause = setTimeout(() => typed(update.view.state.doc.toString()), PAUSE);
      }
    }),
  ];
  const stateOf = (doc: string) => EditorState.create({ doc, extensions });
  const view = new EditorView({ parent: host, state: stateOf(text) });

  const place = (mark: Mark) => {
    const line = view.state.doc.line(Math.min(Math.max(1, mark.line), view.state.doc.lines));
    const indent = line.text.length - line.text.trimStart().length;
    return { from: line.from + indent, to: line.to, severity: mark.severity, message: mark.text };
  };

  return {
    text: () => view.state.doc.toString(),
    replace: (next: string) => {
      if (next !== view.state.doc.toString()) {
        replacing = true;
        view.setState(stateOf(next));
        replacing = false;
      }
    },
    setReadOnly: (fixed: boolean) =>
      view.dispatch({ effects: writable.reconfigure(EditorState.readOnly.of(fixed)) }),
    mark: (marks: Mark[]) => view.dispatch(setDiagnostics(view.state, marks.map(place))),
    goTo: (number: number) => {
      const line = view.state.doc.line(Math.min(Math.max(1, number), view.state.doc.lines));
      view.dispatch({
        selection: { anchor: line.from },
        effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
      });
      view.focus();
    },
    close: () => {
      clearTimeout(pause);
      view.destroy();
    },
  };
}

export type Source = ReturnType<typeof open>;
