package dev.formwork.workspace.form;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.Query;
import dev.formwork.forms.FieldType;
import dev.formwork.records.RelationChoice;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record of another form, searched while typing. */
final class RelationInput extends Inputs.Plain<ComboBox<RelationChoice>, RelationChoice> {

  private static final int MOST = 200;

  private final Input.Frame frame;
  private final FormSource source;
  private final FieldType.Relation relation;

  RelationInput(Input.Frame frame, FieldType.Relation relation) {
    super(Inputs.dressed(frame, new ComboBox<>()));
    this.frame = frame;
    this.source = frame.source();
    this.relation = relation;
    field().setManualValidation(true);
    field().setItems(this::found);
    field().setItemLabelGenerator(RelationChoice::label);
    field()
        .addValueChangeListener(change -> {
          if (change.isFromClient()) {
            frame.told().accept(change.getValue() == null ? null : change.getValue().id());
          }
        });
  }

  @Override
  public void show(@Nullable Object value) {
    RelationChoice shown = field().getValue();
    if (!(value instanceof String id)) {
      field().clear();
    } else if (shown == null || !shown.id().equals(id)) {
      field().setValue(new RelationChoice(id, source.label(relation, id)));
    }
  }

  @Override
  public void arrange(Set<String> hidden, Set<String> required) {
    if (relation.filter() != null) {
      field().getLazyDataView().refreshAll();
    }
  }

  private Stream<RelationChoice> found(Query<RelationChoice, String> query) {
    int limit = Math.min(MOST, query.getOffset() + query.getLimit());
    String words = query.getFilter().orElse("");
    var found =
        relation.filter() == null
            ? source.choose(relation, words, limit)
            : frame.choose(words, limit);
    return found.stream().skip(query.getOffset()).limit(query.getLimit());
  }
}
