package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import dev.formwork.access.Action;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordQuery;
import dev.formwork.rules.Condition;
import dev.formwork.rules.EvaluationContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of records within an actor's reach. */
@Component
class Queries {

  /** Counting stops here: a list says "10,000+". */
  static final int MAX_COUNT = 10_000;

  private final Forms forms;
  private final RecordStore store;
  private final Related related;

  Queries(Forms forms, RecordStore store, Related related) {
    this.related = related;
    this.forms = forms;
    this.store = store;
  }

  RecordPage page(Actor actor, FormModel model, RecordQuery query, EvaluationContext context) {
    Part part = part(actor, model, query, context, Action.READ);
    Bson matching = matching(actor, model, query, context, Action.READ);
    long count = store.count(model.key(), matching, MAX_COUNT + 1);
    return new RecordPage(part.rows(), part.next(), Math.min(count, MAX_COUNT), count <= MAX_COUNT);
  }

  /** Rows without their count, and the cursor of those behind them. */
  record Part(List<RecordPage.Row> rows, @Nullable String next) {}

  /** The rows that the actor may read and do this with. */
  Part part(
      Actor actor, FormModel model, RecordQuery query, EvaluationContext context, Action action) {
    if (query.limit() < 1 || query.limit() > RecordQuery.MAX_LIMIT) {
      throw new Refusal.Invalid(
          Problem.error("record.query.limit", "limit").with("max", RecordQuery.MAX_LIMIT));
    }
    refuseUnreadable(actor, model, query);
    var order =
        query.sort().isEmpty() && model.form().list() != null
            ? model.form().list().sort()
            : query.sort();
    var keyset = new Keyset(order, model.logic());
    Bson matching = matching(actor, model, query, context, action);
    Bson page =
        query.after() == null ? matching : Filters.and(matching, keyset.after(query.after()));
    var documents =
        store
            .collection(model.key())
            .find(page)
            .sort(keyset.order())
            .limit(query.limit() + 1)
            .into(new ArrayList<>());
    boolean more = documents.size() > query.limit();
    var shown = more ? documents.subList(0, query.limit()) : documents;
    return new Part(
        shown.stream().map(document -> row(actor, model, document, context)).toList(),
        more ? keyset.cursor(shown.getLast()) : null);
  }

  /**
   * The first rows of a query that also pass a filter which a definition has: the filter asks about
   * fields on nobody's behalf, so they need not be readable.
   */
  List<RecordPage.Row> offered(
      Actor actor,
      FormModel model,
      RecordQuery query,
      Condition within,
      EvaluationContext context) {
    Bson matching =
        Filters.and(
            matching(actor, model, query, context, Action.READ),
            Filters.ne("state", "draft"),
            new QueryCompiler(model.logic(), context).filter(within));
    var order = model.form().list() == null ? query.sort() : model.form().list().sort();
    var found = new ArrayList<RecordPage.Row>();
    store
        .collection(model.key())
        .find(matching)
        .sort(new Keyset(order, model.logic()).order())
        .limit(query.limit())
        .forEach(document -> found.add(row(actor, model, document, context)));
    return found;
  }

  /** What the query asks for within what the actor may read and do this with. */
  private Bson matching(
      Actor actor, FormModel model, RecordQuery query, EvaluationContext context, Action action) {
    Ways ways = Ways.from(model, related.by(actor, context), null);
    var compiler = new QueryCompiler(model.logic(), context, ways);
    var parts = new ArrayList<Bson>();
    for (Action each : EnumSet.of(Action.READ, action)) {
      parts.add(compiler.reachable(forms.access().reach(actor, each, model.key()), actor.id()));
    }
    parts.add(compiler.filter(query.filter()));
    if (!query.search().isBlank()) {
      parts.addAll(SearchFilter.searchable(actor, model, forms.access()).words(query.search()));
    }
    return Filters.and(parts);
  }

  private RecordPage.Row row(
      Actor actor, FormModel model, Document document, EvaluationContext context) {
    FormRecord record = RecordBson.fromDocument(document, model.key(), model.logic());
    Map<String, FieldAccess> rights =
        Rights.of(actor, model, record, null, forms.access(), Contexts.about(record, context));
    return new RecordPage.Row(
        record.id(),
        record.revision(),
        record.release(),
        record.number(),
        record.state(),
        Viewing.shown(record.data(), rights),
        record.system(),
        rights);
  }

  /** A filter or order on a field reveals its values, so it needs the right to read the field. */
  private void refuseUnreadable(Actor actor, FormModel model, RecordQuery query) {
    var used = new HashSet<String>();
    QueryCompiler.collectFields(query.filter(), used);
    query.sort().stream().map(Form.SortBy::field).forEach(field -> used.add(field.value()));
    refuseUnreadable(actor, model, used);
  }

  void refuseUnreadable(Actor actor, FormModel model, Set<String> used) {
    for (String field : related.closed(actor, model, used)) {
      throw new Refusal.Invalid(Problem.error("record.query.field-forbidden", field));
    }
  }
}
