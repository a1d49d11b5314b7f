/** The element behind the source editor; CodeMirror itself comes with the first one shown. */
import type { Mark, Source } from './fw-source-view';

class FormworkSource extends HTMLElement {
  label = '';
  private content = '';
  private fixed = false;
  private findings: Mark[] = [];
  private view?: Source;

  get text() {
    return this.view?.text() ?? this.content;
  }

  set text(text: string) {
    this.content = text;
    this.view?.replace(text);
  }

  set readOnly(readOnly: boolean) {
    this.fixed = readOnly;
    this.view?.setReadOnly(readOnly);
  }

  set marks(marks: { all: Mark[] } | null) {
    this.findings = marks?.all ?? [];
    this.view?.mark(this.findings);
  }

  goTo(line: number) {
    this.view?.goTo(line);
  }

  async connectedCallback() {
    const { open } = await import('./fw-source-view');
    if (!this.isConnected || this.view) {
      return;
    }
    this.view = open(this, this.label, this.content, (text) =>
      this.dispatchEvent(new CustomEvent('fw-typed', { detail: text })),
    );
    this.view.setReadOnly(this.fixed);
    this.view.mark(this.findings);
  }

  disconnectedCallback() {
    this.content = this.view?.text() ?? this.content;
    this.view?.close();
    this.view = undefined;
  }
}

customElements.get('fw-source') ?? customElements.define('fw-source', FormworkSource);
