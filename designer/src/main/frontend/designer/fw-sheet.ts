/**
 * A table of texts that is edited like a sheet: arrow keys and Enter move, Tab goes to the next
 * cell, and what was copied from a spreadsheet can be pasted. The server keeps the values; it is
 * told what was typed and sends the sheet anew.
 */
interface Column {
  title: string;
  side: string;
  offered: string[];
}

interface Model {
  columns: Column[];
  rows: { cells: string[]; wrong: string }[];
  words: Record<string, string>;
}

class FormworkSheet extends HTMLElement {
  private shown: Model = { columns: [], rows: [], words: {} };
  private aimed: { row: number; column: number } | null = null;

  set model(model: Model | null) {
    if (model) {
      this.shown = model;
      this.render();
    }
  }

  connectedCallback() {
    this.addEventListener('change', this.onChange);
    this.addEventListener('keydown', this.onKey);
    this.addEventListener('paste', this.onPaste);
    this.addEventListener('focusin', this.onFocus);
  }

  disconnectedCallback() {
    this.removeEventListener('change', this.onChange);
    this.removeEventListener('keydown', this.onKey);
    this.removeEventListener('paste', this.onPaste);
    this.removeEventListener('focusin', this.onFocus);
  }

  private render() {
    const { columns, rows, words } = this.shown;
    const table = document.createElement('table');
    table.setAttribute('aria-label', words.label);
    const head = table.createTHead().insertRow();
    columns.forEach((column) => {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.textContent = column.title;
      cell.dataset.side = column.side;
      head.append(cell);
    });
    head.insertCell(); // above the buttons of the lines
    const body = table.createTBody();
    rows.forEach((row, index) => {
      const line = body.insertRow();
      line.title = row.wrong;
      line.toggleAttribute('data-wrong', row.wrong !== '');
      columns.forEach((column, at) => {
        const cell = line.insertCell();
        cell.dataset.side = column.side;
        cell.append(this.input(index, at, row.cells[at] ?? ''));
      });
      line.insertCell().append(this.acts(index));
    });
    const lists = columns.map((column, at) => this.offered(column, at));
    const add = document.createElement('button');
    add.type = 'button';
    add.className = 'fw-button fw-sheet-add';
    add.dataset.look = 'quiet';
    add.textContent = words.add;
    add.onclick = () => this.tell('fw-row', { act: 'add', row: rows.length });
    this.replaceChildren(table, add, ...lists);
    this.refocus();
  }

  private input(row: number, column: number, text: string) {
    const input = document.createElement('input');
    input.value = text;
    input.dataset.row = String(row);
    input.dataset.column = String(column);
    input.setAttribute('aria-label', `${this.shown.columns[column].title}, ${row + 1}`);
    if (this.shown.columns[column].offered.length > 0) {
      input.setAttribute('list', this.listId(column));
    }
    return input;
  }

  private listId(column: number) {
    return `fw-sheet-${column}`;
  }

  private offered(column: Column, at: number) {
    const list = document.createElement('datalist');
    list.id = this.listId(at);
    column.offered.forEach((each) => list.append(new Option(each)));
    return list;
  }

  private acts(row: number) {
    const acts = document.createElement('span');
    const act = (name: string, icon: string) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'fw-sheet-act';
      button.title = this.shown.words[name];
      button.setAttribute('aria-label', `${this.shown.words[name]}, ${row + 1}`);
      const picture = document.createElement('span');
      picture.className = 'fw-icon';
      picture.dataset.icon = icon;
      button.append(picture);
      button.onclick = () => this.tell('fw-row', { act: name, row });
      acts.append(button);
    };
    act('up', 'arrow-up');
    act('down', 'arrow-down');
    act('duplicate', 'copy');
    if (this.shown.words.used) {
      act('used', 'link');
      act('rename', 'key');
    }
    act('remove', 'x');
    return acts;
  }

  private place(target: EventTarget | null) {
    const input = (target as HTMLElement).closest<HTMLInputElement>('input[data-row]');
    return input && { input, row: Number(input.dataset.row), column: Number(input.dataset.column) };
  }

  private tell(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private readonly onFocus = (event: Event) => {
    const at = this.place(event.target);
    this.aimed = at && { row: at.row, column: at.column };
  };

  private readonly onChange = (event: Event) => {
    const at = this.place(event.target);
    if (at) {
      event.stopPropagation();
      this.tell('fw-cell', { row: at.row, column: at.column, text: at.input.value });
    }
  };

  private readonly onKey = (event: KeyboardEvent) => {
    const at = this.place(event.target);
    const by = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (at && by !== 0 && !event.altKey && !(at.input.list && event.key !== 'Enter')) {
      event.preventDefault();
      this.go(at.row + by, at.column);
    }
  };

  /** Several cells at once, as spreadsheets give them: tabs between cells, lines between rows. */
  private readonly onPaste = (event: ClipboardEvent) => {
    const at = this.place(event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (at && /[\t\n]/.test(text.trimEnd())) {
      event.preventDefault();
      this.tell('fw-paste', { row: at.row, column: at.column, text: text.trimEnd() });
    }
  };

  private go(row: number, column: number) {
    this.aimed = { row, column };
    const next = this.querySelector<HTMLInputElement>(
      `input[data-row="${row}"][data-column="${column}"]`,
    );
    next?.focus();
    next?.select();
  }

  private refocus() {
    if (this.aimed && (document.activeElement === document.body || document.activeElement === null)) {
      this.go(this.aimed.row, this.aimed.column);
    }
  }
}

customElements.define('fw-sheet', FormworkSheet);
