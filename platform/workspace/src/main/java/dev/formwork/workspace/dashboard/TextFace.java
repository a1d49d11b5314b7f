package dev.formwork.workspace.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.reports.Tile;
import dev.formwork.workspace.text.Say;

/** The words of a tile, as words: nothing in them is ever taken for markup. */
final class TextFace extends Div {

  TextFace(Tile.Text text) {
    addClassName("fw-tile-text");
    for (Tile.Block block : text.text()) {
      if (!block.heading().isEmpty()) {
        add(new H3(Say.t(block.heading())));
      }
      if (!block.paragraph().isEmpty()) {
        add(new Paragraph(Say.t(block.paragraph())));
      }
      if (!block.list().isEmpty()) {
        var list = new UnorderedList();
        block.list().forEach(point -> list.add(new ListItem(Say.t(point))));
        add(list);
      }
    }
  }
}
