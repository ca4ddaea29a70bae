// A note beside the pointer or the mark that has the focus. What it says also stands in the mark's label.

export class Tip {
  private readonly box = document.createElement("div");

  constructor(private readonly place: HTMLElement) {
    this.box.className = "chart-tip";
    this.box.hidden = true;
    this.box.setAttribute("aria-hidden", "true");
    place.append(this.box);
  }

  /** Shows lines of text, the first one strong, at a point of the place. */
  show(lines: readonly string[], x: number, y: number): void {
    this.box.replaceChildren(
      ...lines.filter(Boolean).map((line, number) => {
        const part = document.createElement(number ? "span" : "strong");
        part.textContent = line;
        return part;
      }),
    );
    this.box.hidden = false;
    const width = this.place.clientWidth;
    const left = Math.max(0, Math.min(x + 12, width - this.box.offsetWidth - 2));
    const below = y + 16;
    const above = y - this.box.offsetHeight - 10;
    this.box.style.left = `${left}px`;
    this.box.style.top = `${above > 0 ? above : below}px`;
  }

  hide(): void {
    this.box.hidden = true;
  }
}
