// On a phone each row of a list is a card: every cell says which column it was. Roles keep it a table to screen readers.

/** Gives the cells of every data table the words of their column. */
export function labelTables(root) {
  for (const table of root.querySelectorAll("table.data-table:not([data-labelled])")) {
    table.dataset.labelled = "";
    const heads = [...table.querySelectorAll("thead tr:last-child > *")].map(cell => cell.textContent.trim());
    table.setAttribute("role", "table");
    for (const group of table.querySelectorAll("thead, tbody, tfoot")) group.setAttribute("role", "rowgroup");
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      const inHead = row.parentElement.tagName === "THEAD";
      for (const cell of row.cells) {
        const role = inHead ? "columnheader" : cell.tagName === "TH" ? "rowheader" : "cell";
        cell.setAttribute("role", role);
        const words = heads[cell.cellIndex];
        if (!inHead && cell.colSpan === 1 && words && !cell.dataset.label) cell.dataset.label = words;
      }
    }
  }
}
