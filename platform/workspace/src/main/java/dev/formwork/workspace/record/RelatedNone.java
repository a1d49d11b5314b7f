package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import dev.formwork.records.RelatedRecords;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.function.Consumer;

/** The lists of related records that hold nothing yet, in one card; each may be begun from here. */
final class RelatedNone extends Div {

  /**
   * @param empty lists without a record
   * @param record id of the record that they would point to
   * @param link shows the links through which customers hand one in
   */
  RelatedNone(List<RelatedRecords> empty, String record, Consumer<RelatedRecords> link) {
    addClassNames("fw-card", "fw-related");
    var names = new Div();
    names.addClassName("fw-related-none");
    empty.forEach(related -> names.add(name(related, record, link)));
    add(new H2(t("related.none")), names);
  }

  private static Span name(RelatedRecords related, String record, Consumer<RelatedRecords> link) {
    String title = Say.t(related.title());
    var name =
        related.canCreate() ? new Span(RelatedCard.begin(title, related, record)) : new Span(title);
    name.getElement().setAttribute("data-related", related.form().key() + "/" + related.by());
    if (!related.canCreate()) {
      name.addClassName("fw-quiet");
    }
    if (related.canLink()) {
      name.add(RelatedCard.link(() -> link.accept(related)));
    }
    return name;
  }
}
