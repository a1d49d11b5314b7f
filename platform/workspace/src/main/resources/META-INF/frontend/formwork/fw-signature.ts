/** Lets somebody draw on its canvas and tells the server what was drawn, as a PNG. */
class FormworkSignature extends HTMLElement {
  private ready = false;

  connectedCallback() {
    const canvas = this.querySelector('canvas');
    const pen = canvas?.getContext('2d');
    if (this.ready || !canvas || !pen) {
      return;
    }
    this.ready = true;
    pen.lineWidth = 5;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      pen.strokeStyle = getComputedStyle(canvas).color;
      pen.beginPath();
      this.lineTo(canvas, pen, event);
      event.preventDefault();
    });
    canvas.addEventListener('pointermove', (event) => {
      if (event.buttons > 0 && canvas.hasPointerCapture(event.pointerId)) {
        this.lineTo(canvas, pen, event);
      }
    });
    canvas.addEventListener('pointerup', () => {
      this.dispatchEvent(new CustomEvent('fw-signed', { detail: canvas.toDataURL('image/png') }));
    });
  }

  clear() {
    const canvas = this.querySelector('canvas');
    canvas?.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
  }

  private lineTo(canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D, event: PointerEvent) {
    const box = canvas.getBoundingClientRect();
    pen.lineTo(
      ((event.clientX - box.left) * canvas.width) / box.width,
      ((event.clientY - box.top) * canvas.height) / box.height,
    );
    pen.stroke();
  }
}

customElements.get('fw-signature') ?? customElements.define('fw-signature', FormworkSignature);

export {};
