/** The element behind a chart: waits until it is seen, then loads what draws it. */
export interface ChartModel {
  kind: 'BAR' | 'ROWS' | 'LINE' | 'AREA' | 'PIE' | 'GAUGE' | 'SANKEY';
  label: string;
  categories: { title: string; hue: number; picked: boolean }[];
  series: {
    title: string;
    hue: number;
    picked: boolean;
    values: (number | null)[];
    dashed: boolean;
  }[];
  format: { currency: string; scale: number; percent: boolean };
  language: string;
  dial?: {
    from: number;
    to: number;
    bands: { to: number; light: 'GOOD' | 'NEAR' | 'BAD' }[];
    target?: number | null;
  } | null;
}

type Drawing = typeof import('./fw-chart-draw');

class FormworkChart extends HTMLElement {
  private shown?: ChartModel;
  private picture?: ReturnType<Drawing['draw']>;
  private seen?: IntersectionObserver;
  private sized?: ResizeObserver;
  private themed?: MutationObserver;
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private readonly redraw = () => void this.draw();

  get model() {
    return this.shown;
  }

  set model(model: ChartModel | undefined) {
    this.shown = model;
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', model?.label ?? '');
    if (this.picture) {
      void this.draw();
    }
  }

  connectedCallback() {
    this.style.display = 'block';
    this.seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        this.seen?.disconnect();
        void this.draw();
      }
    });
    this.seen.observe(this);
    this.sized = new ResizeObserver(() => this.picture?.resize());
    this.sized.observe(this);
    this.themed = new MutationObserver(this.redraw);
    this.themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.dark.addEventListener('change', this.redraw);
  }

  disconnectedCallback() {
    this.seen?.disconnect();
    this.sized?.disconnect();
    this.themed?.disconnect();
    this.dark.removeEventListener('change', this.redraw);
    this.picture?.dispose();
    this.picture = undefined;
  }

  private async draw() {
    const { draw } = await import('./fw-chart-draw');
    if (!this.isConnected || !this.shown) {
      return;
    }
    this.picture?.dispose();
    this.picture = draw(this, this.shown, (category, series) =>
      this.dispatchEvent(new CustomEvent('fw-chart-pick', { detail: { category, series } })),
    );
  }
}

customElements.get('fw-chart') ?? customElements.define('fw-chart', FormworkChart);
