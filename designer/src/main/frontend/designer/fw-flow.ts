/** The element behind the flow canvas; React Flow itself comes with the first one shown. */
import type { Drawing, Model } from './fw-flow-view';

class FormworkFlow extends HTMLElement {
  private shown: Model = { nodes: [], ways: [], words: {}, kinds: [] };
  private chosen = '';
  private revealed = '';
  private drawing?: Drawing;

  set model(model: Model | null) {
    if (model) {
      this.shown = model;
      this.drawing?.show(this.shown, this.chosen);
    }
  }

  choose(place: string) {
    this.chosen = place;
    this.drawing?.show(this.shown, place);
  }

  reveal(place: string) {
    this.revealed = place;
    this.drawing?.reveal(place);
  }

  async connectedCallback() {
    const { draw } = await import('./fw-flow-view');
    if (!this.isConnected || this.drawing) {
      return;
    }
    this.drawing = draw(this, (name, detail) =>
      this.dispatchEvent(new CustomEvent(name, { detail })),
    );
    this.drawing.show(this.shown, this.chosen);
    this.drawing.reveal(this.revealed);
  }

  disconnectedCallback() {
    this.drawing?.end();
    this.drawing = undefined;
  }
}

customElements.define('fw-flow', FormworkFlow);
